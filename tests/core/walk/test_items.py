"""Items of a repeat keep their answers when others are added, deleted or called otherwise."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from amkit.model.values import Value
from amkit.walk import answering, engine
from amkit.walk.answering import Hand
from amkit.walk.state import Walk
from tests.protocols import HAND, NOW, at, here, places, walk

EACH = """
- id: talk
  moment: during
  steps:
    - {id: who, title: Who, record: {names: {type: list}}}
    - id: each
      title: Each
      for_each: person in answers.names
      steps:
        - {id: one, title: "{{ person }}", record: {mark: {}}}
        - {id: read, title: Read}
        - {id: topics, title: Topics, record: {topics: {type: list}}}
        - id: topic
          title: Topic
          for_each: topic in answers.topics
          record: {said: {}}
    - id: goal
      title: Goal
      record: {goals: {kind: goal, many: true, fields: [measure]}}
    - id: each-goal
      title: "{{ goal.what }}"
      for_each: goal in answers.goals
      record: {owner: {}}
"""


def say(walk: Walk, slot: str, reply: str) -> Walk:
    """Return the walk after a reply at a place, kept as a conversation keeps it."""
    stop, place = at(walk, slot)
    answers = answering.accept(walk, stop, place, reply, HAND)
    return engine.recorded(walk, engine.stops(walk), answers)[0]


def marks(walk: Walk) -> dict[str, Value]:
    """Return the mark of each person, by the name that the step has now."""
    return {
        stop.label.en: place.value
        for stop in engine.stops(walk) if stop.step.id == "one"
        for place in stop.places
    }  # fmt: skip


def with_people(*names: str) -> Walk:
    made = say(walk(EACH), "names", "; ".join(names))
    for number, name in enumerate(names, start=1):
        made = say(made, f"mark@{number}", f"of {name}")
        made = say(made, f"read@{number}.#done", "")
    return made


def test_whoever_is_left_out_takes_nobody_elses_answers_along() -> None:
    now = say(with_people("Anna", "Bram", "Cas"), "names", "Anna; Cas")

    assert marks(now) == {"Anna": "of Anna", "Cas": "of Cas"}
    assert "mark@2 answered" not in places(now)


def test_one_that_is_added_is_asked_and_one_that_comes_back_is_known() -> None:
    now = say(with_people("Anna", "Bram", "Cas"), "names", "Anna; Cas")
    now = say(now, "names", "Dik; Cas; Anna; Bram")

    assert marks(now) == {"Dik": None, "Cas": "of Cas", "Anna": "of Anna", "Bram": "of Bram"}
    now = say(now, "mark@4", "of Dik")
    assert marks(say(now, "names", "Bram; Dik")) == {"Bram": "of Bram", "Dik": "of Dik"}


def test_one_that_is_called_otherwise_keeps_its_answers_and_is_asked_again() -> None:
    now = say(with_people("Ana", "Bram"), "names", "Anna; Bram")

    assert marks(now) == {"Anna": "of Ana", "Bram": "of Bram"}
    assert [place for place in places(now) if "stale" in place] == [
        "mark@1 stale", "read@1.#done stale",
    ]  # fmt: skip
    again = say(say(now, "mark@1", ""), "read@1.#done", "")
    assert not [place for place in places(again) if "stale" in place]
    assert marks(again) == {"Anna": "of Ana", "Bram": "of Bram"}


def test_two_with_one_name_stay_two() -> None:
    now = say(with_people("Anna", "Anna", "Bram"), "names", "Bram; Anna; Anna")

    found = [place.value for stop in engine.stops(now)
             if stop.step.id == "one" for place in stop.places]  # fmt: skip
    assert found == ["of Bram", "of Anna", "of Anna"]


def test_entries_and_what_repeats_in_a_repeat_stay_together() -> None:
    now = with_people("Anna", "Bram")
    for number, topics in ((1, "price; speed"), (2, "people; price")):
        now = say(now, f"topics@{number}", topics)
    now = say(now, "said@2@2", "Bram of price")
    now = say(say(now, "names", "Bram"), "topics@2", "price")
    assert at(now, "said@2@2")[1].value == "Bram of price"

    for slot, reply in {
        "goals[1].what": "Grow", "goals[1].measure": "", "goals[2].what": "Save",
        "goals[2].measure": "", "goals[3].what": "", "owner@1": "Anna", "owner@2": "Bram",
    }.items():  # fmt: skip
        now = say(now, slot, reply)
    stop, place = at(now, "goals[1].what")
    gone = answering.leave(stop, place, "not_applicable", "", HAND)
    now = engine.recorded(now, engine.stops(now), gone)[0]
    assert [(stop.label.en, stop.places[0].value) for stop in engine.stops(now)
            if stop.step.id == "each-goal"] == [("Save", "Bram")]  # fmt: skip


def test_a_mark_is_kept_by_the_hand_that_changed_the_list() -> None:
    now = with_people("Anna", "Bram")
    stop, place = at(now, "names")
    hand = Hand(by="Kim", at=NOW)
    _, _, kept = engine.recorded(
        now, engine.stops(now), answering.accept(now, stop, place, "Bram", hand)
    )

    assert [(str(one.slot), one.value, one.by) for one in kept] == [
        ("each@1.#item", "anna", "Kim"), ("each@2.#item", "bram", "Kim"),
        ("names", ("Bram",), "Kim"),
    ]  # fmt: skip


def test_a_list_that_grows_at_its_end_needs_no_mark() -> None:
    now = with_people("Anna")
    stop, place = at(now, "names")
    answers = answering.accept(now, stop, place, "Anna; Bram", HAND)

    assert engine.recorded(now, engine.stops(now), answers)[2] == answers
    assert marks(say(now, "names", "Anna; Bram")) == {"Anna": "of Anna", "Bram": None}


NAMES = st.lists(st.sampled_from("ABCDE"), unique=True, max_size=5)


@given(lists=st.lists(NAMES, min_size=1, max_size=6))
def test_however_a_list_is_changed_no_answer_lands_at_another_item(lists: list[list[str]]) -> None:
    now = walk(EACH)
    for names in lists:
        now = say(now, "names", "; ".join(names)) if names else leave(now)
        for stop in engine.stops(now):
            if stop.step.id == "one":
                (place,) = stop.places
                # What was answered for another is at most offered again, and asked.
                assert place.standing != "answered" or place.value == stop.label.en
                now = say(now, str(place.slot), stop.label.en)
    assert here(now) is not None


def leave(walk: Walk) -> Walk:
    stop, place = at(walk, "names")
    left = answering.leave(stop, place, "unknown", "", HAND)
    return engine.recorded(walk, engine.stops(walk), left)[0]
