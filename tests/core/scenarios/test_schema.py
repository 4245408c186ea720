"""The JSON Schema of scenario files accepts what the model accepts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from amkit.scenarios.reading import parse_scenario, scenario_schema
from amkit.source.reader import read
from tests.core.source.test_schema import as_json

ROOT = Path(__file__).parents[3]
SHIPPED = sorted((ROOT / "protocols").glob("*.scenario.yaml"))
SCHEMA = scenario_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_there_are_shipped_scenarios() -> None:
    assert SHIPPED


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_the_schema_accepts_the_shipped_scenarios(path: Path) -> None:
    document = read(path.read_bytes(), path.name)[0]

    assert document is not None
    assert list(VALIDATOR.iter_errors(as_json(document.data))) == []


@pytest.mark.parametrize(
    "change",
    [{"pth": ["start"]}, {"today": 7}, {"path": "start"}, {"language": "fr"}, {"protocol": None}],
    ids=str,
)
def test_the_schema_refuses_what_the_model_refuses(change: dict[str, Any]) -> None:
    data = {"protocol": "talk", "today": "2026-11-23"}
    text = "".join(f"{key}: {value}\n" for key, value in data.items())
    document = read(text.encode(), "talk.scenario.yaml")[0]

    assert document is not None
    assert VALIDATOR.is_valid(data)
    document.data.update(change)
    assert not VALIDATOR.is_valid({**data, **change})
    assert parse_scenario(document)[0] is None


def test_every_key_is_explained() -> None:
    assert [key for key, one in SCHEMA["properties"].items() if not one.get("description")] == []
