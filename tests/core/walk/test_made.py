"""What a walk makes of its answers: checks that fail, actions and documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from amkit.errors import AnswerError
from amkit.model.record import Record
from amkit.model.text import Text
from amkit.planning.note import note_of
from amkit.planning.record import record_of
from amkit.source.compiled import freeze, thaw
from amkit.source.protocols import load_protocol
from amkit.walk import actions, answering, checks, documents, engine
from amkit.walk.state import Walk
from tests.core.render.test_golden import RUN
from tests.protocols import HAND, TODAY, at, here, reply
from tests.protocols import walk as walk_of

FILE = Path(__file__).parents[2] / "data" / "protocols" / "ok" / "follow-up.yaml"
TALK = load_protocol(FILE.read_bytes(), str(FILE))
START = Walk(protocol=TALK, account="ACME", record=Record(), me="Bram", today=TODAY)


def told(walk: Walk) -> list[tuple[str, str]]:
    return [
        (failed.message.en, failed.stop.step.id if failed.stop is not None else "")
        for failed in checks.failed(walk, engine.stops(walk))
    ]


def made(walk: Walk) -> list[tuple[str, object, object]]:
    return [
        (str(one.fields["what"]), one.fields.get("who"), one.fields.get("due"))
        for one in actions.made(walk, engine.stops(walk), "en")
    ]


def test_it_is_kept_compiled_as_it_is() -> None:
    assert thaw(freeze(TALK)) == TALK


def test_what_cannot_be_told_yet_fails_nothing_and_what_is_false_is_told_at_its_step() -> None:
    assert told(replace(START, protocol=replace(TALK, checks=()))) == [
        (
            "No goal was named. Ask once more what has to be better next year.",
            "goals",
        )
    ]

    past = reply(START, "2026-12-01", "20", "Grow", "2026-01-31", "")

    assert told(past) == [
        ("“Grow” lies in the past; ask for a new date.", "each-goal"),
        ("Nothing was agreed; without an action nothing happens.", ""),
    ]
    assert not list(checks.of_phase(past, TALK.phases[0], engine.stops(past)))
    assert not list(checks.of_phase(past, TALK.phases[1], engine.stops(past)))
    assert [f.message.nl for stop in engine.stops(past) for f in checks.of_step(past, stop)] == [
        "‘Grow’ ligt in het verleden; vraag een nieuwe datum."
    ]


def test_a_phase_that_is_not_walked_fails_no_check() -> None:
    phases = (TALK.phases[0], replace(TALK.phases[1], when="False"), TALK.phases[2])

    assert told(replace(START, protocol=replace(TALK, phases=phases, checks=()))) == []


def test_actions_follow_from_the_answers_and_are_taken_back_with_them() -> None:
    assert made(START) == []
    talked = reply(START, "2026-12-01", "20", "Grow", "2027-01-31", "", "Anna", "no")

    assert made(talked) == [
        ("Agree on a measure for Grow", "Anna", date(2026, 12, 8)),
        ("Call ACME back", "Bram", date(2026, 12, 3)),
    ]
    stop, place = at(talked, "happy")
    content = engine.with_answers(talked, answering.accept(talked, stop, place, "yes", HAND))

    assert made(content) == [("Agree on a measure for Grow", "Anna", date(2026, 12, 8))]
    said = answering.statements(content, engine.stops(content), "r1", "nl")
    assert [(one.item, one.main) for one in said] == [
        ("goals[1]", "Grow"), ("measure-goal@1.#action", "Spreek een maatstaf af voor Grow"),
    ]  # fmt: skip


def test_an_action_without_a_text_or_a_known_person_or_day_leaves_that_out() -> None:
    rule = TALK.actions[0]
    bare = replace(rule, when="", who="answers.happy", due="answers.margin")
    empty = replace(rule, id="none", when="", who="", due="", what=replace(rule.what, en="", nl=""))
    talk = replace(TALK, actions=(bare, empty))

    assert made(reply(replace(START, protocol=talk), "2026-12-01")) == [
        ("Call ACME back", None, None)
    ]


def test_an_action_by_hand_is_answers_of_its_step() -> None:
    stop, _ = here(START)
    one = answering.action(START, stop, "Send the file", "me", "tomorrow", HAND)
    walk = engine.with_answers(START, one)
    two = answering.action(walk, stop, "Call Anna", "", "", HAND)
    walk = engine.with_answers(walk, two)

    assert [str(answer.slot) for answer in one + two] == [
        "plan[1].#action", "plan[1].#who", "plan[1].#due", "plan[2].#action",
    ]  # fmt: skip
    assert made(walk) == [
        ("Send the file", "Bram", date(2026, 11, 24)), ("Call Anna", None, None),
    ]  # fmt: skip
    assert [entry["what"] for entry in engine.whole(walk)["actions"]] == [
        "Send the file", "Call Anna",
    ]  # fmt: skip
    with pytest.raises(AnswerError, match="what has to be done"):
        answering.action(walk, stop, " ", "", "", HAND)
    with pytest.raises(AnswerError):
        answering.action(walk, stop, "Send", "", "some day", HAND)


def test_actions_of_before_are_closed_at_once_and_open_again_when_spoken_of() -> None:
    stop, _ = here(START)
    first = engine.with_answers(START, answering.action(START, stop, "Send the file", "", "", HAND))
    before = answering.statements(first, engine.stops(first), "r1")
    walk = replace(START, record=record_of(before))
    assert [entry.latest.main for entry in actions.to_close(walk)] == ["Send the file"]

    done = engine.with_answers(walk, actions.closed(walk, ("Send the file",), "Bram", HAND.at))
    assert actions.closed(done, ("Send the file",), "Bram", HAND.at) == ()
    closed = answering.statements(done, engine.stops(done), "r2")

    assert [dict(one.fields) for one in closed] == [
        {"what": "Send the file", "status": "done", "done": date(2026, 11, 23)}
    ]
    assert engine.whole(done)["actions"][0]["status"] == "done"
    assert actions.to_close(done) == ()
    assert actions.open_actions(record_of((*before, *closed))) == ()
    assert len(actions.open_actions(record_of((*before, *closed, *before)))) == 1


def test_documents_are_made_where_the_answers_call_for_them() -> None:
    assert [one.id for one in documents.ready(START, engine.stops(START), "en")] == ["handover"]
    walk = reply(START, "2026-12-01", "20", "Grow", "", "")

    thanks, handover = documents.ready(walk, engine.stops(walk), "en")

    assert (thanks.to, thanks.subject) == ("Grow", "Our conversation of 1 December 2026")
    assert thanks.body.splitlines()[2:] == ["You want: Grow. Until ‹by›!"]
    assert (handover.title, handover.to, handover.body) == ("Handover", "", "Margin 20 percent.")


def test_a_paragraph_of_a_document_is_a_line_and_an_answer_in_it_keeps_its_own() -> None:
    body = "Thank you\nfor  \nyesterday.\n\nWe:\n\n- this\n- that\n  too\n - x\n- {{ me }}\n\nBye\n"
    letter = replace(TALK.documents[1], body=Text(body, body))
    walk = replace(START, protocol=replace(TALK, documents=(letter,)), me="Bram\nde Wit")
    (made,) = documents.ready(walk, engine.stops(walk), "en")

    assert made.body == (
        "Thank you for yesterday.\n\nWe:\n\n- this\n- that too\n - x\n- Bram\nde Wit\n\nBye"
    )


LIST = """
- id: talk
  moment: during
  steps:
    - id: what
      title: What
      record:
        plans:
          type: table
          columns: {what: {label: What}, by: {type: date}, fee: {type: money, currency: EUR}}
        sizes: {type: list, label: Sizes}
      documents:
        - id: mail
          title: Mail
          body: |
            We do this:
            {{ bullets(answers.plans.what, answers.plans.by, answers.plans.fee) }}

            And {{ bullets(answers.sizes) }}
