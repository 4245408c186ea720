"""Ask what to reach together, not what is expected of us."""

from __future__ import annotations

from tests.lint.wording.spoken import holds

RULE = "supplier-frame"
BAD = (
    "What do you expect from us next year?",
    "Wat verwacht u volgend jaar van ons?",
)
GOOD = (
    "What do you want to achieve together with us next year?",
    "Wat wilt u volgend jaar samen met ons bereiken?",
)
AT = (
    "expect from us",
    "verwacht u volgend jaar van ons",
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "ask", BAD, GOOD, AT)
