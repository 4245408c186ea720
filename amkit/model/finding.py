"""A complaint about a file: where, which rule, how bad, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from amkit.model.text import Text

Severity = Literal["error", "warning", "info"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place a rule objects to."""

    place: Place
    rule: str
    severity: Severity
    text: Text
