"""What is read during a conversation can be taken in at a glance."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, at, changed, check

RULE = "long-sentence"
LONG = " ".join(["word"] * 26)
HOW = "how: {en: [Wait.], nl: [Wacht.]}"


def how(text: str) -> str:
    return changed((HOW, f"how: {{en: [Wait.], nl: ['{text}']}}"))


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        (LONG, "'^word word"),
        (f"Short. {LONG}. Short.", "^word word"),
        (f"“X”: {LONG}", "^word word"),
        (f"Ask at 12.30 {LONG[15:]}", "nl: ['^Ask"),
        ("{{ account.name }} " + LONG[5:], "^{{"),
    ],
)
def test_a_long_sentence_is_found_where_it_begins(text: str, mark: str) -> None:
    written = how(text)
    mark = mark if mark != "^{{" else "nl: ['^{{"
    (found,) = check(RULE, written, [at(written, mark)])

    assert found.text.en.startswith("this sentence has 26 words")
    assert found.text.nl.startswith("deze zin heeft 26 woorden")


@pytest.mark.parametrize(
    "text", [LONG[5:], f"{LONG[:60]}: {LONG[:60]}", f"{LONG[:60]}. {LONG[:60]}", "- " * 40]
)
def test_sentences_of_25_words_and_several_short_ones_are_fine(text: str) -> None:
    check(RULE, how(text), [])


def test_what_is_said_or_read_beforehand_is_for_other_rules() -> None:
    check(RULE, changed(("ask: {en: ", f"say: '{LONG}'\n        ask: {{en: ")), [])
    check(RULE, changed(("{en: Agree.", f"{{en: {LONG}")), [])
    check(RULE, GOOD, [])
