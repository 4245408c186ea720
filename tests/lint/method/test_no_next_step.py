"""A conversation ends with an action: what, who, and by when."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, changed, check

RULE = "no-next-step"


@pytest.mark.parametrize(
    "change",
    [
        ("kind: action", "kind: decision"),
        ("kind: action, many: true", "kind: action, fields: [who]"),
        ("kind: action, many: true", "kind: action, fields: [due]"),
        ("    moment: after", "    moment: before"),
        ("actions: {kind: action, many: true}", "actions: {type: text}"),
    ],
)
def test_a_protocol_without_an_action_with_who_and_due_is_found(change: tuple[str, str]) -> None:
    check(RULE, changed(change), [(8, 1)])


@pytest.mark.parametrize(
    "change",
    [
        ("kind: action, many: true", "kind: action, fields: [due, who]"),
        ("    moment: after", "    moment: during"),
    ],
)
def test_an_action_during_or_after_the_conversation_will_do(change: tuple[str, str]) -> None:
    check(RULE, changed(change), [])
    check(RULE, GOOD, [])
