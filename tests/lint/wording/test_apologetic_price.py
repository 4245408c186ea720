"""A price is told as a fact."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "apologetic-price"
BAD = (
    "Unfortunately we have to raise prices.",
    "Helaas moeten we de prijs verhogen.",
)
GOOD = (
    "From 1 January the rate is 84 euros an hour.",
    "Vanaf 1 januari is het tarief 84 euro per uur.",
)
AT = (
    "Unfortunately we have to raise prices",
    "Helaas moeten we de prijs",
)
TITLE = (
    "Price",
    "Prijs",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "say", BAD, GOOD, AT, title=TITLE)
