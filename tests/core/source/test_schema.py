"""The JSON Schema and the models say the same of every protocol, good or bad."""

from __future__ import annotations

import copy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from amkit.source.document import Document
from amkit.source.protocols import parse_protocol, protocol_schema
from amkit.source.reader import read

ROOT = Path(__file__).parents[3]
PROTOCOLS = sorted(
    path
    for folder in ("protocols", "tests/data/protocols")
    for path in (ROOT / folder).rglob("*.yaml")
    if "examples" not in path.parts
    and not path.name.endswith(".scenario.yaml")
    and path.name != "method.yaml"
    and path.name != "reuse.yaml"  # a schema does not know which other files there are
)
SCHEMA = protocol_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def document(path: Path) -> Document | None:
    return read(path.read_bytes(), path.name)[0]


def as_json(data: Any) -> Any:
    match data:
        case dict():
            return {key: as_json(value) for key, value in data.items()}
        case list():
            return [as_json(value) for value in data]
        case Decimal():
            return float(data)
    return data


def accepted(document: Document, data: Any) -> tuple[bool, bool]:
    """Return whether the schema accepts the data, and whether the models do."""
    changed = Document(path=document.path, text=document.text, data=data, root=document.root)
    protocol, _ = parse_protocol(changed)
    return VALIDATOR.is_valid(as_json(data)), protocol is not None


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", PROTOCOLS, ids=lambda path: path.name)
def test_the_schema_and_the_models_agree(path: Path) -> None:
    found = document(path)
    if found is None:
        return  # not even YAML: no editor asks a schema about it
    by_schema, by_models = accepted(found, found.data)

    assert by_schema == by_models
    assert by_models or "bad" in path.parts


def test_everything_in_the_schema_is_explained() -> None:
    silent = [
        f"{name}.{key}"
        for name, definition in [("protocol", SCHEMA), *SCHEMA["$defs"].items()]
        for key, member in definition.get("properties", {}).items()
        if not member.get("description")
    ]
    # `type` names the class, whose own description says what it is.
    assert [key for key in silent if not key.endswith(".type")] == []


GOOD = [found for path in PROTOCOLS if "bad" not in path.parts and (found := document(path))]
ODD = st.sampled_from(
    [None, True, 1, -1, Decimal("3.5"), "", "no", "x", [], ["x"], {}, {"en": "x"}, {"x": 1}]
)


def places(data: Any, keys: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    members: list[tuple[Any, Any]] = []
    match data:
        case dict():
            members = list(data.items())
        case list():
            members = list(enumerate(data))
    return [keys, *(place for key, value in members for place in places(value, (*keys, key)))]


@settings(max_examples=300)
@given(data=st.data())
def test_they_agree_on_whatever_somebody_mistypes(data: st.DataObject) -> None:
    good = data.draw(st.sampled_from(GOOD))
    wrong = copy.deepcopy(good.data)
    *way, last = data.draw(st.sampled_from(places(wrong)[1:]))
    owner: Any = wrong
    for key in way:
        owner = owner[key]
    match data.draw(st.sampled_from(["remove", "replace", "add", "move"])):
        case "remove":
            del owner[last]
        case "replace":
            owner[last] = data.draw(ODD)
        case "add" if isinstance(owner, dict):
            owner[data.draw(st.sampled_from(["x", "type", "kind", "when", "en"]))] = data.draw(ODD)
        case _ if isinstance(owner, dict):
            owner["other"] = owner.pop(last)
    by_schema, by_models = accepted(good, wrong)

    assert by_schema == by_models, wrong


HEAD = {"amkit": 2, "id": "talk", "version": "1", "title": "Talk", "purpose": "Agree"}
EXTENDS = {"amkit": 2, "id": "talk", "version": "1", "extends": "base"}


def including(include: Any) -> dict[str, Any]:
    return {**HEAD, "phases": [{"id": "talk", "moment": "during", "steps": [include]}]}


@pytest.mark.parametrize(
    ("data", "fits"),
    [
        (including({"include": "closing"}), True),
        (including({"include": "closing", "steps": ["agree"]}), True),
        (including({"include": "closing", "title": "X"}), False),
        (including({"include": 3}), False),
        (EXTENDS, True),
        ({**EXTENDS, "drop": ["a"], "change": {"b": {"title": None}}}, True),
        ({**EXTENDS, "add": [{"after": "a", "steps": [{"include": "closing"}]}]}, True),
        ({**EXTENDS, "add": [{"after": "a"}]}, False),
        ({**EXTENDS, "drop": "a"}, False),
        ({"amkit": 2, "id": "talk", "extends": "base"}, False),
    ],
)
def test_the_schema_knows_what_is_taken_over(data: dict[str, Any], fits: bool) -> None:
    assert VALIDATOR.is_valid(data) == fits
