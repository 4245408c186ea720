"""Ask what they do now, not what they would do."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "hypothetical-intent"
BAD = (
    "Would you use this?",
    "Zou u dit gebruiken?",
)
GOOD = (
    "Take me through how you do this today.",
    "Neem me eens mee, hoe doet u dit nu?",
)
AT = (
    "Would you use",
    "Zou u dit gebruiken",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "ask", BAD, GOOD, AT)
