"""Not more than three questions in a row about how things are."""

from __future__ import annotations

import pytest

from tests.lint.rules import at, changed, check

RULE = "situation-questions"
ASK = 'ask: {en: "Why for {{ account.name }}?", nl: "Waarom voor {{ account.name }}?"}'
FACTS = {
    "en": ("How many sites do you have?", "Which system do you use?", "Who enters the hours?",
           "How often is that?", "What kind of machines are these?", "Do you use a planner?"),
    "nl": ("Hoeveel locaties heeft u?", "Welk systeem gebruikt u?", "Wie voert de uren in?",
           "Hoe vaak is dat?", "Met wie doet u dat?", "Gebruikt u een planner?"),
}  # fmt: skip
MORE = {"en": "What does that cost you?", "nl": "Wat kost dat u?"}


def asks(en: tuple[str, ...], nl: tuple[str, ...], name: str = "discovery") -> str:
    lines = [", ".join(f'"{line}"' for line in each) for each in (en, nl)]
    return changed(
        ("id: talk\nversion", f"id: {name}\nversion"),
        (ASK, f"ask: {{en: [{lines[0]}], nl: [{lines[1]}]}}"),
    )


def test_the_fourth_in_a_row_is_found_once() -> None:
    text = asks(FACTS["en"], FACTS["nl"])
    english, dutch = check(
        RULE, text, [at(text, f'^"{FACTS[language][3]}"') for language in ("en", "nl")]
    )

    assert english.text.en.startswith("this is the fourth question in a row about facts")
    assert dutch.text.nl.startswith("dit is de vierde vraag achter elkaar naar feiten")


def test_what_it_costs_begins_a_new_row() -> None:
    def broken(language: str) -> tuple[str, ...]:
        facts = FACTS[language]
        return (*facts[:3], MORE[language], *facts[3:])

    check(RULE, asks(broken("en"), broken("nl")), [])


@pytest.mark.parametrize(
    "line",
    ["Where does it get stuck?", "Who would miss it?", "How much time do you lose?", "Why?",
     "Which change matters most?"],
)  # fmt: skip
def test_a_question_about_more_than_facts_is_none_of_them(line: str) -> None:
    check(RULE, asks((*FACTS["en"][:3], line), FACTS["nl"][:3]), [])


@pytest.mark.parametrize(
    "line",
    ["Waar loopt het vast?", "Wie zou het missen?", "Hoeveel tijd kost dat?", "Waarom?",
     "Welke verandering is nodig?"],
)  # fmt: skip
def test_a_question_about_more_than_facts_is_none_of_them_in_dutch(line: str) -> None:
    check(RULE, asks(FACTS["en"][:3], (*FACTS["nl"][:3], line)), [])


def test_only_a_discovery_has_such_rows() -> None:
    check(RULE, asks(FACTS["en"], FACTS["nl"], "onboarding"), [])
    check(RULE, asks(FACTS["en"], FACTS["nl"]).replace("version:", "versio:"), [])


def test_what_is_told_in_between_breaks_no_row() -> None:
    told = tuple(f"We looked it up. {line}" for line in FACTS["en"][:4])
    text = asks(told, FACTS["nl"][:3])

    check(RULE, text, [at(text, f'^"{told[3]}"')])
