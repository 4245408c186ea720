"""Tables, matrices and scorecards: what is asked, what it comes to, what stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amkit.errors import AnswerError
from amkit.model.prompts import ScorecardPrompt
from amkit.model.run import Answer, Slot
from amkit.model.scorecards import Item
from amkit.model.text import Text
from amkit.walk import answering, engine
from amkit.walk.history import History
from amkit.walk.literal import Filler
from amkit.walk.scorecards import scorecard_at
from amkit.walk.state import Walk
from tests.protocols import HAND, NOW, TODAY, at, change, here, places, reply, walk

COSTS = """
- id: talk
  moment: during
  steps:
    - id: costs
      title: Costs
      record:
        costs:
          type: table
          min: 1
          max: 3
          columns:
            what: {prompt: What is it?}
            kind: {type: choice, options: [{id: work, text: Work}, {id: goods, text: Goods}]}
            hours:
              type: integer
              when: row.kind == "work"
              checks: [{that: it < 100, message: No}]
            rate: {type: integer, when: row.kind == "work", default: row.hours * 2}
            cost: {type: integer, compute: row.hours * row.rate}
    - id: sum
      title: Sum
      record:
        total: {type: integer, compute: sum(answers.costs.cost)}
        said: {default: "join(answers.costs.what)"}
    - id: each
      title: Each
      for_each: cost in answers.costs
      record:
        why: {prompt: "Why {{ cost.what }}?"}
"""
MATRIX = """
- id: talk
  moment: during
  steps:
    - id: m
      title: M
      record:
        mood:
          type: matrix
          rows: [{id: planning, text: {en: Planning, nl: Planning}}, {id: floor, text: Shop floor}]
          columns: [{id: quality, text: Quality}, {id: speed, text: Speed}]
          cell: {type: scale, low: poor, high: great}
        checked:
          type: table
          required: true
          rows: [{id: contract, text: Contract}, {id: plan, text: Plan}]
          columns: {done: {type: yes_no}, note: {when: row.done == false}}
    - id: each
      title: Each
      for_each: row in rows(answers.mood)
      record:
        why: {prompt: "{{ row.row }} {{ average(row.quality, row.speed) }}"}
"""
HEALTH = """
- id: talk
  moment: during
  steps:
    - id: tier
      title: Tier
      record:
        tier: {type: choice, options: [{id: gold, text: Gold}, {id: iron, text: Iron}]}
    - id: health
      title: Health
      record:
        health:
          type: scorecard
          low: bad
          high: good
          items:
            - {id: use, text: Use, weight: 2}
            - id: people
              text: People
              items:
                - {id: sponsor, text: Sponsor}
                - {id: users, text: Users, weight: 3}
          bands:
            - id: healthy
              text: {en: Healthy, nl: Gezond}
              at_least: '80 if answers.tier == "gold" else 60'
            - {id: failing, text: {en: Failing, nl: Zwak}}
            - {id: at_risk, text: At risk, at_least: 30}
          stale_after: 90
    - id: after
      title: After
      say: ["{{ answers.health.score }}, {{ answers.health.band }}"]
      when: answers.health.band != "healthy"
