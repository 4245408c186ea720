"""A condition decides something."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, at, changed, check

RULE = "constant-condition"
AIM = "          aim: {label: {en: Aim, nl: Doel}}\n"
PROMPTS = """\
          mood: {type: scale, low: cold, high: warm}
          people: {type: integer, min: 1}
          share: {type: percent, max: 100}
          happy: {type: yes_no}
          size: {type: choice, options: [{id: small, text: S}, {id: large, text: L}]}
          day: {type: date}
"""
WHEN = "when: len(answers.goals) > 0"


def protocol(condition: str) -> str:
    return changed((AIM, AIM + PROMPTS), (WHEN, f"when: '{condition}'"))


ALWAYS = [
    "^true",
    "^1 < 2",
    "^answers.mood >= 1",
    "^5 >= answers.mood",
    "^len(answers.goals) >= 0",
    "^answered(answers.goals)",
    "^answers.people > 0",
    "^answers.share <= 100",
    '^answers.size != "small" or answers.size != "large"',
    "answers.happy == true and ^answers.mood < 6",
    "^answers.aim == answers.aim or answers.happy",
    "  ^count(answers.goals) > -1",
    "^answers.happy or not answers.happy",
    '^"é" == "é" or answers.happy',
]
NEVER = [
    "^false",
    "^none",
    "not (^answers.mood > 5)",
    "not (^1 < answers.mood < 2)",
    "^2 < 1",
    "^answers.mood > 5",
    "^answers.mood == 0",
    "^0.5 == answers.mood",
    '^answers.size == "small" and answers.size == "large"',
    "^answers.people < 1",
    "^answers.people > 3 and answers.people < 4",
    "^answers.share < 0.5 and answers.share > 0.5",
    "^answers.aim != answers.aim",
    "answers.happy or ^len(answers.goals) < 0",
    "^answers.happy == true and answers.happy == false",
    "^answers.happy and not answers.happy",
    "^answered(answers.aim) and not answered(answers.aim)",
    "^answers.share < 5 and answers.share > 6",
    '^answers.size != "small" and answers.size != "large"',
    "^answers.mood > 4 and answers.mood != 5",
    '^answers.goals[0].what == "a" and answers.goals[0].what == "b"',
    "^1 < answers.mood < 2",
    "answered(answers.aim) and (^answers.mood == 9 and true)",
    "^day and not day",
    '^answers.aim == "a" and not answered(answers.aim)',
    '^"é" == "è" and answers.happy',
]
SOUND = [
    "answers.mood > 1",
    "answers.mood >= 2 and answers.mood < 3",
    "not answered(answers.aim)",
    'answers.aim == "small" or answers.aim == "large"',
    "answers.happy",
    "answers.day > today",
    "answers.share > 0.5 and answers.share < 0.6",
    "answers.goals[0].what == answers.goals[1].what",
    "answers.mood in [1, 2]",
    "not (1 < answers.mood < 5)",
    "answers.happy == 1",
    "answers.aim < 5",
    'answers.aim == "a" if answers.happy else answers.aim == "b"',
    "answers.happy != true",
    'lookup(tables, "a").b == 1 and lookup(tables, "a").b == 2',
    "answers.mood == none",
    "first(answers.goals).what",
    "-answers.mood < -1",
    'answers.size == "smal"',
    '1 == "1"',
    "not (answers.happy and answers.mood > 3)",
    '"a" < answers.aim',
    "not (-1 > answers.mood - 3)",
    "answers.",
    '"c" < answers.aim and answers.aim < "b"',
    "answers.mood",
    "len([1]) > 5",
    "len(answers.goals)[0] > 1",
    "first(answers.goals)[0] > 1",
]


@pytest.mark.parametrize("condition", ALWAYS)
def test_what_always_holds_is_found(condition: str) -> None:
    text = protocol(condition.replace("^", ""))
    (found,) = check(RULE, text, [at(text, f"when: '{condition}")])

    assert found.text.en.startswith("this holds whatever")
    assert found.text.nl.startswith("dit geldt bij elk antwoord")


@pytest.mark.parametrize("condition", NEVER)
def test_what_never_holds_is_found(condition: str) -> None:
    text = protocol(condition.replace("^", ""))
    (found,) = check(RULE, text, [at(text, f"when: '{condition}")])

    assert found.text.en.startswith("this never holds")
    assert found.text.nl.startswith("dit geldt bij geen enkel")


@pytest.mark.parametrize("condition", SOUND)
def test_what_can_hold_and_can_fail_is_fine(condition: str) -> None:
    check(RULE, protocol(condition), [])


def test_a_part_is_pointed_at_as_long_as_it_is() -> None:
    text = protocol("answers.happy and answers.mood > 5")
    (found,) = check(RULE, text, [at(text, "answers.mood > 5")])

    assert found.place.end_column - found.place.column == len("answers.mood > 5")


def test_checks_and_until_are_conditions_too_and_what_is_worked_out_is_none() -> None:
    text = GOOD + "checks: [{that: 1 > 2, message: No}]\n"
    check(RULE, text, [at(text, "1 > 2")])
    check(RULE, changed(("aim: {label", "aim: {type: yes_no, compute: 1 > 2, label")), [])
    text = changed((WHEN, "until: 'true'"))
    check(RULE, text, [at(text, "until: '^true")])


def test_what_was_recorded_in_a_repeat_is_no_list_that_is_always_there() -> None:
    each = f"for_each: goal in answers.goals\n        {WHEN}"
    text = changed((WHEN, each)) + "checks: [{that: answered(answers.actions), message: No}]\n"
    check(RULE, text, [])
