"""Both ends of a scale have a meaning."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, at, changed, check

RULE = "scale-without-anchors"
AIM = "aim: {label: {en: Aim, nl: Doel}}"


def scale(low: str, high: str) -> str:
    return changed(
        (AIM, f"aim:\n            type: scale\n            low: {low}\n            high: {high}")
    )


@pytest.mark.parametrize(
    ("low", "high", "ends", "start"),
    [
        ("{en: Low, nl: mort}", "warm", ["low"], "“Low” does not say what"),
        ("cold", '"10"', ["high"], "“10” does not say what"),
        ("laag", "hoog", ["low", "high"], "“laag” does not say what"),
        ("{en: cold, nl: koel}", "{en: warm, nl: koel}", ["high"], "both ends say the same"),
        ("as it was", "as it was", ["high"], "both ends say the same"),
    ],
)
def test_an_end_that_says_nothing_is_found(
    low: str, high: str, ends: list[str], start: str
) -> None:
    text = scale(low, high)
    written = {"low": low, "high": high}
    found = check(RULE, text, [at(text, f" {end}: ^{written[end]}") for end in ends])

    assert found[0].text.en.startswith(start)
    assert ("zegt niet wat" in found[0].text.nl) == ("does not say what" in start)


def test_an_end_that_is_not_written_is_for_another_rule() -> None:
    check(RULE, scale("{en: cold}", "{en: warm}"), [])


def test_ends_with_a_meaning_are_fine_and_so_is_a_protocol_without_scales() -> None:
    check(RULE, scale("{en: cold, nl: koel}", "{en: warm, nl: warm}"), [])
    check(RULE, GOOD, [])


def test_scorecards_and_cells_have_ends_too() -> None:
    card = "aim: {type: scorecard, low: low, high: fine, items: [{id: a, text: A}]}"
    cell = (
        "aim: {type: matrix, rows: [{id: a, text: A}], columns: [{id: b, text: B}], "
        "cell: {type: scale, low: poor, high: max}}"
    )

    for prompt, end in ((card, "low, high"), (cell, "max}")):
        text = changed((AIM, prompt))
        check(RULE, text, [at(text, end)])
