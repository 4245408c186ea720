"""A YAML file as it was read: plain data, and where everything in it stood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from amkit.model.finding import Place
from amkit.source.complaints import Mark

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
        return _between(spot if of == "value" and whole else key_at)

    def inside(self, keys: Keys, offset: int) -> Place:
        """Return where character `offset` of the text at `keys` stands.

        Exact for plain and quoted text on one line and for literal blocks; the start of the text
        where it was folded or has escapes in it.
        """
        _, spot, whole = self._follow(keys)
        if not whole or isinstance(spot, Group):
            return self.place(keys)
        path = spot.start_mark.name
        (line, column), lines = _mark(spot.start_mark), self.parts.get(path, self.text).split("\n")
        if spot.style == "|" and not any(sign.isdigit() for sign in lines[line][column:]):
            return _in_block(path, line + 1, offset, lines)
        written = lines[line][column : spot.end_mark.column] if _on_one_line(spot) else ""
        escaped = "\\" in written if spot.style == '"' else "''" in written[1:-1]
        if not written or spot.style in ("|", ">") or (spot.style and escaped):
            return _between(spot)
        column += offset + (1 if spot.style else 0)
        return _stretch(path, (line, column), (line, column + 1))

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


def _in_block(path: str, line: int, offset: int, lines: list[str]) -> Place:
    indent = next((len(text) - len(text.lstrip(" ")) for text in lines[line:] if text.strip()), 0)
    for at in range(line, len(lines)):
        length = max(0, len(lines[at]) - indent)
        if offset <= length:
            return _stretch(path, (at, indent + offset), (at, indent + offset + 1))
        offset -= length + 1
    return _stretch(path, (line, indent), (line, indent + 1))


def _between(spot: Spot) -> Place:
    return _stretch(spot.start_mark.name, _mark(spot.start_mark), _mark(spot.end_mark))


def _stretch(path: str, start: Mark, end: Mark) -> Place:
    return Place(path, start[0] + 1, start[1] + 1, end[0] + 1, end[1] + 1)


def _mark(mark: Any) -> Mark:
    return mark.line, mark.column


def _on_one_line(spot: Spot) -> bool:
    return bool(spot.start_mark.line == spot.end_mark.line)
