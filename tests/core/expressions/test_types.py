"""What shows in an expression before anything is answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from amkit.errors import ExpressionError
from amkit.expressions import parse
from amkit.expressions.checking import check_types
from amkit.expressions.functions import FUNCTIONS, Bullets
from amkit.expressions.operations import COMPARE, COMPUTE
from amkit.expressions.signatures import SIGNATURES
from amkit.expressions.types import (
    DATE,
    DURATION,
    LINES,
    MONEY,
    NOTHING,
    NUMBER,
    TEXT,
    UNKNOWN,
    YES_NO,
    Type,
    either_of,
    fits,
    list_of,
    one_of,
    with_fields,
)
from amkit.model.values import UNITS, Duration, Money

COST = with_fields({"what": TEXT, "amount": MONEY})
TYPES: Mapping[str, Type] = {
    "n": NUMBER, "t": TEXT, "d": DATE, "l": DURATION, "m": MONEY, "y": YES_NO,
    "c": one_of(("small", "large")), "u": UNKNOWN, "e": COST, "open": with_fields(None),
    "costs": list_of(COST), "ns": list_of(NUMBER), "ts": list_of(TEXT), "ds": list_of(DATE),
    "us": list_of(UNKNOWN), "deep": list_of(list_of(NUMBER)),
    "cs": list_of(one_of(("small", "large"))),
    "table": with_fields({
        "small": with_fields({"visits": NUMBER, "who": TEXT}),
        "large": with_fields({"visits": NUMBER}),
    }),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("n", NUMBER), ("nobody", UNKNOWN), ("none", NOTHING), ("None", NOTHING), ("True", YES_NO),
        ("1.5", NUMBER), ("'a'", one_of("a")), ("true", YES_NO), ("[1, 2]", list_of(NUMBER)),
        ("[]", list_of(NOTHING)), ("[1, 'a']", list_of(UNKNOWN)), ("(1, none)", list_of(NUMBER)),
        ("n + 1", NUMBER), ("t + 'a'", TEXT), ("m + m", MONEY), ("d + days(1)", DATE),
        ("days(1) + d", DATE), ("d - l", DATE), ("2 * l", DURATION), ("l * 2", DURATION),
        ("2 * m", MONEY), ("m / m", NUMBER), ("m / 2", MONEY), ("u + 1", UNKNOWN),
        ("t + u", UNKNOWN), ("-n", NUMBER), ("-u", UNKNOWN),
        ("n > 1", YES_NO), ("1 < n < 2", YES_NO), ("u == 1", YES_NO), ("1 == y", YES_NO),
        ("not n", YES_NO), ("n and t", YES_NO), ("t or 'a'", TEXT), ("n or t", UNKNOWN),
        ("n in ns", YES_NO), ("n in []", YES_NO), ("t in t", YES_NO), ("u in t", YES_NO),
        ("t in u", YES_NO), ("c == 'small'", YES_NO), ("c in ['small', 'huge']", YES_NO),
        ("c if y else 'huge'", one_of(("small", "large", "huge"))), ("n if y else t", UNKNOWN),
        ("ns if y else ts", list_of(UNKNOWN)), ("n if y else none", NUMBER),
        ("d.year", NUMBER), ("l.unit", TEXT), ("m.currency", TEXT), ("e.amount", MONEY),
        ("costs.amount", list_of(MONEY)), ("costs[0].what", TEXT), ("u.x", UNKNOWN),
        ("u[0]", UNKNOWN), ("open.x", UNKNOWN), ("us.x", list_of(UNKNOWN)),
        ("answered(n)", YES_NO), ("len(ns)", NUMBER), ("first(ts)", TEXT), ("last(u)", UNKNOWN),
        ("count(ns)", NUMBER), ("count(ns, 1)", NUMBER), ("count(ns, '>', 1)", NUMBER),
        ("sum(costs.amount)", MONEY), ("sum(1, n)", NUMBER), ("sum(ts)", TEXT), ("sum(u)", UNKNOWN),
        ("average(ns)", NUMBER), ("median(ns)", NUMBER), ("spread(1, 2)", NUMBER),
        ("min(d, d + days(1))", DATE), ("max(ds)", DATE), ("max(l, days(3))", DURATION),
        ("min(cs)", one_of(("small", "large"))), ("share(m, m)", NUMBER), ("share(1, 2)", NUMBER),
        ("round(n, 1)", NUMBER), ("abs(n)", NUMBER), ("join(ts)", TEXT), ("join(us, '-')", TEXT),
        ("bullets(ts)", LINES), ("bullets(ts, costs)", LINES), ("bullets(ts) or t", UNKNOWN),
        ("text(d)", TEXT), ("upper(t)", TEXT), ("lookup(table, c).visits", NUMBER),
        ("lookup(table, t).who", TEXT), ("lookup(open, t)", UNKNOWN),
        ("rows(table).visits", list_of(NUMBER)), ("rows(open)", list_of(UNKNOWN)),
        ("rows(table)[0].row", one_of(("small", "large"))),
        ("lookup(table, 'small').who", TEXT), ("date('2027-03-01')", DATE), ("date(t)", DATE),
        ("days(3)", DURATION), ("days(d, d)", NUMBER), ("hours(n)", DURATION),
        ("2 * hours(n)", DURATION), ("d + days(3)", DATE),
        ("sum(none)", NOTHING), ("reason(answers.x) == 'parked'", YES_NO),
        ("table if y else e", with_fields({
            **(TYPES["table"].fields or {}), **(COST.fields or {})})),
        ("table if y else open", with_fields(None)),
    ],
)  # fmt: skip
def test_gives(text: str, given: Type) -> None:
    found = check_types(parse(text), TYPES)

    assert found.problems == ()
    assert found.type == given


@pytest.mark.parametrize(
    ("text", "part", "said"),
    [
        ("t + n", "t + n", "a text + a number cannot be worked out; write text(x)"),
        ("'é' == c", "'é' == c", "“é” is none of: large, small"),
        ("y and (n + d) > 1", "n + d", "a number + a date cannot be worked out"),
        ("d - d", "d - d", "a date - a date cannot be worked out; write days(later, earlier)"),
        ("d + 3", "d + 3", "a date + a number cannot be worked out; write + days(3)"),
        ("u * t", "u * t", "anything * a text cannot be worked out"),
        ("-d", "-d", "a number - a date cannot be worked out"),
        (" not (d < n)", "d < n", "a date < a number cannot be compared"),
        ("1 < n < t", None, "a number < a text cannot be compared"),
        ("ns > ns", "ns > ns", "a list > a list cannot be compared"),
        ("d == '2027-03-01'", None, 'a date is never the same as a text; write date("2027-03-01")'),
        ("n != t", "n != t", "a number is never the same as a text"),
        ("n == none", "n == none", "what is compared with none is never known; write answered(x)"),
        ("'x' in ns", "'x' in ns", "a number is never the same as a text"),
        ("t in n", "t in n", "a text cannot be found in a number"),
        ("n in t", "n in t", "a number cannot be found in a text"),
        ("c == 'smal'", "c == 'smal'", "“smal” is none of: large, small"),
        ("c in ['x', 'y', 'z']", None, "“large”, “small” is none of: x, y, z"),
        ("e.wat == 1", "e.wat", "something with fields has no field “wat”; there are: what, amou"),
        ("costs.wat", "costs.wat", "something with fields has no field “wat”"),
        ("d.hour", "d.hour", "a date has no field “hour”; there are: year, month, day"),
        ("t.upper", "t.upper", "a text has no field “upper”"),
        ("t[0]", "t[0]", "a text has no items to number"),
        ("sum(costs)", "costs", "sum() takes a number or an amount of money or a text, and this"),
        ("sum(deep)", "deep", "and this is a list"),
        ("average(1, d)", "d", "average() takes a number or an amount of money, and this is a da"),
        ("len(n)", "n", "len() takes a list or a text or something with fields, and this is a nu"),
        ("count(n)", "n", "count() takes a list, and this is a number"),
        ("count(ns, t)", "count(ns, t)", "a number is never the same as a text"),
        ("share(n, m)", "share(n, m)", "a number / an amount of money cannot be worked out"),
        ("join(costs)", "join(costs)", "join() takes a text or a number or a date, and this is so"),
        ("bullets(ts, 1)", "1", "bullets() takes a list, and this is a number"),
        ("text(bullets(ts))", "bullets(ts)", "text() takes a text or a number or a date, and"),
        ("bullets(ts) == 'a'", None, "lines in a text is never the same as a text"),
        ("first(bullets(ts))", "bullets(ts)", "first() takes a list, and this is lines in a text"),
        ("join(ts, 1)", "1", "join() takes a text, and this is a number"),
        ("text(y)", "y", "text() takes a text or a number or a date, and this is yes or no"),
        ("lookup(n, t)", "n", "lookup() takes something with fields, and this is a number"),
        ("lookup(table, 'huge').x", "lookup(table, 'huge')", "“huge” is none of: large, small"),
        ("lookup(table, t).x", "lookup(table, t).x", "has no field “x”; there are: visits, who"),
        ("date('2027-13-01')", None, 'this is no date; write date("2027-03-01")'),
        ("days(d)", "days(d)", "here a number is needed, and this is a date"),
        ("days(1, d)", "days(1, d)", "here a date is needed, and this is a number"),
        ("days(d, 1)", "1", "days() takes a date, and this is a number"),
        ("hours(d, d)", "hours(d, d)", "a date has no time of day; write days(later, earlier)"),
        ("rows(e)", "rows(e)", "here nothing has any, and the list stays empty"),
        ("d + hours(n)", "d + hours(n)", "hours and minutes move no date; write days(1)"),
        ("d - minutes(30)", "d - minutes(30)", "hours and minutes move no date"),
        ("hours(2) + d", "hours(2) + d", "hours and minutes move no date"),
        ("reason(answers.x) == 'gone'", None, "“gone” is none of: declined, empty, not_applicab"),
    ],
)  # fmt: skip
def test_finds_what_can_only_be_not_known(text: str, part: str | None, said: str) -> None:
    (wrong,) = check_types(parse(text), TYPES).problems

    assert said in wrong.text.en
    assert wrong.text.nl not in ("", wrong.text.en)
    assert text[wrong.offset : wrong.offset + wrong.length] == (part or text)


def test_finds_all_that_is_wrong_in_order() -> None:
    found = check_types(parse("t + 1 if n < t else d.x"), TYPES).problems

    assert [wrong.offset for wrong in found] == [0, 9, 20]


@pytest.mark.parametrize(
    ("found", "wanted", "said"),
    [
        (NUMBER, NUMBER, ""),
        (UNKNOWN, NUMBER, ""),
        (NUMBER, UNKNOWN, ""),
        (NOTHING, DATE, ""),
        (TEXT, DATE, "here a date is needed, and this is a text"),
        (list_of(TEXT), list_of(UNKNOWN), ""),
        (list_of(TEXT), list_of(NUMBER), "here a number is needed, and this is a text"),
        (Type("list"), Type("list"), ""),
        (one_of("a"), one_of("ab"), ""),
        (one_of("c"), one_of("ab"), "“c” is none of: a, b"),
        (one_of("c"), one_of("a"), "“c” is none of: a"),
    ],
)
def test_tells_what_may_stand_where(found: Type, wanted: Type, said: str) -> None:
    told = fits(found, wanted)

    assert (told.en if told else "") == said


def test_every_function_has_a_signature() -> None:
    assert SIGNATURES.keys() == FUNCTIONS.keys()


# What the types promise ---------------------------------------------------------------------

TEXTS = st.sampled_from(("small", "large", "x", ""))
NUMBERS = st.one_of(
    st.integers(-(10**31), 10**31),
    st.integers(-3, 3),
    st.decimals().filter(lambda found: not found.is_snan()),
)
MONIES = st.builds(
    Money, st.decimals(allow_nan=False, allow_infinity=False), st.sampled_from(("EUR", "USD"))
)
DURATIONS = st.builds(Duration, st.integers(-(10**7), 10**7), st.sampled_from(UNITS))
LEAVES: Mapping[str, st.SearchStrategy[Any]] = {
    "number": NUMBERS, "text": TEXTS, "date": st.dates(), "duration": DURATIONS,
    "money": MONIES, "yes_no": st.booleans(),
    "unknown": st.one_of(NUMBERS, TEXTS, st.dates(), DURATIONS, MONIES, st.booleans()),
}  # fmt: skip
UNSAID = st.none()


def values(of: Type, unknown: st.SearchStrategy[Any] = UNSAID) -> st.SearchStrategy[Any]:
    """Return values of a type; now and then not known, or only within lists and fields."""
    match of.name:
        case "list":
            made: Any = st.lists(values(of.of or UNKNOWN), max_size=3).map(tuple)
        case "fields":
            fields = of.fields or {}
            made = st.fixed_dictionaries({}, optional={n: values(t) for n, t in fields.items()})
        case "text" if of.values is not None:
            made = st.sampled_from(sorted(of.values))
        case _:
            made = LEAVES[of.name]
    given: st.SearchStrategy[Any] = unknown | made
    return given


SCOPES = st.fixed_dictionaries({name: values(of) for name, of in TYPES.items()})
SAID = st.fixed_dictionaries({
    **{name: values(of, st.nothing()) for name, of in TYPES.items()},
    "reasons": st.just({"x": "declined"}),
})  # fmt: skip
NAMES = st.sampled_from([*TYPES, "1", "2.5", "'small'", "true", "none", "reason(answers.x)"])


def longer(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return expressions that are made of others in each way there is."""
    signs = st.sampled_from((*COMPUTE, *COMPARE, "and", "or"))
    calls = st.sampled_from([
        (name, count) for name, function in FUNCTIONS.items()
        for count in range(function.fewest, min(function.most, 3) + 1)
    ])  # fmt: skip
    fields = st.sampled_from(("what", "amount", "year", "unit", "visits", "who", "x", "small"))
    return st.one_of(
        st.builds("({} {} {})".format, parts, signs, parts),
        calls.flatmap(lambda call: st.lists(parts, min_size=call[1], max_size=call[1]).map(
            lambda given: f"{call[0]}({', '.join(given)})")),
        st.builds("({} if {} else {})".format, parts, parts, parts),
        st.builds("[{}, {}]".format, parts, parts),
        st.builds("(not {})".format, parts),
        st.builds("(-{})".format, parts),
        st.builds("first({}).{}".format, parts, fields),
        st.builds("last({})[0]".format, parts),
        st.builds("count({}, '>', {})".format, parts, parts),
        st.builds("{}.{}".format, st.sampled_from(sorted(TYPES)), fields),
    )  # fmt: skip


