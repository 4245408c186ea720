"""What every rule's test starts from: a good protocol, and one helper that shows a rule at work."""

from __future__ import annotations

from amkit.lint.check import check as lint_file
from amkit.lint.registry import every_rule
from amkit.lint.rules import RULES
from amkit.model.finding import Finding

GOOD = """\
amkit: 2
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
        record:
          aim: {label: {en: Aim, nl: Doel}}
  - id: talk
    moment: during
    steps:
      - id: ask
        title: {en: Ask, nl: Vraag}
        minutes: 5
        how: {en: [Wait.], nl: [Wacht.]}
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


def changed(*changes: tuple[str, str]) -> str:
    """Return the good protocol with each old text changed into the new one."""
    text = GOOD
    for old, new in changes:
        assert text.count(old) == 1, f"{text.count(old)} times: {old}"
        text = text.replace(old, new)
    return text


def at(text: str, part: str, *, nth: int = 1) -> tuple[int, int]:
    """Return the line and column where a part of a text stands for the `nth` time, both 1-based.

    Where the part has a ^ in it, it is the place of the sign behind that.
    """
    ahead, _, behind = part.rpartition("^")
    offset = -1
    for _ in range(nth):
        offset = text.index(ahead + behind, offset + 1)
    before = text[: offset + len(ahead)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def check(rule: str, text: str, places: list[tuple[int, int]]) -> tuple[Finding, ...]:
    """Hold that a rule objects to exactly these places, and that it is silent when left out.

    Returns:
        what it found, in order.
    """
    assert rule in {known.name for known in RULES}
    others = frozenset(known.name for known in every_rule()) - {rule}
    raw = text.encode()
    left_out = lint_file(raw, "talk.yaml", ignore=frozenset({rule}))
    alone = lint_file(raw, "talk.yaml", ignore=others)

    assert [found for found in left_out if found.rule == rule] == []
    assert [(found.place.line, found.place.column) for found in alone] == places
    assert {found.rule for found in alone} <= {rule}
    assert all(found.text.en and found.text.nl != found.text.en for found in alone)
    return alone
