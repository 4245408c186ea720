"""What statements come to: one entry, another name, closed and opened again, contradicted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from amkit.model.kinds import KINDS
from amkit.model.record import Entry, Record, Statement, entry_id
from amkit.planning.record import contradictions, record_of

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def said(kind: Any, days: int = 0, run: str = "r1", about: str = "", **fields: Any) -> Statement:
    return Statement(
        run_id=run, item=f"{kind}{days}", kind=kind, fields=fields, about=about, step="",
        source="said", by="Bram", at=NOW - timedelta(days=days),
    )  # fmt: skip


def for_client(statement: Statement) -> Statement:
    return replace(statement, audience="client")


def only(record: Record, kind: Any = "goal") -> Entry:
    (entry,) = record.of(kind)
    return entry


def test_another_name_is_the_same_entry() -> None:
    record = record_of(
        [
            said("goal", 9, what="Grow"),
            said("goal", 8, "", "grow", what="Grow abroad"),
            said("goal", 7, what="Grow", measure="revenue"),
            said("goal", 6, what="grow abroad", who="Anna"),
        ]
    )
    goal = only(record)

    assert (goal.key, goal.main, set(goal.also)) == ("grow", "grow abroad", {"grow abroad"})
    assert (goal.fields["measure"], goal.fields["who"]) == ("revenue", "Anna")
    assert record.find("goal", "GROW ") is record.find("goal", "Grow abroad") is goal
    assert record.find("goal", "Shrink") is None


def test_two_entries_with_one_name_become_one_and_the_newer_counts() -> None:
    record = record_of(
        [
            said("stakeholder", 9, name="A. Bakker", role="buyer", power="advises"),
            said("stakeholder", 8, name="Anna Bakker", role="head of buying"),
            said("stakeholder", 7, "", "a. bakker", name="Anna Bakker"),
            said("stakeholder", 6, name="A. Bakker", attitude="positive"),
        ]
    )
    anna = only(record, "stakeholder")

    assert anna.fields == {
        "name": "A. Bakker", "role": "head of buying", "power": "advises", "attitude": "positive",
    }  # fmt: skip
    assert anna.key == "anna bakker"
    assert [made.at for made in anna.history] == sorted(made.at for made in anna.history)


def test_the_older_of_two_that_become_one_does_not_win() -> None:
    record = record_of(
        [
            said("goal", 9, what="Grow", measure="then"),
            said("goal", 8, what="Grow abroad", measure="now"),
            said("goal", 1, "", "grow abroad", what="Grow"),
        ]
    )

    assert only(record).fields == {"what": "Grow", "measure": "now"}


def test_each_field_knows_who_said_it() -> None:
    first, later = said("goal", 9, what="Grow", measure="x"), said("goal", 1, what="Grow", who="A")
    goal = only(record_of([first, later]))

    assert goal.said == {"what": later, "measure": first, "who": later}


def test_what_is_taken_back_is_not_known() -> None:
    goal = only(
        record_of(
            [said("goal", 9, what="Grow", measure="x"), said("goal", 1, "", "grow", measure=None)]
        )
    )

    assert goal.fields == {"what": "Grow"}
    assert set(goal.said) == {"what"}


def test_what_is_closed_stays_closed_until_a_run_speaks_of_it() -> None:
    begun = [said("action", 9, what="Call", due=NOW.date())]
    closed = [*begun, said("action", 8, "", "call", status="done")]
    moved = [*closed, said("action", 7, "", "call", who="Kim")]
    again = [*moved, said("action", 6, what="Call")]

    assert only(record_of(begun), "action").status == "open"
    assert [only(record_of(one), "action").is_open for one in (begun, closed, moved, again)] == [
        True, False, False, True,
    ]  # fmt: skip
    assert record_of(closed).open_of("action") == ()


def test_what_nobody_can_name_is_no_entry() -> None:
    assert record_of([said("goal", 1, "", "grow", measure="x"), said("goal", 1)]).entries == ()


def test_a_customer_reads_what_was_meant_for_both() -> None:
    record = record_of(
        [
            for_client(said("goal", 9, what="Grow", measure="10 %")),
            said("goal", 8, what="Grow", measure="8 % they think themselves"),
            said("goal", 8, what="Stop buying from us"),
            for_client(said("stakeholder", 7, name="Anna", power="decides", role="CFO")),
            for_client(said("risk", 6, what="They leave")),
            for_client(said("joint_goal", 6, what="Both", approach="push", own_field="x")),
            said("goal", 5, "", "grow", status="reached"),
            said("joint_goal", 5, "", "both", status="at_risk"),
        ],
        "client",
    )

    assert {entry.main: dict(entry.fields) for entry in record.entries} == {
        "Grow": {"what": "Grow", "measure": "10 %", "status": "reached"},
        "Anna": {"name": "Anna", "role": "CFO"},
        "Both": {"what": "Both"},
    }


def told(*statements: Statement) -> list[tuple[str, Any, Any]]:
    return [
        (one.field, one.before.fields[one.field], one.now.fields[one.field])
        for one in contradictions(record_of(statements))
    ]


def test_what_is_closed_that_no_customer_reads_stays_apart() -> None:
    ours = [said("action", 9, what="Call"), said("action", 8, what="Write")]
    closed = [said("action", 2, "r2", "call", status="done"),
              said("action", 1, "r2", "write", status="done"),
              said("action", 0, "r3", "call", status="done")]  # fmt: skip

    assert record_of([*ours, *closed], "client").entries == ()
    assert [one.status for one in record_of([*ours, *closed]).of("action")] == ["done", "done"]


def test_two_conversations_that_say_different_things_contradict_each_other() -> None:
    first = said("stakeholder", 90, "r1", name="Anna", power="decides", role="CFO")
    later = said("stakeholder", 1, "r2", name="Anna", power="advises", role="cfo ")

    assert told(first, later) == [("power", "decides", "advises")]


def test_what_is_no_contradiction() -> None:
    first = said("stakeholder", 300, "r1", name="Anna", power="decides")
    later = said("stakeholder", 1, "r2", name="Anna", power="advises")
    by_hand = said("stakeholder", 0, "", "anna", power="decides")
    before = replace(by_hand, at=NOW - timedelta(days=2))

    assert told(first, later) == []  # long ago
    assert told(replace(first, run_id="r2", at=later.at), later) == []  # one run, corrected
    assert told(replace(first, at=later.at), later, by_hand) == []  # settled
    assert told(later) == []
    assert (
        told(replace(by_hand, fields={"name": "Anna", "power": "uses"}, at=before.at), later) == []
    )
    stands = [said("joint_goal", day, f"r{day}", what="x", actual=str(day)) for day in (9, 1)]
    assert told(*stands) == []  # meant to change
    moods = [
        said("stakeholder", day, f"r{day}", name="Anna", attitude=mood, evidence=mood, wants=mood)
        for day, mood in ((9, "critical"), (1, "champion"))
    ]
    assert told(*moods) == []  # people change their minds


def test_an_entry_has_a_short_name_that_stays() -> None:
    first = only(record_of([said("goal", 9, what="Grow")]))
    later = only(record_of([said("goal", 9, what="Grow"), said("goal", 1, "", "grow", what="Go")]))

    assert entry_id("a1", first) == entry_id("a1", later)
    assert entry_id("a2", first) != entry_id("a1", first)
    assert len(entry_id("a1", first)) == 7
    assert entry_id("a1", first).isalnum()


def test_closing_statuses_are_statuses_and_aside_fields_are_fields() -> None:
    for kind in KINDS.values():
        options = {option.id for option in getattr(kind.fields.get("status"), "options", ())}
        assert kind.closing <= options
        for names in (kind.aside, kind.internal, kind.moving - {"status"}):
            assert names <= set(kind.fields)
        assert "status" not in kind.fields or "status" in kind.aside
