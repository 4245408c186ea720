"""Promise in your own name."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "nameless-commitment"
BAD = (
    "We'll look into it.",
    "We gaan ernaar kijken.",
)
GOOD = (
    "I will call you Thursday at 15:00.",
    "Ik bel u donderdag om 15.00 uur.",
)
AT = (
    "We'll look into",
    "We gaan ernaar kijken",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "say", BAD, GOOD, AT)
