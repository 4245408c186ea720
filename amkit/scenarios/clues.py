"""What the expressions of a protocol give away: what they read, and what they compare it with."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from amkit.expressions import parse, parse_repeat, parse_wording
from amkit.model.prompts import ChoicePrompt, EntryPrompt, Prompt, ScorecardPrompt, ValuePrompt
from amkit.model.protocol import Protocol, Step
from amkit.model.rules import Letter
from amkit.model.text import Lines, Text
from amkit.source.document import Keys
from amkit.walk.scope import PLURAL

Constant: TypeAlias = str | int | Decimal
_MOST_CONSTANTS = 12
"""Most constants that are tried for one prompt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What the expressions of a protocol give away.

    Attributes:
        constants: what each prompt is compared with, or reckoned with, by the prompt's name.
        sources: which prompts decide an expression, directly or through what is worked out.
        needs: the conditions under which each prompt is asked.
    """

    constants: Mapping[str, tuple[Constant, ...]]
    sources: Mapping[str, frozenset[str]]
    needs: Mapping[str, tuple[str, ...]]

    def deciding(self, conditions: tuple[str, ...]) -> frozenset[str]:
        """Return the prompts that decide conditions, and whether these prompts are asked."""
        found: set[str] = set()
        open_ = list(conditions)
        seen: set[str] = set()
        while open_:
            condition = open_.pop()
            if condition not in seen:
                seen.add(condition)
                for name in self.sources.get(condition, ()):
                    found.add(name)
                    open_ += self.needs.get(name, ())
        return frozenset(found)


def clues_of(protocol: Protocol) -> Clues:
    """Return what a protocol's expressions give away."""
    reader = _Reader(protocol)
    for expressions, step in _deciding(protocol):
        for text in expressions:
            reader.read(text, step)
    reader.through_what_is_worked_out()
    return Clues(
        constants={
            name: tuple(found)[:_MOST_CONSTANTS] for name, found in reader.constants.items()
        },
        sources={text: frozenset(names) for text, names in reader.sources.items()},
        needs=reader.needs,
    )


class _Reader:
    """Reads one protocol's expressions."""

    def __init__(self, protocol: Protocol) -> None:
        self.prompts = {
            n: prompt for _, step in protocol.steps() for n, prompt in step.record.items()
        }
        self.constants: dict[str, dict[Constant, None]] = {}
        self.sources: dict[str, set[str]] = {}
        self.needs: dict[str, tuple[str, ...]] = {}
        self._items: dict[str, set[str]] = {}
        for phase in protocol.phases:
            for step in phase.steps:
                self._place(step, tuple(filter(None, [phase.when])))

    def _place(self, step: Step, needs: tuple[str, ...]) -> None:
        """Keep under which conditions each prompt is asked, and what each item stands for."""
        needs += _given(listed(step), step.when)
        if step.for_each:
            item = parse_repeat(step.for_each).item
            self._items.setdefault(item, set()).update(self._named(listed(step)))
        for name, prompt in step.record.items():
            self.needs[name] = needs + tuple(filter(None, [prompt.when]))
        for member in step.steps:
            self._place(member, needs)

    def read(self, text: str, step: Step | None) -> None:
        """Keep what one expression reads, and what it compares that with."""
        names = self._named(text)
        self.sources.setdefault(text, set()).update(names)
        for name in names:
            self.constants.setdefault(name, {}).update(dict.fromkeys(_constants(text)))

    def _named(self, text: str) -> set[str]:
        found: set[str] = set()
        for (first, *rest), _ in parse(text).names:
            if first in ("answers", "comments", "previous") and rest:
                found.add(rest[0])
            elif first in _KINDS:
                found |= {
                    name
                    for name, prompt in self.prompts.items()
                    if isinstance(prompt, EntryPrompt) and prompt.kind == _KINDS[first]
                }
            found |= self._items.get(first, set())
        if "reason(" in text:
            found |= {name for name in self.prompts if f"answers.{name}" in text}
        return found & set(self.prompts)

    def through_what_is_worked_out(self) -> None:
        """Add to each expression what decides the worked out answers that it reads."""
        computed = {
            name: prompt.compute
            for name, prompt in self.prompts.items()
            if isinstance(prompt, ValuePrompt) and prompt.compute
        }
        for _ in computed:  # as deep as they can build on one another
            for names in self.sources.values():
                for name in names & set(computed):
                    names |= self.sources[computed[name]]
        for name, text in computed.items():
            for source in self.sources[text]:
                self.constants.setdefault(source, {}).update(self.constants.get(name, {}))


