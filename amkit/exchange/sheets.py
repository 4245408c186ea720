"""The record of accounts as a table: what counts now, a row for each entry."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from amkit.exchange.cells import cell_of
from amkit.exchange.inert import inert
from amkit.exchange.targets import ACCOUNT
from amkit.model.figures import Cell, Sheet, plain
from amkit.model.kinds import KINDS, Kind
from amkit.model.prompts import KindName
from amkit.model.record import Entry, Record
from amkit.model.text import Language

BOM = "\ufeff"
"""Without it, Excel takes UTF-8 for something else."""
_SEPARATOR: Mapping[Language, str] = {"en": ",", "nl": ";"}
"""What Excel expects between columns where people write decimals with a point, or a comma."""


def sheet(
    records: Sequence[tuple[str, Record]], language: Language,
    kinds: Mapping[KindName, Kind] = KINDS, *, raw: bool = False,
) -> Iterator[str]:  # fmt: skip
    """Yield the lines of a table with what is known of accounts; an account alone has a row too.

    Every column is called what it holds, so that the table can be taken in again.

    Args:
        records: the name and the record of each account.
        language: of the reader, whose spreadsheet expects its own separator.
        kinds: the kinds of entry there are.
        raw: whether cells are written as they are, for a program and not for a spreadsheet.
    """
    columns = list(_columns(records, kinds))
    separator = "," if raw else _SEPARATOR[language]
    yield _line((ACCOUNT, "kind", *(f"{kind}.{field}" for kind, field in columns)), separator,
                "" if raw else BOM)  # fmt: skip
    for name, record in records:
        for cells in _rows(name, record, columns):
            yield _line([cell if raw else inert(cell) for cell in cells], separator)


def figures_sheet(sheet: Sheet, language: Language) -> str:
    """Return a table of figures for a spreadsheet, with the names of its columns for programs."""
    separator = _SEPARATOR[language]
    heads = _line((column.id for column in sheet.columns), separator, BOM)
    rows = ([_figure(cell, language) for cell in row] for row in sheet.rows)
    return heads + "".join(_line(cells, separator) for cells in rows)


def _figure(cell: Cell, language: Language) -> str:
    """Return a figure as the reader's spreadsheet takes it for a number."""
    if isinstance(cell, float):
        return f"{cell:.4f}".replace(".", "," if language == "nl" else ".")
    return inert(str(plain("" if cell is None else cell)))


def _columns(
    records: Iterable[tuple[str, Record]], kinds: Mapping[KindName, Kind]
) -> Iterator[tuple[KindName, str]]:
    """Yield the fields that are known of any account, in the order of their kinds."""
    used = {
        (entry.kind, field)
        for _, record in records
        for entry in record.entries
        for field in entry.fields
    }
    for kind, named in kinds.items():
        for field in named.fields:
            if (kind, field) in used:
                yield kind, field


def _rows(
    name: str, record: Record, columns: Sequence[tuple[KindName, str]]
) -> Iterator[list[str]]:
    if not record.entries:
        yield [name, "", *("" for _ in columns)]
    for entry in record.entries:
        yield [name, entry.kind, *(_cell(entry, kind, field) for kind, field in columns)]


def _cell(entry: Entry, kind: KindName, field: str) -> str:
    return cell_of(entry.fields.get(field)) if entry.kind == kind else ""


def _line(cells: Iterable[str], separator: str, before: str = "") -> str:
    made = io.StringIO()
    csv.writer(made, delimiter=separator, quoting=csv.QUOTE_ALL).writerow(cells)
    return before + made.getvalue()
