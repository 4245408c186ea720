"""How says more than what."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, at, changed, check

RULE = "how-repeats-what"
TITLE = "title: {en: Ask, nl: Vraag}"
HOW = "how: {en: [Wait.], nl: [Wacht.]}"


def step(title: str, how: str, nl: str = "Leg de pen neer en wacht.") -> str:
    return changed(
        (TITLE, f"title: {{en: {title}, nl: Iets}}"), (HOW, f"how: {{en: {how}, nl: [{nl}]}}")
    )


@pytest.mark.parametrize(
    ("title", "how"),
    [
        ("Discuss goals", "[Discuss the goals with them.]"),
        ("The goal", "[Talk about their goals., Discuss it.]"),
        ("Review 2027", "[Do the review of 2027 together.]"),
    ],
)
def test_a_how_that_repeats_the_title_is_found(title: str, how: str) -> None:
    text = step(title, how)
    (found,) = check(RULE, text, [at(text, f"how: ^{{en: {how}")])

    assert found.text.en == "this repeats the title; write how: what to do, act by act"
    assert found.text.nl.startswith("dit herhaalt de titel; schrijf hoe")


def test_a_dutch_how_that_repeats_its_title_is_found() -> None:
    text = changed(
        (TITLE, "title: {en: Discuss goals, nl: Doelen bespreken}"),
        (HOW, "how: {en: [Put down the pen.], nl: [Bespreek de doelen met hen.]}"),
    )
    check(RULE, text, [at(text, "how: ^{en: [Put")])


def test_a_how_that_repeats_the_line_is_found() -> None:
    text = changed((HOW, 'how: {en: ["Why for {{ account.name }}?"], nl: [Wacht.]}'))
    (found,) = check(RULE, text, [at(text, 'how: ^{en: ["Why')])

    assert found.text.en.startswith("this repeats the line itself")
    assert found.text.nl.startswith("dit herhaalt de zin zelf")


@pytest.mark.parametrize(
    ("title", "how"),
    [
        ("Discuss goals", "[Put down the pen and ask for goals., Count to five.]"),
        ("Discuss goals", "[Discuss the goals with them., Count to five.]"),
        ("Go through it", "[Read the file., Call.]"),
        ("Mark", "[Mark the market day.]"),
    ],
)
def test_a_how_that_adds_an_act_is_fine(title: str, how: str) -> None:
    check(RULE, step(title, how), [])
    check(RULE, GOOD, [])
