"""Repeats: `goal in answers.goals` names each item of a list in turn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from amkit.errors import ExpressionError
from amkit.expressions.language import Expression, parse
from amkit.model.protocol import ITEM
from amkit.model.text import Text

_NAMED = re.compile(r"\s*(\S+)\s+in\s")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}", re.ASCII)


@dataclass(frozen=True, slots=True, eq=False)
class Repeat:
    """A parsed repeat.

    Attributes:
        item: the name of one item.
        items: what is gone through; its offsets are those of the whole text.
    """

    item: str
    items: Expression


@lru_cache(maxsize=1024)
def parse_repeat(text: str) -> Repeat:
    """Return the repeat that `text` writes: a list, or a name, `in` and a list.

    Raises:
        ExpressionError: it is not one, with the character where that shows.
    """
    named = _NAMED.match(text)
    if named is None:
        return Repeat(ITEM, parse(text))
    name, start = named[1], named.start(1)
    if not _NAME.fullmatch(name):
        raise ExpressionError(
            Text(
                en="before “in” stands the name of one item: a-z, 0-9, _, beginning with a letter",
                nl="voor ‘in’ staat de naam van één onderdeel: a-z, 0-9, _, te beginnen met een "
                "letter",
            ),
            start,
        )
    # Blanks in place of the name keep every offset what it is in the file.
    return Repeat(name, parse(" " * named.end() + text[named.end() :]))
