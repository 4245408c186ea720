"""The line a finding is about, with a caret under it; and text that cannot act on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import combining, east_asian_width

from amkit.model.finding import Place

MOST_SHOWN = 100
"""Most characters of a line that are shown: what a wide terminal has."""
_BEFORE = 40
"""Characters shown in front of the place, where a line is cut."""


def visible(text: str) -> str:
    """Return `text` on one line, with every sign that does not print written out: ␛, ⟨U+202E⟩."""
    return text if text.isprintable() else "".join(map(_shown, text))


def snippet(place: Place, rows: Sequence[str]) -> str:
    """Return the line with a caret under each character of the place, both lines ended.

    Args:
        place: what is pointed at.
        rows: the lines of its file; "" is returned where the place is not among them.
    """
    if not 1 <= place.line <= len(rows):
        return ""
    row, column = rows[place.line - 1], place.column - 1
    first = max(0, column - _BEFORE) if len(row) > MOST_SHOWN else 0
    last = min(len(row), first + MOST_SHOWN)
    end = place.end_column - 1 if place.end_line == place.line else 0
    blanks = _width(row[first:column]) + (1 if first else 0)
    carets = max(1, _width(row[column : min(end, last)]))
    shown = ("…" if first else "") + visible(row[first:last]) + ("…" if last < len(row) else "")
    return f"{place.line:>5} | {shown}\n      | {' ' * blanks}{'^' * carets}\n"


def _shown(sign: str) -> str:
    if sign.isprintable():
        return sign
    code = ord(sign)
    return chr(0x2400 + code) if code < 0x20 else f"⟨U+{code:04X}⟩"


def _width(text: str) -> int:
    """Return how many columns of a terminal `text` takes when it is shown."""
    return sum(
        0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1
        for sign in visible(text)
    )
