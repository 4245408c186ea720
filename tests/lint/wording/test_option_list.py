"""Ask an open question open to its end."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "option-list"
BAD = (
    "How should we meet, weekly or monthly?",
    "Hoe wilt u overleggen, wekelijks of maandelijks?",
)
GOOD = (
    "What rhythm suits you?",
    "Welk ritme past u?",
)
AT = (
    "weekly or monthly",
    "wekelijks of maandelijks",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "ask", BAD, GOOD, AT)
