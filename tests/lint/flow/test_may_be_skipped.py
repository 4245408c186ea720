"""What a text reads was asked on every way that leads to it."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, at, changed, check

RULE = "may-be-skipped"
AIM = "          aim: {label: {en: Aim, nl: Doel}}\n"
READ = "        title: {en: Read, nl: Lees}\n"
ACT = "        title: {en: Act, nl: Doe}\n"
MORE = """\
          goal: {when: answered(answers.aim)}
          sure: {required: true}
          after: {when: answered(answers.sure)}
          double: {compute: answers.goal}
          names: {type: list, min: 2}
          large: {when: len(answers.names) > 3}
          costs: {type: table, columns: {what: {}}}
          kept: {type: table, rows: [{id: a, text: A}], columns: {what: {}}}
          many: {kind: result, many: true, min: 1}
"""


def protocol(*changes: tuple[str, str]) -> str:
    return changed((AIM, AIM + MORE), *changes)


@pytest.mark.parametrize(
    ("gap", "start"),
    [
        ("^answers.goal", "“goal” is asked only when answered(answers.aim)"),
        ("upper(^answers.goal)", "“goal” is asked only when"),
        ("^answers.large", "“large” is asked only when len(answers.names) > 3"),
        ("^answers.double", "“double” is asked only when"),
        ("^answers.names[2]", "there may be fewer than 3 of “names”; write min: 3"),
        ("^answers.names[-3]", "there may be fewer than 3"),
        ("^answers.costs[0].what", "there may be fewer than 1"),
        ("^answers.many[1].what", "there may be fewer than 2"),
    ],
)
def test_a_gap_that_may_stay_open_is_found(gap: str, start: str) -> None:
    text = protocol((ACT, ACT + f"        say: '{{{{ {gap.replace('^', '')} }}}}'\n"))
    (found,) = check(RULE, text, [at(text, f"{{{{ {gap}")])

    assert found.text.en.startswith(start)
    assert found.text.nl[0] in "‘e"


@pytest.mark.parametrize(
    "gap",
    [
        'answers.goal or "x"', "answers.after", "answers.aim", "answers.names[0]", "answers.x",
        "answers.names[-2]", "answers.many[0].what", "answers.kept.a", "answers.", "goal.what",
        "answers.goal if answered(answers.goal) else me", "answers.aim[0]", "len(answers.names)",
        "first(answers.names).length", "date(me).year", "answers.costs",
    ],
)  # fmt: skip
def test_a_gap_that_can_be_filled_is_fine(gap: str) -> None:
    check(RULE, protocol((ACT, ACT + f"        say: '{{{{ {gap} }}}}'\n")), [])


@pytest.mark.parametrize(
    "condition", ["answered(answers.goal)", "answered(answers.aim)", "answers.double == me"]
)
def test_a_text_under_a_condition_on_it_is_fine(condition: str) -> None:
    when = ("        when: len(answers.goals) > 0\n", f"        when: {condition}\n")
    said = (ACT, ACT + "        say: '{{ answers.goal }} {{ answers.double }}'\n")

    found = [at(protocol(when, said), "{{ ^answers.goal }}")] if "double" in condition else []
    check(RULE, protocol(when, said), found)


def test_a_question_and_what_is_made_have_conditions_of_their_own() -> None:
    prompt = "{kind: action, many: true, when: CONDITION, help: '{{ answers.goal }}'}"
    old = "{kind: action, many: true}"
    letters = (
        "documents:\n"
        "  - {id: a, title: A, when: answered(answers.goal), body: '{{ answers.goal }}'}\n"
        "  - {id: b, title: B, body: '{{ answers.goal }}'}\n"
        "actions: [{id: c, what: 'Do {{ answers.goal }}', when: answered(answers.goal)}]\n"
    )

    check(RULE, protocol((old, prompt.replace("CONDITION", "answered(answers.goal)"))), [])
    text = protocol((old, prompt.replace("CONDITION", "me")))
    check(RULE, text, [at(text, "{{ ^answers.goal")])
    text = protocol() + letters
    check(RULE, text, [at(text, "{{ ^answers.goal", nth=2)])


@pytest.mark.parametrize("free", ["optional: true", "when: me"])
def test_a_step_that_may_be_left_out_takes_its_answers_with_it(free: str) -> None:
    text = protocol((READ, READ + f"        {free}\n        say: '{{{{ answers.aim }}}}'\n"),
                    (ACT, ACT + "        say: '{{ answers.aim }}'\n"))  # fmt: skip
    places = [at(text, "{{ ^answers.aim", nth=2)]

    check(RULE, text, [] if free == "when: me" else places)


GROUP = """\
      - id: some
        title: Some
        KIND
        steps:
          - {id: one, title: One, how: Do., record: {first: {}}}
          - {id: two, title: Two, how: "{{ answers.first }}", record: {second: {}}}
      - id: next
        title: Next
        how: "{{ answers.first }} {{ answers.second }}"
        record: {third: {}}
"""


@pytest.mark.parametrize(
    ("kind", "open_"),
    [
        ("pick: 1", ["first", "second"]),
        ("until: answers.first == me", ["second"]),
        ("for_each: goal in [me]", []),
        ("role: me", []),
    ],
)
def test_pools_and_ladders_leave_steps_out(kind: str, open_: list[str]) -> None:
    steps = GROUP.replace("KIND", kind)
    text = changed(
        ("    steps:\n      - id: read\n", "    steps:\n" + steps + "      - id: read\n")
    )
    text = text.replace("        role: me\n", "")
    nth = {"first": 2, "second": 1}

    check(RULE, text, [at(text, f"^answers.{name} ", nth=nth[name]) for name in open_])


def test_a_phase_that_ends_leaves_its_later_steps_out() -> None:
    text = changed(
        ("    moment: before\n", "    moment: before\n    until: answered(answers.first)\n"),
        ("    steps:\n      - id: read\n",
         "    steps:\n      - {id: one, title: One, record: {first: {}}}\n      - id: read\n"),
        (ACT, ACT + "        say: '{{ answers.aim }} {{ answers.first }}'\n"),
    )  # fmt: skip

    check(RULE, text, [at(text, "^answers.aim")])


def test_labels_and_messages_are_read_where_there_is_an_answer() -> None:
    text = protocol(
        (ACT, ACT + "        checks: [{that: me == 1, message: '{{ answers.goal }}'}]\n")
    )
    check(RULE, text, [])
    check(RULE, GOOD, [])
