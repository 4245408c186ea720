"""Writing to standard output and standard error: what cannot be written is said, never hidden."""

from __future__ import annotations

import errno
import os
import sys
from typing import TextIO

from amkit.errors import NobodyReads, OutputError
from amkit.model.text import Text


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
    if not _can_write(stream, text):
        from amkit.terminal.paint import plain_ascii  # noqa: PLC0415  few terminals need it

        text = plain_ascii(text)
    _carefully(stream, text)


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
