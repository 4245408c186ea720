"""Figures for people: tables with typed columns, to be shown, drawn, or handed to a program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from amkit.model.text import Text

Cell = str | int | float | date | None
"""A value of a table; None where there is none, which is not 0."""
Shape = Literal["text", "count", "share", "minutes", "day"]
"""What a column holds. A share is a float from 0 to 1; minutes are a float; a day is a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table.

    Attributes:
        id: its name for programs.
        title: its name for people.
        shape: what it holds.
    """

    id: str
    title: Text
    shape: Shape = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table.

    Attributes:
        id: its name for programs.
        title: its name for people.
        columns: from left to right.
        rows: each with a cell for every column.
        bar: the column that is drawn as bars too; "" where none is.
        note: how to read it.
    """

    id: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    bar: str = ""
    note: Text = Text()

    def bars(self) -> Sequence[float]:
        """Return how long each row's bar is, from 0 to 1: a share as it is, else of the most.

        What lies below 0 has none.
        """
        at = next((n for n, one in enumerate(self.columns) if one.id == self.bar), None)
        if at is None:
            return ()
        found = [float(cell) if isinstance(cell, int | float) else 0.0 for cell in self._cells(at)]
        most = 1.0 if self.columns[at].shape == "share" else max(found, default=0.0)
        return [min(1.0, max(0.0, one / most)) if most else 0.0 for one in found]

    def _cells(self, at: int) -> list[Cell]:
        return [row[at] for row in self.rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Tables that belong together.

    Attributes:
        title: what they are about.
        period: which days.
        sheets: the tables; one without rows is not shown.
        notes: what they cannot tell.
    """

    title: Text
    period: Text
    sheets: tuple[Sheet, ...]
    notes: tuple[Text, ...] = ()


def plain(cell: Cell) -> str | int | float | None:
    """Return a cell as a program reads it: a share with four decimals, a day as 2027-03-12."""
    if isinstance(cell, date):
        return cell.isoformat()
    return round(cell, 4) if isinstance(cell, float) else cell
