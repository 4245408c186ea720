"""Tell the fact, not whose fault it is."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "blame"
BAD = (
    "Your team stopped using it.",
    "Uw mensen gebruiken het niet meer.",
)
GOOD = (
    "Usage fell from 60 to 30 percent since May. What has changed?",
    "Het gebruik daalde sinds mei van 60 naar 30 procent. Wat is er veranderd?",
)
AT = (
    "Your team stopped",
    "Uw mensen gebruiken het niet",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "say", BAD, GOOD, AT)
