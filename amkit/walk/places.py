"""What a prompt asks at a stop: one place, or one for each field of each entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from amkit.expressions import holds, parse
from amkit.model.kinds import KINDS
from amkit.model.prompts import ChoicePrompt, EntryPrompt, OneValue, Prompt, TextPrompt
from amkit.model.protocol import Step
from amkit.model.run import COMMENT, Answer, Slot
from amkit.walk.changes import Changes
from amkit.walk.scope import asked_fields, is_worked_out, items_of, worked_out
from amkit.walk.state import Place, Standing


class Asker:
    """Knows the answers so far, and makes the places of prompts from them."""

    def __init__(self, latest: Mapping[Slot, Answer], changes: Changes) -> None:
        self._latest = latest
        self._changes = changes

    def places(
        self, step: Step, name: str, prompt: Prompt, items: tuple[int, ...],
        scope: Mapping[str, Any],
    ) -> Iterator[Place]:  # fmt: skip
        """Yield the places of a prompt, in order, as far as the answers so far tell."""
        if not isinstance(prompt, EntryPrompt):
            yield from self._value(step, Slot(name, items), prompt, scope)
        elif not prompt.many:
            yield from self._entry(step, name, prompt, items, 0)
        else:
            yield from self._entries(step, name, prompt, items)

    def place(self, step: Step, slot: Slot, prompt: Prompt, entry: str = "") -> Place:
        """Return one place, with what was answered there."""
        answer = self._latest.get(slot)
        standing: Standing = "open"
        if answer is not None:
            standing = "answered" if answer.reason is None else "left"
            if self._changes.is_stale(step, slot):
                standing = "stale"
        return Place(slot=slot, prompt=prompt, entry=entry, answer=answer, standing=standing)

    def _value(
        self, step: Step, slot: Slot, prompt: OneValue, scope: Mapping[str, Any]
    ) -> Iterator[Place]:
        """Yield the place of one value, and that of the comment on it once it is answered."""
        asks = _closed(prompt, scope) if isinstance(prompt, ChoicePrompt) else prompt
        if is_worked_out(prompt, self._latest.get(slot)):
            value = worked_out(prompt, scope)
            yield Place(slot=slot, prompt=asks, standing="computed", computed=value)
            return
        place = self.place(step, slot, asks)
        yield place
        answered = place.answer is not None and place.answer.reason is None
        if prompt.comment and answered and _met(prompt.comment_when, scope):
            asked = TextPrompt(prompt=prompt.comment, audience=prompt.audience)
            yield self.place(step, replace(slot, field=COMMENT), asked)

    def _entries(
        self, step: Step, name: str, prompt: EntryPrompt, items: tuple[int, ...]
    ) -> Iterator[Place]:
        """Yield the places of every entry there is, and of the next one unless that was all."""
        numbers = items_of(self._latest, name, items)
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
            place = self.place(step, Slot(name, items, number, field), asks, name)
            yield place
            if field == KINDS[prompt.kind].main and (
                place.answer is None or place.answer.reason is not None
            ):
                return


def _met(condition: str, scope: Mapping[str, Any]) -> bool:
    return not condition or holds(parse(condition), scope)


def _closed(prompt: ChoicePrompt, scope: Mapping[str, Any]) -> ChoicePrompt:
    """Return a choice whose options have a condition left only where they are closed."""
    return replace(
        prompt,
        options=tuple(
            replace(option, when="") if _met(option.when, scope) else option
            for option in prompt.options
        ),
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
