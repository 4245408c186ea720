"""Where a walk stands: its stops, what each asks, and what is pending."""

from __future__ import annotations

from collections import ChainMap, deque
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from amkit.expressions import Expression, holds, parse, parse_repeat
from amkit.expressions.times import moved
from amkit.model.kinds import KINDS
from amkit.model.prompts import ValuePrompt
from amkit.model.protocol import Phase, Step
from amkit.model.run import COMMENT, DONE, ITEM, NOTE, Answer, Slot
from amkit.model.text import LANGUAGES, Text
from amkit.model.values import Duration
from amkit.walk.answered import Chosen, met
from amkit.walk.changes import Changes
from amkit.walk.items import Mark, is_renamed, mark, marked, marks_of_changed, name_of, numbered
from amkit.walk.places import Asker
from amkit.walk.scope import (
    OF_RECORD,
    Reached,
    base_scope,
    latest_answers,
    value_at,
    work_out,
)
from amkit.walk.state import Place, Stop, Walk

MOST_ITEMS = 200
"""Most items a step is repeated for; no conversation gets through more."""
MOST_ROUNDS = 50
"""Most rounds of a step that is walked until something holds: a week's worth for a year."""
ACKNOWLEDGE = Text(en="Done? Press Enter", nl="Gedaan? Druk op Enter")
_DONE = replace(KINDS["action"].fields["what"], prompt=ACKNOWLEDGE)


def with_answers(walk: Walk, answers: tuple[Answer, ...]) -> Walk:
    """Return the walk in which these were recorded too."""
    history = walk.history.and_then(answers)
    return replace(walk, answers=history.of, history=history)


def recorded(
    walk: Walk, before: tuple[Stop, ...], answers: tuple[Answer, ...]
) -> tuple[Walk, tuple[Stop, ...], tuple[Answer, ...]]:
    """Return the walk after some answers, its stops, and all that is to be kept.

    That is: where the answers change what a step is repeated for, also which item was which.

    Args:
        walk: as it stands.
        before: its stops.
        answers: at least one.
    """
    after = with_answers(walk, answers)
    found = stops(after)
    marks = tuple(mark(*one, answers[-1]) for one in marks_of_changed(before, found))
    if not marks:
        return after, found, answers
    marked = with_answers(walk, marks + answers)
    return marked, stops(marked), marks + answers


def stops(walk: Walk) -> tuple[Stop, ...]:
    """Return the steps that this walk passes, in order, as they stand now."""
    return tuple(_View(walk).stops())


def whole(walk: Walk) -> Mapping[str, Any]:
    """Return what is known of a walk as a whole, behind its last step."""
    view = _View(walk)
    deque(view.stops(), maxlen=0)  # what repeats gathered is known only behind them
    return view.scope


def decided(walk: Walk) -> frozenset[tuple[str, bool]]:
    """Return which conditions a walk came to as it stands now, each with how it turned out.

    A phase is named as "phase ID", and so are "step ID", "prompt NAME", "each ID" (whether there
    is an item to repeat for) and "until ID".
    """
    view = _View(walk)
    deque(view.stops(), maxlen=0)
    return frozenset(view.decided)


def pending(
    stops: tuple[Stop, ...], also: Callable[[Stop, Place], bool] | None = None
) -> tuple[Stop, Place] | None:
    """Return the first place that waits for an answer, None when there is none today.

    A step whose day has not come holds back the phases behind its own: a conversation is not held
    before its preparation. The other steps of its phase go on.

    Args:
        stops: the steps as they stand.
        also: tells of a place where something was worked out whether it waits for another answer.
    """
    held_back: Phase | None = None
    for stop in stops:
        if held_back is not None and stop.phase is not held_back:
            return None
        if stop.from_day is not None:
            held_back = stop.phase
            continue
        for place in stop.places:
            if place.standing in ("open", "stale"):
                return stop, place
            if place.standing == "computed" and also is not None and also(stop, place):
                return stop, place
    return None


