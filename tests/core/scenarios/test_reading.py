"""Scenario files are read as protocols are: every complaint at its place, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from amkit.errors import ProtocolError
from amkit.model.values import Money
from amkit.scenarios.model import Scenario
from amkit.scenarios.reading import known_before, load_scenario, part, sittings
from tests.protocols import HAND

GOOD = """\
protocol: talk
about: {en: They grow., nl: Zij groeien.}
today: "2026-11-23"
record:
  contract:
    - {what: Cleaning, start: 2024-03-01, value: 12000}
answers:
  goals: [{what: Grow}]
path: [goals]
note: [Grow]
"""


def complaints(text: str) -> list[str]:
    with pytest.raises(ProtocolError) as caught:
        load_scenario(text.encode(), "s.yaml")
    found = caught.value.findings
    assert all(one.text.nl for one in found)
    return [f"{one.place.line}:{one.place.column} {one.rule} {one.text.en}" for one in found]


def test_a_scenario_is_read_with_its_places() -> None:
    scenario, document = load_scenario(GOOD.encode(), "s.yaml")

    assert scenario.day == date(2026, 11, 23)
    assert scenario.about.nl == "Zij groeien."
    assert scenario.named() == ("path", "note")
    answers = part(document, ("answers",))
    assert answers is not None
    assert answers.data == {"goals": [{"what": "Grow"}]}
    assert str(answers.place(("goals", 0, "what"))) == "s.yaml:8:18"


def test_what_was_known_before_becomes_statements() -> None:
    scenario, document = load_scenario(GOOD.encode(), "s.yaml")

    (said,) = known_before(scenario, document, HAND)
    assert dict(said.fields) == {
        "what": "Cleaning", "start": date(2024, 3, 1), "value": Money(Decimal(12000), "EUR"),
    }  # fmt: skip
    assert said.kind == "contract"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("pth: [goals]", "4:1 unknown-key there is no “pth” here; did you mean “path”?"),
        ("path: goals", "4:7 wrong-type expected a list, found text"),
        ("language: de", "4:11 wrong-value expected one of en, nl"),
        ("record: {goals: []}", "4:10 unknown-key there is no “goals” here; did you mean “goal”?"),
        (
            "record: {goal: [{what: Grow, wat: x}]}",
            "4:30 unknown-key there is no “wat” here; did you mean “what”?",
        ),
        (
            "record: {goal: [{what: Grow, date: [x]}]}",
            "4:36 wrong-value expected a reply: one text",
        ),
        (
            "record: {goal: [{date: 2027-01-01}]}",
            "4:17 missing-key “what” is missing here; it names the entry",
        ),
    ],
)
def test_each_mistake_is_told_at_its_place(more: str, expected: str) -> None:
    start = 'protocol: talk\ntoday: "2026-11-23"\nabout: x\n'

    assert complaints(start + more + "\n") == [expected]


@pytest.mark.parametrize("day", ["23-11-2026", "2026-13-01", "tomorrow"])
def test_a_scenario_has_a_date_that_stays(day: str) -> None:
    (found,) = complaints(f"protocol: talk\ntoday: {day}\n")

    assert found.startswith("2:8 wrong-value write the date as 2026-11-23")
    (found,) = complaints(f'protocol: talk\ntoday: "2026-11-23"\nprevious_day: {day}\n')
    assert found.startswith("3:15 wrong-value write the date as 2026-11-23")


LATER = """\
protocol: talk
today: "2026-11-23"
later:
- {today: "2026-12-07", answers: {mood: 3}}
- {today: "2026-12-08", answers: more.yaml}
- today: "2026-12-08"
"""


def test_a_conversation_is_gone_on_with_on_later_days() -> None:
    scenario, document = load_scenario(LATER.encode(), "s.yaml")

    assert [(keys, given, day.day) for keys, given, day in sittings(scenario)] == [
        (("answers",), {}, 23), (("later", 0, "answers"), {"mood": 3}, 7),
        (("later", 1, "answers"), "more.yaml", 8), (("later", 2, "answers"), {}, 8),
    ]  # fmt: skip
    assert scenario.last_day == date(2026, 12, 8)
    found = part(document, ("later", 0, "answers"))
    assert found is not None
    assert str(found.place(("mood",))) == "s.yaml:4:41"
    assert part(document, ("later", 1, "answers")) is None
    assert part(document, ("later", 2, "answers")) is None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2026-12-07", "7 December", "4:11 wrong-value write the date as 2026-11-23"),
        ("2026-12-07", "2026-11-22", "4:11 wrong-value this sitting comes after that of 2026-11"),
        ('"2026-12-08", ', '"2026-12-01", ', "5:11 wrong-value this sitting comes after that of"),
        ("today: \"2026-12-07\", ", "", "4:3 missing-key “today” is missing here"),
    ],
)  # fmt: skip
def test_each_sitting_has_a_day_of_its_own_in_order(old: str, new: str, expected: str) -> None:
    (found,) = complaints(LATER.replace(old, new))

    assert found.startswith(expected)


def test_the_last_run_was_that_day_unless_it_is_said() -> None:
    today = Scenario(protocol="talk", today="2026-11-23")
    assert today.day_before == date(2026, 11, 23)
    assert replace(today, previous_day="2026-05-01").day_before == date(2026, 5, 1)


def test_what_is_no_scenario_is_refused() -> None:
    assert complaints("- 1") != []
    with pytest.raises(ProtocolError, match=r"s\.yaml:1:1: “today” is missing here"):
        load_scenario(b"protocol: talk\n", "s.yaml")
    with pytest.raises(ProtocolError, match=r"s\.yaml:1:1: the file is empty"):
        load_scenario(b"", "s.yaml")


def test_a_reply_that_a_kind_cannot_read_is_told() -> None:
    text = GOOD.replace("2024-03-01", "soon")
    scenario, document = load_scenario(text.encode(), "s.yaml")

    with pytest.raises(ProtocolError) as raised:
        known_before(scenario, document, HAND)
    (found,) = raised.value.findings
    assert (found.place.line, found.place.column) == (6, 31)
