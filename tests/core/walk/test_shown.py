"""What people read: values as each language writes them, and texts with their gaps filled."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from amkit.model.prompts import (
    ChoicePrompt,
    MoneyPrompt,
    NumberPrompt,
    Option,
    Prompt,
    TextPrompt,
    YesNoPrompt,
)
from amkit.model.run import DONE, Slot
from amkit.model.text import Language, Lines, Text
from amkit.model.values import Duration, Money, Value
from amkit.walk import engine
from amkit.walk.literal import Filler, words
from amkit.walk.shown import age, reason, show
from tests.protocols import reply, walk

CHOICE = ChoicePrompt(
    type="choices",
    options=(Option(id="a", text=Text("red", "rood")), Option(id="b", text=Text("blue", "blauw"))),
)
YES_NO = YesNoPrompt(type="yes_no_partly")


@pytest.mark.parametrize(
    ("prompt", "value", "english", "dutch"),
    [
        (TextPrompt(), "as it was", "as it was", "as it was"),
        (TextPrompt(), None, "", ""),
        (YES_NO, True, "yes", "ja"),
        (YES_NO, False, "no", "nee"),
        (YES_NO, "partly", "partly", "deels"),
        (CHOICE, "a", "red", "rood"),
        (CHOICE, ("a", "b"), "red, blue", "rood, blauw"),
        (CHOICE, "gone", "gone", "gone"),
        (NumberPrompt(type="integer"), 12_500, "12,500", "12.500"),
        (NumberPrompt(type="decimal", unit=Text("days", "dagen")), Decimal("1.5"), "1.5 days",
         "1,5 dagen"),
        (NumberPrompt(type="percent"), Decimal(12), "12 %", "12 %"),
        (NumberPrompt(type="percent"), Decimal(100) / 3, "33.33 %", "33,33 %"),
        (NumberPrompt(type="decimal"), Decimal("0.12345678"), "0.12345678", "0,12345678"),
        (MoneyPrompt(type="money"), Money(Decimal(25_000), "EUR"), "€25,000", "€ 25.000"),
        (MoneyPrompt(type="money"), Money(Decimal("9.5"), "EUR"), "€9.50", "€ 9,50"),
        (TextPrompt(), Duration(1, "weeks"), "1 week", "1 week"),
        (TextPrompt(), Duration(3, "workdays"), "3 working days", "3 werkdagen"),
        (TextPrompt(), date(2026, 3, 1), "1 March 2026", "1 maart 2026"),
        (TextPrompt(), ("a", "b"), "a, b", "a, b"),
    ],
)  # fmt: skip
def test_shows_a_value(prompt: Prompt, value: Value, english: str, dutch: str) -> None:
    assert show(value, prompt, "en") == english
    assert show(value, prompt, "nl") == dutch


@pytest.mark.parametrize(
    ("days", "english", "dutch"),
    [
        (-3, "today", "vandaag"),
        (0, "today", "vandaag"),
        (1, "yesterday", "gisteren"),
        (2, "2 days ago", "2 dagen geleden"),
        (14, "2 weeks ago", "2 weken geleden"),
        (60, "2 months ago", "2 maanden geleden"),
        (365, "12 months ago", "12 maanden geleden"),
        (800, "2 years ago", "2 jaar geleden"),
    ],
)
def test_tells_how_long_ago(days: int, english: str, dutch: str) -> None:
    today = date(2026, 11, 23)
    then = date.fromordinal(today.toordinal() - days)

    assert age(then, today, "en") == english
    assert age(then, today, "nl") == dutch


def test_tells_a_reason_in_words() -> None:
    assert reason("declined", "nl") == "de klant wilde het niet zeggen"


PHASES = """
- id: talk
  moment: during
  steps:
    - id: facts
      title: Facts
      record:
        deal: {kind: contract, fields: [goal, start]}
        colours: {type: list, label: Colours}
        when: {type: date, prompt: "When?"}
    - {id: say, title: Say, record: {more: {}}}
"""


def filled(text: str, language: Language = "en") -> str:
    walked = reply(walk(PHASES), "Cleaning", "clean rooms", "1 March 2024", "red; blue")
    stop = engine.stops(walked)[1]
    return Filler(walked, stop, language).text(Text(text, text))


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("plain", "plain"),
        ("{{ account.name }} wants {{ contract.goal }}", "ACME wants clean rooms"),
        ("since {{ answers.deal.start }}", "since 1 March 2024"),
        ("in {{ contract.start.year }}", "in 2024"),
        ("{{ answers.colours }}", "red, blue"),
        ("{{ answers.deal }}", "Cleaning"),
        ("{{ contracts }}", "Cleaning"),
        ("{{ answers.colours == answers.colours }}", "yes"),
        ("until {{ contract.end }}", "until ‹until›"),
        ("{{ results[0].before }}", "‹before›"),
        ("{{ result }}", "‹result›"),
        ("{{ answers.deal.value }}", "‹value a year›"),
        ("{{ answers.when }}", "‹When?›"),
        ("{{ answers.more }}", "‹answers.more›"),
        ("{{ answers.nothing }}", "‹nothing›"),
        ("{{ nothing.at.all }}", "‹at all›"),
        ("{{ none }}", "‹none›"),
    ],
)
def test_fills_a_gap_or_names_it(text: str, english: str) -> None:
    assert filled(text) == english


def test_fills_in_the_language_of_the_reader() -> None:
    assert filled("{{ answers.deal.start }}", "nl") == "1 maart 2024"
    assert filled("{{ contract.end }}", "nl") == "‹tot›"


def test_fills_each_line() -> None:
    walked = walk(PHASES)
    stop = engine.stops(walked)[0]

    assert Filler(walked, stop, "en").lines(Lines(en=("{{ me }}", "b"))) == ("Bram", "b")


def test_an_entry_without_fields_says_nothing() -> None:
    assert words({}, "en") == ""
    assert words(object(), "en") == ""


def test_done_is_a_slot_of_its_own() -> None:
    assert str(Slot("say", (), 0, DONE)) == "say.#done"