EXPRESSIONS = st.recursive(NAMES, longer, max_leaves=6)


def conforms(value: Any, of: Type) -> bool:
    """Tell whether a value has a type. What is not known has any; an empty sum is 0."""
    if value is None or of.name == "unknown" or (value == 0 and of.name in ("money", "text")):
        return True
    match of.name:
        case "number":
            return isinstance(value, int | Decimal) and not isinstance(value, bool)
        case "text":
            return isinstance(value, str) and (of.values is None or value in of.values)
        case "list":
            return isinstance(value, tuple) and all(conforms(v, of.of or UNKNOWN) for v in value)
        case "fields":
            known = of.fields or {}
            return isinstance(value, dict) and all(conforms(value.get(n), known[n]) for n in known)
        case "nothing":
            return bool(value == 0)
    kinds = {
        "date": date, "duration": Duration, "money": Money, "yes_no": bool, "lines": Bullets,
    }  # fmt: skip
    return isinstance(value, kinds[of.name])


@settings(max_examples=400, deadline=None)
@given(text=EXPRESSIONS, scope=SCOPES)
@example(text="bullets(ns)", scope={"ns": (1, None)})
def test_a_value_has_the_type_that_was_foretold(text: str, scope: dict[str, Any]) -> None:
    expression = parse(text)

    assert conforms(expression.evaluate(scope), check_types(expression, TYPES).type)


