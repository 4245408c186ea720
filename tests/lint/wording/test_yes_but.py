"""Say yes, and leave out the but."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "yes-but"
BAD = (
    "Yes, but that was the planning.",
    "Ja, maar dat stond in de planning.",
)
GOOD = (
    "Yes. And this is what we do now, a check every Monday.",
    "Ja. En dit doen we nu, elke maandag een controle.",
)
AT = (
    "Yes, but",
    "Ja, maar",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "say", BAD, GOOD, AT)
