"""Contradictions, put into words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from amkit.model.kinds import KINDS, Kind
from amkit.model.prompts import KindName
from amkit.model.record import Record, Statement
from amkit.model.text import Language, Text
from amkit.planning.record import contradictions
from amkit.walk.shown import age, show

DIFFER = Text("Two conversations differ", "Twee gesprekken spreken elkaar tegen")
"""What stands above the contradictions."""


def differing(
    record: Record, today: date, language: Language, kinds: Mapping[KindName, Kind] = KINDS
) -> Iterator[str]:
    """Yield a line for each thing on which two conversations differ: what each said, and when."""
    for one in contradictions(record):
        asks = kinds[one.entry.kind].fields.get(one.field)
        if asks is None or not one.entry.is_open:
            continue
        first, last = (
            f"{show(said.fields[one.field], asks, language)} ({_who(said, today, language)})"
            for said in (one.before, one.now)
        )
        label = (asks.label or asks.prompt).to(language)
        then = Text("first {}, then {}", "eerst {}, toen {}").to(language).format(first, last)
        yield f"{one.entry.main}, {label}: {then}"


def _who(said: Statement, today: date, language: Language) -> str:
    ago = age(said.at.astimezone().date(), today, language)
    return ", ".join(part for part in (said.by, ago) if part)
