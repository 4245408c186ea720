"""Groups, repeats in repeats, ladders, rounds, pools, and steps that wait for their day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from amkit.errors import ProtocolError
from amkit.model.minutes import Minutes
from amkit.model.record import Record, Statement
from amkit.planning.record import record_of
from amkit.walk import answering, engine
from amkit.walk.state import Walk
from tests.protocols import HAND, NOW, TODAY, at, change, here, places, protocol, reply, text, walk

NESTED = """
- id: talk
  moment: during
  steps:
    - id: who
      title: Who
      record:
        people: {type: list, required: true}
    - id: each
      title: Each person
      for_each: person in answers.people
      steps:
        - id: score
          title: Score of {{ person }}
          record:
            score: {type: scale, low: cold, high: warm}
            double: {type: integer, compute: answers.score * 2}
            topics: {type: list, comment: Why those?}
        - id: topic
          title: Topic
          for_each: topic in answers.topics
          record:
            weight: {type: integer, prompt: "{{ person }}, {{ topic }}?"}
        - id: sum-up
          title: Sum up
          record:
            heaviest: {type: integer, compute: max(answers.weight)}
    - id: all
      title: All
      record:
        mean: {type: decimal, compute: average(answers.score)}
        count: {type: integer, compute: count(answers.score)}
        last: {type: text, default: "text(answers.heaviest[0])"}
"""


def answered(walk: Walk) -> dict[str, object]:
    """Return what every place holds, by its slot."""
    return {
        str(place.slot): place.value
        for stop in engine.stops(walk)
        for place in stop.places
        if place.value is not None
    }


def titles(walk: Walk) -> list[str]:
    return [f"{stop.step.id} {stop.label.en}".strip() for stop in engine.stops(walk)]


def test_repeats_nest_and_their_answers_are_lists_outside() -> None:
    now = reply(walk(NESTED), "Anna; Bram", "4", "price; speed", "because", "3", "7")
    assert str(here(now)[1].slot) == "sum-up@1.#done"
    now = reply(now, "", "2", "speed", "", "5", "")

    assert titles(now) == [
        "who", "score Anna", "topic Anna · price", "topic Anna · speed", "sum-up Anna",
        "score Bram", "topic Bram · speed", "sum-up Bram", "all",
    ]  # fmt: skip
    found = answered(now)
    assert found["weight@1@2"] == 7
    assert found["topics@1.#comment"] == "because"
    assert found["heaviest@1"] == 7
    assert found["heaviest@2"] == 5
    assert found["double@2"] == 4
    assert (found["mean"], found["count"]) == (3, 2)
    stop, place = at(now, "last")
    proposed = answering.proposal(now, stop, place)
    assert proposed is not None
    assert proposed.value == "7"


def test_entries_in_a_repeat_are_lists_of_entries() -> None:
    phases = """
    - id: talk
      moment: during
      steps:
        - id: who
          title: Who
          record: {people: {type: list}}
        - id: each
          title: Each
          for_each: answers.people
          record: {goals: {kind: goal, fields: [measure], many: true}}
        - id: count
          title: Count
          record: {first: {compute: "answers.goals[0][0].what"}}
    """
    now = reply(walk(phases), "Anna; Bram", "grow", "percent", "", "stay", "", "")

    assert value_at(now, "first") == "grow"


def value_at(walk: Walk, slot: str) -> object:
    return at(walk, slot)[1].value


def test_a_group_has_the_condition_of_all_its_steps() -> None:
    phases = """
    - id: talk
      moment: during
      steps:
        - id: ask
          title: Ask
          record: {more: {type: yes_no}}
        - id: group
          title: Group
          when: answers.more
          steps:
            - id: one
              title: One
            - id: two
              title: Two
              when: answers.more == false
    """
    assert titles(reply(walk(phases), "no")) == ["ask"]
    assert titles(reply(walk(phases), "yes")) == ["ask", "one"]


LADDER = """
- id: talk
  moment: during
  until: answers.solved == true
  steps:
    - id: ladder
      title: Ladder
      until: answers.reached == true
      steps:
        - id: call
          title: Call
          record: {reached: {type: yes_no}}
        - id: write
          title: Write
          wait: workdays(2)
          record: {answer: {type: text}}
        - id: visit
          title: Visit
          record: {reached_there: {type: yes_no}}
    - id: solve
      title: Solve
      record: {solved: {type: yes_no}}
    - id: repair
      title: Repair
      record: {repaired: {type: yes_no}}
