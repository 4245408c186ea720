"""Walks that are made up: a plan says how each prompt is answered, the engine does the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time

from amkit.errors import AnswerError
from amkit.model.prompts import EntryPrompt, MatrixPrompt, ScorecardPrompt, TablePrompt, ValuePrompt
from amkit.model.run import BAND, COMMENT, DONE, Answer, Reason, Slot
from amkit.scenarios.clues import Clues
from amkit.scenarios.replies import replies, steps_for
from amkit.walk import answering, engine
from amkit.walk.answering import Hand
from amkit.walk.state import Place, Stop, Walk
from amkit.walk.tables import names_one

LEFT = -1
"""The choice that leaves a prompt open; each one below it does so for another reason."""
REASONS: tuple[Reason, ...] = ("unknown", "declined", "not_applicable", "parked", "skipped")
_MOST_ROUNDS = 400
"""Most times that a walk is looked at anew; the longest conversation needs a quarter of it."""
_MOST_DAYS = 60
"""Most days on which a conversation is taken up again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How prompts are answered.

    Attributes:
        choices: by the prompt's name, which of the made up replies is taken; of a prompt for many
            entries also how many there are, under its name with “#” in front. What is not named
            gets the first reply, and two entries.
        skipped: the steps that are skipped, by their ids.
        rich: whether the record knows something of every kind before the walk, and there was a
            run before.
    """

    choices: Mapping[str, int] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    rich: bool = False


def walked(start: Walk, plan: Plan, clues: Clues) -> tuple[Walk, tuple[Stop, ...]]:
    """Return the walk that a plan makes, and each step as it was when the walk came to it."""
    walk = start
    arrivals: dict[tuple[str, tuple[int, ...]], Stop] = {}
    days = 0
    for _ in range(_MOST_ROUNDS):
        stops = engine.stops(walk)
        found = engine.pending(stops)
        if found is None:
            later = engine.waits_until(stops)
            if later is None or days == _MOST_DAYS:
                break
            days += 1
            walk = replace(walk, today=later)
            continue
        stop, place = found
        arrivals.setdefault((stop.step.id, stop.items), stop)
        if stop.step.id in plan.skipped:
            skipped = answering.leave_step(stop, "skipped", "", _hand(walk))
            walk = engine.with_answers(walk, skipped)
        else:
            walk = _answered(walk, stop, place, plan, clues)
    return walk, tuple(arrivals.values())


def _answered(walk: Walk, stop: Stop, place: Place, plan: Plan, clues: Clues) -> Walk:
    """Return the walk after the open places of a step were answered.

    One place at a time where one answer can close the next, or open another.
    """
    open_ = [one for one in stop.places if one.standing in ("open", "stale")]
    for one in [place] if _hangs_together(stop) else open_:
        taken = _taken(walk, stop, one, plan, clues)
        walk = engine.with_answers(walk, taken)
    return walk


def _hangs_together(stop: Stop) -> bool:
    return any(
        prompt.when or (isinstance(prompt, ValuePrompt) and (prompt.compute or prompt.checks))
        for prompt in stop.step.record.values()
    )


def _taken(walk: Walk, stop: Stop, place: Place, plan: Plan, clues: Clues) -> tuple[Answer, ...]:
    hand = _hand(walk)
    for reply in _tried(walk, stop, place, plan, clues):
        try:
            return answering.accept(walk, stop, place, reply, hand)
        except AnswerError:
            continue
    choice = min(_choice(stop, place, plan), LEFT)
    return answering.leave(stop, place, REASONS[LEFT - choice], "", hand)


def _hand(walk: Walk) -> Hand:
    return Hand(by=walk.me, at=datetime.combine(walk.today, time(12)).astimezone(UTC))


def _choice(stop: Stop, place: Place, plan: Plan) -> int:
    """Return which reply is planned at a place; all items of a scorecard are planned as one."""
    slot = place.slot
    prompt = stop.step.record.get(slot.name)
    if isinstance(prompt, EntryPrompt | TablePrompt | MatrixPrompt):
        return plan.choices.get(f"{slot.name}.{slot.field}", 0)
    return plan.choices.get(slot.name, 0)


def _tried(walk: Walk, stop: Stop, place: Place, plan: Plan, clues: Clues) -> Iterator[str]:
    """Yield the replies to try at a place, the planned one first; none where it is to be left."""
    slot = place.slot
    if slot.field == DONE:
        yield ""
    elif slot.field == COMMENT:
        yield "A comment"
    elif (
        slot.field
        and slot.field == names_one(stop.step.record[slot.name])
        and (_enough(slot, plan))
    ) or slot.field == BAND:
        yield ""
    elif (choice := _choice(stop, place, plan)) > LEFT:
        yield from _turned(made_for(stop, place, clues, walk), choice + _turn(stop, place))


def made_for(stop: Stop, place: Place, clues: Clues, walk: Walk) -> tuple[str, ...]:
    """Return the replies that are made up for a place."""
    constants = clues.constants.get(place.slot.name, ())
    scorecard = stop.step.record[place.slot.name]
    if isinstance(scorecard, ScorecardPrompt):
        constants = tuple(steps_for(scorecard, constants))
    return replies(_called(place), place.prompt, constants, walk.today)


def _enough(slot: Slot, plan: Plan) -> bool:
    """Tell whether there are as many entries by now as are planned."""
    return max(slot.number, 1) > plan.choices.get(f"#{slot.name}", 2)


def _called(place: Place) -> str:
    """Return what a text is made of, so that each entry has a name of its own."""
    slot = place.slot
    return " ".join(filter(None, [slot.name, str(slot.number or "")]))


def _turn(stop: Stop, place: Place) -> int:
    """Return how much further on to begin: each entry, and each round, is answered otherwise."""
    again = stop.items[-1] - 1 if stop.items and stop.step.until else 0
    return again + max(place.slot.number - 1, 0)


def _turned(made: Sequence[str], first: int) -> tuple[str, ...]:
    first %= max(len(made), 1)
    return (*made[first:], *made[:first])
