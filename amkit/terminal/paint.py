"""Screens into text: wrapped to the width, with the few colours that every terminal has.

It is written out here, and not by Rich, because it stands before the first prompt: Rich takes as
long to load as everything else a known protocol needs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from amkit.terminal.screens import Block, Heading, Paragraph, Rows, Screen, Section, Spoken, Tone
from amkit.terminal.visible import visible

NARROW = 40
"""Below this many columns a table shows one field a line."""
WIDEST = 88
"""Lines longer than this are hard to read, however wide the terminal is."""

_BOLD, _QUIET, _GOOD, _WARNING, _SPOKEN = "1", "2", "32", "33", "1;36"
_TONES: dict[Tone, str] = {"plain": "", "quiet": "", "good": _GOOD, "warning": _WARNING}
_ASCII = str.maketrans(
    {"│": "|", "┃": "|", "•": "*", "─": "-", "▸": ">", "✓": "+", "–": "-", "↻": "~", "·": "-",
     "‹": "<", "›": ">", "…": "...", "“": '"', "”": '"', "‘": "'", "’": "'", "„": '"', "→": "->",
     "€": "EUR "}
)  # fmt: skip


class Look(NamedTuple):
    """What a terminal can do.

    Attributes:
        width: columns; at least 1.
        style: whether it shows colours and bold.
        unicode: whether it shows more than ASCII.
    """

    width: int
    style: bool
    unicode: bool


def paint(screen: Screen, look: Look) -> str:
    """Return the text that shows a screen, with a line end behind it."""
    painter = _Painter(look)
    lines = [line for block in screen for line in painter.block(block)]
    text = "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"
    return text if look.unicode else plain_ascii(text)


def plain_ascii(text: str) -> str:
    """Return what a terminal without Unicode can show of a text; the stored one stays as it is."""
    parts = unicodedata.normalize("NFKD", text.translate(_ASCII))
    bare = (sign for sign in parts if not unicodedata.combining(sign))
    return "".join(sign if sign.isascii() else "?" for sign in bare)


def columns(text: str) -> int:
    """Return how many columns a text takes: two for wide signs, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(_columns_of(sign) for sign in text)


def _columns_of(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def wrap(text: str, width: int) -> list[str]:
    """Return a text in lines of at most `width` columns; words longer than that are cut."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, taken = "", 0
        for word in paragraph.split(" "):
            for piece in _pieces(word, width):
                needed = columns(piece)
                if line and taken + 1 + needed > width:
                    lines.append(line)
                    line, taken = piece, needed
                else:
                    line = f"{line} {piece}" if line else piece
                    taken += needed + (taken > 0)
        lines.append(line)
    return lines


def _pieces(word: str, width: int) -> Iterator[str]:
    while columns(word) > width:
        taken, end = 0, 0
        while end < len(word) and taken + _columns_of(word[end]) <= width:
            taken += _columns_of(word[end])
            end += 1
        end = max(end, 1)
        yield word[:end]
        word = word[end:]
    yield word


class _Painter:
    def __init__(self, look: Look) -> None:
        self.width = max(1, min(look.width, WIDEST) - 1)
        self.style = look.style

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield from self._heading(block)
            case Spoken():
                yield from self._spoken(block)
            case Section():
                yield from self._section(block)
            case Paragraph():
                yield from self._lines(visible(block.text), _TONES[block.tone], block.tone)
                yield ""
            case Rows():
                yield from self._rows(block)
                yield ""

    def _sgr(self, text: str, codes: str) -> str:
        return f"\x1b[{codes}m{text}\x1b[0m" if self.style and codes and text else text

    def _lines(self, text: str, codes: str, tone: Tone = "plain") -> Iterator[str]:
        codes = _QUIET if tone == "quiet" else codes
        for line in wrap(text, self.width):
            yield self._sgr(line, codes)

    def _heading(self, block: Heading) -> Iterator[str]:
        text, aside = visible(block.text), visible(block.aside)
        gap = self.width - columns(text) - columns(aside)
        if aside and gap >= 2:
            yield self._sgr(text, _BOLD) + " " * gap + self._sgr(aside, _QUIET)
        else:
            yield from self._lines(text, _BOLD)
            yield from self._lines(aside, _QUIET) if aside else ()
        yield self._sgr("─" * self.width, _QUIET)

    def _spoken(self, block: Spoken) -> Iterator[str]:
        """Paint the literal lines: what the eye must find first."""
        yield from self._lines(visible(block.label).upper(), _QUIET)
        yield ""
        for line in block.lines:
            for row in wrap(visible(line), max(1, self.width - 4)):
                yield self._sgr("  ┃ ", _SPOKEN) + self._sgr(row, _SPOKEN)
            yield ""

    def _section(self, block: Section) -> Iterator[str]:
        yield from self._lines(visible(block.label), _BOLD)
        bullet = "• " if len(block.lines) > 1 else ""
        for line in block.lines:
            indent = "  " if self.width >= 20 else ""
            rows = wrap(visible(line), max(1, self.width - len(indent) - len(bullet)))
            for number, row in enumerate(rows):
                first = bullet if number == 0 else " " * len(bullet)
                yield indent + first + self._sgr(row, _TONES[block.tone])
        yield ""

    def _rows(self, block: Rows) -> Iterator[str]:
        rows = [tuple(visible(cell) for cell in row) for row in block.rows]
        if block.numbered:
            rows = [(str(number), *row) for number, row in enumerate(rows, start=1)]
        if self.width < NARROW:
            for row in rows:
                yield from wrap(" ".join(cell for cell in row if cell.strip()), self.width)
            return
        widths = _widths(rows, self.width)
        for row in rows:
            yield from self._row(row, widths)

    def _row(self, row: tuple[str, ...], widths: list[int]) -> Iterator[str]:
        cells = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
        for number in range(max(len(cell) for cell in cells)):
            parts = [cell[number] if number < len(cell) else "" for cell in cells]
            yield "  ".join(
                part + " " * (width - columns(part))
                for part, width in zip(parts, widths, strict=True)
            )


def _widths(rows: list[tuple[str, ...]], width: int) -> list[int]:
    """Return a width for each column: what it needs, the widest giving way until all fit."""
    if not rows:
        return []
    widths = [max(1, *(columns(cell) for cell in column)) for column in zip(*rows, strict=True)]
    room = width - 2 * (len(widths) - 1)
    while sum(widths) > room and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    return widths
