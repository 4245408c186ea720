"""A discovery conversation asks some eight to sixteen questions."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, at, changed, check

RULE = "question-count"
ASK = 'ask: {en: "Why for {{ account.name }}?", nl: "Waarom voor {{ account.name }}?"}'


def asks(en: int, nl: int, name: str = "expansion-discovery") -> str:
    lines = (", ".join(f'"{number}?"' for number in range(count)) for count in (en, nl))
    return changed(
        ("id: talk\nversion", f"id: {name}\nversion"),
        (ASK, f"ask: {{en: [{next(lines)}], nl: [{next(lines)}]}}"),
    )


@pytest.mark.parametrize("count", [7, 17])
def test_few_questions_and_many_are_found(count: int) -> None:
    text = asks(count, count - 1)
    (found,) = check(RULE, text, [at(text, "- id: ^talk\n    moment")])

    assert found.text.en == f"questions in this conversation: {count}; 8 to 16 is usual"
    assert found.text.nl == f"vragen in dit gesprek: {count}; 8 tot 16 is gebruikelijk"


@pytest.mark.parametrize("count", [8, 16])
def test_as_many_as_usual_are_fine(count: int) -> None:
    check(RULE, asks(count, count), [])


def test_a_question_to_go_on_with_counts() -> None:
    text = asks(7, 7)
    numbers = ("listen_for: {en: [Numbers.]", 'listen_for: {en: ["Numbers: since when?"]')
    assert text.count(numbers[0]) == 1
    check(RULE, text.replace(*numbers), [])


def test_only_what_is_for_discovery_counts() -> None:
    check(RULE, asks(3, 3, "complaint"), [])
    check(RULE, asks(3, 3).replace("moment: during", "moment: before"), [])
    check(RULE, GOOD, [])
