"""A joint goal is one that both can check."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, at, changed, check

RULE = "incomplete-goal"
GOALS = "goals: {kind: goal, many: true,"
ACTIONS = "          actions: {kind: action, many: true}\n"
WHOLE = "[measure, target, date, owner_theirs, owner_ours]"


def goals(fields: str, later: str = "") -> str:
    more = f"          again: {{kind: joint_goal, fields: {later}}}\n" if later else ""
    return changed(
        (GOALS, f"goals: {{kind: joint_goal, many: true, fields: {fields},"),
        (ACTIONS, ACTIONS + more),
    )


def test_a_goal_that_lacks_what_makes_it_checkable_is_found() -> None:
    text = goals("[measure, date]")
    (found,) = check(RULE, text, [at(text, "[measure, date]")])

    assert found.text.en.endswith("add to fields: target, owner_theirs, owner_ours")
    assert found.text.nl.endswith("zet bij fields: target, owner_theirs, owner_ours")
    assert found.text.en.startswith("nothing asks of this goal: target, owner at the customer")


@pytest.mark.parametrize(
    ("fields", "later"),
    [
        (WHOLE, ""),
        ("[measure, target, date]", "[owner_theirs, owner_ours]"),
        ("[status]", ""),
        ("[status, date]", "[owner_ours]"),
    ],
)
def test_a_goal_that_becomes_whole_or_is_only_looked_at_is_fine(fields: str, later: str) -> None:
    check(RULE, goals(fields, later), [])
    check(RULE, GOOD, [])
