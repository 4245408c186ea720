"""What expressions can do with values. Nothing here raises; what cannot be told is None."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from operator import add, ge, gt, le, lt, mul, sub, truediv
from typing import Any

from amkit.expressions.times import measure, moved
from amkit.expressions.told import made_of
from amkit.model.values import Duration, Money

Evaluate = Callable[[Mapping[str, Any]], Any]

MOST_DIGITS = 30
"""A number that grows longer than this is not known any more; no amount or count needs it."""


def field_of(owner: Any, name: str) -> Any:
    """Return a field of an entry, or `year`, `month`, `day` of a date, or `amount` of money.

    Of a list it is that field of each of its items.
    """
    if type(owner) is dict:  # nearly always; the patterns below take ten times as long
        return owner.get(name)
    match owner:
        case Mapping():
            return owner.get(name)
        case tuple() | list():
            return tuple(field_of(item, name) for item in owner)
        case date() if name in ("year", "month", "day"):
            return getattr(owner, name)
        case Duration() if name in ("amount", "unit"):
            return getattr(owner, name)
        case Money() if name in ("amount", "currency"):
            return getattr(owner, name)
    return None


def item_of(owner: Any, index: int) -> Any:
    """Return one of several, from 0; from the end where `index` is negative."""
    if isinstance(owner, tuple | list) and -len(owner) <= index < len(owner):
        return owner[index]
    return None


def both(parts: tuple[Evaluate, ...]) -> Evaluate:
    """Return `and`: false as soon as one part is false, even where another is not known."""

    def evaluate(scope: Mapping[str, Any]) -> bool | None:
        known: bool | None = True
        for part in parts:
            value = part(scope)
            if value is None:
                known = None
            elif not value:
                return False
        return known

    return evaluate


def either(parts: tuple[Evaluate, ...]) -> Evaluate:
    """Return `or`: the first part that counts as true, even where another is not known.

    As in Python it gives the value itself, so that `contract.goal or "…"` fills a gap.
    """

    def evaluate(scope: Mapping[str, Any]) -> Any:
        known: Any = False
        for part in parts:
            value = part(scope)
            if value:
                return value
            known = None if value is None or known is None else value
        return known

    return evaluate


def number(value: Any) -> int | Decimal | None:
    """Return a value that is a number, None for any other; true and false are none."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return value if isinstance(value, int) or value.is_finite() else None


def _arithmetic(operate: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def compute(left: Any, right: Any) -> Any:
        if isinstance(left, Duration | date) or isinstance(right, Duration | date):
            return _with_time(operate, left, right)
        try:
            if isinstance(left, Money) or isinstance(right, Money):
                return _with_money(operate, left, right)
            first, second = number(left), number(right)
            if first is None or second is None:
                return None
            if operate is truediv:
                first, second = Decimal(first), Decimal(second)
            return _bounded(operate(first, second))
        except ArithmeticError:
            return None

    return compute


def _bounded(value: int | Decimal) -> int | Decimal | None:
    return value if abs(value) < 10**MOST_DIGITS else None


def _with_time(operate: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    """Move a date by a duration, or make a duration so many times as long."""
    match left, right:
        case date(), Duration() if operate in (add, sub):
            return moved(left, right, -1 if operate is sub else 1)
        case Duration(), date() if operate is add:
            return moved(right, left, 1)
        case Duration(amount, unit), int() if operate is mul and not isinstance(right, bool):
            return Duration(amount * right, unit) if abs(amount * right) < 10**6 else None
        case int(), Duration() if operate is mul:
            return _with_time(operate, right, left)
    return None


def _with_money(operate: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    """Add or subtract amounts of one currency, multiply or divide an amount by a number."""
    match left, right:
        case Money(), Money() if left.currency == right.currency and operate in (add, sub):
            return Money(operate(left.amount, right.amount), left.currency)
        case Money(), Money() if left.currency == right.currency and operate is truediv:
            return left.amount / right.amount if right.amount else None
        case Money(), _ if operate in (mul, truediv) and number(right) is not None:
            amount = _arithmetic(operate)(left.amount, right)
            return None if amount is None else Money(Decimal(amount), left.currency)
        case _, Money() if operate is mul and number(left) is not None:
            return _with_money(operate, right, left)
    return None


def _plus(left: Any, right: Any) -> Any:
    if isinstance(left, str) and isinstance(right, str):
        joined = left + right
        if len(joined) > MOST_TEXT:
            return None
        return made_of(joined, (left, right), lambda words: words(left) + words(right))
    return _arithmetic(add)(left, right)


MOST_TEXT = 10_000
"""Most characters two texts make together."""

COMPUTE: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": _plus,
    "-": _arithmetic(sub),
    "*": _arithmetic(mul),
    "/": _arithmetic(truediv),
}


_ALIKE = frozenset({int, str, Decimal, date})
"""The types whose values compare among themselves as they stand."""


def _ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool | None]:
    def evaluate(left: Any, right: Any) -> bool | None:
        kind = type(left)
        if kind is type(right) and kind in _ALIKE:
            try:
                return compare(left, right)
            except ArithmeticError:
                return None  # one of them is no number
        if isinstance(left, Money) and isinstance(right, Money):
            same = left.currency == right.currency
            return compare(left.amount, right.amount) if same else None
        if isinstance(left, Duration) and isinstance(right, Duration):
            left, right = measure(left), measure(right)
            return compare(left[1], right[1]) if left[0] == right[0] else None
        if number(left) is not None and number(right) is not None:
            return compare(left, right)
        return None

    return evaluate


def _equal(left: Any, right: Any) -> bool | None:
    if type(left) is type(right) and type(left) in _ALIKE:
        return bool(left == right)
    if isinstance(left, Duration) and isinstance(right, Duration):
        return measure(left) == measure(right)
    return None if left is None or right is None else bool(left == right)


def _member(left: Any, right: Any) -> bool | None:
    if left is None or not isinstance(right, tuple | list | str):
        return None
    if isinstance(right, str):
        return left in right if isinstance(left, str) else None
    return left in right


def _opposite(compare: Callable[[Any, Any], bool | None]) -> Callable[[Any, Any], bool | None]:
    def evaluate(left: Any, right: Any) -> bool | None:
        known = compare(left, right)
        return None if known is None else not known

    return evaluate


COMPARE: Mapping[str, Callable[[Any, Any], bool | None]] = {
    "==": _equal,
    "!=": _opposite(_equal),
    "<": _ordered(lt),
    "<=": _ordered(le),
    ">": _ordered(gt),
    ">=": _ordered(ge),
    "in": _member,
    "not in": _opposite(_member),
}
