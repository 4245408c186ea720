"""The functions that expressions may call. None of them raises; what cannot be told is None."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import zip_longest
from typing import Any

from amkit.expressions.operations import COMPARE, COMPUTE, MOST_TEXT, item_of, number
from amkit.expressions.times import between, read_iso
from amkit.expressions.told import Told, Words, made_of
from amkit.model.values import UNITS, Duration, Money, Unit


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


@dataclass(frozen=True, slots=True)
class Bullets:
    """Rows that a text lists one below the other; whoever fills the text words what is in them.

    No list: nothing else than filling a text can be done with it.
    """

    rows: tuple[tuple[Any, ...], ...]


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
    return total if isinstance(total, str | Money) else number(total)


def _average(*values: Any) -> Any:
    known = _known(values)
    return COMPUTE["/"](_sum(*known), len(known)) if known else None


def _extreme(better: str) -> Callable[..., Any]:
    def compute(*values: Any) -> Any:
        known = _known(values)
        best = known[0] if known else None
        for value in known:
            found = COMPARE[better](value, best)
            if found is None:
                return None  # of what does not compare, none is the least
            best = value if found else best
        return best

    return compute


def _round(value: Any, digits: Any = 0) -> Any:
    given = number(value)
    if given is None or isinstance(digits, bool) or digits not in range(10):
        return None
    try:
        rounded = round(Decimal(given), digits)
    except ArithmeticError:
        return None  # more digits than are worth keeping
    return rounded if digits else int(rounded)


def _join(values: Any, between: Any = ", ") -> str | None:
    if not isinstance(values, tuple | list) or not isinstance(between, str):
        return None
    parts = tuple(value for value in values if value is not None)
    written = [_text(part) for part in parts]
    joined = between.join(text for text in written if text is not None)
    if len(joined) > MOST_TEXT or None in written:
        return None
    return made_of(joined, parts, lambda words: between.join(map(words, parts)))


def _bullets(*lists: Any) -> Bullets | None:
    """Return rows of what stands at the same place in each list, where the first has something."""
    if not all(isinstance(one, tuple | list) for one in lists):
        return None
    rows = tuple(row for row in zip_longest(*lists) if row[0] is not None)
    return Bullets(rows) if rows else None


def _numbers(values: tuple[Any, ...]) -> list[Decimal]:
    """Return the numbers that are known; none where there is something else among them."""
    found = [number(value) for value in _known(values)]
    return [] if None in found else [Decimal(value) for value in found if value is not None]


def _spread(*values: Any) -> Any:
    """Return the sample standard deviation: how far the answers of several people lie apart."""
    known = _numbers(values)
    return _round(statistics.stdev(known), 2) if len(known) > 1 else None


def _median(*values: Any) -> Decimal | None:
    known = _numbers(values)
    return statistics.median(known) if known else None


def _share(part: Any, whole: Any) -> Any:
    """Return how much of the whole a part is, in percent."""
    ratio = COMPUTE["/"](part, whole)
    return COMPUTE["*"](ratio, 100)


def _count(values: Any, *condition: Any) -> int | None:
    """Count what is known in a list; what equals a value; or what compares so with a value."""
    if not isinstance(values, tuple | list):
        return None
    if not condition:
        return len(_known((values,)))
    sign, value = condition if len(condition) == 2 else ("==", condition[0])
    compare = COMPARE.get(sign) if isinstance(sign, str) else None
    return None if compare is None else sum(compare(item, value) is True for item in values)


def _lookup(table: Any, key: Any) -> Any:
    """Return the row of a table, or the item of a mapping, with that name."""
    return table.get(key) if isinstance(table, Mapping) and isinstance(key, str) else None


def _rows(table: Any) -> tuple[Mapping[str, Any], ...] | None:
    """Return the rows of a table as a list, each with its name as `row`."""
    if not isinstance(table, Mapping):
        return None
    return tuple({"row": name, **row} for name, row in table.items() if isinstance(row, Mapping))


def _text(value: Any) -> str | None:
    if isinstance(value, bool):
        return None  # "True" says nothing to who reads Dutch
    if isinstance(value, str):
        return value
    return Told(str(value), partial(_said, value)) if isinstance(value, _WRITTEN) else None


_WRITTEN = (int, Decimal, date)


def _said(value: Any, words: Words) -> str:
    return words(value)


def _cased(change: Callable[[str], str]) -> Callable[[Any], str | None]:
    def cased(value: Any) -> str | None:
        if not isinstance(value, str):
            return None
        return made_of(change(value), (value,), lambda words: change(words(value)))

    return cased


def _absolute(value: Any) -> int | Decimal | None:
    given = number(value)
    return given if given is None or given >= 0 else -given


def _length_of_time(*values: Any, unit: Unit) -> Any:
    """Return a duration; or, of two dates, how many of the unit lie between them."""
    match values:
        case date() as later, date() as earlier:
            return between(later, earlier, unit)
        case (int() as amount,) if not isinstance(amount, bool) and abs(amount) < 10**6:
            return Duration(amount, unit)
    return None


FUNCTIONS: Mapping[str, Function] = {
    "answered": Function("answered(x)", lambda value: value is not None),
    "len": Function("len(list)", _length),
    "first": Function("first(list)", lambda value: item_of(value, 0)),
    "last": Function("last(list)", lambda value: item_of(value, -1)),
    "count": Function('count(list), count(list, x) or count(list, ">=", x)', _count, 1, 3),
    "sum": Function("sum(list)", _sum, 1, 20),
    "average": Function("average(list)", _average, 1, 20),
    "median": Function("median(list)", _median, 1, 20),
    "spread": Function("spread(list)", _spread, 1, 20),
    "min": Function("min(list)", _extreme("<"), 1, 20),
    "max": Function("max(list)", _extreme(">"), 1, 20),
    "share": Function("share(part, whole)", _share, 2, 2),
    "round": Function("round(x) or round(x, digits)", _round, 1, 2),
    "abs": Function("abs(x)", _absolute),
    "join": Function('join(list) or join(list, ", ")', _join, 1, 2),
    "bullets": Function("bullets(list) or bullets(list, list)", _bullets, 1, 6),
    "text": Function("text(x)", _text),
    "lower": Function("lower(text)", _cased(str.lower)),
    "upper": Function("upper(text)", _cased(str.upper)),
    "lookup": Function("lookup(table, name)", _lookup, 2, 2),
    "rows": Function("rows(table)", _rows),
    "date": Function('date("2027-03-01")', read_iso),
    **{
        unit: Function(
            f"{unit}(3) or {unit}(later, earlier)", partial(_length_of_time, unit=unit), 1, 2
        )
        for unit in UNITS
    },
}
