"""A mark is asked for, and not announced."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, at, changed, check

RULE = "announced-rating"
ASK = "        ask: {"


def said(line: str, field: str = "say") -> str:
    return changed((ASK, f'        {field}: {{en: ["{line}"], nl: ["{line}"]}}\n{ASK}'))


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("At the end we will ask you to rate our work.", "rate"),
        ("I am going to ask you for a score. It comes later.", "score"),
        ("Aan het eind vragen we u om ons werk te beoordelen.", "beoordelen"),
        ("Straks vraag ik u om een cijfer.", "cijfer"),
    ],
)
def test_a_mark_that_is_announced_is_found(line: str, word: str) -> None:
    text = said(line)
    place, again = at(text, f"{word}"), at(text, f"{word}", nth=2)
    found = check(RULE, text, [place, again])

    assert found[0].text.en == "this announces that a judgement will be asked; " + (
        "ask for it when it is time"
    )
    assert found[0].text.nl.startswith("dit kondigt aan dat u een oordeel gaat vragen")


@pytest.mark.parametrize(
    "line",
    [
        "At the end of this hour you can judge what we are worth.",
        "We rate our own work each month.",
        "Your score is 8 now, and was 6.",
        "Later we will ask you to separate the two.",
        "At the end we look at the score of last quarter together.",
        "I will ask you to rate five things. Here they are.",
        "Aan het eind lopen we de evaluatie van vorig jaar door.",
        "Het cijfer is nu 8.",
    ],
)
def test_what_announces_nothing_is_fine(line: str) -> None:
    check(RULE, said(line), [])


def test_a_mark_may_be_asked_and_a_note_for_ourselves_may_name_it() -> None:
    rate = "We will ask you to rate our work later."
    check(
        RULE,
        changed(
            (ASK, f'        listen_for: {{en: ["{rate}"]}}\n{ASK}'),
            ("        listen_for: {en: [Numbers.], nl: [Cijfers.]}\n", ""),
        ),
        [],
    )
    check(RULE, GOOD, [])
