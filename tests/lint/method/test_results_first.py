"""A new decision maker hears what we brought before being asked what has to change."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, at, changed, check

RULE = "results-first"
STEP = "      - id: ask\n"
AFTER = "  - id: after\n"
RESULT = "results: It went to {{ result.after }}."
COLLEAGUE = "colleagues: '{{ expectation.who }} counts on us.'"
MANY = "colleagues: for_each: one in expectations"


def steps(lines: tuple[str, ...], minutes: int) -> str:
    found = ""
    for line in lines:
        step, said = line.split(": ", 1)
        key = said if said.startswith("for_each") else f'say: "{said}"'
        found += (
            f"      - id: {step}\n        title: {{en: Say, nl: Zeg}}\n        minutes: {minutes}\n"
            f"        how: {{en: [Wait.], nl: [Wacht.]}}\n        {key}\n"
        )
    return found


def talk(
    *lines: str, later: tuple[str, ...] = (), minutes: int = 1, name: str = "new-decision-maker"
) -> str:
    return changed(
        ("id: talk\nversion", f"id: {name}\nversion"),
        ("minutes: 5\nphases", "minutes: 12\nphases"),
        (STEP, steps(lines, minutes) + STEP),
        (AFTER, steps(later, minutes) + AFTER),
    )


def test_facts_that_are_told_nowhere_are_found_where_goals_are_asked() -> None:
    text = talk(RESULT)
    (found,) = check(RULE, text, [at(text, "- id: ^ask")])

    assert "what a colleague counts on is told; no step" in found.text.en
    assert "vertelt u waar een collega op rekent; geen stap" in found.text.nl


def test_a_fact_that_comes_after_the_question_is_found() -> None:
    text = talk(COLLEAGUE, later=(RESULT,))
    (found,) = check(RULE, text, [at(text, "- id: ^results")])

    assert found.text.en.startswith("a result is told behind “ask”, which asks for goals")
    assert found.text.nl.startswith("een resultaat komt pas na ‘ask’")


def test_facts_that_take_long_are_found_at_the_last() -> None:
    text = talk(RESULT, MANY, minutes=2)
    (found,) = check(RULE, text, [at(text, "minutes: ^2", nth=2)])

    assert found.text.en == "the facts take 4 of 12 minutes; a quarter at most"
    assert found.text.nl == "de feiten nemen 4 van de 12 minuten; hooguit een kwart"


@pytest.mark.parametrize(
    "text",
    [
        talk(RESULT, COLLEAGUE),
        talk("open: Hello.", RESULT, MANY),
        talk(name="renewal"),
        talk().replace("kind: goal", "kind: risk"),
        talk(RESULT, COLLEAGUE, minutes=9).replace("minutes: 12\n", ""),
        GOOD,
    ],
)
def test_facts_first_and_short_or_no_goals_asked_are_fine(text: str) -> None:
    check(RULE, text, [])


@pytest.mark.parametrize("broken", ["for_each: one in (", "say: '{{ result. }}'"])
def test_what_cannot_be_read_tells_nothing(broken: str) -> None:
    text = talk(RESULT, f"colleagues: {broken}")
    check(RULE, text, [at(text, "- id: ^ask")])
