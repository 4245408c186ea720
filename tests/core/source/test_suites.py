"""The suites of YAML and JSON: each case is read as it is meant, or refused at a place."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from amkit.source.reader import read

SUITES = Path(__file__).parents[2] / "data" / "suites"
YAML = [json.loads(line) for line in (SUITES / "yaml.jsonl").read_text("utf-8").splitlines()]
JSON = [json.loads(line) for line in (SUITES / "json.jsonl").read_text("utf-8").splitlines()]


LIBYAML_TAKES = {"9C9N", "QB6E", "S98Z", "SU5Z", "X4QW"}
"""Slips of indentation and of blanks that libyaml lets pass; what they mean is plain enough."""
LIBYAML_READS_OTHERWISE = {"652Z", "L24T/1"}
"""A key that begins with a question mark; a block that ends in blanks without a line end."""


def outcome(text: str) -> Any:
    """Return the data; None where it was refused, at a place and with words."""
    document, findings = read(text.encode("utf-8", "surrogatepass"), "f.yaml")
    if document is None:
        first = next(finding for finding in findings if finding.severity == "error")
        assert (first.place.line, first.place.column) >= (1, 1)
        assert first.text.en
        assert first.text.nl
        return None
    return document.data


def same(data: Any, expected: Any) -> bool:
    """Tell whether they are the same: decimals are exact, and 1e3 is a text."""
    match data, expected:
        case dict(), dict():
            return data.keys() == expected.keys() and all(same(data[k], expected[k]) for k in data)
        case list(), list():
            return len(data) == len(expected) and all(map(same, data, expected))
        case str(), float():
            return float(data) == expected
        case Decimal(), float() | int():
            return data == Decimal(str(expected))
    return bool(data == expected)


@pytest.mark.parametrize("case", YAML, ids=lambda case: case["id"])
def test_the_yaml_suite(case: dict[str, Any]) -> None:
    data = outcome(case["yaml"])

    if case["id"] in LIBYAML_READS_OTHERWISE:
        assert data is not None
    elif data is not None and case["id"] not in LIBYAML_TAKES:
        assert not case["fail"]
        assert same(data, json.loads(case["json"]))


@pytest.mark.parametrize("case", JSON, ids=lambda case: case["name"])
def test_the_json_suite(case: dict[str, str]) -> None:
    outcome(case["input"])
    data = outcome('{"a": ' + case["input"] + "}")

    if data is not None and case["name"].startswith("y"):
        assert same(data["a"], json.loads(case["input"]))


def test_what_is_refused_is_a_small_part_of_what_could_be_meant() -> None:
    # Protocols and answers are mappings without tags and anchors: 68 of the cases are such.
    assert sum(outcome(case["yaml"]) is not None for case in YAML) == 68
    good = [case["input"] for case in JSON if case["name"].startswith("y")]
    refused = [text for text in good if outcome('{"a": ' + text + "}") is None]
    # Long numbers, duplicate keys, and signs that cannot be seen or kept.
    assert (len(refused), len(good)) == (20, 95)
