"""Documents of a protocol: messages and summaries, with their gaps filled from a walk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from amkit.expressions import holds, parse
from amkit.model.prompts import Audience
from amkit.model.rules import Letter
from amkit.model.text import Language, Text
from amkit.walk.engine import whole
from amkit.walk.literal import Filler, words
from amkit.walk.state import Stop, Walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A document, made.

    Attributes:
        id: its id, with the number of the item behind it where its step is repeated.
        title: its name.
        audience: who will read it.
        to: whom it is for; "" where that is not known.
        subject: its subject line; "" for none.
        body: its text.
    """

    id: str
    title: str
    audience: Audience
    to: str
    subject: str
    body: str


def ready(walk: Walk, stops: Sequence[Stop], language: Language) -> tuple[Ready, ...]:
    """Return the documents that the answers call for: of the steps, then of the whole."""
    letters = walk.protocol.documents
    scope = whole(walk) if letters else {}
    return tuple(
        [
            *(
                one
                for stop in stops
                for letter in stop.step.documents
                for one in _made(walk, letter, stop.scope, stop.items, language)
            ),
            *(one for letter in letters for one in _made(walk, letter, scope, (), language)),
        ]
    )


def _made(
    walk: Walk, letter: Letter, scope: Mapping[str, Any], items: tuple[int, ...],
    language: Language,
) -> Iterator[Ready]:  # fmt: skip
    if letter.when and not holds(parse(letter.when), scope):
        return
    fill = Filler(walk, scope, language)
    yield Ready(
        id="-".join((letter.id, *map(str, items))),
        title=fill.text(letter.title),
        audience=letter.audience,
        to=words(parse(letter.to).evaluate(scope), language) if letter.to else "",
        subject=fill.text(letter.subject),
        body=fill.text(Text(_unwrapped(letter.body.en), _unwrapped(letter.body.nl))),
    )


def _unwrapped(body: str) -> str:
    """Return a text with each paragraph on one line; an item of a list stays a line of its own.

    Where a line ends in the protocol's file is where the file became too wide, not where it does
    in a mail. What answers bring into it later keeps its lines.
    """
    return re.sub(r"(?<=[^\n])[ \t]*\n[ \t]*+(?!\n|- |\{\{ ?bullets\()", " ", body.strip("\n"))
