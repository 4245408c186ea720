"""A step says how, down to the sentence."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, changed, check

RULE = "no-instruction"


@pytest.mark.parametrize(
    ("change", "place", "start"),
    [
        (("        ask: {en:", "        why: {en:"), (20, 13), "this step has no line to say"),
        (("        listen_for", "        avoid"), (20, 13), "this step does not say what to"),
        (("        how: {en: [Wait.], nl: [Wacht.]}\n", ""), (20, 13),
         "this step does not say how"),
        (("        how: {en: [Call.], nl: [Bel.]}\n", ""), (31, 13), "this step does not say how"),
        (("        record:\n          aim: {label: {en: Aim, nl: Doel}}\n", ""), (12, 13),
         "this step says nothing and records nothing"),
    ],
)  # fmt: skip
def test_a_step_that_leaves_out_how_is_found(
    change: tuple[str, str], place: tuple[int, int], start: str
) -> None:
    (found,) = check(RULE, changed(change), [place])

    assert found.text.en.startswith(start)


def test_a_step_tells_everything_it_lacks() -> None:
    bare = changed(
        ("        how: {en: [Wait.], nl: [Wacht.]}\n", ""),
        ("        ask: {en:", "        why: {en:"),
        ("        listen_for", "        avoid"),
    )

    check(RULE, bare, [(20, 13), (20, 13), (20, 13)])


@pytest.mark.parametrize("field", ["say", "ask"])
def test_a_step_around_the_conversation_that_says_something_needs_no_record(field: str) -> None:
    said = changed(
        (
            "        record:\n          aim: {label: {en: Aim, nl: Doel}}\n",
            f"        {field}: {{en: Hello., nl: Hallo.}}\n",
        )
    )

    check(RULE, said, [])
    check(RULE, GOOD, [])
