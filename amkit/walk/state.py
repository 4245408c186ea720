"""A walk: a protocol and the answers so far. Everything else follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from amkit.model.prompts import Prompt
from amkit.model.protocol import Phase, Protocol, Step
from amkit.model.record import Record
from amkit.model.run import Answer, Slot

Standing = Literal["open", "answered", "left", "stale"]
"""How a place stands: not reached, answered, left with a reason, or answered before something
it depends on changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """The engine's whole state.

    Attributes:
        protocol: what is walked.
        account: the account's name.
        record: what was known of the account before this run.
        me: who walks it.
        today: the account's date.
        answers: everything recorded in this run, oldest first; the last for a slot counts.
    """

    protocol: Protocol
    account: str
    record: Record
    me: str
    today: date
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One thing to record in a walk, and what was recorded.

    Attributes:
        slot: its address.
        prompt: what it asks; for a field of an entry, that field's own prompt.
        entry: the name of the entry prompt it belongs to; "" otherwise.
        answer: the latest answer; None where there is none.
        standing: how it stands.
    """

    slot: Slot
    prompt: Prompt
    entry: str = ""
    answer: Answer | None = None
    standing: Standing = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A step as it stands in a walk; a repeated step is a stop for each item.

    Attributes:
        phase, step: where it comes from.
        items: which item of each repetition it is for, 1-based; empty where it is not repeated.
        label: the item's name; "" where it is not repeated.
        scope: what texts and conditions know here, plain values by name.
        places: what it asks, in order, as far as the answers so far tell.
        notes: the free notes made here.
    """

    phase: Phase
    step: Step
    items: tuple[int, ...]
    label: str
    scope: Mapping[str, Any]
    places: tuple[Place, ...]
    notes: tuple[Answer, ...]

    @property
    def standing(self) -> Standing:
        """How the whole step stands."""
        standings = {place.standing for place in self.places}
        for worst in ("stale", "open", "answered"):
            if worst in standings:
                return worst
        return "left"
