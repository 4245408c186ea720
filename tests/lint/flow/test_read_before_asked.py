"""An answer is read after it was asked."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, at, changed, check

RULE = "read-before-asked"
AIM = "aim: {label: {en: Aim, nl: Doel}}"
HOW = "        how: {en: [Open the file.], nl: [Open het dossier.]}\n"
ACT = "        title: {en: Act, nl: Doe}\n"


@pytest.mark.parametrize(
    ("old", "new", "mark"),
    [
        (HOW, HOW + '        say: "{{ answers.goals }}"\n', "{{ ^answers.goals"),
        (HOW, HOW + "        when: me == answers.aim or answers.goals\n", "or ^answers.goals"),
        (HOW, HOW + "        for_each: goal in answers.goals\n", "in ^answers.goals"),
        (HOW, HOW + "        wait: days(len(answers.goals))\n", "(^answers.goals"),
        (AIM, "aim: {prompt: 'Of {{ answers.aim }}?'}", "^answers.aim"),
        (AIM, "aim: {when: answered(answers.other)}\n          other: {}", "(^answers.other"),
        (AIM, "aim: {default: 'answers.goals[0].what'}", "^answers.goals[0]"),
        (AIM, "aim: {comment: 'Why {{ answers.goals }}?'}", "^answers.goals"),
        ("    moment: before\n", "    moment: before\n    when: answers.goals\n", "^answers.goals"),
        (HOW, HOW + '        text: "{{ upper(answers.sum) }}"\n', "(^answers.sum"),
    ],
)
def test_what_is_read_before_it_is_asked_is_found(old: str, new: str, mark: str) -> None:
    summed = (
        "        record:\n          goals",
        "        record:\n          sum: {compute: 'answers.goals[0].what'}\n          goals",
    )
    text = changed((old, new), summed)
    found = check(RULE, text, [at(text, mark)])

    assert "known only from step “" in found[0].text.en
    assert "is pas vanaf stap ‘" in found[0].text.nl


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (HOW, HOW + "        say: '{{ answers.goals or account.name }}'\n"),
        (HOW, HOW + "        say: '{{ previous.goals }} {{ answers.nothing }} {{ answers }}'\n"),
        (HOW, HOW + "        say: '{{ answers. }}'\n"),
        (HOW, HOW + "        until: answered(answers.aim)\n"),
        (HOW, HOW + "        due: today + days(len(answers.goals))\n"),
        (HOW, HOW + "        for_each: x in answers.\n"),
        (
            HOW,
            HOW + "        checks: [{that: answered(answers.aim), message: '{{ answers.aim }}'}]\n",
        ),
        (HOW, HOW + "        actions: [{id: a, what: '{{ answers.aim }}', who: answers.aim}]\n"),
        (AIM, "aim: {label: '{{ answers.aim }}'}"),
        (AIM, "aim: {comment: 'Why {{ answers.aim }}?', comment_when: answers.aim == 1}"),
        (AIM, "aim: {}\n          other: {when: answered(answers.aim), help: '{{ answers.aim }}'}"),
        (AIM, "aim: {compute: 'answers.goals[0].what'}"),
        (AIM, "aim: {compute: answers.nothing}\n          other: {help: '{{ answers.aim }}'}"),
        (AIM, "aim: {compute: answers.aim}\n          other: {help: '{{ answers.aim }}'}"),
        (ACT, ACT + "        say: '{{ answers.goals }} {{ answers.aim }}'\n"),
    ],
)
def test_what_is_known_by_then_or_made_afterwards_is_fine(old: str, new: str) -> None:
    check(RULE, changed((old, new)), [])


def test_what_is_worked_out_in_a_step_is_known_when_it_begins() -> None:
    total = "          total: {compute: len(answers.goals)}\n"
    text = changed((ACT, ACT + "        say: '{{ answers.total }}'\n"),
                   ("          actions:", total + "          actions:"))  # fmt: skip
    check(RULE, text, [])


def test_groups_and_phases_come_before_their_first_step() -> None:
    group = """\
      - id: group
        title: "{{ answers.inner }}"
        for_each: goal in answers.goals
        steps:
          - id: leaf
            title: Leaf
            how: Do.
            record: {inner: {}}
"""
    text = changed(
        (HOW, HOW), ("    steps:\n      - id: act\n", "    steps:\n" + group + "      - id: act\n")
    )

    check(RULE, text, [at(text, "^answers.inner")])
    check(RULE, GOOD + "documents: [{id: d, title: D, body: '{{ answers.aim }}'}]\n", [])
    check(RULE, GOOD + "actions: [{id: d, what: D, when: answered(answers.aim)}]\n", [])


TABLE = (
    "aim: {{label: {{en: Aim, nl: Doel}}}}\n          costs: {{type: table, columns: {{"
    "what: {{}}, size: {size}, much: {{type: integer}}}}}}"
)


@pytest.mark.parametrize(
    ("size", "mark"),
    [
        ("{type: choice, options: [{id: a, text: A, when: row.much > 1}, {id: b, text: B}]}",
         "^row.much"),
        ("{when: row.what == row.size}", "^row.size"),
        ("{default: row.much}", "^row.much"),
        ("{type: integer, compute: row.much * 2}", "^row.much"),
        ("{help: 'Of {{ row.what }}, {{ row.much }}'}", "^row.much"),
        ("{checks: [{that: row.much > 1, message: No}]}", "^row.much"),
        ("{comment: Why, comment_when: row.much > 1}", "^row.much"),
    ],
)  # fmt: skip
def test_a_cell_that_reads_a_later_column_is_found(size: str, mark: str) -> None:
    text = changed((AIM, TABLE.format(size=size)))
    (found,) = check(RULE, text, [at(text, mark)])

    assert found.text.en.endswith("asked only now or in a later column of the row")
    assert found.text.nl.endswith("pas nu of in een latere kolom van de rij gevraagd")


@pytest.mark.parametrize(
    "size",
    [
        "{type: choice, options: [{id: a, text: A, when: 'row.what == me'}, {id: b, text: B}]}",
        "{comment: 'Of {{ row.size }}', comment_when: row.size == me}",
        "{checks: [{that: row.size == it, message: No}]}",
        "{help: 'Throw. {{ row. }} {{ answers.narrow.much }}'}",
        "{help: '{{ row.nothing }} {{ row }}'}",
    ],
)
def test_a_cell_may_read_what_stands_before_it(size: str) -> None:
    check(RULE, changed((AIM, TABLE.format(size=size))), [])
