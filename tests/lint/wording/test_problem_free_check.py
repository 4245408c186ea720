"""Ask what could be easier, not whether all is well."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "problem-free-check"
BAD = (
    "Everything going well?",
    "Gaat alles goed?",
)
GOOD = (
    "What could be easier?",
    "Wat kan er makkelijker?",
)
AT = (
    "Everything going well",
    "Gaat alles goed",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "ask", BAD, GOOD, AT)
