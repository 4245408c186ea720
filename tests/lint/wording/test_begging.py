"""Offer a result with a date, instead of asking for a chance."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "begging"
BAD = (
    "Give us another chance.",
    "Geef ons nog een kans.",
)
GOOD = (
    "In thirty days you see line 3 run without a stop; if not, you are free to go.",
    "Over dertig dagen ziet u lijn 3 zonder storing draaien; zo niet, dan mag u weg.",
)
AT = (
    "Give us another chance",
    "Geef ons nog een kans",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "say", BAD, GOOD, AT)
