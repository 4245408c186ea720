"""A walk as the template of its note sees it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from amkit.model.kinds import KINDS
from amkit.model.prompts import Audience, EntryPrompt, KindName, ScorecardPrompt, Sheet, TextPrompt
from amkit.model.run import COMMENT, DONE, Run, Slot
from amkit.model.text import Language, Text
from amkit.model.values import Value
from amkit.planning.facts import by_date, kind_title, shown_fields
from amkit.planning.sheets import sheet_of
from amkit.walk.actions import made
from amkit.walk.checks import failed
from amkit.walk.literal import Filler
from amkit.walk.scope import asked_fields, latest_answers
from amkit.walk.shown import reason, show, show_plain, titled
from amkit.walk.state import Place, Stop, Walk

_BEFORE_TO_CLIENT = Text("Beforehand", "Vooraf")
_MOMENTS = {
    "before": Text("Preparation", "Voorbereiding"),
    "during": Text("The conversation", "Het gesprek"),
    "after": Text("Afterwards", "Na afloop"),
}


def note_of(
    walk: Walk, stops: Sequence[Stop], *, run: Run, language: Language, audience: Audience
) -> dict[str, Any]:
    """Return what the note of a run is made from: plain data, in one language, for one audience."""
    held = held_on(walk, run)
    mine = audience == "internal"
    return {
        "language": language,
        "audience": audience,
        "account": walk.account,
        "protocol": run.protocol_id,
        "version": run.protocol_version,
        "title": walk.protocol.title.to(language),
        "purpose": walk.protocol.purpose.to(language),
        "minutes": str(walk.protocol.minutes or ""),
        "by": run.by,
        "date": held.isoformat(),
        "day": show_plain(held, language),
        "finished": run.status == "done",
        "phases": list(_phases(walk, stops, language, audience)),
        "decisions": _entries(stops, "decision", language, audience),
        "actions": by_date(
            [
                *_entries(stops, "action", language, audience),
                *_made(walk, stops, language, audience),
            ]
        ),
        "checks": list(_checks(walk, stops, language)) if mine else [],
        "left": list(_left(walk, stops, language, parked=False)) if mine else [],
        "parked": list(_left(walk, stops, language, parked=True)) if mine else [],
    }


def held_on(walk: Walk, run: Run) -> date:
    """Return the date of the conversation: what its own prompt says, or when the run was begun."""
    answer = latest_answers(walk).get(Slot(walk.protocol.meeting))
    held = answer.value if answer is not None else None
    return held if isinstance(held, date) else run.started.astimezone().date()


def _made(
    walk: Walk, stops: Sequence[Stop], language: Language, audience: Audience
) -> Iterator[dict[str, str]]:
    """Yield the actions that were made by hand or by a rule, as `_entries` does."""
    for one in made(walk, stops, language):
        if audience == "internal" or one.audience == "client":
            due = one.fields.get("due")
            texts = {
                name: show_plain(one.fields.get(name), language) for name in KINDS["action"].fields
            }
            yield {**texts, "iso": due.isoformat() if isinstance(due, date) else ""}


def _checks(walk: Walk, stops: Sequence[Stop], language: Language) -> Iterator[dict[str, str]]:
    """Yield what does not hold of the answers, each with its step; "" for the whole."""
    for one in failed(walk, stops):
        title = ""
        if one.stop is not None:
            title = Filler(walk, one.stop, language).text(one.stop.step.title)
        yield {"step": title, "message": one.message.to(language)}


def _phases(
    walk: Walk, stops: Sequence[Stop], language: Language, audience: Audience
) -> Iterator[dict[str, Any]]:
    for phase in walk.protocol.phases:
        steps = [
            step
            for stop in stops
            if stop.phase is phase and (step := _step(walk, stop, language, audience))
        ]
        if steps:
            title = (phase.title or _MOMENTS[phase.moment]).to(language)
            if audience == "client" and phase.moment == "before":
                title = _BEFORE_TO_CLIENT.to(language)
            yield {"moment": phase.moment, "title": title, "steps": steps}


def _step(walk: Walk, stop: Stop, language: Language, audience: Audience) -> dict[str, Any] | None:
    """Return a step of which something was noted that `audience` may read; None otherwise."""
    fill = Filler(walk, stop, language)
    answers = [
        answer
        for name, prompt in stop.step.record.items()
        if audience == "internal" or prompt.audience == "client"
        for answer in _answers(stop, name, fill, language, audience)
    ]
    notes = [str(note.value) for note in stop.notes] if audience == "internal" else []
    if not answers and not notes:
        return None
    title = fill.text(stop.step.title)
    about = stop.about(title, language)
    return {"title": title, "about": about, "answers": answers, "notes": notes}


def _answers(
    stop: Stop, name: str, fill: Filler, language: Language, audience: Audience
) -> Iterator[dict[str, Any]]:
    """Yield what was answered to a prompt: label, kind of answer, and its text, list or entries."""
    prompt = stop.step.record[name]
    label = fill.text(prompt.label or prompt.prompt)
    if isinstance(prompt, EntryPrompt):
        if prompt.kind in ("action", "decision"):
            return  # these have a place of their own in a note
        if audience == "client" and KINDS[prompt.kind].is_internal:
            return
        entries = [
            shown_fields(prompt.kind, fields, language, audience)
            for fields in entries_at(stop, name, prompt)
        ]
        if entries:
            yield {
                "label": label or kind_title(prompt.kind, len(entries), language, audience),
                "kind": "entries",
                "text": "",
                "items": [],
                "entries": entries,
            }
        return
    if isinstance(prompt, Sheet):
        sheet = sheet_of(stop, name, prompt, fill, language, audience)
        if sheet is not None:
            yield {"label": label, "kind": "table", "items": [], "entries": [], **sheet}
        return
    label = label or titled(name)
    place = next((place for place in stop.places if place.slot.name == name), None)
    if place is None or place.value is None:
        return
    value = place.value
    yield {
        "label": label,
        "kind": _kind(place, value),
        "text": show(value, prompt, language),
        "items": list(value) if isinstance(value, tuple) and _kind(place, value) == "list" else [],
        "entries": [],
    }
    for other in stop.places if audience == "internal" else ():
        if other.slot.name == name and other.slot.field == COMMENT and other.value is not None:
            said = str(other.value)
            yield {
                "label": fill.text(prompt.comment),
                "kind": "block" if "\n" in said else "text",
                "text": said,
                "items": [],
                "entries": [],
            }


def _kind(place: Place, value: Value) -> str:
    prompt = place.prompt
    if isinstance(prompt, TextPrompt):
        return {"quote": "quote", "long_text": "block", "text": "text"}[prompt.type]
    if prompt.type == "link":
        return "link"
    return "list" if prompt.type in ("list", "tags") and isinstance(value, tuple) else "text"


def entries_at(stop: Stop, name: str, prompt: EntryPrompt) -> list[dict[str, Value]]:
    """Return the entries that were recorded at a prompt, each as its answered fields."""
    found: dict[int, dict[str, Value]] = {}
    for place in stop.places:
        answered = place.answer is not None and place.answer.reason is None
        if place.slot.name == name and place.entry and answered:
            assert place.answer is not None
            found.setdefault(place.slot.number, {})[place.slot.field] = place.answer.value
    order = asked_fields(prompt)
    return [
        {field: fields[field] for field in order if field in fields} for fields in found.values()
    ]


def _entries(
    stops: Sequence[Stop], kind: KindName, language: Language, audience: Audience
) -> list[dict[str, str]]:
    """Return all entries of a kind that were recorded, each field by name, "" where not known."""
    fields = KINDS[kind].fields
    return [
        {
            **{
                field: show(entry[field], asks, language) if field in entry else ""
                for field, asks in fields.items()
            },
            "iso": next((v.isoformat() for v in entry.values() if isinstance(v, date)), ""),
        }
        for stop in stops
        for name, prompt in stop.step.record.items()
        if isinstance(prompt, EntryPrompt) and prompt.kind == kind
        and (audience == "internal" or prompt.audience == "client")
        for entry in entries_at(stop, name, prompt)
    ]  # fmt: skip


def _left(
    walk: Walk, stops: Sequence[Stop], language: Language, *, parked: bool
) -> Iterator[dict[str, str]]:
    """Yield what was left open for a reason other than having nothing to say.

    A step that was skipped is one line; any other question that was left has a line of its own.
    """
    for stop in stops:
        fill = Filler(walk, stop, language)
        title = fill.text(stop.step.title)
        about = stop.about(title, language)
        step = f"{title} · {about}" if about else title
        skipped: set[str] = set()
        for place in stop.places:
            answer = place.answer
            if answer is None or answer.reason in (None, "empty"):
                continue
            scored = isinstance(stop.step.record.get(place.slot.name), ScorecardPrompt)
            if scored and answer.reason == "not_applicable":
                continue  # that is an answer there, and the scorecard shows it
            whole = answer.reason == "skipped"
            if (answer.reason == "parked") != parked or (whole and answer.why in skipped):
                continue
            skipped.add(answer.why)
            yield {
                "step": step,
                "asked": "" if whole or place.slot.field == DONE else _asked(stop, place, fill),
                "reason": reason(answer.reason, language),
                "why": answer.why,
            }


def _asked(stop: Stop, place: Place, fill: Filler) -> str:
    """Return what a place asks, and of which entry where it is one of its later fields."""
    asked = fill.text(place.prompt.prompt or place.prompt.label)
    if about := fill.text(place.about):
        return f"{about}: {asked or place.slot.field}"
    prompt = stop.step.record.get(place.entry)
    if not isinstance(prompt, EntryPrompt):
        return asked
    main = KINDS[prompt.kind].main
    about = next(
        (
            str(other.answer.value)
            for other in stop.places
            if other.slot.name == place.slot.name and other.slot.number == place.slot.number
            and other.slot.field == main != place.slot.field and other.answer is not None
            and other.answer.reason is None
        ),
        "",
    )  # fmt: skip
    return f"{about}: {asked}" if about else asked
