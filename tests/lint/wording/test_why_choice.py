"""Ask what made the choice, not why they chose."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "why-choice"
BAD = (
    "Why did you choose them?",
    "Waarom koos u voor hen?",
)
GOOD = (
    "What made them the right choice?",
    "Wat gaf de doorslag voor hen?",
)
AT = (
    "Why did you choose",
    "Waarom koos u",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "ask", BAD, GOOD, AT)
