"""The expressions of a protocol, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from amkit.lint.kept import Kept
from amkit.lint.rule import Subject
from amkit.model.prompts import (
    DatePrompt,
    DurationPrompt,
    MoneyPrompt,
    Prompt,
    ScorecardPrompt,
    Sheet,
)
from amkit.model.protocol import Protocol, Step
from amkit.source.document import Keys
from amkit.source.sheets import cells_of

Found: TypeAlias = tuple[Keys, str, bool]
"""Where a text with expressions stands, the text, and whether it is a text with gaps."""


def _everywhere(subject: Subject) -> tuple[Found, ...]:
    return () if subject.protocol is None else tuple(_all(subject, subject.protocol))


everywhere = Kept(_everywhere)
"""Return every expression of a protocol, and every text with gaps, as it was written."""


def _all(subject: Subject, protocol: Protocol) -> Iterator[Found]:
    yield from _made((), protocol)
    for name, role in protocol.roles.items():
        yield from _written(("roles", name), role, ("person",))
    for at, phase in enumerate(protocol.phases):
        here: Keys = ("phases", at)
        yield from _written(here, phase, ("when", "until"))
        yield from _made(here, phase)
        for number, step in enumerate(phase.steps):
            yield from _conditions((*here, "steps", number), step)
    for written in subject.texts:
        if written.gaps:
            yield from ((keys, line, True) for keys, line in written.lines())


def _written(keys: Keys, owner: object, fields: tuple[str, ...]) -> Iterator[Found]:
    """Yield the expressions that are written in some fields of a model."""
    for field in fields:
        text = getattr(owner, field, "")
        if text:
            yield (*keys, field), text, False


_MADE = {"checks": ("that",), "actions": ("when", "who", "due"), "documents": ("when", "to")}
"""What is checked and made of the answers, and which of its keys are expressions."""


def _made(keys: Keys, owner: object) -> Iterator[Found]:
    for of, fields in _MADE.items():
        for number, made in enumerate(getattr(owner, of, ())):
            yield from _written((*keys, of, number), made, fields)


def _conditions(keys: Keys, step: Step) -> Iterator[Found]:
    yield from _made(keys, step)
    yield from _written(keys, step, ("when", "for_each", "until", "wait", "not_before", "due"))
    for number, inner in enumerate(step.steps):
        yield from _conditions((*keys, "steps", number), inner)
    for name, prompt in step.record.items():
        at = (*keys, "record", name)
        yield from _asked(at, prompt)
        if isinstance(prompt, Sheet):
            for place, cell in cells_of(at, prompt):
                yield from _asked(place, cell)


_LISTED = (("options", "when"), ("checks", "that"), ("bands", "at_least"))
"""What a prompt can have several of, and which key of those is an expression."""


def _asked(keys: Keys, prompt: Prompt) -> Iterator[Found]:
    yield from _written(keys, prompt, ("when", "default", "compute", "comment_when"))
    if isinstance(prompt, MoneyPrompt | DatePrompt | DurationPrompt):
        yield from _written(keys, prompt, ("min", "max"))
    if isinstance(prompt, ScorecardPrompt):
        for at, item in prompt.located():
            yield from _written((*keys, *at), item, ("when",))
    for of, field in _LISTED:
        for number, owner in enumerate(getattr(prompt, of, ())):
            yield from _written((*keys, of, number), owner, (field,))
