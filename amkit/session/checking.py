"""Scenarios, templates and settings, checked without being used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from amkit.errors import FileError, NotFound, PlacedError, ProtocolError
from amkit.files import beside, is_there, read_bytes, template
from amkit.lint.settings import read_settings
from amkit.model.finding import Finding, Place
from amkit.model.protocol import Protocol
from amkit.model.text import Text
from amkit.planning.names import roots
from amkit.render.checking import template_findings
from amkit.scenarios.naming import misnamed
from amkit.scenarios.reading import known_before, load_scenario, part, sittings
from amkit.session.clock import now
from amkit.session.recorded import Recorded
from amkit.session.scenarios import protocol_for
from amkit.settings import wrong_in
from amkit.source.answers import read_answers
from amkit.source.document import Document, Keys
from amkit.source.methods import load_method
from amkit.walk.answering import Hand


def template_findings_of(
    raw: bytes, path: Path, shown: str, workspace: Path | None
) -> tuple[Finding, ...]:
    """Return what keeps a template from being rendered, as far as that can be told without."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        said = Text(
            en=f"this is not UTF-8 (byte {error.start + 1}); save it as UTF-8",
            nl=f"dit is geen UTF-8 (byte {error.start + 1}); bewaar het als UTF-8",
        )
        return (Finding(place=Place(shown), rule="template-syntax", severity="error", text=said),)

    def load(name: str) -> str | None:
        near = path.parent / name
        found = template(name, workspace)
        return "" if found is None and is_there(near) else found

    written = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return template_findings(written, shown, roots(path.name.removesuffix(".md.j2")), load)


def method_findings(raw: bytes, shown: str) -> tuple[Finding, ...]:
    """Return what keeps a method from being used."""
    try:
        load_method(raw, shown)
    except ProtocolError as error:
        return error.findings
    return ()


def settings_findings(raw: bytes, shown: str) -> tuple[Finding, ...]:
    """Return everything that is wrong with a file of settings."""
    errors, lint = wrong_in(raw, Path(shown))
    found = [_of_setting(error.text, shown) for error in errors]
    if lint is not None:
        found += read_settings(lint.table, lint.text, shown)[1]
    return tuple(found)


def _of_setting(text: Text, shown: str) -> Finding:
    """Return what an error of the settings says, with its place taken out of the words."""
    line, column, en = text.en.removeprefix(f"{shown}:").split(":", 2)
    nl = text.to("nl").removeprefix(f"{shown}:{line}:{column}:")
    place = Place(shown, int(line), int(column))
    said = Text(en=en.strip(), nl=nl.strip())
    return Finding(place=place, rule="wrong-setting", severity="error", text=said)


def scenario_findings(
    raw: bytes, path: Path, shown: str, workspace: Path | None
) -> tuple[Finding, ...]:
    """Return everything in a scenario file that cannot be read, or that its protocol has not."""
    try:
        scenario, document = load_scenario(raw, shown)
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
