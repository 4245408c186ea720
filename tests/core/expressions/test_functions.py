"""What the functions of expressions work out, with dates, durations, counts and shares."""

from __future__ import annotations

from collections import ChainMap
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amkit.errors import ExpressionError
from amkit.expressions import parse
from amkit.expressions.times import between, measure, moved
from amkit.expressions.told import Told
from amkit.model.values import UNITS, Duration, Money

FRIDAY = date(2027, 1, 29)
SCOPE: dict[str, Any] = {
    "answers": {
        "costs": ({"what": "a", "amount": 3}, {"what": "b"}, {"what": "c", "amount": 4}),
        "scores": (2, 4, 4, None, 5),
        "meeting": FRIDAY,
        "signed": date(2026, 3, 1),
        "time": Duration(90, "minutes"),
        "none": (),
        "word": "Blue",
        "budget": Money(Decimal(50), "EUR"),
    },
    "tables": {"tiers": {"gold": {"visits": 12}, "silver": {"visits": 4}}},
    "reasons": ChainMap({"price": "unknown"}, {"speed": "parked"}),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # dates and durations
        ("answers.meeting + days(30)", date(2027, 2, 28)),
        ("days(30) + answers.meeting", date(2027, 2, 28)),
        ("answers.meeting - weeks(2)", date(2027, 1, 15)),
        ("answers.meeting + months(1)", date(2027, 2, 28)),
        ("answers.meeting - years(1)", date(2026, 1, 29)),
        ("answers.meeting + workdays(1)", date(2027, 2, 1)),
        ("answers.meeting + workdays(5)", date(2027, 2, 5)),
        ("answers.meeting - workdays(6)", date(2027, 1, 21)),
        ("answers.meeting + workdays(0)", FRIDAY),
        ("date('2027-01-30') + workdays(5)", date(2027, 2, 5)),
        ("date('2027-01-30') - workdays(1)", FRIDAY),
        ("answers.meeting + minutes(90)", None),
        ("answers.meeting + 3", None),
        ("answers.meeting + answers.signed", None),
        ("answers.meeting * 2", None),
        ("days(2) - answers.meeting", None),
        ("answers.meeting + years(9000)", None),
        ("answers.meeting + days(999999) * 10", None),
        ("answers.meeting - days(900000)", None),
        ("weeks(2) * 3", Duration(6, "weeks")),
        ("3 * weeks(2)", Duration(6, "weeks")),
        ("weeks(2) * true", None),
        ("weeks(true)", None),
        ("weeks('2')", None),
        ("weeks(2, 3)", None),
        ("answers.time.amount", 90),
        ("answers.time > hours(1)", True),
        ("days(7) == weeks(1)", True),
        ("months(12) != years(1)", False),
        ("days(30) < months(1)", None),
        ("workdays(5) == days(5)", False),
        ("workdays(5) > workdays(4)", True),
        ("days(answers.meeting, answers.signed)", 334),
        ("weeks(answers.meeting, answers.signed)", 47),
        ("months(answers.meeting, answers.signed)", 10),
        ("years(answers.meeting, answers.signed)", 0),
        ("months(answers.signed, answers.meeting)", -10),
        ("hours(answers.meeting, answers.signed)", None),
        ("hours(answers.signed, answers.meeting)", None),
        ("workdays(answers.meeting + days(4), answers.meeting)", 2),
        ("min(answers.meeting, answers.signed + years(1))", FRIDAY),
        ("max(answers.meeting, answers.signed + years(1))", date(2027, 3, 1)),
        ("date('2027-03-01')", date(2027, 3, 1)),
        ("date('soon')", None),
        ("date(3)", None),
        # lists
        ("answers.costs.amount", (3, None, 4)),
        ("sum(answers.costs.amount)", 7),
        ("answers.none.amount", ()),
        ("count(answers.costs.amount)", 2),
        ("count(answers.scores, 4)", 2),
        ("count(answers.scores, '>=', 4)", 3),
        ("count(answers.scores, '~', 4)", None),
        ("count(answers.scores, 4, 4)", None),
        ("count(answers.word)", None),
        ("spread(answers.scores)", Decimal("1.26")),
        ("spread(1)", None),
        ("median(answers.scores)", Decimal(4)),
        ("median(answers.none)", None),
        ("median(1, answers.word)", None),
        ("median(answers.scores) < 5", True),
        ("share(1, 4)", Decimal(25)),
        ("share(1, 0)", None),
        ("share(answers.budget, answers.budget)", Decimal(100)),
        # texts, numbers, tables, reasons, choices
        ("text(12)", "12"),
        ("text(answers.none)", None),
        ("lower(answers.word)", "blue"),
        ("upper(answers.word)", "BLUE"),
        ("upper(3)", None),
        ("abs(-3)", 3),
        ("abs(3)", 3),
        ("abs(answers.word)", None),
        ("tables.tiers.gold.visits", 12),
        ("lookup(tables.tiers, 'silver').visits", 4),
        ("lookup(tables.tiers, 3)", None),
        ("rows(tables.tiers)[1].row", "silver"),
        ("sum(rows(tables.tiers).visits)", 16),
        ("rows(answers.word)", None),
        ("lookup(answers.word, 'gold')", None),
        ("reason(answers.price)", "unknown"),
        ("reason(answers.price) == 'unknown'", True),
        ("reason(answers.speed)", "parked"),
        ("reason(answers.other)", None),
        ("'a' if answers.word == 'Blue' else 'b'", "a"),
        ("'a' if answers.word == 'Red' else 'b'", "b"),
        ("'a' if answers.nothing else 'b'", None),
    ],
)
def test_works_out(text: str, expected: Any) -> None:
    found = parse(text).evaluate(SCOPE)

    assert found == expected
    assert type(str(found) if isinstance(found, Told) else found) is type(expected)


