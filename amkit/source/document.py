"""A YAML file as it was read: plain data, and where everything in it stood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from amkit.model.finding import Place

Keys: TypeAlias = tuple[str | int, ...]
Mark: TypeAlias = tuple[int, int]
"""A line and a column, both 0-based, as the parser gives them."""


@dataclass(slots=True)
class Spot:
    """Where one value stood.

    Attributes:
        start, end: its first character and the one behind its last.
        style: how a scalar was written: "" plain, ' or " quoted, | or > block; "" for others.
        members: for a mapping, key to (key's start, key's end, value's spot); for a list, by index.
    """

    start: Mark
    end: Mark
    style: str = ""
    members: dict[str | int, tuple[Mark, Mark, Spot]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file's data and places.

    Attributes:
        path: the file as the user named it.
        text: its text, line ends as LF.
        data: a mapping of plain data: text, int, Decimal, bool, None, list, dict.
        root: where the data stood.
    """

    path: str
    text: str
    data: dict[str, Any]
    root: Spot

    def place(self, keys: Keys, of: Literal["value", "key"] = "value") -> Place:
        """Return where the value at `keys` stands, or its key; of the nearest parent there is."""
        spot, key_at = self.root, (self.root.start, self.root.end)
        for key in keys:
            member = spot.members.get(key)
            if member is None:
                return self._between(*key_at)
            key_at, spot = (member[0], member[1]), member[2]
        return self._between(*key_at) if of == "key" else self._between(spot.start, spot.end)

    def inside(self, keys: Keys, offset: int) -> Place:
        """Return where character `offset` of the text at `keys` stands.

        Exact for plain and quoted text on one line and for literal blocks; the start of the text
        where it was folded or has escapes in it.
        """
        spot = self._spot(keys)
        (line, column), lines = spot.start, self.text.split("\n")
        if spot.style == "|":
            return self._in_block(line + 1, offset, lines)
        written = lines[line][column : spot.end[1]] if spot.end[0] == line else ""
        escaped = "\\" in written if spot.style == '"' else "''" in written[1:-1]
        if not written or (spot.style and escaped):
            return self._between(spot.start, spot.end)
        column += offset + (1 if spot.style else 0)
        return self._between((line, column), (line, column + 1))

    def _spot(self, keys: Keys) -> Spot:
        spot = self.root
        for key in keys:
            spot = spot.members[key][2]
        return spot

    def _in_block(self, line: int, offset: int, lines: list[str]) -> Place:
        indent = next(
            (len(text) - len(text.lstrip(" ")) for text in lines[line:] if text.strip()), 0
        )
        for at in range(line, len(lines)):
            length = max(0, len(lines[at]) - indent)
            if offset <= length:
                return self._between((at, indent + offset), (at, indent + offset + 1))
            offset -= length + 1
        return self._between((line, indent), (line, indent + 1))

    def _between(self, start: Mark, end: Mark) -> Place:
        return Place(self.path, start[0] + 1, start[1] + 1, end[0] + 1, end[1] + 1)
