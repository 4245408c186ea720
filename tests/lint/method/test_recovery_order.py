"""After a mistake: first responsibility, then repair, then how it is prevented."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, at, changed, check

RULE = "recovery-order"
STEP = "      - id: ask\n"
OWN = "own: We missed this. That is our responsibility."
REPAIR = "today: This is what I propose for today."
FUTURE = "future: This is what we changed so that it does not happen again."


def talk(*lines: str, name: str = "complaint") -> str:
    steps = ""
    for line in lines:
        step, said = line.split(": ", 1)
        steps += (
            f"      - id: {step}\n        title: {{en: Say, nl: Zeg}}\n"
            f'        how: {{en: [Wait.], nl: [Wacht.]}}\n        say: "{said}"\n'
        )
    return changed(("id: talk\nversion", f"id: {name}\nversion"), (STEP, steps + STEP))


def test_what_comes_before_what_it_needs_is_found() -> None:
    text = talk(FUTURE, OWN, REPAIR)
    (found,) = check(RULE, text, [at(text, "- id: ^future")])

    assert found.text.en.endswith("says how it is prevented, and only a later one offers repair")
    assert found.text.nl.endswith("hoe het voorkomen wordt, en pas een latere biedt herstel aan")


def test_repair_before_responsibility_is_found() -> None:
    text = talk(REPAIR, OWN, FUTURE)
    (found,) = check(RULE, text, [at(text, "- id: ^today")])

    assert found.text.en.endswith("offers repair, and only a later one takes responsibility")


def test_what_is_not_there_is_found_at_the_conversation() -> None:
    text = talk(OWN, FUTURE)
    (found,) = check(RULE, text, [at(text, "- id: ^talk\n    moment")])

    assert found.text.en == "no step of this conversation offers repair"
    assert found.text.nl == "geen stap van dit gesprek biedt herstel aan"


@pytest.mark.parametrize(
    "lines",
    [
        (OWN, REPAIR, FUTURE),
        ("again: Tell it again.", OWN, REPAIR, FUTURE),
        (
            "erkennen: Dit ligt aan ons.",
            "herstel: Dit kan vandaag.",
            "straks: Dit komt nooit meer voor.",
        ),
        ("all: We missed it. We repair it today. It will not happen again.",),
    ],
)
def test_the_order_is_fine(lines: tuple[str, ...]) -> None:
    check(RULE, talk(*lines), [])


def test_other_conversations_and_what_has_no_conversation_yet_are_fine() -> None:
    check(RULE, talk(FUTURE, name="renewal"), [])
    check(RULE, talk(FUTURE).replace("moment: during", "moment: before"), [])
    check(RULE, GOOD, [])
