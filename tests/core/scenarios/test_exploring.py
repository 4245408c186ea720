"""Walks that are made up find every branch that there is, and say which there is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from amkit.model.prompts import DatePrompt, ListPrompt, NumberPrompt, Prompt, TextPrompt
from amkit.scenarios import exploring
from amkit.scenarios.branches import branches_of
from amkit.scenarios.clues import clues_of
from amkit.scenarios.coverage import Coverage, findings, told_coverage
from amkit.scenarios.exploring import Explored, explore, told_plan
from amkit.scenarios.generated import Plan
from amkit.scenarios.replies import replies
from amkit.source.reader import read
from tests.protocols import protocol, text

TODAY = date(2026, 11, 23)


def explored(phases: str, **more: Any) -> Explored:
    return explore(protocol(phases, **more))


def unreached(phases: str, **more: Any) -> list[str]:
    return [f"{one.name} {one.side}" for one in explored(phases, **more).unreached]


def steps(body: str) -> str:
    lines = "\n".join("    " + line for line in body.strip("\n").splitlines())
    return f"- id: talk\n  moment: during\n  steps:\n{lines}\n"


def gaps(phases: str, **more: Any) -> list[str]:
    found = explored(phases, **more).gaps
    return [f"{gap.keys[-1]} {gap.expression.strip()} {told_plan(gap.plan).en}" for gap in found]


@pytest.mark.parametrize(
    ("record", "condition"),
    [
        ("{type: yes_no}", "answers.x == false"),
        ("{type: yes_no_partly}", 'answers.x == "partly"'),
        ("{type: choice, options: [{id: a, text: A}, {id: b, text: B}]}", 'answers.x == "b"'),
        ("{type: choices, options: [{id: a, text: A}, {id: b, text: B}]}", "len(answers.x) == 2"),
        (
            "{type: choices, min: 2, options: [{id: a, text: A}, {id: b, text: B}, "
            "{id: c, text: C}]}",
            "len(answers.x) == 3",
        ),
        ("{type: scale, low: Low, high: High}", "answers.x == 5"),
        ("{type: integer}", "answers.x > 41"),
        ("{type: decimal, min: 2}", "answers.x < 2.5"),
        ("{type: percent, max: 50}", "answers.x == 50"),
        ("{type: money}", "answers.x.amount > 25000"),
        ("{type: date}", "answers.x < today - days(100)"),
        ("{type: date}", "answers.x > today + months(18)"),
        ("{type: date}", 'answers.x == date("2031-01-01")'),
        ("{type: duration}", "answers.x > days(45)"),
        ("{type: link}", "answered(answers.x)"),
        ("{type: person}", 'answers.x == "Ann"'),
        ("{type: text}", 'answers.x == "magic"'),
        ("{type: text}", 'reason(answers.x) == "declined"'),
        ("{type: list}", "len(answers.x) >= 4"),
        ("{type: tags, min: 2, max: 3}", '"urgent" in answers.x'),
        ("{type: text}", "not answered(answers.x)"),
        ("{kind: goal, many: true}", "len(answers.x) == 0"),
        ("{kind: goal, many: true}", "count(answers.x.date) == 0"),
        ("{kind: stakeholder}", 'answers.x.power == "blocks"'),
        ("{kind: goal, many: true}", "len(goals) > 3"),
        ("{type: text, comment: Why?}", "answered(comments.x)"),
        ("{type: integer, default: previous.x}", "answered(previous.x)"),
    ],
)
def test_each_type_of_answer_is_made_to_meet_its_condition(record: str, condition: str) -> None:
    body = f"- {{id: first, title: First, record: {{x: {record}}}}}\n"
    body += f"- id: then\n  title: Then\n  when: {condition!r}\n  record: {{y: {{}}}}\n"

    assert unreached(steps(body)) == []


THREE_ANSWERS = "\n".join(
    f"- {{id: s{n}, title: S, record: {{x{n}: {{type: integer, default: '5'}}}}}}" for n in range(3)
)
ONLY_TOGETHER = (
    f"{THREE_ANSWERS}\n- id: end\n  title: End\n"
    "  when: 'answers.x0 == 7 and answers.x1 == 11 and answers.x2 < 10'\n"
)


def test_several_answers_are_changed_together() -> None:
    assert unreached(steps(ONLY_TOGETHER)) == []

    pair = "answers.a == true and answers.b == true"
    two = "- {id: s, title: S, record: {a: {type: yes_no}, b: {type: yes_no}}}\n"
    neither = "answers.a == false and answers.b == false"
    both = f"{two}- {{id: t, title: T, when: '{pair}'}}\n- {{id: u, title: U, when: '{neither}'}}"
    assert unreached(steps(both)) == []


def test_what_scenarios_pass_is_not_looked_for_with_several_answers_together() -> None:
    written = protocol(steps(ONLY_TOGETHER))
    alone = explore(written)
    passed = {("walked end", True)}
    covered = explore(written, passed)

    assert alone.unreached == ()
    assert {(one.name, one.side) for one in covered.unreached} == passed
    assert covered.walks < alone.walks


def test_what_leads_to_a_prompt_is_changed_as_well() -> None:
    assert unreached(
        steps(
            """
