"""A protocol names what makes it due."""

from __future__ import annotations

from tests.lint.rules import GOOD, changed, check

RULE = "no-use-when"
USE_WHEN = "use_when: {en: Once a year., nl: Eens per jaar.}\n"


def test_a_protocol_that_does_not_say_when_is_found() -> None:
    (found,) = check(RULE, changed((USE_WHEN, "")), [(2, 1)])

    assert found.severity == "warning"
    check(RULE, changed((USE_WHEN, 'use_when: ""\n')), [(2, 1)])
    check(RULE, GOOD, [])
