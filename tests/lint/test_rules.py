"""Each rule: disabled, nothing; enabled, exactly there."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from amkit.lint import check
from amkit.lint.check import fails
from amkit.lint.rules import RULES

GOOD = """\
amkit: 1
id: talk
version: 1.0.0
title: {en: Talk, nl: Gesprek}
purpose: {en: Agree., nl: Het eens worden.}
use_when: {en: Once a year., nl: Eens per jaar.}
minutes: 5
phases:
  - id: prepare
    moment: before
    steps:
      - id: read
        title: {en: Read, nl: Lees}
        how: {en: [Open the file.], nl: [Open het dossier.]}
  - id: talk
    moment: during
    steps:
      - id: ask
        title: {en: Ask, nl: Vraag}
        minutes: 5
        ask: {en: "Why for {{ account.name }}?", nl: "Waarom voor {{ account.name }}?"}
        listen_for: {en: [Numbers.], nl: [Cijfers.]}
        record:
          goals: {kind: goal, many: true, label: {en: Goals, nl: Doelen}}
  - id: after
    moment: after
    steps:
      - id: act
        title: {en: Act, nl: Doe}
        how: {en: [Call.], nl: [Bel.]}
        when: len(answers.goals) > 0
        record:
          actions: {kind: action, many: true}
