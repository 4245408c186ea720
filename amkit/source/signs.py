"""Where each sign of a text stands in its file: also of one that was folded, quoted or escaped.

The parser gives the text and where it begins and ends. What it did in between is done again here,
sign by sign, and only for texts that somebody complains of. Where the outcome is not the parser's
text to the letter, nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple


class Sign(NamedTuple):
    """A sign of a text, and the line and column where it is written, both 0-based."""

    sign: str
    line: int
    column: int


_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0",
    "L": "\u2028", "P": "\u2029", "\t": "\t",
}  # fmt: skip
_DIGITS = {"x": 2, "u": 4, "U": 8}
"""How many digits an escape has behind its letter."""


def signs(scalar: Any, rows: Sequence[str]) -> tuple[Sign, ...]:
    """Return where each sign of a scalar stands; nothing where that cannot be told for sure.

    Args:
        scalar: the parser's event.
        rows: the lines of its file.
    """
    for found in _attempts(scalar, rows):
        if "".join(one.sign for one in found) == scalar.value:
            return tuple(found)
    return ()


def _attempts(scalar: Any, rows: Sequence[str]) -> Iterator[list[Sign]]:
    if scalar.style in ("|", ">"):
        end = scalar.end_mark  # at the start of the next line, save in a file that ends without one
        lines = range(scalar.start_mark.line + 1, end.line + (end.column > 0))
        make = _literal if scalar.style == "|" else _folded
        deep = next((_margin(rows[line]) for line in lines if rows[line].strip()), 0)
        # A header with a digit says how deep its text stands; else that is where it begins.
        for indent in range(deep, -1, -1):
            yield list(make(lines, rows, indent))[: len(scalar.value)]
    else:
        yield list(_flow(scalar, rows))


def _margin(row: str) -> int:
    return len(row) - len(row.lstrip(" "))


def _literal(lines: range, rows: Sequence[str], indent: int) -> Iterator[Sign]:
    for line in lines:
        yield from _written(rows[line], line, indent, len(rows[line]))
        yield Sign("\n", line, max(indent, len(rows[line])))


def _folded(lines: range, rows: Sequence[str], indent: int) -> Iterator[Sign]:
    """Yield the signs of a text whose lines are joined, save those that stand deeper."""
    before: int | None = None
    for line in lines:
        row = rows[line]
        if not row[indent:]:
            continue
        kept = row[indent] in " \t" or (before is not None and rows[before][indent] in " \t")
        yield from _joined(lines.start if before is None else before, line, rows,
                           kept=kept, first=before is None)  # fmt: skip
        yield from _written(row, line, indent, len(row))
        before = line
    first = lines.start if before is None else before
    yield from (Sign("\n", line, len(rows[line])) for line in range(first, lines.stop))


def _joined(
    before: int, line: int, rows: Sequence[str], *, kept: bool, first: bool
) -> Iterator[Sign]:
    """Yield what the parser makes of the line ends between two lines of a folded text."""
    if first or kept:
        yield from (Sign("\n", at, len(rows[at])) for at in range(before, line))
    elif line == before + 1:
        yield Sign(" ", before, len(rows[before]))
    else:
        yield from (Sign("\n", at, len(rows[at])) for at in range(before + 1, line))


def _written(row: str, line: int, start: int, end: int) -> Iterator[Sign]:
    yield from (Sign(row[at], line, at) for at in range(start, end))


def _flow(scalar: Any, rows: Sequence[str]) -> Iterator[Sign]:
    """Yield the signs of a plain or quoted text."""
    first, last = scalar.start_mark, scalar.end_mark
    quote = 1 if scalar.style else 0
    blank = 0
    open_ = False
    for line in range(first.line, last.line + 1):
        row = rows[line]
        begin = first.column + quote if line == first.line else _leading(row)
        end = last.column - quote if line == last.line else len(row.rstrip(" \t"))
        if line > first.line:
            if end <= begin and line < last.line:
                blank += 1
                continue
            yield from _fold(line, blank, rows, joined=open_)
            blank = 0
        open_ = scalar.style == '"' and line < last.line and _ends_open(row[begin:end])
        yield from _unquoted(row, line, begin, end - open_, scalar.style)


def _leading(row: str) -> int:
    return len(row) - len(row.lstrip(" \t"))


def _ends_open(text: str) -> bool:
    r"""Tell whether a line ends with a \ that takes its line end away."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _fold(line: int, blank: int, rows: Sequence[str], *, joined: bool) -> Iterator[Sign]:
    if blank:
        yield from (Sign("\n", at, len(rows[at])) for at in range(line - blank, line))
    elif not joined:
        yield Sign(" ", line - 1, len(rows[line - 1].rstrip(" \t")))


def _unquoted(row: str, line: int, begin: int, end: int, style: str | None) -> Iterator[Sign]:
    at = begin
    while at < end:
        sign, length = row[at], 1
        if style == "'" and sign == "'":
            length = 2
        elif style == '"' and sign == "\\":
            sign, length = _escaped(row[at:end])
        yield Sign(sign, line, at)
        at += length


def _escaped(text: str) -> tuple[str, int]:
    """Return the sign that an escape stands for, and how long the escape is."""
    letter = text[1:2]
    digits = _DIGITS.get(letter, 0)
    if digits:
        return chr(int(text[2 : 2 + digits], 16)), 2 + digits
    return _ESCAPES.get(letter, letter), 2
