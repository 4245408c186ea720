"""Three values: true, false, and not known. As in SQL, and as in Kleene's logic."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amkit.expressions import holds, parse

T, F, N = True, False, None
THREE = st.sampled_from((T, F, N))


def value(text: str, **scope: Any) -> Any:
    return parse(text).evaluate(scope)


@pytest.mark.parametrize(
    ("a", "b", "both", "either", "same", "choice"),
    [
        # a, b    a and b  a or b  a == b  1 if a else 2
        (T, T, T, T, T, 1),
        (T, F, F, T, F, 1),
        (T, N, N, T, N, 1),
        (F, T, F, T, F, 2),
        (F, F, F, F, T, 2),
        (F, N, F, N, N, 2),
        (N, T, N, T, N, N),
        (N, F, F, N, N, N),
        (N, N, N, N, N, N),
    ],
)
def test_the_table(
    a: bool | None, b: bool | None, both: Any, either: Any, same: Any, choice: Any
) -> None:
    assert value("a and b", a=a, b=b) is both
    assert value("a or b", a=a, b=b) is either
    assert value("a == b", a=a, b=b) is same
    assert value("a != b", a=a, b=b) is (None if same is None else not same)
    assert value("1 if a else 2", a=a) == choice


@pytest.mark.parametrize(("a", "opposite", "met"), [(T, F, T), (F, T, F), (N, N, F)])
def test_not_and_what_holds(a: bool | None, opposite: bool | None, met: bool) -> None:
    assert value("not a", a=a) is opposite
    assert holds(parse("a"), {"a": a}) is met
    assert value("answered(a)", a=a) is (a is not None)


@pytest.mark.parametrize("sign", ["==", "!=", "<", "<=", ">", ">=", "in", "not in"])
def test_what_is_compared_with_what_is_not_known_is_not_known(sign: str) -> None:
    assert value(f"a {sign} [1]", a=None) is None
    assert value(f"1 {sign} a", a=None) is None


@pytest.mark.parametrize("sign", ["+", "-", "*", "/"])
def test_what_is_reckoned_with_what_is_not_known_is_not_known(sign: str) -> None:
    assert value(f"a {sign} 1", a=None) is None
    assert value(f"1 {sign} a", a=None) is None


def test_a_chain_of_comparisons_is_false_as_soon_as_one_is() -> None:
    assert value("3 < 2 < a", a=None) is False
    assert value("1 < 2 < a", a=None) is None


def test_or_gives_the_first_that_counts_as_true_or_else_the_last() -> None:
    assert value("a or 'x'", a="") == "x"
    assert value("a or 0", a=0) == 0
    assert value("a or 0", a=0) is not False
    assert value("a or 0", a=None) is None


@given(a=THREE, b=THREE, c=THREE)
def test_the_laws_hold(a: bool | None, b: bool | None, c: bool | None) -> None:
    def same(one: str, other: str) -> bool:
        return bool(value(one, a=a, b=b, c=c) is value(other, a=a, b=b, c=c))

    assert same("not (a and b)", "not a or not b")
    assert same("not (a or b)", "not a and not b")
    assert same("a and (b or c)", "a and b or a and c")
    assert same("not not a", "a")


@given(a=THREE, b=THREE)
def test_knowing_more_changes_nothing_that_was_known(a: bool | None, b: bool | None) -> None:
    for text in ("a and b", "a or b", "not a", "a == b", "b if a else b"):
        known = value(text, a=a, b=b)
        more = value(text, a=True if a is None else a, b=False if b is None else b)

        assert known is None or more is known
