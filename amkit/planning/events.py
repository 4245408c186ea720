"""Events in a record that ask for a conversation: when they happened, and to what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from amkit.model.kinds import STATUS
from amkit.model.method import Event
from amkit.model.prompts import KindName
from amkit.model.record import Entry, Record
from amkit.model.text import Text
from amkit.planning.basis import day_of

_DECIDE = ("decides", "blocks")


class Happened(NamedTuple):
    """An event.

    Attributes:
        day: since when it is known.
        about: the key of the entry.
        why: returns it in words.
        run_ids: of somebody new, the conversations with that person; None for other events.
    """

    day: date
    about: str
    why: Callable[[], Text]
    run_ids: frozenset[str] | None = None


class _Turn(NamedTuple):
    """A field of a kind of entry that got a value, and what is said of that."""

    kind: KindName
    field: str
    value: str
    says: Text


_TURNS: Mapping[Event, _Turn] = {
    "decider_left": _Turn(
        "stakeholder", STATUS, "left",
        Text("{}, who had a say in the decision, has left",
             "{}, die over het besluit ging, is vertrokken"),
    ),
    "result_missed": _Turn(
        "result", "outcome", "missed",
        Text("the result “{}” was missed", "het resultaat ‘{}’ is niet gehaald"),
    ),
    "goal_at_risk": _Turn(
        "joint_goal", STATUS, "at_risk",
        Text("the joint goal “{}” is at risk", "het gezamenlijke doel ‘{}’ is in gevaar"),
    ),
}  # fmt: skip


def happened(record: Record, event: Event) -> Iterator[Happened]:
    """Yield each time that an event happened."""
    if event == "new_decider":
        yield from _new_deciders(record)
    elif event == "new_owner":
        yield from _new_owner(record)
    else:
        turn = _TURNS[event]
        for one in record.of(turn.kind):
            decides = event != "decider_left" or one.fields.get("power") in _DECIDE
            if decides and one.fields.get(turn.field) == turn.value:
                why = partial(_about, one.main, turn.says)
                yield Happened(_since(one, turn.field, (turn.value,)), one.key, why)


def _about(name: str, says: Text) -> Text:
    return Text(says.en.format(name), says.nl.format(name))


_NOT_MET = Text(
    "{} has a say in the decision, and was not met yet",
    "{} gaat over het besluit, en is nog niet gesproken",
)
_NEW_OWNER = Text("{} is the account manager now", "{} is nu accountmanager")


def _new_deciders(record: Record) -> Iterator[Happened]:
    """Yield who decides; a conversation with somebody records that person by itself, in no list."""
    for one in record.open_of("stakeholder"):
        if one.fields.get("power") in _DECIDE:
            why = partial(_about, one.main, _NOT_MET)
            runs = frozenset(said.run_id for said in one.history if "[" not in said.item)
            yield Happened(_since(one, "power", _DECIDE), one.key, why, runs - {""})


def _new_owner(record: Record) -> Iterator[Happened]:
    for one in record.of("profile"):
        owners = {said.fields["owner"] for said in one.history if said.fields.get("owner")}
        owner = str(one.fields.get("owner") or "")
        if owner and len(owners) > 1:
            why = partial(_about, owner, _NEW_OWNER)
            yield Happened(_since(one, "owner", (owner,)), one.key, why)


def _since(entry: Entry, name: str, values: tuple[str, ...]) -> date:
    """Return the day since which a field has been one of some values, without a break."""
    since = entry.latest
    holds = False
    for said in entry.history:
        if name in said.fields:
            if said.fields[name] in values and not holds:
                since = said
            holds = said.fields[name] in values
    return day_of(since)
