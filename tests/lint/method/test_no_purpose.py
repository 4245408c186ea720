"""A protocol says what the conversation is to bring about."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, changed, check

RULE = "no-purpose"
PURPOSE = "purpose: {en: Agree., nl: Het eens worden.}"


@pytest.mark.parametrize(
    ("purpose", "start"),
    [
        ('purpose: ""', "this protocol has no purpose"),
        ("purpose: {}", "this protocol has no purpose"),
        ('purpose: {en: " ", nl: "."}', "this protocol has no purpose"),
        ("purpose: {en: Agree., nl: gesprek.}", "the purpose repeats the title"),
        ("purpose: {en: Talk, nl: Het eens worden.}", "the purpose repeats the title"),
    ],
)
def test_a_protocol_without_a_purpose_is_found(purpose: str, start: str) -> None:
    (found,) = check(RULE, changed((PURPOSE, purpose)), [(5, 10)])

    assert found.text.en.startswith(start)


def test_a_purpose_in_one_language_is_a_purpose() -> None:
    check(RULE, changed((PURPOSE, "purpose: {en: Agree.}")), [])
    check(RULE, GOOD, [])
