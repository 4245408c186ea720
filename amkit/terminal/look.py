"""What the terminal at hand can do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from typing import TextIO

from amkit.terminal.paint import Look


def look_of(stream: TextIO | None, environ: Mapping[str, str]) -> Look:
    """Return what the terminal behind `stream` can do."""
    dumb = environ.get("TERM", "") in ("", "dumb", "unknown")
    tty = stream is not None and stream.isatty()
    return Look(
        width=_width(stream) if tty else max(1, shutil.get_terminal_size((80, 24)).columns),
        style=tty and not dumb and not environ.get("NO_COLOR"),
        unicode=_shows_unicode(stream),
    )


def _width(stream: TextIO | None) -> int:
    """Return the columns that the terminal has now; COLUMNS may be of before it was resized.

    A terminal that says 0 does not know.
    """
    try:
        told = os.get_terminal_size(stream.fileno() if stream else 1).columns
    except (OSError, ValueError):
        told = 0
    return told or max(1, shutil.get_terminal_size((80, 24)).columns)


def _shows_unicode(stream: TextIO | None) -> bool:
    encoding = getattr(stream, "encoding", None) or "ascii"
    try:
        "│•‹é€".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
