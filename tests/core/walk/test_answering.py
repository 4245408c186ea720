"""What is accepted, proposed and left open, and what that says of the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from amkit.errors import AnswerError
from amkit.model.record import Entry, Record, Statement
from amkit.model.values import Money
from amkit.planning.record import record_of
from amkit.walk import engine
from amkit.walk.answering import (
    Hand,
    accept,
    leave,
    leave_step,
    note,
    opened,
    proposal,
    statements,
)
from amkit.walk.state import Walk
from tests.protocols import HAND, NOW, at, here, places, reply, walk

PHASES = """
- id: prepare
  moment: before
  steps:
    - id: deals
      title: Deals
      record:
        deals: {kind: contract, many: true, max: 3, fields: [goal, value]}
    - id: main
      title: Main
      record:
        main: {kind: contract, fields: [goal]}
- id: talk
  moment: during
  steps:
    - id: ask
      title: Ask
      record:
        must: {required: true}
        may: {default: answers.must}
        mood: {type: yes_no}
    - {id: bye, title: Bye}
"""


def known(what: str, **fields: object) -> Entry:
    statement = Statement(
        run_id="r0", item="deals[1]", kind="contract",
        fields={"what": what, **fields},  # type: ignore[dict-item]
        step="deals", source="said", by="Anna", at=NOW - timedelta(days=90),
    )  # fmt: skip
    return Entry(
        kind="contract",
        key=what.casefold(),
        fields=statement.fields,
        said=dict.fromkeys(statement.fields, statement),
        history=(statement,),
    )


CLEANING = known("Cleaning", goal="clean rooms", value=Money(Decimal(9000), "EUR"))
CATERING = known("Catering")


def with_record(*entries: Entry) -> Walk:
    return walk(PHASES, record=Record(entries=entries))


def test_an_empty_reply_keeps_a_known_entry_whole_and_says_so() -> None:
    start = with_record(CLEANING, CATERING)
    stop, place = here(start)
    proposed = proposal(start, stop, place)

    assert proposed is not None
    assert proposed.known is CLEANING.latest
    assert dict(proposed.fields) == dict(CLEANING.fields)
    kept = reply(start, "")
    assert [(str(a.slot), a.value, a.source) for a in kept.answers] == [
        ("deals[1].what", "Cleaning", "record"),
        ("deals[1].goal", "clean rooms", "record"),
        ("deals[1].value", Money(Decimal(9000), "EUR"), "record"),
    ]
    assert here(kept)[1].slot.number == 2


def test_what_nobody_looked_at_is_carried_over_field_by_field_and_confirms_nothing() -> None:
    unseen = replace(HAND, looked=False)

    def carried(*replies: str) -> Walk:
        made = with_record(CLEANING)
        for given in replies:
            made = engine.with_answers(made, accept(made, *here(made), given, unseen))
        return made

    whole = carried("", "", "")
    assert [(str(a.slot), a.source) for a in whole.answers] == [
        ("deals[1].what", "carried"), ("deals[1].goal", "carried"), ("deals[1].value", "carried"),
    ]  # fmt: skip
    assert statements(whole, engine.stops(whole), "r1") == ()
    named = carried("", "quiet rooms", "")
    (said,) = statements(named, engine.stops(named), "r1")
    assert (said.fields, said.about) == ({"goal": "quiet rooms"}, "cleaning")
    entry = record_of([CLEANING.latest, said]).entries[0]
    assert (entry.main, entry.said["goal"], entry.said["what"]) == (
        "Cleaning", said, CLEANING.latest,
    )  # fmt: skip


def test_what_a_known_entry_lacks_is_still_asked() -> None:
    kept = reply(with_record(CLEANING, CATERING), "", "")

    assert str(here(kept)[1].slot) == "deals[2].goal"


def test_what_was_named_already_is_not_proposed_again() -> None:
    changed = reply(with_record(CLEANING, CATERING), "catering", "hot soup", "")
    stop, place = here(changed)

    assert (str(place.slot), proposal(changed, stop, place)) == ("deals[2].what", None)
    assert here(reply(changed, ""))[0].step.id == "main"


def test_a_known_entry_can_be_changed_field_by_field() -> None:
    changed = reply(with_record(CLEANING), "Cleaning")
    stop, place = here(changed)
    proposed = proposal(changed, stop, place)

    assert proposed is not None
    assert (proposed.value, proposed.known, dict(proposed.fields)) == (
        "clean rooms", CLEANING.latest, {},
    )  # fmt: skip
    assert reply(changed, "").answers[-1].source == "record"


def test_the_name_alone_of_a_known_entry_can_be_kept() -> None:
    start = with_record(CLEANING)
    stop, place = here(start)
    kept = opened(place, proposal(start, stop, place), HAND)
    inside = engine.with_answers(start, kept)

    assert [(str(a.slot), a.value, a.source) for a in kept] == [
        ("deals[1].what", "Cleaning", "record")
    ]
    assert str(here(inside)[1].slot) == "deals[1].goal"
    with pytest.raises(AnswerError, match="nothing known to change"):
        opened(here(inside)[1], proposal(inside, *here(inside)), HAND)
    with pytest.raises(AnswerError, match="type the answer"):
        opened(place, None, HAND)


def test_a_profile_is_called_as_the_account_is() -> None:
    start = walk(
        "- {id: a, moment: before, steps: [{id: p, title: P, record: {p: {kind: profile}}}]}"
    )

    assert reply(start, "").answers[0].value == "ACME"


def test_what_was_called_otherwise_by_hand_is_one_entry() -> None:
    before = CLEANING.latest
    hand = replace(before, run_id="", about="cleaning", fields={"what": "Clean rooms"}, at=NOW)
    start = walk(PHASES, record=record_of([before, hand]))
    kept = reply(start, "", "", "")
    said = statements(kept, engine.stops(kept), "r1")
    (entry,) = record_of([before, hand, *said]).of("contract")

    assert proposal(start, *here(start)).value == "Clean rooms"  # type: ignore[union-attr]
    assert (entry.key, entry.main, entry.latest.source) == ("cleaning", "Clean rooms", "record")
    assert entry.fields["goal"] == "clean rooms"


def test_another_name_is_another_entry() -> None:
    other = reply(with_record(CLEANING), "Security")

    assert proposal(other, *here(other)) is None


def test_a_single_entry_proposes_the_latest_known() -> None:
    ended = reply(with_record(CLEANING, CATERING), "", "", "", "", "", "")
    stop, place = at(ended, "main.what")
    proposed = proposal(ended, stop, place)

    assert proposed is not None
    assert proposed.value == "Catering"


def test_an_empty_reply_takes_the_default_or_leaves_it_empty() -> None:
    ready = reply(with_record(), "", "")
    answered = reply(ready, "grow", "")

    assert [(str(a.slot), a.value, a.reason) for a in answered.answers[-2:]] == [
        ("must", "grow", None),
        ("may", "grow", None),
    ]
    assert reply(answered, "").answers[-1].reason == "empty"


def test_a_default_that_is_not_known_proposes_nothing() -> None:
    ready = reply(with_record(), "", "")
    stop, place = at(ready, "may")

    assert proposal(ready, stop, place) is None


@pytest.mark.parametrize("default", ["account", "risks", "[1, 2]"])
def test_a_default_that_can_be_no_answer_proposes_nothing(default: str) -> None:
    start = walk(f"""
    - id: talk
      moment: during
      steps: [{{id: ask, title: Ask, record: {{what: {{default: "{default}"}}}}}}]
    """)
    stop, place = at(start, "what")

    assert proposal(start, stop, place) is None


def test_what_is_required_is_not_left_empty() -> None:
    ready = reply(with_record(), "", "")

    with pytest.raises(AnswerError) as refused:
        reply(ready, "  ")
    assert "/unknown" in refused.value.text.en
    assert "/weetniet" in refused.value.text.nl


def test_an_earlier_answer_is_proposed_again_and_keeps_where_it_came_from() -> None:
    ready = reply(with_record(CLEANING), "", "")
    stop, place = at(ready, "deals[1].goal")
    again = accept(ready, stop, place, "", HAND)

    assert [(a.value, a.source) for a in again] == [("clean rooms", "record")]


def test_an_answer_that_was_left_open_proposes_nothing() -> None:
    ready = reply(with_record(), "", "", "grow", "", "")
    stop, place = at(ready, "mood")

    assert proposal(ready, stop, place) is None


def test_what_is_said_during_the_conversation_is_the_customers_word() -> None:
    walked = reply(with_record(), "Cleaning", "", "", "", "", "grow")

    assert {str(a.slot): a.source for a in walked.answers}["must"] == "said"
    assert walked.answers[0].source == "assumed"


def test_a_reason_is_not_an_answer_and_can_be_explained() -> None:
    ready = reply(with_record(), "", "")
    stop, place = here(ready)
    (left,) = leave(stop, place, "declined", "board matter", HAND)

    assert (left.value, left.reason, left.why) == (None, "declined", "board matter")


def test_an_empty_reply_keeps_the_reason_for_which_a_place_was_left() -> None:
    start = walk(PHASES)
    stop, place = here(start)
    left = engine.with_answers(start, leave(stop, place, "not_applicable", "no contract", HAND))
    stop = next(s for s in engine.stops(left) if s.step.id == stop.step.id)
    place = next(p for p in stop.places if p.slot == place.slot)
    (again,) = accept(left, stop, place, "", replace(HAND, by="Kim"))

    assert (again.reason, again.why, again.by) == ("not_applicable", "no contract", "Kim")


def test_skipping_a_step_leaves_all_that_is_open_in_it() -> None:
    ready = reply(with_record(), "", "", "grow")
    stop, _ = here(ready)
    left = leave_step(stop, "skipped", "no time", HAND)

    assert [(str(a.slot), a.reason) for a in left] == [("may", "skipped"), ("mood", "skipped")]


def test_a_step_without_prompts_is_acknowledged_with_anything() -> None:
    ready = reply(with_record(), "", "", "grow", "", "")

    assert reply(ready, "ok").answers[-1].value is True
    assert engine.pending(engine.stops(reply(ready, ""))) is None


@pytest.mark.parametrize("text", ["", "  ", "a\0b"])
def test_a_note_says_something_that_can_be_kept(text: str) -> None:
    stop, _ = here(with_record())

    with pytest.raises(AnswerError):
        note(stop, text, HAND)


def test_answers_make_statements_entry_by_entry() -> None:
    walked = reply(with_record(CLEANING), "", "Security", "safe", "100k", "")
    later = Hand(by="Carla", at=NOW + timedelta(minutes=1))
    stop, place = at(walked, "deals[2].goal")
    changed = engine.with_answers(walked, accept(walked, stop, place, "safer", later))
    said = statements(changed, engine.stops(changed), "r1")

    assert [(s.item, s.kind, dict(s.fields), s.source, s.by) for s in said] == [
        ("deals[1]", "contract", dict(CLEANING.fields), "record", "Bram"),
        (
            "deals[2]", "contract",
            {"what": "Security", "goal": "safer", "value": Money(Decimal(100_000), "EUR")},
            "assumed", "Carla",
        ),
    ]  # fmt: skip
    assert said[1].main == "Security"
    assert said[1].key == "security"


def test_statements_of_the_conversation_are_the_customers_word() -> None:
    start = walk("""
    - id: talk
      moment: during
      steps: [{id: goal, title: Goal, record: {goal: {kind: goal, fields: [measure]}}}]
    """)
    said = statements(reply(start, "grow", ""), engine.stops(reply(start, "grow", "")), "r1")

    assert [(s.source, dict(s.fields)) for s in said] == [("said", {"what": "grow"})]
    assert statements(start, engine.stops(start), "r1") == ()


def test_places_show_what_the_record_knows_only_once_it_is_kept() -> None:
    assert places(with_record(CLEANING))[0] == "deals[1].what open"
