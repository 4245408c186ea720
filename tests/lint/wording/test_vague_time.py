"""Name the day."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "vague-time"
BAD = (
    "I'll get back to you as soon as possible.",
    "Ik kom er zo snel mogelijk op terug.",
)
GOOD = (
    "I will call you on Wednesday, and it is fixed by Friday 12:00.",
    "Ik bel u woensdag, en vrijdag om 12.00 uur is het opgelost.",
)
AT = (
    "as soon as possible",
    "snel",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "say", BAD, GOOD, AT)
