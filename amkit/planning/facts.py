"""An entry as a template sees it: its fields in words, where it comes from, how old it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from amkit.model.kinds import KINDS, Kind
from amkit.model.prompts import Audience, KindName
from amkit.model.record import Entry
from amkit.model.run import Source
from amkit.model.text import Language, Text
from amkit.model.values import Value
from amkit.walk.shown import age, show

STALE_DAYS = 180
"""A fact that nobody confirmed for half a year is marked: half the yearly cycle has gone by."""

_TO_CLIENT: Mapping[KindName, Text] = {
    "profile": Text("Who you are", "Wie u bent"),
    "contract": Text("What we work for", "Waar we voor werken"),
    "result": Text("What it has brought", "Wat het heeft opgeleverd"),
    "stakeholder": Text("Who is involved", "Wie erbij betrokken is"),
    "expectation": Text("Who counts on us", "Wie op ons rekent"),
    "goal": Text("What you want to achieve", "Wat u wilt bereiken"),
    "joint_goal": Text("What we want to achieve together", "Wat we samen willen bereiken"),
    "action": Text("What we agreed to do", "Wat we hebben afgesproken"),
    "decision": Text("What was decided", "Wat er is besloten"),
}
"""The names of the kinds to the customer, who is no third person there."""
_FIELDS_TO_CLIENT: Mapping[tuple[KindName, str], Text] = {
    ("joint_goal", "owner_theirs"): Text("owner on your side", "trekker bij u"),
}
_DUE = ("due", "date", "end")
"""The fields that say when something has to be there, or is over."""
SOURCES: Mapping[Source, Text] = {
    "said": Text("the customer said so", "de klant zei het"),
    "assumed": Text("we assume so", "onze aanname"),
    "known": Text("from our own records", "uit onze eigen gegevens"),
    "record": Text("confirmed", "bevestigd"),
    "carried": Text("as it was recorded before", "zoals het al was vastgelegd"),
}


def shown_fields(
    kind: KindName, fields: Mapping[str, Value], language: Language, audience: Audience,
    kinds: Mapping[KindName, Kind] = KINDS,
) -> list[dict[str, str]]:  # fmt: skip
    """Return the fields of an entry that `audience` may read, each with name, label and text."""
    hidden = kinds[kind].internal if audience == "client" else frozenset()
    prompts = kinds[kind].fields
    return [
        {
            "name": name,
            "label": label_of(kind, name, audience, kinds).to(language),
            "text": show(fields[name], prompt, language),
        }
        for name, prompt in prompts.items()
        if name in fields and name not in hidden
    ]


def kind_title(kind: KindName, count: int, language: Language, audience: Audience) -> str:
    """Return the name of a kind above `count` entries of it, as `audience` reads it."""
    named = KINDS[kind]
    title = named.title if count == 1 else named.plural
    said = _TO_CLIENT[kind] if audience == "client" else title
    return said.to(language).capitalize()


def label_of(
    kind: KindName, field: str, audience: Audience = "internal",
    kinds: Mapping[KindName, Kind] = KINDS,
) -> Text:  # fmt: skip
    """Return the name of a field, as `audience` reads it."""
    prompt = kinds[kind].fields[field]
    ours = prompt.label or prompt.prompt
    return _FIELDS_TO_CLIENT.get((kind, field), ours) if audience == "client" else ours


def by_date(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return entries by the date on which they are due, those without one last."""
    return sorted(entries, key=lambda entry: (not entry["iso"], entry["iso"]))


def fact_of(
    entry: Entry, language: Language, today: date, audience: Audience = "internal",
    kinds: Mapping[KindName, Kind] = KINDS,
) -> dict[str, Any]:  # fmt: skip
    """Return an entry of the record: its main text, each field by name, its source and age.

    A field that is not known is "". Who recorded it, and whether we assume it, is ours to know.
    """
    kind = kinds[entry.kind]
    prompts = kind.fields
    ours = audience == "internal"
    latest = entry.latest
    then = latest.at.astimezone().date()
    fact: dict[str, Any] = {
        name: show(entry.fields[name], prompt, language) if name in entry.fields else ""
        for name, prompt in prompts.items()
    }
    due = next((d for name in _DUE if isinstance(d := entry.fields.get(name), date)), None)
    return {
        **fact,
        "main": entry.main,
        "fields": shown_fields(entry.kind, entry.fields, language, audience, kinds),
        "missing": [
            (prompt.label or prompt.prompt).to(language)
            for name, prompt in prompts.items()
            if name not in entry.fields and name not in kind.aside
        ],
        "source": SOURCES[latest.source].to(language) if ours else "",
        "by": latest.by if ours else "",
        "age": age(then, today, language),
        "stale": (today - then).days > STALE_DAYS,
        "iso": due.isoformat() if due else "",
        "overdue": due is not None and due < today and entry.is_open,
        "open": entry.is_open,
        "standing": entry.status,
    }
