"""Which rules run, in which order findings come, and when they fail a command."""

from __future__ import annotations

import pytest

from amkit.errors import UsageError
from amkit.lint.check import check, fails, lint
from amkit.lint.registry import every_rule
from amkit.lint.rule import Subject, subject_of
from amkit.source.protocols import parse_protocol
from amkit.source.reader import read
from tests.lint.rules import GOOD, changed

POOR = changed(
    ("use_when: {en: Once a year., nl: Eens per jaar.}\n", ""), ("moment: before", "moment: during")
)


def found(text: str, select: str = "", ignore: str = "") -> list[str]:
    """Return the rules that find something, in order; choices are words."""
    return [
        finding.rule
        for finding in check(
            text.encode(),
            "talk.yaml",
            select=frozenset(select.split()),
            ignore=frozenset(ignore.split()),
        )
    ]


def test_a_good_protocol_has_no_findings() -> None:
    assert check(GOOD.encode(), "talk.yaml") == ()


def test_findings_come_in_the_order_of_the_file() -> None:
    assert found(POOR) == ["no-use-when", "missing-phase", "no-instruction", "no-instruction"]


def test_chosen_rules_run_alone_and_left_out_ones_do_not() -> None:
    assert found(POOR, select="missing-phase") == ["missing-phase"]
    assert found(POOR, ignore="no-instruction no-use-when") == ["missing-phase"]
    assert found(POOR, select="missing-phase no-use-when", ignore="missing-phase") == [
        "no-use-when"
    ]


def test_a_file_that_cannot_be_used_is_never_clean_because_another_rule_was_chosen() -> None:
    assert found("a: &x 1\na: 2", select="minutes-sum") == ["yaml-anchor", "yaml-duplicate-key"]
    assert found(GOOD.replace("id: read", "id: ask"), select="minutes-sum") == ["duplicate-name"]
    assert found("a: &x 1\na: 2", ignore="yaml-anchor") == ["yaml-duplicate-key"]


def test_what_is_only_told_while_reading_can_be_chosen_and_left_out() -> None:
    told = changed(("version: 1.0.0", "version: no"))

    assert found(told) == ["yaml-truthy"]
    assert found(told, select="minutes-sum") == []
    assert found(told, select="yaml-truthy") == ["yaml-truthy"]
    assert found(told, ignore="yaml-truthy") == []


def test_a_file_that_is_no_protocol_keeps_the_rules_for_protocols_silent() -> None:
    assert found(GOOD.replace("minutes: 5", "mins: 5")) == ["unknown-key", "unknown-key"]


@pytest.mark.parametrize(
    ("select", "ignore", "message"),
    [
        ("minute-sum", "", "there is no rule “minute-sum”; did you mean “minutes-sum”?"),
        ("", "yaml-tags", "there is no rule “yaml-tags”; did you mean “yaml-tag”?"),
        ("xyzzy", "", "there is no rule “xyzzy”; there are: a"),
    ],
)
def test_a_rule_that_does_not_exist_is_refused(select: str, ignore: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        found(GOOD, select, ignore)

    assert caught.value.text.en.startswith(message)
    assert caught.value.text.nl.startswith("de regel ‘")


def subject(text: str, path: str) -> Subject:
    document, _ = read(text.encode(), path)
    assert document is not None
    return subject_of(document, parse_protocol(document)[0])


def test_several_files_are_checked_at_once_and_each_finding_is_told_once() -> None:
    one, other = subject(POOR, "b.yaml"), subject(POOR, "a.yaml")
    findings = lint((one, other, one), select=frozenset({"missing-phase"}))

    assert [one.path, other.path] == ["b.yaml", "a.yaml"]
    assert [str(finding.place) for finding in findings] == ["a.yaml:7:1", "b.yaml:7:1"]
    assert lint((one,), ignore=frozenset(rule.name for rule in every_rule())) == ()


def test_findings_fail_from_a_severity_on() -> None:
    warnings = check(POOR.encode(), "talk.yaml", select=frozenset({"missing-phase"}))

    assert fails(warnings, "warning")
    assert fails(warnings, "info")
    assert not fails(warnings, "error")
    assert not fails((), "info")
