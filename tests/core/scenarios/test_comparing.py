"""What a scenario expects against what came out: nothing hidden, and no more than was named."""

from __future__ import annotations

from typing import Any

import pytest

from amkit.scenarios.comparing import differences
from amkit.scenarios.model import Scenario
from amkit.scenarios.outcome import Outcome, outcome_of
from amkit.walk import answering, engine
from tests.protocols import HAND, here, reply, walk

PHASES = """
- id: talk
  moment: during
  steps:
    - id: start
      title: Start
      say: Hello.
    - id: goals
      title: Goals
      record:
        goals: {kind: goal, many: true, max: 2, fields: [date]}
        mood: {type: yes_no, comment: Why?}
        words: {type: list}
        main: {kind: decision, fields: [who]}
      checks: [{that: answers.mood, message: Cheer them up.}]
    - id: each
      title: Each
      for_each: answers.words
      when: item != "no"
      record: {mark: {type: scale, low: bad, high: good}}
    - id: nested
      title: Nested
      for_each: word in answers.words
      steps:
        - {id: deep, title: Deep, for_each: "['x', 'y']", record: {deepest: {}}}
    - id: later
      title: Later
      not_before: today + days(3)
      record: {last: {}}
"""


def walked() -> Outcome:
    done = reply(walk(PHASES), "", "Grow", "2027-03-01", "", "no", "They lost a customer.",
                 "so; no; yes", "", "4")  # fmt: skip
    stop, place = here(done)
    done = engine.with_answers(done, answering.leave(stop, place, "unknown", "", HAND))
    done = reply(done, *["deep"] * 6)
    return outcome_of(done, engine.stops(done), "nl", {"note": "# Talk\n\nGrow\nand more\n"})


def scenario(**expected: Any) -> Scenario:
    return Scenario(protocol="talk", today="2026-11-23", **expected)


def told(**expected: Any) -> list[tuple[Any, ...]]:
    found = differences(scenario(**expected), walked(), {"note": None})
    assert all(one.text.nl for one in found)
    return [(one.keys, one.text.en, *one.lines) for one in found]


def test_the_outcome_tells_what_was_walked_answered_and_left() -> None:
    found = walked()

    assert found.path == ("start", "goals", "each", "each", *["deep"] * 6)
    assert found.open == {"mark@3": "unknown", "later": "waiting"}
    assert found.checks == ("Cheer them up.",)
    assert found.expect == {
        "goals": [{"what": "Grow", "date": "1 maart 2027"}],
        "mood": {"answer": "nee", "comment": "They lost a customer."},
        "words": ["so", "no", "yes"],
        "main": None,
        "mark": ["4", None, None],
        "deepest": [["deep", "deep"], ["deep", "deep"], ["deep", "deep"]],
        "last": None,
    }


def test_what_is_as_expected_says_nothing() -> None:
    assert told() == []
    assert told(
        path=("start", "goals", "each", "each", *["deep"] * 6),
        expect={"mood": False, "goals": [{"date": "1 maart 2027"}], "mark": [4, None, None],
                "words": ["so", "no", "yes"], "main": None},
        open={"later": "waiting", "mark@3": "unknown"},
        checks=("Cheer them up.",),
        note=("Grow",),
    ) == []  # fmt: skip
    assert told(expect={"mood": {"answer": "nee", "comment": "They lost a customer."}}) == []


