"""Writing to standard output and standard error: what cannot be written is said, never hidden."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import TextIO

from amkit.errors import NobodyReads, OutputError
from amkit.model.text import Text
from amkit.terminal.paint import Look, plain_ascii
from amkit.terminal.visible import visible


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
    """Return the columns that the terminal has now; COLUMNS may be of before it was resized."""
    try:
        return max(1, os.get_terminal_size(stream.fileno() if stream else 1).columns)
    except (OSError, ValueError):
        return max(1, shutil.get_terminal_size((80, 24)).columns)


def _shows_unicode(stream: TextIO | None) -> bool:
    encoding = getattr(stream, "encoding", None) or "ascii"
    try:
        "│•‹é€".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def out(text: str) -> None:
    """Write to standard output.

    Raises:
        NobodyReads: who reads it has gone.
        OutputError: it cannot be written.
    """
    _write(sys.stdout, text)


def err(text: str) -> None:
    """Write to standard error; where that cannot be done, there is nobody to tell."""
    try:
        _write(sys.stderr, text)
    except OutputError:
        return


def flush() -> None:
    """Make sure that what was written has gone out.

    Raises:
        NobodyReads: who reads it has gone.
        OutputError: it cannot be written.
    """
    if sys.stdout is not None and not sys.stdout.closed:
        _carefully(sys.stdout, "")


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None or stream.closed:
        raise _not_written("standard output is closed", "de standaarduitvoer is gesloten")
    _carefully(stream, text if _can_write(stream, text) else plain_ascii(text))


def _can_write(stream: TextIO, text: str) -> bool:
    try:
        text.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _carefully(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _silence(stream)
        raise NobodyReads(Text("nobody reads this", "niemand leest dit")) from None
    except OSError as error:
        _silence(stream)
        full = error.errno == errno.ENOSPC
        reason = os.strerror(error.errno or 0)
        raise _not_written(
            "the disk is full" if full else f"standard output cannot be written ({reason})",
            "de schijf is vol" if full else f"de uitvoer is niet te schrijven ({reason})",
        ) from None


def _silence(stream: TextIO) -> None:
    """Point the stream nowhere, so that Python's own flush at the end does not complain again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return


def _not_written(en: str, nl: str) -> OutputError:
    return OutputError(Text(en=en, nl=nl))


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a table.

    Raises:
        OutputError: it cannot be written.
    """
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415  half the start-up time; lists alone need it
    from rich.console import Console  # noqa: PLC0415  likewise
    from rich.table import Table  # noqa: PLC0415  likewise
    from rich.text import Text as Plain  # noqa: PLC0415  likewise

    made = Table(box=SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        made.add_column(Plain(visible(head)), overflow="fold")
    for row in rows:
        made.add_row(*(Plain(visible(cell)) for cell in row))
    console = Console(
        markup=False, emoji=False, highlight=False, file=sys.stdout, legacy_windows=False,
        no_color=not look_of(sys.stdout, os.environ).style,
    )  # fmt: skip
    with console.capture() as captured:
        console.print(made)
    out(captured.get())
