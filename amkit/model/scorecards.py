"""What a scorecard is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from amkit.model.shape import SHAPE, Threshold
from amkit.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a scorecard weighs: something that is scored, or a group of such things."""

    __pydantic_config__ = SHAPE

    id: str
    """Its name in conditions and answers files."""
    text: Text
    """What is scored, as people read it."""
    weight: Decimal = Decimal(1)
    """How heavily it counts among the items beside it."""
    when: str = ""
    """Condition under which it is scored; otherwise its weight passes on to the items beside it."""
    items: tuple[Item, ...] = ()
    """Of a group: what it is made of."""

    def located(self) -> Iterator[tuple[tuple[str | int, ...], Item]]:
        """Yield the item and every one within it, with the keys it stands at below it."""
        yield (), self
        for number, item in enumerate(self.items):
            for keys, inner in item.located():
                yield ("items", number, *keys), inner


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """What a score means."""

    __pydantic_config__ = SHAPE

    id: str
    """The meaning as conditions read it."""
    text: Text
    """The meaning as people read it."""
    at_least: Threshold = ""
    """The lowest score, 0 to 100, that means this: a number or an expression. The lowest band has
    none."""
