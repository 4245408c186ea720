"""Scenario files checked without walking them: what `amkit test` would not be able to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from amkit.errors import FileError, NotFound, PlacedError, ProtocolError
from amkit.files import beside, read_bytes
from amkit.model.finding import Finding, Place
from amkit.model.protocol import Protocol
from amkit.model.text import Text
from amkit.scenarios.naming import misnamed
from amkit.scenarios.reading import known_before, load_scenario, part, sittings
from amkit.session.clock import now
from amkit.session.recorded import Recorded
from amkit.session.scenarios import protocol_for
from amkit.source.answers import read_answers
from amkit.source.document import Document, Keys
from amkit.walk.answering import Hand


def scenario_findings(path: Path, shown: str, workspace: Path | None) -> tuple[Finding, ...]:
    """Return everything in a scenario file that cannot be read, or that its protocol has not.

    Raises:
        FileError: the file itself cannot be read.
    """
    try:
        scenario, document = load_scenario(read_bytes(path), shown)
    except ProtocolError as error:
        return error.findings
    found: list[Finding] = []
    try:
        known_before(scenario, document, Hand(by=scenario.me, at=now()))
    except ProtocolError as error:
        found += error.findings
    try:
        protocol = protocol_for(scenario, path, shown, workspace).protocol
    except ProtocolError:
        found.append(_at(document.place(("protocol",)), _unusable(scenario.protocol)))
    except (FileError, NotFound) as error:
        found.append(_at(document.place(("protocol",)), error.text))
    else:
        found += misnamed(document, scenario, protocol)
        of_before = (("previous",), scenario.previous, scenario.day)
        for keys, given, _ in (of_before, *sittings(scenario)):
            found += _answers(path, document, keys, given, protocol)
    return tuple(found)


def _unusable(name: str) -> Text:
    return Text(
        en=f"the protocol “{name}” cannot be used; mend that first",
        nl=f"het protocol ‘{name}’ is niet te gebruiken; herstel dat eerst",
    )


def _answers(
    path: Path, document: Document, keys: Keys, given: str | Mapping[str, Any], protocol: Protocol
) -> Iterator[Finding]:
    """Yield what is wrong with the answers at a place, or in the file that is named there."""
    try:
        if isinstance(given, str):
            shown = str(Path(document.path).parent / given)
            Recorded(read_answers(read_bytes(beside(path, given)), shown), protocol)
        elif (answers := part(document, keys)) is not None:
            Recorded(answers, protocol)
    except PlacedError as error:
        yield from (_at(place, text) for place, text in error.problems)
    except FileError as error:
        yield _at(document.place(keys), error.text)


def _at(place: Place, text: Text) -> Finding:
    return Finding(place=place, rule="wrong-value", severity="error", text=text)
