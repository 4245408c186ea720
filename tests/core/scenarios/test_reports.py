"""What came of scenarios is told alike to people, to scripts and to a CI."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from amkit.errors import PlacedError
from amkit.model.finding import Finding, Place
from amkit.model.text import Text
from amkit.scenarios.coverage import Coverage
from amkit.scenarios.exploring import Explored
from amkit.scenarios.reports import Case, Failure, Unusable, as_json, junit, summary, told, too_low

PLACE = Place("talk.hard.scenario.yaml", 4, 7)
WRONG = Failure(
    place=PLACE,
    text=Text('other steps <are> walked "now"\x07', "er worden andere stappen gelopen"),
    lines=("- ask", "+ skip & go"),
)
PASSED = Case(
    protocol="talk", name="smooth", path="talk.smooth.scenario.yaml",
    about=Text("It goes well.", "Het gaat goed."), seconds=0.25, updated=("path",),
)  # fmt: skip
FAILED = Case(
    protocol="talk", name="hard", path=PLACE.path, about=Text(), seconds=0.5, failures=(WRONG,)
)
OTHER = Case(protocol="other", name="one", path="o.yaml", about=Text(), seconds=0)
COVERAGE = Coverage(
    protocol="talk", path="talk.yaml", covered=frozenset(), scenarios=1,
    explored=Explored(branches=(), reached=frozenset(), gaps=(), walks=2),
)  # fmt: skip
FINDING = Finding(
    place=Place("talk.yaml", 2, 3), rule="open-gap", severity="info", text=Text("gap", "gat")
)


def test_a_person_reads_what_is_different_under_the_scenario() -> None:
    assert told(PASSED, "en") == ("passed  talk · smooth: It goes well.\n    written anew: path\n")
    assert told(FAILED, "nl") == (
        "MISLUKT  talk · hard\n"
        "talk.hard.scenario.yaml:4:7: er worden andere stappen gelopen\n"
        "    - ask\n    + skip & go\n"
    )


def test_the_summary_counts_in_the_readers_language() -> None:
    assert summary([PASSED], "en") == "1 scenario: 1 passed"
    assert summary([PASSED, FAILED], "en") == "2 scenarios: 1 passed, 1 failed"
    assert summary([PASSED, FAILED], "nl") == "2 scenario's: 1 geslaagd, 1 mislukt"


def test_coverage_that_is_too_low_is_told_and_is_no_scenario() -> None:
    low = too_low(COVERAGE, 80, 1.0)

    assert summary([PASSED, low], "en") == "1 scenario: 1 passed"
    assert told(low, "en") == (
        "FAILED  talk · --fail-under\n"
        "talk.yaml:1:1: scenarios cover 0 %; at least 80 % is asked for\n"
    )


UNUSABLE = Unusable(path="bad.yaml", text=Text("unreadable", "onleesbaar"))


def test_a_script_reads_every_failure_with_its_place() -> None:
    read = json.loads(as_json([PASSED, FAILED], [(COVERAGE, [FINDING])], [UNUSABLE], "nl"))
    assert read["counts"] == {"passed": 1, "failed": 1, "unusable": 1}
    assert read["unusable"] == [{"path": "bad.yaml", "message": "onleesbaar"}]
    assert read["protocols"] == [
        {"protocol": "talk", "path": "talk.yaml", "percent": 0, "branches": 0, "covered": 0,
         "walks": 2, "findings": [{"line": 2, "column": 3, "rule": "open-gap",
                                   "severity": "info", "message": "gat"}]}
    ]  # fmt: skip
    assert [row["passed"] for row in read["scenarios"]] == [True, False]
    assert read["scenarios"][1]["failures"] == [
        {
            "path": PLACE.path, "line": 4, "column": 7,
            "message": "er worden andere stappen gelopen", "lines": ["- ask", "+ skip & go"],
        }
    ]  # fmt: skip


def test_junit_is_sound_xml_whatever_stands_in_the_texts() -> None:
    root = ET.fromstring(junit([PASSED, FAILED, OTHER], [], "en"))
    assert (root.get("tests"), root.get("failures"), root.get("time")) == ("3", "1", "0.750")
    assert [suite.get("name") for suite in root] == ["talk", "other"]
    (failure,) = root.iter("failure")
    assert failure.get("message") == 'other steps <are> walked "now"�'
    assert "+ skip & go" in str(failure.text)


def test_junit_tells_of_files_that_could_not_be_walked() -> None:
    root = ET.fromstring(junit([PASSED], [UNUSABLE], "en"))
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("2", "0", "1")
    (error,) = root.iter("error")
    assert error.get("message") == "unreadable"


@pytest.mark.parametrize("sign", ["\0", "\x08", "\ufffe", "\ud800"])
def test_junit_holds_nothing_that_xml_cannot(sign: str) -> None:
    odd = Case(protocol=f"a{sign}b", name="x", path="x", about=Text(), seconds=0)

    assert ET.fromstring(junit([odd], [], "en"))[0].get("name") == "a�b"


def test_problems_in_a_file_are_told_with_their_places() -> None:
    error = PlacedError(((PLACE, WRONG.text), (PLACE, Text("again", "nog eens"))))
    assert error.text.nl == (
        "talk.hard.scenario.yaml:4:7: er worden andere stappen gelopen\n"
        "talk.hard.scenario.yaml:4:7: nog eens"
    )
    assert error.exit_code == 3
    assert len(error.problems) == 2
