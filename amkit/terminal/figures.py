"""Figures on a terminal: tables, with bars where one column is compared."""

from __future__ import annotations

import os
import sys

from amkit.model.figures import Figures, Sheet
from amkit.model.text import Language
from amkit.terminal.look import look_of
from amkit.terminal.output import out
from amkit.terminal.tables import table
from amkit.terminal.visible import visible
from amkit.walk.shown import show_figure

_WIDE = 16
"""How many signs the longest bar has."""
_PARTS = " ▏▎▍▌▋▊▉█"
"""Eighths of a sign."""


def tell(figures: Figures, language: Language) -> None:
    """Write figures, table by table.

    Raises:
        OutputError: they cannot be written.
    """
    out(visible(f"{figures.title.to(language)}\n{figures.period.to(language)}\n"))
    for sheet in figures.sheets:
        if sheet.rows:
            _tell(sheet, language)
    for note in figures.notes:
        out(visible(f"\n{note.to(language)}\n"))


def _tell(sheet: Sheet, language: Language) -> None:
    out(visible(f"\n{sheet.title.to(language)}\n"))
    drawn = [bar(part) for part in sheet.bars()]
    heads = [column.title.to(language) for column in sheet.columns] + [""] * bool(drawn)
    rows = [
        [
            show_figure(cell, column.shape, language)
            for cell, column in zip(row, sheet.columns, strict=True)
        ]
        for row in sheet.rows
    ]
    for row, drawing in zip(rows, drawn, strict=False):
        row.append(drawing)
    table(heads, rows)
    if sheet.note:
        out(visible(f"{sheet.note.to(language)}\n"))


def bar(part: float) -> str:
    """Return a bar of a part, from 0 to 1; of # where the terminal has no blocks."""
    if not look_of(sys.stdout, os.environ).unicode:
        return "#" * round(part * _WIDE)
    eighths = round(part * _WIDE * 8)
    return "█" * (eighths // 8) + (_PARTS[eighths % 8] if eighths % 8 else "")