"""


def value(walk: Walk, name: str) -> Any:
    return engine.whole(walk)["answers"][name]


def test_rows_are_added_until_that_was_all_and_cells_depend_on_their_row() -> None:
    now = reply(walk(COSTS), "Support", "work", "10", "", "Paper", "goods")

    assert places(now)[:7] == [
        "costs[1].what answered", "costs[1].kind answered", "costs[1].hours answered",
        "costs[1].rate answered", "costs[1].cost computed", "costs[2].what answered",
        "costs[2].kind answered",
    ]  # fmt: skip
    assert value(now, "costs") == (
        {"what": "Support", "kind": "work", "hours": 10, "rate": 20, "cost": 200},
        {"what": "Paper", "kind": "goods", "hours": None, "rate": None, "cost": None},
    )
    assert value(reply(now, ""), "total") == 200
    done = reply(now, "", "")
    assert at(done, "said")[1].value == "Support, Paper"
    assert [stop.label.en for stop in engine.stops(done)[2:]] == ["Support", "Paper"]


def test_a_table_needs_its_first_rows_and_takes_no_more_than_it_holds() -> None:
    start = walk(COSTS)
    with pytest.raises(AnswerError):
        reply(start, "")
    full = reply(start, *("a", "goods") * 3)
    assert str(here(full)[1].slot) == "said"
    with pytest.raises(AnswerError):
        reply(start, "a", "work", "100")


def test_a_row_that_does_not_apply_any_more_is_gone_and_makes_room() -> None:
    full = reply(walk(COSTS), *("a", "goods") * 3)
    stop, place = at(full, "costs[2].what")
    left = answering.leave(stop, place, "not_applicable", "", HAND)
    fewer = engine.with_answers(full, left)

    assert [row["kind"] for row in value(fewer, "costs")] == ["goods", "goods"]
    assert str(here(fewer)[1].slot) == "costs[4].what"


def test_the_cells_of_given_rows_are_all_asked_and_read_by_name() -> None:
    now = reply(walk(MATRIX), "4", "5", "2", "3", "yes", "no", "to do")

    assert value(now, "mood") == {
        "planning": {"quality": 4, "speed": 5}, "floor": {"quality": 2, "speed": 3},
    }  # fmt: skip
    assert value(now, "checked") == {
        "contract": {"done": True, "note": None}, "plan": {"done": False, "note": "to do"},
    }  # fmt: skip
    assert at(now, "checked[2].note")[1].about == Text("Plan", "Plan")
    stop, place = here(now)
    assert stop.label.nl == "Planning"
    assert Filler(now, stop, "nl").text(place.prompt.prompt) == "Planning 4,5"
    with pytest.raises(AnswerError):
        reply(walk(MATRIX), "", "", "", "", "")


def test_a_score_is_weighed_and_means_what_its_band_says() -> None:
    now = reply(walk(HEALTH), "gold", "4", "3", "5")
    assert value(now, "health") == {
        "score": 79, "band": "at_risk", "worked_out": "at_risk",
        "items": {"use": 4, "sponsor": 3, "users": 5, "people": 88},
    }  # fmt: skip
    stop, place = here(now)
    assert place.prompt.prompt.nl == "De score is 79 van 100. Wat betekent dat?"
    assert answering.proposal(now, stop, place) is not None

    kept = reply(now, "")
    assert [str(place) for place in places(kept)][-2:] == [
        "health.#band computed", "after.#done open",
    ]  # fmt: skip
    stop, _ = here(kept)
    assert Filler(kept, stop, "nl").lines(stop.step.say) == ("79, At risk",)
    iron = change(kept, "tier", "iron")
    assert value(iron, "health")["band"] == "healthy"


def test_what_was_worked_out_can_be_overruled_with_the_reason() -> None:
    now = reply(walk(HEALTH), "iron", "1", "1", "1", "healthy")
    assert str(here(now)[1].slot) == "health.#why"
    assert here(now)[1].prompt.prompt.nl == "Uitgerekend is ‘Zwak’. Waarom ziet u het anders?"
    with pytest.raises(AnswerError):
        reply(now, "")
    done = reply(now, "they just began")
    assert value(done, "health")["band"] == "healthy"
    assert value(done, "health")["worked_out"] == "failing"
    assert engine.pending(engine.stops(done)) is None
    higher = change(done, "health.use", "5")
    assert value(higher, "health")["band"] == "healthy", "what was said by hand stays"


def test_what_does_not_apply_passes_its_weight_on_and_what_is_not_known_makes_all_unknown() -> None:
    now = reply(walk(HEALTH), "gold", "4", "3", "5", "")
    for slot, reason, score in (
        ("health.users", "not_applicable", 67), ("health.users", "unknown", None),
    ):  # fmt: skip
        stop, place = at(now, slot)
        left = engine.with_answers(now, answering.leave(stop, place, reason, "", HAND))  # type: ignore[arg-type]
        assert value(left, "health")["score"] == score
    bare = reply(walk(HEALTH), "gold")
    for _ in range(3):
        stop, place = here(bare)
        left = engine.with_answers(bare, answering.leave(stop, place, "not_applicable", "", HAND))
        bare = left
    assert value(bare, "health")["score"] is None
    assert places(bare)[-1] == "health.users left"


GATED = (
    HEALTH.replace("text: Use,", "text: Use, when: answers.tier == 'gold',")
    .replace("text: People\n", "text: People\n              when: answers.tier != 'tin'\n")
    .replace("text: Sponsor}", "text: Sponsor, when: answers.tier == 'gold'}")
)


def test_an_item_whose_condition_does_not_hold_is_not_asked_and_passes_its_weight_on() -> None:
    gold = reply(walk(GATED), "gold", "4", "3", "5", "")
    iron = reply(walk(GATED), "iron", "5", "")
    assert value(gold, "health")["score"] == 79
    assert places(iron)[1:3] == ["health.users answered", "health.#band computed"]
    assert value(iron, "health")["score"] == 100
    assert value(iron, "health")["items"] == {
        "use": None, "sponsor": None, "users": 5, "people": 100,
    }  # fmt: skip

    back = change(gold, "tier", "iron")
    assert value(back, "health")["score"] == 100
    again = change(back, "tier", "gold")
    assert value(again, "health")["score"] == 79, "what was scored comes back with its item"


def test_what_a_score_means_is_asked_where_a_threshold_is_not_known() -> None:
    unknown = HEALTH.replace("80 if", "answers.nope if").replace("else 60", "else answers.nope")
    now = reply(walk(unknown), "gold", "4", "3", "5")
    assert value(now, "health")["band"] is None
    assert places(now)[-2:] == ["health.users answered", "health.#band open"]

    now = reply(now, "failing")
    assert (value(now, "health")["band"], value(now, "health")["worked_out"]) == ("failing", None)
    assert places(now)[-2:] == ["health.#band answered", "after.#done open"], "and nobody asks why"


def test_scores_of_last_time_are_proposed_until_they_are_too_old() -> None:
    before = reply(walk(HEALTH), "gold", "4", "3", "5", "")
    known = engine.whole(before)["answers"]
    for days, proposed in ((90, 4), (91, None)):
        day = TODAY - timedelta(days=days)
        now = reply(replace(walk(HEALTH), previous=known, previous_day=day), "gold")
        stop, place = here(now)
        found = answering.proposal(now, stop, place)
        assert (None if found is None else found.value) == proposed
    other = replace(now, previous={**known, "health": {"items": {"use": 9}}})
    stop, place = here(other)
    assert answering.proposal(other, stop, place) is None


leaf_scores = st.lists(
    st.tuples(st.integers(1, 5) | st.none(), st.integers(1, 9)), min_size=1, max_size=6
)


def score_of(scores: list[tuple[int | None, int]], times: int = 1) -> int | None:
    """Return the score of items with these steps and weights; None where one does not apply."""
    prompt = ScorecardPrompt(
        type="scorecard", low=Text("l"), high=Text("h"),
        items=tuple(
            Item(id=f"i{n}", text=Text("I"), weight=weight * times)  # type: ignore[arg-type]
            for n, (_, weight) in enumerate(scores)
        ),
    )  # fmt: skip
    answers = tuple(
        Answer(
            slot=Slot("s", (), 0, f"i{n}"), value=step, at=NOW,
            reason="not_applicable" if step is None else None,
        )
        for n, (step, _) in enumerate(scores)
    )  # fmt: skip
    latest = History().and_then(answers).latest
    found = scorecard_at(latest, prompt, Slot("s"), {})["score"]
    assert found is None or isinstance(found, int)
    return found


@given(leaf_scores, st.integers(2, 5))
def test_scores_stay_between_the_ends_and_only_ratios_of_weights_count(
    scores: list[tuple[int | None, int]], times: int
) -> None:
    score = score_of(scores)
    steps = [step for step, _ in scores if step is not None]
    if not steps:
        assert score is None
        return
    assert score is not None
    assert 25 * (min(steps) - 1) <= score <= 25 * (max(steps) - 1)
    assert score_of(scores, times) == score
    assert score_of([one for one in scores if one[0] is not None]) == score
    assert score_of(scores[::-1]) == score


def test_what_was_worked_out_is_asked_where_somebody_knows_better() -> None:
    now = reply(walk(COSTS), "Support", "work", "10", "", "")
    stops = engine.stops(now)
    assert str(here(now)[1].slot) == "said"
    found = engine.pending(stops, lambda stop, place: place.slot.field == "cost")
    assert found is not None
    assert str(found[1].slot) == "costs[1].cost"
    stop, place = found
    more = engine.with_answers(now, answering.accept(now, stop, place, "900", HAND))
    assert value(more, "total") == 900


def test_what_stands_on_a_row_that_changed_is_asked_again() -> None:
    default = COSTS.replace("default: row.hours * 2", "default: answers.total")
    now = reply(walk(default), "Support", "work", "10", "5", "", "x")
    changed = change(change(now, "total", "7"), "total", "8")
    assert at(changed, "costs[1].rate")[1].standing == "stale"
    matrix = reply(walk(MATRIX.replace("low: poor", "prompt: x, low: poor")), "4")
    assert at(matrix, "mood[1].quality")[1].standing == "answered"


def test_options_are_read_by_their_texts_and_label_what_is_repeated_for_them() -> None:
    now = reply(
        walk("""
- id: talk
  moment: during
  steps:
    - id: s
      title: S
      record:
        topics:
          type: choices
          options: [{id: price, text: {en: Price, nl: Prijs}}, {id: speed, text: Speed}]
        goals: {kind: stakeholder, fields: [power]}
        first: {default: "answers.topics[0]"}
        best: {type: choice, compute: "answers.topics[0]", options: [{id: price, text: Price}]}
    - {id: each, title: "{{ topic }}", for_each: topic in answers.topics, when: topic == "price"}
    - {id: who, title: "{{ stakeholder.power }}"}
"""),
        "1, 2", "Vera", "decides", "",
    )  # fmt: skip
    _, each, who = engine.stops(now)
    assert each.label == Text("Price", "Prijs")
    assert Filler(now, each, "nl").text(each.step.title) == "Prijs"
    assert Filler(now, who, "nl").text(who.step.title) == "beslist"
    assert value(now, "best").text == Text("Price", "Price")
    assert type(at(now, "first")[1].value) is str
