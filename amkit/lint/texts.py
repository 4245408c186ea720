"""The texts of a protocol file, as they were written: what rules about wording go through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from amkit.model.finding import Place
from amkit.source.document import Document, Keys

Pieces: TypeAlias = "str | list[str]"
"""A text, or a list of lines."""

FIELDS = frozenset({
    "title", "purpose", "use_when", "pitfalls", "why", "how", "say", "ask", "listen_for", "avoid",
    "prompt", "label", "help", "example", "unit", "low", "high", "text",
    "comment", "message", "why_not", "hints", "examples",
    "what", "subject", "body",
})  # fmt: skip
"""The keys that hold a text for people, wherever they stand."""
_NESTED = ("phases", "steps", "options", "checks", "links", "actions", "documents",
           "rows", "columns", "items", "bands")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text in a protocol file, as it was written.

    Attributes:
        keys: where it stands.
        field: what it is, such as "say" or "title".
        data: a text or a list of lines, or a mapping of language to one of those.
        gaps: whether a line in it has a gap, such as {{ account.name }}; few have.
    """

    keys: Keys
    field: str
    data: Pieces | Mapping[str, Pieces]
    gaps: bool

    def lines(self) -> Iterator[tuple[Keys, str]]:
        """Yield every line in every language, with where it stands."""
        if isinstance(self.data, Mapping):
            for language, pieces in self.data.items():
                yield from lines((*self.keys, language), pieces)
        else:
            yield from lines(self.keys, self.data)


def texts(document: Document) -> Iterator[Written]:
    """Yield every text of a protocol file, in order.

    What is no text where one belongs is passed by: the room `source` complains of it.
    """
    yield from _texts(document.data, ())


def as_lines(pieces: Pieces) -> list[str]:
    """Return what is written as a list of lines."""
    return [pieces] if isinstance(pieces, str) else pieces


def lines(keys: Keys, pieces: Pieces) -> Iterator[tuple[Keys, str]]:
    """Yield each line of what is written at `keys`, with where it stands."""
    if isinstance(pieces, str):
        yield keys, pieces
    else:
        yield from (((*keys, number), line) for number, line in enumerate(pieces))


def is_written(pieces: Pieces) -> bool:
    """Tell whether there is anything to read in a text, or in one of its lines."""
    return any(line.strip() for line in as_lines(pieces))


def part(document: Document, keys: Keys, offset: int, length: int) -> Place:
    """Return where `length` characters from `offset` of the text at `keys` stand."""
    return document.inside(keys, offset, length)


def _texts(data: Any, keys: Keys) -> Iterator[Written]:
    for key, member in data.items() if isinstance(data, dict) else ():
        at = (*keys, key)
        if key in FIELDS:
            if _is_pieces(member) or _is_per_language(member):
                yield Written(keys=at, field=key, data=member, gaps=_has_gaps(member))
        elif key in ("record", "roles", "columns") and isinstance(member, dict):
            for name, prompt in member.items():
                yield from _texts(prompt, (*at, name))
        elif key == "cell":
            yield from _texts(member, at)
        elif key in _NESTED and isinstance(member, list):
            for number, item in enumerate(member):
                yield from _texts(item, (*at, number))


def _has_gaps(data: Pieces | Mapping[str, Pieces]) -> bool:
    pieces = data.values() if isinstance(data, Mapping) else (data,)
    return any("{{" in line for each in pieces for line in as_lines(each))


def _is_pieces(data: Any) -> bool:
    return isinstance(data, str) or (
        isinstance(data, list) and all(isinstance(line, str) for line in data)
    )


def _is_per_language(data: Any) -> bool:
    return isinstance(data, dict) and all(_is_pieces(pieces) for pieces in data.values())
