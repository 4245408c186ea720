"""Figures for a spreadsheet: numbers that it counts with, texts that it does not run."""

from __future__ import annotations

from datetime import date

from amkit.exchange.sheets import BOM, figures_sheet
from amkit.model.figures import Column, Sheet
from amkit.model.text import Text

SHEET = Sheet(
    id="s", title=Text("S"),
    columns=(Column(id="who", title=Text("who")), Column(id="n", title=Text("n")),
             Column(id="part", title=Text("p")), Column(id="day", title=Text("d"))),
    rows=(("=1+1", 3, 1 / 3, date(2027, 3, 1)), ("Bo", None, 2.0, None)),
)  # fmt: skip


def test_a_spreadsheet_of_either_language_counts_with_them() -> None:
    assert figures_sheet(SHEET, "en").splitlines() == [
        f'{BOM}"who","n","part","day"', '"\'=1+1","3","0.3333","2027-03-01"', '"Bo","","2.0000",""',
    ]  # fmt: skip
    assert figures_sheet(SHEET, "nl").splitlines()[1] == '"\'=1+1";"3";"0,3333";"2027-03-01"'
