"""The whole store as JSON lines, and back: nothing is lost on the way."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any

from amkit.errors import FileError, StoreError, UsageError
from amkit.model.text import Text
from amkit.store import sealing
from amkit.store.database import Database, Refused, Row
from amkit.store.rows import READERS, checked, compact, protocol_of
from amkit.store.schema import TABLES

FORMAT = 2
"""The version of the lines."""
_SINCE: dict[int, dict[str, dict[str, str]]] = {
    1: {
        "account": {"archived": ""},
        "statement": {"about": "", "confidence": "", "audience": "internal"},
    },
    FORMAT: {},
}
"""For each version that can be taken in, what the lines of a table do not have yet."""
MOST_SEQ = 2**31 - 1
"""The highest number of a row that both databases keep in an INTEGER."""


def dump(database: Database) -> Iterator[str]:
    """Yield a line that names the format, then a line for each row, all as of one moment."""
    with database.snapshot():
        found = {table: sealing.found(database, table) for table in TABLES}
    yield compact({"amkit_export": FORMAT}) + "\n"
    for table, made in found.items():
        columns, _ = READERS[table]
        # Ordered here, by code point: databases order text by their own rules.
        key = itemgetter(*(columns.index(name) for name in sealing.KEYS[table]))
        for row in sorted(made, key=key):
            yield compact({table: dict(zip(columns, row, strict=True))}) + "\n"


def load(database: Database, lines: Iterable[str]) -> dict[str, int]:
    """Insert every row; return how many each table got.

    Raises:
        FileError: a line is not what `dump` writes.
        UsageError: something of it is there already.
    """
    counts = dict.fromkeys(TABLES, 0)
    runs: set[str] = set()
    numbered = enumerate(lines, start=1)
    _, first = next(numbered, (0, ""))
    since = next((v for v in _SINCE if _parsed(first, 1) == {"amkit_export": v}), None)
    if since is None:
        raise _wrong(1)
    for number, line in numbered:
        table, row = _row(line, number, _SINCE[since])
        if table == "protocol" and _known(database, row):
            continue
        try:
            sealing.insert(database, table, [row])
        except Refused:
            raise _there_already(number) from None
        counts[table] += 1
        runs |= {row[0]} if table in ("run", "answer") else set()
    _refuse_gaps(database)
    for run_id in runs:
        sealing.set_head(database, run_id)
    return counts


def _known(database: Database, row: Row) -> bool:
    """Tell whether this very protocol text is there: two stores often walked the same one."""
    digest, _ = row
    found = database.query("SELECT digest, text FROM protocol WHERE digest = ?", (digest,))
    return bool(found) and protocol_of(found[0]) == protocol_of(row)


def _refuse_gaps(database: Database) -> None:
    """Refuse a run of which an answer is missing: the next one would not find its place."""
    found = database.query(
        "SELECT run_id FROM answer GROUP BY run_id HAVING max(seq) <> count(*) - 1"
    )
    if found:
        raise FileError(
            Text(
                en=f"answers of run {found[0][0]} are missing; nothing was taken in. "
                "Export once more",
                nl=f"er missen antwoorden van run {found[0][0]}; er is niets opgenomen. "
                "Exporteer opnieuw",
            )
        )


def _row(line: str, number: int, new: dict[str, dict[str, str]]) -> tuple[str, Row]:
    """Return the table and the row of a line, once it is known that the row can be read back.

    Args:
        line: the line.
        number: which, 1-based.
        new: by table, the columns that such lines do not have, and what they hold then.
    """
    data = _parsed(line, number)
    if not isinstance(data, dict) or len(data) != 1:
        raise _wrong(number)
    ((table, cells),) = data.items()
    columns, read = READERS.get(table, ((), None))
    if read is None or not isinstance(cells, dict):
        raise _wrong(number)
    cells = new.get(table, {}) | cells
    if set(cells) != set(columns):
        raise _wrong(number)
    row = tuple(cells[column] for column in columns)
    if not all(_fits(column, cell) for column, cell in zip(columns, row, strict=True)):
        raise _wrong(number)
    try:
        read(checked(row))
    except StoreError:
        raise _wrong(number) from None
    return table, row


def _fits(column: str, cell: Any) -> bool:
    """Tell whether a cell is of its column's type."""
    if column == "seq":
        return isinstance(cell, int) and not isinstance(cell, bool) and 0 <= cell <= MOST_SEQ
    return isinstance(cell, str) or (cell is None and column == "run_id")


def _parsed(line: str, number: int) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise _wrong(number) from None


def _there_already(number: int) -> UsageError:
    return UsageError(
        Text(
            en=f"line {number}: this is in the store already, or what it belongs to is missing; "
            "nothing was taken in. Import into an empty store",
            nl=f"regel {number}: dit zit al in de opslag, of waar het bij hoort ontbreekt; "
            "er is niets opgenomen. Importeer in een lege opslag",
        )
    )


def _wrong(number: int) -> FileError:
    return FileError(
        Text(
            en=f"line {number} is not what amkit store export writes; nothing was taken in",
            nl=f"regel {number} is niet wat amkit store export schrijft; er is niets opgenomen",
        )
    )
