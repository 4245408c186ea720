"""Asking for what must not show on the screen."""

from __future__ import annotations

from amkit.terminal.choose import interactive
from amkit.terminal.output import err


def ask_hidden(question: str) -> str | None:
    """Return what somebody types, which does not show; None where nobody is at a terminal.

    Raises:
        KeyboardInterrupt: Ctrl-C, or Ctrl-D.
    """
    if not interactive():
        return None
    from getpass import getpass  # noqa: PLC0415  few commands ask

    try:
        return getpass(f"{question} ")
    except EOFError:
        err("\n")
        raise KeyboardInterrupt from None
