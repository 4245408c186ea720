"""A YAML file as it was read: plain data, and where everything in it stood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from amkit.model.finding import Place
from amkit.source.complaints import Mark
from amkit.source.signs import signs

Keys: TypeAlias = tuple[str | int, ...]
Spot: TypeAlias = Any
"""Where a value stood: the parser's own event for a scalar, a `Group` for a mapping or list.

Both have `start_mark` and `end_mark`, which know the path of their file. Nothing is worked out
from them before a complaint needs it: most files have none.
"""


class Group:
    """Where a mapping or a list stood, with its members.

    Attributes:
        start_mark, end_mark: the parser's marks of its first character and behind its last.
        members: of a mapping, key to the key's event and the value's spot; of a list, index to
            the item's spot twice.
    """

    __slots__ = ("end_mark", "members", "start_mark")

    def __init__(self, start_mark: Any) -> None:
        self.start_mark = self.end_mark = start_mark
        self.members: dict[str | int, tuple[Any, Spot]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file's data and places.

    Attributes:
        path: the file as the user named it.
        text: its text, line ends as LF.
        data: a mapping of plain data: text, int, Decimal, bool, None, list, dict.
        root: where the data stood.
        parts: the text of other files that something in it was taken from, by their paths.
    """

    path: str
    text: str
    data: dict[str, Any]
    root: Group
    parts: Mapping[str, str] = field(default_factory=dict)

    def place(self, keys: Keys, of: Literal["value", "key"] = "value") -> Place:
        """Return where the value at `keys` stands, or its key; of the nearest parent there is."""
        key_at, spot, whole = self._follow(keys)
        return self._place(spot if of == "value" and whole else key_at)

    def inside(self, keys: Keys, offset: int, length: int = 1) -> Place:
        """Return where `length` characters from `offset` of the text at `keys` stand.

        Also of a text that was folded or has escapes in it. Behind its last character there is
        one place more; where it cannot be told, it is the text as a whole.
        """
        _, spot, whole = self._follow(keys)
        if not whole or isinstance(spot, Group):
            return self.place(keys)
        path = spot.start_mark.name
        found = signs(spot, self._rows(path))
        if not found:
            return self._place(spot)
        if offset >= len(found):
            _, line, column = found[-1]
            return _stretch(path, (line, column + 1), (line, column + 2))
        first, last = found[offset], found[min(offset + max(1, length), len(found)) - 1]
        return _stretch(path, first[1:], (last.line, last.column + 1))

    def _place(self, spot: Spot) -> Place:
        path = spot.start_mark.name
        return _stretch(path, _mark(spot.start_mark), end_of(spot, self._rows(path)))

    def _rows(self, path: str) -> tuple[str, ...]:
        return rows_of(self.parts.get(path, self.text))

    def _follow(self, keys: Keys) -> tuple[Any, Spot, bool]:
        """Go along `keys`: return the last key's spot, its value's, and whether all were there."""
        key_at: Spot = self.root
        spot: Spot = self.root
        for key in keys:
            member = spot.members.get(key) if isinstance(spot, Group) else None
            if member is None:
                return key_at, spot, False
            key_at, spot = member
        return key_at, spot, True


@lru_cache(maxsize=16)
def rows_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text; kept, as a file with one complaint often has more."""
    return tuple(text.split("\n"))


def end_of(spot: Spot, rows: Sequence[str]) -> Mark:
    """Return where a spot ends; what has no bracket ends for the parser where the next begins."""
    line, column = _mark(spot.end_mark)
    if line >= len(rows):  # of a piece that came without its file
        return line, column
    if isinstance(spot, Group):
        last = next(reversed(spot.members.values()))[1] if spot.members else spot
        closed = rows[line][column - 1 : column] in ("]", "}") if column else False
        if closed or last is spot or last.start_mark.name != spot.start_mark.name:
            return line, column
        return end_of(last, rows)
    if column or line == spot.start_mark.line:
        return line, column
    line -= 1
    while line > spot.start_mark.line and not rows[line].strip():
        line -= 1
    return line, len(rows[line].rstrip())


def _stretch(path: str, start: Mark, end: Mark) -> Place:
    return Place(path, start[0] + 1, start[1] + 1, end[0] + 1, end[1] + 1)


def _mark(mark: Any) -> Mark:
    return mark.line, mark.column
