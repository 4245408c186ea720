"""Actions: made by hand at a step, made by a rule, and those of before that are done by now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from amkit.expressions import holds, parse
from amkit.model.account import key_of
from amkit.model.prompts import Audience
from amkit.model.record import Entry, Record, Statement
from amkit.model.rules import Action
from amkit.model.run import ACTION, CLOSED, DUE, OPENING, WHO, Answer, Slot, Source
from amkit.model.text import Language
from amkit.model.values import Value
from amkit.walk.engine import whole
from amkit.walk.history import Latest
from amkit.walk.literal import Filler, words
from amkit.walk.scope import latest_answers
from amkit.walk.state import Stop, Walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An action that was made outside a prompt.

    Attributes:
        item: what it is called within the run.
        fields: `what`, and `who` and `due` where they are known.
        audience: who may read it in a note.
        step: the id of the step it belongs to; "" for the whole.
        by, at, source: as in a statement.
    """

    item: str
    fields: Mapping[str, Value]
    audience: Audience
    step: str
    by: str
    at: datetime
    source: Source


def made(walk: Walk, stops: Sequence[Stop], language: Language) -> tuple[Made, ...]:
    """Return the actions that were made by hand or follow from a rule, in the walk's order."""
    if not walk.answers:
        return ()
    latest = latest_answers(walk)
    rules = walk.protocol.actions
    scope = whole(walk) if rules else {}
    last = next((a for a in walk.answers if a.slot.name != OPENING), walk.answers[0])
    return tuple(
        [
            *(one for stop in stops for one in _at_stop(walk, stop, latest, language)),
            *(one for rule in rules for one in _by_rule(walk, rule, None, scope, last, language)),
        ]
    )


def statements(
    walk: Walk, stops: Sequence[Stop], run_id: str, language: Language
) -> Iterator[Statement]:
    """Yield what these actions, and those that were closed, say of the record."""
    for one in made(walk, stops, language):
        yield Statement(
            run_id=run_id, item=one.item, kind="action", fields=one.fields, step=one.step,
            source=one.source, audience=one.audience, by=one.by, at=one.at,
        )  # fmt: skip
    answer = latest_answers(walk).get(_CLOSED)
    closed = answer.value if answer is not None else None
    if answer is not None and isinstance(closed, tuple):
        for number, what in enumerate(closed, start=1):
            done = answer.at.astimezone().date()
            fields: dict[str, Value] = {"what": what, "status": "done", "done": done}
            yield Statement(
                run_id=run_id, item=str(Slot(OPENING, (), number)), kind="action", fields=fields,
                step="", source="known", by=answer.by, at=answer.at,
            )  # fmt: skip


_CLOSED = Slot(OPENING, (), 0, CLOSED)


def closed(walk: Walk, done: tuple[str, ...], by: str, at: datetime) -> tuple[Answer, ...]:
    """Return the answer that says which actions of before are done by now; none where none is new.

    Those that were closed earlier in the run stay closed.
    """
    before = latest_answers(walk).get(_CLOSED)
    earlier = before.value if before is not None and isinstance(before.value, tuple) else ()
    names = (*earlier, *(name for name in done if name not in earlier))
    if names == earlier:
        return ()
    reply = "\n".join(names)
    return (Answer(slot=_CLOSED, reply=reply, value=names, by=by, at=at, source="known"),)


def open_actions(record: Record) -> tuple[Entry, ...]:
    """Return the actions of the record that are neither done nor dropped.

    One that was spoken of again after it was closed is open again.
    """
    return record.open_of("action")


def to_close(walk: Walk) -> tuple[Entry, ...]:
    """Return the open actions to go through first; none once that was done, or a walk is begun."""
    return () if walk.answers else open_actions(walk.record)


def next_number(walk: Walk, stop: Stop) -> int:
    """Return the number of the next action by hand at a step."""
    return 1 + max(latest_answers(walk).numbers(_by_hand(stop)), default=0)


def slots(stop: Stop, number: int) -> tuple[Slot, Slot, Slot]:
    """Return where an action by hand keeps what, who and when."""
    what, who, due = (Slot(stop.step.id, stop.items, number, field) for field in (ACTION, WHO, DUE))
    return what, who, due


def _by_hand(stop: Stop) -> Slot:
    """Return where the actions by hand of a step are kept, but for their numbers."""
    return Slot(stop.step.id, stop.items, 0, ACTION)


def _at_stop(walk: Walk, stop: Stop, latest: Latest, language: Language) -> Iterator[Made]:
    for number in latest.numbers(_by_hand(stop)):
        kept = (latest.get(where) for where in slots(stop, number))
        named = zip(("what", "who", "due"), kept, strict=True)
        given = {name: answer for name, answer in named if answer is not None and answer.value}
        first = given["what"]
        yield Made(
            item=str(replace(_by_hand(stop), number=number)),
            fields={name: answer.value for name, answer in given.items()},
            audience="internal", step=stop.step.id, by=first.by, at=first.at,
            source=first.source,
        )  # fmt: skip
    answered = [place.answer for place in stop.places if place.answer is not None]
    if answered:
        last = max(answered, key=lambda answer: answer.at)
        for rule in stop.step.actions:
            yield from _by_rule(walk, rule, stop, stop.scope, last, language)


def _by_rule(
    walk: Walk, rule: Action, stop: Stop | None, scope: Mapping[str, Any], last: Answer,
    language: Language,
) -> Iterator[Made]:  # fmt: skip
    if rule.when and not holds(parse(rule.when), scope):
        return
    fields: dict[str, Value] = {"what": Filler(walk, scope, language).text(rule.what)}
    who = words(parse(rule.who).evaluate(scope), language) if rule.who else ""
    due = parse(rule.due).evaluate(scope) if rule.due else None
    fields |= {"who": who} if who else {}
    fields |= {"due": due} if isinstance(due, date) else {}
    if key_of(str(fields["what"])):
        yield Made(
            item=str(Slot(rule.id, stop.items if stop is not None else (), 0, ACTION)),
            fields=fields, audience=rule.audience, step=stop.step.id if stop is not None else "",
            by=last.by, at=last.at, source="assumed",
        )  # fmt: skip
