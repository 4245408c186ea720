"""Open with something that is theirs."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "empty-opener"
BAD = (
    "Just checking in.",
    "Ik bel even om te horen hoe het gaat.",
)
GOOD = (
    "I saw that you are opening a hall in Breda; it touches your goal to deliver faster.",
    "Ik zag dat u in Breda een hal opent; dat raakt uw doel om sneller te leveren.",
)
AT = (
    "Just checking in",
    "even om te horen hoe het",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "say", BAD, GOOD, AT)
