"""Whether the method is kept to, from what was due and what was held."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from amkit.model.figures import Figures, Sheet
from amkit.model.method import Rules
from amkit.model.record import Statement
from amkit.model.run import Given, Status, Went, slot_of
from amkit.planning.cycle import Look
from amkit.planning.kept import Past, kept_of
from amkit.planning.record import record_of
from amkit.planning.team import Member, team_of
from amkit.planning.usage import ProtocolUse, use_of
from amkit.planning.usage_figures import usage_of
from amkit.source.protocols import load_protocol
from tests.core.planning.test_cycle import ACCOUNT, TODAY, contract, method, said

SINCE = date(2025, 11, 25)
LONG_AGO = datetime(2024, 1, 1, 9, tzinfo=UTC)


def past(
    *statements: Statement, created: datetime = LONG_AGO, name: str = "ACME", **held: list[date]
) -> Past:
    look = Look(
        account=replace(ACCOUNT, id=name, name=name, created=created), record=record_of(statements)
    )
    return Past(look=look, held=held)


def told(one: Past, *rules: str, tiers: str = "[strategic, key, standard]") -> list[Any]:
    found = kept_of(one, Rules(method(*rules, tiers=tiers)), SINCE, TODAY)
    return [
        (kept.due.isoformat(), kept.held and kept.held.isoformat(), kept.on_time) for kept in found
    ]


def test_a_rhythm_has_its_turns_behind_each_time_it_was_held() -> None:
    rule = "{after: held, days: 100}"

    assert told(past(p0=[date(2025, 10, 1), date(2026, 1, 15), date(2026, 6, 1)]), rule) == [
        ("2026-01-09", "2026-01-15", True),  # within the week behind it
        ("2026-04-25", "2026-06-01", False),
        ("2026-09-09", None, False),
    ]
    assert told(past(created=datetime(2026, 9, 1, tzinfo=UTC)), rule) == []
    early = past(created=datetime(2026, 1, 1, tzinfo=UTC))
    assert told(early, rule) == [("2026-04-11", None, False)]


def test_a_contract_asks_by_each_of_its_ends_and_years() -> None:
    first = said("contract", 500, what="Cleaning", start=date(2024, 1, 1), end=date(2026, 2, 1))
    longer = said("contract", 300, what="Cleaning", end=date(2027, 2, 1))

    assert told(past(first, longer, p0=[date(2025, 12, 20)]), "{before: end, days: 60}") == [
        ("2025-12-03", "2025-12-20", False)
    ]
    assert told(past(first), "{before: contract_year, days: 30}") == [("2025-12-02", None, False)]
    assert told(past(first), "{after: start, days: 9}") == []
    assert told(past(said("contract", 9, what="X")), "{before: contract_year, days: 30}") == []
    new = contract(start=date(2026, 3, 1))
    assert told(past(new, p0=[date(2026, 3, 4)]), "{after: start, days: 9}") == [
        ("2026-03-10", "2026-03-04", True)
    ]


def test_each_fiscal_year_of_the_customer_asks_once() -> None:
    theirs = said("profile", 500, name="ACME", fiscal_year="1 July")
    rule = "{before: fiscal_year, days: 30}"

    assert told(past(theirs, p0=[date(2026, 6, 2)]), rule) == [("2026-06-01", "2026-06-02", True)]
    assert told(past(said("profile", 500, name="ACME")), rule) == []


def test_one_conversation_answers_all_that_asked_for_it() -> None:
    both = "{before: end, days: 60}, {before: notice, days: 30}"
    dates = contract(end=date(2026, 8, 1), notice=date(2026, 7, 1))

    assert told(past(dates, p0=[date(2026, 5, 30)]), both) == [("2026-06-01", "2026-05-30", True)]
    assert told(past(dates), both) == [("2026-06-01", None, False)]
    far = "{before: end, days: 200}, {before: notice, days: 30}"
    assert len(told(past(dates), far)) == 2


def test_events_count_and_silence_does_not() -> None:
    missed = said("result", 40, what="Four hours", outcome="missed")

    assert told(past(missed, p0=[TODAY]), "{on: result_missed, days: 5}") == [
        ("2026-10-21", "2026-11-25", False)
    ]
    assert told(past(), "{after: contact, days: 9}") == []


def test_rules_for_a_group_count_where_the_group_is_known() -> None:
    rule = "{after: held, days: {key: 60}}"

    assert told(past(), rule) == []
    assert len(told(past(said("profile", 9, name="ACME", tier="key")), rule)) == 0
    known = past(said("profile", 9, name="ACME", tier="key"), p0=[date(2026, 9, 1)])
    assert told(known, rule) == [("2026-10-31", None, False)]


# How protocols are used -------------------------------------------------------------------

PROTOCOL = load_protocol(
    b"""\
amkit: 2
id: talk
version: 1.0.0
title: {en: Talk, nl: Gesprek}
purpose: P
renamed: {goal: wish}
phases:
- id: talk
  moment: during
  steps:
  - id: open
    title: {en: Open, nl: Begin}
    minutes: 2
    say: {en: [Welcome.], nl: [Welkom.]}
    record: {start: {type: text, prompt: S}}
  - id: ask
    title: {en: Ask, nl: Vraag}
    minutes: 3
    ask: {en: [And you?], nl: [En u?]}
    record: {wish: {type: text, prompt: W}, more: {type: text, prompt: M}}
  - id: never
    title: {en: Never, nl: Nooit}
    ask: {en: [Why?], nl: [Waarom?]}
    record: {why: {type: text, prompt: W}}