"""


def test_bullets_list_what_belongs_together_as_the_reader_writes_it() -> None:
    rows = ("Pilot", "2027-03-01", "1200", "Report\nto all", "", "", "")
    now = reply(walk_of(LIST), *rows)

    (en,) = documents.ready(now, engine.stops(now), "en")
    (nl,) = documents.ready(now, engine.stops(now), "nl")
    assert en.body == ("We do this:\n- Pilot, 1 March 2027, €1,200\n- Report to all\n\nAnd ‹Sizes›")
    assert nl.body.splitlines()[1] == "- Pilot, 1 maart 2027, € 1.200"
    none = reply(walk_of(LIST), "")
    assert "‹What›" in documents.ready(none, engine.stops(none), "en")[0].body


def test_a_document_of_a_repeated_step_is_made_for_each_item() -> None:
    talk = TALK.phases[1]
    step = replace(talk.steps[1], documents=(TALK.documents[1],))
    phases = (TALK.phases[0], replace(talk, steps=(talk.steps[0], step)), TALK.phases[2])
    walk = replace(START, protocol=replace(TALK, phases=phases, documents=()))

    walk = reply(walk, "2026-12-01", "20", "Grow", "", "Save", "")

    ids = [one.id for one in documents.ready(walk, engine.stops(walk), "nl")]
    assert ids == ["handover-1", "handover-2"]


def test_a_note_has_the_day_of_the_conversation_its_actions_and_what_fails() -> None:
    walk = reply(START, "2026-12-01", "20", "Grow", "2026-01-31", "", "Anna", "no", "")
    run = replace(RUN, protocol_id="follow-up")

    ours = note_of(walk, engine.stops(walk), run=run, language="en", audience="internal")
    theirs = note_of(walk, engine.stops(walk), run=run, language="en", audience="client")

    assert (ours["date"], ours["checks"][0]["step"]) == ("2026-12-01", "Grow")
    assert ours["checks"][1]["step"] == ""
    assert [action["what"] for action in ours["actions"]] == [
        "Call ACME back", "Agree on a measure for Grow",
    ]  # fmt: skip
    assert [action["what"] for action in theirs["actions"]] == ["Agree on a measure for Grow"]
    assert theirs["checks"] == []
