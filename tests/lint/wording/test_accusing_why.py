"""Ask what got in the way, not why they failed to."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "accusing-why"
BAD = (
    "Why didn't you tell us earlier?",
    "Waarom heeft u dat niet eerder gezegd?",
)
GOOD = (
    "What kept this from coming up earlier?",
    "Wat maakte dat dit niet eerder ter sprake kwam?",
)
AT = (
    "Why didn't you",
    "Waarom heeft u dat niet",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "ask", BAD, GOOD, AT)
