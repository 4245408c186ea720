"""What came of scenarios is told alike to people, to scripts and to a CI."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

from amkit.errors import PlacedError
from amkit.model.finding import Place
from amkit.model.text import Text
from amkit.scenarios.reports import Case, Failure, as_json, junit, summary, told

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


def test_a_script_reads_every_failure_with_its_place() -> None:
    read = json.loads(as_json([PASSED, FAILED], "nl", coverage=50))
    assert read["counts"] == {"passed": 1, "failed": 1}
    assert read["coverage"] == 50
    assert [row["passed"] for row in read["scenarios"]] == [True, False]
    assert read["scenarios"][1]["failures"] == [
        {
            "path": PLACE.path, "line": 4, "column": 7,
            "message": "er worden andere stappen gelopen", "lines": ["- ask", "+ skip & go"],
        }
    ]  # fmt: skip


def test_junit_is_sound_xml_whatever_stands_in_the_texts() -> None:
    root = ET.fromstring(junit([PASSED, FAILED, OTHER], "en"))
    assert (root.get("tests"), root.get("failures"), root.get("time")) == ("3", "1", "0.750")
    assert [suite.get("name") for suite in root] == ["talk", "other"]
    (failure,) = root.iter("failure")
    assert failure.get("message") == 'other steps <are> walked "now"�'
    assert "+ skip & go" in str(failure.text)


def test_problems_in_a_file_are_told_with_their_places() -> None:
    error = PlacedError(((PLACE, WRONG.text), (PLACE, Text("again", "nog eens"))))
    assert error.text.nl == (
        "talk.hard.scenario.yaml:4:7: er worden andere stappen gelopen\n"
        "talk.hard.scenario.yaml:4:7: nog eens"
    )
    assert error.exit_code == 3
    assert len(error.problems) == 2
