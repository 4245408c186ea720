"""What expressions mean, what they refuse and where."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amkit.errors import ExpressionError
from amkit.expressions import Scope, holds, parse, parse_repeat, parse_wording
from amkit.expressions.functions import Bullets
from amkit.expressions.told import Told
from amkit.model.values import Money

SCOPE: Scope = {
    "answers": {
        "goals": ({"what": "halve lead time", "measure": None}, {"what": "one contact"}),
        "score": 7,
        "ratio": Decimal("0.5"),
        "budget": Money(Decimal(1000), "EUR"),
        "names": ("Anna", "Bram"),
        "numbers": (3, 1, 2),
        "empty": (),
        "yes": True,
        "no": False,
        "word": "blue",
        "far": Decimal("NaN"),
    },
    "contract": {"start": date(2024, 3, 1), "goal": "grow"},
    "today": date(2024, 3, 31),
}


def value(text: str) -> Any:
    return parse(text).evaluate(SCOPE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("answers.score", 7),
        ("answers.goals[0].what", "halve lead time"),
        ("answers.goals[-1].what", "one contact"),
        ("answers.goals[9].what", None),
        ("first(answers.goals).what", "halve lead time"),
        ("last(answers.names)", "Bram"),
        ("contract.start.year", 2024),
        ("contract.start.hour", None),
        ("answers.budget.amount", Decimal(1000)),
        ("answers.budget.nothing", None),
        ("nothing.at.all", None),
        ("answers.word.upper", None),
        ("true", True),
        ("False", False),
        ("none", None),
        ("2.50", Decimal("2.50")),
        ("'a' + 'b'", "ab"),
        ("'a' + 1", None),
        ("'a' * 3", None),
        ("1 + 2 * 3", 7),
        ("-answers.score", -7),
        ("7 / 2", Decimal("3.5")),
        ("1 / 0", None),
        ("true + 1", None),
        ("999999999999999 * 999999999999999 * 999999999999999", None),
        ("answers.budget + answers.budget", Money(Decimal(2000), "EUR")),
        ("answers.budget - answers.budget", Money(Decimal(0), "EUR")),
        ("answers.budget * 2", Money(Decimal(2000), "EUR")),
        ("answers.budget / 2", Money(Decimal(500), "EUR")),
        ("answers.budget / answers.budget", Decimal(1)),
        ("answers.budget / (answers.budget - answers.budget)", None),
        ("answers.budget / 0", None),
        ("answers.budget + 1", None),
        ("1 + answers.budget", None),
        ("2 * answers.budget", Money(Decimal(2000), "EUR")),
        ("answers.budget * 0", Money(Decimal(0), "EUR")),
        ("answers.budget * true", None),
        ("answers.budget * answers.budget", None),
        ("answers.budget * answers.far", None),
        ("answers.far < answers.far", None),
        ("answers.far < 1", None),
        ("answers.budget > answers.budget / 2", True),
        ("answers.score > 5", True),
        ("answers.score >= 7 and answers.score <= 7", True),
        ("1 < answers.score < 5", False),
        ("answers.word == 'blue'", True),
        ("answers.word != 'blue'", False),
        ("answers.word < 3", None),
        ("answers.word < 'c'", True),
        ("contract.start < today", True),
        ("contract.start < 3", None),
        ("answers.missing == 1", None),
        ("answers.missing != 1", None),
        ("answers.score in [1, 7]", True),
        ("answers.score not in [1, 7]", False),
        ("answers.word in 'a blue sky'", True),
        ("answers.score in 'seven'", None),
        ("answers.missing in [1]", None),
        ("answers.missing not in [1]", None),
        ("1 in 2", None),
        ("not answers.no", True),
        ("not answers.missing", None),
        ("answers.missing and answers.no", False),
        ("answers.missing and answers.yes", None),
        ("answers.missing or answers.yes", True),
        ("answers.missing or answers.no", None),
        ("answers.no or answers.no", False),
        ("contract.goal or 'unknown'", "grow"),
        ("answers.missing or 'unknown'", "unknown"),
        ("answered(answers.score)", True),
        ("answered(answers.missing)", False),
        ("len(answers.goals)", 2),
        ("len(answers.score)", None),
        ("first(answers.empty)", None),
        ("sum(answers.numbers)", 6),
        ("sum(1, 2)", 3),
        ("sum(answers.empty)", 0),
        ("sum(answers.missing)", None),
        ("average(answers.numbers)", Decimal(2)),
        ("average(answers.empty)", None),
        ("min(answers.numbers)", 1),
        ("max(answers.numbers)", 3),
        ("max(1, answers.missing, 4)", 4),
        ("min(answers.empty)", None),
        ("round(2.567)", 3),
        ("round(2.567, 1)", Decimal("2.6")),
        ("round('x')", None),
        ("round(answers.numbers[0] * 100000000000000 * 1000000000000, 9)", None),
        ("min(1, 'x')", None),
        ("sum(answers.yes)", None),
        ("round(1.5, 99)", None),
        ("round(1.5, true)", None),
        ("join(answers.names)", "Anna, Bram"),
        ("join(answers.names, ' / ')", "Anna / Bram"),
        ("join(answers.word)", None),
        ("join([1, none, today])", "1, 2024-03-31"),
        ("join(answers.goals)", None),
        ("bullets(answers.names, [1])", Bullets((("Anna", 1), ("Bram", None)))),
        ("bullets([none])", None),
        ("bullets(answers.names, 1)", None),
        ("text(true)", None),
        ("join(answers.names, 1)", None),
        ("days(today, contract.start)", 30),
        ("days(today, 3)", None),
        ("days(3, nobody)", None),
    ],
)
def test_means_what_it_says(text: str, expected: Any) -> None:
    found = value(text)

    assert found == expected
    assert type(str(found) if isinstance(found, Told) else found) is type(expected)


def test_text_does_not_grow_without_bound() -> None:
    scope = {"long": "x" * 9_000, "many": ("x" * 9_000, "x" * 9_000)}

    assert parse("long + long").evaluate(scope) is None
    assert parse("join(many)").evaluate(scope) is None


def test_a_condition_that_is_not_known_does_not_hold() -> None:
    assert not holds(parse("answers.missing == 1"), SCOPE)
    assert not holds(parse("not (answers.missing == 1)"), SCOPE)
    assert holds(parse("answers.score"), SCOPE)


def test_names_are_told_with_their_place() -> None:
    found = parse(" answers.goals[0].what == contract.goal or true").names

    assert found == ((("answers", "goals", "what"), 1), (("contract", "goal"), 26))


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("", 0),
        (" today > 2027-03-01", 9),
        ("   ", 0),
        ("a" * 1_001, 1_000),
        ("a\0b", 1),
        ("a ==\n b", 4),
        ("a =", 2),
        ("a = 1", 2),
        ("1; 2", 1),
        ("(a", 0),
        ("a ==", 3),
        ("not " * 200 + "a", 132),
        ("(" * 250 + "a" + ")" * 250, 200),
        ("1+" * 400 + "1", 0),
        ("a" + ".b" * 40, 0),
        ("a" + "[0]" * 40, 0),
        ("9" * 5_000, 1_000),
        ("9" * 900, 0),
        ("9**9**9", 0),
        ("1e999", 0),
        ("1j", 0),
        ("b'x'", 0),
        ("...", 0),
        ("'a'.center(2000000000)", 0),
        ("(1).real", 1),
        ("'%s' % 'a'", 0),
        ("f'{1:>200}'", 0),
        ("().__class__", 0),
        ("x._a", 0),
        ("_x", 0),
        ("__import__('os')", 0),
        ("open('x')", 0),
        ("len(x)(1)", 0),
        ("len()", 0),
        ("len(1, 2)", 0),
        ("len(x=1)", 0),
        ("lambda: 1", 0),
        ("[i for i in x]", 0),
        ("{1: 2}", 0),
        ("(y := 1)", 1),
        ("a is b", 0),
        ("a[b]", 2),
        ("a[1:2]", 2),
        ("x ** 2", 0),
        ("x // 2", 0),
        ("~x", 0),
        ("ａ + 1", 0),
        ("é == 1", 0),
        ("'\ud800'", 0),
        ("'é' == _x", 7),
    ],
)
def test_refuses_at_the_character(text: str, offset: int) -> None:
    with pytest.raises(ExpressionError) as refused:
        parse(text)

    assert refused.value.offset == offset
    assert refused.value.text.en
    assert refused.value.text.nl


@given(st.text(alphabet="abx.()[]'\" 019+-*/<>=!,:\n_andortilfse{}\\", max_size=60))
def test_never_raises_anything_else(text: str) -> None:
    try:
        found = parse(text)
    except ExpressionError as refused:
        assert 0 <= refused.offset <= len(text)  # noqa: PT017  a refusal is as good
    else:
        found.evaluate(SCOPE)


def fill(text: str) -> str:
    return parse_wording(text).fill(SCOPE, str, lambda gap: f"<{gap.text.strip()}>")


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("plain", "plain"),
        ("", ""),
        ("{{ contract.goal }}", "grow"),
        ("since {{contract.start.year}}: {{ answers.missing }}!", "since 2024: <answers.missing>!"),
        ("a } b } c", "a } b } c"),
    ],
)
def test_fills_the_gaps_of_a_text(text: str, filled: str) -> None:
    assert fill(text) == filled


def test_tells_where_its_expressions_stand() -> None:
    found = list(parse_wording("a {{ x }} b {{y}}").expressions())

    assert [(expression.text, offset) for expression, offset in found] == [(" x ", 4), ("y", 14)]


@pytest.mark.parametrize(("text", "offset"), [("ab {{ x", 3), ("ab {{ x = 1 }}", 8), ("{{}}", 2)])
def test_refuses_a_gap_at_its_character(text: str, offset: int) -> None:
    with pytest.raises(ExpressionError) as refused:
        parse_wording(text)

    assert refused.value.offset == offset


@pytest.mark.parametrize(
    ("text", "item", "path", "offset"),
    [
        ("answers.goals", "item", ("answers", "goals"), 0),
        ("goal in answers.goals", "goal", ("answers", "goals"), 8),
        ("  goal  in\n answers.goals", "goal", ("answers", "goals"), 12),
    ],
)
def test_a_repeat_names_each_item(text: str, item: str, path: tuple[str, ...], offset: int) -> None:
    repeat = parse_repeat(text)

    assert (repeat.item, repeat.items.names) == (item, ((path, offset),))


@pytest.mark.parametrize(
    ("text", "offset"),
    [("Goal in goals", 0), (" a.b in goals", 1), ("goal in ", 0), ("goal in goals +", 14)],
)
def test_a_repeat_that_cannot_be_read_says_where(text: str, offset: int) -> None:
    with pytest.raises(ExpressionError) as refused:
        parse_repeat(text)

    assert refused.value.offset == offset


@pytest.mark.parametrize(
    ("text", "offset", "en", "nl"),
    [
        ("answers.from", 7, "“from” is a word of the language", "noem het ‘from_’ of anders"),
        ("  answers.a = 3", 12, "write ==, not =", "schrijf ==, niet ="),
        ("answers.a <> 3", 10, "write !=, not <>", "schrijf !=, niet <>"),
        ("answers.a && answers.b", 10, "write and, not &&", "schrijf and, niet &&"),
        ("answers.a | | answers.b", 10, "write or, not |", "schrijf or, niet |"),
        ("!answers.a", 0, "write not, not !", "schrijf not, niet !"),
        ("(answers.a > 2,5", 14, "write 2.5, not 2,5", "schrijf 2.5, niet 2,5"),
        ("answers.day > 2027-03-01", 14, 'written date("2027-03-01")', 'als date("2027-03-01")'),
        ('answers.a == "a = b" +', 21, "this is not an expression", "dit is geen expressie"),
    ],
)  # fmt: skip
def test_the_mistakes_that_people_make_most_are_named(
    text: str, offset: int, en: str, nl: str
) -> None:
    with pytest.raises(ExpressionError) as refused:
        parse(text)

    assert refused.value.offset == offset
    assert en in refused.value.text.en
    assert nl in refused.value.text.nl
