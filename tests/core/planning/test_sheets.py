"""Tables and scorecards in notes: for us, for the customer, half filled and empty."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from amkit.model.prompts import Audience
from amkit.model.run import Run
from amkit.model.text import Language
from amkit.planning.note import note_of
from amkit.source.protocols import load_protocol
from amkit.walk import answering, engine
from amkit.walk.literal import Filler
from amkit.walk.state import Walk
from tests.protocols import HAND, NOW, change, here, reply, walk

FILE = Path(__file__).parents[2] / "data" / "protocols" / "ok" / "sheets.yaml"
RUN = Run(
    id="r", account_id="a", protocol_id="sheets", protocol_version="1.0.0", protocol_digest="d",
    status="done", by="Bram", started=NOW, changed=NOW,
)  # fmt: skip
START = replace(
    walk("- {id: p, moment: during, steps: [{id: s, title: S}]}"),
    protocol=load_protocol(FILE.read_bytes(), "sheets.yaml"),
)
COSTS = ("key", "Visits", "hours", "12", "95", "")
VIEWS = ("5", "4", "4", "3", "yes", "no", "One")


def sheets(walk: Walk, language: Language = "en", audience: Audience = "internal") -> Any:
    """Return the tables of a note by their labels."""
    made = note_of(walk, engine.stops(walk), run=RUN, language=language, audience=audience)
    return {
        answer["label"]: answer
        for phase in made["phases"] for step in phase["steps"] for answer in step["answers"]
        if answer["kind"] == "table"
    }  # fmt: skip


def test_a_table_has_its_columns_and_rows() -> None:
    found = sheets(reply(START, *COSTS, *VIEWS), "nl")
    assert found["Wat het kostte"]["columns"] == ["Waaraan?", "Soort", "Uren", "Tarief", "Bedrag"]
    assert found["Wat het kostte"]["rows"] == [["Visits", "Uren", "12", "€ 95", "€ 1.140"]]
    assert found["Wat we afspraken"]["columns"] == ["", "Nagekomen", "Wat ontbrak"]
    assert found["Wat we afspraken"]["rows"] == [
        ["Elke maand een rapportage", "ja", ""], ["Elk kwartaal een bezoek", "nee", "One"],
    ]  # fmt: skip


def test_what_is_empty_is_left_out_and_the_customer_sees_what_is_theirs() -> None:
    assert sheets(START) == {}
    assert sheets(reply(START, "key", "", *VIEWS), "en", "client").keys() == {
        "How your colleagues see it"
    }


def test_a_scorecard_says_what_it_comes_to_and_why_that_was_overruled() -> None:
    scored = reply(START, *COSTS, *VIEWS, "4")
    half = sheets(scored)["Health"]
    assert half["rows"] == [
        ["Use of what they buy", "4 of 5"], ["Our sponsor", ""], ["The users", ""], ["People", ""],
    ]  # fmt: skip
    assert half["text"] == ""
    stop, place = here(scored)
    unknown = engine.with_answers(scored, answering.leave(stop, place, "not_applicable", "", HAND))
    full = reply(unknown, "3", "")
    assert sheets(full)["Health"]["text"] == "67 of 100: At risk"
    assert sheets(full)["Health"]["rows"][1] == ["Our sponsor", "does not apply"]
    assert note_of(full, engine.stops(full), run=RUN, language="en", audience="internal")[
        "left"
    ] == []  # fmt: skip
    other = reply(change(full, "health.#band", "healthy"), "They renew.")
    assert sheets(other, "nl")["Gezondheid"]["text"] == "67 van 100: Gezond"
    assert sheets(other)["Health"]["aside"] == "Worked out: At risk. Seen otherwise: They renew."


def test_an_item_that_was_not_asked_is_in_no_note() -> None:
    now = reply(
        walk("""
- id: talk
  moment: during
  steps:
    - id: s
      title: S
      record:
        big: {type: yes_no}
        card:
          type: scorecard
          label: Card
          low: l
          high: h
          items:
            - {id: a, text: A}
            - {id: b, text: B, when: answers.big, items: [{id: c, text: C}]}
"""),
        "no", "3",
    )  # fmt: skip
    assert sheets(now)["Card"]["rows"] == [["A", "3 of 5"]]
    both = reply(change(now, "big", "yes"), "5")
    assert sheets(both)["Card"]["rows"] == [["A", "3 of 5"], ["C", "5 of 5"], ["B", "100 of 100"]]


def test_a_scorecard_without_bands_has_its_score_alone_and_columns_need_no_label() -> None:
    now = reply(
        walk("""
- id: talk
  moment: during
  steps:
    - id: s
      title: S
      say: "{{ answers.t[0].how_long }} {{ answers.t[0].nothing_else }}"
      record:
        t: {type: table, label: T, columns: {what: {}, how_long: {}, nothing_else: {label: Rest}}}
        card: {type: scorecard, label: Card, low: l, high: h, items: [{id: a, text: A}]}
"""),
        "one", "two", "", "", "5",
    )  # fmt: skip
    assert sheets(now)["T"]["columns"] == ["What", "How long", "Rest"]
    assert sheets(now)["Card"]["text"] == "100 of 100"
    stop = engine.stops(now)[0]
    assert Filler(now, stop, "en").lines(stop.step.say) == ("two ‹Rest›",)


def test_what_is_left_in_a_table_is_told_with_its_row() -> None:
    now = reply(START, *COSTS)
    stop, place = here(now)
    left = engine.with_answers(now, answering.leave(stop, place, "unknown", "", HAND))
    found = note_of(left, engine.stops(left), run=RUN, language="en", audience="internal")["left"]
    assert [line["asked"] for line in found] == ["Planning: Quality"]
    card = sheets(left)
    assert "How your colleagues see it" not in card
