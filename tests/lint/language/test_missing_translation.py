"""Every text in every language of the protocol."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, changed, check

RULE = "missing-translation"
TITLE = "title: {en: Ask, nl: Vraag}"


@pytest.mark.parametrize(
    ("change", "place", "message"),
    [
        ((TITLE, "title: Ask"), (21, 16),
         "“title” is written once; write it per language: en: … nl: …"),
        ((TITLE, "title: {en: Ask}"), (21, 9), "“title” is not written in Dutch"),
        ((TITLE, "title: {nl: Vraag}"), (21, 9), "“title” is not written in English"),
        ((TITLE, 'title: {en: Ask, nl: ""}'), (21, 30), "“title” is not written in Dutch"),
        ((TITLE, 'title: " "'), (21, 16), "“title” is empty; write it, or leave the key out"),
        (("how: {en: [Call.], nl: [Bel.]}", "how: []"), (33, 14),
         "“how” is empty; write it, or leave the key out"),
        (("how: {en: [Call.], nl: [Bel.]}", "how: [Call., Go.]"), (33, 14),
         "“how” is written once; write it per language: en: … nl: …"),
        (("{en: [Call.], nl: [Bel.]}", "{en: [Call.], nl: []}"), (33, 32),
         "“how” is not written in Dutch"),
        (("{en: [Call.], nl: [Bel.]}", "{en: [Call., Go.], nl: [Bel.]}"), (33, 9),
         "“how” does not have as many lines in each language (en: 2, nl: 1)"),
        (("label: {en: Goals, nl: Doelen}", "label: {nl: Doelen}"), (27, 43),
         "“label” is not written in English"),
        (("{label: {en: Aim, nl: Doel}}",
          "{type: choice, options: [{id: a, text: {en: A}}]}"), (16, 49),
         "“text” is not written in Dutch"),
    ],
)  # fmt: skip
def test_a_text_that_lacks_a_language_is_found(
    change: tuple[str, str], place: tuple[int, int], message: str
) -> None:
    (found,) = check(RULE, changed(change), [place])

    assert found.text.en == message


@pytest.mark.parametrize(
    "change",
    [
        (TITLE, 'title: "24/7"'),
        ("id: talk\nversion", "languages: [nl]\nid: talk\nversion"),
    ],
    ids=["no letters", "one language"],
)
def test_a_text_that_needs_no_translation_is_left_alone(change: tuple[str, str]) -> None:
    check(RULE, changed(change), [])


def test_a_protocol_in_one_language_may_say_a_text_once_but_not_leave_it_empty() -> None:
    dutch = ("id: talk\nversion", "languages: [nl]\nid: talk\nversion")

    check(RULE, changed(dutch, (TITLE, "title: Vraag")), [])
    check(RULE, changed(dutch, (TITLE, "title: {en: Ask}")), [(22, 9)])


def test_a_text_that_is_empty_in_both_languages_lacks_both() -> None:
    check(RULE, changed((TITLE, 'title: {en: "", nl: ""}')), [(21, 21), (21, 29)])
    check(RULE, GOOD, [])