- {id: a, title: A, record: {a: {type: yes_no}, sum: {type: integer, compute: answers.n * 2}}}
- {id: b, title: B, when: answers.a == false, record: {n: {type: integer}}}
- {id: c, title: C, when: answers.sum > 50}
"""
        )
    ) == []  # fmt: skip


SHEET = "{type: table, rows: [{id: a, text: A}], columns: {mark: {type: yes_no}}}"
MATRIX = "{type: matrix, rows: [{id: a, text: A}], columns: [{id: m, text: M}], cell: {}}"
FREE = "{type: table, columns: {who: {}}}"


@pytest.mark.parametrize(
    ("record", "repeat", "missed"),
    [
        (SHEET, "one in rows(answers.x)", []),
        (MATRIX, "one in rows(answers.x)", []),
        (FREE, "one in rows(tables.sizes)", []),
        (FREE, "one in answers.x", []),
        ("{type: list, min: 1}", "one in answers.x", []),
        (SHEET, "one in rows(answers.x.a)", ["walked each True"]),
    ],
)
def test_rows_that_the_protocol_gives_are_always_there(
    record: str, repeat: str, missed: list[str]
) -> None:
    phases = steps(
        f"- {{id: ask, title: A, record: {{x: {record}}}}}\n"
        f"- {{id: each, title: E, for_each: {repeat}}}"
    )
    sizes = {"sizes": {"small": {"hours": 3}}}

    assert unreached(phases, tables=sizes) == missed


def test_groups_repeats_ladders_rounds_and_days_are_walked_to_their_ends() -> None:
    found = explored(
        """
- id: before
  moment: before
  when: answered(contract.what)
  until: answers.enough
  steps:
    - {id: ask, title: Ask, record: {enough: {type: yes_no}, panel: {type: list}}}
    - {id: more, title: More}
- id: talk
  moment: during
  steps:
    - id: each
      title: Each
      for_each: person in answers.panel
      steps:
        - {id: mark, title: Mark, when: 'person != "x"', record: {mark: {type: yes_no}}}
    - id: reach
      title: Reach
      until: answers.reached
      steps:
        - {id: call, title: Call, record: {reached: {type: yes_no}}}
        - {id: write, title: Write, wait: weeks(1), record: {answer: {}}}
    - {id: works, title: W, until: answers.works, wait: days(1), record: {works: {type: yes_no}}}
    - id: some
      title: Some
      pick: 1
      steps:
        - {id: one, title: One}
        - {id: two, title: Two, steps: [{id: three, title: Three}]}
"""
    )

    assert [one.text.en for one in found.unreached] == []
    assert len(found.branches) == len({(one.name, one.side) for one in found.branches})
    assert all(one.text.nl for one in found.branches)


def test_options_rules_and_checks_have_branches_too() -> None:
    body = """
- id: first
  title: First
  record:
    large: {type: yes_no}
    why: {when: answers.large == false}
    offer: {type: choice, options: [{id: a, text: A}, {id: b, text: B, when: answers.large}]}
    card:
      type: scorecard
      low: l
      high: h
      items:
        - {id: use, text: Use}
        - {id: size, text: Size, when: answers.large, items: [{id: people, text: People}]}
  checks: [{that: answers.large, message: Small.}]
  actions: [{id: act, when: answers.offer == "b", what: Act}]
  documents: [{id: doc, title: D, body: B, when: answers.large}]
"""
    found = explored(
        steps(body) + "  checks: [{that: answered(answers.why), message: Why?}]\n",
        checks=[{"that": "answers.offer == 'a'", "message": "b"}],
    )

    assert found.unreached == ()
    assert {one.name.split()[0] for one in found.branches} == {
        "walked", "prompt", "option", "item", "check", "action", "document"
    }  # fmt: skip


def test_what_cannot_happen_is_never_reached() -> None:
    body = """