def test_another_path_is_shown_whole() -> None:
    assert told(path=("start", "each", "each", *["deep"] * 6)) == [
        (("path",), "other steps are walked", "  start", "+ goals", "  each", "  each",
         *["  deep"] * 6)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("expect", "keys", "lines"),
    [
        ({"mood": True}, ("mood",), ("- ja", "+ nee")),
        ({"mood": {"comment": "No."}}, ("mood", "comment"), ("- No.", "+ They lost a customer.")),
        ({"goals": [{"date": None}]}, ("goals", 0, "date"), ("- (niets)", "+ 1 maart 2027")),
        (
            {"goals": []}, ("goals",), ("+ what: Grow, date: 1 maart 2027",),
        ),
        (
            {"main": {"what": "Go\non"}}, ("main",), ("- what: Go\non", "+ (niets)"),
        ),
        ({"words": ["so", "no"]}, ("words",), ("- so", "- no", "+ so", "+ no", "+ yes")),
        ({"mark": ["4", "1\n2", None]}, ("mark", 1), ("- 1", "- 2", "+ (niets)")),
    ],
)  # fmt: skip
def test_another_answer_is_shown_beside_what_was_expected(
    expect: dict[str, Any], keys: tuple[Any, ...], lines: tuple[str, ...]
) -> None:
    text = f"“{keys[-1]}” reads otherwise"

    assert told(expect=expect) == [(("expect", *keys), text, *lines)]


def test_an_answer_that_nobody_is_asked_for_is_told() -> None:
    assert told(expect={"gaols": "x"}) == [
        (("expect", "gaols"), "no step that is walked asks for “gaols”")
    ]


def test_what_is_left_and_what_fails_is_compared_whole() -> None:
    assert told(open={"later": "waiting"}, checks=()) == [
        (("open",), "something else is left open", "  later: waiting", "+ mark@3: unknown"),
        (("checks",), "other checks fail", "+ Cheer them up."),
    ]


def test_a_note_has_its_lines_or_is_a_file() -> None:
    assert told(note=("Grow", "Shrink")) == [
        (("note", 1), "this does not stand in the note", "- Shrink")
    ]
    assert told(note="note.md") == [(("note",), "note.md is not there yet; --update writes it")]
    kept = "# Talk\n\nShrink\nand more\n"
    (found,) = differences(scenario(note="note.md"), walked(), {"note": kept})
    assert found.text.en == "the note is not note.md"
    assert found.lines == ("  # Talk", "  ", "- Shrink", "+ Grow", "  and more")
    assert (
        differences(scenario(note="note.md"), walked(), {"note": "# Talk\n\nGrow\nand more\n"})
        == ()
    )


def test_far_differences_leave_out_what_is_between() -> None:
    long = "\n".join(map(str, range(20)))
    outcome = Outcome(language="en", path=(), expect={}, open={}, checks=(), notes={"note": long})
    kept = long.replace("1\n2\n", "1\n", 1).replace("18\n", "")

    (found,) = differences(scenario(note="n.md"), outcome, {"note": kept})
    assert "  …" in found.lines


SHEETS = """
- id: talk
  moment: during
  steps:
    - id: s
      title: S
      record:
        t: {type: table, columns: {what: {}, cost: {type: money}}}
        m: {type: table, rows: [{id: a, text: A}], columns: {done: {type: yes_no}}}
        c:
          type: scorecard
          low: bad
          high: good
          items: [{id: a, text: A}]
          bands: [{id: fine, text: {en: Fine, nl: Goed}, at_least: 50}, {id: poor, text: Poor}]
"""


def test_tables_and_scorecards_are_told_by_row_and_item() -> None:
    done = reply(walk(SHEETS), "Paper", "12", "", "yes", "4")
    outcome = outcome_of(done, engine.stops(done), "nl", {})
    assert outcome.expect == {
        "t": [{"what": "Paper", "cost": "€ 12"}],
        "m": {"a": {"done": "ja"}},
        "c": {"score": "75", "band": "Goed", "a": "4"},
    }
    bare = outcome_of(walk(SHEETS), engine.stops(walk(SHEETS)), "en", {})
    assert bare.expect == {
        "t": [], "m": {"a": {"done": None}}, "c": {"score": None, "band": None, "a": None},
    }  # fmt: skip
    stop, place = here(reply(walk(SHEETS), ""))
    left = answering.leave(stop, place, "unknown", "", HAND)
    told = engine.with_answers(reply(walk(SHEETS), ""), left)
    assert outcome_of(told, engine.stops(told), "en", {}).open == {"m[1].done": "unknown"}
