"""Ask how it is, not how much better it is."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "leading-question"
BAD = (
    "How much better is it now?",
    "Hoeveel beter gaat het nu?",
)
GOOD = (
    "How does it compare with before?",
    "Hoe is het vergeleken met eerst?",
)
AT = (
    "How much better is",
    "Hoeveel beter gaat",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "ask", BAD, GOOD, AT)
