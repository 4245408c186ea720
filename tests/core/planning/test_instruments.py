"""What instruments decide: whom nobody hears, what is missing, what serves what, what is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from jinja2.meta import find_undeclared_variables

from amkit.model.kinds import KINDS
from amkit.model.record import Statement
from amkit.model.run import Run
from amkit.model.text import LANGUAGES, Language
from amkit.planning.basis import Basis
from amkit.planning.brief import brief_of
from amkit.planning.changes import changes_of
from amkit.planning.gaps import best, complete, completeness, gaps_of, percent
from amkit.planning.names import names
from amkit.planning.note import note_of
from amkit.planning.plan import plan_of
from amkit.planning.report import INTERNAL_WORDS, report_of
from amkit.render.documents import check_plain, rendered
from amkit.render.markdown import FILTERS
from tests import rich_account
from tests.protocols import NOW, TODAY, protocol, reply, walk

TEMPLATES = Path(__file__).parents[3] / "templates"
TALK = """
- id: talk
  moment: during
  steps:
    - id: frame
      title: Frame
      minutes: 3
      say: We are here for {{ answers.contract.goal }}.
      record: {contract: {kind: contract, fields: [goal]}}
    - id: aims
      title: Aims
      minutes: 10
      ask: [What do you want to reach with us?, By when?]
      avoid: What do you expect from us?
      record:
        aims: {kind: joint_goal, many: true, fields: [measure]}
        mood: {}
    - {id: small, title: Small, minutes: 1, ask: "{{ answers.aims[0].what }}?"}
    - {id: people, title: People, minutes: 2, ask: Who else?, record: {who: {kind: stakeholder}}}
    - {id: far, title: Far, minutes: 5, ask: And then?}
    - {id: quiet, title: Quiet}
