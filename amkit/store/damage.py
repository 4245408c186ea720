"""What of a store is not what was written: read as far as it can be, and told row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from amkit.store import cipher, sealing
from amkit.store.database import Row
from amkit.store.rows import checksum
from amkit.store.schema import VERSION_TABLE

Rows = dict[str, list[Row]]
"""By table, rows of all its columns."""


class Damage(NamedTuple):
    """Something that is not what was written.

    Attributes:
        table: which.
        row: what is there, of all columns; None where something is missing.
        run_id: the run it belongs to, where it belongs to one.
        number: which answer of the run, 1-based; 0 where it is not about one.
    """

    table: str
    row: Row | None = None
    run_id: str = ""
    number: int = 0


class Salvage(NamedTuple):
    """What can still be read of a store.

    Attributes:
        rows: by table.
        whole: whether the file itself is undamaged, so that no row is missing from `rows`.
        version: of its tables, 0 where that cannot be read.
    """

    rows: Rows
    whole: bool
    version: int = 0


def find(rows: Rows) -> list[Damage]:
    """Return everything in the rows of all tables that does not add up, or is missing."""
    told = [
        Damage(table, row, *_place(table, row))
        for table, those in rows.items()
        for row in those
        if not sealing.whole(row)
    ]
    given: dict[str, list[Row]] = {}
    for row in rows["answer"]:
        given.setdefault(str(row[0]), []).append(row)
    broken = {one.run_id for one in told if one.table in ("answer", "run")}
    for row in rows["run"]:
        answers = sorted(given.pop(str(row[0]), []), key=_seq)
        missing = sealing.chain("", (str(one[-1]) for one in answers)) != row[-2]
        if missing and row[0] not in broken:
            told.append(Damage("answer", None, str(row[0])))
    told += [Damage("run", None, run_id) for run_id in given if run_id not in broken]
    return told


def _place(table: str, row: Row) -> tuple[str, int]:
    if table == "answer" and isinstance(row[1], int):
        return str(row[0]), row[1] + 1
    return (str(row[0]), 0) if table in ("run", "answer") else ("", 0)


def salvage(file: Path) -> Salvage:
    """Read all that can still be read of a SQLite file, whatever state it is in."""
    rows: Rows = {table: [] for table in sealing.KEYS}
    whole, version = False, 0
    with suppress(*cipher.errors()), closing(_opened(file)) as connection:
        for table in rows:
            rows[table] = _rows(connection, table)
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        whole = whole and not connection.execute("PRAGMA foreign_key_check").fetchall()
        there = connection.execute("SELECT name FROM sqlite_master").fetchall()
        whole = whole and {(table,) for table in rows} <= set(there)
        versions = connection.execute(f"SELECT version FROM {VERSION_TABLE}").fetchall()
        version = max((number for (number,) in versions if isinstance(number, int)), default=0)
    return Salvage(rows, whole, version)


def _opened(file: Path) -> sqlite3.Connection:
    connection = cipher.connect(file, cipher.key_for(file))
    connection.execute("PRAGMA query_only = ON")
    connection.text_factory = _text
    return connection


def _text(raw: bytes) -> str:
    return raw.decode(errors="surrogateescape")


def writable(row: Row) -> Row:
    """Return a damaged row with a sign for what is no letter any more."""
    return tuple(
        cell.encode(errors="surrogateescape").decode(errors="replace")
        if isinstance(cell, str)
        else cell
        for cell in row
    )


def _rows(connection: sqlite3.Connection, table: str) -> list[Row]:
    columns = sealing.kept(table)
    ask = f"SELECT {', '.join(columns)} FROM {table}"
    try:
        return connection.execute(ask).fetchall()
    except cipher.errors():
        pass
    try:
        ((low, high),) = connection.execute(f"SELECT min(rowid), max(rowid) FROM {table}")
    except cipher.errors():
        return []
    return _between(connection, f"{ask} WHERE rowid BETWEEN ? AND ?", low or 0, high or 0)


def _between(connection: sqlite3.Connection, ask: str, low: int, high: int) -> list[Row]:
    """Return the rows in a range, leaving out as few as the damage asks for."""
    try:
        return connection.execute(ask, (low, high)).fetchall()
    except cipher.errors():
        if low >= high:
            return []
    middle = (low + high) // 2
    return [*_between(connection, ask, low, middle), *_between(connection, ask, middle + 1, high)]


def mended(damaged: Salvage, good: Rows) -> Rows:
    """Return the rows of a store with those of a backup where its own are damaged or missing.

    A row that was taken away on purpose since the backup does not come back: only what is known to
    be damaged is looked for, by its key, or else as the one row that differs in a single cell.
    """
    missing = {one.run_id for one in find(damaged.rows) if one.row is None}
    made = {
        table: _mended(table, rows, good[table], damaged.whole, missing)
        for table, rows in damaged.rows.items()
    }
    known = set(damaged.rows["run"])
    made["run"] = [row if row in known else _with_head(row, made["answer"]) for row in made["run"]]
    return made


def _mended(
    table: str, rows: list[Row], good: Sequence[Row], whole: bool, missing: set[str]
) -> list[Row]:
    key = _key(table)
    sound = {key(row): row for row in rows if sealing.whole(row)}
    spare = {key(row): row for row in good if key(row) not in sound}
    left: list[Row] = []
    for row in rows:
        if sealing.whole(row):
            continue
        found = spare.pop(key(row), None) or _like(row, spare)
        if found is None:
            left.append(row)
        else:
            spare.pop(key(found), None)
            sound[key(found)] = found
    for row in spare.values():
        if not whole or (table in ("answer", "run") and row[0] in missing):
            sound[key(row)] = row
    return [*sound.values(), *left]


def _key(table: str) -> Callable[[Row], Any]:
    """Return what tells what a row of a table is known by."""
    columns = sealing.kept(table)
    return itemgetter(*(columns.index(name) for name in sealing.KEYS[table]))


def _seq(answer: Row) -> int:
    return answer[1] if isinstance(answer[1], int) else -1


def _like(row: Row, spare: dict[Any, Row]) -> Row | None:
    """Return the row that differs from a damaged one in a single cell."""
    for other in spare.values():
        if sum(a != b for a, b in zip(row, other, strict=True)) == 1:
            return other
    return None


def _with_head(run: Row, answers: list[Row]) -> Row:
    """Return a run of a backup with a head for all its answers, where these are whole.

    The backup knows less answers than were given since.
    """
    its = sorted((row for row in answers if row[0] == run[0]), key=_seq)
    numbered = [row[1] for row in its] == list(range(len(its)))
    if not (numbered and all(map(sealing.whole, its))):
        return run
    cells = (*run[:-2], sealing.chain("", (str(row[-1]) for row in its)))
    return *cells, checksum(cells)
