"""Which kind of conversation a protocol is for: some have an order of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from amkit.model.protocol import Protocol, Step
from amkit.source.document import Keys

Conversation: TypeAlias = Literal[
    "new-decision-maker", "review", "renewal", "price", "recovery", "discovery"
]

_WORDS: Mapping[Conversation, frozenset[str]] = {
    "new-decision-maker": frozenset({"decision-maker", "beslisser"}),
    "review": frozenset({
        "annual", "yearly", "review", "evaluation", "qbr", "ebr", "jaargesprek", "kwartaalgesprek",
        "evaluatie", "evaluatiegesprek", "terugblik",
    }),
    "renewal": frozenset({"renewal", "verlenging", "contractverlenging"}),
    "price": frozenset({"price", "prices", "prijs", "prijzen", "prijsverhoging", "tarief"}),
    "recovery": frozenset({
        "recovery", "complaint", "escalation", "apology", "klacht", "escalatie", "excuses",
    }),
    "discovery": frozenset({"discovery", "verkenning", "verkenningsgesprek"}),
}  # fmt: skip
"""The words between the hyphens of an id that say which kind it is."""


def is_about(protocol: Protocol, *kinds: Conversation) -> bool:
    """Tell whether a protocol is for one of these kinds of conversation.

    Its id says so, as whoever starts it reads it: “renewal-large-accounts” is a renewal. A
    protocol whose id says nothing has no order that is asked for.
    """
    name = f"-{protocol.id}-"
    return any(f"-{word}-" in name for kind in kinds for word in _WORDS[kind])


def talk(protocol: Protocol) -> Iterator[tuple[Keys, Step]]:
    """Yield the steps of the conversation itself, in order, with where they stand."""
    for keys, phase, step in protocol.located():
        if phase.moment == "during":
            yield keys, step
