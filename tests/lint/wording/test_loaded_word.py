"""Ask in neutral words."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "loaded-word"
BAD = (
    "How big was the disaster?",
    "Hoe groot was het drama?",
)
GOOD = (
    "What was the impact?",
    "Wat waren de gevolgen?",
)
AT = (
    "disaster",
    "drama",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "ask", BAD, GOOD, AT)
