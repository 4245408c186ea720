"""The branches of a protocol: its steps, both sides of each condition, what rules make of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from amkit.expressions import holds, parse, truth
from amkit.model.prompts import ChoicePrompt, MatrixPrompt, Prompt, ScorecardPrompt, TablePrompt
from amkit.model.protocol import Phase, Protocol, Step
from amkit.model.text import Text
from amkit.scenarios.clues import listed
from amkit.source.document import Keys
from amkit.walk import engine
from amkit.walk.state import Stop, Walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One way a conversation can go.

    Attributes:
        name: what decides it, such as "step goals" or "prompt mood".
        side: how that turns out; for a step without a condition, that it is walked.
        keys: where the protocol says so.
        needs: the conditions of what it stands in, and its own.
        others: the steps that are asked instead, where only some of a group are.
    """

    name: str
    side: bool
    keys: Keys
    needs: tuple[str, ...] = ()
    others: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """What decides: a step, a prompt, an option, …."""
        return self.name.partition(" ")[0]

    @property
    def text(self) -> Text:
        """What happens there, in words."""
        kind, _, name = self.name.partition(" ")
        en, nl = _WORDS[kind][not self.side]
        return Text(en=en.format(name=name), nl=nl.format(name=name))


_WORDS: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "walked": (("step “{name}” is walked", "stap ‘{name}’ wordt gelopen"), ("", "")),
    "phase": (
        ("phase “{name}” is walked", "fase ‘{name}’ wordt gelopen"),
        ("phase “{name}” is left out", "fase ‘{name}’ valt weg"),
    ),
    "step": (
        ("the condition of “{name}” holds", "de voorwaarde van ‘{name}’ geldt"),
        ("“{name}” is left out", "‘{name}’ valt weg"),
    ),
    "each": (
        ("“{name}” has something to repeat for", "‘{name}’ heeft iets om te herhalen"),
        ("“{name}” has nothing to repeat for", "‘{name}’ heeft niets om te herhalen"),
    ),
    "until": (
        ("“{name}” comes to its end", "‘{name}’ komt tot zijn eind"),
        ("“{name}” goes on, or ends without it", "‘{name}’ gaat door, of eindigt zonder"),
    ),
    "prompt": (
        ("“{name}” is asked", "‘{name}’ wordt gevraagd"),
        ("“{name}” is not asked", "‘{name}’ wordt niet gevraagd"),
    ),
    "option": (
        ("option “{name}” can be chosen", "optie ‘{name}’ kan gekozen worden"),
        ("option “{name}” is closed", "optie ‘{name}’ is gesloten"),
    ),
    "item": (
        ("item “{name}” is scored", "onderdeel ‘{name}’ wordt gescoord"),
        ("item “{name}” does not count", "onderdeel ‘{name}’ telt niet mee"),
    ),
    "action": (
        ("action “{name}” is made", "actie ‘{name}’ wordt gemaakt"),
        ("action “{name}” is not made", "actie ‘{name}’ wordt niet gemaakt"),
    ),
    "document": (
        ("document “{name}” is made", "document ‘{name}’ wordt gemaakt"),
        ("document “{name}” is not made", "document ‘{name}’ wordt niet gemaakt"),
    ),
    "check": (
        ("check {name} holds", "controle {name} klopt"),
        ("check {name} fails", "controle {name} klopt niet"),
    ),
}  # fmt: skip


def branches_of(protocol: Protocol) -> tuple[Branch, ...]:
    """Return every branch of a protocol, in the order of the file."""
    found: list[Branch] = []
    for at, phase in enumerate(protocol.phases):
        found += _phase(phase, ("phases", at))
    found += _rules(protocol, (), ())
    given = frozenset(_given_rows(protocol))
    return tuple(
        one for one in found if not (one.kind == "each" and one.needs[-1].strip() in given)
    )


def _given_rows(protocol: Protocol) -> Iterator[str]:
    """Yield what makes a list of rows that the protocol gives: there is always something in it."""
    yield from (f"rows(tables.{name})" for name in protocol.tables)
    for _, step in protocol.steps():
        for name, prompt in step.record.items():
            if isinstance(prompt, TablePrompt | MatrixPrompt) and prompt.rows:
                yield f"rows(answers.{name})"


def _phase(phase: Phase, keys: Keys) -> Iterator[Branch]:
    needs = _given(phase.when)
    if phase.when:
        yield Branch(name=f"phase {phase.id}", side=False, keys=(*keys, "when"), needs=needs)
    for number, step in enumerate(phase.steps):
        yield from _step(step, (*keys, "steps", number), needs)
    yield from _both(f"until {phase.id}", phase.until, (*keys, "until"), needs)
    yield from _checks(phase.id, phase, keys, needs)


