"""The same gaps in both languages."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, changed, check

RULE = "placeholder-mismatch"


@pytest.mark.parametrize(
    ("change", "place", "message"),
    [
        (("voor {{ account.name }}", "voor hen"), (24, 31),
         "“account.name” is in English only; the other language leaves it out"),
        (("for {{ account.name }}", "for them"), (24, 56),
         "“account.name” is in Dutch only; the other language leaves it out"),
        (("{en: [Numbers.], nl: [Cijfers.]}",
          '{en: ["{{ me }}", A], nl: [B, "{{ me }}", C]}'), None, ""),
        (("{en: [Numbers.], nl: [Cijfers.]}", '{en: [A, "{{ me }}"], nl: [A, B, C]}'), (25, 34),
         "“me” is in English only; the other language leaves it out"),
    ],
)  # fmt: skip
def test_a_gap_in_one_language_only_is_found_at_its_name(
    change: tuple[str, str], place: tuple[int, int] | None, message: str
) -> None:
    found = check(RULE, changed(change), [place] if place else [])

    assert [one.text.en for one in found] == ([message] if place else [])


def test_lists_are_compared_line_by_line() -> None:
    swapped = '{en: ["{{ me }}", "{{ today }}"], nl: ["{{ today }}", "{{ me }}"]}'

    check(
        RULE,
        changed(("{en: [Numbers.], nl: [Cijfers.]}", swapped)),
        [(25, 31), (25, 43), (25, 64), (25, 79)],
    )


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ('{{ account.name or "you" }}', '{{ account.name or "u" }}'),
        ("{{ account.name }} {{ account.name }}", "{{account.name}}"),
        ("{{ account.name", "-"),
        ("{{ account.name }}", ""),
        ("{{ 1 + 1 }}", "2"),
    ],
    ids=["texts inside", "twice", "not readable", "not translated", "no names"],
)
def test_what_is_no_mismatch_is_left_alone(english: str, dutch: str) -> None:
    line = f"ask: {{en: '{english}', nl: '{dutch}'}}"
    old = 'ask: {en: "Why for {{ account.name }}?", nl: "Waarom voor {{ account.name }}?"}'

    check(RULE, changed((old, line)), [])


def test_a_file_that_is_no_protocol_is_checked_too() -> None:
    check(RULE, 'title: {en: "{{ me }}", nl: Ik}\nphases: 3\n', [(1, 17)])
    check(RULE, GOOD, [])
