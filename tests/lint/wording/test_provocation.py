"""In a renewal, reinforce what they chose."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "provocation"
BAD = (
    "You're falling behind peers.",
    "U loopt achter op de markt.",
)
GOOD = (
    "Since 2023 you went from nine stops to three. What should come next?",
    "Sinds 2023 ging u van negen storingen naar drie. Wat moet er nu komen?",
)
AT = (
    "You're falling behind",
    "loopt achter",
)
TITLE = (
    "Renewal",
    "Verlenging",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "say", BAD, GOOD, AT, title=TITLE)
