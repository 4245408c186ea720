"""Visiting cards in and out, and days for a calendar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unicodedata import category

import icalendar
import pytest
from hypothesis import given

from amkit.errors import PlacedError, UsageError
from amkit.exchange.cards import MOST_CARD, MOST_CARDS, cards, cards_of, wanted_of
from amkit.exchange.days import Day, calendar, days_of
from amkit.exchange.problems import Problems
from amkit.model.account import Account
from amkit.model.record import Record, Statement
from amkit.planning.record import record_of
from tests.core.exchange.naughty import texts

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ACME = Account(id="u1", name="ACME, B.V.", key="acme, b.v.", slug="acme", created=NOW)


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> str:
    return end.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def read(text: str) -> tuple[list[Any], Problems]:
    problems = Problems("x.vcf")
    found = [wanted_of(one, problems) for one in cards_of(text, problems)]
    return [one["stakeholder"] for one in found if one is not None], problems


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            card("FN:Anna Bakker", "N:Bakker;Anna;;;", "ORG:ACME\\, BV;Inkoop", "TITLE:Hoofd\\nX",
                 "EMAIL;TYPE=work:a@x.nl", "EMAIL;TYPE=pref:b@x.nl", "TEL;TYPE=cell:+31 6"),
            {"name": "Anna Bakker", "role": "Hoofd X", "email": "b@x.nl", "phone": "+31 6",
             "unit": "Inkoop"},
        ),
        (
            card("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Bakk=C3=A9r;Anna",
                 "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Anna =", "Bakk=C3=A9r", version="2.1"),
            {"name": "Anna Bakkér"},
        ),
        (
            card("FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller", "ORG:ACME",
                 "PHOTO;ENCODING=BASE64:not!base64", " more", version="2.1", end="\n"),
            {"name": "Müller"},
        ),
        (
            card("N:Dam;Piet;van;;", "item1.EMAIL;PREF=1:p@x.nl", 'TEL;TYPE="voice":tel:+31-6',
                 "ROLE:Owner", version="4.0", end="\r"),
            {"name": "Piet van Dam", "email": "p@x.nl", "phone": "+31-6", "role": "Owner"},
        ),
        (card("EMAIL:mailto:a@x.nl", "FN:"), {"email": "a@x.nl"}),
        (card("FN:Anna van", "  der Meer"), {"name": "Anna van der Meer"}),
    ],
)  # fmt: skip
def test_a_card_says_who_somebody_is(text: str, person: Mapping[str, str]) -> None:
    found, problems = read("\r\n" + text)

    assert (found, problems.count) == ([person], 0)


def test_there_may_be_several_and_their_pictures_may_be_huge() -> None:
    photo = "PHOTO;ENCODING=b:" + "\r\n ".join(["QUJD" * 18] * 30_000)
    found, problems = read(card("FN:A", photo) + card("FN:B") + "\r\n")

    assert [person["name"] for person in found] == ["A", "B"]
    assert problems.count == 0


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", "1:1", "begins with BEGIN:VCARD"), ("a,b\n1,2\n", "1:1", "begins with BEGIN:VCARD"),
        (card("FN:A") + "rest", "5:1", "begins with BEGIN:VCARD"),
        ("BEGIN:VCARD\nFN:A\n", "1:1", "no END:VCARD"),
        ("BEGIN:VCARD\nFN:A\n" + card("FN:B"), "1:1", "no END:VCARD"),
        (card("rubbish"), "1:1", "cannot be read"), (card("NOTE:x"), "1:1", "no name"),
        (card("FN:" + "x" * 201), "1:1", "no name"),
        (card("FN:A", "NOTE:" + "x" * MOST_CARD), "1:1", "larger than 64 KiB"),
        (card("FN:A\0"), "1:1", "a NUL in it"),
    ],
)  # fmt: skip
def test_what_is_no_card_is_told_with_its_place(text: str, place: str, words: str) -> None:
    _, problems = read(text)
    with pytest.raises(PlacedError) as refused:
        problems.refuse()
    ((where, said),) = refused.value.problems

    assert (str(where), words in said.en) == (f"x.vcf:{place}", True)
    assert said.nl != said.en


def test_more_cards_than_an_account_has_people_are_refused() -> None:
    problems = Problems("x.vcf")
    found = list(cards_of("BEGIN:VCARD\nEND:VCARD\n" * (MOST_CARDS + 2), problems))

    assert (len(found), problems.count) == (MOST_CARDS, 1)


def said(kind: Any, days: int = 0, about: str = "", **fields: Any) -> Statement:
    return Statement(
        run_id="", item=f"i{kind}{days}", kind=kind, fields=fields, about=about, step="",
        source="said", by="Bram", at=NOW + timedelta(days=days),
    )  # fmt: skip


def test_people_become_cards_with_what_stands_on_a_card() -> None:
    record = record_of(
        [said("stakeholder", name="Anna van Dam", role="Hoofd; Inkoop", email="a@x.nl",
              phone="+31 6", unit="Shop, floor", attitude="critical", evidence="shouts")]
    )  # fmt: skip
    made = cards(ACME, record.of("stakeholder"))

    assert "shouts" not in made
    assert "critical" not in made
    assert "N:Dam;Anna van;;;" in made
    assert "ORG:ACME\\, B.V.;Shop\\, floor" in made
    assert made == cards(ACME, record.of("stakeholder"))
    assert read(made)[0] == [
        {"name": "Anna van Dam", "role": "Hoofd; Inkoop", "email": "a@x.nl", "phone": "+31 6",
         "unit": "Shop, floor"}
    ]  # fmt: skip


def line(text: str) -> str:
    kept = "".join(
        " " if category(sign) in ("Cc", "Zl", "Zp") or sign == "\ufeff" else sign for sign in text
    )
    return " ".join(kept.split())


@given(texts, texts, texts)
def test_any_text_comes_back_from_a_card_on_one_line(name: str, role: str, unit: str) -> None:
    record = record_of([said("stakeholder", name=name, role=role, unit=unit)])
    people = record.of("stakeholder")
    found, problems = read(cards(ACME, people)) if people else ([], Problems("x"))

    assert problems.count == 0
    for person in found:
        assert person["name"] == (line(name) or "?")
        assert person.get("role", "") == line(role)
        assert person.get("unit", "") == line(unit)


def test_what_is_due_and_ends_is_on_a_day() -> None:
    record = record_of(
        [
            said("action", what="Send the report", who="Bram", due=date(2026, 12, 1)),
            said("action", 1, what="Without a day"),
            said("action", 2, what="Done", due=date(2026, 12, 1), status="done"),
            said("contract", 3, what="Cleaning", end=date(2027, 12, 31), notice=date(2027, 9, 30)),
            said("action", 4, "send the report", due=date(2026, 12, 2)),
        ]
    )
    days = list(days_of(ACME, record, "nl"))

    assert [(day.day.isoformat(), day.title, day.version) for day in days] == [
        ("2026-12-02", "ACME, B.V.: Send the report (Bram)", 1),
        ("2027-12-31", "ACME, B.V.: contract loopt af: Cleaning", 0),
        ("2027-09-30", "ACME, B.V.: laatste dag om het contract op te zeggen: Cleaning", 0),
    ]
    assert len({day.uid for day in days}) == 3
    before = record_of([said("action", what="Send the report", due=date(2026, 12, 1))])
    assert next(days_of(ACME, before, "en")).uid == days[0].uid
    assert list(days_of(ACME, Record(), "en")) == []


def test_a_calendar_shows_whole_days_that_keep_nobody_busy() -> None:
    raw = calendar([Day("u@amkit", date(2026, 12, 31), "T", "A", NOW, 2)], "en")

    assert raw.decode().splitlines() == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//amkit//EN", "BEGIN:VEVENT", "SUMMARY:T",
        "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "DTSTAMP:20261123T090000Z",
        "UID:u@amkit", "SEQUENCE:2", "DESCRIPTION:A", "LAST-MODIFIED:20261123T090000Z",
        "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip


@given(texts, texts)
def test_no_text_breaks_out_of_its_place_in_a_calendar(title: str, about: str) -> None:
    raw = calendar([Day("u@amkit", date(2026, 12, 31), title, about, NOW)], "en")
    (event,) = icalendar.Calendar.from_ical(raw).walk("VEVENT")

    assert str(event["summary"]) == line(title)
    assert str(event["description"]) == line(about)
    assert all(len(row) <= 75 for row in raw.split(b"\r\n"))
    raw.decode()


def test_a_library_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vobject", None)
    monkeypatch.setitem(sys.modules, "icalendar", None)
    uses: list[tuple[Callable[[], object], str]] = [
        (lambda: read(card("FN:A")), "contacts"), (lambda: cards(ACME, []), "contacts"),
        (lambda: calendar([], "en"), "calendar"),
    ]  # fmt: skip
    for use, extra in uses:
        with pytest.raises(UsageError) as refused:
            use()
        assert f"pip install 'amkit[{extra}]'" in refused.value.text.en
        assert f"pip install 'amkit[{extra}]'" in refused.value.text.nl


def test_the_same_entry_has_one_card_for_ever() -> None:
    before = record_of([said("stakeholder", name="Anna")])
    after = record_of(
        [said("stakeholder", name="Anna"), said("stakeholder", 1, "anna", name="A. B.")]
    )
    uids = {
        row
        for record in (before, after)
        for row in cards(ACME, record.of("stakeholder")).splitlines()
        if row.startswith("UID:")
    }

    assert len(uids) == 1
