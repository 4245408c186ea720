"""Their goals come before our story."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "supplier-first"
BAD = (
    "Let me show our new module.",
    "Ik laat u onze nieuwe module zien.",
)
GOOD = (
    "What is your team working towards this quarter?",
    "Waar werkt uw team dit kwartaal naartoe?",
)
AT = (
    "show our new module",
    "laat u onze nieuwe module",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "say", BAD, GOOD, AT)
