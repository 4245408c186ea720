"""Apologise for what we did, not for what they feel."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "non-apology"
BAD = (
    "Sorry if this caused trouble.",
    "Vervelend dat u dat zo ervaart.",
)
GOOD = (
    "We delivered two days late. That is our responsibility.",
    "Wij leverden twee dagen te laat. Dat is onze verantwoordelijkheid.",
)
AT = (
    "Sorry if",
    "Vervelend dat u dat zo ervaart",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "say", BAD, GOOD, AT)