"""


def found(text: str, rule: str, **more: str) -> list[str]:
    """Return what a rule finds, and prove that it finds nothing where it is left out."""
    findings = check(text.encode(), "f.yaml")
    left_out = check(text.encode(), "f.yaml", ignore=frozenset({rule}))

    assert not [finding for finding in left_out if finding.rule == rule]
    assert all(finding.text.nl != finding.text.en for finding in findings)
    return [
        f"{finding.place.line}:{finding.place.column} {finding.text.en}"
        for finding in findings
        if finding.rule == rule
    ]


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


def test_a_good_protocol_has_no_findings() -> None:
    assert check(GOOD.encode(), "f.yaml") == ()


@pytest.mark.parametrize(
    ("rule", "old", "new", "expected"),
    [
        ("missing-translation", "title: {en: Ask, nl: Vraag}", "title: Ask",
         ["19:16 “title” is written once; write it per language: en: … nl: …"]),
        ("missing-translation", "nl: Vraag}", 'nl: ""}',
         ["19:9 “title” is not written in Dutch"]),
        ("missing-translation", "{en: Goals, nl: Doelen}", "{nl: Doelen}",
         ["24:43 “label” is not written in English"]),
        ("missing-translation", "{en: [Call.], nl: [Bel.]}", "{en: [Call., Go.], nl: [Bel.]}",
         ["30:9 “how” has not as many lines in each language (en: 2, nl: 1)"]),
        ("missing-translation", "title: {en: Ask, nl: Vraag}", 'title: "1 + 1"', []),
        ("missing-translation", "id: talk\nversion", "languages: [en]\nid: talk\nversion", []),
        ("placeholder-mismatch", "voor {{ account.name }}", "voor hen",
         ["21:54 this gap is not in both languages: account.name"]),
        ("placeholder-mismatch", "{en: [Numbers.], nl: [Cijfers.]}",
         '{en: ["{{ me }}"], nl: ["{{ today }}"]}',
         ["22:45 this gap is not in both languages: me, today"]),
        ("no-instruction", "        ask: {en:", "        why: {en:",
         ["18:13 this step has no line to say and no question to ask; "
          "write the sentence: say: or ask:"]),
        ("no-instruction", "listen_for", "avoid",
         ["18:13 this step does not say what to listen for in the reaction; write listen_for:"]),
        ("no-instruction", "        how: {en: [Call.], nl: [Bel.]}\n", "",
         ["28:13 this step does not say how; write what to do, act by act: how:"]),
        ("no-use-when", "use_when: {en: Once a year., nl: Eens per jaar.}\n", "",
         ["2:1 this protocol does not say which event or date makes it due; write use_when:"]),
        ("minutes-sum", "minutes: 5\nphases", "minutes: 45\nphases",
         ["7:10 the steps of the conversation take 5 minutes together, not 45"]),
        ("missing-phase", "moment: before", "moment: during",
         ["8:1 there is no phase with moment: before"]),
        ("no-next-step", "kind: action", "kind: goal",
         ["8:1 no step records an action with who and due; add a prompt of kind: action"]),
        ("no-next-step", "kind: action, many: true", "kind: action, fields: [who]",
         ["8:1 no step records an action with who and due; add a prompt of kind: action"]),
        ("no-next-step", "kind: action, many: true", "kind: action, fields: [who, due]", []),
        ("expression", "len(answers.goals) > 0", "len(answers.gaols) > 0",
         ["31:19 nothing is called “gaols” here; did you mean “goals”?"]),
        ("expression", "len(answers.goals) > 0", "lne(answers.goals)",
         ["31:15 the functions are answered, len, first, last, sum, average, min, max, round, "
          "join, days"]),
        ("expression", "len(answers.goals) > 0", '"answers.goals ="',
         ["31:30 this is not an expression; look at the quotes, brackets and operators here"]),
        ("expression", "for {{ account.name }}", "for {{ acount.name }}",
         ["21:31 nothing is called “acount” here; did you mean “account”?"]),
        ("expression", "for {{ account.name }}", "for {{ account.nmae }}",
         ["21:31 nothing is called “nmae” here; did you mean “name”?"]),
        ("expression", "for {{ account.name }}", "for {{ contract.gaol }}",
         ["21:31 nothing is called “gaol” here; did you mean “goal”?"]),
        ("expression", "for {{ account.name }}", "for {{ answers.goals[0].xyzzy }}",
         ["21:31 nothing is called “xyzzy” here; there are: what, measure, date, who"]),
        ("expression", "for {{ account.name }}", "for {{ account.name",
         ["21:28 this {{ is not closed; write }} behind the expression"]),
        ("expression", "for {{ account.name }}", "for {{ today.year }} {{ answers }} {{ me }}", []),
        ("expression", "[Numbers.]", '["{{ x }}"]',
         ["22:31 nothing is called “x” here; there are: account, action, actions, answers, "
          "contract, contracts, decision, decisions, expectation, expectations, goal, goals, "
          "joint_goal, joint_goals, me, opportunities, opportunity, result, results, risk, risks, "
          "stakeholder, stakeholders, today"]),
        ("expression", "        minutes: 5\n",
         "        minutes: 5\n        for_each: goals\n        item: aim\n        when: aim.x\n",
         []),
        ("expression", "        minutes: 5\n",
         "        minutes: 5\n        for_each: aim\n        item: aim\n",
         ["21:19 nothing is called “aim” here; there are: account, action, actions, answers, "
          "contract, contracts, decision, decisions, expectation, expectations, goal, goals, "
          "joint_goal, joint_goals, me, opportunities, opportunity, result, results, risk, risks, "
          "stakeholder, stakeholders, today"]),
        ("expression", "{kind: goal, many: true,", "{kind: goal, when: xx, default: yy,",
         ["24:37 nothing is called “xx” here; there are:", "24:50 nothing is called “yy” here;"]),
        ("expression", "    moment: after\n", "    moment: after\n    when: nothing\n",
         ["27:11 nothing is called “nothing” here;"]),
    ],
)  # fmt: skip
def test_a_rule_finds(rule: str, old: str, new: str, expected: list[str]) -> None:
    told = found(changed(old, new), rule)

    assert len(told) == len(expected)
    for line, start in zip(told, expected, strict=True):
        assert line.startswith(start)


def test_findings_come_in_the_order_of_the_file_and_a_broken_one_stops_the_rules() -> None:
    assert [finding.rule for finding in check(b"a: &x 1\na: 2", "f")] == [
        "yaml-anchor", "yaml-duplicate-key",
    ]  # fmt: skip
    rules = [finding.rule for finding in check(GOOD.replace("minutes: 5", "mins: 5").encode(), "f")]
    assert rules == ["unknown-key", "unknown-key"]


def test_findings_fail_from_a_severity_on() -> None:
    warned = check(changed("moment: before", "moment: during").encode(), "f.yaml")
    warnings = [finding for finding in warned if finding.severity == "warning"]

    assert fails(warnings, "warning")
    assert fails(warnings, "info")
    assert not fails(warnings, "error")


def test_every_rule_has_a_manual_with_a_bad_and_a_good_example() -> None:
    import sys

    names = [rule.name for rule in RULES]
    assert names == sorted(names)
    for rule in RULES:
        manual = sys.modules[rule.check.__module__].__doc__ or ""
        assert re.search(r"^Bad::$", manual, re.MULTILINE)
        assert re.search(r"^Good::$", manual, re.MULTILINE)
        assert rule.check.__module__.endswith(rule.name.replace("-", "_"))
        assert rule.title.en != rule.title.nl


def test_the_examples_are_dedented() -> None:
    assert dedent(GOOD) == GOOD
