"""Conditions, repeats, defaults and gaps can be worked out, and know their names."""

from __future__ import annotations

import pytest

from amkit.lint import check as lint
from amkit.lint.scopes import Scopes
from amkit.source.protocols import parse_protocol
from amkit.source.reader import read
from amkit.walk.scope import NAMES
from tests.lint.rules import GOOD, at, changed, check

RULE = "expression"
WHEN = "len(answers.goals) > 0"
GAP = "for {{ account.name }}"
EVERYTHING = "account, action, actions, answers, comments, contract"


@pytest.mark.parametrize(
    ("change", "place", "start"),
    [
        ((WHEN, "len(answers.gaols) > 0"), (34, 27), "“gaols” here; did you mean “goals”?"),
        ((WHEN, "len(anwsers.goals) > 0"), (34, 19), "“anwsers” here; did you mean “answers”?"),
        ((WHEN, "answers.aim.aim == 1 and x"), (34, 40), f"“x” here; there are: {EVERYTHING}"),
        ((GAP, "for {{ acount.name }}"), (24, 31), "“acount” here; did you mean “account”?"),
        ((GAP, "for {{ account.nmae }}"), (24, 39), "“nmae” here; did you mean “name”?"),
        ((GAP, "for {{ contract.gaol }}"), (24, 40), "“gaol” here; did you mean “goal”?"),
        ((GAP, "for {{ goals[0].goal }}"), (24, 40), "“goal” here; there are: what, measure"),
        ((GAP, "for {{ answers.goals[0].xyzzy }}"), (24, 48), "“xyzzy” here; there are: what"),
        (("[Numbers.]", '["{{ x }}"]'), (25, 31), f"“x” here; there are: {EVERYTHING}"),
        (("    moment: after\n", "    moment: after\n    when: nothing\n"), (30, 11), "“nothing”"),
        (("{kind: goal, many", "{kind: goal, when: xx, many"), (27, 37), "“xx” here; there are:"),
        (("{kind: goal, many", "{kind: goal, default: yy, many"), (27, 40), "“yy” here;"),
    ],
)  # fmt: skip
def test_a_name_that_nothing_answers_is_found_where_it_stands(
    change: tuple[str, str], place: tuple[int, int], start: str
) -> None:
    (found,) = check(RULE, changed(change), [place])
    name = start.split("”", maxsplit=1)[0].removeprefix("“")

    assert found.text.en.startswith(f"nothing is called {start}")
    assert found.place.end_column - found.place.column == len(name)


@pytest.mark.parametrize(
    ("change", "place", "start"),
    [
        ((WHEN, "lne(answers.goals)"), (34, 15), "the functions are"),
        ((WHEN, '"answers.goals +"'), (34, 30), "this is not an expression"),
        ((GAP, "for {{ account.name"), (24, 28), "this {{ is not closed"),
    ],
)
def test_what_cannot_be_read_is_found_where_it_breaks(
    change: tuple[str, str], place: tuple[int, int], start: str
) -> None:
    (found,) = check(RULE, changed(change), [place])

    assert found.text.en.startswith(start)


def test_a_text_that_was_folded_is_pointed_at_where_it_is_written() -> None:
    folded = "how:\n          en: >-\n            A\n            {{ x }}\n          nl: [Wacht.]"
    text = changed(("how: {en: [Wait.], nl: [Wacht.]}", folded))

    (found,) = check(RULE, text, [(26, 16)])
    assert (found.place.end_line, found.place.end_column) == (26, 17)


def test_a_protocol_that_records_nothing_says_so() -> None:
    recorded = (
        "aim: {label: {en: Aim, nl: Doel}}",
        "goals: {kind: goal, many: true, label: {en: Goals, nl: Doelen}}",
        "actions: {kind: action, many: true}",
    )
    bare = changed(*((f"        record:\n          {prompt}\n", "") for prompt in recorded))

    (found,) = check(RULE, bare, [(30, 27)])
    assert found.text.en == "nothing is called “goals” here; no step records an answer"


def repeated(for_each: str, item: str, when: str) -> str:
    lines = f"for_each: {item} in {for_each}\n        when: {when}"
    return changed((f"when: {WHEN}", lines))


@pytest.mark.parametrize(
    ("for_each", "item", "when"),
    [
        ("goals", "aim", "aim.what"),
        ("answers.goals", "goal", "goal.measure == 'a day'"),
        ("answers.goals", "contract", "contract.measure == 'a day'"),
        ("[1, 2]", "contract", "contract > 1"),
        ("answers.goals.what", "one", "one == 'grow'"),
    ],
)
def test_a_repeated_step_knows_its_item(for_each: str, item: str, when: str) -> None:
    check(RULE, repeated(for_each, item, when), [])


