"""What came of accounts where the cycle was kept, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from amkit.model.figures import Figures, Sheet
from amkit.model.method import Rules
from amkit.model.record import Statement
from amkit.model.values import Money
from amkit.planning.outcomes import (
    Outcome,
    around_median,
    middle_of,
    outcome_of,
    outcomes_of,
    wilson,
)
from tests.core.planning.test_cycle import TODAY, method, said
from tests.core.planning.test_team import past

SINCE = date(2024, 11, 25)


def euros(amount: int, currency: str = "EUR") -> Money:
    return Money(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    # The values of table 1 in R. G. Newcombe, Statistics in Medicine 17 (1998), method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611),
     (1, 29, 0.0061, 0.1718)],
)  # fmt: skip
def test_the_interval_of_a_share_is_wilsons(hits: int, of: int, low: float, high: float) -> None:
    found = wilson(hits, of)

    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_the_interval_of_a_median_comes_from_the_values_themselves() -> None:
    assert around_median([3, 1, 2, 5, 4]) is None
    assert around_median([6, 3, 1, 2, 5, 4]) == (1, 6)
    assert around_median(list(range(1, 11))) == (2, 9)  # Conover, table A3: n = 10, k = 2
    assert around_median([]) is None


def contract(ago: int, **fields: Any) -> Statement:
    return said("contract", ago, what=fields.pop("what", "Cleaning"), **fields)


def outcome(*statements: Statement, archived: bool = False, held: Sequence[date] = ()) -> Outcome:
    made = method("{after: held, days: 200}")
    return outcome_of(
        past(*statements, p0=list(held)), Rules(made), SINCE, TODAY, archived=archived
    )


def test_what_came_of_an_account_is_told_by_its_record() -> None:
    found = outcome(
        contract(900, value=euros(100), start=date(2024, 1, 1)),
        contract(100, value=euros(150)),
        contract(90, what="Windows", value=euros(50), start=date(2026, 1, 1)),
        said("joint_goal", 300, what="A", status="reached"),
        said("joint_goal", 900, what="B", status="reached"),
        said("joint_goal", 20, what="C", status="missed"),
        said("joint_goal", 20, what="D"),
        held=(date(2025, 3, 1), date(2025, 9, 20)),
    )

    assert (found.due, found.timely) == (2, 1)  # the first turn was before the period
    assert (found.stayed, found.reached, found.settled) == (True, 1, 2)
    assert found.growth == 1.0


@pytest.mark.parametrize(
    ("statements", "stayed", "growth"),
    [
        ((), None, None),
        ((contract(900),), True, None),
        ((contract(900, value=euros(100)), contract(9, status="ended")), False, None),
        ((contract(900, value=euros(0)),), True, None),
        ((contract(900, value=euros(1)), contract(9, value=euros(1, "USD"))), True, None),
        ((contract(100, value=euros(100)), contract(9, value=euros(80))), True, -0.2),
        ((contract(9, value=euros(100), start=date(2026, 1, 1)),), True, 0.0),
    ],
)
def test_growth_is_told_where_both_values_are_known(
    statements: tuple[Statement, ...], stayed: bool | None, growth: float | None
) -> None:
    found = outcome(*statements)

    assert found.stayed is stayed
    assert found.growth is None if growth is None else found.growth == pytest.approx(growth)


def test_an_account_that_was_put_aside_is_no_customer_any_more() -> None:
    assert outcome(contract(900), archived=True).stayed is False


def made(name: str, due: int, timely: int, **more: Any) -> Outcome:
    told = {"stayed": True, "reached": 1, "settled": 2, "growth": 0.1} | more
    return Outcome(account=name, due=due, timely=timely, **told)


FOUND = [
    made("A", 4, 4), made("B", 4, 2), made("C", 5, 0, stayed=False, growth=None, settled=0),
    made("D", 2, 2), made("E", 3, 0, stayed=None, growth=-0.1),
]  # fmt: skip


def sheet(figures: Figures, name: str) -> Sheet:
    return next(one for one in figures.sheets if one.id == name)


def test_the_groups_stand_beside_each_other_with_how_sure_it_is() -> None:
    found = outcomes_of(FOUND, SINCE, TODAY, "en", 0.5)
    rows = {row[:2]: row[2:] for row in sheet(found, "outcomes").rows}

    assert rows["still a customer", "cycle kept"] == (2, 1.0, *wilson(2, 2))
    assert rows["still a customer", "not kept"] == (1, 0.0, *wilson(0, 1))
    assert rows["joint goals reached", "not kept"] == (2, 1.0, *wilson(2, 2))
    assert rows["contracts grew by (median)", "cycle kept"] == (2, 0.1, None, None)
    assert rows["contracts grew by (median)", "not kept"] == (1, -0.1, None, None)
    assert "too little was due" in {row[1] for row in sheet(found, "accounts").rows}
    notes = " ".join(note.en for note in found.notes)
    assert "at least 50% of what was due was held in time." in notes
    assert "1 accounts are left out" in notes
    assert "proves nothing about the cause" in notes


def test_without_a_line_the_middle_of_the_accounts_is_one() -> None:
    assert middle_of(FOUND) == 0.5
    assert middle_of([made("A", 3, 0), made("B", 3, 0), made("C", 4, 1)]) == 0.25
    assert middle_of([made("A", 3, 0)]) == 1.0
    found = outcomes_of(FOUND[:2], SINCE, TODAY, "nl")
    assert "het midden van deze accounts" in found.notes[0].nl
    assert len(found.notes) == 2
    six = [made(str(n), 4, 4, growth=n / 10) for n in range(6)]
    rows = sheet(outcomes_of(six, SINCE, TODAY, "en"), "outcomes").rows
    assert [row for row in rows if row[0] == "contracts grew by (median)"] == [
        ("contracts grew by (median)", "cycle kept", 6, 0.25, 0.0, 0.5)
    ]
