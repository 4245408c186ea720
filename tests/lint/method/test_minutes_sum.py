"""The minutes of the steps are those of the conversation."""

from __future__ import annotations

from tests.lint.rules import GOOD, changed, check

RULE = "minutes-sum"


def test_minutes_that_do_not_add_up_are_found() -> None:
    (found,) = check(RULE, changed(("minutes: 5\nphases", "minutes: 45\nphases")), [(7, 10)])

    assert found.text.en == "the steps of the conversation take 5 minutes together, not 45"


def test_minutes_that_are_not_told_are_found_at_the_protocol() -> None:
    (found,) = check(RULE, changed(("minutes: 5\nphases", "phases")), [(2, 1)])

    assert found.text.en.endswith("write minutes: 5")


def test_only_steps_of_the_conversation_count() -> None:
    check(RULE, changed(("        when: len", "        minutes: 9\n        when: len")), [])
    check(RULE, GOOD, [])
