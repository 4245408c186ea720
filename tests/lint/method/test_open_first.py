"""On one subject, the open question comes before the closed one."""

from __future__ import annotations

import pytest

from tests.lint.rules import at, changed, check

RULE = "open-first"
ASK = 'ask: {en: "Why for {{ account.name }}?", nl: "Waarom voor {{ account.name }}?"}'


def asks(*english: str, nl: tuple[str, ...] = ("Waarom wij?",)) -> str:
    lines = [", ".join(f'"{line}"' for line in each) for each in (english, nl)]
    return changed((ASK, f"ask: {{en: [{lines[0]}], nl: [{lines[1]}]}}"))


@pytest.mark.parametrize(
    ("closed", "open_"),
    [
        ("Does the planning work for you?", "What happens on a busy day?"),
        ("Are you happy there?", "And how did that come about?"),
        ("Is it fast? Is it good?", "Tell me, what do you use it for?"),
        ("Have you seen it?", "With whom did you talk about it?"),
    ],
)
def test_a_closed_question_before_an_open_one_is_found(closed: str, open_: str) -> None:
    text = asks(closed, open_)
    check(RULE, text, [at(text, f'^"{closed}"')])
    check(RULE, asks(open_, closed), [])


@pytest.mark.parametrize(
    ("closed", "open_"),
    [
        ("Werkt de planning voor u?", "Wat gebeurt er op een drukke dag?"),
        ("Bent u daar blij mee?", "En hoe is dat zo gekomen?"),
        ("Heb je het gezien?", "Met wie heb je erover gepraat?"),
        ("Loopt dat goed?", "Waaraan merkt u dat?"),
    ],
)
def test_a_closed_question_before_an_open_one_is_found_in_dutch(closed: str, open_: str) -> None:
    text = asks("Why us?", nl=(closed, open_))
    check(RULE, text, [at(text, f'^"{closed}"')])
    check(RULE, asks("Why us?", nl=(open_, closed)), [])


def test_each_closed_question_before_it_is_told() -> None:
    text = asks("Is it fast?", "Is it good?", "What could be easier?", "Is it cheap?")

    check(RULE, text, [at(text, '^"Is it fast?"'), at(text, '^"Is it good?"')])


@pytest.mark.parametrize(
    "lines",
    [
        ("May I ask you something?", "What happens on a busy day?"),
        ("Could you show me?", "What happens on a busy day?"),
        ("Does it work?", "If so, what made the difference?"),
        ("Does it work?", "Is it fast?"),
        ("What works, and does it last?", "How long?"),
        ("Does it work? What makes it work?", "How long?"),
        ("We looked at the planning.", "What happens on a busy day?"),
    ],
)
def test_leave_a_follow_up_and_what_is_open_already_are_fine(lines: tuple[str, ...]) -> None:
    check(RULE, asks(*lines), [])


def test_another_step_is_another_subject() -> None:
    first = changed(
        (ASK, 'ask: {en: "Is it fast?", nl: "Is het snel?"}'),
        (
            "  - id: after\n",
            "      - id: more\n        title: {en: More, nl: Meer}\n"
            '        ask: {en: "What else?", nl: "Wat nog meer?"}\n  - id: after\n',
        ),
    )
    check(RULE, first, [])
