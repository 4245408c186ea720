"""A closed question has a follow-up."""

from __future__ import annotations

import pytest

from tests.lint.rules import check
from tests.lint.wording.spoken import spoken

RULE = "closed-question"
BAD = ("Is the budget approved?", "Is het budget goedgekeurd?")
GOES_ON = "        when: len(answers.goals) > 0\n"


def asked(lines: tuple[str, str], listen: str = "") -> str:
    """Return a protocol that asks a line, and in which nothing depends on the answer."""
    return spoken("ask", lines, listen=listen).replace(GOES_ON, "")


def test_a_closed_question_that_nothing_follows_is_found() -> None:
    english, dutch = check(RULE, asked(BAD), [(25, 16), (26, 16)])

    assert english.text.en.endswith("“What must happen before the budget is approved?”")
    assert dutch.text.nl.endswith("‘Wat moet er nog gebeuren voordat het budget is goedgekeurd?’")


@pytest.mark.parametrize(
    "listen",
    [
        "        listen_for: {en: ['“Not yet”: ask on.'], nl: ['“Nog niet”: vraag door.']}\n",
        "        hints: '“Not yet”: ask on. “Nog niet”: vraag door.'\n",
    ],
)
def test_a_step_that_says_how_to_go_on_follows_it(listen: str) -> None:
    check(RULE, asked(BAD, listen), [])


def test_listening_for_something_is_no_follow_up() -> None:
    listen = "        listen_for: {en: [Numbers.], nl: [Cijfers.]}\n        hints: 5\n"

    check(RULE, asked(BAD, listen), [(25, 16), (26, 16)])


def test_what_depends_on_the_answer_follows_it() -> None:
    check(RULE, spoken("ask", BAD), [])


def test_a_comment_follows_it() -> None:
    text = asked(BAD).replace(
        "goals: {kind: goal, many: true,", "goals: {type: yesno, comment: yes,"
    )

    check(RULE, text, [])


@pytest.mark.parametrize(
    "lines",
    [
        ("What is needed for the budget?", "Wat is er nodig voor het budget?"),
        ("May I take notes?", "Mag ik meeschrijven?"),
        ("Could you tell me more?", "Zou u meer kunnen vertellen?"),
        ("Is it done? Is it paid?", "Is het klaar? Is het betaald?"),
        ("Are you satisfied?", "Bent u tevreden?"),
        ("The budget is approved.", "Het budget is goedgekeurd."),
        ("", ""),
    ],
)
def test_other_questions_are_passed_by(lines: tuple[str, str]) -> None:
    check(RULE, asked(lines), [])
