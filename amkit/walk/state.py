"""A walk: a protocol and the answers so far. Everything else follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from amkit.model.prompts import OneValue
from amkit.model.protocol import Phase, Protocol, Step
from amkit.model.record import Record
from amkit.model.run import Answer, Slot
from amkit.model.text import Language, Text
from amkit.model.values import Value
from amkit.walk.history import History

Standing = Literal["open", "answered", "left", "stale", "computed", "waiting"]
"""How a place stands: not reached, answered, left with a reason, answered before something it
depends on changed, worked out from other answers; a whole step can wait for its day."""


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
        previous: what the account's last run of this protocol answered, by the prompt's name.
        previous_day: when that run was changed last; None where there is none.
        history: what the answers come to; found out here where it is not that of these answers.
    """

    protocol: Protocol
    account: str
    record: Record
    me: str
    today: date
    answers: tuple[Answer, ...] = ()
    previous: Mapping[str, Any] = field(default_factory=dict)
    previous_day: date | None = None
    history: History = field(default=History(), repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find out what the answers come to, unless that is known."""
        if self.history.of is not self.answers:
            object.__setattr__(self, "history", History().and_then(self.answers))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One thing to record in a walk, and what was recorded.

    Attributes:
        slot: its address.
        prompt: what it asks; for a field of an entry, that field's own prompt.
        entry: the name of the entry prompt it belongs to; "" otherwise.
        answer: the latest answer; None where there is none.
        standing: how it stands.
        computed: what was worked out, where nobody said otherwise.
        about: in a table the row that it is in; in a scorecard the group.
        row: in a table, what the row holds so far, by column; None elsewhere.
    """

    slot: Slot
    prompt: OneValue
    entry: str = ""
    answer: Answer | None = None
    standing: Standing = "open"
    computed: Value = None
    about: Text = Text()
    row: Mapping[str, Any] | None = None

    def known(self, scope: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what is known here: what the stop knows, and in a table this row."""
        return scope if self.row is None else {**scope, "row": self.row}

    @property
    def value(self) -> Value:
        """What was answered or worked out; None where nothing was."""
        return self.computed if self.answer is None else self.answer.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A step as it stands in a walk; a repeated step is a stop for each item.

    Attributes:
        phase, step: where it comes from.
        items: which item of each repetition it is for, 1-based; empty where it is not repeated.
        label: the item's name; empty where it is not repeated.
        scope: what texts and conditions know here, plain values by name.
        places: what it asks, in order, as far as the answers so far tell.
        notes: the free notes made here.
        optional: whether it may be left out without a reason.
        from_day: the day before which it is not walked; None where it is its turn.
        due: the day by which it must be done; None where there is none.
        marks: for each item it stands in, the slot that keeps its name, and that name.
    """

    phase: Phase
    step: Step
    items: tuple[int, ...]
    label: Text
    scope: Mapping[str, Any]
    places: tuple[Place, ...]
    notes: tuple[Answer, ...]
    optional: bool = False
    from_day: date | None = None
    due: date | None = None
    marks: tuple[tuple[Slot, str], ...] = ()

    def about(self, title: str, language: Language) -> str:
        """Return what of the item's name a title does not say already."""
        parts = self.label.to(language).split(" · ")
        return " · ".join(part for part in parts if part.casefold() not in title.casefold())

    @property
    def standing(self) -> Standing:
        """How the whole step stands."""
        if self.from_day is not None:
            return "waiting"
        standings = {place.standing for place in self.places}
        for worst in ("stale", "open", "answered"):
            if worst in standings:
                return worst
        return "computed" if standings == {"computed"} else "left"
