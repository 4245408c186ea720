"""Findings as people and machines read them."""

from __future__ import annotations

import json

import pytest

from amkit.lint import report, summary
from amkit.model.finding import Finding, Place, Severity
from amkit.model.text import Language, Text

TEXT = "amkit: 1\nid: tälk\n"


def finding(severity: Severity = "error", line: int = 2, *, end: int = 9) -> Finding:
    place = Place("a,b.yaml", line, 5, line, end)
    text = Text("no name:\n50%", "geen naam:\n50%")
    return Finding(place=place, rule="name", severity=severity, text=text)


def test_text_is_one_line_a_finding_that_editors_can_jump_to() -> None:
    assert report("text", [finding()], {}, "en") == "a,b.yaml:2:5: error name: no name:\n50%\n"
    assert report("text", [finding("warning")], {}, "nl").startswith(
        "a,b.yaml:2:5: waarschuwing name: geen naam"
    )


def test_full_shows_the_line_with_a_caret() -> None:
    shown = report("full", [finding()], {"a,b.yaml": TEXT}, "en")

    assert shown.splitlines()[-2:] == ["    2 | id: tälk", "      |     ^^^^"]


def test_full_does_without_a_line_that_is_not_there() -> None:
    assert report("full", [finding(line=9)], {"a,b.yaml": TEXT}, "en").endswith("50%\n\n")
    assert "^\n" in report("full", [finding(end=0)], {"a,b.yaml": TEXT}, "en")


def test_json_has_a_version_all_places_and_the_counts() -> None:
    data = json.loads(report("json", [finding(), finding("info")], {}, "en"))

    assert data["version"] == 1
    assert data["counts"] == {"error": 1, "warning": 0, "info": 1}
    assert data["findings"][0] == {
        "path": "a,b.yaml", "line": 2, "column": 5, "end_line": 2, "end_column": 9,
        "rule": "name", "severity": "error", "message": "no name:\n50%",
    }  # fmt: skip


def test_json_ends_where_it_starts_when_the_end_is_not_known() -> None:
    place = Place("f", 3, 4)
    data = json.loads(
        report(
            "json",
            [Finding(place=place, rule="r", severity="info", text=Text("a", "b"))],
            {},
            "en",
        )
    )

    assert (data["findings"][0]["end_line"], data["findings"][0]["end_column"]) == (3, 4)


def test_github_gets_annotations_that_cannot_be_broken_out_of() -> None:
    assert report("github", [finding("info")], {}, "en") == (
        "::notice file=a%2Cb.yaml,line=2,col=5,title=name::no name:%0A50%25\n"
    )


@pytest.mark.parametrize(
    ("findings", "files", "language", "expected"),
    [
        ([], 1, "en", "1 file: nothing to improve"),
        ([], 3, "nl", "3 bestanden: niets te verbeteren"),
        (["error"], 1, "nl", "1 bestand: 1 fout"),
        (["error", "error", "warning", "info"], 2, "en", "2 files: 2 errors, 1 warning, 1 info"),
        (["warning", "warning"], 2, "nl", "2 bestanden: 2 waarschuwingen"),
    ],
)
def test_the_summary_counts(
    findings: list[Severity], files: int, language: Language, expected: str
) -> None:
    assert summary([finding(severity) for severity in findings], files, language) == expected
