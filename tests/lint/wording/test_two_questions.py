"""One question at a time."""

from __future__ import annotations

from tests.lint.rules import check
from tests.lint.wording.spoken import holds, spoken

RULE = "two-questions"
BAD = (
    "How is the service and what should change?",
    "Hoe bevalt de service en wat moet er beter?",
)
GOOD = (
    "How is the service working for you?",
    "Wat werkt goed in de service?",
)
AT = (
    "and what should change?",
    "en wat moet er beter?",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "ask", BAD, GOOD, AT)


def test_a_statement_with_a_question_in_it_is_no_question() -> None:
    lines = ("I know what changed and who noticed it.", "Ik weet wat er veranderde en wie het zag.")

    check(RULE, spoken("ask", lines), [])
