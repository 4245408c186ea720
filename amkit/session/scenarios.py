"""Scenarios walked: the files they need, the engine, and what came out otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from amkit.errors import PlacedError
from amkit.files import beside, find_protocol, is_there, read_bytes, real_path, write_text
from amkit.model.finding import Place
from amkit.model.prompts import Audience
from amkit.model.run import Run
from amkit.model.text import Language, Text
from amkit.planning.record import record_of
from amkit.scenarios.comparing import Difference, differences
from amkit.scenarios.model import Scenario
from amkit.scenarios.outcome import Outcome, outcome_of
from amkit.scenarios.reading import known_before, load_scenario, part, sittings
from amkit.scenarios.reports import Case, Failure
from amkit.scenarios.updating import updated
from amkit.session.documents import render_note
from amkit.session.library import Loaded, load
from amkit.session.recorded import Recorded
from amkit.session.replay import rehearse
from amkit.session.unused import unused
from amkit.settings import Settings
from amkit.source.answers import read_answers
from amkit.source.document import Document, Keys
from amkit.walk import engine
from amkit.walk.answering import Hand
from amkit.walk.state import Walk

_AUDIENCES: Mapping[str, Audience] = {"note": "internal", "client_note": "client"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A scenario, and where it stands.

    Attributes:
        path: its file.
        scenario, document: what it says, and where.
        loaded: the protocol that it is of.
    """

    path: Path
    scenario: Scenario
    document: Document
    loaded: Loaded

    @property
    def name(self) -> str:
        """What it is called: its file's name, without the protocol's and the ending."""
        stem = self.path.name.rsplit(".scenario.", 1)[0]
        return stem.removeprefix(f"{self.loaded.protocol.id}.")

    @property
    def language(self) -> Language:
        """The language of what it expects."""
        return self.scenario.language or self.loaded.protocol.languages[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """What came of a scenario.

    Attributes:
        told: the scenario.
        walk: the walk; None where its answers could not be walked.
        outcome: what came out; None likewise.
        differences: what came out otherwise.
        refused: why its answers could not be walked, each with its place.
    """

    told: Told
    walk: Walk | None = None
    outcome: Outcome | None = None
    differences: tuple[Difference, ...] = ()
    refused: tuple[tuple[Place, Text], ...] = ()

    def case(self, seconds: float, updated: tuple[str, ...] = ()) -> Case:
        """Return what came of it, for a report."""
        return Case(
            protocol=self.told.loaded.protocol.id, name=self.told.name,
            path=self.told.document.path, about=self.told.scenario.about, seconds=seconds,
            failures=tuple(self._failures()), updated=updated,
        )  # fmt: skip

    def _failures(self) -> Iterator[Failure]:
        place = self.told.document.place
        for one in self.differences:
            yield Failure(place=place(one.keys), text=one.text, lines=one.lines)
        for at, text in self.refused:
            yield Failure(place=at, text=text)


def read_scenario(path: Path, shown: str, workspace: Path | None) -> Told:
    """Return the scenario in a file, with its protocol.

    Raises:
        FileError: one of both cannot be used.
        NotFound: there is no such protocol.
    """
    scenario, document = load_scenario(read_bytes(path), shown)
    loaded = protocol_for(scenario, path, shown, workspace)
    return Told(path=path, scenario=scenario, document=document, loaded=loaded)


def protocol_for(scenario: Scenario, path: Path, shown: str, workspace: Path | None) -> Loaded:
    """Return the protocol of the scenario at `path`: the one beside it, or one of the library.

    Raises:
        FileError: it cannot be used.
        NotFound: there is none.
    """
    near = path.with_name(f"{scenario.protocol}.yaml")
    if is_there(near):
        return load(read_bytes(near), str(Path(shown).with_name(near.name)), workspace)
    found = find_protocol(scenario.protocol, workspace)
    return load(found.raw, found.path, workspace)


def run_scenario(told: Told, settings: Settings) -> Walked:
    """Walk a scenario, and compare.

    Raises:
        FileError: a file that it names cannot be used.
        TemplateError: the note's template cannot be rendered.
    """
    scenario = told.scenario
    hand = Hand(by=scenario.me, at=_noon(scenario.day), language=told.language)
    before = _answers(told, ("previous",), scenario.previous)
    days = [(day, _answers(told, keys, given)) for keys, given, day in sittings(scenario)]
    walk = Walk(
        protocol=told.loaded.protocol, account=scenario.account, me=scenario.me,
        record=record_of(known_before(scenario, told.document, hand)), today=scenario.day,
    )  # fmt: skip
    try:
        if before is not None:
            known = engine.whole(_walked(walk, before, hand))["answers"]
            walk = replace(walk, previous=known, previous_day=scenario.day_before)
        for day, answers in days:
            walk, hand = replace(walk, today=day), replace(hand, at=_noon(day))
            if answers is not None:
                walk = _walked(walk, answers, hand)
    except PlacedError as error:
        return Walked(told=told, refused=error.problems)
    outcome = outcome_of(walk, engine.stops(walk), told.language, _notes(told, walk, settings))
    return Walked(
        told=told,
        walk=walk,
        outcome=outcome,
        differences=differences(scenario, outcome, _golden(told)),
    )


def update(walked: Walked) -> tuple[str, ...]:
    """Write what came out into a scenario and the notes it names; return what was written anew.

    Raises:
        FileError: the scenario cannot be written so.
        OutputError: a file cannot be written.
    """
    told, outcome = walked.told, walked.outcome
    if outcome is None:
        return ()
    done: list[str] = []
    root = real_path(told.path.parent)
    for key in {str(one.keys[0]): one for one in walked.differences}:
        path = _golden_path(told, key) if key in _AUDIENCES else None
        if path is not None:
            write_text(path, outcome.notes[key], root=root)
            done.append(str(getattr(told.scenario, key)))
    text = updated(told.scenario, told.document, outcome, walked.differences)
    if text != told.document.text:
        write_text(told.path, text, root=root)
        done.append(told.path.name)
    return tuple(done)


def _golden_path(told: Told, key: str) -> Path | None:
    """Return the file that a scenario names for a note; None where it names none.

    Raises:
        FileError: it would lie elsewhere.
    """
    named = getattr(told.scenario, key)
    return beside(told.path, named) if isinstance(named, str) else None


def _walked(walk: Walk, answers: Document, hand: Hand) -> Walk:
    """Return the walk that answers come to.

    Raises:
        PlacedError: they do not fit the protocol, or are not asked; tells where.
    """
    recorded = Recorded(answers, walk.protocol)
    walk = rehearse(walk, recorded, hand)
    lost = tuple(unused(recorded, engine.stops(walk)))
    if lost:
        raise PlacedError(lost)
    return walk


def _answers(told: Told, keys: Keys, given: str | Mapping[str, Any]) -> Document | None:
    """Return the answers that stand at a place, or in the file that is named there.

    Raises:
        FileError: the file cannot be used.
    """
    if isinstance(given, str):
        path = beside(told.path, given)
        return read_answers(read_bytes(path), str(Path(told.document.path).parent / given))
    return part(told.document, keys)


def _noon(day: date) -> datetime:
    """Return noon of a day, here: the same date in UTC in almost every place."""
    return datetime.combine(day, time(12)).astimezone(UTC)


def _notes(told: Told, walk: Walk, settings: Settings) -> dict[str, str]:
    """Return the notes that the scenario says something of.

    Raises:
        TemplateError: the template cannot be rendered.
    """
    at = _noon(told.scenario.last_day)
    run = Run(
        id="scenario", account_id="", protocol_id=walk.protocol.id,
        protocol_version=walk.protocol.version, protocol_digest="", status="done", by=walk.me,
        started=at, changed=at,
    )  # fmt: skip
    return {
        key: render_note(settings, walk, run, audience, told.language)
        for key, audience in _AUDIENCES.items()
        if getattr(told.scenario, key) is not None
    }


def _golden(told: Told) -> dict[str, str | None]:
    """Return the kept notes that the scenario names, by key; None for one that is not there."""
    paths = {key: path for key in _AUDIENCES if (path := _golden_path(told, key)) is not None}
    return {key: _kept(path) for key, path in paths.items()}


def _kept(path: Path) -> str | None:
    return read_bytes(path).decode("utf-8", errors="replace") if is_there(path) else None
