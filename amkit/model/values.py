"""Values of answers, and the JSON that keeps them without loss."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypeAlias, get_args


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its currency.

    Attributes:
        amount: in whole units of the currency (euros, not cents).
        currency: ISO 4217 code, such as "EUR".
    """

    amount: Decimal
    currency: str


Unit = Literal["minutes", "hours", "days", "workdays", "weeks", "months", "years"]
UNITS: tuple[Unit, ...] = get_args(Unit)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, as people count it.

    Attributes:
        amount: how many.
        unit: of what; a month has no number of days before it is laid along the calendar.
    """

    amount: int
    unit: Unit


Value: TypeAlias = "str | bool | int | Decimal | date | Money | Duration | tuple[str, ...] | None"


def to_plain(value: Value) -> Any:
    """Return `value` as JSON-ready data; what JSON has no type for is tagged with one."""
    match value:
        case bool() | int() | str() | None:
            return value
        case Decimal():
            return {"decimal": str(value)}
        case date():
            return {"date": value.isoformat()}
        case Money(amount, currency):
            return {"money": [str(amount), currency]}
        case Duration(amount, unit):
            return {"duration": [amount, unit]}
    return list(value)


def from_plain(data: Any) -> Value:
    """Return the value that `to_plain` turned into `data`.

    Raises:
        ValueError: `data` is not something `to_plain` makes.
    """
    match data:
        case bool() | int() | str() | None:
            return data
        case list() if all(isinstance(item, str) for item in data):
            return tuple(data)
        case {"decimal": str(text)}:
            return Decimal(text)
        case {"date": str(text)}:
            return date.fromisoformat(text)
        case {"money": [str(amount), str(currency)]}:
            return Money(Decimal(amount), currency)
        case {"duration": [int(amount), str(unit)]} if unit in UNITS:
            return Duration(amount, unit)
    raise ValueError(f"not a stored value: {type(data).__name__}")
