"""Notes and plans: a template and plain data into Markdown, in a child process with limits."""

from amkit.render.child import Limits
from amkit.render.documents import render

__all__ = ["Limits", "render"]
