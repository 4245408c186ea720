"""Say who did it, or will do it."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "agentless-passive"
BAD = (
    "Mistakes were made.",
    "Er is iets misgegaan.",
)
GOOD = (
    "We missed the deadline.",
    "Wij hebben de deadline gemist.",
)
AT = (
    "Mistakes were made",
    "Er is iets misgegaan",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "say", BAD, GOOD, AT)