def test_the_fields_of_an_item_are_those_of_what_is_repeated() -> None:
    check(RULE, repeated("goals", "aim", "aim.waht"), [(35, 19)])
    check(RULE, repeated("answers.goals", "contract", "contract.start"), [(35, 24)])


def test_what_a_step_is_repeated_for_does_not_know_the_item_and_other_steps_neither() -> None:
    check(RULE, repeated("aim", "aim", "me"), [(34, 26)])
    elsewhere = repeated("goals", "aim", "me").replace(GAP, "for {{ aim.what }}")
    check(RULE, elsewhere, [(24, 31)])


def test_whatever_has_no_fixed_fields_may_have_any() -> None:
    check(RULE, changed((GAP, "for {{ today.year }} {{ answers }} {{ previous.aim }}")), [])
    check(RULE, changed((GAP, "for {{ meeting.x }} {{ comments.aim }}")), [])
    check(RULE, GOOD, [])


def test_every_name_that_a_step_knows_has_a_type() -> None:
    document, _ = read(GOOD.encode(), "talk.yaml")
    assert document is not None
    protocol, _ = parse_protocol(document)

    assert protocol is not None
    assert Scopes(protocol).at(()).keys() == NAMES


TABLES = ("phases:", "tables:\n  sizes: {small: {visits: 2}}\nphases:")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("tables.sizes.small.visits", ""),
        ("tables.size", "did you mean “sizes”?"),
        ("tables.sizes.smal", "did you mean “small”?"),
        ("tables.sizes.small.visit", "did you mean “visits”?"),
    ],
)
def test_what_a_lookup_table_has_is_known(name: str, said: str) -> None:
    text = changed(TABLES, (GAP, f"for {{{{ {name} }}}}"))
    found = [
        wrong.text.en for wrong in lint.check(text.encode(), "talk.yaml", select=frozenset({RULE}))
    ]

    assert found == [] if not said else said in found[0]


def test_a_protocol_without_tables_says_so() -> None:
    text = changed((GAP, "for {{ tables.sizes.small }}"))
    (found,) = lint.check(text.encode(), "talk.yaml", select=frozenset({RULE}))

    assert found.text.en == (
        "there is no table “sizes”; the protocol has none, write it under tables:"
    )


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        ((WHEN, "answers.goals + 1"), (34, 15), "a list + a number cannot be worked out"),
        ((WHEN, "true and answers.aim + 1"), (34, 24), "a text + a number cannot be worked out"),
        ((WHEN, "answers.aim == none"), (34, 15), "what is compared with none is never known"),
        ((WHEN, "answers.aim.x"), (34, 15), "a text has no field “x”"),
        ((GAP, "for {{ answers.aim.x }}"), (24, 31), "a text has no field “x”"),
        ((GAP, "for {{ first(goals).gaol }}"), (24, 31), "no field “gaol”; there are: what, meas"),
        ((WHEN, "reason(answers.aim) == 'unkown'"), (34, 15), "“unkown” is none of: declined,"),
        ((WHEN, "contract.start > 2024"), (34, 15), "a date > a number cannot be compared"),
        ((WHEN, "previous.goals.what == 'x'"), (34, 15), "a list is never the same as a text"),
        ((WHEN, "comments.aim > 3"), (34, 15), "a text > a number cannot be compared"),
        ((WHEN, "answers.goals\n        for_each: me"), (35, 19), "here a list is needed"),
        ((WHEN, "me\n        due: today - 3"), (35, 14), "a date - a number cannot be worked out"),
        ((WHEN, "me\n        due: answers.aim"), (35, 14), "here a date is needed"),
        ((WHEN, "me\n        wait: 1 + 2"), (35, 15), "here a duration is needed"),
        (("aim: {label", "c: {type: scorecard, low: l, high: h, items: [{id: a, text: A, items: ["
          "{id: b, text: B, when: answers.aim + 1}]}]}\n          aim: {label"), (16, 105),
         "a text + a number cannot be worked out"),
        ((WHEN, "me\n        not_before: me"), (35, 21), "here a date is needed"),
        (("{kind: goal, many", "{kind: goal, default: today, many"), None, ""),
        (("aim: {label", "aim: {type: integer, default: me, label"), (16, 41), "here a number is"),
        (("aim: {label", "aim: {type: date, compute: today.year, label"), (16, 38), "here a date"),
        (("aim: {label", "aim: {default: contract, label"), (16, 26), "here a text is needed"),
        (("aim: {label", "aim: {default: contracts, label"), (16, 26), "here a text is needed"),
        (("aim: {label", "aim: {default: contracts.what, label"), None, ""),
        (("aim: {label", "aim: {compute: today.year, label"), None, ""),
        (("aim: {label", "aim: {type: list, default: '[1]', label"), (16, 39), "here a text is ne"),
    ],
)  # fmt: skip
def test_what_can_only_be_not_known_is_found_where_it_stands(
    change: tuple[str, str], place: tuple[int, int] | None, said: str
) -> None:
    found = check(RULE, changed(change), [place] if place else [])

    assert [said in wrong.text.en for wrong in found] == [True] * bool(place)