_KINDS = {name: kind for kind, plural in PLURAL.items() for name in (kind, plural)}


def _constants(text: str) -> Iterator[Constant]:
    """Yield the texts and numbers in an expression."""
    for node in ast.walk(ast.parse(text.strip(), mode="eval")):
        match node:
            case ast.Constant(str() | int() as value) if not isinstance(value, bool):
                yield value
            case ast.Constant(float() as value):
                yield Decimal(repr(value))


def _deciding(protocol: Protocol) -> Iterator[tuple[tuple[str, ...], Step | None]]:
    """Yield the expressions that decide how a conversation goes, and what they are made of."""
    for phase in protocol.phases:
        yield _given(phase.when, phase.until, *(check.that for check in phase.checks)), None
        for step in phase.steps:
            yield from _of_step(step)
    yield _ruled(protocol), None


def listed(step: Step) -> str:
    """Return the expression of what a step is repeated for; "" where it is not."""
    return parse_repeat(step.for_each).items.text if step.for_each else ""


def _of_step(step: Step) -> Iterator[tuple[tuple[str, ...], Step]]:
    own = _given(step.when, listed(step), step.until, step.wait, step.not_before)
    asked = tuple(text for prompt in step.record.values() for text in _of_prompt(prompt))
    yield own + asked + _ruled(step), step
    for member in step.steps:
        yield from _of_step(member)


def _of_prompt(prompt: Prompt) -> tuple[str, ...]:
    options = prompt.options if isinstance(prompt, ChoicePrompt) else ()
    items = prompt.located() if isinstance(prompt, ScorecardPrompt) else ()
    owners = (prompt, *options, *(item for _, item in items))
    conditions = _given(*(owner.when for owner in owners))
    if not isinstance(prompt, ValuePrompt):
        return conditions
    return conditions + _given(prompt.comment_when, prompt.compute)


def _ruled(owner: Protocol | Step) -> tuple[str, ...]:
    made = [action.when for action in owner.actions] + [one.when for one in owner.documents]
    return _given(*made, *(check.that for check in owner.checks))


def _given(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def gaps_of(step: Step, keys: Keys) -> Iterator[tuple[Keys, str]]:
    """Yield the expressions in the gaps of a step's texts, each with the key it stands under."""
    for key in ("title", "why", "how", "say", "ask", "listen_for", "avoid", "hints", "examples",
                "text"):  # fmt: skip
        yield from (((*keys, key), found) for found in _in_gaps(getattr(step, key)))
    for name, prompt in step.record.items():
        for key in ("prompt", "label", "help", "example"):
            at = (*keys, "record", name, key)
            yield from ((at, found) for found in _in_gaps(getattr(prompt, key)))


def letter_gaps(letter: Letter, keys: Keys) -> Iterator[tuple[Keys, str]]:
    """Yield the expressions in the gaps of a document, each with the key it stands under."""
    for key in ("title", "subject", "body"):
        yield from (((*keys, key), found) for found in _in_gaps(getattr(letter, key)))


def _in_gaps(text: Text | Lines) -> Iterator[str]:
    """Yield what stands in the gaps, once for all languages."""
    written = (text.en, text.nl) if isinstance(text, Text) else (*text.en, *text.nl)
    found = (
        one.text for line in written if "{{" in line for one, _ in parse_wording(line).expressions()
    )
    yield from dict.fromkeys(found)
