"""Ask what worked best, not whether they are satisfied."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "satisfaction-check"
BAD = (
    "Are you satisfied?",
    "Bent u tevreden?",
)
GOOD = (
    "What worked best for you this year?",
    "Wat werkte dit jaar het best voor u?",
)
AT = (
    "Are you satisfied",
    "Bent u tevreden",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "ask", BAD, GOOD, AT)
