"""Scenario files into scenarios: every complaint at its place, as for protocols."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from amkit.errors import AnswerError, ProtocolError
from amkit.model.account import key_of
from amkit.model.finding import Finding, Place
from amkit.model.kinds import KINDS, Kind
from amkit.model.prompts import KindName
from amkit.model.record import Statement
from amkit.model.text import Text
from amkit.model.values import Value
from amkit.scenarios.model import Scenario
from amkit.source.document import Document, Group, Keys, Spot
from amkit.source.names import no_such
from amkit.source.protocols import load
from amkit.source.validating import limited, schema_of, validated
from amkit.walk.answering import Hand
from amkit.walk.replies import read as read_reply

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_A_REPLY = Text("expected a reply: one text", "verwacht: één antwoord, als tekst")


def load_scenario(raw: bytes, path: str) -> tuple[Scenario, Document]:
    """Return the scenario in a file, and where everything in it stands.

    Raises:
        ProtocolError: it cannot be used; carries every finding of severity error.
    """
    return load(raw, path, parse_scenario)


def parse_scenario(document: Document) -> tuple[Scenario | None, tuple[Finding, ...]]:
    """Return the scenario that a document is, and everything that is wrong with it."""
    scenario, found = validated(Scenario, document)
    return scenario, found if scenario is None else limited(_meant_otherwise(document, scenario))


def scenario_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a scenario file, made from the model."""
    return schema_of(Scenario)


def part(document: Document, keys: Keys) -> Document | None:
    """Return what stands at a place as a document of its own, its places as they are.

    None where there is no mapping.
    """
    data: Any = document.data
    spot: Spot = document.root
    for key in keys:
        if not isinstance(spot, Group) or key not in spot.members:
            return None
        data, spot = data[key], spot.members[key][1]
    return replace(document, data=data, root=spot) if isinstance(spot, Group) else None


def sittings(scenario: Scenario) -> Iterator[tuple[Keys, str | Mapping[str, Any], date]]:
    """Yield where the answers of each sitting stand, what is given there, and its day."""
    yield ("answers",), scenario.answers, scenario.day
    for number, sitting in enumerate(scenario.later):
        keys: Keys = ("later", number, "answers")
        yield keys, sitting.answers, date.fromisoformat(sitting.today)


def known_before(scenario: Scenario, document: Document, hand: Hand) -> tuple[Statement, ...]:
    """Return what the scenario says was known of the account before.

    Raises:
        ProtocolError: a field cannot be read as what its kind asks for; carries every finding.
    """
    wrong: list[Finding] = []
    statements = tuple(
        _statement(document, scenario, kind, number, hand, wrong)
        for kind in KINDS
        for number in range(len(scenario.record.get(kind, ())))
    )
    if wrong:
        raise ProtocolError(tuple(wrong))
    return statements


def _statement(
    document: Document, scenario: Scenario, kind: KindName, number: int, hand: Hand,
    wrong: list[Finding],
) -> Statement:  # fmt: skip
    """Return what one entry says, its main field first; add to `wrong` what cannot be read."""
    given = scenario.record[kind][number]
    fields: dict[str, Value] = {}
    for name, asks in KINDS[kind].fields.items():
        if name in given:
            try:
                fields[name] = read_reply(
                    asks, str(given[name]), today=scenario.day, me=scenario.me
                )
            except AnswerError as error:
                wrong.append(_finding(document, ("record", kind, number, name), error.text))
    return Statement(
        run_id="before", item=f"{kind}[{number + 1}]", kind=kind, fields=fields, step="",
        source="said", by=hand.by, at=hand.at,
    )  # fmt: skip


def _meant_otherwise(document: Document, scenario: Scenario) -> Iterator[Finding]:
    """Yield what cannot be meant, in a scenario that the model accepts."""
    yield from _dates(document, scenario)
    kinds: Mapping[str, Kind] = {name: kind for name, kind in KINDS.items()}
    for name, entries in scenario.record.items():
        if name not in kinds:
            place = document.place(("record", name), of="key")
            yield _at(place, "unknown-key", no_such(name, tuple(kinds)))
            continue
        for number, entry in enumerate(entries):
            yield from _entry(document, ("record", name, number), kinds[name], entry)


def _dates(document: Document, scenario: Scenario) -> Iterator[Finding]:
    """Yield which dates are none, and which sittings come too early."""
    given: dict[Keys, str] = {("today",): scenario.today}
    if scenario.previous_day:
        given[("previous_day",)] = scenario.previous_day
    days = {("later", at, "today"): sitting.today for at, sitting in enumerate(scenario.later)}
    for keys, day in (given | days).items():
        if not _is_date(day):
            text = Text(
                en="write the date as 2026-11-23, so that it is the same every day",
                nl="schrijf de datum als 2026-11-23, zodat hij elke dag dezelfde is",
            )
            yield _finding(document, keys, text)
    before = scenario.today
    for keys, day in days.items():
        if not _is_date(day):
            continue
        if day < before:
            text = Text(
                en=f"this sitting comes after that of {before}; give it a later day",
                nl=f"deze zitting komt na die van {before}; geef haar een latere dag",
            )
            yield _finding(document, keys, text)
        before = day


def _entry(
    document: Document, keys: Keys, kind: Kind, given: Mapping[str, Any]
) -> Iterator[Finding]:
    """Yield what is wrong with one entry of the record, its replies aside."""
    for name, value in given.items():
        if name not in kind.fields:
            place = document.place((*keys, name), of="key")
            yield _at(place, "unknown-key", no_such(name, tuple(kind.fields)))
        elif isinstance(value, list | dict):
            yield _finding(document, (*keys, name), _A_REPLY)
    if not key_of(str(given.get(kind.main) or "")):
        text = Text(
            en=f"“{kind.main}” is missing here; it names the entry",
            nl=f"‘{kind.main}’ ontbreekt hier; het is de naam",
        )
        yield _finding(document, keys, text, "missing-key")


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _finding(document: Document, keys: Keys, text: Text, rule: str = "wrong-value") -> Finding:
    return _at(document.place(keys), rule, text)


def _at(place: Place, rule: str, text: Text) -> Finding:
    return Finding(place=place, rule=rule, severity="error", text=text)
