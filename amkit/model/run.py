"""A run: a protocol walked for an account, as a history of answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from amkit.model.values import Value

Reason = Literal["empty", "unknown", "not_applicable", "declined", "parked", "skipped"]
"""Why there is no answer. Each differs from the others, and from 0 and "".

empty: nothing to say; unknown: we do not know; not_applicable: the question does not fit;
declined: the customer would not say; parked: kept for next time; skipped: we left the step out.
"""

Status = Literal["open", "done", "dropped"]
Source = Literal["said", "assumed", "known", "record", "carried"]
"""Where an answer comes from: the customer said it, we assume it, we know it from our own papers,
the record had it and somebody found it still true, or the record had it and nobody looked."""

DONE = "#done"
"""The field of the slot that says a step without prompts was done."""
NOTE = "#note"
"""The field of the slots that hold a step's free notes."""
ACTION = "#action"
"""The field of the slots that hold the actions made by hand at a step: what has to be done."""
WHO, DUE = "#who", "#due"
"""The fields of the slots with the same number that hold who does it, and by when."""
CLOSED = "#closed"
"""The field of the slot that names the actions of before which were found to be done."""
OPENING = "open-actions"
"""The name of that slot; no prompt can have it."""
COMMENT = "#comment"
"""The field of the slot that holds the comment on an answer."""
ITEM = "#item"
"""The field of the slot that says which item of a repeat a number stands for."""
BAND, WHY = "#band", "#why"
"""The fields of the slots that say what a scorecard means, and why where that was not worked out.
"""

_SLOT = (
    r"(?P<name>[a-z][a-z0-9_-]*)(?P<items>(?:@[0-9]+)*)(?:\[(?P<number>[0-9]+)\])?"
    r"(?:\.(?P<field>#?[a-z][a-z0-9_]*))?"
)


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one answer in a walk.

    Attributes:
        name: the prompt's name in its step's `record`; the step's id where `field` is DONE or NOTE.
        items: for a repeated step, which item it is walked for, 1-based, outermost first.
        number: which entry of a prompt that takes many, or which note, 1-based; 0 for the only one.
        field: which field of the entry; "" where the prompt is no entry.
    """

    name: str
    items: tuple[int, ...] = ()
    number: int = 0
    field: str = ""

    def to(self, field: str) -> Slot:
        """Return the place of a field of the same entry; many times faster than `replace`."""
        return Slot(self.name, self.items, self.number, field)

    def __str__(self) -> str:
        items = "".join(f"@{item}" for item in self.items)
        number = f"[{self.number}]" if self.number else ""
        return f"{self.name}{items}{number}" + (f".{self.field}" if self.field else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was recorded in one slot, once. A later one for the same slot takes its place.

    Attributes:
        slot: where it belongs.
        reply: the text as it was typed, to the letter.
        value: what the prompt's type made of it; None where there is a reason.
        reason: why it was not answered; None where it was.
        why: the account manager's explanation of that reason.
        by: who gave it.
        at: UTC.
        source: where it comes from.
    """

    slot: Slot
    reply: str = ""
    value: Value = None
    reason: Reason | None = None
    why: str = ""
    by: str = ""
    at: datetime
    source: Source = "said"


class Went(NamedTuple):
    """A run, as far as its course is looked at.

    Attributes:
        id, account_id, protocol_id: as of the run.
        status: how it stands.
        changed: UTC.
    """

    id: str
    account_id: str
    protocol_id: str
    status: Status
    changed: datetime


class Given(NamedTuple):
    """An answer, as far as its use is looked at.

    Attributes:
        slot: where it belongs.
        value: what was answered, as it is stored; it is compared and not read.
        reason: why it was left open; "" where it was answered.
        why: that reason in words.
        at: UTC.
    """

    slot: Slot
    value: str
    reason: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A walk as it is stored, its answers aside.

    Attributes:
        id: UUID, as text.
        account_id: the account's id.
        protocol_id, protocol_version: what is walked.
        protocol_digest: the stored protocol text's digest; the run keeps that text.
        status: open until the review is confirmed.
        by: who started it.
        started, changed: UTC.
    """

    id: str
    account_id: str
    protocol_id: str
    protocol_version: str
    protocol_digest: str
    status: Status
    by: str
    started: datetime
    changed: datetime


def slot_of(text: str) -> Slot:
    """Return the slot that `text` writes out.

    Raises:
        ValueError: it is not written as a slot is.
    """
    found = re.fullmatch(_SLOT, text)
    if found is None:
        raise ValueError(f"not a slot: {text!r}")
    items = tuple(int(item) for item in found["items"].split("@")[1:])
    return Slot(found["name"], items, int(found["number"] or 0), found["field"] or "")
