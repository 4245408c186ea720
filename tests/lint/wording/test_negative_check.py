"""Ask what is difficult, not whether nothing is."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "negative-check"
BAD = (
    "No problems with invoicing?",
    "Geen problemen met de facturen?",
)
GOOD = (
    "What is difficult about invoicing?",
    "Wat is er lastig aan de facturen?",
)
AT = (
    "No problems",
    "Geen problemen",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "ask", BAD, GOOD, AT)