"""


def test_a_ladder_goes_down_until_it_is_resolved() -> None:
    now = walk(LADDER)
    assert titles(reply(now, "yes")) == ["call", "solve", "repair"]
    assert titles(reply(now, "yes", "yes")) == ["call", "solve"]
    assert titles(reply(now, "no")) == ["call", "write", "visit", "solve", "repair"]


def test_a_rung_waits_behind_the_one_before_it() -> None:
    now = reply(walk(LADDER), "no")  # on Monday 23 November
    stop = engine.stops(now)[1]

    assert (stop.standing, stop.from_day) == ("waiting", date(2026, 11, 25))
    assert [stop.from_day for stop in engine.stops(now)[2:4]] == [date(2026, 11, 25), None]
    assert here(now)[0].step.id == "solve"
    assert engine.waits_until(engine.stops(now)) == date(2026, 11, 25)
    later = replace(now, today=date(2026, 11, 25))
    assert here(later)[0].step.id == "write"
    assert engine.waits_until(engine.stops(later)) is None
    assert titles(reply(later, "gone")) == ["call", "write", "visit", "solve", "repair"]
    assert titles(change(reply(later, "gone"), "reached", "yes")) == [
        "call", "write", "solve", "repair",
    ]  # fmt: skip


ROUNDS = """
- id: after
  moment: after
  steps:
    - id: check
      title: Check
      until: answers.works == true
      wait: weeks(1)
      record:
        works: {type: yes_no, required: true}
    - id: told
      title: Told
      record:
        rounds: {type: integer, compute: len(answers.works)}
