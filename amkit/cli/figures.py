"""What the commands share that give figures: on the screen, for a program, or as a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from amkit.cli.json_out import as_json
from amkit.cli.options import Options
from amkit.errors import UsageError
from amkit.exchange.sheets import figures_sheet
from amkit.model.figures import Figures, plain
from amkit.model.text import Language, Text
from amkit.render.page import page
from amkit.session.exporting import write_new
from amkit.terminal.figures import tell
from amkit.terminal.output import out
from amkit.terminal.visible import visible


def csv_option(options: Options) -> Any:
    """Return the option that writes a table each for a spreadsheet."""
    return options.option(
        "--csv",
        says=Text(
            "Write every table into this folder, for a spreadsheet.",
            "Schrijf elke tabel in deze map, voor een spreadsheet.",
        ),
    )


def html_option(options: Options) -> Any:
    """Return the option that writes a page."""
    return options.option(
        "--html",
        says=Text(
            "Write one page with charts, to read in a browser without network.",
            "Schrijf één pagina met grafieken, om zonder netwerk in een browser te lezen.",
        ),
    )


def since_option(options: Options, years: int = 1) -> Any:
    """Return the option that says which day is the first that counts."""
    ago = Text("a year", "een jaar") if years == 1 else Text(f"{years} years", f"{years} jaar")
    return options.option(
        "--since",
        says=Text(
            f"The first day that counts: 2026-01-31. Otherwise {ago.en} ago.",
            f"De eerste dag die telt: 2026-01-31. Anders {ago.nl} geleden.",
        ),
        default="",
    )


def first_day(text: str, today: date, years: int = 1) -> date:
    """Return the day of `--since`; so many years before today where none was given.

    Raises:
        UsageError: it is no day, or lies ahead.
    """
    if not text:
        return today.replace(year=today.year - years, day=min(today.day, 28))
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day > today:
        raise UsageError(
            Text(
                f"--since: write a day that is behind us, such as {today.year}-01-31, not “{text}”",
                f"--since: schrijf een dag die voorbij is, zoals {today.year}-01-31, niet ‘{text}’",
            )
        )
    return day


def give(
    figures: Figures, language: Language, *, json: bool, csv: Path | None, html: Path | None,
    force: bool,
) -> None:  # fmt: skip
    """Write figures in the way that was asked for.

    Raises:
        UsageError: a file is there already, and `force` does not say to replace it.
        OutputError: they cannot be written.
    """
    written = []
    if html is not None:
        written.append(write_new(html, page(figures, language).encode(), force=force))
    for sheet in figures.sheets if csv is not None else ():
        assert csv is not None
        raw = figures_sheet(sheet, language).encode()
        written.append(write_new(csv / f"{sheet.id}.csv", raw, force=force))
    if json:
        as_json(as_data(figures))
    elif written:
        out("".join(f"{visible(str(path))}\n" for path in written))
    else:
        tell(figures, language)


def as_data(figures: Figures) -> dict[str, list[dict[str, Any]]]:
    """Return the tables for a program: by name, a record for each row."""
    return {
        sheet.id: [
            {
                column.id: plain(cell)
                for column, cell in zip(sheet.columns, row, strict=True)
            }
            for row in sheet.rows
        ]
        for sheet in figures.sheets
    }  # fmt: skip
