"""Tables and scorecards as a note shows them: columns, rows, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from amkit.model.prompts import Audience, MatrixPrompt, ScorecardPrompt, Sheet, TablePrompt
from amkit.model.run import WHY, Slot
from amkit.model.scorecards import Item
from amkit.model.text import Language, Text
from amkit.walk.literal import Filler
from amkit.walk.shown import reason, show, titled
from amkit.walk.state import Place, Stop
from amkit.walk.tables import columns_of

_ITEM, _SCORE = Text("Item", "Onderdeel"), Text("Score", "Score")


def sheet_of(
    stop: Stop, name: str, prompt: Sheet, fill: Filler, language: Language, audience: Audience
) -> dict[str, Any] | None:
    """Return a table or a scorecard, None where nothing is in it.

    Returns:
        `columns`, `rows`, `text` (what a scorecard comes to) and `aside` (why that was overruled).
    """
    held = stop.scope["answers"].get(name)
    if isinstance(prompt, ScorecardPrompt):
        return _scorecard(stop, name, prompt, held, language, audience)
    rows = list(_rows(prompt, held or (), fill, language))
    if not any(any(row[1:] if prompt.rows else row) for row in rows):
        return None
    labels = [
        fill.text(asks.label or asks.prompt) or titled(column)
        for column, asks in columns_of(prompt).items()
    ]
    return {
        "columns": ["", *labels] if prompt.rows else labels,
        "rows": rows,
        "text": "",
        "aside": "",
    }


def _rows(
    prompt: TablePrompt | MatrixPrompt, held: Any, fill: Filler, language: Language
) -> Iterator[list[str]]:
    columns = columns_of(prompt)

    def told(row: Mapping[str, Any]) -> list[str]:
        return [show(row[name], asks, language) for name, asks in columns.items()]

    if prompt.rows:
        yield from ([fill.text(row.text), *told(held[row.id])] for row in prompt.rows)
    else:
        yield from map(told, held)


def _scorecard(
    stop: Stop, name: str, prompt: ScorecardPrompt, held: Any, language: Language,
    audience: Audience,
) -> dict[str, Any] | None:  # fmt: skip
    places = {place.slot: place for place in stop.places}
    at = Slot(name, stop.items)
    rows = list(_items(prompt, prompt.items, held["items"], places, at, language))
    if not any(row[1] for row in rows):
        return None
    named = {band.id: band.text.to(language) for band in prompt.bands}
    text = aside = ""
    if held["score"] is not None:
        score = held["score"]
        text = Text(f"{score} of 100", f"{score} van 100").to(language)
        text += f": {named[held['band']]}" if held["band"] else ""
    why = places.get(Slot(name, stop.items, 0, WHY))
    if why is not None and why.value is not None and audience == "internal":
        worked_out = named[held["worked_out"]]
        aside = Text(
            en=f"Worked out: {worked_out}. Seen otherwise: {why.value}",
            nl=f"Uitgerekend: {worked_out}. Anders gezien: {why.value}",
        ).to(language)
    columns = [_ITEM.to(language), _SCORE.to(language)]
    return {"columns": columns, "rows": rows, "text": text, "aside": aside}


def _items(
    prompt: ScorecardPrompt, items: tuple[Item, ...], held: Mapping[str, Any],
    places: Mapping[Slot, Place], at: Slot, language: Language,
) -> Iterator[list[str]]:  # fmt: skip
    """Yield each item with its step on the scale; a group, behind its own, with its score."""
    for item in items:
        score, of = held[item.id], prompt.max
        place = places.get(Slot(at.name, at.items, 0, item.id))
        if item.items:
            inner = list(_items(prompt, item.items, held, places, at, language))
            yield from inner
            of = 100
            if not inner:
                continue
        elif place is None:  # its condition does not hold
            continue
        text = "" if score is None else Text(f"{score} of {of}", f"{score} van {of}").to(language)
        if place is not None and place.answer is not None and place.answer.reason is not None:
            text = reason(place.answer.reason, language)
        yield [item.text.to(language), text]