"""


def test_a_step_comes_round_again_until_something_holds() -> None:
    now = reply(walk(ROUNDS), "no")

    assert titles(now) == ["check", "check 2", "told"]
    assert engine.stops(now)[1].from_day == TODAY + timedelta(weeks=1)
    now = replace(now, today=date(2026, 12, 1))
    now = reply(now, "yes")
    assert titles(now) == ["check", "check 2", "told"]
    assert answered(now) == {"works@1": False, "works@2": True, "rounds": 2}


def test_what_is_left_open_ends_the_rounds() -> None:
    now = walk(ROUNDS)
    stop, place = here(now)
    left = answering.leave(stop, place, "declined", "", HAND)

    assert titles(engine.with_answers(now, left)) == ["check", "told"]


def test_a_step_never_comes_round_for_ever() -> None:
    now = replace(walk(ROUNDS.replace("wait: weeks(1)", "why: x")), today=date(2027, 12, 1))
    for _ in range(engine.MOST_ROUNDS):
        now = reply(now, "no")

    assert here(now)[0].step.id == "told"


def test_a_pool_asks_some_of_its_steps() -> None:
    phases = """
    - id: talk
      moment: during
      steps:
        - id: pool
          title: Pool
          pick: 2
          steps:
            - {id: a, title: A, record: {a: {required: true} } }
            - {id: b, title: B, record: {b: {} } }
            - {id: c, title: C, record: {c: {} } }
            - {id: d, title: D, record: {d: {} } }
    """
    now = reply(walk(phases), "", "yes")  # required, and still free to be left out

    assert titles(now) == ["a", "b", "c", "d"]
    assert titles(reply(now, "yes")) == ["a", "b", "c"]


def test_what_is_optional_needs_no_reason() -> None:
    phases = """
    - id: talk
      moment: during
      steps:
        - {id: a, title: A, optional: true, record: {a: {required: true}}}
    """
    now = reply(walk(phases), "")

    assert engine.pending(engine.stops(now)) is None


def test_a_step_has_its_days() -> None:
    phases = """
    - id: before
      moment: before
      steps:
        - {id: when, title: When, record: {meeting: {type: date}}}
        - id: send
          title: Send
          not_before: answers.meeting - weeks(4)
          due: answers.meeting - weeks(3)
          record: {sent: {type: yes_no}}
    """
    assert (at(walk(phases), "sent")[0].from_day, at(walk(phases), "sent")[0].due) == (None, None)
    now = reply(walk(phases), "2027-03-01")
    stop = at(now, "sent")[0]

    assert (stop.from_day, stop.due) == (date(2027, 2, 1), date(2027, 2, 8))
    assert engine.pending(engine.stops(now)) is None
    stop, place = at(now, "sent")  # gone to all the same
    now = engine.with_answers(now, answering.accept(now, stop, place, "yes", HAND))
    assert places(now) == ["meeting answered", "sent answered"]


@pytest.mark.parametrize(
    ("step", "where", "said"),
    [
        ("record: {a: {}}, steps: [{id: t, title: T}]", "record", "a group of"),
        ("pick: 1, steps: [{id: t, title: T}]", "1, steps", "pick says"),
        ("pick: 2", "2", "pick says"),
        ("pick: 0, steps: [{id: t, title: T}]", "0, steps", "0 is too little"),
        ("minutes: [8, 5]", "[8", "the least comes first"),
        ("minutes: [-8, 5]", "[-8", "-8 is too little"),
        ("minutes: [5]", "[5]", "expected two numbers"),
        ("role: who", "who", "there is no “who” here"),
        ("links: [{url: 'javascript:x', text: X}]", "'java", "an address begins"),
        ("links: [{ur: x}]", "ur", "there is no “ur” here; did you mean “url”"),
        ("record: {a: {type: date, edit: append}}", "append", "only a text or"),
        ("record: {a: {checks: [{tha: x}]}}", "tha", "there is no “tha” here"),
        ("steps: [{id: t, title: T, steps: [{id: s, title: S}]}]", "id: s", "“s” is used twice"),
    ],
)
def test_what_cannot_be_meant_is_told_where_it_stands(step: str, where: str, said: str) -> None:
    phases = f"- id: talk\n  moment: during\n  steps:\n    - {{id: s, title: S, {step}}}"
    with pytest.raises(ProtocolError) as refused:
        protocol(phases)

    lines = text(phases).split("\n")
    found = [
        lines[finding.place.line - 1][finding.place.column - 1 :]
        for finding in refused.value.findings
        if said in finding.text.en
    ]
    assert len(found) == 1
    assert found[0].startswith(where)


def test_a_role_of_the_protocol_is_told_from_one_it_has_not() -> None:
    phases = "- {id: t, moment: during, steps: [{id: s, title: S, role: who}]}"
    roles = {"who": {"title": "Who", "side": "theirs"}}
    assert protocol(phases, roles=roles).phases[0].steps[0].role == "who"
    with pytest.raises(ProtocolError):
        protocol(phases, roles={"Who": {"title": "Who"}})
    with pytest.raises(ProtocolError) as refused:
        protocol(phases, roles={"who": {"titel": "Who"}})
    assert any("“titel”" in finding.text.en for finding in refused.value.findings)


def test_minutes_are_a_number_or_a_range() -> None:
    phases = "- {id: t, moment: during, steps: [{id: s, title: S, minutes: [5, 8]}]}"
    minutes = protocol(phases).phases[0].steps[0].minutes

    assert minutes == Minutes(5, 8)
    assert (str(minutes), str(Minutes(3, 3))) == ("5–8", "3")
    assert minutes + Minutes(1, 1) == Minutes(6, 9)
    assert not Minutes()


TABLES = {"sizes": {"small": {"visits": 2, "price": 12.5}, "large": {"visits": 6, "key": True}}}


def test_steps_look_things_up_in_tables() -> None:
    phases = """
    - id: talk
      moment: during
      steps:
        - id: ask
          title: Ask
          record:
            size: {}
            visits: {type: integer, compute: "lookup(tables.sizes, answers.size).visits"}
            price: {type: decimal, compute: tables.sizes.small.price}
    """
    now = replace(walk(phases), protocol=protocol(phases, tables=TABLES))
    now = reply(now, "large")

    assert value_at(now, "visits") == 6
    assert str(value_at(now, "price")) == "12.5"


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"Sizes": {}}, "“Sizes” is no name"),
        ({"sizes": {"Small": {}}}, "“Small” is no name"),
        ({"sizes": {"small": {"a b": 1}}}, "“a b” is no name"),
        ({"sizes": {"small": {"a": [1]}}}, "expected text, found a list"),
        ({"sizes": {"small": {"a": None}}}, "expected text, found nothing"),
        ({"sizes": {"small": 1}}, "expected keys with values, found a number"),
        ([], "expected keys with values, found a list"),
    ],
)
def test_a_table_has_rows_with_columns_by_name(tables: object, said: str) -> None:
    with pytest.raises(ProtocolError) as refused:
        protocol("- {id: t, moment: during, steps: [{id: s, title: S}]}", tables=tables)

    assert [found.text.en for found in refused.value.findings if said in found.text.en]


PREPARED = """
- id: prepare
  moment: before
  steps:
    - id: day
      title: Day
      record: {day: {type: date}}
    - id: remind
      title: Remind
      not_before: answers.day - days(2)
      record: {reminded: {type: yes_no}}
    - id: room
      title: Room
      record: {room: {}}
