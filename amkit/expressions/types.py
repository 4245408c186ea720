"""What kind of value an expression gives, as far as that shows before anything is answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Literal, TypeAlias

from amkit.model.text import Text

TypeName: TypeAlias = Literal[
    "number", "text", "date", "duration", "money", "yes_no", "list", "fields", "lines", "nothing",
    "unknown",
]  # fmt: skip
NAMES: Mapping[TypeName, Text] = {
    "number": Text("a number", "een getal"),
    "text": Text("a text", "een tekst"),
    "date": Text("a date", "een datum"),
    "duration": Text("a duration", "een tijdsduur"),
    "money": Text("an amount of money", "een geldbedrag"),
    "yes_no": Text("yes or no", "ja of nee"),
    "list": Text("a list", "een lijst"),
    "fields": Text("something with fields", "iets met velden"),
    "lines": Text("lines in a text", "regels in een tekst"),
    "nothing": Text("nothing", "niets"),
    "unknown": Text("anything", "van alles"),
}
"""Each type as a message calls it."""


@dataclass(frozen=True, slots=True)
class Type:
    """The type of a value.

    Attributes:
        name: which.
        of: what the items of a list are.
        fields: what has fields: each with its type; None where any field may stand.
        values: a text: the only ones it can be; None where it can be any.
    """

    name: TypeName
    of: Type | None = None
    fields: Mapping[str, Type] | None = None
    values: frozenset[str] | None = None


UNKNOWN, NOTHING = Type("unknown"), Type("nothing")
NUMBER, TEXT, YES_NO = Type("number"), Type("text"), Type("yes_no")
DATE, DURATION, MONEY = Type("date"), Type("duration"), Type("money")
LINES = Type("lines")
"""What `bullets()` gives: no value of anything, only what fills a text."""

Outcome: TypeAlias = Type | Text
"""A type; or, where there can be no value, why not."""


def list_of(item: Type) -> Type:
    """Return the type of a list of such items."""
    return Type("list", of=item)


def with_fields(fields: Mapping[str, Type] | None) -> Type:
    """Return the type of what has these fields; None where any field may stand."""
    return Type("fields", fields=fields)


def one_of(values: Iterable[str]) -> Type:
    """Return the type of a text that is one of these."""
    return Type("text", values=frozenset(values))


def either_of(types: Iterable[Type]) -> Type:
    """Return the type of a value that has one of these types: unknown where they differ."""
    return reduce(_joined, types, NOTHING)


def _joined(one: Type, other: Type) -> Type:
    if "nothing" in (one.name, other.name):
        return other if one.name == "nothing" else one
    if one.name != other.name:
        return UNKNOWN
    match one.name:
        case "text" if one.values is not None and other.values is not None:
            return one_of(one.values | other.values)
        case "list":
            return list_of(either_of((item_type(one), item_type(other))))
        case "fields" if one.fields is not None and other.fields is not None:
            names = {**one.fields, **other.fields}
            return with_fields({
                name: either_of(of[name] for of in (one.fields, other.fields) if name in of)
                for name in names
            })  # fmt: skip
    return Type(one.name)


def item_type(owner: Type) -> Type:
    """Return the type of the items of a list; unknown for what is no list."""
    return owner.of or UNKNOWN


_FIELDS: Mapping[TypeName, Mapping[str, Type]] = {
    "date": {"year": NUMBER, "month": NUMBER, "day": NUMBER},
    "duration": {"amount": NUMBER, "unit": TEXT},
    "money": {"amount": NUMBER, "currency": TEXT},
}


def field_type(owner: Type, name: str) -> Outcome:
    """Return the type of a field: of a list, the list of that field of its items."""
    if owner.name == "list":
        found = field_type(item_type(owner), name)
        return found if isinstance(found, Text) else list_of(found)
    fields = _FIELDS.get(owner.name, {}) if owner.fields is None else owner.fields
    if owner.name == "unknown" or (owner.name == "fields" and owner.fields is None):
        return UNKNOWN
    if name in fields:
        return fields[name]
    said, listed = NAMES[owner.name], ", ".join(fields)
    return Text(
        en=f"{said.en} has no field “{name}”" + (f"; there are: {listed}" if fields else ""),
        nl=f"{said.nl} heeft geen veld ‘{name}’" + (f"; er zijn: {listed}" if fields else ""),
    )


# Arithmetic -------------------------------------------------------------------------------

_GIVES: Mapping[tuple[TypeName, str, TypeName], Type] = {
    ("number", "+", "number"): NUMBER, ("text", "+", "text"): TEXT,
    ("money", "+", "money"): MONEY, ("date", "+", "duration"): DATE,
    ("duration", "+", "date"): DATE,
    ("number", "-", "number"): NUMBER, ("money", "-", "money"): MONEY,
    ("date", "-", "duration"): DATE,
    ("number", "*", "number"): NUMBER, ("money", "*", "number"): MONEY,
    ("number", "*", "money"): MONEY, ("duration", "*", "number"): DURATION,
    ("number", "*", "duration"): DURATION,
    ("number", "/", "number"): NUMBER, ("money", "/", "money"): NUMBER,
    ("money", "/", "number"): MONEY,
}  # fmt: skip
_INSTEAD: Mapping[tuple[TypeName, str, TypeName], str] = {
    ("date", "-", "date"): "days(later, earlier)",
    ("date", "+", "number"): "+ days(3)",
    ("date", "-", "number"): "- days(3)",
    ("text", "+", "number"): "text(x)",
    ("number", "+", "text"): "text(x)",
    ("text", "+", "date"): "text(x)",
    ("date", "+", "text"): "text(x)",
}
"""What somebody who wrote that probably needs."""


def arithmetic(left: Type, sign: str, right: Type) -> Outcome:
    """Return the type of a sum, a difference, a product or a quotient."""
    first, second = left.name, right.name
    if (first, sign, second) in _GIVES:
        return _GIVES[first, sign, second]
    if _may_fit(left, sign, right):
        return UNKNOWN
    instead = _INSTEAD.get((first, sign, second))
    en = f"{NAMES[first].en} {sign} {NAMES[second].en} cannot be worked out"
    nl = f"{NAMES[first].nl} {sign} {NAMES[second].nl} kan niet worden uitgerekend"
    return Text(en + f"; write {instead}", nl + f"; schrijf {instead}") if instead else Text(en, nl)


def _may_fit(left: Type, sign: str, right: Type) -> bool:
    """Tell whether types that are not known can still be such that it can be worked out."""
    return any(
        sign == operator and left.name in (one, "unknown") and right.name in (other, "unknown")
        for one, operator, other in _GIVES
    )


# Comparison -------------------------------------------------------------------------------

_ORDERED = frozenset({"number", "text", "date", "duration", "money", "unknown"})
_NONE = Text(
    en="what is compared with none is never known; write answered(x) or not answered(x)",
    nl="wat met none wordt vergeleken, is nooit bekend; schrijf answered(x) of not answered(x)",
)


def comparison(left: Type, sign: str, right: Type) -> Text | None:
    """Return why two values cannot be compared, or always compare alike; None where they can."""
    if "nothing" in (left.name, right.name):
        return _NONE
    if sign in ("==", "!="):
        return _same(left, right)
    if sign in ("in", "not in"):
        return _among(left, right)
    if {left.name, right.name} <= _ORDERED and _alike(left, right):
        return None
    amount = {left.name, right.name} == {"money", "number"}
    return Text(
        en=f"{NAMES[left.name].en} {sign} {NAMES[right.name].en} cannot be compared"
        + ("; compare its .amount" if amount else ""),
        nl=f"{NAMES[left.name].nl} {sign} {NAMES[right.name].nl} valt niet te vergelijken"
        + ("; vergelijk het .amount ervan" if amount else ""),
    )


def _alike(left: Type, right: Type) -> bool:
    return left.name == right.name or "unknown" in (left.name, right.name)


def _same(left: Type, right: Type) -> Text | None:
    if {left.name, right.name} == {"number", "yes_no"}:
        return None  # 1 is yes
    if _alike(left, right):
        return _apart(left, right)
    instead = {left.name, right.name} == {"date", "text"}
    en = f"{NAMES[left.name].en} is never the same as {NAMES[right.name].en}"
    nl = f"{NAMES[left.name].nl} is nooit gelijk aan {NAMES[right.name].nl}"
    return Text(
        en=en + ('; write date("2027-03-01")' if instead else ""),
        nl=nl + ('; schrijf date("2027-03-01")' if instead else ""),
    )


def _among(left: Type, right: Type) -> Text | None:
    if right.name == "list":
        item = item_type(right)
        return None if item.name == "nothing" else _same(item, left)
    if right.name == "unknown" or (right.name == "text" and left.name in ("text", "unknown")):
        return None
    return Text(
        en=f"{NAMES[left.name].en} cannot be found in {NAMES[right.name].en}",
        nl=f"{NAMES[left.name].nl} is niet te vinden in {NAMES[right.name].nl}",
    )


def _apart(left: Type, right: Type) -> Text | None:
    """Return what to say of two texts that can never be the same."""
    if left.values is None or right.values is None or left.values & right.values:
        return None
    few, many = sorted((right.values, left.values), key=len)  # what is written stands right
    return none_of(few, many)


def none_of(values: Iterable[str], there: Iterable[str]) -> Text:
    """Return the words for a text that is none of those it can be."""
    listed = ", ".join(sorted(there))
    en = ", ".join(f"“{value}”" for value in sorted(values))
    nl = ", ".join(f"‘{value}’" for value in sorted(values))
    return Text(f"{en} is none of: {listed}", f"{nl} is geen van: {listed}")


def fits(found: Type, wanted: Type) -> Text | None:
    """Return why a value cannot stand where another type is wanted; None where it may."""
    if not _alike(found, wanted) and found.name != "nothing":
        return Text(
            en=f"here {NAMES[wanted.name].en} is needed, and this is {NAMES[found.name].en}",
            nl=f"hier hoort {NAMES[wanted.name].nl}, en dit is {NAMES[found.name].nl}",
        )
    if found.name == wanted.name == "list" and wanted.of is not None:
        return fits(item_type(found), wanted.of)
    return _apart(wanted, found)


def any_value(of: Type) -> Type:
    """Return the type without what it is known to be one of."""
    return replace(of, values=None)
