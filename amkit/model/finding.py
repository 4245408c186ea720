"""A complaint about a file: where, which rule, how bad, what to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from amkit.model.text import Text

Severity = Literal["error", "warning", "info"]
Profile = Literal["minimal", "standard", "strict"]
"""Which rules run where none is chosen: what makes a file useless, all but hints, or all."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a file.

    Attributes:
        path: the file as the user named it; "-" for standard input.
        line, column: where it starts, 1-based, columns in characters.
        end_line, end_column: where it ends, the column exclusive; 0 where only the start is known.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Edit(NamedTuple):
    """A stretch of a file, and the text that is to take its place."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What mends a complaint.

    Attributes:
        edits: what is written otherwise, each in another place.
        safe: whether the file means the same afterwards, or was useless before; otherwise
            somebody has to look.
    """

    edits: tuple[Edit, ...]
    safe: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place a rule objects to, and what mends it where that is known."""

    place: Place
    rule: str
    severity: Severity
    text: Text
    fix: Fix | None = field(default=None, compare=False)