- id: talk
  moment: during
  steps:
    - id: ask
      title: Ask
      record: {said: {}}
"""


def test_a_conversation_is_not_held_before_its_preparation() -> None:
    now = reply(walk(PREPARED), "2 December 2026")
    assert here(now)[0].step.id == "room"  # the rest of the phase goes on

    now = reply(now, "the small one")
    assert engine.pending(engine.stops(now)) is None
    assert engine.waits_until(engine.stops(now)) == date(2026, 11, 30)
    then = replace(now, today=date(2026, 11, 30))
    assert here(then)[0].step.id == "remind"
    assert here(reply(then, "yes"))[0].step.id == "ask"


LATER = """
- id: prepare
  moment: before
  steps:
    - id: each
      title: Each
      for_each: goal in goals
      record: {grown: {prompt: "Did {{ goal.what }} grow?"}}
    - id: none-yet
      title: None yet
      when: len(goals) == 0
      record: {why: {}}
- id: talk
  moment: during
  steps:
    - id: new
      title: New
      record: {wanted: {kind: goal, many: true, from_record: false, fields: [measure]}}
    - id: behind
      title: Behind
      for_each: goal in goals
      steps:
        - {id: inner, title: Inner, when: goal.what != "Save", record: {who: {}}}
- id: last
  moment: after
  when: len(goals) > 0
  steps:
    - {id: done, title: Done, record: {ready: {}}}
"""


def test_what_later_steps_record_brings_no_step_back_and_takes_none_away() -> None:
    now = reply(walk(LATER), "Nobody asked")
    assert places(now)[0] == "why answered"

    now = reply(now, "Grow", "", "Save", "", "")
    assert places(now)[0] == "why answered", "the preparation stays as it was"
    assert [one for one in places(now) if "grown" in one] == []
    assert places(now)[-2:] == ["who@1 open", "ready open"], "and what comes behind knows them"


def test_a_step_repeats_for_what_was_known_before_the_run() -> None:
    known = record_of([
        Statement(
            run_id="", item="g", kind="goal", fields={"what": "Keep"}, step="", source="known",
            by="Kim", at=NOW,
        )
    ])  # fmt: skip
    now = reply(walk(LATER, record=known), "yes", "Grow", "", "")
    assert [one for one in places(now) if "grown" in one] == ["grown@1 answered"]
    assert [one for one in places(now) if "who" in one] == ["who@1 open", "who@2 open"]


IN_A_REPEAT = """
- id: talk
  moment: during
  steps:
    - id: who
      title: Who
      record: {people: {type: list}}
    - id: each
      title: Each
      for_each: person in answers.people
      record: {wants: {kind: goal, many: MANY, fields: [measure]}}
    - id: own
      title: Own
      record: {ours: {kind: goal, many: true, fields: [measure]}}
    - id: behind
      title: Behind
      for_each: goal in goals
      when: len(goals) > 0
      record: {owner: {prompt: "{{ goal.what }}"}}
"""


@pytest.mark.parametrize("many", ["true", "false"])
def test_what_a_repeat_records_is_no_list_of_the_record(many: str) -> None:
    now = reply(walk(IN_A_REPEAT.replace("MANY", many)), "Anna")
    now = reply(now, *(("Grow", "", "") if many == "true" else ("Grow", "")))
    assert [one for one in places(now) if "owner" in one] == []

    now = reply(now, "Save", "", "")
    assert [one for one in places(now) if "owner" in one] == ["owner@1 open"]


def test_a_repeat_over_a_lookup_table_is_named_by_its_texts_and_by_no_id() -> None:
    tables = {"t": {"train": {"text": "Users are trained", "days": 30}, "small": {"days": 60}}}
    phases = """
    - id: talk
      moment: during
      steps: [{id: s, title: "{{ x.text }}", for_each: x in rows(tables.t), record: {done: {}}}]
    """
    walked = Walk(
        protocol=protocol(phases, tables=tables), account="ACME", record=Record(), me="Bram",
        today=TODAY,
    )  # fmt: skip

    assert [stop.label.en for stop in engine.stops(walked)] == ["Users are trained", "small"]
