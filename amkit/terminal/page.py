"""A document on the screen: laid out for who reads it there, to the letter for anything else."""

from __future__ import annotations

import os
import sys

from amkit.terminal.look import look_of
from amkit.terminal.output import out

_MOST_COLUMNS = 100
"""Wider lines are hard to read back from."""


def page(markdown: str) -> None:
    """Write a Markdown document; on a terminal laid out, without its front matter.

    Raises:
        OutputError: it cannot be written.
    """
    look = look_of(sys.stdout, os.environ)
    if not look.style:
        out(markdown)
        return
    from rich.console import Console  # noqa: PLC0415  half the start-up time; a page alone needs it
    from rich.markdown import Markdown  # noqa: PLC0415  likewise

    body = markdown.split("---\n", 2)[-1] if markdown.startswith("---\n") else markdown
    console = Console(
        markup=False, emoji=False, highlight=False, file=sys.stdout, legacy_windows=False,
        width=min(look.width, _MOST_COLUMNS), force_terminal=True,
    )  # fmt: skip
    with console.capture() as captured:
        console.print(Markdown(body, hyperlinks=False))
    out(captured.get())
