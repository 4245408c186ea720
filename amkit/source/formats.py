"""Protocols of an earlier format, rewritten in today's: the text, as its author laid it out.

Only what the format changed is changed in the text; comments, order, quotes and line ends stay.
What comes out is read again, and must say the same: a text that is written in a way that this
cannot follow is refused, never bent.

    1 → 2: `for_each: goal in answers.goals` replaces `for_each: answers.goals` with `item: goal`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from amkit.errors import ProtocolError
from amkit.model.finding import Finding
from amkit.model.protocol import FORMAT, ITEM
from amkit.model.text import Text
from amkit.source.document import Document, Group, Keys
from amkit.source.reader import read

_BOM = b"\xef\xbb\xbf"


def migrated(raw: bytes, path: str) -> bytes:
    """Return a protocol's text in today's format; unchanged where it is written in that.

    Raises:
        ProtocolError: it cannot be read, needs a later amkit, or is written in a way that has to
            be rewritten by hand; carries where.
    """
    document = _read(raw, path)
    wanted = document.data.get("amkit")
    if type(wanted) is not int or wanted == FORMAT:
        return raw
    if wanted != 1:
        raise ProtocolError((unread(document, wanted),))
    return _to_2(raw, document)


def unread(document: Document, wanted: int) -> Finding:
    """Return what to say of a file whose format is not today's."""
    text = Text(
        en=f"this file is written in amkit format {wanted}; this amkit reads {FORMAT}: "
        "install a newer amkit",
        nl=f"dit bestand is geschreven in amkit-formaat {wanted}; deze amkit leest {FORMAT}: "
        "installeer een nieuwere amkit",
    )
    if 0 < wanted < FORMAT:
        text = Text(
            en=f"this file is written in amkit format {wanted}; `amkit migrate {document.path}` "
            f"rewrites it in {FORMAT}",
            nl=f"dit bestand is geschreven in amkit-formaat {wanted}; "
            f"`amkit migrate {document.path}` herschrijft het in {FORMAT}",
        )
    place = document.place(("amkit",))
    return Finding(place=place, rule="format", severity="error", text=text)


def _read(raw: bytes, path: str) -> Document:
    document, found = read(raw, path)
    if document is None:
        raise ProtocolError(tuple(one for one in found if one.severity == "error"))
    return document


# From 1 to 2 ------------------------------------------------------------------------------


def _to_2(raw: bytes, document: Document) -> bytes:
    steps = tuple(_steps(document.data, document.root, ()))
    for keys, step, _ in steps:
        if "item" in step and not (isinstance(step["item"], str) and "for_each" in step):
            raise _by_hand(document, (*keys, "item"))
    bom = _BOM if raw.startswith(_BOM) else b""
    lines = _Lines(raw.removeprefix(_BOM).decode("utf-8"))
    lines.change(_number(document), *(change for _, step, spot in steps if "item" in step
                                      for change in _named(step["item"], spot)))  # fmt: skip
    rewritten = bom + lines.text.encode("utf-8")
    again = read(rewritten, document.path)[0]
    if again is None or _meaning(again.data) != _meaning({**document.data, "amkit": FORMAT}):
        first = next((keys for keys, step, _ in steps if "item" in step), ())
        raise _by_hand(document, (*first, "item"))
    return rewritten


def _steps(data: Any, spot: Any, keys: Keys) -> Iterator[tuple[Keys, Mapping[str, Any], Group]]:
    """Yield every step, at any depth, with where it stands."""
    for key in ("phases", "steps"):
        members = data.get(key)
        for number, member in enumerate(members if isinstance(members, list) else ()):
            if isinstance(member, dict):
                where = spot.members[key][1].members[number][1]
                if key == "steps":
                    yield (*keys, key, number), member, where
                yield from _steps(member, where, (*keys, key, number))


def _number(document: Document) -> _Change:
    value = document.root.members["amkit"][1]
    at = (value.start_mark.line, value.start_mark.column)
    return at, lambda lines: lines.replace(at, value.end_mark.column, str(FORMAT))


