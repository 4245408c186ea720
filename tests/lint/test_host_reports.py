"""Reports for code hosts and CIs are what their published schemas ask for, whatever is in them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from jsonschema.validators import validator_for

from amkit.lint.anchors import anchored
from amkit.lint.check import check
from amkit.lint.reports import FORMS, Form, report, statistics, summary
from amkit.model.finding import Finding, Place
from amkit.model.text import Language, Text
from amkit.source.reader import read
from tests.lint.rules import GOOD
from tests.lint.test_ignores import BARE

SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"
POOR = (
    BARE.replace("version: 1.0.0", "version: 1.0").replace("minutes: 5\np", "minutes: 9\np")
    + "# amkit: ignore[no-purpose] once\n"
)
ODD = Finding(
    place=Place("a b/ö|<&\x1b\ud800.yaml"), rule="of-nobody", severity="info",
    text=Text("<b>]]>\x00\n🙂\x9b @you", "<b>]]>\x00\n🙂\x9b @jij"),
)  # fmt: skip


def findings(text: str) -> tuple[Finding, ...]:
    return check(text.encode(), "talk.yaml")


def told(form: Form, found: Sequence[Finding], language: Language = "en", text: str = POOR) -> str:
    """Return a report with what it hangs at."""
    texts = {"talk.yaml": text}
    anchors = anchored(found, read(text.encode(), "talk.yaml")[0], texts)
    return report(form, found, texts, language, files=["ok.yaml", "talk.yaml"], anchors=anchors)


def valid(name: str, data: Any) -> None:
    schema = json.loads((SCHEMAS / name).read_text("utf-8"))
    validator_for(schema)(schema).validate(data)


CASES = [(), (ODD,), findings(BARE), (*findings(POOR), ODD)]


@pytest.mark.parametrize("found", CASES)
def test_sarif_is_what_oasis_publishes(found: tuple[Finding, ...]) -> None:
    data = json.loads(told("sarif", found))

    valid("sarif-2.1.0.json", data)
    results = data["runs"][0]["results"]
    assert [one["ruleId"] for one in results] == [one.rule for one in found]
    rules = data["runs"][0]["tool"]["driver"]["rules"]
    known = [one for one in results if "ruleIndex" in one]
    assert [rules[one["ruleIndex"]]["id"] for one in known] == [one["ruleId"] for one in known]


def test_sarif_brings_manuals_fixes_and_fingerprints_along() -> None:
    run = json.loads(told("sarif", findings(POOR)))["runs"][0]
    by_rule = {one["ruleId"]: one for one in run["results"]}
    fix = by_rule["wrong-type"]["fixes"][0]["artifactChanges"][0]["replacements"]

    assert [one["insertedContent"]["text"] for one in fix] == ['"', '"']
    assert all(one["partialFingerprints"]["amkit/v1"] for one in run["results"])
    assert any("**Bad**" in rule["help"]["markdown"] for rule in run["tool"]["driver"]["rules"])
    assert "**Fout**" in told("sarif", findings(POOR), "nl")


@pytest.mark.parametrize("found", CASES)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_junit_is_what_jenkins_reads(found: tuple[Finding, ...], language: Language) -> None:
    text = told("junit", found, language)

    xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd").validate(text)
    assert text.count("<failure ") == sum(one.severity != "info" for one in found)
    assert '<testsuite name="ok.yaml" tests="1" failures="0" errors="0">' in text


@pytest.mark.parametrize("found", CASES)
def test_gitlab_gets_its_report_of_quality(found: tuple[Finding, ...]) -> None:
    data = json.loads(told("gitlab", found))

    valid("gitlab-code-quality.json", data)
    assert len({one["fingerprint"] for one in data}) == len(found)


def test_markdown_counts_and_has_a_table_for_each_file() -> None:
    assert told("markdown", (), "nl") == "## amkit lint: 2 bestanden\n\nNiets te verbeteren.\n"
    one = report("markdown", [ODD], {}, "en", files=["f"])
    assert one.startswith("## amkit lint: 1 file\n\n1 info\n\n### a b/ö\\|\\<\\&␛")
    assert "| 1:1 | info | of-nobody | \\<b\\>\\]\\]\\>␀␊🙂⟨U+009B⟩ \\@you |" in one


def test_json_escapes_what_does_not_print_and_comes_back_to_the_letter() -> None:
    lost = Finding(place=Place("f"), rule="r", severity="info", text=Text("\U000e0001", "b"))
    text = report("jsonl", [lost], {}, "en")

    assert "\\udb40\\udc01" in text
    assert json.loads(text)["message"] == "\U000e0001"
    assert json.loads(text)["group"] is None


def test_the_count_by_rule_has_most_first_and_titles_in_the_language() -> None:
    lines = statistics([*findings(BARE), ODD], "nl").splitlines()

    assert lines == ["    2  no-instruction  Een stap zegt hoe", "    1  of-nobody"]
    assert statistics((), "en") == ""


@pytest.mark.parametrize(
    ("known", "language", "expected"),
    [
        (0, "en", "1 file: 2 errors (--fix mends 1, --unsafe-fixes 1)"),
        (3, "nl", "1 bestand: 2 fouten (--fix herstelt er 1, --unsafe-fixes 1)"
                  " (naast 3 in de nulmeting)"),
    ],
)  # fmt: skip
def test_the_summary_says_what_can_be_mended_and_what_was_known(
    known: int, language: Language, expected: str
) -> None:
    (safe,) = (one for one in findings(POOR) if one.rule == "wrong-type")
    found = findings(GOOD.replace("purpose:", "purpse:"))
    (unsafe,) = (one for one in found if one.rule == "unknown-key")
    told = summary([safe, unsafe], 1, language, known)

    assert told == expected


def test_nothing_new_is_not_called_nothing() -> None:
    assert summary((), 1, "en", 2) == "1 file: nothing new (beside 2 in the baseline)"
    assert summary((), 1, "nl", 2) == "1 bestand: niets nieuws (naast 2 in de nulmeting)"


@pytest.mark.parametrize("form", FORMS)
def test_every_form_tells_of_nothing_and_is_the_same_every_time(form: Form) -> None:
    assert told(form, findings(GOOD), text=GOOD) == told(form, (), text=GOOD)
    assert told(form, findings(POOR)) == told(form, findings(POOR))