@pytest.mark.parametrize(
    "text", ["reason()", "reason(answers)", "reason(answers.a.b)", "reason(x=answers.a)"]
)
def test_a_reason_is_asked_of_an_answer(text: str) -> None:
    with pytest.raises(ExpressionError) as refused:
        parse(text)

    assert "reason(answers.x)" in refused.value.text.en


DATES = st.dates(date(1900, 1, 1), date(2200, 12, 31))
DURATIONS = st.builds(Duration, st.integers(-400, 400), st.sampled_from(UNITS))


@given(start=DATES, amount=st.integers(0, 3_000))
def test_working_days_are_counted_as_they_are_gone_along(start: date, amount: int) -> None:
    end = moved(start, Duration(amount, "workdays"), 1)

    assert end is not None
    assert between(end, start, "workdays") == amount
    assert amount == 0 or end.weekday() < 5


@given(start=DATES, by=DURATIONS)
def test_a_date_moves_there_and_back(start: date, by: Duration) -> None:
    there = moved(start, by, 1)
    back = None if there is None else moved(there, by, -1)

    assert (there is None) == (by.unit in ("minutes", "hours"))
    if back is not None and by.unit in ("days", "weeks"):
        assert back == start
    if back is not None and by.unit in ("months", "years"):
        assert abs(back - start) <= timedelta(days=3)


def test_the_calendar_ends() -> None:
    assert moved(date(9999, 12, 30), Duration(1, "months"), 1) is None
    assert moved(date(9999, 11, 30), Duration(1, "months"), 1) == date(9999, 12, 30)
    assert moved(date(9999, 12, 30), Duration(9, "workdays"), 1) is None


@given(first=DURATIONS, second=DURATIONS)
def test_durations_of_one_measure_are_in_one_order(first: Duration, second: Duration) -> None:
    scope = {"a": first, "b": second}
    comparable = measure(first)[0] == measure(second)[0]

    known = [parse(f"a {sign} b").evaluate(scope) for sign in ("<", "==", ">")]
    assert known.count(True) == (1 if comparable else 0)