- {id: a, title: A, record: {x: {type: scale, low: a, high: b}}}
- {id: b, title: B, when: answers.x > 7}
- {id: c, title: C, when: 1 < 2}
- {id: d, title: D, record: {y: {type: integer}, z: {type: integer}}}
- {id: e, title: E, when: answers.x + answers.y + answers.z < 0 - 40}
"""
    assert unreached(steps(body)) == ["walked b True", "step c False", "walked e True"]


def test_there_is_an_end_to_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exploring, "MOST_WALKS", 3)
    body = """
- {id: a, title: A, record: {x: {type: yes_no}}}
- {id: b, title: B, when: 1 > 2 and answers.x}
"""
    assert explored(steps(body)).walks == 3


def test_walks_end_where_days_or_rounds_never_do() -> None:
    body = "- {id: a, title: A, until: 1 > 2, wait: days(1), record: {x: {}}}"
    assert unreached(steps(body)) == ["until a True"]
    many = "\n".join(f"- {{id: s{n}, title: S}}" for n in range(450))
    assert "walked s449 True" in unreached(steps(many))


def test_gaps_that_stay_open_are_told_with_the_walk_they_stay_open_in() -> None:
    body = """
- {id: a, title: A, record: {x: {}, y: {required: true}, p: {kind: goal, many: true, min: 1}}}
- {id: b, title: B, say: "{{ answers.x }} {{ answers.y }} {{ answers.later }}", record: {z: {}}}
- {id: c, title: C, ask: ["{{ answers.p[0].date }}", "{{ answers.p[1].what }}", "{{ answers.w }}"],
   record: {w: {prompt: "{{ contract.goal }}"}, later: {}}}
"""
    assert gaps(steps(body)) == [
        "say answers.later ",
        "prompt contract.goal for a new account",
        "say answers.x where “x” is left open",
        "ask answers.p[1].what where there is one of “p”",
        "ask answers.p[0].date where “p.date” is left open",
    ]


def test_gaps_behind_a_branch_are_told() -> None:
    body = """
- {id: a, title: A, record: {x: {type: yes_no}}}
- {id: b, title: B, when: answers.x, record: {y: {required: true}}}
- id: c
  title: C
  say: "{{ answers.y }}"
  documents:
    - {id: never, title: N, body: "{{ answers.y }}", when: 1 > 2}
    - {id: doc, title: D, subject: "{{ answers.y }}", body: "{{ answers.x }}"}
  actions: [{id: always, what: Act}]
"""
    assert gaps(
        steps(body), documents=[{"id": "all", "title": "A", "body": "{{ answers.z }}"}]
    ) == [
        "body answers.z ",
        "say answers.y where “x” is answered otherwise",
        "subject answers.y where “x” is answered otherwise",
    ]


def test_documents_of_steps_that_are_not_walked_say_nothing() -> None:
    body = """
- {id: a, title: A, record: {x: {type: yes_no}}}
- {id: b, title: B, when: answers.x == false,
   documents: [{id: d, title: D, body: "{{ answers.gone }}"}]}
"""
    assert gaps(steps(body)) == ["body answers.gone where “x” is answered otherwise"]


def test_replies_fit_their_prompt_and_the_plainest_comes_first() -> None:
    def made(prompt: Prompt, *constants: Any) -> tuple[str, ...]:
        return replies("first_result", prompt, constants, TODAY)

    assert made(TextPrompt(max_length=5)) == ("First",)
    assert made(NumberPrompt(type="integer", max=None), 3)[:4] == ("10", "3", "4", "2")
    assert made(ListPrompt(type="list")) == (
        "First result 1\nFirst result 2", "First result 1",
    )  # fmt: skip
    dates = made(DatePrompt(type="date"), 90)
    assert dates[:2] == ("2026-12-23", "2026-11-23")
    assert len(dates) == 23
    assert "2099-01-01" not in made(DatePrompt(type="date"), 10**14)


def test_clues_are_what_answers_are_compared_with() -> None:
    found = clues_of(
        protocol(
            steps(
                """
