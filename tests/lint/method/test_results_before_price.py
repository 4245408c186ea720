"""A price comes behind what it brought."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, at, changed, check

RULE = "results-before-price"
STEP = "      - id: ask\n"
PRICE = "number: From 1 January the rate is 80 euros."


def talk(*lines: str, name: str = "price-increase") -> str:
    steps = ""
    for line in lines:
        step, said = line.split(": ", 1)
        steps += (
            f"      - id: {step}\n        title: {{en: Say, nl: Zeg}}\n"
            f'        how: {{en: [Wait.], nl: [Wacht.]}}\n        say: "{said}"\n'
        )
    return changed(("id: talk\nversion", f"id: {name}\nversion"), (STEP, steps + STEP))


@pytest.mark.parametrize("name", ["price-increase", "renewal", "verlenging-groot"])
def test_a_price_before_any_result_is_found(name: str) -> None:
    text = talk("open: Good morning.", PRICE, "brought: It brought 9 hours.", name=name)
    (found,) = check(RULE, text, [at(text, "- id: ^number")])

    assert found.text.en.endswith("begin with a result")
    assert found.text.nl.endswith("begin met een resultaat")


def test_a_proposal_before_any_result_is_found() -> None:
    text = talk("proposal: This is what we put on paper.", "brought: It brought 9 hours.")
    check(RULE, text, [at(text, "- id: ^proposal")])


@pytest.mark.parametrize(
    "lines",
    [
        ("brought: It brought 9 hours.", PRICE),
        ("facts: It went from {{ result.before }} to {{ result.after }}.", PRICE),
        ("open: The adoption rate is 80 percent.",),
        ("open: Today is about the price.", "brought: Wat het opleverde.", PRICE),
        ("open: We will send a proposal.", "brought: Wat het opleverde.", PRICE),
        ("facts: De stilstand ging van 14 naar 5 uur.", PRICE),
    ],
)
def test_a_result_before_the_price_or_no_price_is_fine(lines: tuple[str, ...]) -> None:
    check(RULE, talk(*lines), [])


def test_other_conversations_begin_as_they_like() -> None:
    check(RULE, talk(PRICE, name="complaint"), [])
    check(RULE, GOOD, [])