def unknown(value: Any) -> bool:
    """Tell whether nothing is known of a value, or of any item of it."""
    return value is None or (isinstance(value, tuple) and all(map(unknown, value)))


@settings(max_examples=400, deadline=None)
@given(text=longer(NAMES), one=SAID, other=SAID)
def test_what_was_found_wrong_is_never_known_or_always_the_same(
    text: str, one: dict[str, Any], other: dict[str, Any]
) -> None:
    expression = parse(text)
    found = (expression.evaluate(one), expression.evaluate(other))

    wrong = bool(check_types(expression, TYPES).problems)
    assert not wrong or any(map(unknown, found)) or found[0] == found[1]


ANYTHING = st.dictionaries(
    st.sampled_from([*TYPES, "answers", "reasons"]), values(UNKNOWN) | values(TYPES["deep"])
)


@settings(max_examples=400, deadline=None)
@given(text=EXPRESSIONS, scope=ANYTHING)
def test_nothing_raises_whatever_is_known(text: str, scope: dict[str, Any]) -> None:
    parse(text).evaluate(scope)


FRAGMENTS = ["(", ")", "not ", "-", "a", ".b", "[0]", "1+", "len(", "'", "1 if a else ", "a and ",
             "9", "**", "a<", "é", "[", ","]  # fmt: skip


@settings(deadline=1_000)
@given(st.lists(st.tuples(st.sampled_from(FRAGMENTS), st.integers(1, 400)), max_size=6))
def test_reading_is_bounded(parts: list[tuple[str, int]]) -> None:
    text = "".join(fragment * times for fragment, times in parts)

    try:
        found = parse(text)
    except ExpressionError as refused:
        assert 0 <= refused.offset <= len(text)  # noqa: PT017  a refusal is as good
    else:
        assert len(text) <= 1_000
        found.evaluate({})


def test_one_type_or_another() -> None:
    assert either_of(()) == NOTHING
    assert either_of((MONEY, MONEY)) == MONEY
    assert either_of((DATE, DURATION)) == UNKNOWN
