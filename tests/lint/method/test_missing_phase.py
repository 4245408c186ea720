"""A protocol has something before, during and after the conversation."""

from __future__ import annotations

from tests.lint.rules import GOOD, changed, check

RULE = "missing-phase"


def test_each_moment_without_a_phase_is_found() -> None:
    (found,) = check(RULE, changed(("moment: before", "moment: during")), [(8, 1)])

    assert found.severity == "warning"
    assert found.text.en == "there is no phase with moment: before"
    check(
        RULE,
        changed(("moment: before", "moment: during"), ("moment: after", "moment: during")),
        [(8, 1), (8, 1)],
    )
    check(RULE, GOOD, [])
