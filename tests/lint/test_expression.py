"""Conditions, repeats, defaults and gaps can be worked out, and know their names."""

from __future__ import annotations

import pytest

from amkit import lint
from tests.lint.rules import GOOD, changed, check

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
        ((WHEN, '"answers.goals ="'), (34, 30), "this is not an expression"),
        ((GAP, "for {{ account.name"), (24, 28), "this {{ is not closed"),
    ],
)
def test_what_cannot_be_read_is_found_where_it_breaks(
    change: tuple[str, str], place: tuple[int, int], start: str
) -> None:
    (found,) = check(RULE, changed(change), [place])

    assert found.text.en.startswith(start)


def test_a_text_that_was_folded_is_pointed_at_where_it_begins() -> None:
    folded = "how:\n          en: >-\n            A\n            {{ x }}\n          nl: [Wacht.]"
    text = changed(("how: {en: [Wait.], nl: [Wacht.]}", folded))

    (found,) = check(RULE, text, [(24, 15)])
    assert found.place.end_line > found.place.line


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
    lines = f"for_each: {for_each}\n        item: {item}\n        when: {when}\n"
    return changed(("        minutes: 5\n", f"        minutes: 5\n        {lines}"))


@pytest.mark.parametrize(
    ("for_each", "item", "when"),
    [
        ("goals", "aim", "aim.what"),
        ("answers.goals", "goal", "goal.measure == 1"),
        ("answers.goals", "contract", "contract.measure == 1"),
        ("[1, 2]", "contract", "contract.anything"),
        ("answers.aim", "one", "one.anything"),
        ("answers.goals[0].what", "one", "one.anything"),
        ("me", "one", "one.anything"),
    ],
)
def test_a_repeated_step_knows_its_item(for_each: str, item: str, when: str) -> None:
    check(RULE, repeated(for_each, item, when), [])


def test_the_fields_of_an_item_are_those_of_what_is_repeated() -> None:
    check(RULE, repeated("goals", "aim", "aim.waht"), [(25, 19)])
    check(RULE, repeated("answers.goals", "contract", "contract.start"), [(25, 24)])


def test_what_a_step_is_repeated_for_does_not_know_the_item_and_other_steps_neither() -> None:
    check(RULE, repeated("aim", "aim", "me"), [(23, 19)])
    elsewhere = repeated("goals", "aim", "me").replace(WHEN, "aim.what == 1")
    check(RULE, elsewhere, [(37, 15)])


def test_whatever_has_no_fixed_fields_may_have_any() -> None:
    check(RULE, changed((GAP, "for {{ today.year }} {{ answers }} {{ answers.aim.x }}")), [])
    check(RULE, changed((GAP, "for {{ previous.aim }} {{ comments.aim.x }}")), [])
    check(RULE, GOOD, [])


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
