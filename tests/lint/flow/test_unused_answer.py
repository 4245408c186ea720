"""Every answer is of use to somebody."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, at, changed, check

RULE = "unused-answer"
AIM = "          aim: {label: {en: Aim, nl: Doel}}\n"
ACT = "        title: {en: Act, nl: Doe}\n"


@pytest.mark.parametrize("kind", ["yes_no", "integer", "date", "money", "duration"])
def test_a_bare_answer_that_nothing_reads_is_found(kind: str) -> None:
    text = changed((AIM, AIM + f"          bare: {{type: {kind}}}\n"))
    (found,) = check(RULE, text, [at(text, "bare")])

    assert found.text.en.startswith("nothing reads this answer")
    assert found.text.nl.startswith("niets leest dit antwoord")


@pytest.mark.parametrize(
    "prompt",
    [
        "{type: integer, label: L}", "{type: integer, prompt: P}", "{}", "{type: quote}",
        "{type: choice, options: [{id: a, text: A}, {id: b, text: B}]}", "{kind: goal}",
    ],
)  # fmt: skip
def test_an_answer_that_says_what_it_is_is_of_use(prompt: str) -> None:
    check(RULE, changed((AIM, AIM + f"          bare: {prompt}\n")), [])


@pytest.mark.parametrize(
    "read",
    [
        "say: '{{ answers.bare }}'", "when: answers.bare == 1", "for_each: x in answers.bare",
        "documents: [{id: d, title: D, body: '{{ previous.bare }}'}]",
        "checks: [{that: answers.bare > 1, message: M}]", "how: '{{ comments.bare }}'",
    ],
)  # fmt: skip
def test_an_answer_that_is_read_anywhere_is_of_use(read: str) -> None:
    replaced = [("        how: {en: [Call.], nl: [Bel.]}\n", "")] if "how" in read else []
    replaced += [("        when: len(answers.goals) > 0\n", "")] if "when" in read else []
    text = changed((AIM, AIM + "          bare: {type: integer}\n"),
                   (ACT, ACT + f"        {read}\n"), *replaced)  # fmt: skip
    check(RULE, text, [])


def test_the_date_of_the_conversation_is_of_use_and_an_answer_alone_is_told_by_its_step() -> None:
    text = changed((AIM, AIM + "          bare: {type: date}\n"))
    check(RULE, text + "meeting: bare\n", [])
    check(RULE, changed((AIM, "          bare: {type: date}\n")), [])


def test_an_expression_that_cannot_be_read_reads_nothing() -> None:
    text = changed((AIM, AIM + "          bare: {type: date}\n"),
                   (ACT, ACT + "        say: '{{ answers.bare + }}'\n"))  # fmt: skip
    check(RULE, text, [at(text, "bare")])


def test_what_was_asked_beforehand_reaches_the_customer_too() -> None:
    check(RULE, changed((AIM, AIM + "          bare: {label: L, audience: client}\n")), [])
    check(RULE, GOOD, [])