CHOICES = (
    ("aim: {label", "aim: {type: choice, options: [{id: grow, text: {en: G, nl: H}}], label"),
    ("        record:\n          goals", "        record:\n          parts: {type: choices, label: "
     "{en: P, nl: D}, options: [{id: a, text: {en: A, nl: B}}]}\n          goals"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("when", "column", "said"),
    [
        ("answers.aim == 'grow' and 'a' in answers.parts", 0, ""),
        ("previous.aim == 'shrink' or 'b' in previous.parts", 0, ""),
        ("answers.aim in ['grow', 'shrink']", 0, ""),
        ("answers.aim == 'gorw'", 15, "“gorw” is none of: grow"),
        ("me and 'b' in answers.parts", 22, "“b” is none of: a"),
        ("count(answers.parts, 'b')", 15, "“b” is none of: a"),
    ],
)
def test_a_choice_is_compared_with_its_options(when: str, column: int, said: str) -> None:
    found = check(RULE, changed(*CHOICES, (WHEN, when)), [(35, column)] if said else [])

    assert [said in wrong.text.en for wrong in found] == [True] * bool(said)


ACT = f"""\
        when: {WHEN}
        record:
          actions: {{kind: action, many: true}}
"""
REPEATED = """\
        for_each: goal in answers.goals
        when: WHEN
        steps:
          - id: each
            title: {en: Each, nl: Elk}
            how: {en: [Ask.], nl: [Vraag.]}
            until: UNTIL
            record:
              mark:
                type: integer
                checks: [{that: THAT, message: {en: "{{ it }} is low", nl: "{{ it }} is laag"}}]
              share: {compute: COMPUTE}
  - id: last
    moment: after
    when: OUTSIDE
    steps:
      - id: close
        title: {en: Close, nl: Sluit af}
        how: {en: [Call.], nl: [Bel.]}
"""


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("WHEN", "goal.measure == 'a day'", ""),
        ("WHEN", "goal.measure > 3", "a text > a number"),
        ("UNTIL", "answers.mark > 3", ""),
        ("UNTIL", "sum(answers.mark) > 3", ""),
        ("UNTIL", "answers.mark == 'x'", "a number is never the same as a text"),
        ("THAT", "it > answers.mark", ""),
        ("THAT", "it > me", "a number > a text"),
        ("COMPUTE", "answers.mark * 2", ""),
        ("COMPUTE", "answers.mark + me", "a number + a text"),
        ("OUTSIDE", "len(answers.mark)", ""),
        ("OUTSIDE", "sum(first(answers.mark)) > 3", ""),
        ("OUTSIDE", "answers.mark > 3", "a list > a number"),
        ("OUTSIDE", "sum(answers.mark) > 3", "takes a number or an amount of money or a text"),
        ("OUTSIDE", "first(first(answers.share)) > 3", ""),
    ],
)
def test_answers_of_a_repeat_are_its_own_inside_and_a_list_outside(
    name: str, written: str, said: str
) -> None:
    lines = REPEATED
    for key in ("WHEN", "UNTIL", "THAT", "COMPUTE", "OUTSIDE"):
        lines = lines.replace(key, written if key == name else "me")
    text = changed((ACT, lines))

    found = lint.check(text.encode(), "talk.yaml", select=frozenset({RULE}))
    assert [said in wrong.text.en for wrong in found] == [True] * bool(said)


AIM = "aim: {label: {en: Aim, nl: Doel}}"
TABLE = "aim: {type: table, columns: {n: {type: integer}, m: {%s}}}"
GIVEN = "aim: {type: table, rows: [{id: a, text: A}], columns: {n: {type: integer}}}"
SCORED = (
    "aim: {type: scorecard, low: l, high: h, items: [{id: g, text: G, items: [{id: a, text: A}]}], "
    "bands: [{id: x, text: X, at_least: %s}, {id: y, text: Y}]}"
)


