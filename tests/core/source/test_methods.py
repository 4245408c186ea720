"""Method files are read as protocols are: every complaint at its place, in both languages."""

from __future__ import annotations

import pytest

from amkit.errors import ProtocolError
from amkit.model.method import Days
from amkit.source.methods import load_method, method_schema

HEAD = "amkit: 2\ntitle: Ours\ntasks:\n"
TASK = "  - {{id: renew, title: Renew, strategy: In time., protocols: [renewal]{more}}}\n"
RULE = ", tiers: [key, standard], due: [{rule}]"


def complaints(text: str) -> list[str]:
    with pytest.raises(ProtocolError) as caught:
        load_method(text.encode(), "m.yaml")
    assert all(one.text.nl not in ("", one.text.en) for one in caught.value.findings)
    return [f"{f.place.line}:{f.place.column} {f.rule} {f.text.en}" for f in caught.value.findings]


def test_days_are_one_number_or_one_for_each_group() -> None:
    rules = "{before: end, days: 90}, {after: held, days: {key: 60, standard: 120}}"
    text = HEAD + TASK.format(more=f", due: [{rules}]")
    method, document = load_method(text.encode(), "m.yaml")
    (task, end), (_, held) = method.rules()

    assert (end.days.same, held.days) == (90, Days(key=60, standard=120))
    assert held.days.same is None
    assert task.days_of(end, "strategic") == task.days_for_all(end) == 90
    assert task.days_of(held, "strategic") is None
    assert task.protocol_of(end) == "renewal"
    assert method.served() == {"renewal"}
    assert task.coming_round == {"renewal"}
    assert document.place(("tasks", 0, "due", 1, "days", "key")).line == 4


def test_a_rule_holds_for_the_accounts_of_its_task_alone() -> None:
    text = HEAD + TASK.format(more=RULE.format(rule="{before: end, days: 90}"))
    ((task, rule),) = load_method(text.encode(), "m.yaml")[0].rules()

    assert [task.days_of(rule, "strategic"), task.days_of(rule, "key")] == [None, 90]
    assert task.coming_round == frozenset()  # the end of a contract comes once
    assert task.days_for_all(rule) is None


@pytest.mark.parametrize(
    ("rule", "rest"),
    [
        ("{befor: end, days: 3}", "unknown-key there is no “befor” here; did you mean “before”?"),
        ("{before: end, days: {kye: 3}}", "unknown-key there is no “kye” here; did you mean “key”"),
        ("{before: ende, days: 3}", "wrong-value “ende” is not one of end, notice, "),
        ("{before: end, days: soon}", "wrong-type expected a whole number, found text"),
        ("{days: 3}", "missing-key a rule counts from one thing: before:, after: or on:"),
        ("{before: end, after: held, days: 3}", "wrong-value a rule counts from one thing"),
        ("{before: end, days: 0}", "limits 0 is too little; at least 1"),
        ("{before: end, days: 9999}", "limits 9999 is too much; at most 3660"),
        ("{before: end, days: {strategic: 3}}", "limits this rule never holds: it has no days"),
        ("{before: end, days: {strategic: 3, key: 3}}", "limits this never holds: the task is not"),
        (
            "{before: contract_year, days: 340}",
            "limits days and early are 370 together; from a",
        ),
        ("{before: fiscal_year, days: 340}", "limits days and early are 370 together; from a"),
        ("{before: end, days: 9, lapses: 0}", "limits 0 is too little; at least 1"),
        ("{before: end, days: 9, early: -1}", "limits -1 is too little; at least 0"),
        ("{before: end, days: 9, protocol: x}", "wrong-value there is no “x” here; there are: ren"),
        ("{on: new_owner, days: 9}, {on: new_owner, days: 8}", "duplicate-name the rule on line 4"),
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused(rule: str, rest: str) -> None:
    found = complaints(HEAD + TASK.format(more=RULE.format(rule=rule)))

    assert any(rest in one for one in found), found
    assert all(one.startswith("4:") for one in found)


def test_a_task_that_cannot_be_meant_is_refused() -> None:
    task = "  - {id: A b, title: {en: X}, strategy: S, protocols: [], tiers: []}\n"
    twice = TASK.format(more="") + TASK.format(more="")
    several = (
        "  - {id: x, title: X, strategy: S, protocols: [a, b], due: [{on: new_owner, days: 3}]}"
    )

    assert [one.split()[1] for one in complaints(HEAD + task)] == [
        "name",
        "empty",
        "empty",
        "empty",
    ]
    assert [one.split()[1] for one in complaints(HEAD + twice)] == ["duplicate-name"] * 2
    assert "say which is due: protocol: one of a, b" in complaints(HEAD + several)[0]
    assert "a method has tasks" in complaints("amkit: 2\ntitle: X\ntasks: []\n")[0]
    assert complaints("amkit: 9\ntitle: X\ntasks: []\n")[0].startswith("1:8 format")


def test_the_schema_is_made_from_the_models() -> None:
    schema = method_schema()

    assert "strategy" in schema["$defs"]["Task"]["properties"]
