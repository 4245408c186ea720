"""Rows into statements: only what is new, and the same file twice says nothing twice."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amkit.errors import PlacedError
from amkit.exchange.columns import Columns, proposed
from amkit.exchange.problems import Problems
from amkit.exchange.reading import Habits, Reader, Said
from amkit.exchange.saying import IMPORT, Hand, Known
from amkit.exchange.sheets import BOM, sheet
from amkit.exchange.tables import rows_of, table_of
from amkit.model.record import Record, Statement
from amkit.model.text import LANGUAGES
from amkit.model.values import Money
from amkit.planning.record import record_of
from tests.core.exchange.naughty import texts

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
_count = itertools.count()


def hand(days: int = 0) -> Hand:
    return Hand(by="Bram", at=NOW + timedelta(days=days), new_id=lambda: f"id{next(_count)}")


def by_hand(kind: Any, days: int, about: str = "", **fields: Any) -> Statement:
    return Statement(
        run_id="", item=f"hand{next(_count)}", kind=kind, fields=fields, about=about, step="",
        source="said", by="Eva", at=NOW + timedelta(days=days),
    )  # fmt: skip


class Account:
    """An account into which rows are taken, file by file."""

    def __init__(self, *statements: Statement) -> None:
        self.statements = list(statements)
        self.days = 0

    @property
    def record(self) -> Record:
        return record_of(sorted(self.statements, key=lambda said: said.at))

    def take(self, *rows: Mapping[Any, Any]) -> tuple[int, list[tuple[str, str]]]:
        self.days += 10
        known, before = Known(self.record, "ACME"), len(self.statements)
        against: list[tuple[str, str]] = []
        for row in rows:
            said, other = known.say(row, hand(self.days))
            self.statements += said
            against += other
        return len(self.statements) - before, against

    def only(self, kind: Any) -> Mapping[str, Any]:
        (entry,) = self.record.of(kind)
        return entry.fields


def person(**fields: Any) -> dict[Any, Any]:
    return {"stakeholder": fields}


def test_a_new_entry_is_said_once() -> None:
    acme = Account()
    row = {"profile": {"owner": "Eva"}, **person(name="Anna", email="a@acme.nl")}

    assert acme.take(row) == (2, [])
    assert acme.only("profile") == {"name": "ACME", "owner": "Eva"}
    assert [(said.step, said.source, said.by) for said in acme.statements] == [
        (IMPORT, "known", "Bram"), (IMPORT, "known", "Bram"),
    ]  # fmt: skip
    assert acme.take(row) == (0, [])
    assert acme.take(row | person(name="ANNA", role="buyer")) == (1, [])
    assert acme.only("stakeholder") == {"name": "ANNA", "email": "a@acme.nl", "role": "buyer"}
    assert acme.statements[-1].about == "anna"


def test_what_somebody_changed_since_counts_until_the_other_program_says_something_else() -> None:
    acme = Account()
    acme.take(person(name="Anna", role="buyer"))
    acme.statements.append(by_hand("stakeholder", 12, "anna", role="head of buying"))

    assert acme.take(person(name="Anna", role="buyer")) == (0, [])
    assert acme.only("stakeholder")["role"] == "head of buying"
    assert acme.take(person(name="Anna", role="director")) == (1, [])
    assert acme.only("stakeholder")["role"] == "director"


def test_somebody_who_was_renamed_keeps_the_name() -> None:
    acme = Account(by_hand("stakeholder", 1, name="A. Bakker"))
    acme.statements.append(by_hand("stakeholder", 2, "a. bakker", name="Anna Bakker"))

    assert acme.take(person(name="A. Bakker", phone="1")) == (1, [])
    assert acme.only("stakeholder") == {"name": "Anna Bakker", "phone": "1"}


def test_somebody_without_a_name_is_known_by_the_address() -> None:
    acme = Account()
    assert acme.take(person(email="a@acme.nl"), person(email="A@ACME.NL", role="buyer"))[0] == 2
    assert acme.only("stakeholder")["name"] == "a@acme.nl"
    assert acme.take(person(name="Anna", email="a@acme.nl"))[0] == 1
    assert acme.only("stakeholder")["name"] == "Anna"
    assert acme.take(person(name="Piet", email="a@acme.nl"))[0] == 1
    assert [entry.main for entry in acme.record.of("stakeholder")] == ["Anna", "Piet"]
    assert acme.take(person(email="a@acme.nl", phone="1"))[0] == 1
    assert acme.record.of("stakeholder")[0].fields["phone"] == "1"


def test_of_rows_that_contradict_each_other_the_first_counts_every_time() -> None:
    acme = Account()
    rows = [{"contract": {"what": "C", "value": value}} for value in (1, 2, 1, 3)]

    assert acme.take(*rows) == (1, [("contract", "value"), ("contract", "value")])
    assert acme.take(*rows)[0] == 0
    assert acme.only("contract")["value"] == 1
    assert acme.take({"contract": {"what": "C"}}, rows[1]) == (1, [])


def test_an_entry_of_its_own_kind_alone_is_found_whatever_it_is_called() -> None:
    acme = Account(by_hand("profile", 1, name="Acme Holding"))
    assert acme.take({"profile": {"owner": "Eva"}})[0] == 1
    assert acme.only("profile") == {"name": "Acme Holding", "owner": "Eva"}


def read(
    text: str, columns: Columns | None = None, language: Any = "en"
) -> tuple[list[Said], Habits, Problems]:
    table, problems = table_of(text, "x.csv"), Problems("x.csv")
    reader = Reader(table, columns or proposed(table.header, ""), language)
    habits = reader.habits(rows_of(table, Problems("x.csv")))
    reader.with_habits(habits)
    return list(reader.said(rows_of(table, problems), problems)), habits, problems


def test_rows_say_what_their_columns_hold() -> None:
    said, habits, problems = read(
        "Klant;Voornaam;Achternaam;E-mail;Einddatum;Waarde\n"
        " ACME ;Anna; Bakker;;3/4/2027;1.000\nACME;;;x@acme.nl;13/4/2027;12,5\nB;;;;;\n"
    )
    money = Money(Decimal(1000), "EUR"), Money(Decimal("12.5"), "EUR")

    assert habits == Habits(dates="day-first", decimals="comma")
    assert said == [
        Said(2, 1, "ACME", {
            "stakeholder": {"name": "Anna Bakker"},
            "contract": {"end": date(2027, 4, 3), "value": money[0], "what": "Contract"},
        }),
        Said(3, 1, "ACME", {
            "stakeholder": {"email": "x@acme.nl"},
            "contract": {"end": date(2027, 4, 13), "value": money[1], "what": "Contract"},
        }),
        Said(4, 1, "B", {}),
    ]  # fmt: skip
    assert problems.count == 0


def test_a_contract_without_a_name_is_called_after_its_product() -> None:
    said, _, _ = read("Account,Product,Value\nACME,Cleaning,5\n")
    assert said[0].wanted["contract"]["what"] == "Cleaning"


def test_texts_of_several_columns_become_lines() -> None:
    targets = {"A": "account", "B": "stakeholder.evidence", "C": "stakeholder.evidence",
               "D": "stakeholder.name"}  # fmt: skip
    said, _, _ = read("A,B,C,D\nACME,one,two,Anna\n", Columns(targets=targets))
    assert said[0].wanted["stakeholder"]["evidence"] == "one\ntwo"


def test_a_table_that_does_not_say_how_it_writes_dates_shows_which() -> None:
    _, habits, _ = read("Account,End date\nA,4/4/2027\nB, 3/4/2027\nC,5/6/2027\n")
    assert habits.unclear == (3, 2, "3/4/2027")
    _, habits, problems = read("Account,End date\nA,13/4/2027\nB,4/13/2027\n")
    assert (habits.dates, problems.count) == ("", 0)
    targets = {"Account": "account", "End date": "contract.end"}
    columns = Columns(targets=targets, dates="month-first")
    said, habits, _ = read("Account,End date\nA,3/4/2027\n", columns)
    assert said[0].wanted["contract"]["end"] == date(2027, 3, 4)
    assert read("Account,End date\nA,4/13/2027\nB,3/4/2027\n")[1].dates == "month-first"
    assert read("Account,Value\nA,1250.5\n")[1].decimals == "point"


def test_every_cell_that_cannot_be_read_is_told_with_its_place() -> None:
    targets = {"A": "account", "N": "opportunity.what", "V": "opportunity.value",
               "S": "opportunity.status"}  # fmt: skip
    said, _, problems = read(
        "A,N,V,S\n,x,5,\nACME,,5,\nACME,x,five,never\nACME,x,5,won\nACME,\u200b,5,\n",
        Columns(targets=targets),
    )
    with pytest.raises(PlacedError) as refused:
        problems.refuse()
    told = [f"{at.line}:{at.column} {text.en}" for at, text in refused.value.problems]

    assert [row.line for row in said] == [5]
    assert [line[:30] for line in told] == [
        "2:1 this row names no account;", "3:3 this row says something of",
        "4:3 “V”: write an amount, such", "4:4 “S”: choose 1 open · 2 won",
        "6:2 this row says something of",
    ]  # fmt: skip


def entry(kind: Any, **fields: Any) -> Statement:
    return replace(by_hand(kind, 0), fields=fields)


def back(lines: str) -> dict[str, Record]:
    """Return the records that a table gives accounts that are new."""
    said, _, problems = read(lines)
    problems.refuse()
    made: dict[str, list[Statement]] = {}
    known: dict[str, Known] = {}
    for row in said:
        known.setdefault(row.account, Known(Record(), row.account))
        statements, _ = known[row.account].say(row.wanted, hand())
        made.setdefault(row.account, []).extend(statements)
    return {name: record_of(statements) for name, statements in made.items()}


def test_a_table_holds_what_is_known_and_gives_it_back() -> None:
    record = record_of(
        [
            entry("profile", name="ACME", share=Decimal("12.125"), tier="key"),
            entry("contract", what="=SUM(A1)", end=date(2027, 4, 3),
                  value=Money(Decimal("1250.125"), "USD")),
            entry("stakeholder", name="Anna", phone="+31 20", evidence="a\r\nb;=c"),
        ]
    )  # fmt: skip
    for language in LANGUAGES:
        lines = list(sheet([("ACME", record), ("Empty", Record())], language))
        found = back("".join(lines).removeprefix(BOM))
        assert [one.fields for one in found["ACME"].entries] == [
            one.fields for one in record.entries
        ]
        assert found["Empty"] == Record()
        assert lines[0].startswith(BOM + '"account"' + (";" if language == "nl" else ","))
    assert "'=SUM(A1)" in lines[2]
    raw = list(sheet([("ACME", record)], "nl", raw=True))
    assert raw[0].startswith('"account","kind"')
    assert '"=SUM(A1)"' in raw[2]


@given(texts, texts)
def test_any_text_comes_back_from_a_table_to_the_letter(name: str, text: str) -> None:
    record = record_of([entry("stakeholder", name=name, evidence=text or "x")])
    lines = "".join(sheet([("ACME", record)], "en")).removeprefix(BOM)

    assert [one.fields for one in back(lines).get("ACME", Record()).entries] == [
        one.fields for one in record.entries
    ]


@given(st.lists(st.tuples(st.sampled_from("ABa"), st.sampled_from("xyz"), texts), max_size=8))
def test_the_same_rows_again_say_nothing_new(rows: list[tuple[str, str, str]]) -> None:
    acme = Account()
    wanted = [person(name=name, email=mail, evidence=text) for name, mail, text in rows]
    acme.take(*wanted)

    assert acme.take(*wanted)[0] == 0
