"""What expressions can do with values. Nothing here raises; what cannot be told is None."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from operator import add, ge, gt, le, lt, mul, sub, truediv
from typing import Any

from amkit.model.values import Money

Evaluate = Callable[[Mapping[str, Any]], Any]

MOST_DIGITS = 30
"""A number that grows longer than this is not known any more; no amount or count needs it."""


def field_of(owner: Any, name: str) -> Any:
    """Return a field of an entry, or `year`, `month`, `day` of a date, or `amount` of money."""
    match owner:
        case Mapping():
            return owner.get(name)
        case date() if name in ("year", "month", "day"):
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
            if value is None:
                known = None
        return known

    return evaluate


def _number(value: Any) -> int | Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return value


def _arithmetic(operate: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def compute(left: Any, right: Any) -> Any:
        if isinstance(left, Money) or isinstance(right, Money):
            return _with_money(operate, left, right)
        first, second = _number(left), _number(right)
        if first is None or second is None:
            return None
        if operate is truediv:
            first, second = Decimal(first), Decimal(second)
        try:
            return _bounded(operate(first, second))
        except (InvalidOperation, ArithmeticError):
            return None

    return compute


def _bounded(value: int | Decimal) -> int | Decimal | None:
    return value if abs(value) < 10**MOST_DIGITS else None


def _with_money(operate: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    """Add or subtract amounts of one currency, multiply or divide an amount by a number."""
    match left, right:
        case Money(), Money() if left.currency == right.currency and operate in (add, sub):
            return Money(operate(left.amount, right.amount), left.currency)
        case Money(), Money() if left.currency == right.currency and operate is truediv:
            return left.amount / right.amount if right.amount else None
        case Money(), int() | Decimal() if operate in (mul, truediv) and right:
            return Money(operate(left.amount, Decimal(right)), left.currency)
    return None


def _plus(left: Any, right: Any) -> Any:
    if isinstance(left, str) and isinstance(right, str):
        joined = left + right
        return joined if len(joined) <= MOST_TEXT else None
    return _arithmetic(add)(left, right)


MOST_TEXT = 10_000
"""Most characters two texts make together."""

COMPUTE: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": _plus,
    "-": _arithmetic(sub),
    "*": _arithmetic(mul),
    "/": _arithmetic(truediv),
}


def _ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool | None]:
    def evaluate(left: Any, right: Any) -> bool | None:
        if isinstance(left, Money) and isinstance(right, Money):
            same = left.currency == right.currency
            return compare(left.amount, right.amount) if same else None
        if _number(left) is not None and _number(right) is not None:
            return compare(left, right)
        for kind in (str, date):
            if isinstance(left, kind) and isinstance(right, kind):
                return compare(left, right)
        return None

    return evaluate


def _equal(left: Any, right: Any) -> bool | None:
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


@dataclass(frozen=True, slots=True)
class Function:
    """A function that expressions may call.

    Attributes:
        form: how it is written.
        compute: from values to a value.
        fewest, most: how many values it takes.
    """

    form: str
    compute: Callable[..., Any]
    fewest: int = 1
    most: int = 1


def _length(value: Any) -> int | None:
    return len(value) if isinstance(value, tuple | list | str | Mapping) else None


def _known(values: tuple[Any, ...]) -> list[Any]:
    """Return what is known of the values given, or of the items of the one list given."""
    if len(values) == 1 and isinstance(values[0], tuple | list):
        values = tuple(values[0])
    return [value for value in values if value is not None]


def _sum(*values: Any) -> Any:
    known = _known(values)
    if not known:
        return None if values == (None,) else 0
    total = known[0]
    for value in known[1:]:
        total = COMPUTE["+"](total, value)
    return total


def _average(*values: Any) -> Any:
    known = _known(values)
    return COMPUTE["/"](_sum(*known), len(known)) if known else None


def _extreme(better: str) -> Callable[..., Any]:
    def compute(*values: Any) -> Any:
        known = _known(values)
        best = known[0] if known else None
        for value in known[1:]:
            if COMPARE[better](value, best):
                best = value
        return best

    return compute


def _round(value: Any, digits: Any = 0) -> Any:
    number = _number(value)
    if number is None or isinstance(digits, bool) or digits not in range(10):
        return None
    rounded = round(Decimal(number), digits)
    return rounded if digits else int(rounded)


def _join(values: Any, between: Any = ", ") -> str | None:
    if not isinstance(values, tuple | list) or not isinstance(between, str):
        return None
    joined = between.join(str(value) for value in values if value is not None)
    return joined if len(joined) <= MOST_TEXT else None


def _days(later: Any, earlier: Any) -> int | None:
    if isinstance(later, date) and isinstance(earlier, date):
        return (later - earlier).days
    return None


FUNCTIONS: Mapping[str, Function] = {
    "answered": Function("answered(x)", lambda value: value is not None),
    "len": Function("len(list)", _length),
    "first": Function("first(list)", lambda value: item_of(value, 0)),
    "last": Function("last(list)", lambda value: item_of(value, -1)),
    "sum": Function("sum(list)", _sum, 1, 20),
    "average": Function("average(list)", _average, 1, 20),
    "min": Function("min(list)", _extreme("<"), 1, 20),
    "max": Function("max(list)", _extreme(">"), 1, 20),
    "round": Function("round(x) or round(x, digits)", _round, 1, 2),
    "join": Function('join(list) or join(list, ", ")', _join, 1, 2),
    "days": Function("days(later, earlier)", _days, 2, 2),
}
