"""Where a walk stands: its stops, what each asks, and what is pending."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from amkit.expressions import holds, parse, parse_wording
from amkit.model.kinds import KINDS
from amkit.model.prompts import EntryPrompt, Prompt
from amkit.model.protocol import Phase, Protocol, Step
from amkit.model.run import DONE, NOTE, Answer, Slot
from amkit.model.text import Lines, Text
from amkit.walk.scope import PLURAL, asked_fields, base_scope, items_of
from amkit.walk.state import Place, Standing, Stop, Walk

MOST_ITEMS = 200
"""Most items a step is repeated for; no conversation gets through more."""
ACKNOWLEDGE = Text(en="Done? Press Enter", nl="Gedaan? Druk op Enter")
_PLURALS = {plural: kind for kind, plural in PLURAL.items()}


def latest_answers(walk: Walk) -> dict[Slot, Answer]:
    """Return the answer that counts for each slot."""
    return {answer.slot: answer for answer in walk.answers}


def with_answers(walk: Walk, answers: tuple[Answer, ...]) -> Walk:
    """Return the walk in which these were recorded too."""
    return replace(walk, answers=walk.answers + answers)


def stops(walk: Walk) -> tuple[Stop, ...]:
    """Return the steps that this walk passes, in order, as they stand now."""
    view = _View(walk)
    return tuple(
        stop
        for phase in walk.protocol.phases
        if view.holds(phase.when, view.scope)
        for step in phase.steps
        for stop in view.step(phase, step)
    )


def pending(stops: tuple[Stop, ...]) -> tuple[Stop, Place] | None:
    """Return the first place that waits for an answer, None when there is none."""
    for stop in stops:
        for place in stop.places:
            if place.standing in ("open", "stale"):
                return stop, place
    return None


class _View:
    """One look at a walk: what is needed again and again, worked out once."""

    def __init__(self, walk: Walk) -> None:
        self.latest = latest_answers(walk)
        fixed = {"account": {"name": walk.account}, "me": walk.me, "today": walk.today}
        self.scope: Mapping[str, Any] = base_scope(walk.protocol, walk.record, self.latest, fixed)
        self.order = {answer.slot: index for index, answer in enumerate(walk.answers)}
        self.changed = _changed_at(walk.answers)
        self.prompts_of_kind = _prompts_of_kind(walk.protocol)

    def holds(self, condition: str, scope: Mapping[str, Any]) -> bool:
        return not condition or holds(parse(condition), scope)

    def step(self, phase: Phase, step: Step) -> Iterator[Stop]:
        if not step.for_each:
            if self.holds(step.when, self.scope):
                yield self._stop(phase, step, (), "", self.scope)
            return
        found = parse(step.for_each).evaluate(self.scope)
        for number, item in enumerate((found or ())[:MOST_ITEMS], start=1):
            scope = {**self.scope, step.item: item}
            if self.holds(step.when, scope):
                yield self._stop(phase, step, (number,), _label(item), scope)

    def _stop(
        self, phase: Phase, step: Step, items: tuple[int, ...], label: str, scope: Mapping[str, Any]
    ) -> Stop:
        asked = tuple(
            place
            for name, prompt in step.record.items()
            if self.holds(prompt.when, scope)
            for place in self._places(step, name, prompt, items)
        )
        done = () if step.record else (self._place(step, Slot(step.id, items, 0, DONE), _DONE),)
        notes = tuple(
            self.latest[slot]
            for slot in self.latest
            if slot.name == step.id and slot.items == items and slot.field == NOTE
        )
        return Stop(
            phase=phase, step=step, items=items, label=label, scope=scope,
            places=asked or done, notes=notes,
        )  # fmt: skip

    def _places(
        self, step: Step, name: str, prompt: Prompt, items: tuple[int, ...]
    ) -> Iterator[Place]:
        if not isinstance(prompt, EntryPrompt):
            yield self._place(step, Slot(name, items), prompt)
        elif not prompt.many:
            yield from self._entry(step, name, prompt, items, 0)
        else:
            yield from self._entries(step, name, prompt, items)

    def _entries(
        self, step: Step, name: str, prompt: EntryPrompt, items: tuple[int, ...]
    ) -> Iterator[Place]:
        """Yield the places of every entry there is, and of the next one unless that was all."""
        numbers = items_of(self.latest, name, items)
        count, ended = 0, False
        for number in numbers:
            places = tuple(self._entry(step, name, prompt, items, number))
            yield from places
            main = places[0].answer
            count += main is not None and main.reason is None
            ended = main is not None and main.reason not in (None, "not_applicable")
        if not ended and (prompt.max is None or count < prompt.max):
            yield from self._entry(step, name, prompt, items, max(numbers, default=0) + 1)

    def _entry(
        self, step: Step, name: str, prompt: EntryPrompt, items: tuple[int, ...], number: int
    ) -> Iterator[Place]:
        """Yield the places of one entry; those behind the main field only once that is answered."""
        fields = KINDS[prompt.kind].fields
        for field in asked_fields(prompt):
            asks = replace(fields[field], audience=prompt.audience)
            if field == KINDS[prompt.kind].main:
                asks = _main_asks(prompt, asks, number)
            place = self._place(step, Slot(name, items, number, field), asks, name)
            yield place
            if field == KINDS[prompt.kind].main and (
                place.answer is None or place.answer.reason is not None
            ):
                return

    def _place(self, step: Step, slot: Slot, prompt: Prompt, entry: str = "") -> Place:
        answer = self.latest.get(slot)
        standing: Standing = "open"
        if answer is not None:
            standing = "answered" if answer.reason is None else "left"
            if self._is_stale(step, slot):
                standing = "stale"
        return Place(slot=slot, prompt=prompt, entry=entry, answer=answer, standing=standing)

    def _is_stale(self, step: Step, slot: Slot) -> bool:
        """Tell whether something the step's texts build on was changed after this was answered."""
        if not self.changed:
            return False
        given = self.order[slot]
        return any(
            self.changed.get(name, -1) > given
            for read in read_names(step)
            for name in (self.prompts_of_kind.get(read, ()) if "." not in read else (read[8:],))
            if name != slot.name
        )


