"""What a template sees: plain data, true to what is stored, and nothing internal for a customer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from amkit.model.account import Account
from amkit.model.kinds import KINDS
from amkit.model.prompts import Audience
from amkit.model.record import Statement
from amkit.model.run import Run
from amkit.model.values import Money
from amkit.planning.basis import Basis
from amkit.planning.note import note_of
from amkit.planning.plan import plan_of
from amkit.planning.record import record_of
from amkit.render.documents import check_plain
from amkit.walk import answering, engine
from amkit.walk.state import Walk
from tests.protocols import HAND, NOW, TODAY, at, here, reply, walk

PHASES = """
- id: prepare
  moment: before
  steps:
    - id: who
      title: Who
      record: {newcomer: {kind: stakeholder, audience: client}}
- id: talk
  moment: during
  steps:
    - id: view
      title: {en: Their view, nl: Hun blik}
      record:
        view: {type: quote, audience: client, label: In their words}
        points: {type: list, audience: client}
        story: {type: long_text}
        chance: {kind: risk, audience: client, many: true}
        goals: {kind: goal, many: true, max: 2, fields: [date], audience: client, prompt: Goal}
        on: {type: date, audience: client}
    - {id: bye, title: Bye}
    - id: each
      title: Each
      for_each: goal in answers.goals
      record: {why: {prompt: "Why {{ goal.what }}?"}}
- id: after
  moment: after
  title: Later
  steps:
    - id: acts
      title: Acts
      record:
        actions: {kind: action, many: true, audience: client}
        ours: {kind: action}
        decisions: {kind: decision, fields: []}