def waits_until(stops: tuple[Stop, ...]) -> date | None:
    """Return the first day on which a step comes that waits for its day; None where none does."""
    return min((stop.from_day for stop in stops if stop.from_day is not None), default=None)


def minutes_left(stops: tuple[Stop, ...]) -> int:
    """Return the minutes that the steps of the conversation which are still open take at most."""
    return sum(
        stop.step.minutes.high
        for stop in stops
        if stop.phase.moment == "during" and stop.standing in ("open", "stale")
    )


@dataclass(frozen=True, slots=True)
class _Level:
    """Where in nested repeats a step stands.

    Attributes:
        items: which item of each repeat, 1-based, outermost first.
        label: the names of those items.
        scope: what is known there; `answers` holds this item's own over those outside.
        optional: whether the group around it may be left out.
        marks: which item each of those is.
    """

    items: tuple[int, ...]
    label: Text
    scope: Mapping[str, Any]
    optional: bool = False
    marks: tuple[Mark, ...] = ()


class _View:
    """One look at a walk: what is needed again and again, worked out once."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.latest = latest_answers(walk)
        fixed = {
            "account": {"name": walk.account},
            "me": walk.me,
            "today": walk.today,
            "previous": walk.previous,
            "tables": walk.protocol.tables,
        }
        self.reached = Reached(walk.protocol, walk.record, self.latest)
        self.scope: Mapping[str, Any] = base_scope(self.reached, fixed)
        self.asker = Asker(self.latest, Changes(walk))
        self.marked = marked(self.latest)
        self.decided: set[tuple[str, bool]] = set()
        self.noted: dict[tuple[str, tuple[int, ...]], list[Answer]] = {}
        for slot, answer in self.latest.items():
            if slot.field == NOTE:
                self.noted.setdefault((slot.name, slot.items), []).append(answer)

    def stops(self) -> Iterator[Stop]:
        outside = _Level((), Text(), self.scope)
        for phase in self.walk.protocol.phases:
            if self._comes("phase", phase, self.scope):
                yield from self._ladder(phase, phase.steps, outside, phase.until)
                self._decides("until", phase.id, phase.until, self.scope)

    def _ladder(
        self, phase: Phase, steps: tuple[Step, ...], level: _Level, until: str
    ) -> Iterator[Stop]:
        """Yield the stops of steps in order; once `until` holds, of those that were walked."""
        before: Stop | None = None
        for step in steps:
            for stop in self._step(phase, step, level, before):
                if until and not _walked(stop) and met(until, level.scope):
                    continue
                before = stop
                yield stop

    def _step(self, phase: Phase, step: Step, level: _Level, before: Stop | None) -> Iterator[Stop]:
        if not step.for_each:
            if self._comes("step", step, level.scope):
                yield from self._once(phase, step, level, before)
            return
        repeat = parse_repeat(step.for_each)
        found = repeat.items.evaluate(self._as_reached(step, repeat.items, level.scope))
        lists: dict[str, list[Any]] = {}
        several = found[:MOST_ITEMS] if isinstance(found, tuple | list) else ()
        self.decided.add((f"each {step.id}", bool(several)))
        numbers = numbered(several, self.marked.get((step.id, level.items), {}))
        for number, item in zip(numbers, several, strict=True):
            label = _joined(level.label, _label(item))
            inside = _inside(level, number, label, {repeat.item: item})
            own = Slot(step.id, inside.items, 0, ITEM), name_of(item)
            inside = replace(inside, marks=(*level.marks, own))
            if self._comes("step", step, inside.scope):
                yield from self._once(phase, step, inside, before)
                _gather(inside, lists)
        _spread_out(level, lists)

    def _once(self, phase: Phase, step: Step, level: _Level, before: Stop | None) -> Iterator[Stop]:
        free = level.optional or step.optional or step.pick is not None
        level = replace(level, optional=free)
        if not step.steps and step.until:
            yield from self._rounds(phase, step, level)
        elif not step.steps:
            yield self._stop(phase, step, level, before)
        elif step.pick is None:
            rungs = self._ladder(phase, step.steps, level, step.until)
            yield from _in_turn(rungs) if step.until else rungs
            self._decides("until", step.id, step.until, level.scope)
        else:
            found = tuple(self._ladder(phase, step.steps, level, step.until))
            enough = sum(stop.standing == "answered" for stop in found) >= step.pick
            yield from (stop for stop in found if not enough or _walked(stop))

    def _rounds(self, phase: Phase, step: Step, level: _Level) -> Iterator[Stop]:
        """Yield a step round after round, until what it waits for holds or a round is open."""
        lists: dict[str, list[Any]] = {}
        before: Stop | None = None
        for number in range(1, MOST_ROUNDS + 1):
            round_ = "" if number == 1 else str(number)
            label = _joined(level.label, Text(round_, round_))
            inside = _inside(level, number, label, {})
            before = self._stop(phase, step, inside, before)
            yield before
            _gather(inside, lists)
            if before.standing != "answered":
                break
            if self._decides("until", step.id, step.until, inside.scope):
                break
        _spread_out(level, lists)

    def _stop(self, phase: Phase, step: Step, level: _Level, before: Stop | None) -> Stop:
        if level.items:
            self._own_answers(step, level)
        else:
            work_out(step, self.latest, level.scope)
        asked = tuple(
            place
            for name, prompt in step.record.items()
            if self._decides("prompt", name, prompt.when, level.scope)
            for place in self.asker.places(step, name, prompt, level.items, level.scope)
        )
        if all(place.standing == "computed" for place in asked):
            # Nothing is asked here, and still the step is to be read.
            slot = Slot(step.id, level.items, 0, DONE)
            asked += (self.asker.place(step, slot, _DONE),)
        if self.marked and level.marks:
            asked = tuple(self._of_this_item(place, level) for place in asked)
        made = Stop(
            phase=phase, step=step, items=level.items, label=level.label, scope=level.scope,
            places=asked, notes=tuple(self.noted.get((step.id, level.items), ())),
            optional=level.optional, marks=level.marks,
        )  # fmt: skip
        if not (step.wait or step.not_before or step.due):
            return made
        return replace(made, due=_day(step.due, level.scope), from_day=self._from_day(made, before))

    def _of_this_item(self, place: Place, level: _Level) -> Place:
        """Return a place that is to be asked again where it was answered for another item."""
        order = self.walk.history.order
        if place.standing != "answered" or not is_renamed(
            level.marks, self.latest, order, order[place.slot]
        ):
            return place
        return replace(place, standing="stale")

    def _from_day(self, stop: Stop, before: Stop | None) -> date | None:
        """Return the day before which a step is not walked, None where that has come."""
        if _walked(stop):
            return None
        days = [_day(stop.step.not_before, stop.scope)]
        last = _last_answer(before) if stop.step.wait else None
        if last is not None:
            long = parse(stop.step.wait).evaluate(stop.scope)
            day = last.astimezone().date()
            days.append(moved(day, long, 1) if isinstance(long, Duration) else None)
        ahead = [day for day in days if day is not None and day > self.walk.today]
        return max(ahead, default=None)

    def _decides(self, kind: str, name: str, condition: str, scope: Mapping[str, Any]) -> bool:
        """Tell whether a condition holds, and keep how it turned out; without one, it does."""
        if not condition:
            return True
        found = holds(parse(condition), scope)
        self.decided.add((f"{kind} {name}", found))
        return found

    def _comes(self, kind: str, owner: Phase | Step, scope: Mapping[str, Any]) -> bool:
        """Tell whether a step or phase is walked."""
        if not owner.when:
            return True
        then = self._as_reached(owner, parse(owner.when), scope)
        return self._decides(kind, owner.id, owner.when, then)

    def _as_reached(
        self, owner: Phase | Step, expression: Expression, scope: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """Return what is known there, the record as it is before the step or phase."""
        names = {path[0] for path, _ in expression.names} & OF_RECORD
        names = {name for name in names if scope[name] is self.scope[name]}  # no item of a repeat
        known = self.reached.before(owner) if names else {}
        return ChainMap({name: known[name] for name in names}, dict(scope)) if names else scope

    def _own_answers(self, step: Step, level: _Level) -> None:
        """Lay the answers of one item of a repeat over those outside it."""
        answers: MutableMapping[str, Any] = level.scope["answers"]
        comments: MutableMapping[str, Any] = level.scope["comments"]
        reasons: MutableMapping[str, Any] = level.scope["reasons"]
        for name, prompt in step.record.items():
            slot = Slot(name, level.items)
            given = self.latest.get(slot)
            answers[name] = value_at(self.latest, slot, prompt, level.scope)
            if isinstance(prompt, ValuePrompt):
                comment = self.latest.get(slot.to(COMMENT))
                comments[name] = None if comment is None else comment.value
                reasons[name] = None if given is None else given.reason


def _in_turn(rungs: Iterator[Stop]) -> Iterator[Stop]:
    """Yield the rungs of a ladder; behind one that waits for its day, the others wait too."""
    day: date | None = None
    for stop in rungs:
        if day is not None and stop.from_day is None and not _walked(stop):
            yield replace(stop, from_day=day)
        else:
            yield stop
            day = stop.from_day if day is None else day


def _day(expression: str, scope: Mapping[str, Any]) -> date | None:
    found = parse(expression).evaluate(scope) if expression else None
    return found if isinstance(found, date) else None


def _walked(stop: Stop) -> bool:
    """Tell whether anything was answered or left at a stop."""
    return any(place.answer is not None for place in stop.places)


def _last_answer(stop: Stop | None) -> datetime | None:
    """Return when a stop was answered last, UTC."""
    places = stop.places if stop is not None else ()
    return max((place.answer.at for place in places if place.answer is not None), default=None)


def _inside(level: _Level, number: int, label: Text, named: Mapping[str, Any]) -> _Level:
    """Return the level of one item of a repeat."""
    own = {name: ChainMap({}, level.scope[name]) for name in ("answers", "comments", "reasons")}
    scope = ChainMap({**named, **own}, dict(level.scope))
    return replace(level, items=(*level.items, number), label=label, scope=scope)


def _gather(inside: _Level, lists: dict[str, list[Any]]) -> None:
    """Add what one item answered to what each did; what an inner repeat gathered stays together."""
    for name, value in inside.scope["answers"].maps[0].items():
        found = lists.setdefault(name, [])
        if value is not None:
            found.append(value)


def _spread_out(level: _Level, lists: Mapping[str, list[Any]]) -> None:
    """Let those outside a repeat know what all its items answered, as lists."""
    answers: MutableMapping[str, Any] = level.scope["answers"]
    for name, values in lists.items():
        answers[name] = tuple(values)


def _label(item: Any) -> Text:
    """Return the name of an item of a repeat: its first field, or itself; an option's text.

    A row of a lookup table is named by its first text: its id is for conditions.
    """
    if isinstance(item, Mapping):
        first, *others = item.values() or ("",)
        of_lookup = "row" in item and not isinstance(first, Chosen)
        texts = (value for value in others if isinstance(value, str))
        item = next(texts, first) if of_lookup else first
    return item.text if isinstance(item, Chosen) else Text(str(item), str(item))


def _joined(outer: Text, inner: Text) -> Text:
    en, nl = (
        " · ".join(filter(None, (outer.to(language), inner.to(language)))) for language in LANGUAGES
    )
    return Text(en=en, nl=nl)
