"""Looking back begins with what went well."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, at, changed, check

RULE = "positive-first"
ASK = 'ask: {en: "Why for {{ account.name }}?", nl: "Waarom voor {{ account.name }}?"}'


def review(en: str, nl: str, name: str = "yearly-review") -> str:
    return changed(
        ("id: talk\nversion", f"id: {name}\nversion"), (ASK, f"ask: {{en: {en}, nl: {nl}}}")
    )


@pytest.mark.parametrize("name", ["yearly-review", "jaargesprek", "qbr", "our-evaluation"])
def test_a_first_question_about_what_was_bad_is_found(name: str) -> None:
    text = review(
        '["How are you?", "What went wrong this year?", "What worked best?"]',
        '["Wat ging er dit jaar mis?"]',
        name,
    )
    places = [at(text, '"What went wrong'), at(text, '"Wat ging er')]
    found = check(RULE, text, places)

    assert found[0].text.en.endswith("first ask what worked best")
    assert found[0].text.nl.endswith("vraag eerst wat het best werkte")


@pytest.mark.parametrize(
    ("en", "nl"),
    [
        ('["What worked best?", "What went wrong?"]', '["Wat hielp?", "Wat viel u tegen?"]'),
        ('["What changed on your side?"]', '["Wat is er veranderd?"]'),
        ('["Which problem did you hire us for?"]', '["Mis ik nog iemand aan tafel?"]'),
    ],
)
def test_what_was_good_comes_first(en: str, nl: str) -> None:
    check(RULE, review(en, nl), [])


def test_other_conversations_begin_as_they_like() -> None:
    check(RULE, review('["What went wrong?"]', '["Wat ging er mis?"]', "complaint"), [])
    check(RULE, GOOD, [])