@pytest.mark.parametrize(
    ("record", "when", "places", "said"),
    [
        (TABLE % "when: row.n > 3", "sum(answers.aim.n) > 0", [], ""),
        (TABLE % "type: date, default: row.n", "me == me", [(16, 85)], "a date is needed"),
        (TABLE % "compute: row.nn", "me == me", [(16, 77)], "did you mean “n”?"),
        (
            TABLE % "checks: [{that: it > 3, message: M}]",
            "me == me",
            [(16, 80)],
            "cannot be compared",
        ),
        (TABLE % "", "sum(answers.aim.nn) > 0", [(34, 31)], "did you mean “n”?"),
        (TABLE % "", "row == 3", [(34, 15)], "nothing is called “row” here"),
        (GIVEN, "answers.aim.a.n > 0 and sum(rows(answers.aim).n) > 1", [], ""),
        (GIVEN, "answers.aim.b.n > 0", [(34, 27)], "nothing is called “b” here"),
        (GIVEN, "rows(answers.aim)[0].row == 'b'", [(34, 15)], "is none of"),
        (GIVEN, "rows(me)", [(34, 20)], "rows() takes something with fields"),
        (GIVEN, "len(rows(previous)) > 0 and rows(tables) == rows(tables)", [], ""),
        (GIVEN, "len(rows(account)) > 0", [(34, 19)], "the list stays empty"),
        (SCORED % "50 + len(goals)", "answers.aim.score > 4 and answers.aim.items.g > 4", [], ""),
        (SCORED % "3", "len(rows(answers.aim.items)) > 0", [(34, 19)], "the list stays empty"),
        (SCORED % "me", "answers.aim.band == 'x'", [(16, 140)], "a number is needed"),
        (SCORED % "3", "answers.aim.band == 'z'", [(34, 15)], "is none of: x, y"),
        (SCORED % "3", "answers.aim.items.b > 1", [(34, 33)], "nothing is called “b” here"),
    ],
)
def test_tables_and_scorecards_have_the_types_of_what_is_in_them(
    record: str, when: str, places: list[tuple[int, int]], said: str
) -> None:
    found = check(RULE, changed((AIM, record), (WHEN, when)), places)
    assert all(said in one.text.en for one in found)


MATRIX = (
    "aim: {type: matrix, rows: [{id: a, text: A}], columns: [{id: b, text: B}], "
    "cell: {type: integer, default: %s}}"
)


def test_the_cells_of_a_matrix_know_their_row() -> None:
    check(RULE, changed((AIM, MATRIX % "row.b"), (WHEN, "answers.aim.a.b > 1")), [])
    check(RULE, changed((AIM, MATRIX % "row.c")), [(16, 121)])


@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        ("{type: scale, low: l, high: h, default: '9'}",
         "the prompt refuses its own default: the highest it can be is 5"),
        ("{type: choice, options: [{id: a, text: A}], default: '\"b\"'}", "“b” is none of: a"),
        ("{type: date, min: days(3)}", "here a date is needed, and this is a duration"),
        ("{type: date, max: 2027-03-01}", 'a date is written date("2027-03-01")'),
        ("{type: duration, min: 3}", None),
        ("{type: duration, min: '3'}", "here a duration is needed, and this is a number"),
        ("{type: money, max: today}", "here an amount of money is needed, and this is a date"),
        ("{type: money, min: 0, max: 1.5}", ""),
        ("{type: money, max: contract.value}", ""),
        ("{type: integer, min: 3, default: '3'}", ""),
        ("{max_length: 2, default: '\"abc\"'}", "refuses its own default: at most 2 characters"),
        ("{kind: goal, default: '\"abc\"'}", ""),
        ("{default: 'bullets([me])'}", "bullets() only fills a text; here write join(list)"),
        ("{compute: 'bullets([me])'}", "bullets() only fills a text; here write join(list)"),
        ("{when: 'bullets([me])'}", "or len(list) for how many there are"),
        ("{default: 'join([me])', help: '{{ bullets([me]) }}'}", ""),
    ],
)  # fmt: skip
def test_limits_are_of_the_type_that_is_asked_and_hold_of_the_default(
    prompt: str, said: str | None
) -> None:
    changed_text = changed(("          aim: {", f"          extra: {prompt}\n          aim: {{"))
    found = lint.check(
        changed_text.encode(), "good.yaml", ignore=frozenset({"missing-translation"})
    )
    texts = [one.text.en for one in found if one.severity == "error"]

    if said is None:
        assert "expected text, found a number" in texts[0]
    else:
        assert len(texts) == bool(said), texts
        assert said in "".join(texts)


@pytest.mark.parametrize(
    ("wait", "said"),
    [
        ("hours(4)", "this never waits; write days(1)"),
        ("minutes(90)", "this never waits; write days(1)"),
        ("workdays(2)", ""),
        ("me", "here a duration is needed, and this is a text"),
    ],
)
def test_a_step_waits_in_days(wait: str, said: str) -> None:
    text = changed((f"        when: {WHEN}\n", f"        wait: {wait}\n"))
    found = check(RULE, text, [at(text, f"wait: ^{wait}")] if said else [])

    assert "".join(one.text.en for one in found).endswith(said)
