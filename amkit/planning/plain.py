"""The record as plain data, for a script."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from amkit.model.record import Statement
from amkit.model.values import Duration, Money, Value
from amkit.planning.naming import Known


def plain_value(value: Value) -> Any:
    """Return a value as JSON has it: a date as 2027-03-12, a number with decimals as a text."""
    match value:
        case Money(amount, currency):
            return {"amount": str(amount), "currency": currency}
        case Duration(amount, unit):
            return {"amount": amount, "unit": unit}
        case Decimal():
            return str(value)
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
    return value


def plain_entry(known: Known, *, history: bool = False) -> dict[str, Any]:
    """Return an entry: its id, kind, status and fields, and where each field comes from.

    Args:
        known: which.
        history: whether every statement about it is told too, oldest first.
    """
    entry = known.entry
    told: dict[str, Any] = {
        "id": known.id,
        "account": known.account.name,
        "kind": entry.kind,
        "name": entry.main,
        "open": entry.is_open,
        "fields": {name: plain_value(value) for name, value in entry.fields.items()},
        "said": {name: _said(statement) for name, statement in entry.said.items()},
    }
    if history:
        told["history"] = [
            {
                **_said(statement),
                "fields": {name: plain_value(value) for name, value in statement.fields.items()},
            }
            for statement in entry.history
        ]
    return told


def _said(statement: Statement) -> dict[str, Any]:
    return {
        "at": statement.at.isoformat(),
        "by": statement.by,
        "source": statement.source,
        "confidence": statement.confidence,
        "audience": statement.audience,
        "run": statement.run_id,
        "step": statement.step,
    }
