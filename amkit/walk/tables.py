"""Tables and matrices: which cells a row asks, and what all rows together hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from amkit.model.kinds import KINDS
from amkit.model.prompts import EntryPrompt, MatrixPrompt, OneValue, Prompt, TablePrompt
from amkit.model.run import Slot
from amkit.walk.answered import Chosen, given_or_worked_out, met
from amkit.walk.history import Latest


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row that is asked.

    Attributes:
        slot: its place.
        prompt: what it asks.
        scope: what is known there; `row` holds the cells before it.
    """

    slot: Slot
    prompt: OneValue
    scope: Mapping[str, Any]


def columns_of(prompt: TablePrompt | MatrixPrompt) -> Mapping[str, OneValue]:
    """Return what each cell of a row asks, by the name of its column, in order."""
    if isinstance(prompt, TablePrompt):
        return prompt.columns
    return {
        column.id: replace(prompt.cell, prompt=column.text, label=column.text)
        for column in prompt.columns
    }


def cells_of(prompt: Prompt) -> tuple[OneValue, ...]:
    """Return what the cells of a table ask; nothing for what is no table."""
    match prompt:
        case TablePrompt():
            return tuple(prompt.columns.values())
        case MatrixPrompt():
            return (prompt.cell,)
    return ()


def names_one(prompt: Prompt | None) -> str | None:
    """Return the field that names each of several entries or rows; None where there are none."""
    match prompt:
        case EntryPrompt(many=True):
            return KINDS[prompt.kind].main
        case TablePrompt(rows=()):
            return next(iter(prompt.columns))
    return None


def cells(
    latest: Latest, prompt: TablePrompt | MatrixPrompt, at: Slot,
    scope: Mapping[str, Any],
) -> Iterator[Cell]:  # fmt: skip
    """Yield the cells of the row at `at` that are asked; what each holds is known to the next."""
    columns = columns_of(prompt)
    row: dict[str, Any] = dict.fromkeys(columns)
    inside = {**scope, "row": row}
    for name, asks in columns.items():
        slot = at.to(name)
        if met(asks.when, inside):
            row[name] = given_or_worked_out(latest, slot, asks, inside)
            yield Cell(slot, asks, inside)


def row_at(
    latest: Latest, prompt: TablePrompt | MatrixPrompt, at: Slot,
    scope: Mapping[str, Any],
) -> dict[str, Any]:  # fmt: skip
    """Return the values of a row by column; None where a cell has none, or is not asked."""
    values: dict[str, Any] = dict.fromkeys(columns_of(prompt))
    for cell in cells(latest, prompt, at, scope):
        values[cell.slot.field] = cell.scope["row"][cell.slot.field]
    return values


def table_at(
    latest: Latest, prompt: TablePrompt | MatrixPrompt, at: Slot,
    scope: Mapping[str, Any],
) -> Any:  # fmt: skip
    """Return what a table holds: rows by their names, or a tuple of those that were added."""
    if prompt.rows:
        return {
            Chosen(row.id, row.text): row_at(latest, prompt, replace(at, number=number), scope)
            for number, row in enumerate(prompt.rows, start=1)
        }
    main = next(iter(columns_of(prompt)))
    rows = (row_at(latest, prompt, replace(at, number=n), scope) for n in latest.numbers(at))
    return tuple(row for row in rows if row[main] is not None)
