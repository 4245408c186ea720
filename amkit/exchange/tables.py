"""A CSV file into rows, each with the line it begins on; whatever separates its columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

from amkit.exchange.problems import Problems, refused
from amkit.model.text import Text

SEPARATORS = (",", ";", "\t", "|")
MOST_COLUMNS = 500
"""Most columns; a CRM with every field on has two hundred."""
MOST_CELL = 131_072
"""Most characters of a cell: 128 KiB, which is the limit of Python's own reader."""
_LOOKED_AT = 20
"""How many rows tell the separator; and most of the first rows are looked at in a preview."""


class Row(NamedTuple):
    """A row of a table.

    Attributes:
        line: the line of the file it begins on, 1-based; a cell may hold line ends.
        cells: one for each column.
    """

    line: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """A table that was not read through yet.

    Attributes:
        path: the file, as the user named it.
        text: everything from the header on.
        line: the line that the header stands on.
        separator: what stands between its cells.
        header: the name of each column; no two are the same.
    """

    path: str
    text: str
    line: int
    separator: str
    header: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """What tells exports with other columns apart: 12 hexadecimal digits."""
        return blake2b("\n".join(self.header).encode(), digest_size=6).hexdigest()


def table_of(text: str, path: str) -> Table:
    """Return the table in a text.

    Raises:
        PlacedError: there is no header to be found in it.
    """
    lines = text.split("\n", 1)
    named = lines[0].rstrip("\r")
    told = named[4:] if named[:4].casefold() == "sep=" and len(named) == 5 else ""
    body, first = (lines[1] if len(lines) > 1 else "", 2) if told else (text, 1)
    separator = told or _separator(body)
    try:
        for line, cells in _cells(body, separator, first):
            if any(cell.strip() for cell in cells):
                _refuse_width(cells, path, line)
                return Table(path, body, first, separator, _named_once(cells))
    except _Broken as broken:
        raise refused(path, broken.line, 1, broken.text) from None
    raise refused(path, 1, 1, _EMPTY)


def rows_of(table: Table, problems: Problems) -> Iterator[Row]:
    """Yield the rows behind the header that hold anything; what is wrong goes to `problems`."""
    width, headed = len(table.header), False
    try:
        for line, cells in _cells(table.text, table.separator, table.line):
            filled = [cell for cell in cells if cell.strip()]
            if not headed:
                headed = bool(filled)
            elif filled and _fits(line, cells, width, problems):
                yield Row(line, tuple(cells[:width]))
    except _Broken as broken:
        problems.add(broken.line, 1, broken.text)


class _Broken(Exception):
    """A row cannot be read, and neither can what stands behind it."""

    def __init__(self, line: int, text: Text) -> None:
        super().__init__(text.en)
        self.line = line
        self.text = text


def _cells(text: str, separator: str, first: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each row, and the line it begins on.

    Raises:
        _Broken: a row cannot be read.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = first
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _Broken(line, _broken(error)) from None
        if cells is None:
            return
        yield line, cells
        line = first + reader.line_num


def _fits(line: int, cells: Sequence[str], width: int, problems: Problems) -> bool:
    """Tell whether a row has as many cells as the header, and only signs that can be kept."""
    bad = next((at for at, cell in enumerate(cells) if "\0" in cell), None)
    if bad is not None:
        problems.add(line, bad + 1, _NUL)
        return False
    if len(cells) == width or (len(cells) > width and not any(cells[width:])):
        return True
    one = len(cells) == 1
    problems.add(
        line, min(len(cells), width) + 1,
        Text(
            f"this row has {len(cells)} {'cell' if one else 'cells'} and the header {width}; "
            "a cell with a separator or a line end in it belongs in quotes",
            f"deze rij heeft {len(cells)} {'cel' if one else 'cellen'} en de kop {width}; "
            "een cel met een scheidingsteken of regeleinde hoort tussen aanhalingstekens",
        ),
    )  # fmt: skip
    return False


def _separator(text: str) -> str:
    """Return what separates the columns best: most columns, as many in every row."""

    def score(separator: str) -> tuple[int, int]:
        widths: list[int] = []
        try:
            for _, cells in _cells(text, separator, 1):
                if any(cells):
                    widths.append(len(cells))
                if len(widths) == _LOOKED_AT:
                    break
        except _Broken:
            pass  # what is broken is told when the table is read
        if not widths or widths[0] < 2:
            return 0, 0
        return sum(width == widths[0] for width in widths), widths[0]

    return max(SEPARATORS, key=score)


def _named_once(cells: Sequence[str]) -> tuple[str, ...]:
    """Return column names: one without a name is #3, a second “Phone” is “Phone (2)”."""
    names: list[str] = []
    for at, cell in enumerate(cells, start=1):
        name = " ".join(cell.replace("\0", "").split()) or f"#{at}"
        again, count = name, 1
        while again in names:
            count += 1
            again = f"{name} ({count})"
        names.append(again)
    while len(names) > 1 and names[-1] == f"#{len(names)}":
        names.pop()
    return tuple(names)


def _refuse_width(cells: Sequence[str], path: str, line: int) -> None:
    if len(cells) > MOST_COLUMNS:
        raise refused(
            path, line, MOST_COLUMNS + 1,
            Text(
                f"the header has {len(cells)} columns; at most {MOST_COLUMNS} can be taken in",
                f"de kop heeft {len(cells)} kolommen; er passen er {MOST_COLUMNS}",
            ),
        )  # fmt: skip


_EMPTY = Text(
    "there is no header here; the first row has to name the columns",
    "hier staat geen kop; de eerste rij moet de kolommen een naam geven",
)
_NUL = Text(
    "this cell has a NUL in it, which no store keeps; export the file once more",
    "in deze cel staat een NUL, die geen opslag bewaart; exporteer het bestand opnieuw",
)


def _broken(error: csv.Error) -> Text:
    """Return what to say of a row that the reader of CSV gives up on."""
    if "field larger" in str(error):
        return Text(
            f"a cell here is larger than {MOST_CELL // 1024} KiB; is a quote never closed?",
            f"een cel hier is groter dan {MOST_CELL // 1024} KiB; "
            "ontbreekt er een aanhalingsteken?",
        )
    return Text(
        'the quotes of this row do not match; a quote within quotes is written twice: ""',
        "de aanhalingstekens van deze rij kloppen niet; een aanhalingsteken tussen "
        'aanhalingstekens schrijft u dubbel: ""',
    )
