"""Ask what else, not whether there is anything else."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "anything-else"
BAD = (
    "Anything else?",
    "Heeft u verder nog vragen?",
)
GOOD = (
    "What else would you like to cover?",
    "Wat wilt u verder nog bespreken?",
)
AT = (
    "Anything else",
    "nog vragen",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "ask", BAD, GOOD, AT)
