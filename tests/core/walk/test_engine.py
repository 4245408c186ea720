"""Where a walk stands follows from its answers alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amkit.errors import AnswerError
from amkit.model.record import Entry, Record, Statement
from amkit.walk import answering, engine
from amkit.walk.changes import read_names
from tests.protocols import HAND, NOW, at, change, here, places, protocol, reply, walk

TWO_STEPS = """
- id: talk
  moment: during
  steps:
    - {id: hello, title: Hello, say: "Good morning", minutes: 2}
    - id: ask
      title: Ask
      minutes: 5
      record:
        goal: {prompt: "What do they want?"}
        budget: {type: money, when: answered(answers.goal)}
"""

GOALS = """
- id: talk
  moment: during
  steps:
    - id: goals
      title: Goals
      record:
        goals: {kind: joint_goal, many: true, min: 1, max: 3, fields: [measure]}
    - id: obstacles
      title: Obstacles
      for_each: goal in answers.goals
      when: goal.what != "skip me"
      ask: "What stands in the way of {{ goal.what }}?"
      record:
        obstacle: {prompt: "In the way of {{ goal.what }}"}
"""


def test_a_step_without_prompts_waits_to_be_done() -> None:
    start = walk(TWO_STEPS)

    assert places(start) == ["hello.#done open", "goal open"]
    assert places(reply(start, "")) == ["hello.#done answered", "goal open"]


def test_a_prompt_appears_when_its_condition_holds() -> None:
    after = reply(walk(TWO_STEPS), "", "grow")

    assert places(after) == ["hello.#done answered", "goal answered", "budget open"]
    assert engine.pending(engine.stops(reply(after, "1000"))) is None


def test_a_prompt_that_no_longer_applies_leaves_the_walk_but_keeps_its_answer() -> None:
    after = reply(walk(TWO_STEPS), "", "grow", "1000")
    stop, place = at(after, "goal")
    left = engine.with_answers(after, answering.leave(stop, place, "unknown", "", HAND))

    assert places(left) == ["hello.#done answered", "goal left"]
    assert places(change(left, "goal", "shrink")) == [
        "hello.#done answered",
        "goal answered",
        "budget answered",
    ]


def test_phases_and_steps_are_walked_when_their_conditions_hold() -> None:
    start = walk("""
    - id: prepare
      moment: before
      steps:
        - {id: first, title: First, record: {renewal: {type: yes_no}}}
    - id: renew
      moment: during
      when: answers.renewal
      steps:
        - {id: always, title: Always}
        - {id: never, title: Never, when: "not answers.renewal"}
    """)

    assert places(start) == ["renewal open"]
    assert places(reply(start, "yes")) == ["renewal answered", "always.#done open"]
    assert places(reply(start, "no")) == ["renewal answered"]


def test_entries_are_asked_until_an_empty_reply_ends_them() -> None:
    one = reply(walk(GOALS), "halve lead time", "days")

    assert places(one)[:3] == [
        "goals[1].what answered",
        "goals[1].measure answered",
        "goals[2].what open",
    ]
    ended = reply(one, "")
    assert places(ended)[:3] == [
        "goals[1].what answered",
        "goals[1].measure answered",
        "goals[2].what left",
    ]
    assert here(ended)[0].label.en == "halve lead time"


def test_entries_end_at_their_maximum() -> None:
    full = reply(walk(GOALS), "a", "", "b", "", "c", "")

    assert [str(place.slot) for place in engine.stops(full)[0].places] == [
        "goals[1].what", "goals[1].measure",
        "goals[2].what", "goals[2].measure",
        "goals[3].what", "goals[3].measure",
    ]  # fmt: skip


def test_an_entry_that_does_not_apply_is_no_end() -> None:
    one = reply(walk(GOALS), "a", "")
    stop, place = here(one)
    dropped = engine.with_answers(one, answering.leave(stop, place, "not_applicable", "", HAND))

    assert here(dropped)[1].slot.number == 3


def test_a_step_is_repeated_for_each_item_that_it_applies_to() -> None:
    three = reply(walk(GOALS), "a", "", "skip me", "", "b", "")

    assert places(three)[-2:] == ["obstacle@1 open", "obstacle@3 open"]
    assert [stop.label.en for stop in engine.stops(three)[1:]] == ["a", "b"]


def test_changing_an_answer_reopens_what_builds_on_it_and_keeps_the_rest() -> None:
    walked = reply(walk(GOALS), "a", "days", "b", "", "", "rain", "wind")

    assert engine.pending(engine.stops(walked)) is None
    changed = change(walked, "goals[1].what", "another goal")
    assert places(changed)[:2] == ["goals[1].what answered", "goals[1].measure answered"]
    assert places(changed)[-2:] == ["obstacle@1 stale", "obstacle@2 stale"]
    kept = reply(changed, "", "storm")
    assert engine.pending(engine.stops(kept)) is None
    assert [str(answer.value) for answer in kept.answers[-2:]] == ["rain", "storm"]


def test_answering_the_same_again_reopens_nothing() -> None:
    walked = reply(walk(GOALS), "a", "days", "", "rain")

    assert places(change(walked, "goals[1].what", "a")) == places(walked)


def test_what_reads_the_record_is_reopened_by_the_prompts_of_that_kind() -> None:
    start = walk("""
    - id: talk
      moment: during
      steps:
        - {id: deal, title: Deal, record: {deal: {kind: contract, fields: [goal]}}}
        - {id: why, title: Why, say: "You wanted {{ contract.goal }}", record: {reaction: {}}}
    """)
    walked = reply(start, "cleaning", "clean rooms", "nods")

    assert places(change(walked, "deal.goal", "healthy rooms"))[-1] == "reaction stale"


def test_texts_know_the_record_with_the_answers_laid_over_it() -> None:
    statement = Statement(
        run_id="r0", item="deal", kind="contract", fields={"what": "Cleaning", "goal": "clean"},
        step="deal", source="said", by="Anna", at=NOW,
    )  # fmt: skip
    entry = Entry(
        kind="contract",
        key="cleaning",
        fields=statement.fields,
        said=dict.fromkeys(statement.fields, statement),
        history=(statement,),
    )
    start = walk(
        """
        - id: talk
          moment: during
          steps:
            - {id: deal, title: Deal, record: {deal: {kind: contract, fields: [goal]}}}
            - {id: end, title: End}
        """,
        record=Record(entries=(entry,)),
    )

    assert engine.stops(start)[0].scope["contract"] == {"what": "Cleaning", "goal": "clean"}
    changed = reply(start, "cleaning", "healthy")
    scope = engine.stops(changed)[1].scope
    assert scope["contracts"] == ({"what": "cleaning", "goal": "healthy"},)


def test_the_minutes_left_are_those_of_the_steps_still_open() -> None:
    start = walk(TWO_STEPS)

    assert engine.minutes_left(engine.stops(start)) == 7
    assert engine.minutes_left(engine.stops(reply(start, "", ""))) == 0


@pytest.mark.parametrize(
    ("replies", "standing"),
    [((), "open"), (("",), "answered")],
)
def test_a_step_stands_as_its_worst_place(replies: tuple[str, ...], standing: str) -> None:
    assert engine.stops(reply(walk(TWO_STEPS), *replies))[0].standing == standing


def test_a_step_of_which_everything_was_left_stands_as_left() -> None:
    after = reply(walk(TWO_STEPS), "", "")

    assert engine.stops(after)[1].standing == "left"


def test_notes_belong_to_their_step() -> None:
    start = walk(TWO_STEPS)
    stop, _ = here(start)
    noted = engine.with_answers(start, (answering.note(stop, "sounded tired", HAND),))
    again, _ = here(noted)
    twice = engine.with_answers(noted, (answering.note(again, "and busy", HAND),))

    notes = engine.stops(twice)[0].notes
    assert [(str(note.slot), note.value) for note in notes] == [
        ("hello[1].#note", "sounded tired"),
        ("hello[2].#note", "and busy"),
    ]
    assert here(twice)[0].step.id == "hello"


def test_a_step_tells_what_it_builds_on() -> None:
    step = next(protocol(GOALS).steps())[1]
    repeated = list(protocol(GOALS).steps())[1][1]

    assert read_names(step) == frozenset()
    assert read_names(repeated) == {"answers.goals", "goal"}


@given(st.data())
def test_resuming_at_any_cut_equals_going_on(data: st.DataObject) -> None:
    texts = st.sampled_from(["", "a", "b", "1000"])
    walked = walk(GOALS)
    for _ in range(data.draw(st.integers(0, 12))):
        if engine.pending(engine.stops(walked)) is None:
            break
        try:
            walked = reply(walked, data.draw(texts))
        except AnswerError:
            continue
    cut = data.draw(st.integers(0, len(walked.answers)))
    start = walk(GOALS)

    resumed = engine.with_answers(start, walked.answers[:cut])
    assert engine.stops(engine.with_answers(resumed, walked.answers[cut:])) == engine.stops(walked)


def test_items_are_named_by_their_first_field_or_themselves() -> None:
    start = walk("""
    - id: talk
      moment: during
      steps:
        - {id: list, title: List, record: {colours: {type: list}}}
        - {id: each, title: Each, for_each: answers.colours, record: {why: {}}}
        - {id: fields, title: Fields, for_each: goals, record: {how: {}}}
    """)
    assert [stop.label.en for stop in engine.stops(reply(start, "red; blue"))] == [
        "",
        "red",
        "blue",
    ]


def test_a_step_is_repeated_for_a_bounded_number_of_items() -> None:
    start = walk("""
    - id: talk
      moment: during
      steps:
        - {id: list, title: List, record: {colours: {type: list}}}
        - {id: each, title: Each, for_each: answers.colours, record: {why: {}}}
    """)
    many = reply(start, ";".join(str(number) for number in range(300)))

    assert len(engine.stops(many)) == 1 + engine.MOST_ITEMS


@pytest.mark.parametrize("what", ["me", "1 + 2", "today", "contract", "account"])
def test_a_step_is_repeated_for_nothing_but_a_list(what: str) -> None:
    start = walk(f"""
    - id: talk
      moment: during
      steps:
        - {{id: list, title: List, record: {{colours: {{type: list}}}}}}
        - {{id: each, title: Each, for_each: {what}, record: {{why: {{}}}}}}
    """)

    assert [stop.step.id for stop in engine.stops(start)] == ["list"]


def test_all_fields_of_a_kind_are_asked_where_none_are_named() -> None:
    start = walk("""
    - id: talk
      moment: during
      steps: [{id: act, title: Act, record: {action: {kind: action}}}]
    """)

    assert places(reply(start, "call"))[1:] == ["action.who open", "action.due open"]


def test_a_kind_that_asks_no_entry_from_the_record_proposes_none() -> None:
    statement = Statement(
        run_id="r0", item="a", kind="goal", fields={"what": "grow"}, step="s", source="said",
        by="Anna", at=NOW,
    )  # fmt: skip
    entry = Entry(
        kind="goal",
        key="grow",
        fields=statement.fields,
        said=dict.fromkeys(statement.fields, statement),
        history=(statement,),
    )
    start = walk(
        """
        - id: talk
          moment: during
          steps: [{id: g, title: G, record: {g: {kind: goal, from_record: false}}}]
        """,
        record=Record(entries=(entry,)),
    )

    assert answering.proposal(start, *here(start)) is None


def test_the_main_field_of_an_entry_can_have_a_default() -> None:
    start = walk("""
    - id: talk
      moment: during
      steps:
        - {id: a, title: A, record: {who: {}}}
        - {id: b, title: B, record: {r: {kind: stakeholder, default: answers.who, fields: [role]}}}
    """)

    assert reply(start, "Anna", "").answers[-1].value == "Anna"


def test_a_walk_that_is_taken_up_knows_what_its_answers_come_to() -> None:
    now = reply(walk("""
    - id: talk
      moment: during
      steps:
        - id: goals
          title: Goals
          record: {goals: {kind: goal, many: true, fields: [measure]}}
    """), "grow", "10 %")  # fmt: skip
    changed = change(now, "goals[1].what", "rest")
    taken_up = replace(changed, answers=tuple(changed.answers))
    stored = replace(changed, answers=(*changed.answers,)[:-1])

    assert taken_up.history.changed == changed.history.changed == {"goals": 2}
    assert stored.history.changed == {}
    assert stored.history.latest.keys() == changed.history.latest.keys()


def test_notes_and_actions_at_a_step_are_no_entries_of_a_prompt_with_its_name() -> None:
    start = walk("""
    - id: talk
      moment: during
      steps: [{id: goals, title: Goals, record: {goals: {kind: goal, many: true, fields: [date]}}}]
    """)
    stop, _ = here(start)
    noted = engine.with_answers(start, (answering.note(stop, "x", HAND),))
    made = engine.with_answers(noted, answering.action(noted, stop, "call", "", "", HAND))
    again = engine.with_answers(made, answering.action(made, stop, "mail", "", "", HAND))

    assert places(again) == ["goals[1].what open"]
    assert [str(slot) for slot in again.history.latest][1:] == ["goals[1].#action",
                                                                "goals[2].#action"]  # fmt: skip