def _named(item: str, step: Group) -> Iterator[_Change]:
    """Yield the changes that move the name of an item into the repeat."""
    if item != ITEM:
        value = step.members["for_each"][1]
        yield _start(value), lambda lines: lines.put_before(value, f"{item} in ")
    yield _start(step.members["item"][0]), lambda lines: lines.take_out(step, "item")


def _start(spot: Any) -> tuple[int, int]:
    return spot.start_mark.line, spot.start_mark.column


class _Lines:
    """The lines of a text while they are changed, from the last to the first."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")  # one that ended with CR LF keeps its CR

    @property
    def text(self) -> str:
        """What they are by now."""
        return "\n".join(self._lines)

    def change(self, *changes: _Change) -> None:
        """Make changes, the last one first, so that each finds its place as it was read."""
        for _, make in sorted(changes, key=lambda change: change[0], reverse=True):
            make(self)

    def replace(self, start: tuple[int, int], end: int, text: str) -> None:
        """Put a text in the place of a stretch of one line."""
        line, column = start
        self._lines[line] = self._lines[line][:column] + text + self._lines[line][end:]

    def put_before(self, value: Any, text: str) -> None:
        """Put a text at the beginning of a scalar, inside its quotes or its block."""
        line, column = _start(value)
        if value.style in ("|", ">"):
            line = next(n for n in range(line + 1, len(self._lines)) if self._lines[n].strip())
            column = len(self._lines[line]) - len(self._lines[line].lstrip(" "))
        elif value.style:
            column += 1
        self.replace((line, column), column, text)

    def take_out(self, group: Group, key: str) -> None:
        """Take a key and its value, written on one line, out of a mapping."""
        name, value = group.members[key]
        (line, start), end = _start(name), value.end_mark.column
        before, after = self._lines[line][:start], self._lines[line][end:]
        opened, column = _start(group)
        if self._lines[opened][column : column + 1] == "{":
            self._out_of_braces(line, before, after)
        elif before.strip():
            self._from_behind_the_dash(line, before, after.strip())
        else:
            comment = after.strip()
            self._lines[line : line + 1] = [before + after.lstrip(" ")] if comment else []

    def _out_of_braces(self, line: int, before: str, after: str) -> None:
        rest = after.lstrip(" ,")
        if rest[:1] == "}" and before.rstrip().endswith(","):
            left = before.rstrip(" ,") + after
        else:
            left = before + rest
        self._lines[line : line + 1] = [left] if left.strip() else []

    def _from_behind_the_dash(self, line: int, before: str, comment: str) -> None:
        """Let the next key take the place; comments between them move above the dash."""
        ended = "\r" if self._lines[line].endswith("\r") else ""
        margin = before[: len(before) - len(before.lstrip(" "))]
        comments = [comment] if comment else []
        following = line + 1
        while self._lines[following].strip()[:1] in ("", "#"):
            comments.append(self._lines[following].strip())
            following += 1
        moved = [f"{margin}{one}{ended}" if one else ended for one in comments]
        self._lines[line : following + 1] = [*moved, before + self._lines[following].lstrip(" ")]


_Change: TypeAlias = tuple[tuple[int, int], Callable[[_Lines], None]]
"""Where a text is changed, line and column counted from 0, and how."""


def _meaning(data: Any) -> Any:
    """Return what a protocol says, however its repeats are written."""
    if isinstance(data, list):
        return [_meaning(member) for member in data]
    if not isinstance(data, dict):
        return data
    made = {key: _meaning(value) for key, value in data.items()}
    if isinstance(made.get("for_each"), str):
        item = made.pop("item", ITEM)
        named = made["for_each"] if item == ITEM else f"{item} in {made['for_each']}"
        made["for_each"] = named.split()
    return made


def _by_hand(document: Document, keys: Keys) -> ProtocolError:
    text = Text(
        en="amkit migrate cannot rewrite this; write “for_each: NAME in LIST” and leave “item” out",
        nl="amkit migrate kan dit niet herschrijven; schrijf ‘for_each: NAAM in LIJST’ en laat "
        "‘item’ weg",
    )
    place = document.place(keys, of="key")
    return ProtocolError((Finding(place=place, rule="format", severity="error", text=text),))
