"""How a conversation goes, as far as its protocol shows: what is asked where, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeAlias

from amkit.lint.bounds import ALL, NOTHING
from amkit.lint.kept import Kept
from amkit.lint.logic import ANYTHING, Domain, Domains
from amkit.lint.needs import needed
from amkit.model.prompts import (
    ChoicePrompt,
    EntryPrompt,
    NumberPrompt,
    Prompt,
    ScalePrompt,
    ValuePrompt,
    YesNoPrompt,
)
from amkit.model.protocol import Phase, Protocol, Step
from amkit.source.document import Keys

Order: TypeAlias = tuple[int, int]
"""Which step, and which of its prompts; 0 is before its first prompt. They compare as they come."""
BEFORE_ALL: Order = (-1, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition under which something is walked or asked.

    Attributes:
        keys: where it stands.
        text: as it was written.
        outer: the conditions that hold already where it is looked at.
    """

    keys: Keys
    text: str
    outer: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A step that is walked, and under which conditions.

    Attributes:
        number: its place among the steps.
        keys: where it stands.
        step: it.
        conditions: of its phase, of the groups around it, and its own.
        repeats: where the steps and groups that it is repeated with stand.
        loose: where the nearest step or group stands that may be left out; () for none.
    """

    number: int
    keys: Keys
    step: Step
    conditions: tuple[Condition, ...]
    repeats: tuple[Keys, ...] = ()
    loose: Keys = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A prompt of a step.

    Attributes:
        passed: the step.
        order: when it is asked.
        prompt: it.
        conditions: those of the step, and its own.
    """

    passed: Passed
    order: Order
    prompt: Prompt
    conditions: tuple[Condition, ...]

    @property
    def computed(self) -> str:
        """The expression that works it out; "" where it is asked."""
        return self.prompt.compute if isinstance(self.prompt, ValuePrompt) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a conversation goes.

    Attributes:
        steps: those that are walked, by where they stand.
        asked: the prompts, by name.
        conditions: every condition on steps and prompts, in the order of the file.
        domains: what each answer can be, by how conditions read it.
    """

    steps: Mapping[Keys, Passed]
    asked: Mapping[str, Asked]
    conditions: tuple[Condition, ...]
    domains: Domains
    _known_from: dict[str, Order] = field(default_factory=dict)

    def passed_at(self, keys: Keys) -> Passed | None:
        """Return the step that `keys` lie in; of a group or a phase its first; None outside."""
        owner, _ = parted(keys)
        if not owner or owner in self.steps:
            return self.steps.get(owner)
        inside = (passed for passed in self.steps.values() if passed.keys[: len(owner)] == owner)
        return next(inside, None)

    def known_from(self, name: str) -> Order:
        """Return when an answer can be known first: what is worked out, when its sources are."""
        if name not in self._known_from:
            asked = self.asked.get(name)
            if asked is None:
                return BEFORE_ALL
            self._known_from[name] = BEFORE_ALL  # what is worked out from itself ends here
            sources = [self.known_from(of) for of, _ in needed(asked.computed, "known")]
            order = max(sources, default=BEFORE_ALL) if asked.computed else asked.order
            self._known_from[name] = order
        return self._known_from[name]

    def sources(self, name: str) -> frozenset[str]:
        """Return the answers that an answer is worked out from; itself where it is asked."""
        open_, seen = [name], set()
        while open_:
            one = open_.pop()
            if one not in seen and one in self.asked:
                seen.add(one)
                open_ += (of for of, _ in needed(self.asked[one].computed, "known"))
        return frozenset(one for one in seen if not self.asked[one].computed)


def parted(keys: Keys) -> tuple[Keys, Keys]:
    """Return where the step, group or phase stands that `keys` lie in, and the keys inside it.

    Of what stands on the protocol itself the first is empty.
    """
    at = 2 if keys[0] == "phases" else 0
    while at and keys[at : at + 1] == ("steps",):
        at += 2
    return keys[:at], keys[at:]


def _course(protocol: Protocol) -> Course:
    maker = _Maker()
    for at, phase in enumerate(protocol.phases):
        maker.phase(("phases", at), phase)
    return Course(
        steps=maker.steps,
        asked=maker.asked,
        conditions=tuple(maker.conditions),
        domains={f"answers.{name}": _domain(asked) for name, asked in maker.asked.items()},
    )


course_of = Kept(_course)
"""Return how the conversation of a protocol goes."""


class _Maker:
    """Goes through a protocol in order."""

    def __init__(self) -> None:
        self.steps: dict[Keys, Passed] = {}
        self.asked: dict[str, Asked] = {}
        self.conditions: list[Condition] = []

    def phase(self, keys: Keys, phase: Phase) -> None:
        outer = self._and((), (*keys, "when"), phase.when)
        for number, step in enumerate(phase.steps):
            loose = keys if phase.until and number else ()
            around = Passed(number=0, keys=keys, step=step, conditions=outer, loose=loose)
            self._step((*keys, "steps", number), step, around)

    def _step(self, keys: Keys, step: Step, around: Passed) -> None:
        conditions = self._and(around.conditions, (*keys, "when"), step.when)
        may_go = step.optional or step.pick is not None
        again = step.for_each or (step.until and not step.steps)
        here = replace(
            around,
            keys=keys,
            step=step,
            conditions=conditions,
            repeats=(*around.repeats, keys) if again else around.repeats,
            loose=keys if may_go else around.loose,
        )
        for number, member in enumerate(step.steps):
            left = keys if step.until and number else here.loose
            self._step((*keys, "steps", number), member, replace(here, loose=left))
        if not step.steps:
            self._leaf(replace(here, number=len(self.steps)))

    def _leaf(self, passed: Passed) -> None:
        self.steps[passed.keys] = passed
        for number, (name, prompt) in enumerate(passed.step.record.items(), start=1):
            at = (*passed.keys, "record", name, "when")
            self.asked[name] = Asked(
                passed=passed,
                order=(passed.number, number),
                prompt=prompt,
                conditions=self._and(passed.conditions, at, prompt.when),
            )

    def _and(self, outer: tuple[Condition, ...], keys: Keys, text: str) -> tuple[Condition, ...]:
        if not text:
            return outer
        self.conditions.append(Condition(keys=keys, text=text, outer=outer))
        return (*outer, self.conditions[-1])


def _domain(asked: Asked) -> Domain:
    match asked.prompt:
        case EntryPrompt(many=True) if not asked.passed.repeats:
            return Domain(always=True)
        case ScalePrompt(min=least, max=most):
            return Domain(low=(Decimal(least), 0), high=(Decimal(most), 0), whole=True)
        case NumberPrompt(min=low, max=high):
            return Domain(
                low=NOTHING if low is None else (low, 0),
                high=ALL if high is None else (high, 0),
                whole=asked.prompt.type == "integer",
            )
        case ChoicePrompt(type="choice", options=options):
            return Domain(values=frozenset(option.id for option in options))
        case YesNoPrompt(type="yes_no"):
            return Domain(values=frozenset({True, False}))
    return ANYTHING
