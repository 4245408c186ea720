"""What the functions of expressions take and give, before anything is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from amkit.expressions.times import read_iso
from amkit.expressions.types import (
    DATE,
    DURATION,
    LINES,
    NAMES,
    NUMBER,
    TEXT,
    UNKNOWN,
    YES_NO,
    Outcome,
    Type,
    TypeName,
    any_value,
    arithmetic,
    comparison,
    either_of,
    fits,
    item_type,
    list_of,
    none_of,
    one_of,
    with_fields,
)
from amkit.model.run import Reason
from amkit.model.text import Text
from amkit.model.values import UNITS

REASON = one_of(get_args(Reason))
"""What `reason(answers.x)` gives."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What a function takes and gives.

    Attributes:
        gives: from the types of what it is given to that of what it gives.
        takes: which types each value may have; the last holds for all behind it, none for any.
        spread: whether one list stands for its items.
    """

    gives: Callable[[Sequence[Type]], Outcome]
    takes: tuple[tuple[TypeName, ...], ...] = ()
    spread: bool = False

    def given(self, arguments: Sequence[Type]) -> Sequence[Type]:
        """Return the types of the values that the function works with."""
        if self.spread and len(arguments) == 1 and arguments[0].name == "list":
            return (item_type(arguments[0]),)
        return arguments

    def refused(self, called: str, arguments: Sequence[Type]) -> tuple[int, Text] | None:
        """Return which value the function can do nothing with, from 0, and why."""
        for at, found in enumerate(self.given(arguments)):
            allowed = self.takes[min(at, len(self.takes) - 1)] if self.takes else ()
            if allowed and found.name not in (*allowed, "unknown", "nothing"):
                return at, _needs(called, allowed, found)
        return None


def _needs(called: str, allowed: Iterable[TypeName], found: Type) -> Text:
    en, nl = [NAMES[name].en for name in allowed], [NAMES[name].nl for name in allowed]
    return Text(
        en=f"{called}() takes {' or '.join(en)}, and this is {NAMES[found.name].en}",
        nl=f"{called}() werkt met {' of '.join(nl)}, en dit is {NAMES[found.name].nl}",
    )


def _always(given: Type) -> Callable[[Sequence[Type]], Type]:
    return lambda types: given


def _item(types: Sequence[Type]) -> Type:
    return item_type(types[0])


def _as_given(types: Sequence[Type]) -> Type:
    return either_of(types)


def _average(types: Sequence[Type]) -> Type:
    return any_value(either_of(types))


def _count(types: Sequence[Type]) -> Outcome:
    if len(types) == 2:
        return comparison(types[1], "in", types[0]) or NUMBER
    return NUMBER


def _share(types: Sequence[Type]) -> Outcome:
    ratio = arithmetic(types[0], "/", types[1])
    return ratio if isinstance(ratio, Text) else NUMBER


def _lookup(types: Sequence[Type]) -> Outcome:
    rows, names = types[0].fields, types[1].values
    if rows is None:
        return UNKNOWN
    if names is None:
        return either_of(rows.values())
    found = [rows[name] for name in sorted(names) if name in rows]
    return either_of(found) if found else none_of(names, rows)


def _rows(types: Sequence[Type]) -> Outcome:
    rows = types[0].fields
    if rows is None:
        return list_of(UNKNOWN)
    if rows and all(of.name not in ("fields", "unknown") for of in rows.values()):
        return Text(
            en="rows() makes a list of rows that have cells; here nothing has any, and the list "
            "stays empty",
            nl="rows() maakt een lijst van rijen met cellen; hier heeft niets die, en de lijst "
            "blijft leeg",
        )
    row = either_of(of for of in rows.values() if of.name == "fields").fields
    return list_of(with_fields({"row": one_of(rows), **row}) if row is not None else UNKNOWN)


def _date(types: Sequence[Type]) -> Outcome:
    values = types[0].values
    if values is None or any(read_iso(value) for value in values):
        return DATE
    return Text(
        en='this is no date; write date("2027-03-01")',
        nl='dit is geen datum; schrijf date("2027-03-01")',
    )


def _length_of_time(types: Sequence[Type]) -> Outcome:
    if len(types) == 1:
        return fits(types[0], NUMBER) or DURATION
    return fits(types[0], DATE) or NUMBER


def _time_of_day(types: Sequence[Type]) -> Outcome:
    if len(types) == 1:
        return _length_of_time(types)
    return Text(
        en="a date has no time of day; write days(later, earlier)",
        nl="een datum heeft geen tijdstip; schrijf days(later, earlier)",
    )


def _join(types: Sequence[Type]) -> Outcome:
    item = item_type(types[0])
    allowed = (*_WRITTEN, "unknown", "nothing")
    return TEXT if item.name in allowed else _needs("join", _WRITTEN, item)


_TIMES: tuple[tuple[TypeName, ...], ...] = (("number", "date"), ("date",))
_LIST: tuple[tuple[TypeName, ...], ...] = (("list",),)
_NUMBERS: tuple[tuple[TypeName, ...], ...] = (("number",),)
_WRITTEN: tuple[TypeName, ...] = ("text", "number", "date")
_ORDERED: tuple[TypeName, ...] = ("number", "money", "date", "duration", "text")

SIGNATURES: Mapping[str, Signature] = {
    "answered": Signature(_always(YES_NO)),
    "len": Signature(_always(NUMBER), (("list", "text", "fields"),)),
    "first": Signature(_item, _LIST),
    "last": Signature(_item, _LIST),
    "count": Signature(_count, (("list",), ())),
    "sum": Signature(_average, (("number", "money", "text"),), spread=True),
    "average": Signature(_average, (("number", "money"),), spread=True),
    "median": Signature(_always(NUMBER), _NUMBERS, spread=True),
    "spread": Signature(_always(NUMBER), _NUMBERS, spread=True),
    "min": Signature(_as_given, (_ORDERED,), spread=True),
    "max": Signature(_as_given, (_ORDERED,), spread=True),
    "share": Signature(_share, (("number", "money"),)),
    "round": Signature(_always(NUMBER), _NUMBERS),
    "abs": Signature(_always(NUMBER), _NUMBERS),
    "join": Signature(_join, (("list",), ("text",))),
    "bullets": Signature(_always(LINES), (("list",),)),
    "text": Signature(_always(TEXT), (_WRITTEN,)),
    "lower": Signature(_always(TEXT), (("text",),)),
    "upper": Signature(_always(TEXT), (("text",),)),
    "lookup": Signature(_lookup, (("fields",), ("text",))),
    "rows": Signature(_rows, (("fields",),)),
    "date": Signature(_date, (("text",),)),
    **dict.fromkeys(UNITS, Signature(_length_of_time, _TIMES)),
    **dict.fromkeys(("minutes", "hours"), Signature(_time_of_day, _TIMES)),
}
"""Each function of `functions.FUNCTIONS`."""
