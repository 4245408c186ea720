"""Scorecards: weighted items that are scored one by one, and what the whole means.

A score is the weighted mean of the items, each as its share of the scale, 0 to 100. What does not
apply passes its weight on to the items beside it; what is not known makes the whole not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from amkit.expressions import parse
from amkit.model.prompts import (
    ChoicePrompt,
    Option,
    ScalePrompt,
    ScorecardPrompt,
    TextPrompt,
)
from amkit.model.run import BAND, Slot
from amkit.model.scorecards import Band, Item
from amkit.model.text import Text
from amkit.walk.answered import met, named
from amkit.walk.history import Latest
from amkit.walk.state import Place, Stop, Walk

_NOT_APPLICABLE = Decimal(-1)
"""Stands for the share of what does not apply; no share is below 0."""


def scored(
    items: tuple[Item, ...], scope: Mapping[str, Any], group: Text = Text()
) -> Iterator[tuple[Item, Text]]:
    """Yield the items that are scored, in order, each with the name of the group it is in."""
    for item in items:
        if met(item.when, scope):
            yield from scored(item.items, scope, item.text)
            if not item.items:
                yield item, group


def asks(prompt: ScorecardPrompt, item: Item) -> ScalePrompt:
    """Return what asks for the score of an item."""
    return ScalePrompt(
        type="scale", prompt=item.text, label=item.text, help=prompt.help,
        required=prompt.required, audience=prompt.audience,
        min=prompt.min, max=prompt.max, low=prompt.low, high=prompt.high,
    )  # fmt: skip


def asks_band(prompt: ScorecardPrompt, score: int) -> ChoicePrompt:
    """Return what asks whether a score means what was worked out."""
    return ChoicePrompt(
        type="choice",
        prompt=Text(
            en=f"The score is {score} of 100. What does that mean?",
            nl=f"De score is {score} van 100. Wat betekent dat?",
        ),
        label=Text("Outcome", "Uitkomst"),
        audience=prompt.audience,
        options=tuple(Option(id=band.id, text=band.text) for band in prompt.bands),
    )


def asks_why(prompt: ScorecardPrompt, worked_out: str) -> TextPrompt:
    """Return what asks why the meaning is another than was worked out."""
    text = next(band.text for band in prompt.bands if band.id == worked_out)
    return TextPrompt(
        prompt=Text(
            en=f"“{text.en}” was worked out. Why do you see it otherwise?",
            nl=f"Uitgerekend is ‘{text.nl}’. Waarom ziet u het anders?",
        ),
        label=Text("Why otherwise", "Waarom anders"),
        required=True,
        audience=prompt.audience,
    )


def scorecard_at(
    latest: Latest, prompt: ScorecardPrompt, at: Slot, scope: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what a scorecard holds.

    Returns:
        `score` (0 to 100, None while it is not known), `worked_out` (the band that means), `band`
        (that one, or the one chosen instead) and `items` (each item's step on the scale; a group's
        score, 0 to 100).
    """
    items: dict[str, Any] = {}
    asked = {item.id for item, _ in scored(prompt.items, scope)}
    share = _Card(latest, prompt, at, asked, items).share_of_all(prompt.items)
    score = _rounded(share)
    worked_out = _band(prompt.bands, score, scope)
    chosen = latest.get(at.to(BAND))
    band = worked_out
    if score is not None and chosen is not None and chosen.reason is None:
        band = str(chosen.value)
    options = asks_band(prompt, 0)
    return {
        "score": score, "band": named(options, band), "worked_out": named(options, worked_out),
        "items": items,
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class LastScore:
    """What the account's last run gave an item.

    Attributes:
        value: the step on the scale.
        day: when.
        is_fresh: whether that is not too long ago to be proposed again.
    """

    value: int
    day: date
    is_fresh: bool


def last_score(walk: Walk, stop: Stop, place: Place) -> LastScore | None:
    """Return what the last run gave the item at a place; None where it gave none."""
    prompt = stop.step.record.get(place.slot.name)
    before = walk.previous.get(place.slot.name)
    if not isinstance(prompt, ScorecardPrompt) or not isinstance(before, Mapping):
        return None
    value, day = before.get("items", {}).get(place.slot.field), walk.previous_day
    if not isinstance(value, int) or day is None or not prompt.min <= value <= prompt.max:
        return None
    days = (walk.today - day).days
    return LastScore(value, day, prompt.stale_after is None or days <= prompt.stale_after)


@dataclass(frozen=True, slots=True)
class _Card:
    """A scorecard with its answers.

    Attributes:
        latest: every answer so far.
        prompt: the scorecard.
        at: where it stands.
        asked: the names of the items that are scored.
        found: what each item came to, by name; filled as that is worked out.
    """

    latest: Latest
    prompt: ScorecardPrompt
    at: Slot
    asked: set[str]
    found: dict[str, Any]

    def share_of_all(self, items: tuple[Item, ...]) -> Decimal | None:
        """Return the weighted mean of items; what does not apply has no weight."""
        total = weights = Decimal(0)
        known = True
        for item in items:
            share = self._share(item)
            if share is None:
                known = False
            elif share >= 0:
                total += item.weight * share
                weights += item.weight
        if not known:
            return None
        return total / weights if weights else _NOT_APPLICABLE

    def _share(self, item: Item) -> Decimal | None:
        """Return the share of one item, 0 to 100; None where that is not known."""
        if item.items:
            share = self.share_of_all(item.items)
            self.found[item.id] = _rounded(share)
            return share
        self.found[item.id] = None
        if item.id not in self.asked:
            return _NOT_APPLICABLE
        answer = self.latest.get(self.at.to(item.id))
        value = None if answer is None or answer.reason is not None else answer.value
        self.found[item.id] = value
        if answer is not None and answer.reason == "not_applicable":
            return _NOT_APPLICABLE
        if not isinstance(value, int):
            return None
        return Decimal(100 * (value - self.prompt.min)) / (self.prompt.max - self.prompt.min)


def _rounded(share: Decimal | None) -> int | None:
    if share is None or share < 0:
        return None
    return int(share.quantize(Decimal(1), ROUND_HALF_UP))


def _band(bands: tuple[Band, ...], score: int | None, scope: Mapping[str, Any]) -> str | None:
    """Return the highest band that a score reaches; None where a threshold is not known."""
    best: str | None = None
    lowest: int | Decimal = -1
    for band in bands if score is not None else ():
        least = parse(band.at_least).evaluate(scope) if band.at_least else 0
        if isinstance(least, bool) or not isinstance(least, int | Decimal):
            return None
        assert score is not None
        if lowest < least <= score or (best is None and not band.at_least):
            best, lowest = band.id, least
    return best
