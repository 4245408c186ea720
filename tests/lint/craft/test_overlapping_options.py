"""Every answer fits one option."""

from __future__ import annotations

import pytest

from amkit.lint.ranges import range_in
from tests.lint.rules import GOOD, at, changed, check

RULE = "overlapping-options"
AIM = "aim: {label: {en: Aim, nl: Doel}}"


def options(*texts: str) -> str:
    listed = "".join(
        f"\n              - {{id: o{number}, text: {text}}}" for number, text in enumerate(texts)
    )
    return changed((AIM, f"aim:\n            type: choice\n            options:{listed}"))


@pytest.mark.parametrize(
    "texts",
    [
        ("Weekly", "weekly."),
        ("{en: Often, nl: Vaak}", "{en: Regularly, nl: vaak}"),
        ("1–10 people", "10–50 people"),
        ("from 10 euro", "up to 10 euro"),
        ("1-10", "more than 9"),
        ("1.000 tot 2.000", "1999 of meer"),
        ('"€1,500 to €2,500"', '"less than €1,501"'),
        ('"2,5 uur t/m 3,5 uur"', '"3,5 uur of meer"'),
    ],
)
def test_options_that_share_an_answer_are_found(texts: tuple[str, str]) -> None:
    text = options(*texts)
    (found,) = check(RULE, text, [at(text, "{id: o1, text: ^")])

    assert "says the same as" in found.text.en or "overlaps" in found.text.en
    assert "zegt hetzelfde als" in found.text.nl or "overlapt met" in found.text.nl


@pytest.mark.parametrize(
    "texts",
    [
        ("Weekly", "Monthly"),
        ("{en: Often}", "{en: Rarely}"),
        ("1–10", "11–50", "more than 50"),
        ("0 tot 10", "10 tot 50", "50 of meer"),
        ('"<10"', '">10"', '"10"'),
        ("1–9 days", "1–9 weeks"),
        ("500–1k", "1k–5k", "500k–1m"),
        ("minder dan 10%", "10% of meer"),
        ("up to 2.5 hours", "over 2.5 hours"),
        ("10–1", "5–5"),
        ("1–10 " + "people " * 10, "10–50 " + "people " * 10),
    ],
)
def test_options_that_exclude_one_another_are_fine(texts: tuple[str, ...]) -> None:
    check(RULE, options(*texts), [])


def test_a_third_option_is_compared_with_each_before_it() -> None:
    text = options("A", "B", "a")
    check(RULE, text, [at(text, "a}")])
    check(RULE, GOOD, [])


@pytest.mark.parametrize("text", ["", "weekly", "2027-03-01", "10", "A1–A2", "1–2–3", "-" * 100])
def test_other_texts_are_no_ranges(text: str) -> None:
    assert range_in(text) is None
