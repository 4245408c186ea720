"""How long something takes: a number of minutes, or from so many to so many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Minutes:
    """A number of minutes, from `low` to `high`; the same where it is one number."""

    low: int = 0
    high: int = 0

    def __add__(self, other: Minutes) -> Minutes:
        return Minutes(self.low + other.low, self.high + other.high)

    def __bool__(self) -> bool:
        return self.high > 0

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Callable[[Any], Any]) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415  only where a file is read; heavy

        number = core_schema.int_schema()

        def build(given: Any) -> Minutes:
            return cls(*given) if isinstance(given, list) else cls(given, given)

        return core_schema.no_info_after_validator_function(
            build,
            core_schema.tagged_union_schema(
                {
                    "number": number,
                    "range": core_schema.list_schema(number, min_length=2, max_length=2),
                },
                discriminator=lambda given: "range" if isinstance(given, list) else "number",
            ),
        )
