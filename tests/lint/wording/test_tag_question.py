"""Ask, without putting the answer in their mouth."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "tag-question"
BAD = (
    "You're happy with the team, right?",
    "U bent toch tevreden over het team?",
)
GOOD = (
    "How do you look at the team?",
    "Hoe kijkt u naar het team?",
)
AT = (
    "right?",
    "U bent toch",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "ask", BAD, GOOD, AT)