"""


def said(kind: Any, days: int = 0, source: Any = "said", **fields: Any) -> Statement:
    made = rich_account.said(kind, days, 1, source, "client", **fields)
    return replace(made, run_id=f"r{days}")


def basis(*statements: Statement, language: Language = "en", **more: Any) -> Basis:
    return Basis(
        account=rich_account.ACCOUNT, statements=sorted(statements, key=lambda one: one.at),
        language=language, today=TODAY, **more,
    )  # fmt: skip


def plan(*statements: Statement, language: Language = "en", **more: Any) -> dict[str, Any]:
    made = plan_of(basis(*statements, language=language, **more))
    check_plain(made)
    return made


def report(*statements: Statement, days: int = 30, **more: Any) -> dict[str, Any]:
    made = report_of(basis(*statements, audience="client", **more), TODAY - timedelta(days=days))
    check_plain(made)
    return made


def person(name: str, power: str = "uses", days: int = 0, **fields: Any) -> Statement:
    return said("stakeholder", days, name=name, power=power, **fields)


# People -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("power", "attitude", "days", "told"),
    [
        ("decides", "neutral", 90, False), ("decides", "neutral", 91, True),
        ("advises", "neutral", 61, True), ("advises", "neutral", 60, False),
        ("decides", "champion", 31, True), ("decides", "champion", 30, False),
        ("uses", "positive", 91, True),
    ],
)  # fmt: skip
def test_silence_is_told_by_what_say_somebody_has(
    power: str, attitude: str, days: int, told: bool
) -> None:
    made = plan(person("Anna", power, days, attitude=attitude))

    assert made["people"][0]["quiet"] is told
    assert any(f"not heard for {days} days" in one for one in made["people_warnings"]) is told


def test_somebody_is_heard_in_what_is_theirs_and_not_in_what_we_assume() -> None:
    made = plan(
        person("Anna", "decides", 200),
        said("goal", 3, what="Grow", who="anna"),
        said("goal", 1, "assumed", what="Grow", who="Anna"),
        replace(person("Bert", "blocks", 5), item="others[1]"),
        language="nl",
    )

    assert [(one["name"], one["heard"], one["quiet"]) for one in made["people"]] == [
        ("Anna", "20 november 2026", False), ("Bert", "", False),
    ]  # fmt: skip
    assert [one for one in made["people_warnings"] if one.startswith("Bert")] == [
        "Bert (kan het tegenhouden): "
        "voor zover vastgelegd heeft niemand deze persoon nog gesproken."
    ]


def test_a_conversation_is_with_whom_it_records_by_itself() -> None:
    made = plan(
        replace(person("Anna", "decides", 4), source="assumed", run_id="r"),
        replace(said("goal", 3, what="Grow"), run_id="r"),
        replace(person("Bert", "uses", 9), run_id=""),
        replace(person("Cas", "uses", 9), run_id="", source="known"),
    )

    assert [(one["name"], one["heard"]) for one in made["people"]] == [
        ("Anna", "20 November 2026"), ("Bert", "14 November 2026"), ("Cas", ""),
    ]  # fmt: skip


def test_a_relationship_that_hangs_on_one_thread_is_told() -> None:
    alone = plan(person("Anna", "decides"))["people_warnings"]
    through_one = plan(
        person("Anna", "decides", 1, known_by="Bram"), person("Bert", known_by="bram"),
        person("Cas", "uses", 2),
    )["people_warnings"]  # fmt: skip
    wide = plan(person("Anna", "decides", 1, known_by="Bram"), person("Bert", known_by="Kim"))[
        "people_warnings"
    ]

    assert alone == ["We know one person here: Anna. If that person leaves, so do we."]
    assert through_one == [
        "bram is the only one of us whom they know; it all hangs by that one thread."
    ]
    assert wide == []
    assert "Nobody is recorded who decides." in plan(person("Bert"))["people_warnings"]


def test_who_reports_to_whom_is_a_tree_even_where_it_is_a_circle() -> None:
    made = plan(
        person("Anna", "decides", 3), person("Bert", days=2, reports_to="anna", role="buyer"),
        person("Cas", days=1, reports_to="Bert"), person("Dirk", reports_to="Eva"),
        person("Eva", days=4, reports_to="Dirk"), person("Fay", days=5, reports_to="Fay"),
    )  # fmt: skip

    assert [(line["name"], line["depth"]) for line in made["organigram"]] == [
        ("Anna", 0), ("Bert", 1), ("Cas", 2), ("Fay", 0), ("Eva", 0), ("Dirk", 1),
    ]  # fmt: skip
    assert made["organigram"][1]["role"] == "buyer"
    assert plan(person("Anna"), person("Bert"))["organigram"] == []


# Gaps ---------------------------------------------------------------------------------------


def test_a_gap_comes_with_the_conversation_that_closes_most() -> None:
    short = protocol(TALK, id="short")
    long = protocol(TALK.replace("kind: stakeholder", "kind: risk"), id="long", minutes=50)
    draft = protocol(TALK, id="a-draft", status="draft")
    made = basis(person("Anna B"), protocols=(draft, long, short))
    known = completeness(replace(made, account=replace(made.account, name="A & B's")))
    (goal, *_) = known["gaps"]

    assert goal["question"] == "What do we want to reach together, and by when?"
    assert goal["command"] == """amkit run long --account 'A & B'"'"'s'"""
    assert {gap["command"] for gap in known["gaps"] if "result" in gap["question"]} <= {""}
    assert best((draft,), gaps_of(made.record)[0], gaps_of(made.record)) is None


def test_once_we_have_met_a_gap_comes_with_a_conversation_that_is_held_anyhow() -> None:
    long = protocol(TALK, id="long", minutes=90)
    short = protocol(TALK, id="short")
    rhythm = {"key": frozenset({"long"}), "standard": frozenset({"other"})}
    met = Run(
        id="r", account_id="a1", protocol_id="short", protocol_version="1.0.0",
        protocol_digest="d", by="Bram", status="done", started=NOW, changed=NOW,
    )  # fmt: skip

    def asks(*said_before: Statement, **more: Any) -> set[str]:
        made = basis(*said_before, protocols=(long, short), **more)
        return {gap["command"] for gap in completeness(made)["gaps"] if gap["command"]}

    key = said("profile", name="ACME", tier="key")
    assert asks(key, rhythm=rhythm) == {"amkit run short --account ACME"}
    assert asks(key, rhythm=rhythm, runs=(met,)) == {"amkit run long --account ACME"}
    assert asks(rhythm=rhythm, runs=(met,)) == {"amkit run short --account ACME"}
    every = {tier: frozenset({"long"}) for tier in ("key", "standard")}
    assert asks(rhythm=every, runs=(met,)) == {"amkit run long --account ACME"}
    assert asks(key, runs=(met,)) == {"amkit run short --account ACME"}


def test_a_gap_names_the_entries_it_is_about_but_not_all_of_many() -> None:
    goals = [said("joint_goal", n, what=f"goal {n}") for n in range(5)]

    asked = [gap["question"] for gap in plan(*goals)["gaps"]]
    assert "goal 4, goal 3, goal 2 and 2 more: What do we measure it by?" in (
        asked + plan(*goals)["unknown"]
    )


def test_what_went_wrong_has_a_cause_and_no_figure_to_ask_for() -> None:
    mishap = said("result", what="The line stood still", outcome="missed", cause="a loose plug")
    shown = rendered(
        "plan.md.j2", plan(mishap), lambda _: (TEMPLATES / "plan.md.j2").read_text("utf-8")
    )

    assert not any("stood still" in gap["question"] for gap in plan(mishap)["gaps"])
    assert "result" in {gap.kind for gap in gaps_of(basis(mishap).record) if not gap.field}
    assert "### What did not go well\n\n- **The line stood still** (" in shown
    assert "  - Cause: a loose plug" in shown
    assert "What did not go well" not in rendered(
        "plan.md.j2",
        plan(said("result", what="Quiet", before="9", after="4", outcome="partly", cause="rain")),
        lambda _: (TEMPLATES / "plan.md.j2").read_text("utf-8"),
    )


def test_only_a_record_that_lacks_nothing_is_complete() -> None:
    every = [
        said(kind, **{field: _value(asks) for field, asks in KINDS[kind].fields.items()
                      if field != "status"})
        for kind in KINDS
    ]  # fmt: skip

    assert percent(gaps_of(basis(*every).record)) == 100
    assert plan(*every)["gaps"] == []
    assert percent(gaps_of(basis(*every[1:]).record)) == 92
    halves = [replace(one, fields=dict(list(one.fields.items())[::2])) for one in every]
    for some in ([], every[1:], halves, every + halves, [*every[3:], *halves[:3]]):
        record = basis(*some).record
        assert complete(record) == percent(gaps_of(record))


def _value(asks: Any) -> Any:
    return TODAY if asks.type == "date" else asks.options[0].id if asks.type == "choice" else "x"


# Position -----------------------------------------------------------------------------------


def test_the_grid_shows_what_is_there_and_what_could_be() -> None:
    made = plan(
        said("contract", 5, what="a", product="Care", unit="Ede"),
        said("contract", 6, what="z", unit="Ede"),
        said("opportunity", 4, what="More", product="care", where="EDE"),
        said("opportunity", 3, what="New", product="Food", where="Tiel"),
        said("opportunity", 2, what="Loose", product="Food"),
    )

    assert made["grid_units"] == ["Ede", "Tiel"]
    assert [(row["product"], row["cells"]) for row in made["grid"]] == [
        ("Care", ["has it; More", ""]), ("Food", ["", "New"]),
    ]  # fmt: skip
    assert [one["main"] for one in made["other_opportunities"]] == ["Loose"]


def test_strengths_that_meet_nothing_are_not_shown_and_told() -> None:
    made = plan(
        said("swot", 4, what="strong", side="strength", meets="Tide", point="swim"),
        said("swot", 3, what="tide", side="opportunity"),
        *(said("swot", n, what=f"weak {n}", side="weakness") for n in range(5, 9)),
    )

    assert made["attention_points"] == ["swim"]
    assert made["unconfronted"] == ["weak 8", "weak 7", "weak 6", "weak 5"]
    assert made["unknown"][-1].startswith("weak 8, weak 7, weak 6, …: which chance or threat")
    assert "which chance" not in str(plan()["unknown"])


# What it decides ----------------------------------------------------------------------------


def test_the_aim_is_the_first_thing_known_of_what_they_want() -> None:
    contract = said("contract", what="Care", goal="rest")
    goal = said("goal", what="Grow")
    late = said("joint_goal", 1, what="Later", date=date(2028, 1, 1))
    first = said("joint_goal", what="First", date=date(2027, 1, 1))

    def aim(*statements: Statement) -> tuple[str, str]:
        decided = plan(*statements)["decision"]
        return decided["kind"], decided["aim"]

    assert aim() == ("", "")
    assert aim(contract) == ("contract", "rest")
    assert aim(contract, goal) == ("goal", "Grow")
    assert aim(contract, goal, late, first) == ("joint_goal", "First")


@pytest.mark.parametrize(
    ("field", "days", "told"),
    [
        ("end", -3, "“Care” ended on 20 November 2026; what we do now, we do without a contract"),
        ("end", 30, "“Care” ends on 23 December 2026"),
        ("end", 91, "a strike"),
        ("notice", 30, "“Care” can be ended until 23 December 2026"),
        ("notice", -3, "“Care” could be ended until 20 November 2026; make sure that it was not"),
    ],
)
def test_the_one_risk_is_a_contract_that_lets_go_else_the_greatest(
    field: str, days: int, told: str
) -> None:
    day: Any = {field: TODAY + timedelta(days=days)}
    contract = said("contract", what="Care", **day)
    strike = said("risk", 1, what="a strike", chance="high", impact="high")
    small = said("risk", 2, what="rain", chance="low")

    assert plan(contract, small, strike)["decision"]["risk"] == told


def test_without_a_named_risk_the_people_tell_one() -> None:
    assert plan(person("Anna", "decides"))["decision"]["risk"] == (
        "We know one person here: Anna. If that person leaves, so do we"
    )
    assert plan()["decision"]["risk"] == ""


# Aims ---------------------------------------------------------------------------------------


def test_a_sixth_goal_is_too_many_and_actions_serve_goals_or_are_told() -> None:
    goals = [said("joint_goal", n, what=f"goal {n}") for n in range(6)]
    made = plan(
        *goals,
        said("action", 0, what="call", serves="GOAL 5"),
        said("action", 1, what="drift", serves="nothing we know"),
    )

    assert len(made["goals_shown"]) == 5
    assert made["goals_too_many"] == ["goal 0"]
    assert made["loose_actions"] == ["1"]
    assert made["goals_shown"][0]["actions"] == ["call"]
    assert made["goals_idle"] == ["goal 4", "goal 3", "goal 2", "goal 1"]


def test_what_is_due_in_the_year_comes_from_contracts_goals_and_the_plan() -> None:
    statements = (
        said("contract", what="Care", end=date(2027, 6, 1), notice=date(2027, 4, 1)),
        said("contract", what="Old", end=date.min),
        said("contract", what="Open"),
        said("joint_goal", what="Grow", date=date(2027, 3, 1)),
        said("profile", name="ACME", review=date(2026, 1, 15)),
    )

    def due(year: int) -> list[tuple[str, bool]]:
        return [(one["iso"], one["overdue"]) for one in plan(*statements, year=year)["due"]]

    assert due(2027) == [("2027-01-01", False), ("2027-03-01", False)]
    assert due(2026) == [("2026-01-15", True)]
    assert due(2025) == []


def test_a_year_has_the_conversations_of_that_year() -> None:
    runs: tuple[Run, ...] = rich_account.RUNS
    made = {year: plan(runs=runs, titles={"d": "T"}, year=year) for year in (2025, 2026, 2027)}

    assert {year: len(one["held"]) for year, one in made.items()} == {2025: 1, 2026: 2, 2027: 0}
    assert {year: one["held_before"] for year, one in made.items()} == {2025: 0, 2026: 1, 2027: 3}


def test_what_became_another_value_is_a_change_and_what_was_taken_back_too() -> None:
    made = basis(
        said("goal", 5, what="Grow", measure="x"),
        said("goal", 4, what="grow", measure="y"),
        said("goal", 3, what="Grow", measure="y"),
        replace(said("goal", 2, measure=None), run_id="", about="grow"),
    )

    assert [(one["label"], one["before"], one["now"]) for one in changes_of(made)] == [
        ("measure", "y", ""), ("measure", "x", "y"), ("", "", ""),
    ]  # fmt: skip
    assert len(changes_of(made, NOW - timedelta(days=3))) == 1
    assert changes_of(replace(made, audience="client")) == []


# Report -------------------------------------------------------------------------------------


def test_a_report_of_nothing_tells_its_author_what_is_missing() -> None:
    assert [gap.split(":")[0].split(",")[0] for gap in report()["to_author"]] == [
        "what they wanted", "two results with a number and its source; there is none",
        "what we need from them", "at least one thing that did not go well",
    ]  # fmt: skip


def test_a_report_drops_no_action_that_was_open_last_time() -> None:
    made = report(
        said("action", 60, what="a", who="Bram"),
        said("action", 60, what="b", due=date(2026, 12, 1)),
        said("action", 60, what="c"),
        said("action", 90, what="before"),
        said("action", 40, what="before", status="done"),
        said("action", 10, what="a", status="done", done=date(2026, 11, 13)),
        replace(said("action", 9, what="c", status="dropped"), audience="internal"),
        said("action", 5, what="fresh"),
        replace(said("action", 5, what="ours"), audience="internal"),
    )

    assert [(one["what"], one["state"]) for one in made["actions_before"]] == [
        ("b", "open"), ("a", "done"), ("c", "dropped"),
    ]  # fmt: skip
    assert [one["what"] for one in made["actions_since"]] == ["fresh"]


def test_what_we_need_is_a_decision_first_then_what_they_do_themselves() -> None:
    theirs = said("action", 1, what="share the log", who="anna")
    both = (person("Anna"), theirs, said("action", 2, what="mine", who="Bram"))
    asked = said("decision", 0, what="which line", status="asked")

    assert report(*both)["headline"]["need"]["what"] == "share the log"
    ours_alone = [replace(one, audience="internal") if one.kind == "stakeholder" else one
                  for one in both]  # fmt: skip
    assert report(*ours_alone)["headline"]["need"]["what"] == "share the log"
    assert report(*both, asked)["headline"]["need"]["what"] == "which line"
    assert [one["what"] for one in report(asked)["decisions_asked"]] == ["which line"]


def test_a_report_wants_wins_with_a_source_and_misses_with_a_cause() -> None:
    made = report(
        said("contract", 1, what="Care", goal="rest"),
        said("result", 1, what="quiet", after="4", evidence="log"),
        said("result", 2, what="unproven", after="4"),
        said("result", 100, what="old", after="4", evidence="log"),
        said("result", 3, what="stock", outcome="partly", after="81%", evidence="count"),
        said("joint_goal", 3, what="energy"),
        said("joint_goal", 3, what="room", status="missed"),
        said("joint_goal", 90, what="past", status="reached"),
    )

    assert [one["main"] for one in made["wins"]] == ["quiet"]
    assert [one["main"] for one in made["misses"]] == ["stock"]
    assert [one["main"] for one in made["goals_agreed"]] == ["energy", "room"]
    assert made["headline"]["wanted"] == "energy"
    assert report(said("contract", 1, what="Care", goal="rest"))["headline"]["wanted"] == "rest"
    assert [gap for gap in made["to_author"] if "did not go well" in gap] == []
    for gap in ("the cause, and what changed, of: stock", "where it stands now: energy",
                "an owner on their side for: energy"):  # fmt: skip
        assert gap in made["to_author"]


def test_whom_to_call_is_the_owner_first_and_nobody_twice() -> None:
    goals = [
        said("joint_goal", 2, what="Grow", owner_ours="Kim"),
        said("joint_goal", 1, what="Rest", owner_ours="kim"),
    ]
    owner = said("profile", name="ACME", owner="Bram")

    assert [one["name"] for one in report(*goals, owner)["contacts"]] == ["Bram", "Kim"]
    assert report(*goals)["contacts"] == [{"name": "Kim", "what": "Grow"}]
    assert report(said("profile", name="ACME", mission="bread"))["contacts"] == []


def test_the_author_hears_of_words_that_we_use_among_ourselves() -> None:
    made = report(
        said("result", what="less CHURN", before="search"), said("goal", what="churn"),
        said("action", what="call"),
    )  # fmt: skip

    assert [gap for gap in made["to_author"] if "another word" in gap] == [
        "another word for “CHURN”, in “less CHURN”: we say that among ourselves"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_report_itself_is_one_we_use_among_ourselves(language: Language) -> None:
    made = report_of(
        basis(*rich_account.statements(language), language=language, audience="client"),
        rich_account.LAST_REPORT,
    )
    words = "|".join(map(re.escape, INTERNAL_WORDS[language]))

    assert re.search(rf"(?<!\w)({words})(?!\w)", str(_values(made)), re.IGNORECASE) is None


def _values(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for one in data:
            yield from _values(one)
    elif isinstance(data, str):
        yield data


# Brief --------------------------------------------------------------------------------------


def test_what_went_wrong_is_nothing_that_a_brief_says_we_brought() -> None:
    late = said("result", what="The drawing was late", outcome="partly", cause="a busy week")
    half = said("result", what="Noise", before="9", after="6", outcome="partly", cause="old doors")
    made = brief_of(basis(late, half), walk(TALK))

    assert [one["main"] for one in made["misses"]] == ["The drawing was late"]
    assert [one["main"] for one in made["results"]] == ["Noise"]


def test_a_brief_has_the_questions_that_find_out_most_and_the_lines_filled() -> None:
    known = basis(
        said("contract", what="Care", goal="rest"), said("joint_goal", what="Grow"),
        runs=rich_account.RUNS, titles={"d": "Talk"},
    )  # fmt: skip
    start = replace(walk(TALK), record=known.record)
    made = brief_of(known, start)
    check_plain(made)

    assert made["questions"] == ["What do you want to reach with us?", "Who else?", "And then?"]
    assert [line["say"] + line["ask"] for line in made["lines"]] == [
        ["We are here for rest."], ["What do you want to reach with us?", "By when?"],
        ["Grow?"], ["Who else?"], ["And then?"],
    ]  # fmt: skip
    assert made["avoid"][0] == "What do you expect from us?"
    assert made["last"] == {"day": "24 September 2026", "title": "Talk", "by": "Bram"}
    assert [one["main"] for one in made["changes"]] == ["Care", "Grow"]


def test_a_brief_of_a_prepared_run_says_what_was_prepared() -> None:
    made = brief_of(basis(), reply(walk(TALK), "Care", "peace"))

    assert made["lines"][0]["say"] == ["We are here for peace."]
    assert made["last"] == {}
    assert made["changes"] == []


# Names --------------------------------------------------------------------------------------


def _paths(data: Any, prefix: str = "") -> set[str]:
    """Return the path of every leaf of a context, as `names` writes them."""
    if isinstance(data, dict) and data:
        parts = [_paths(one, f"{prefix}.{name}" if prefix else name) for name, one in data.items()]
        return set().union(*parts)
    if isinstance(data, list):
        return set().union(*(_paths(one, f"{prefix}[]") for one in data)) or {f"{prefix}[]"}
    return {prefix}


@pytest.mark.parametrize("which", ["plan", "report", "brief"])
def test_every_name_a_template_may_use_is_told_and_there(which: str) -> None:
    known = basis(
        *rich_account.statements("en"), runs=rich_account.RUNS, titles={"d": "T"},
        protocols=(protocol(TALK),),
    )  # fmt: skip
    client = replace(known, audience="client")
    made = {
        "plan": lambda: plan_of(known),
        "report": lambda: report_of(client, rich_account.LAST_REPORT),
        "brief": lambda: brief_of(known, walk(TALK)),
    }[which]()
    told = {name.path for name in names()[which]}
    there = _paths(made)

    def fits(path: str, one: str) -> bool:
        return path == one or path.startswith((f"{one}.", f"{one}[]"))

    assert [path for path in sorted(there) if not any(fits(path, one) for one in told)] == []
    assert [one for one in sorted(told) if not any(fits(path, one) for path in there)] == []


@pytest.mark.parametrize("which", sorted(names()))
def test_a_shipped_template_uses_no_name_that_is_not_told(which: str) -> None:
    text = (TEMPLATES / f"{which}.md.j2").read_text(encoding="utf-8")
    told = {re.split(r"[.\[]", name.path)[0] for name in names()[which]}

    reads = Environment()
    reads.filters |= FILTERS

    assert find_undeclared_variables(reads.parse(text)) - told == set()


def test_every_name_of_a_note_is_told_and_there() -> None:
    made = note_of(
        walk(TALK), (), run=rich_account.run(1, 0), language="en", audience="internal"
    )  # fmt: skip

    assert {re.split(r"[.\[]", name.path)[0] for name in names()["note"]} == set(made)
