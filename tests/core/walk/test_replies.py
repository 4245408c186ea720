"""Replies as people type them, and what they mean."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amkit.errors import AnswerError
from amkit.expressions.times import months_later
from amkit.model.kinds import KINDS
from amkit.model.prompts import (
    ChoicePrompt,
    DatePrompt,
    ListPrompt,
    MoneyPrompt,
    NumberPrompt,
    OneValue,
    Option,
    PersonPrompt,
    ScalePrompt,
    TextPrompt,
    YesNoPrompt,
)
from amkit.model.text import Text
from amkit.model.values import Money, Value
from amkit.walk.dates import read_date
from amkit.walk.replies import check_text, read

TODAY = date(2026, 11, 23)  # a Monday
COLOURS = tuple(
    Option(id=name, text=Text(name.title(), dutch))
    for name, dutch in [("red", "Rood"), ("green", "Groen"), ("grey", "Grijs")]
)
CHOICE = ChoicePrompt(type="choice", options=COLOURS)
CHOICES = ChoicePrompt(type="choices", options=COLOURS, min=1, max=2)
YES_NO = YesNoPrompt(type="yes_no")
PARTLY = YesNoPrompt(type="yes_no_partly")
SCALE = ScalePrompt(type="scale", low=Text("bad"), high=Text("good"))
WHOLE = NumberPrompt(type="integer", min=Decimal(0), max=Decimal(100_000))
DECIMAL = NumberPrompt(type="decimal")
PERCENT = NumberPrompt(type="percent")
MONEY = MoneyPrompt(type="money")
LIST = ListPrompt(type="list", min=1, max=3)
PERSON = PersonPrompt(type="person")


def value(prompt: OneValue, reply: str) -> Value:
    return read(prompt, reply, today=TODAY, me="Bram")


@pytest.mark.parametrize(
    ("prompt", "reply", "expected"),
    [
        (TextPrompt(), " kept  to the letter \n", " kept  to the letter \n"),
        (TextPrompt(max_length=3), "abc", "abc"),
        *((YES_NO, word, True) for word in ["yes", "Y", " JA ", "j", "1", "true"]),
        *((YES_NO, word, False) for word in ["no", "N", "nee", "neen", "0", "FALSE"]),
        *((PARTLY, word, "partly") for word in ["partly", "p", "Deels", "d"]),
        (PARTLY, "ja", True),
        (CHOICE, "2", "green"),
        (CHOICE, "RED", "red"),
        (CHOICE, "groen", "green"),
        (CHOICE, "ro", "red"),
        (CHOICES, "1, grijs", ("red", "grey")),
        (CHOICES, "red; red", ("red",)),
        (SCALE, "5", 5),
        (WHOLE, "25.000", 25_000),
        (WHOLE, "0", 0),
        (DECIMAL, "1,5", Decimal("1.5")),
        (DECIMAL, "-1.5", Decimal("-1.5")),
        (DECIMAL, "+2", Decimal(2)),
        (DECIMAL, "1.234.567", Decimal(1_234_567)),
        (DECIMAL, "1.234,56", Decimal("1234.56")),
        (DECIMAL, "12 500", Decimal(12_500)),
        (DECIMAL, "0.125", Decimal("0.125")),
        (DECIMAL, "1234.567", Decimal("1234.567")),
        (PERCENT, "12,5 %", Decimal("12.5")),
        (MONEY, "25.000", Money(Decimal(25_000), "EUR")),
        (MONEY, "€ 1250,50", Money(Decimal("1250.50"), "EUR")),
        (MONEY, "1250,-", Money(Decimal(1250), "EUR")),
        (MONEY, "usd 10", Money(Decimal(10), "USD")),
        (MONEY, "10 GBP", Money(Decimal(10), "GBP")),
        (MONEY, "100k", Money(Decimal(100_000), "EUR")),
        (LIST, "a; b\nc\n", ("a", "b", "c")),
        (PERSON, "  Anna   de Vries ", "Anna de Vries"),
        (PERSON, "ik", "Bram"),
        (DatePrompt(type="date"), "morgen", date(2026, 11, 24)),
    ],
)
def test_reads(prompt: OneValue, reply: str, expected: Value) -> None:
    found = value(prompt, reply)

    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("prompt", "reply", "says"),
    [
        (TextPrompt(max_length=3), "abcd", "1 too long"),
        (TextPrompt(), "a\0b", "U+0000"),
        (TextPrompt(), "\ud800", "U+D800"),
        (TextPrompt(), "x" * 1_048_577, "1 MiB"),
        (YES_NO, "maybe", "yes or no"),
        (PARTLY, "maybe", "partly"),
        (CHOICE, "4", "1 Red"),
        (CHOICE, "gr", "2 Green"),
        (CHOICE, "", "1 Red"),
        (CHOICES, ";", "at least 1"),
        (CHOICES, "1,2,3", "at most 2"),
        (SCALE, "6", "highest"),
        (SCALE, "0", "lowest"),
        (SCALE, "1,5", "whole"),
        (WHOLE, "2.5", "whole"),
        *((DECIMAL, text, "write a number") for text in
          ["x", "1e3", "NaN", "1_000", "１２", "1,2,3.4", "1.23.456", "1,234.5,6", "9" * 31]),
        (DECIMAL, "1.234", "two things"),
        (MONEY, "much", "amount"),
        (MONEY, "1-2 EUR", "write a number"),
        (LIST, "; ;", "at least 1"),
        (LIST, "a;b;c;d", "at most 3"),
        (PERSON, "x" * 201, "200"),
    ],
)  # fmt: skip
def test_asks_again(prompt: OneValue, reply: str, says: str) -> None:
    with pytest.raises(AnswerError) as refused:
        value(prompt, reply)

    assert says in refused.value.text.en
    assert refused.value.text.nl != refused.value.text.en


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("2027-03-12", date(2027, 3, 12)),
        ("12-3-2027", date(2027, 3, 12)),
        ("12.3.27", date(2027, 3, 12)),
        ("31/12/2026", date(2026, 12, 31)),
        ("12/31/2026", date(2026, 12, 31)),
        ("5/5/2027", date(2027, 5, 5)),
        ("12 maart 2027", date(2027, 3, 12)),
        ("March 12, 2027", date(2027, 3, 12)),
        ("12 mrt", date(2027, 3, 12)),
        ("1 december", date(2026, 12, 1)),
        ("today", TODAY),
        ("overmorgen", date(2026, 11, 25)),
        ("gisteren", date(2026, 11, 22)),
        ("donderdag", date(2026, 11, 26)),
        ("monday", date(2026, 11, 30)),
        ("volgende vrijdag", date(2026, 11, 27)),
        ("+10d", date(2026, 12, 3)),
        ("in 2 weeks", date(2026, 12, 7)),
        ("over 3 maanden", date(2027, 2, 23)),
    ],
)
def test_reads_dates(reply: str, expected: date) -> None:
    assert read_date(reply, TODAY) == expected


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        ("soon", "write a date"),
        ("12 of march", "write a date"),
        ("12 foo 2027", "write a date"),
        ("in 3 lightyears", "write a date"),
        ("2/3/26", "two dates"),
        ("31-2-2026", "no 2026-02-31"),
        ("29-02-2027", "no 2027-02-29"),
        ("1-1-1066", "calendar"),
        ("9999-01-01", "calendar"),
    ],
)
def test_asks_a_date_again(reply: str, says: str) -> None:
    with pytest.raises(AnswerError) as refused:
        read_date(reply, TODAY)

    assert says in refused.value.text.en


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_counts_months_to_the_last_day(start: date, months: int, expected: date) -> None:
    assert months_later(start, months) == expected


@given(st.text(max_size=40))
def test_every_text_is_read_or_refused(reply: str) -> None:
    for prompt in (YES_NO, CHOICE, CHOICES, SCALE, WHOLE, DECIMAL, MONEY, LIST, PERSON,
                   DatePrompt(type="date")):  # fmt: skip
        try:
            value(prompt, reply)
        except AnswerError as refused:
            assert refused.text  # noqa: PT017  that it is refused is as good


@given(st.text())
def test_text_that_can_be_written_can_be_kept(reply: str) -> None:
    if "\0" not in reply:
        check_text(reply.encode(errors="ignore").decode())


@pytest.mark.parametrize(
    ("reply", "when"),
    [
        ("monday", date(2026, 11, 16)),
        ("vrijdag", date(2026, 11, 20)),
        ("next friday", date(2026, 11, 27)),
        ("komende vrijdag", date(2026, 11, 27)),
        ("1 june", date(2026, 6, 1)),
        ("1 december", date(2025, 12, 1)),
        ("23 november", date(2026, 11, 23)),
        ("1 juni 2028", date(2028, 6, 1)),
        ("2 weken geleden", date(2026, 11, 9)),
        ("3 years ago", date(2023, 11, 23)),
    ],
)
def test_of_a_day_that_was_the_last_one_is_meant(reply: str, when: date) -> None:
    assert read(DatePrompt(type="date", past=True), reply, today=TODAY, me="") == when


@pytest.mark.parametrize("reply", ["last friday", "afgelopen vrijdag", "vorige vr"])
def test_a_day_can_be_called_the_last_one(reply: str) -> None:
    assert read(DatePrompt(type="date"), reply, today=TODAY, me="") == date(2026, 11, 20)


def test_when_something_began_is_read_as_a_day_that_was() -> None:
    for kind, field in (("contract", "start"), ("result", "since"), ("action", "done")):
        asks = KINDS[kind].fields[field]  # type: ignore[index]
        assert read(asks, "1 juni", today=TODAY, me="") == date(2026, 6, 1)
