"""An entry as a template sees it: its fields in words, where it comes from, how old it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from amkit.model.kinds import KINDS
from amkit.model.prompts import Audience, KindName
from amkit.model.record import Entry
from amkit.model.run import Source
from amkit.model.text import Language, Text
from amkit.model.values import Value
from amkit.walk.shown import age, show

STALE_DAYS = 180
"""A fact that nobody confirmed for half a year is marked: half the yearly cycle has gone by."""
INTERNAL_FIELDS: Mapping[KindName, frozenset[str]] = {
    "stakeholder": frozenset({"power", "attitude", "evidence", "known_by"}),
    "contract": frozenset({"value"}),
}
"""What a customer never reads of an entry, whatever the protocol says."""
INTERNAL_KINDS: frozenset[KindName] = frozenset({"opportunity", "risk"})
"""What a customer never reads at all."""

SOURCES: Mapping[Source, Text] = {
    "said": Text("the customer said so", "de klant zei het"),
    "assumed": Text("we assume so", "onze aanname"),
    "record": Text("confirmed", "bevestigd"),
}


def shown_fields(
    kind: KindName, fields: Mapping[str, Value], language: Language, audience: Audience
) -> list[dict[str, str]]:
    """Return the fields of an entry that `audience` may read, each with name, label and text."""
    hidden = INTERNAL_FIELDS.get(kind, frozenset()) if audience == "client" else frozenset()
    prompts = KINDS[kind].fields
    return [
        {
            "name": name,
            "label": (prompt.label or prompt.prompt).to(language),
            "text": show(fields[name], prompt, language),
        }
        for name, prompt in prompts.items()
        if name in fields and name not in hidden
    ]


def fact_of(entry: Entry, language: Language, today: date) -> dict[str, Any]:
    """Return an entry of the record: its main text, each field by name, its source and age.

    A field that is not known is "".
    """
    prompts = KINDS[entry.kind].fields
    latest = entry.latest
    then = latest.at.date()
    fact: dict[str, Any] = {
        name: show(entry.fields[name], prompt, language) if name in entry.fields else ""
        for name, prompt in prompts.items()
    }
    due = next((v for v in entry.fields.values() if isinstance(v, date)), None)
    return {
        **fact,
        "main": latest.main,
        "fields": shown_fields(entry.kind, entry.fields, language, "internal"),
        "missing": [
            (prompt.label or prompt.prompt).to(language)
            for name, prompt in prompts.items()
            if name not in entry.fields
        ],
        "source": SOURCES[latest.source].to(language),
        "by": latest.by,
        "age": age(then, today, language),
        "stale": (today - then).days > STALE_DAYS,
        "iso": due.isoformat() if due else "",
        "overdue": due is not None and due < today,
    }
