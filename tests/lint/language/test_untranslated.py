"""Each language says it in that language."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, at, changed, check

RULE = "untranslated"
HOW = "how: {en: [Wait.], nl: [Wacht.]}"


def how(english: str, dutch: str) -> str:
    return changed((HOW, f"how: {{en: [{english}], nl: [{dutch}]}}"))


@pytest.mark.parametrize(
    ("english", "dutch", "mark", "start"),
    [
        ("Ask what they want.", "Ask what they want.", "nl: [^Ask", "the same sentence"),
        ("Vraag wat ze willen.", "Vraag wat ze willen.", "nl: [^Vraag", "the same sentence"),
        ("Wait., Ask what you need.", "Wacht., Ask what you need.", ", ^Ask what you need.]}",
         "the same sentence"),
        ("Ask them.", "Ask the two of them what they need from you.", "nl: [^Ask",
         "this looks English"),
        ("Vraag een van de twee wat het oplevert.", "Vraag het.", "en: [^Vraag een",
         "this looks Dutch"),
    ],
)  # fmt: skip
def test_a_sentence_in_the_other_language_is_found(
    english: str, dutch: str, mark: str, start: str
) -> None:
    text = how(english, dutch)
    (found,) = check(RULE, text, [at(text, mark)])

    assert found.text.en.startswith(start)


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("Planning", "Planning"),
        ("Rabobank Breda Noord Zuid", "Rabobank Breda Noord Zuid"),
        ("Ask Jan de Vries for it.", "Vraag het Jan de Vries."),
        ("Ask “Wat wilt u van ons?”, and wait for the answer.", "Vraag “Wat wilt u van ons?”"),
        ("'{{ goal.what }} to the board'", "'{{ goal.what }} to the board'"),
        ("Read “To whom it may concern”.", "Lees “To whom it may concern”."),
    ],
)
def test_names_words_and_quotations_are_fine(english: str, dutch: str) -> None:
    check(RULE, how(english, dutch), [])


def test_a_text_in_one_language_is_for_another_rule() -> None:
    check(RULE, changed((HOW, "how: Ask the two of them what they need from you.")), [])
    check(RULE, changed((HOW, "how: {nl: Ask the two of them what they need.}")), [])
    check(RULE, GOOD, [])


def test_languages_that_there_are_not_are_for_another_rule() -> None:
    check(RULE, changed((HOW, "how: {de: [Warte.], fr: [Attends.]}")), [])