"""
RUN = Run(
    id="r1", account_id="a1", protocol_id="talk", protocol_version="1.0.0", protocol_digest="d",
    status="done", by="Bram", started=NOW, changed=NOW,
)  # fmt: skip
AUDIENCES: tuple[Audience, ...] = ("internal", "client")
CANARIES = ("CRITICAL-CANARY", "RISK-CANARY", "STORY-CANARY", "OURS-CANARY", "NOTE-CANARY",
            "WHY-CANARY", "DECISION-CANARY")  # fmt: skip


def held() -> Walk:
    walked = reply(
        walk(PHASES),
        "Anna", "director", "decides", "critical", "CRITICAL-CANARY", "Bram",
        "I want less noise", "one; two", "STORY-CANARY", "RISK-CANARY", "", "", "", "",
        "half the noise", "1 May 2027", "",
    )  # fmt: skip
    stop, place = at(walked, "on")
    parked = answering.leave(stop, place, "parked", "next time", HAND)
    walked = engine.with_answers(walked, parked)
    walked = engine.with_answers(walked, (answering.note(stop, "NOTE-CANARY", HAND),))
    stop, _ = at(walked, "bye.#done")
    skipped = answering.leave_step(stop, "skipped", "WHY-CANARY", HAND)
    walked = engine.with_answers(walked, skipped)
    stop, place = here(walked)
    declined = answering.leave(stop, place, "declined", "", HAND)
    walked = engine.with_answers(walked, declined)
    return reply(
        walked, "send page", "Bram", "2026-11-25", "", "OURS-CANARY", "", "", "DECISION-CANARY", ""
    )


def note(audience: Any, language: Any = "en") -> dict[str, Any]:
    walked = held()
    made = note_of(walked, engine.stops(walked), run=RUN, language=language, audience=audience)
    check_plain(made)
    return made


def test_a_note_holds_what_was_recorded() -> None:
    made = note("internal")
    talk = made["phases"][1]

    assert [phase["title"] for phase in made["phases"]] == ["Preparation", "The conversation"]
    assert [step["title"] for step in talk["steps"]] == ["Their view"]
    assert [(a["label"], a["kind"], a["text"]) for a in talk["steps"][0]["answers"]] == [
        ("In their words", "quote", "I want less noise"),
        ("Points", "list", "one, two"),
        ("Story", "block", "STORY-CANARY"),
        ("Risk", "entries", ""),
        ("Goal", "entries", ""),
    ]
    assert talk["steps"][0]["answers"][1]["items"] == ["one", "two"]
    assert talk["steps"][0]["notes"] == ["NOTE-CANARY"]


def test_a_note_has_its_actions_and_decisions_apart() -> None:
    made = note("internal")

    assert [(a["what"], a["who"], a["due"], a["iso"]) for a in made["actions"]] == [
        ("send page", "Bram", "25 November 2026", "2026-11-25"),
        ("OURS-CANARY", "", "", ""),
    ]
    assert [d["what"] for d in made["decisions"]] == ["DECISION-CANARY"]


def test_a_note_tells_what_was_left_and_why() -> None:
    made = note("internal", "nl")

    assert made["left"] == [
        {"step": "Bye", "asked": "", "reason": "overgeslagen", "why": "WHY-CANARY"},
        {"step": "Each · half the noise", "asked": "Why half the noise?",
         "reason": "de klant wilde het niet zeggen", "why": ""},
    ]  # fmt: skip
    assert made["parked"] == [
        {"step": "Hun blik", "asked": "", "reason": "bewaard voor de volgende keer",
         "why": "next time"},
    ]  # fmt: skip


def test_a_note_for_the_customer_holds_nothing_internal() -> None:
    made = note("client")

    for canary in CANARIES:
        assert canary not in str(made)
    assert [phase["title"] for phase in made["phases"]] == ["Beforehand", "The conversation"]
    assert [a["text"] for a in made["phases"][1]["steps"][0]["answers"]] == [
        "I want less noise", "one, two", "",
    ]  # fmt: skip
    assert [a["what"] for a in made["actions"]] == ["send page"]


def said(kind: Any, days: int = 0, **fields: Any) -> Statement:
    return Statement(
        run_id="r1", item=f"{kind}{days}{len(fields)}", kind=kind, fields=fields, step="s",
        source="said" if days == 0 else "assumed", by="Bram", at=NOW - timedelta(days=days),
    )  # fmt: skip


ACCOUNT = Account(id="a1", name="ACME", key="acme", slug="acme", created=NOW)


def plan(*statements: Statement, language: Any = "en") -> dict[str, Any]:
    made = plan_of(
        Basis(
            account=ACCOUNT, statements=sorted(statements, key=lambda one: one.at),
            runs=[RUN, replace(RUN, status="open")], titles={"d": "Talk"}, language=language,
            today=TODAY,
        )
    )  # fmt: skip
    check_plain(made)
    return made


def test_what_is_said_later_counts_and_what_is_not_said_again_stays() -> None:
    record = record_of(
        [
            said("goal", 10, what="Grow", measure="revenue"),
            said("result", 5, what="speed"),
            said("goal", what="grow", date=date(2027, 1, 1)),
        ]
    )
    (goal,) = record.of("goal")

    assert goal.fields == {"what": "grow", "measure": "revenue", "date": date(2027, 1, 1)}
    assert [made.main for made in goal.history] == ["Grow", "grow"]
    assert [entry.kind for entry in record.entries] == ["goal", "result"]


def test_a_plan_shows_each_fact_with_its_source_and_age() -> None:
    made = plan(
        said("contract", 200, what="Cleaning", goal="clean", value=Money(Decimal(9000), "EUR")),
        said("action", what="call", due=TODAY - timedelta(days=1)),
    )
    (contract,) = made["contracts"]

    assert (contract["main"], contract["goal"], contract["value"], contract["end"]) == (
        "Cleaning", "clean", "€9,000", "",
    )  # fmt: skip
    assert (contract["source"], contract["by"], contract["age"], contract["stale"]) == (
        "we assume so", "Bram", "6 months ago", True,
    )  # fmt: skip
    assert contract["missing"] == ["since", "until"]
    assert made["actions"][0]["overdue"] is True
    assert [fact["main"] for fact in made["stale"]] == ["Cleaning"]


def test_a_plan_of_nothing_asks_everything() -> None:
    made = plan(language="nl")

    assert made["complete"] == 0
    assert [gap["question"] for gap in made["gaps"]] == [
        "Wat willen we samen bereiken, en wanneer?",
        "Wie beslist, wie adviseert, en wie kan het tegenhouden?",
        "Wat heeft het hun tot nu toe opgeleverd, in cijfers?",
    ]
    assert len(made["unknown"]) == 10
    assert made["unknown"][0].startswith("Waarvoor zijn we gecontracteerd")
    assert made["deciders"] == []


def test_a_plan_asks_for_what_an_entry_lacks() -> None:
    made = plan(
        said("stakeholder", name="Anna", power="decides", attitude="neutral"),
        said("stakeholder", 1, name="Bert", power="uses", attitude="neutral", evidence="nods"),
    )

    assert "Anna: What did you see or hear that shows it?" in made["unknown"]
    assert not [question for question in made["unknown"] if "Bert" in question]
    assert made["deciders"] == ["Anna"]


def test_a_plan_lists_the_conversations() -> None:
    made = plan()

    assert [(c["day"], c["title"], c["by"]) for c in made["held"]] == [
        ("23 November 2026", "Talk", "Bram")
    ]
    assert [c["day"] for c in made["unfinished"]] == ["23 November 2026"]


def test_what_was_not_recorded_is_not_in_the_note() -> None:
    walked = reply(walk(PHASES), "", "quiet")
    made = note_of(walked, engine.stops(walked), run=RUN, language="en", audience="internal")

    assert [[step["title"] for step in phase["steps"]] for phase in made["phases"]] == [
        ["Their view"]
    ]
    assert [a["text"] for a in made["phases"][0]["steps"][0]["answers"]] == ["quiet"]


def test_a_customer_is_no_third_person_in_the_note() -> None:
    walked = reply(
        walk("""
        - id: talk
          moment: during
          steps:
            - id: aim
              title: Aim
              record:
                aim: {kind: joint_goal, fields: [owner_theirs], audience: client}
        """),
        "quiet nights", "Anna",
    )  # fmt: skip
    made = {
        audience: note_of(walked, engine.stops(walked), run=RUN, language="nl", audience=audience)
        for audience in AUDIENCES
    }
    answers = {audience: m["phases"][0]["steps"][0]["answers"][0] for audience, m in made.items()}

    assert answers["client"]["label"] == "Wat we samen willen bereiken"
    assert answers["client"]["entries"][0][1]["label"] == "trekker bij u"
    assert answers["internal"]["label"] == "Gezamenlijk doel"
    assert answers["internal"]["entries"][0][1]["label"] == "trekker bij de klant"


def test_a_question_that_was_left_is_told_with_the_entry_it_is_about() -> None:
    walked = reply(walk(PHASES), "Anna")
    stop, place = here(walked)
    walked = engine.with_answers(walked, answering.leave(stop, place, "unknown", "", HAND))
    stop, place = here(walked)
    walked = engine.with_answers(walked, answering.leave(stop, place, "unknown", "", HAND))
    made = note_of(walked, engine.stops(walked), run=RUN, language="en", audience="internal")

    fields = KINDS["stakeholder"].fields
    assert [(left["step"], left["asked"]) for left in made["left"]] == [
        ("Who", f"Anna: {fields['role'].prompt.en}"),
        ("Who", f"Anna: {fields['power'].prompt.en}"),
    ]


def test_a_step_that_names_its_item_does_not_name_it_twice() -> None:
    walked = reply(
        walk("""
        - id: talk
          moment: during
          steps:
            - {id: ask, title: Ask, record: {goals: {type: list}}}
            - id: each
              title: About {{ goal }}
              for_each: goal in answers.goals
              record: {why: {}}
        """),
        "rest", "because",
    )  # fmt: skip
    made = note_of(walked, engine.stops(walked), run=RUN, language="en", audience="internal")

    assert [(step["title"], step["about"]) for step in made["phases"][0]["steps"]] == [
        ("Ask", ""),
        ("About rest", ""),
    ]


def test_what_is_due_comes_by_date_and_a_decision_does_not_age() -> None:
    made = plan(
        said("action", 0, what="some day"),
        said("action", 1, what="later", due=TODAY + timedelta(days=9)),
        said("action", 2, what="sooner", due=TODAY + timedelta(days=2)),
        said("decision", 400, what="no calls at night"),
        said("contract", 3, what="Cleaning", start=date(2020, 1, 1)),
        said("contract", 4, what="Planning", start=date(2020, 1, 1), end=date(2026, 1, 1)),
    )

    assert [action["what"] for action in made["actions"]] == ["sooner", "later", "some day"]
    assert made["stale"] == []
    assert [(c["what"], c["overdue"]) for c in made["contracts"]] == [
        ("Planning", True), ("Cleaning", False),
    ]  # fmt: skip


def test_a_comment_and_a_link_stand_in_the_note_the_comment_for_us_alone() -> None:
    phases = """
    - id: talk
      moment: during
      steps:
        - id: mood
          title: Mood
          record:
            mood: {type: yes_no, audience: client, comment: Why?}
            file: {type: link, audience: client}
    """
    now = reply(walk(phases), "yes", "they said so", "https://example.org")

    def kinds(audience: Audience) -> list[tuple[str, str, str]]:
        made = note_of(now, engine.stops(now), run=RUN, language="en", audience=audience)
        return [
            (answer["label"], answer["kind"], answer["text"])
            for phase in made["phases"]
            for step in phase["steps"]
            for answer in step["answers"]
        ]

    shared = [("Mood", "text", "yes"), ("File", "link", "https://example.org")]
    assert kinds("client") == shared
    assert kinds("internal") == [shared[0], ("Why?", "text", "they said so"), shared[1]]


def test_the_profile_of_an_account_is_named_after_it() -> None:
    walked = walk("""
        - id: talk
          moment: during
          steps:
            - id: who
              title: Who
              record:
                who: {kind: profile, fields: [mission]}
        """)
    (stop,) = engine.stops(walked)

    assert stop.places[0].prompt.default == "account.name"