def _main_asks(prompt: EntryPrompt, asks: Prompt, number: int) -> Prompt:
    """Return what asks for the main field: in the protocol's own words where it has them."""
    required = prompt.required or (prompt.many and number <= prompt.min)
    own = {
        name: value
        for name in ("prompt", "help", "example", "default")
        if (value := getattr(prompt, name))
    }
    return replace(asks, required=required, **own)


def _label(item: Any) -> str:
    """Return the name of an item of a repeat: its first field, or itself."""
    if isinstance(item, Mapping):
        item = next(iter(item.values()), "")
    return str(item)


def _changed_at(answers: tuple[Answer, ...]) -> dict[str, int]:
    """Return for each prompt the index of the answer that last changed an earlier one."""
    changed: dict[str, int] = {}
    seen: dict[Slot, Answer] = {}
    for index, answer in enumerate(answers):
        before = seen.get(answer.slot)
        if before is not None and (before.value, before.reason) != (answer.value, answer.reason):
            changed[answer.slot.name] = index
        seen[answer.slot] = answer
    return changed


def _prompts_of_kind(protocol: Protocol) -> dict[str, tuple[str, ...]]:
    """Return the prompts that record each kind, under the names by which texts know the kind."""
    found: dict[str, tuple[str, ...]] = {}
    for _, step in protocol.steps():
        for name, prompt in step.record.items():
            if isinstance(prompt, EntryPrompt):
                for known_as in (prompt.kind, PLURAL[prompt.kind]):
                    found[known_as] = (*found.get(known_as, ()), name)
    return found


@lru_cache(maxsize=1024)
def _read_in(text: str, *, wording: bool) -> frozenset[str]:
    if not text:
        return frozenset()
    expressions = [found for found, _ in parse_wording(text).expressions()] if wording else [
        parse(text)
    ]  # fmt: skip
    return frozenset(
        ".".join(path[:2]) if path[0] == "answers" and len(path) > 1 else path[0]
        for expression in expressions
        for path, _ in expression.names
    )


def read_names(step: Step) -> frozenset[str]:
    """Return what a step's literal lines, repeats, prompts and defaults build on.

    An answer stands as "answers.<prompt>", an entry of the record as its kind or its plural.
    """
    texts = [line for lines in (step.say, step.ask) for line in _written(lines)]
    found = set(_read_in(step.for_each, wording=False))
    for prompt in step.record.values():
        texts += (prompt.prompt.en, prompt.prompt.nl)
        found |= _read_in(prompt.default, wording=False)
    for text in texts:
        found |= _read_in(text, wording=True)
    return frozenset(found)


def _written(lines: Lines) -> tuple[str, ...]:
    return lines.en + lines.nl


_DONE = replace(KINDS["action"].fields["what"], prompt=ACKNOWLEDGE)


def minutes_left(stops: tuple[Stop, ...]) -> int:
    """Return the minutes that the steps of the conversation which are still open take."""
    return sum(
        stop.step.minutes
        for stop in stops
        if stop.phase.moment == "during" and stop.standing in ("open", "stale")
    )
