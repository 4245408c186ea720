"""What came of a walk, as a scenario tells it: plain texts, in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from amkit.model.kinds import KINDS
from amkit.model.prompts import EntryPrompt, Prompt, ScorecardPrompt, Sheet
from amkit.model.run import COMMENT, DONE, Slot
from amkit.model.text import Language
from amkit.walk.checks import failed
from amkit.walk.history import Latest
from amkit.walk.scope import entries_at, latest_answers
from amkit.walk.shown import show, show_plain
from amkit.walk.state import Place, Stop, Walk
from amkit.walk.tables import columns_of

WAITING = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a walk.

    Attributes:
        language: of the texts.
        path: the steps that were walked, in order.
        expect: every answer as it is read, by prompt: a text, a list of texts, the fields of an
            entry, a list of such; None where there is none. In a repeat, a list of these.
        open: what was left, each place with its reason.
        checks: the messages of the checks that fail.
        notes: the note under "note", the one for the customer under "client_note".
    """

    language: Language
    path: tuple[str, ...]
    expect: Mapping[str, Any]
    open: Mapping[str, str]
    checks: tuple[str, ...]
    notes: Mapping[str, str] = field(default_factory=dict)


def outcome_of(
    walk: Walk, stops: Sequence[Stop], language: Language, notes: Mapping[str, str]
) -> Outcome:
    """Return what came of a walk; its notes are made elsewhere."""
    return Outcome(
        language=language,
        path=tuple(stop.step.id for stop in stops if stop.standing != WAITING),
        expect=_answers(walk, stops, language),
        open=_open(stops),
        checks=tuple(one.message.to(language) for one in failed(walk, stops)),
        notes=notes,
    )


def _open(stops: Sequence[Stop]) -> dict[str, str]:
    """Return what was left for a reason, or has to wait; not what there was nothing to say of."""
    found: dict[str, str] = {}
    for stop in stops:
        if stop.standing == WAITING:
            found[str(Slot(stop.step.id, stop.items))] = WAITING
            continue
        for place in stop.places:
            if place.answer is not None and place.answer.reason not in (None, "empty"):
                found[_name(place)] = str(place.answer.reason)
    return found


def _name(place: Place) -> str:
    """Return a place's name: that of the prompt, and of a step that asks nothing its id."""
    return str(place.slot).removesuffix(f".{DONE}").replace("#", "")


def _answers(walk: Walk, stops: Sequence[Stop], language: Language) -> dict[str, Any]:
    found: dict[str, Any] = {}
    latest = latest_answers(walk)
    for stop in stops:
        for name, prompt in stop.step.record.items():
            read = _read(latest, stop, name, prompt, language)
            if stop.items:
                _put(found.setdefault(name, []), stop.items, read)
            else:
                found[name] = read
    return found


def _put(listed: list[Any], items: tuple[int, ...], read: Any) -> None:
    """Put what one item of a repeat answered at its number; what is left out in between is None."""
    first, *rest = items
    while len(listed) < first:
        listed.append([] if rest else None)
    if rest:
        _put(listed[first - 1], tuple(rest), read)
    else:
        listed[first - 1] = read


def _read(latest: Latest, stop: Stop, name: str, prompt: Prompt, language: Language) -> Any:
    if isinstance(prompt, EntryPrompt):
        fields = KINDS[prompt.kind].fields
        entries = [
            {field: show(value, fields[field], language) for field, value in entry.items()}
            for _, entry in entries_at(latest, Slot(name, stop.items), prompt)
        ]
        return entries if prompt.many else next(iter(entries), None)
    if isinstance(prompt, Sheet):
        return _sheet(stop.scope["answers"].get(name), prompt, language)
    value = next((p.value for p in stop.places if p.slot == Slot(name, stop.items)), None)
    if value is None:
        return None
    if prompt.type in ("list", "tags") and isinstance(value, tuple):
        return list(value)
    shown = show(value, prompt, language)
    comment = Slot(name, stop.items, 0, COMMENT)
    said = next((p.value for p in stop.places if p.slot == comment), None)
    return shown if said is None else {"answer": shown, "comment": str(said)}


def _sheet(held: Any, prompt: Sheet, language: Language) -> Any:
    """Return a table as it is read: its rows, each by column; or a scorecard, item by item."""
    if isinstance(prompt, ScorecardPrompt):
        band = next((one.text.to(language) for one in prompt.bands if one.id == held["band"]), None)
        told = {name: show_plain(value, language) or None for name, value in held["items"].items()}
        return {"score": show_plain(held["score"], language) or None, "band": band, **told}

    def read(row: Mapping[str, Any]) -> dict[str, Any]:
        columns = columns_of(prompt).items()
        return {name: show(row[name], asks, language) or None for name, asks in columns}

    if prompt.rows:
        return {row.id: read(held[row.id]) for row in prompt.rows}
    return [read(row) for row in held]
