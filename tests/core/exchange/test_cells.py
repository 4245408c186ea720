"""Cells into values: never a guess. And back, so that a spreadsheet runs nothing."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from amkit.errors import AnswerError
from amkit.exchange.cells import cell_of, day_of, is_ambiguous, only, order_of, sign_of, value_of
from amkit.exchange.inert import as_it_was, inert
from amkit.model.kinds import KINDS
from amkit.model.prompts import (
    DatePrompt,
    DurationPrompt,
    ListPrompt,
    MoneyPrompt,
    NumberPrompt,
    TextPrompt,
    YesNoPrompt,
)
from amkit.model.values import Duration, Money
from tests.core.exchange.naughty import FORMULAS, texts

MONEY, PERCENT = MoneyPrompt(type="money"), NumberPrompt(type="percent", max=Decimal(100))


@pytest.mark.parametrize(
    ("cell", "order", "day"),
    [
        ("2027-03-04", "", (2027, 3, 4)), ("2027/3/4", "", (2027, 3, 4)),
        ("20270304", "", (2027, 3, 4)), ("2027-03-04T10:00:00Z", "", (2027, 3, 4)),
        ("31-12-2027", "", (2027, 12, 31)), ("12/31/2027 12:00 AM", "", (2027, 12, 31)),
        ("4/4/27", "", (2027, 4, 4)), ("3.4.2027", "", (2027, 4, 3)),
        ("3/4/2027", "day-first", (2027, 4, 3)), ("3-4-2027", "month-first", (2027, 3, 4)),
        ("12 maart 2027", "", (2027, 3, 12)), ("March 12, 2027", "", (2027, 3, 12)),
    ],
)  # fmt: skip
def test_a_date_is_read_as_it_is_written(cell: str, order: Any, day: tuple[int, int, int]) -> None:
    assert value_of(DatePrompt(type="date"), cell, order) == date(*day)


@pytest.mark.parametrize(
    ("cell", "order", "words"),
    [
        ("3/4/2027", "", "can be two dates"), ("3-4-2027", "", "--dates day-first"),
        ("tomorrow", "", "with its year"), ("12 March", "", "with its year"),
        ("31/12/2027", "month-first", "no 2027-31-12"), ("2027-02-30", "", "no 2027-02-30"),
        ("1-1-1492", "", "no 1492-01-01"), ("12 blah 2027", "", "write a date"), ("x", "", "year"),
    ],
)  # fmt: skip
def test_a_date_that_can_be_two_is_no_guess(cell: str, order: Any, words: str) -> None:
    with pytest.raises(AnswerError) as refused:
        day_of(cell, order)
    assert words in refused.value.text.en


def test_other_cells_say_which_number_is_the_day() -> None:
    cells = ("31/12/2027", "12/31/2027", "3/4/2027", "31/31/2027", "x")
    assert [order_of(cell) for cell in cells] == ["day-first", "month-first", "", "", ""]
    cells = ("3/4/2027", "4/4/2027", "3.4.2027", "13/4/27", "x")
    assert [is_ambiguous(cell) for cell in cells] == [True, False, False, False, False]
    assert (only(["", "a", "a"]), only(["a", "b"]), only([])) == ("a", "", "")


@pytest.mark.parametrize(
    ("cell", "sign", "value"),
    [
        ("25.000", "", Money(Decimal(25000), "EUR")),
        ("€ 1.250,50", "comma", Money(Decimal("1250.50"), "EUR")),
        ("1,250.50 USD", "point", Money(Decimal("1250.50"), "USD")),
        ("25.000", "point", Money(Decimal("25.000"), "EUR")),
        ("25.000", "comma", Money(Decimal(25000), "EUR")),
        ("-£ 5", "point", Money(Decimal(-5), "GBP")), ("-5", "comma", Money(Decimal(-5), "EUR")),
        ("25.000,-", "comma", Money(Decimal(25000), "EUR")),
        ("1'250", "point", Money(Decimal(1250), "EUR")),
        ("100k", "", Money(Decimal(100_000), "EUR")),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_its_table_writes_it(cell: str, sign: Any, value: Money) -> None:
    assert value_of(MONEY, cell, "", sign) == value


@pytest.mark.parametrize("cell", ["1.25,00.1", "abc", "12.50.1", "9" * 31, "5 apples"])
def test_an_amount_written_otherwise_is_refused(cell: str) -> None:
    for sign in ("", "comma", "point"):
        with pytest.raises(AnswerError):
            value_of(MONEY, cell, "", sign)


def test_numbers_keep_their_limits() -> None:
    assert value_of(PERCENT, "12,5 %", "", "comma") == Decimal("12.5")
    assert value_of(PERCENT, "12,5%") == Decimal("12.5")
    with pytest.raises(AnswerError, match="highest"):
        value_of(PERCENT, "101", "", "comma")
    with pytest.raises(AnswerError, match="two things"):
        value_of(PERCENT, "1.250")


@pytest.mark.parametrize(
    ("cell", "sign"),
    [("1.250,5", "comma"), ("1,250.5", "point"), ("1.250.000", "comma"), ("1,250,000", "point"),
     ("1.250", ""), ("1250", ""), ("12,5%", "comma"), ("€ 12.5", "point"), ("1250.125", "point"),
     ("x", ""), ("", "")],
)  # fmt: skip
def test_a_number_says_what_stands_before_its_decimals(cell: str, sign: str) -> None:
    assert sign_of(cell) == sign


def test_an_option_is_never_a_number_of_somebody_elses() -> None:
    tier = KINDS["profile"].fields["tier"]

    assert value_of(tier, "Strategisch") == value_of(tier, "strategic") == "strategic"
    with pytest.raises(AnswerError, match="choose"):
        value_of(tier, "1")


@pytest.mark.parametrize(
    ("prompt", "value"),
    [
        (TextPrompt(), "x"),
        (YesNoPrompt(type="yes_no"), True), (YesNoPrompt(type="yes_no"), False),
        (NumberPrompt(type="integer"), 12_500), (PERCENT, Decimal("12.125")),
        (DatePrompt(type="date"), date(2027, 4, 3)), (MONEY, Money(Decimal("1250.125"), "USD")),
        (DurationPrompt(type="duration"), Duration(2, "workdays")),
        (ListPrompt(type="list"), ("a", "b c")),
    ],
)  # fmt: skip
def test_a_value_comes_back_from_its_cell(prompt: Any, value: Any) -> None:
    assert value_of(prompt, cell_of(value), "", "point") == value
    assert cell_of(None) == ""


_STARTS = re.compile("[\\s\u00a0\u200b\ufeff]*[=+\\-@|%＝＋－＠\t\r\n]")


@given(texts)
def test_a_cell_is_inert_and_comes_back_to_the_letter(text: str) -> None:
    made = inert(text)

    assert as_it_was(made) == text
    assert not _STARTS.match(made)
    assert not re.search("[;,\t\r\n|]\\s*[=+@-]", made.replace("\u200b", "").replace("\ufeff", ""))


@pytest.mark.parametrize("text", FORMULAS[:21])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert "'" in inert(text)
    assert as_it_was(inert(text)) == text