- {id: a, title: A, record: {x: {type: integer}, p: {kind: goal, many: true}}}
- {id: b, title: B, for_each: goal in answers.p, when: 'goal.who == "Ann"'}
- {id: c, title: C, when: 'answers.x > 1.5 and true and me == "Kim"'}
"""
            )
        )
    )

    assert found.constants["p"] == ("Ann",)
    assert [str(one) for one in found.constants["x"]] == ["1.5", "Kim"]
    assert found.deciding(("answers.x",)) == frozenset()
    assert found.deciding(('goal.who == "Ann"',)) == {"p"}


def covered(
    phases: str, *names: tuple[str, bool], scenarios: int = 1
) -> tuple[Coverage, list[str]]:
    written = text(phases)
    document, _ = read(written.encode(), "talk.yaml")
    assert document is not None
    coverage = Coverage(
        protocol="talk", path="talk.yaml", explored=explored(phases), covered=frozenset(names),
        scenarios=scenarios,
    )  # fmt: skip
    found = findings(coverage, document)
    assert all(one.text.nl for one in found)
    return coverage, [f"{one.place.line} {one.severity} {one.rule}: {one.text.en}" for one in found]


BODY = steps(
    """
- {id: a, title: A, say: "{{ answers.y }} {{ contract.goal }}", record: {x: {type: yes_no}}}
- id: b
  title: B
  when: answers.x
  record: {y: {}}
- {id: c, title: C, when: 1 > 2}
"""
)


def test_coverage_is_told_in_percent_and_at_its_places() -> None:
    coverage, told = covered(BODY, ("walked a", True), ("walked b", True))

    assert told == [
        "10 warning open-gap: “{{ answers.y }}” is not known here",
        "10 info open-gap: “{{ contract.goal }}” is not known here for a new account",
        "13 info not-covered: no scenario comes here: “b” is left out",
        "15 warning unreachable: walked 4 times, and this never happened: step “c” is walked",
        "15 info not-covered: no scenario comes here: “c” is left out",
    ]
    assert (coverage.percent, coverage.total) == (50, 4)
    assert told_coverage(coverage, "en") == "talk: 50 % covered, 2 of 4 branches; by 1 scenario"
    assert told_coverage(coverage, "nl") == "talk: 50 % gedekt, 2 van 4 takken; door 1 scenario"


def test_what_only_a_scenario_reaches_counts_and_none_says_so() -> None:
    coverage, _ = covered(BODY, ("walked c", True), scenarios=2)
    assert (coverage.percent, coverage.total, coverage.unreachable) == (20, 5, ())
    assert told_coverage(coverage, "nl").endswith("door 2 scenario's")

    coverage, told = covered(BODY, scenarios=0)
    assert not [line for line in told if "not-covered" in line]
    assert told_coverage(coverage, "en").endswith("0 of 4 branches; there is no scenario yet")


def test_a_step_alone_is_one_branch() -> None:
    (branch,) = branches_of(protocol(steps("- {id: a, title: A}")))

    assert (branch.name, branch.side) == ("walked a", True)
    assert told_plan(Plan(choices={"#x": 0, "y": -2}, rich=True)).nl == (
        "als ‘x’ open blijft en ‘y’ open blijft"
    )
    assert told_plan(Plan(choices={"#x": 3})).en == "where there are 3 of “x”"


TABLE = "{type: table, columns: {what: {}, hours: {type: integer}}, max: 4}"
MATRIX = (
    "{type: matrix, rows: [{id: a, text: A}, {id: b, text: B}], "
    "columns: [{id: c, text: C}], cell: {type: scale, low: l, high: h}}"
)
CARD = (
    "{type: scorecard, low: l, high: h, items: [{id: a, text: A}, {id: b, text: B}], "
    "bands: [{id: good, text: Good, at_least: 70}, {id: fair, text: Fair, at_least: 40}, "
    "{id: poor, text: Poor}]}"
)


@pytest.mark.parametrize(
    ("record", "condition"),
    [
        (TABLE, "len(answers.x) == 0"),
        (TABLE, "len(answers.x) == 3"),
        (TABLE, "sum(answers.x.hours) > 99"),
        (TABLE.replace(", max: 4", ", required: true, min: 2"), "len(answers.x) == 2"),
        (MATRIX, "answers.x.a.c == 5"),
        (MATRIX, "not answered(answers.x.b.c)"),
        (CARD, 'answers.x.band == "poor"'),
        (CARD, 'answers.x.band == "fair"'),
        (CARD, "answers.x.score >= 90"),
        (CARD, "answers.x.score == 25"),
        (CARD, "not answered(answers.x.score)"),
    ],
)
def test_tables_and_scorecards_are_filled_until_a_condition_holds(
    record: str, condition: str
) -> None:
    body = (
        f"- id: a\n  title: A\n  record: {{x: {record}}}\n- id: b\n  title: B\n  when: {condition}"
    )
    assert unreached(steps(body)) == []
