"""What a prompt asks at a stop: one place, or one for each field of each entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from typing import Any

from amkit.model.kinds import KINDS
from amkit.model.prompts import (
    Audience,
    ChoicePrompt,
    EntryPrompt,
    KindName,
    MatrixPrompt,
    OneValue,
    Prompt,
    ScorecardPrompt,
    TablePrompt,
    TextPrompt,
)
from amkit.model.protocol import Step
from amkit.model.run import BAND, COMMENT, WHY, Slot
from amkit.model.text import Text
from amkit.walk.answered import is_worked_out, met, worked_out
from amkit.walk.changes import Changes
from amkit.walk.history import Latest
from amkit.walk.scope import asked_fields
from amkit.walk.scorecards import asks, asks_band, asks_why, scorecard_at, scored
from amkit.walk.state import Place, Standing
from amkit.walk.tables import cells, columns_of


class Asker:
    """Knows the answers so far, and makes the places of prompts from them."""

    def __init__(self, latest: Latest, changes: Changes) -> None:
        self._latest = latest
        self._changes = changes

    def places(
        self, step: Step, name: str, prompt: Prompt, items: tuple[int, ...],
        scope: Mapping[str, Any],
    ) -> Iterator[Place]:  # fmt: skip
        """Yield the places of a prompt, in order, as far as the answers so far tell."""
        at = Slot(name, items)
        match prompt:
            case EntryPrompt(many=False):
                yield from self._entry(step, at, prompt)
            case EntryPrompt():
                yield from self._several(at, prompt.max, partial(self._entry, step, prompt=prompt))
            case ScorecardPrompt():
                yield from self._scorecard(step, at, prompt, scope)
            case TablePrompt(rows=()):
                yield from self._several(
                    at, prompt.max, partial(self._row, step, prompt=prompt, scope=scope)
                )
            case TablePrompt() | MatrixPrompt():
                for number, _ in enumerate(prompt.rows, start=1):
                    yield from self._row(step, replace(at, number=number), prompt, scope)
            case _:
                yield from self._value(step, at, prompt, scope)

    def place(self, step: Step, slot: Slot, prompt: OneValue, entry: str = "") -> Place:
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
        if prompt.comment and answered and met(prompt.comment_when, scope):
            asked = TextPrompt(
                prompt=prompt.comment, audience=prompt.audience, secret=prompt.secret
            )
            yield self.place(step, slot.to(COMMENT), asked)

    def _several(
        self, at: Slot, most: int | None, places_of: Callable[[Slot], Iterator[Place]]
    ) -> Iterator[Place]:
        """Yield the places of every entry or row there is, and of the next unless that was all."""
        found = self._latest.numbers(at)
        count, ended = 0, False
        for number in found:
            places = tuple(places_of(replace(at, number=number)))
            yield from places
            main = places[0].answer
            count += main is not None and main.reason is None
            ended = main is not None and main.reason not in (None, "not_applicable")
        if not ended and (most is None or count < most):
            yield from places_of(replace(at, number=max(found, default=0) + 1))

    def _entry(self, step: Step, at: Slot, prompt: EntryPrompt) -> Iterator[Place]:
        """Yield the places of one entry; those behind the main field only once that is answered."""
        for field in asked_fields(prompt):
            asks = _field_asks(prompt.kind, field, prompt.audience)
            if field == KINDS[prompt.kind].main:
                asks = _main_asks(prompt, asks, at.number)
            place = self.place(step, at.to(field), asks, at.name)
            yield place
            if field == KINDS[prompt.kind].main and not _is_answered(place):
                return

    def _row(
        self, step: Step, at: Slot, prompt: TablePrompt | MatrixPrompt, scope: Mapping[str, Any]
    ) -> Iterator[Place]:
        """Yield the places of a row; of one that is added, the others once its name is given."""
        columns = columns_of(prompt)
        main = "" if prompt.rows else next(iter(columns))
        named = prompt.rows[at.number - 1].text if prompt.rows else Text()
        for cell in cells(self._latest, prompt, at, scope):
            required = cell.prompt.required or _needs(prompt, at.number, cell.slot.field == main)
            asks = replace(cell.prompt, audience=prompt.audience, required=required)
            (place,) = self._value(step, cell.slot, asks, cell.scope)
            yield replace(place, about=named, row=cell.scope["row"])
            if cell.slot.field == main and not _is_answered(place):
                return

    def _scorecard(
        self, step: Step, at: Slot, prompt: ScorecardPrompt, scope: Mapping[str, Any]
    ) -> Iterator[Place]:
        """Yield the items; behind them what the score means, and why where that was overruled."""
        settled = True
        for item, group in scored(prompt.items, scope):
            place = self.place(step, at.to(item.id), asks(prompt, item))
            settled = settled and place.standing in ("answered", "left")
            yield replace(place, about=group)
        came = scorecard_at(self._latest, prompt, at, scope)
        if not settled or came["score"] is None or not prompt.bands:
            return
        slot = at.to(BAND)
        place = self.place(step, slot, asks_band(prompt, came["score"]))
        if came["worked_out"] is None:
            # A threshold is not known: nothing is proposed, and whoever sits there says it.
            yield place
            return
        if not _is_answered(place):
            standing: Standing = "open" if place.answer is None else "computed"
            yield replace(place, answer=None, standing=standing, computed=came["worked_out"])
            return
        yield place
        if came["band"] != came["worked_out"]:
            yield self.place(step, at.to(WHY), asks_why(prompt, came["worked_out"]))


def _needs(prompt: TablePrompt | MatrixPrompt, number: int, is_main: bool) -> bool:
    """Tell whether a table as a whole needs a cell: all of fixed rows, the name of one added."""
    if isinstance(prompt, MatrixPrompt) or prompt.rows:
        return prompt.required
    return is_main and number <= max(prompt.min, prompt.required)


def _is_answered(place: Place) -> bool:
    return place.answer is not None and place.answer.reason is None


def _closed(prompt: ChoicePrompt, scope: Mapping[str, Any]) -> ChoicePrompt:
    """Return a choice whose options have a condition left only where they are closed."""
    return replace(
        prompt,
        options=tuple(
            replace(option, when="") if met(option.when, scope) else option
            for option in prompt.options
        ),
    )


@cache
def _field_asks(kind: KindName, field: str, audience: Audience) -> OneValue:
    """Return what asks for a field, for an audience; every screen wants all of them anew."""
    return replace(KINDS[kind].fields[field], audience=audience)


def _main_asks(prompt: EntryPrompt, asks: OneValue, number: int) -> OneValue:
    """Return what asks for the main field: in the protocol's own words where it has them."""
    required = prompt.required
    if prompt.many:
        required = number <= max(prompt.min, required)
    own = {
        name: value
        for name in ("prompt", "help", "example", "default")
        if (value := getattr(prompt, name))
    }
    if KINDS[prompt.kind].single:
        own = {"default": "account.name"} | own
    return replace(asks, required=required, **own)
