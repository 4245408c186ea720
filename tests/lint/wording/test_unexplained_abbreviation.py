"""An abbreviation is explained, or left out."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "unexplained-abbreviation"
BAD = (
    "This falls within the SLA.",
    "Dit valt binnen de SLA.",
)
GOOD = (
    "We agreed to react within four hours, and that is what this is about.",
    "We hebben afgesproken binnen vier uur te reageren, en daar gaat dit over.",
)
AT = (
    "SLA",
    "SLA",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "say", BAD, GOOD, AT)
