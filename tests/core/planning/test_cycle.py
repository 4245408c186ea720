"""What is due when, and why; what cannot be told is said and never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from typing import Any

import pytest

from amkit.model.account import Account
from amkit.model.method import Method, Rules
from amkit.model.prompts import KindName
from amkit.model.record import Statement
from amkit.planning.cycle import Line, Look, Remark, due_of, recommended
from amkit.planning.record import record_of
from amkit.planning.workdays import holidays_of, workday_before
from amkit.source.methods import load_method

TODAY = date(2026, 11, 25)  # a Wednesday
DUTCH = cache(partial(holidays_of, "NL"))
MADE = datetime(2026, 10, 1, 9, tzinfo=UTC)
ACCOUNT = Account(id="a1", name="ACME", key="acme", slug="acme", created=MADE)


def method(*rules: str, tiers: str = "[strategic, key, standard]") -> Method:
    text = "amkit: 2\ntitle: X\ntasks:\n"
    for at, rule in enumerate(rules):
        text += f"  - {{id: t{at}, title: T, strategy: S, protocols: [p{at}], tiers: {tiers}, "
        text += f"due: [{rule}]}}\n"
    return load_method(text.encode(), "m.yaml")[0]


def said(kind: KindName, ago: int, run_id: str = "", item: str = "", **fields: Any) -> Statement:
    return Statement(
        run_id=run_id, item=item or f"{kind}{ago}", kind=kind, fields=fields, step="",
        source="known", by="Kim", at=datetime(2026, 11, 25, 12, tzinfo=UTC) - timedelta(days=ago),
    )  # fmt: skip


def look(*statements: Statement, **more: Any) -> Look:
    return Look(account=ACCOUNT, record=record_of(statements), **more)


def lines(seen: Look, made: Method, within: int = 60) -> list[Line]:
    found = due_of(seen, Rules(made), TODAY, TODAY + timedelta(days=within), DUTCH)
    return sorted((one for one in found if isinstance(one, Line)), key=lambda line: line.day)


def told(seen: Look, made: Method, within: int = 60) -> list[tuple[str, str]]:
    found = lines(seen, made, within)
    assert all(one.why.nl not in ("", one.why.en) for one in found)
    return [(one.day.isoformat(), one.why.en) for one in found]


def remarks(seen: Look, made: Method) -> list[str]:
    found = due_of(seen, Rules(made), TODAY, TODAY, DUTCH)
    return [one.text.en for one in found if isinstance(one, Remark)]


def contract(**days: Any) -> Statement:
    return said("contract", 40, what="Cleaning", **days)


END = date(2027, 3, 1)
RENEW = "{before: end, days: 90}, {before: notice, days: 30}"


def test_a_renewal_is_due_before_the_end_and_before_the_notice_whichever_is_first() -> None:
    made = method(RENEW)
    both = look(contract(end=END, notice=date(2027, 1, 4)))
    late = look(contract(end=END, notice=date(2026, 12, 4)))

    assert told(look(contract(end=END)), made) == [
        ("2026-12-01", "the contract “Cleaning” ends in 96 days")
    ]
    assert told(both, made) == [
        ("2026-12-01", "the contract “Cleaning” ends in 96 days; notice by 4 January 2027")
    ]
    assert told(late, made) == [
        ("2026-11-04", "the contract “Cleaning” can be ended until 4 December 2026")
    ]


@pytest.mark.parametrize(("held", "count"), [(31, 1), (30, 0), (1, 0)])
def test_a_conversation_counts_from_so_many_days_before_it_is_due(held: int, count: int) -> None:
    seen = look(contract(end=END), held={"p0": date(2026, 12, 1) - timedelta(days=held)})

    assert len(lines(seen, method("{before: end, days: 90}"))) == count


def test_a_conversation_is_due_once_with_everything_that_asks_for_it() -> None:
    both = "{on: result_missed, days: 9}, {on: goal_at_risk, days: 2}, {before: end, days: 400}"
    seen = look(
        said("result", 3, what="Four hours", outcome="missed"),
        said("result", 2, what="No noise", outcome="missed"),
        said("joint_goal", 3, what="Less waste", status="at_risk"),
    )
    (line,) = lines(seen, method(both))

    assert line.day == date(2026, 11, 24)
    assert line.task.id == "t0"
    assert line.why.en == (
        "the joint goal “Less waste” is at risk; the result “Four hours” was missed; "
        "the result “No noise” was missed"
    )
    assert [one.day.day for one in line.reasons] == [24, 1, 2]


def test_nothing_was_due_before_the_account_was_known() -> None:
    made = method("{before: end, days: 365}")

    assert told(look(contract(end=END)), made) == [
        ("2026-10-01", "the contract “Cleaning” ends in 96 days")
    ]


def test_with_a_former_customer_nothing_is_planned() -> None:
    gone = look(
        contract(end=date(2026, 6, 1), status="ended"),
        said("profile", 9, name="ACME", tier="strategic"),
    )

    assert told(gone, method("{after: held, days: 9}", RENEW)) == []
    (remark,) = remarks(gone, method("{after: held, days: 9}"))
    assert remark.startswith("every contract is closed, so nothing is planned")


def test_an_end_that_went_by_is_told_and_one_long_ago_is_a_remark() -> None:
    made, ago = method(RENEW), timedelta(days=1)

    assert told(look(contract(end=TODAY - 5 * ago, notice=TODAY - 9 * ago)), made)[0][1] == (
        "the contract “Cleaning” ended 5 days ago, and is still open"
    )
    gone = look(contract(end=TODAY - 91 * ago))
    assert told(gone, made) == []
    assert remarks(gone, made) == ["the contract “Cleaning” ended long ago; close it"]


def test_what_cannot_be_is_told_and_nothing_is_planned_by_it() -> None:
    made = method(RENEW)
    odd = look(contract(start=END, end=date(2027, 1, 1)))

    assert told(odd, made) == []
    assert remarks(odd, made) == [
        "the dates of “Cleaning” cannot be: start, notice and end are not in that order"
    ]
    assert remarks(look(), made) == ["there is no contract"]
    assert remarks(look(contract(start=END)), made) == ["the contract “Cleaning” has no end"]
    assert told(look(contract(start=date.max)), method("{after: start, days: 9}")) == []


def test_a_start_and_the_next_year_of_a_contract() -> None:
    kick, year = method("{after: start, days: 14}"), method("{before: contract_year, days: 90}")
    begun = look(contract(start=date(2026, 11, 20)))

    assert told(begun, kick) == [
        ("2026-12-04", "the contract “Cleaning” started on 20 November 2026")
    ]
    assert told(look(contract(start=date(2024, 2, 1))), kick) == []
    assert told(look(contract(start=date(2024, 2, 1))), year) == [
        ("2026-11-03", "the contract “Cleaning” begins its next year on 1 February 2027")
    ]
    assert told(look(contract(start=date(2024, 12, 15))), year)[0][0] == "2026-10-01"
    assert told(look(contract(end=END)), method("{after: start, days: 9}")) == []
    assert told(look(contract(end=END)), year) == []


@pytest.mark.parametrize("written", ["1 January", "january", "1 januari t/m 31 december", "Jan. 1"])
def test_a_conversation_is_due_before_the_next_fiscal_year_of_the_customer(written: str) -> None:
    year = method("{before: fiscal_year, days: 45, early: 20}")
    theirs = said("profile", 9, name="ACME", fiscal_year=written)

    assert told(look(theirs), year) == [
        ("2026-11-17", "their fiscal year begins on 1 January 2027")
    ]
    assert told(look(theirs, held={"p0": date(2026, 10, 29)}), year) == []
    assert told(look(theirs, held={"p0": date(2026, 10, 27)}), year) != []


def test_a_fiscal_year_from_today_on_is_this_one_and_a_leap_day_comes_round_too() -> None:
    year = method("{before: fiscal_year, days: 5}")

    today, leap = (said("profile", 9, name="ACME", fiscal_year=day) for day in
                   ("25 november", "29 februari"))  # fmt: skip
    assert told(look(today), year)[0] == (
        "2026-11-20", "their fiscal year begins on 25 November 2026",
    )  # fmt: skip
    assert told(look(leap), year, within=120) == [
        ("2027-02-23", "their fiscal year begins on 28 February 2027")
    ]


def test_a_fiscal_year_that_is_not_known_or_no_day_is_told() -> None:
    year = method("{before: fiscal_year, days: 45}")
    odd = [said("profile", 9, name="ACME", fiscal_year=day) for day in ("1-7", "30 February")]

    assert remarks(look(contract(end=END)), year) == [
        "the start of their fiscal year is not known, so what depends on it is not planned"
    ]
    assert remarks(look(odd[0], contract(end=END)), year) == [
        "a fiscal year from “1-7” cannot be counted with; write a day, as in 1 July"
    ]
    assert told(look(odd[1]), year) == []
    assert remarks(look(contract(end=END)), method("{before: end, days: 9}")) == []


def test_a_rhythm_counts_from_the_last_time_and_silence_from_the_last_contact() -> None:
    held, quiet = method("{after: held, days: 60}"), method("{after: contact, days: 30}")

    assert told(look(), held) == [("2026-11-30", "not held yet; every 60 days")]
    assert told(look(held={"p0": date(2026, 9, 1)}), held) == [
        ("2026-10-30", "last held 85 days ago; every 60 days")
    ]
    assert told(look(), quiet) == [("2026-10-30", "no contact for 55 days; 30 is the limit")]
    assert told(look(contact=date(2026, 11, 24)), quiet)[0][0] == "2026-12-24"
    assert told(look(contact=TODAY), quiet, within=7) == []


def test_days_for_each_group_hold_where_the_group_is_known() -> None:
    made = method("{after: held, days: {strategic: 60, key: 120}}")
    tier = look(said("profile", 9, name="ACME", tier="strategic", owner="Kim"))
    other = look(said("profile", 9, name="ACME", tier="standard"))

    assert (len(lines(tier, made)), len(lines(other, made)), len(lines(look(), made))) == (1, 0, 0)
    assert (tier.owner, look().owner) == ("Kim", "")
    assert remarks(look(), made)[0].startswith("no tier is known")
    assert remarks(tier, made) == ["there is no contract"]


def test_somebody_new_who_decides_is_met_in_a_conversation_of_one_s_own() -> None:
    made = method("{on: new_decider, days: 14}")
    anna = said("stakeholder", 5, name="Anna", power="decides")
    user = said("stakeholder", 5, name="Bob", power="uses")
    named = said("stakeholder", 2, "r1", "others[1]", name="Anna")
    met = said("stakeholder", 2, "r1", "newcomer", name="Anna")
    runs = {"p0": frozenset({"r1"})}
    why = "Anna has a say in the decision, and was not met yet"

    assert told(look(anna, user), made) == [("2026-12-04", why)]
    assert told(look(anna, named, met=runs), made) == [("2026-12-04", why)]
    assert told(look(anna, met, met=runs), made) == []
    old = said("stakeholder", 200, name="Anna", power="decides")
    assert told(look(old), made) == []


def test_a_say_that_somebody_gets_later_is_new_from_then_on() -> None:
    was = said("stakeholder", 300, name="Anna", power="advises")
    is_ = said("stakeholder", 4, name="Anna", power="decides")
    again = said("stakeholder", 1, name="Anna", power="decides")

    found = told(look(was, is_, again), method("{on: new_decider, days: 14}"))
    assert found[0][0] == "2026-12-04"


@pytest.mark.parametrize(
    ("event", "entry", "why"),
    [
        ("decider_left", said("stakeholder", 3, name="Anna", power="blocks", status="left"),
         "Anna, who had a say in the decision, has left"),
        ("result_missed", said("result", 3, what="Four hours", outcome="missed"),
         "the result “Four hours” was missed"),
        ("goal_at_risk", said("joint_goal", 3, what="Less noise", status="at_risk"),
         "the joint goal “Less noise” is at risk"),
    ],
)  # fmt: skip
def test_an_event_asks_for_a_conversation_until_it_was_held(
    event: str, entry: Statement, why: str
) -> None:
    made = method(f"{{on: {event}, days: 5}}")

    assert told(look(entry), made) == [("2026-11-27", why)]
    assert told(look(entry, held={"p0": date(2026, 11, 23)}), made) == []
    assert told(look(said("stakeholder", 3, name="Bob", status="left"),
                     said("result", 3, what="Fine")), made) == []  # fmt: skip


def test_another_account_manager_is_an_event_and_the_first_one_is_none() -> None:
    made = method("{on: new_owner, days: 14}")
    first = said("profile", 30, name="ACME", owner="Bram")
    second = said("profile", 6, name="ACME", owner="Kim")

    assert told(look(first), made) == []
    assert told(look(first, second), made) == [("2026-12-03", "Kim is the account manager now")]


def test_a_day_on_which_nobody_works_gives_way_to_the_one_before() -> None:
    assert workday_before(date(2026, 11, 28), partial(holidays_of, "NL")) == date(2026, 11, 27)
    assert workday_before(date(2026, 12, 27), partial(holidays_of, "NL")) == date(2026, 12, 24)
    assert workday_before(date(2026, 11, 26), partial(holidays_of, "US")) == date(2026, 11, 25)
    assert workday_before(date(2026, 11, 26), partial(holidays_of, "NL")) == date(2026, 11, 26)
    assert workday_before(date(2027, 1, 3), partial(holidays_of, "DE")) == date(2026, 12, 31)


def test_of_what_is_due_already_the_weightiest_is_recommended_and_else_the_first() -> None:
    made = method(
        "{after: contact, days: 50}", "{after: held, days: 20}", "{after: held, days: 90}"
    )
    found = lines(look(), made)

    assert [one.protocol for one in found] == ["p1", "p0", "p2"]
    best = recommended(found, made, TODAY)
    assert best is not None
    assert best.protocol == "p0"
    assert recommended(found[2:], made, TODAY) == found[2]
    assert recommended([], made, TODAY) is None
