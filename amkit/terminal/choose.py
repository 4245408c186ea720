"""Which prompter fits the terminal at hand."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from amkit.errors import UsageError
from amkit.model.text import Text
from amkit.terminal.full import FullPrompter
from amkit.terminal.plain import PlainPrompter
from amkit.terminal.screens import Prompter


def interactive() -> bool:
    """Tell whether a person is there to be asked again."""
    return sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty()


def prompter(*, plain: bool, environ: Mapping[str, str]) -> Prompter:
    """Return the prompter for this terminal.

    Raises:
        UsageError: there is no standard input at all.
    """
    if sys.stdin is None or sys.stdin.closed:
        raise UsageError(
            Text(
                en="there is no terminal to ask at; use --answers FILE",
                nl="er is geen terminal om iets te vragen; gebruik --answers BESTAND",
            )
        )
    dumb = environ.get("TERM", "") in ("", "dumb", "unknown")
    able = interactive() and sys.stdout is not None and sys.stdout.isatty()
    return FullPrompter() if able and not dumb and not plain else PlainPrompter()
