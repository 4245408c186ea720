"""A line holds one question."""

from __future__ import annotations

from tests.lint.rules import check
from tests.lint.wording.spoken import holds, spoken

RULE = "stacked-questions"
BAD = (
    "What changed? Who noticed it?",
    "Wat is er veranderd? Wie merkte dat?",
)
GOOD = (
    "What is taking most of your time now?",
    "Waar gaat nu de meeste tijd naartoe?",
)
AT = (
    "Who noticed it?",
    "Wie merkte dat?",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "ask", BAD, GOOD, AT)


def test_one_question_that_is_asked_loudly_is_one() -> None:
    check(RULE, spoken("ask", ("What changed??", "Wat is er veranderd??")), [])
