"""Findings as people and machines read them."""

from __future__ import annotations

import json

import pytest

from amkit.lint.reports import FORMS, report, summary
from amkit.lint.snippet import snippet
from amkit.model.finding import Finding, Place, Severity
from amkit.model.text import Language, Text

TEXT = "amkit: 2\nid: tälk\n"


def finding(severity: Severity = "error", line: int = 2, *, end: int = 9) -> Finding:
    place = Place("a,b.yaml", line, 5, line, end)
    text = Text("no name:\n50%", "geen naam:\n50%")
    return Finding(place=place, rule="name", severity=severity, text=text)


def test_text_is_one_line_a_finding_that_editors_can_jump_to() -> None:
    assert report("text", [finding()], {}, "en") == "a,b.yaml:2:5: error name: no name:␊50%\n"
    assert report("text", [finding("warning")], {}, "nl").startswith(
        "a,b.yaml:2:5: waarschuwing name: geen naam"
    )


def test_full_shows_the_line_with_a_caret() -> None:
    shown = report("full", [finding()], {"a,b.yaml": TEXT}, "en")

    assert shown.splitlines()[-2:] == ["    2 | id: tälk", "      |     ^^^^"]


def test_full_does_without_a_line_that_is_not_there() -> None:
    assert report("full", [finding(line=9)], {"a,b.yaml": TEXT}, "en").endswith("50%\n")
    assert report("full", [finding()], {}, "en").endswith("50%\n")


def test_full_keeps_findings_apart() -> None:
    shown = report("full", [finding(), finding()], {"a,b.yaml": TEXT}, "en")

    assert shown.split("\n\n")[0] + "\n" == report("full", [finding()], {"a,b.yaml": TEXT}, "en")


@pytest.mark.parametrize(
    ("row", "column", "end", "expected"),
    [
        ("id: talk", 5, 9, ["id: talk", "    ^^^^"]),
        ("id: talk", 5, 99, ["id: talk", "    ^^^^"]),
        ("id:", 4, 4, ["id:", "   ^"]),
        ("a\tb: x\u202ey", 3, 4, ["a␉b: x⟨U+202E⟩y", "  ^"]),
        ("\u202ey: 1", 2, 3, ["⟨U+202E⟩y: 1", "        ^"]),
        ("\x9b: 1", 1, 2, ["⟨U+009B⟩: 1", "^^^^^^^^"]),
        ("日本: x", 5, 6, ["日本: x", "      ^"]),
        ("e\u0301: x", 5, 6, ["e\u0301: x", "   ^"]),
        ("a" * 120, 1, 2, ["a" * 100 + "…", "^"]),
        ("a" * 60 + "b" * 60, 61, 200, ["…" + "a" * 40 + "b" * 60, " " * 41 + "^" * 60]),
        ("a" * 200, 101, 102, ["…" + "a" * 100 + "…", " " * 41 + "^"]),
    ],
)  # fmt: skip
def test_the_caret_stands_under_what_it_points_at(
    row: str, column: int, end: int, expected: list[str]
) -> None:
    shown = snippet(Place("f", 1, column, 1, end), [row])

    assert [line[8:] for line in shown.splitlines()] == expected


def test_a_place_whose_end_is_not_known_is_one_caret() -> None:
    assert snippet(Place("f", 1, 5), ["id: talk"]).endswith("|     ^\n")


def test_a_place_of_several_lines_is_pointed_at_where_it_begins() -> None:
    shown = snippet(Place("f", 1, 1, 2, 9), ["a: >", "  long text"])

    assert shown == "    1 | a: >\n      | ^\n"


@pytest.mark.parametrize("text", ["\ufeffid: x\n", "id: x\r\n"])
def test_full_counts_lines_and_columns_as_the_reader_does(text: str) -> None:
    place = Place("f", 1, 5, 1, 6)
    found = Finding(place=place, rule="r", severity="error", text=Text("a", "b"))

    assert report("full", [found], {"f": text}, "en").endswith("    1 | id: x\n      |     ^\n")


def test_json_has_a_version_all_places_and_the_counts() -> None:
    data = json.loads(report("json", [finding(), finding("info")], {}, "en"))

    assert data["version"] == 1
    assert data["counts"] == {"error": 1, "warning": 0, "info": 1}
    assert data["findings"][0] == {
        "path": "a,b.yaml", "line": 2, "column": 5, "end_line": 2, "end_column": 9,
        "rule": "name", "group": "format", "severity": "error", "message": "no name:\n50%",
        "fix": None,
    }  # fmt: skip
    assert data["rules"] == {"name": 2}


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


def test_nothing_in_a_report_acts_on_a_terminal_or_begins_a_line_of_its_own() -> None:
    place = Place("f\x1b[31m\n::error.yaml", 1, 1)
    text = Text("no “\x9b\u202e\u2028\r\n\x1b]0;x\x07”", "b")
    found = Finding(place=place, rule="r", severity="error", text=text)

    for form in FORMS:
        shown = report(form, [found], {place.path: "\x1b[2J\x9b"}, "en")
        assert all(sign.isprintable() or sign == "\n" for sign in shown)
    assert report("text", [found], {}, "en").count("\n") == 1
    assert report("github", [found], {}, "en").count("\n") == 1
    assert json.loads(report("json", [found], {}, "en"))["findings"][0]["path"] == place.path


def test_github_gets_annotations_that_cannot_be_broken_out_of() -> None:
    assert report("github", [finding("info")], {}, "en") == (
        "::notice file=a%2Cb.yaml,line=2,col=5,endLine=2,endColumn=9,title=name::no name:␊50%25\n"
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
