"""What is said by hand: found by what people type, read as in a walk, and told for whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

import pytest

from amkit.errors import NotFound, UsageError
from amkit.model.account import Account
from amkit.model.kinds import KINDS, extended
from amkit.model.prompts import DatePrompt
from amkit.model.record import Entry, Statement
from amkit.model.text import Text
from amkit.model.values import Duration, Money
from amkit.planning.by_hand import Voice, added, changed, closing_status, values_of
from amkit.planning.differing import differing
from amkit.planning.naming import (
    Known,
    entry_named,
    field_named,
    given_fields,
    kind_named,
    known_of,
    refuse_all,
)
from amkit.planning.plain import plain_entry, plain_value
from amkit.planning.record import record_of
from amkit.planning.to_do import Wanted, to_do, wanted

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = date(2026, 11, 23)
ACME = Account(id="a1", name="ACME", key="acme", slug="acme", created=NOW)


def items() -> Iterator[str]:
    return (f"i{number}" for number in count())


def voice(**more: Any) -> Voice:
    made = items()
    return Voice(by="Bram", at=NOW, today=TODAY, item=lambda: next(made), **more)


def said(kind: Any, about: str = "", days: int = 9, **fields: Any) -> Statement:
    return Statement(
        run_id="", item=f"{kind}{days}", kind=kind, fields=fields, about=about, step="",
        source="said", by="Bram", at=NOW - timedelta(days=days),
    )  # fmt: skip


def known(*statements: Statement) -> tuple[Known, ...]:
    return known_of(ACME, record_of(statements))


def only(*statements: Statement) -> Entry:
    (one,) = known(*statements)
    return one.entry


_IDS = ("abc1234", "abd1234")


# What is meant ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("goal", "goal"), ("Goals", "goal"), ("joint-goal", "joint_goal"),
        ("gezamenlijke doelen", "joint_goal"), ("doel", "goal"), ("risico's", "risk"),
        ("joint goals", "joint_goal"),
    ],
)  # fmt: skip
def test_a_kind_is_named_as_people_do(typed: str, kind: str) -> None:
    assert kind_named(typed, KINDS) == kind


def test_a_kind_that_is_not_there_is_told_with_the_nearest() -> None:
    with pytest.raises(NotFound, match="did you mean “stakeholder”"):
        kind_named("stakholder", KINDS)


def test_a_field_is_named_by_its_name_or_its_label() -> None:
    assert field_named("measure", KINDS["goal"]) == "measure"
    assert field_named("Maatstaf", KINDS["goal"]) == "measure"
    assert field_named("watched by", KINDS["risk"]) == "owner"


def test_fields_with_values_are_read_and_everything_wrong_is_told_at_once() -> None:
    assert given_fields(["measure=a=b", "uiterlijk="], KINDS["goal"]) == {
        "measure": "a=b", "date": "",
    }  # fmt: skip
    with pytest.raises(UsageError) as caught:
        given_fields(["mesure=3", "who", "nothing"], KINDS["goal"])
    first, *rest = caught.value.text.en.splitlines()
    assert first == "there is no “mesure” here; did you mean “measure”?"
    assert [line.partition(":")[0] for line in rest] == ["--field who", "--field nothing"]
    assert "schrijf NAAM=WAARDE" in caught.value.text.nl
    refuse_all([])


def test_an_entry_is_found_by_the_beginning_of_its_id() -> None:
    entries = known(said("goal", what="Grow"), said("risk", what="Leave"))
    first, second = (one._replace(id=id_) for one, id_ in zip(entries, _IDS, strict=True))

    assert entry_named(" ABC ", (first, second), KINDS) == first
    with pytest.raises(UsageError) as several:
        entry_named("ab", (first, second), KINDS)
    assert several.value.text.nl == (
        "‘ab’ kunnen 2 gegevens zijn; typ er meer van:\n"
        "  abc1234  ACME: doel van de klant, Grow\n  abd1234  ACME: risico, Leave"
    )
    with pytest.raises(NotFound, match="did you mean abc1234"):
        entry_named("abc1235", (first, second), KINDS)
    with pytest.raises(NotFound, match="amkit record list"):
        entry_named(" ", (first, second), KINDS)


# Added, changed, closed -------------------------------------------------------------------


def test_an_entry_is_added_with_fields_in_their_order() -> None:
    replies = {"date": "1 May", "measure": " ", "what": " Grow "}
    made = added("goal", KINDS["goal"], replies, (), voice(source="said", confidence="low"))

    assert list(made.fields.items()) == [("what", "Grow"), ("date", date(2027, 5, 1))]
    assert (made.run_id, made.item, made.about, made.by) == ("", "i0", "", "Bram")
    assert (made.source, made.confidence, made.audience) == ("said", "low", "internal")
    told = added("goal", KINDS["goal"], {"what": "x"}, (), voice(audience="client"))
    assert (told.source, told.confidence, told.audience) == ("known", "", "client")


def test_what_cannot_be_added_is_told() -> None:
    goal = KINDS["goal"]
    there = known(said("goal", what="Grow"), said("goal", "grow", 8, what="Grow abroad"))
    with pytest.raises(UsageError, match="date: write a date"):
        added("goal", goal, {"what": "x", "date": "soon"}, (), voice())
    with pytest.raises(UsageError, match="A name is missing"):
        added("goal", goal, {"what": ""}, (), voice())
    with pytest.raises(UsageError, match="what: a name has something that shows"):
        added("goal", goal, {"what": "\u200b"}, (), voice())
    with pytest.raises(UsageError, match=f"“Grow abroad” is there already, as {there[0].id}"):
        added("goal", goal, {"what": "GROW"}, there, voice())
    with pytest.raises(UsageError, match="“ACME” is there already"):
        added("profile", KINDS["profile"], {"name": "Other"},
              known(said("profile", name="ACME")), voice())  # fmt: skip
    assert added("risk", KINDS["risk"], {"what": "Grow"}, there, voice()).main == "Grow"


def test_only_what_is_different_is_said() -> None:
    goal = only(said("goal", what="Grow", measure="x", who="Anna"))
    values = {"what": "Grow", "measure": "y", "who": None, "date": None}
    (made,) = changed(goal, KINDS["goal"], values, voice())

    assert (made.about, made.fields) == ("grow", {"measure": "y", "who": None})
    assert changed(goal, KINDS["goal"], {"measure": "x"}, voice()) == ()


def test_a_word_on_how_it_is_known_confirms_what_is_named_or_all() -> None:
    goal = only(said("goal", what="Grow", measure="x", gone="of a field that is no more"))
    (named,) = changed(goal, KINDS["goal"], {"measure": "x"}, voice(source="said"))
    (whole,) = changed(goal, KINDS["goal"], {}, voice(audience="client"))

    assert (named.fields, named.source) == ({"measure": "x"}, "said")
    assert (whole.fields, whole.audience) == ({"what": "Grow", "measure": "x"}, "client")


def test_a_customer_reads_corrected_what_they_read() -> None:
    shared = replace(said("goal", what="Grow", measure="x"), audience="client")
    goal = only(shared, said("goal", "grow", 5, who="Anna"))
    made = changed(goal, KINDS["goal"], {"measure": "y", "who": "B", "date": TODAY}, voice())

    assert {one.audience: one.fields for one in made} == {
        "client": {"measure": "y"}, "internal": {"who": "B", "date": TODAY},
    }  # fmt: skip


def test_what_was_closed_opens_again_for_whoever_reads_it() -> None:
    shared = replace(said("goal", what="Grow"), audience="client")
    closed = only(shared, said("goal", "grow", 5, status="reached"))
    (again,) = changed(closed, KINDS["goal"], {"status": "open"}, voice())
    (moved,) = changed(only(shared), KINDS["goal"], {"status": "missed"}, voice())

    assert (again.audience, moved.audience) == ("client", "internal")


def test_an_action_that_is_done_has_a_day() -> None:
    call, kind = only(said("action", what="Call")), KINDS["action"]
    (made,) = changed(call, kind, {"status": "done"}, voice())
    (before,) = changed(call, kind, {"status": "done", "done": date(2026, 1, 2)}, voice())
    (dropped,) = changed(call, kind, {"status": "dropped"}, voice())
    done = only(said("action", what="Call"), said("action", "call", 8, **made.fields))
    (again,) = changed(done, kind, {"status": "open"}, voice())

    assert made.fields == {"status": "done", "done": TODAY}
    assert before.fields["done"] == date(2026, 1, 2)
    assert dropped.fields == {"status": "dropped"}
    assert again.fields == {"status": "open", "done": None}


def test_how_an_entry_is_closed() -> None:
    def as_(kind: Any, given: str = "") -> str:
        fields: dict[str, Any] = {KINDS[kind].main: "x"}
        return closing_status(only(said(kind, **fields)), KINDS[kind], given, voice())

    assert [as_(kind) for kind in ("goal", "action", "stakeholder")] == ["reached", "done", "left"]
    assert as_("decision") == "dropped"
    assert as_("opportunity", "won") == "won"
    assert as_("goal", "niet gehaald") == "missed"
    for kind, given in (("opportunity", ""), ("goal", "open"), ("goal", "banana")):
        with pytest.raises(UsageError, match="say how it ended: --as"):
            as_(kind, given)
    with pytest.raises(UsageError, match="take it back: amkit record change ID --field what="):
        as_("result")


def test_values_and_what_is_wrong_come_together() -> None:
    values, wrong = values_of(KINDS["contract"], {"value": "25k", "end": "x", "goal": ""}, voice())

    assert values == {"value": Money(Decimal(25000), "EUR"), "goal": None}
    assert [text.nl.partition(":")[0] for text in wrong] == ["end"]


# Plain data, contradictions, actions ------------------------------------------------------


def test_values_are_plain_for_a_script() -> None:
    plain = [
        plain_value(value)
        for value in (Money(Decimal("1.50"), "EUR"), Duration(2, "weeks"), Decimal("0.1"), TODAY,
                      ("a", "b"), True, None, 3)
    ]  # fmt: skip

    assert plain == [
        {"amount": "1.50", "currency": "EUR"}, {"amount": 2, "unit": "weeks"}, "0.1",
        "2026-11-23", ["a", "b"], True, None, 3,
    ]  # fmt: skip


def test_an_entry_is_plain_with_where_each_field_comes_from() -> None:
    (one,) = known(said("goal", what="Grow"), said("goal", "grow", 5, date=TODAY))
    plain = plain_entry(one, history=True)

    assert (plain["id"], plain["name"], plain["open"]) == (one.id, "Grow", True)
    assert plain["fields"] == {"what": "Grow", "date": "2026-11-23"}
    assert plain["said"]["date"]["at"] == (NOW - timedelta(days=5)).isoformat()
    assert [one["fields"] for one in plain["history"]] == [
        {"what": "Grow"}, {"date": "2026-11-23"},
    ]  # fmt: skip
    assert "history" not in plain_entry(one)


def test_contradictions_are_told_in_words() -> None:
    first = replace(said("stakeholder", days=60, name="Anna", power="decides"), run_id="r1")
    later = replace(said("stakeholder", days=0, name="Anna", power="advises"), run_id="r2", by="")
    own = {"stakeholder": {"seat": DatePrompt(type="date", prompt=Text("Seat", "Plek"))}}
    kinds = extended(own)  # type: ignore[arg-type]
    seats = [replace(one, fields={"name": "Anna", "seat": day}) for one, day in
             ((first, TODAY), (later, date(2027, 1, 1)))]  # fmt: skip

    assert list(differing(record_of([first, later]), TODAY, "en")) == [
        "Anna, say in the decision: first decides (Bram, 2 months ago), then advises (today)"
    ]
    assert list(differing(record_of(seats), TODAY, "nl")) == []
    assert list(differing(record_of(seats), TODAY, "nl", kinds)) == [
        "Anna, Plek: eerst 23 november 2026 (Bram, 2 maanden geleden), "
        "toen 1 januari 2027 (vandaag)"
    ]
    left = said("stakeholder", "anna", -1, status="left")
    assert list(differing(record_of([first, later, left]), TODAY, "en")) == []


def test_which_actions_are_asked_for() -> None:
    entries = known(
        said("action", what="Later", who="bram", due=date(2026, 12, 24)),
        said("action", what="Never"),
        said("action", what="Late", who="Bram", due=date(2026, 11, 22)),
        said("action", what="Soon", who="Carla", due=date(2026, 11, 30)),
        said("action", what="Done", who="Bram", status="done"),
        said("goal", what="Grow"),
    )
    found = to_do(entries, TODAY)

    def names(which: Wanted) -> list[str]:
        return [one.known.entry.main for one in wanted(found, which, TODAY)]

    assert names(Wanted()) == ["Late", "Soon", "Later", "Never"]
    assert names(Wanted(me="Bram")) == ["Late", "Later"]
    assert names(Wanted(overdue=True)) == ["Late"]
    assert names(Wanted(week=True)) == ["Late", "Soon"]
    assert [(one.who, one.due, one.is_overdue) for one in found][-1] == ("", None, False)


def test_own_fields_stand_behind_those_of_a_kind_and_are_ours_alone() -> None:
    own = {"goal": {"seat": DatePrompt(type="date")}}
    goal = extended(own)["goal"]  # type: ignore[arg-type]

    assert list(goal.fields)[-1] == "seat"
    assert goal.main == "what"
    assert "seat" in goal.aside
    assert "seat" in goal.internal
    assert extended({}) == KINDS