def _step(step: Step, keys: Keys, needs: tuple[str, ...]) -> Iterator[Branch]:
    inner = needs + _given(listed(step), step.when)
    if not step.steps:
        yield Branch(name=f"walked {step.id}", side=True, keys=keys, needs=inner)
    if step.when:
        yield Branch(name=f"step {step.id}", side=False, keys=(*keys, "when"), needs=inner)
    if step.for_each:
        each = needs + _given(listed(step))
        yield Branch(name=f"each {step.id}", side=False, keys=(*keys, "for_each"), needs=each)
    for number, member in enumerate(step.steps):
        for found in _step(member, (*keys, "steps", number), inner + _given(step.until)):
            yield found if step.pick is None else _picked(found, step, member)
    if step.pick is None:
        yield from _both(f"until {step.id}", step.until, (*keys, "until"), inner)
    for name, prompt in step.record.items():
        yield from _prompt(name, prompt, (*keys, "record", name), inner)
    yield from _rules(step, keys, inner)


def _picked(branch: Branch, group: Step, member: Step) -> Branch:
    """Return a branch of one of the steps of which some are asked: it comes when others do not."""
    others = {step.id for other in group.steps if other is not member for _, step in other.leaves()}
    return replace(branch, others=branch.others | others)


def _prompt(name: str, prompt: Prompt, keys: Keys, needs: tuple[str, ...]) -> Iterator[Branch]:
    yield from _both(f"prompt {name}", prompt.when, (*keys, "when"), needs)
    if isinstance(prompt, ChoicePrompt):
        for number, option in enumerate(prompt.options):
            at = (*keys, "options", number, "when")
            given = needs + _given(prompt.when)
            yield from _both(f"option {name}.{option.id}", option.when, at, given)
    if isinstance(prompt, ScorecardPrompt):
        for at, item in prompt.located():
            given = needs + _given(prompt.when)
            yield from _both(f"item {name}.{item.id}", item.when, (*keys, *at, "when"), given)


def _rules(owner: Protocol | Step, keys: Keys, needs: tuple[str, ...]) -> Iterator[Branch]:
    for number, action in enumerate(owner.actions):
        at = (*keys, "actions", number, "when")
        yield from _both(f"action {action.id}", action.when, at, needs)
    for number, letter in enumerate(owner.documents):
        at = (*keys, "documents", number, "when")
        yield from _both(f"document {letter.id}", letter.when, at, needs)
    yield from _checks(owner.id, owner, keys, needs)


def _checks(
    name: str, owner: Protocol | Phase | Step, keys: Keys, needs: tuple[str, ...]
) -> Iterator[Branch]:
    for number, check in enumerate(owner.checks):
        at = (*keys, "checks", number, "that")
        yield Branch(
            name=f"check {name} {number + 1}", side=False, keys=at, needs=(*needs, check.that)
        )


def _both(name: str, condition: str, keys: Keys, needs: tuple[str, ...]) -> Iterator[Branch]:
    if condition:
        for side in (True, False):
            yield Branch(name=name, side=side, keys=keys, needs=(*needs, condition))


def _given(*conditions: str) -> tuple[str, ...]:
    return tuple(condition for condition in conditions if condition)


def passed(walk: Walk) -> frozenset[tuple[str, bool]]:
    """Return the branches that a walk passes as it stands now, by name and side."""
    found = set(engine.decided(walk))
    stops = engine.stops(walk)
    scope = engine.whole(walk)
    for stop in stops:
        if stop.standing in ("waiting", "open"):
            continue
        found.add((f"walked {stop.step.id}", True))
        found |= set(_ruled(stop.step, stop.scope))
        for place in stop.places:
            found |= set(_options(stop.step, place.slot.name, place.prompt))
        for name in {place.slot.name for place in stop.places}:
            found |= set(_scored(name, stop))
    for phase in walk.protocol.phases:
        if any(stop.phase is phase for stop in stops):
            found |= set(_checked(phase.id, phase, scope))
    return frozenset(found | set(_ruled(walk.protocol, scope)))


def _options(step: Step, name: str, asked: Prompt) -> Iterator[tuple[str, bool]]:
    prompt = step.record.get(name)
    if isinstance(prompt, ChoicePrompt) and isinstance(asked, ChoicePrompt):
        for option, shown in zip(prompt.options, asked.options, strict=True):
            if option.when:
                yield f"option {name}.{option.id}", not shown.when


def _scored(name: str, stop: Stop) -> Iterator[tuple[str, bool]]:
    prompt = stop.step.record.get(name)
    if isinstance(prompt, ScorecardPrompt):
        asked = {place.slot.field for place in stop.places if place.slot.name == name}
        for _, item in prompt.located():
            if item.when:
                within = any(inner.id in asked for _, inner in item.located())
                yield f"item {name}.{item.id}", within


def _ruled(owner: Protocol | Step, scope: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    for action in owner.actions:
        if action.when:
            yield f"action {action.id}", holds(parse(action.when), scope)
    for letter in owner.documents:
        if letter.when:
            yield f"document {letter.id}", holds(parse(letter.when), scope)
    yield from _checked(owner.id, owner, scope)


def _checked(
    name: str, owner: Protocol | Phase | Step, scope: Mapping[str, Any]
) -> Iterator[tuple[str, bool]]:
    for number, check in enumerate(owner.checks):
        if truth(parse(check.that).evaluate(scope)) is False:
            yield f"check {name} {number + 1}", False
