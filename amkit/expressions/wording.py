"""Texts with gaps: `{{ expression }}` stands for what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from amkit.errors import ExpressionError
from amkit.expressions.language import Expression, Scope, parse
from amkit.model.text import Text


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """A text in parts.

    Attributes:
        parts: plain text, and each expression with the character it starts at, 0-based.
    """

    parts: tuple[str | tuple[Expression, int], ...]

    def expressions(self) -> Iterator[tuple[Expression, int]]:
        """Yield the expressions in order, each with the character it starts at, 0-based."""
        for part in self.parts:
            if not isinstance(part, str):
                yield part

    def fill(
        self, scope: Scope, show: Callable[[Any], str], gap: Callable[[Expression], str]
    ) -> str:
        """Return the text with each gap filled.

        Args:
            scope: what is known.
            show: from a value to text.
            gap: what to write where the value is not known.
        """
        written: list[str] = []
        for part in self.parts:
            if isinstance(part, str):
                written.append(part)
            else:
                value = part[0].evaluate(scope)
                written.append(gap(part[0]) if value is None or value == "" else show(value))
        return "".join(written)


@lru_cache(maxsize=4096)
def parse_wording(text: str) -> Wording:
    """Return `text` in parts.

    Raises:
        ExpressionError: a gap is not closed, or what it holds is not an expression.
    """
    parts: list[str | tuple[Expression, int]] = []
    end = 0
    while (start := text.find("{{", end)) >= 0:
        if start > end:
            parts.append(text[end:start])
        close = text.find("}}", start)
        if close < 0:
            raise ExpressionError(
                Text(
                    en="this {{ is not closed; write }} behind the expression",
                    nl="deze {{ is niet gesloten; zet }} achter de expressie",
                ),
                start,
            )
        try:
            parts.append((parse(text[start + 2 : close]), start + 2))
        except ExpressionError as error:
            raise ExpressionError(error.text, start + 2 + error.offset) from None
        end = close + 2
    if end < len(text):
        parts.append(text[end:])
    return Wording(tuple(parts))
