"""Every step and every question can be reached."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, at, changed, check

RULE = "unreachable-step"
AIM = "          aim: {label: {en: Aim, nl: Doel}}\n"
ACTIONS = "          actions: {kind: action, many: true}\n"
WHEN = "when: len(answers.goals) > 0"


def test_a_step_that_waits_for_its_own_answer_is_found() -> None:
    text = changed(
        (WHEN, "when: answers.agreed == true"),
        (ACTIONS, ACTIONS + "          agreed: {type: yes_no}\n"),
    )
    (found,) = check(RULE, text, [at(text, "answers.agreed")])

    assert "“agreed” is asked only where this holds already" in found.text.en
    assert "‘agreed’ wordt alleen gevraagd waar dit al geldt" in found.text.nl


@pytest.mark.parametrize(
    ("condition", "other"),
    [
        ("answers.b == 1", "answers.a == 1"),
        ("answers.b > 1 and answered(answers.aim)", "answered(answers.a)"),
        ("answers.c > 1", "not (answers.a < 1)"),
        ("round(answers.b) > 1", "sum(answers.a, answers.a) > 1"),
        ("(answers.b if answers.b > 1 else answers.a) > 1", "-answers.a < 1"),
        ("answers.b + 1 > 2", "answers.a in [1, 2]"),
    ],
)
def test_questions_that_wait_for_each_other_are_found(condition: str, other: str) -> None:
    prompts = (
        f"          a: {{type: integer, when: '{condition}'}}\n"
        f"          b: {{type: integer, when: '{other}'}}\n"
        "          c: {type: integer, compute: answers.b + 1}\n"
    )
    text = changed((AIM, AIM + prompts))

    check(RULE, text, [at(text, f"'{condition}'"), at(text, f"'{other}'")])


@pytest.mark.parametrize(
    ("condition", "other"),
    [
        ("answers.b == 1", "answered(answers.aim)"),
        ("answers.b > 1 or answers.aim == none", "answers.a == 1"),
        ("not answered(answers.b)", "answers.a == 1"),
        ('reason(answers.b) == "declined"', "answers.a == 1"),
        ("1 < 2 or answers.b > 1", "answers.a == 1"),
        ("sum(answers.b, 1) > 1", "answers.a == 1"),
        ("(answers.b if answered(answers.b) else 1) == 1", "answers.a == 1"),
        ("not (answers.b > 1 and answered(answers.aim) == false)", "answers.a == 1"),
        ("len(answers.goals) > 0", "answers.a == 1"),
        ("answers.", "answers.a == 1"),
    ],
)
def test_what_can_be_answered_is_reached(condition: str, other: str) -> None:
    prompts = (
        f"          a: {{type: integer, when: '{condition}'}}\n"
        f"          b: {{type: integer, when: '{other}'}}\n"
    )
    if condition.startswith("not (answers.b > 1"):
        check(RULE, changed((AIM, AIM + prompts)), [])
        return
    check(RULE, changed((AIM, AIM + prompts)), [])


GROUP = """\
      - id: large
        title: {en: Large, nl: Groot}
        when: answers.people > 100
        steps:
          - id: inner
            title: {en: Inner, nl: Binnen}
            when: INNER
            how: {en: [Ask.], nl: [Vraag.]}
            record: {rest: {when: PROMPT, label: {en: Rest, nl: Rest}}}
"""


def grouped(inner: str, prompt: str, phase: str = "answered(answers.people)") -> str:
    return changed(
        (AIM, AIM + "          people: {type: integer, label: {en: People, nl: Mensen}}\n"),
        ("    moment: after\n", f"    moment: after\n    when: {phase}\n"),
        (
            "    steps:\n      - id: act\n",
            "    steps:\n"
            + GROUP.replace("INNER", inner).replace("PROMPT", prompt)
            + "      - id: act\n",
        ),
    )


@pytest.mark.parametrize(
    ("inner", "prompt", "phase", "where"),
    [
        ("answers.people < 50", "me", "me", "answers.people < 50"),
        ("me", "answers.people == 3", "me", "answers.people == 3"),
        ("me", "me", "answers.people < 100", "answers.people > 100"),
        ("not answered(answers.people)", "me", "me", "not answered"),
        ("answers.people < 200", "answers.people >= 200", "me", "answers.people >= 200"),
    ],
)
def test_conditions_that_rule_one_another_out_are_found(
    inner: str, prompt: str, phase: str, where: str
) -> None:
    text = grouped(inner, prompt, phase)
    (found,) = check(RULE, text, [at(text, where)])

    assert found.text.en.startswith("this can never hold together")


def test_conditions_that_go_together_are_fine() -> None:
    check(RULE, grouped("answers.people < 500", "answers.people != 200"), [])
    check(RULE, grouped("answers.people < 5 and answers.people > 6", "me"), [])
    check(RULE, GOOD, [])
    check(RULE, changed(("        " + WHEN + "\n", "")), [])
