"""Ask for advice, not for feedback."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "feedback-request"
BAD = (
    "Do you have feedback for us?",
    "Heeft u nog feedback voor ons?",
)
GOOD = (
    "What advice do you have for us?",
    "Welk advies heeft u voor ons?",
)
AT = (
    "Do you have feedback",
    "Heeft u nog feedback",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "ask", BAD, GOOD, AT)
