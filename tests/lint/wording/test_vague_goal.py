"""A goal has a number."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "vague-goal"
BAD = (
    "Our joint goal is to improve collaboration.",
    "Ons gezamenlijke doel is de samenwerking verbeteren.",
)
GOOD = (
    "Our joint goal is a lead time of five days by 1 July; it is nine now.",
    "Ons gezamenlijke doel is een doorlooptijd van vijf dagen vóór 1 juli; nu is het negen.",
)
AT = (
    "improve",
    "verbeteren",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "say", BAD, GOOD, AT)
