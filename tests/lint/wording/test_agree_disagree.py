"""Ask for a description, not for agreement."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "agree-disagree"
BAD = (
    "Do you agree that we deliver well?",
    "Bent u het ermee eens dat wij goed leveren?",
)
GOOD = (
    "How would you describe our delivery?",
    "Hoe zou u onze levering omschrijven?",
)
AT = (
    "agree",
    "Bent u het ermee eens",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "ask", BAD, GOOD, AT)