""",
    "talk.yaml",
)
AT = datetime(2026, 11, 1, 9, tzinfo=UTC)


def run(number: int, status: Status = "done") -> Went:
    return Went(f"r{number}", "a1", "talk", status, AT)


def given(*answers: tuple[str, str, str, int]) -> list[Given]:
    """Return answers: slot, value, reason, and after how many seconds."""
    return [
        Given(slot_of(slot), value, reason, "no time" if reason else "", AT + timedelta(seconds=at))
        for slot, value, reason, at in answers
    ]


def used() -> ProtocolUse:
    return use_of(
        PROTOCOL,
        [run(1), run(2), run(3), run(4, "open"), run(5, "dropped")],
        {
            "r1": given(
                ("start", '"a"', "", 0), ("wish", '"b"', "", 60), ("more", '"c"', "", 120),
                ("wish", '"d"', "", 180), ("more", '"c"', "", 10_000), ("gone", '"x"', "", 10_010),
            ),
            "r2": given(
                ("start", '"a"', "", 0), ("goal", "null", "skipped", 2), ("more", "", "skipped", 3)
            ),
            "r3": given(
                ("open.#done", "true", "", 0), ("wish", "null", "skipped", 300),
                ("wish", '"e"', "", 330),
            ),
            "r4": given(("why", '"z"', "", 0)),
        },
    )  # fmt: skip


def test_the_use_of_a_protocol_is_told_step_by_step() -> None:
    found = used()
    opened, asked, never = found.steps

    assert (found.done, found.open, found.dropped, found.last) == (3, 1, 1, AT.date())
    assert (opened.runs, opened.skipped, opened.edited) == (3, 0, 0)
    assert (asked.runs, asked.skipped, asked.edited) == (3, 1, 1)
    assert asked.whys == {"no time": 1}
    assert asked.seconds == [180.0, 330.0]
    assert asked.minutes == 4.25
    assert opened.minutes is None
    assert (never.runs, never.literal.nl) == (0, "Waarom?")
    assert use_of(PROTOCOL, [], {}).last is None


# The whole --------------------------------------------------------------------------------


def sheet(figures: Figures, name: str) -> Sheet:
    return next(one for one in figures.sheets if one.id == name)


def team(*, by_name: bool = True) -> Figures:
    profile = said("profile", 9, name="ACME", tier="key", owner="Kim")
    members = [
        Member(past=past(profile, p0=[date(2026, 3, 2)]), complete=80, planned=date(2026, 9, 1)),
        Member(past=past(name="Beta"), complete=40, planned=date(2026, 1, 1)),
        Member(past=past(name="Gamma"), complete=30, planned=None),
    ]
    made = method("{after: held, days: 90}", "{after: held, days: 3000}")
    return team_of(members, [used(), use_of(PROTOCOL, [], {})], made, SINCE, TODAY, "en",
                   by_name=by_name)  # fmt: skip


def test_what_was_due_stands_against_what_was_done() -> None:
    found = team()

    # Both accounts without a conversation had their only turn before the period.
    assert sheet(found, "team").rows == ((3, 1, 0, 0, 1, 0.0, 0.5, 1, 1),)
    assert sheet(found, "conversations").rows == (("p0", 1, 0, 0, 1, 0.0),)
    assert sheet(found, "managers").rows == (
        ("Kim", 1, 1, 0, 0, 1, 0.0, 0.8), ("nobody", 2, 0, 0, 0, 0, None, 0.35),
    )  # fmt: skip
    assert sheet(found, "plans").rows == (
        ("Gamma", None, 0.3), ("Beta", date(2026, 1, 1), 0.4),
    )  # fmt: skip
    assert "managers" not in {one.id for one in team(by_name=False).sheets}


def test_where_a_protocol_is_passed_over_is_told() -> None:
    found = team()

    assert sheet(found, "skipped").rows == (("talk", "Ask", 3, 1, 1 / 3, "no time"),)
    assert sheet(found, "minutes").rows == (("talk", "Ask", "3", 4.25, 2),)
    assert sheet(found, "unsaid").rows == (("talk", "Never", "Why?"),)


def test_a_team_without_accounts_has_no_figures() -> None:
    found = team_of([], [], method("{after: held, days: 9}"), SINCE, TODAY, "nl", by_name=True)

    assert all(one.rows == () for one in found.sheets)
    assert found.period.nl == "van 25 november 2025 tot en met 25 november 2026"


def test_who_writes_protocols_sees_how_they_are_used() -> None:
    other = replace(PROTOCOL, id="other")
    found = usage_of([used(), use_of(other, [], {})], SINCE, TODAY, "nl")

    assert sheet(found, "protocols").rows == (("talk", "1.0.0", 3, 1, 1, AT.date()),)
    assert sheet(found, "edited").rows == (("talk", "Vraag", 3, 1, 1 / 3),)
    assert sheet(found, "skipped").rows == (("talk", "Vraag", 3, 1, 1 / 3, "no time"),)
    assert sheet(found, "unsaid").rows == (("talk", "Nooit", "Waarom?"),)
    assert sheet(found, "never").rows == (("other", "Gesprek"),)
    assert found.period.en == "from 25 November 2025 to 25 November 2026"
