"""Results belong to the organisation, not to the predecessor."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "predecessor"
BAD = (
    "With your predecessor we saved 340 hours.",
    "Met uw voorganger bespaarden we 340 uur.",
)
GOOD = (
    "Operations now spends 340 hours less each quarter.",
    "Operatie besteedt nu per kwartaal 340 uur minder.",
)
AT = (
    "With your predecessor",
    "Met uw voorganger",
)
TITLE = (
    "New decision maker",
    "Nieuwe beslisser",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "say", BAD, GOOD, AT, title=TITLE)
