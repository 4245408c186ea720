"""The seal on every row: a checksum of all its cells, proven before anything of it is shown.

SQLite's own check noticed 28 of 200 bits that were flipped in a file. An answer has its checksum
from the day it was given; a run's head seals the answers it has, in their order, so that one that
is missing is noticed as well; every other row has a seal of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from amkit.errors import StoreError
from amkit.store.database import Database, Row
from amkit.store.rows import ANSWER, READERS, checked, checksum, damaged, damaged_row, damaged_run

KEYS: dict[str, tuple[str, ...]] = {
    "account": ("id",),
    "alias": ("key",),
    "protocol": ("digest",),
    "run": ("id",),
    "answer": ("run_id", "seq"),
    "statement": ("account_id", "seq", "item"),
    "rendering": ("account_id", "name"),
}
"""What a row of each table is known by."""

Cells = dict[str, Any]


def kept(table: str) -> tuple[str, ...]:
    """Return all columns of a table, in their order; the last is the checksum of the others."""
    columns, _ = READERS[table]
    if table == "answer":
        return columns
    return (*columns, *(("head",) if table == "run" else ()), "checksum")


def whole(row: Row) -> bool:
    """Tell whether a row of all columns still adds up."""
    try:
        return bool(checksum(row[:-1]) == row[-1])
    except (TypeError, ValueError):  # a text that turned into bytes, or is none any more
        return False


def chain(head: str, checksums: Iterable[str]) -> str:
    """Return the head of a run that had `head` and gets answers with these checksums."""
    for one in checksums:
        head = checksum((head, one))
    return head


def raw(database: Database, table: str, where: str = "", *values: Any) -> list[Row]:
    """Return rows with all their columns, whether they add up or not."""
    return database.query(f"SELECT {', '.join(kept(table))} FROM {table} {where}".rstrip(), values)


def proven(database: Database, table: str, where: str = "", *values: Any) -> list[Row]:
    """Return rows with all their columns.

    Raises:
        StoreError: one of them is not what was written.
    """
    found = raw(database, table, where, *values)
    for row in found:
        if not whole(row):
            raise _damaged(table, row)
    return found


def found(database: Database, table: str, where: str = "", *values: Any) -> list[Row]:
    """Return rows with the columns that are read, once they are proven."""
    count = len(READERS[table][0])
    return [row[:count] for row in proven(database, table, where, *values)]


def insert(database: Database, table: str, made: Sequence[Row], more: str = "") -> None:
    """Keep new rows, of the columns that are read, with their seals.

    Raises:
        StoreError: a text of theirs cannot be kept to the letter.
        Refused: one is there already, or what it belongs to is not.
    """
    write(database, table, [_sealed(table, checked(row)) for row in made], more)


def write(database: Database, table: str, made: Sequence[Row], more: str = "") -> None:
    """Keep rows of all columns as they are."""
    columns = kept(table)
    marks = ", ".join("?" * len(columns))
    if made:
        database.execute_many(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}){more}", made
        )


def _sealed(table: str, row: Row) -> Row:
    if table == "answer":
        return row
    cells = (*row, "") if table == "run" else row
    return *cells, checksum(cells)


def change(
    database: Database, table: str, new: Callable[[Cells], Cells], where: str, *values: Any
) -> None:
    """Give rows new cells, and the seals that go with them.

    Args:
        database: within a transaction of this one.
        table: of which.
        new: returns the cells that change, from all that a row has.
        where: which rows.
        values: for the ? in `where`.

    Raises:
        StoreError: one of the rows is not what was written.
    """
    columns = kept(table)
    for row in proven(database, table, where, *values):
        cells = dict(zip(columns, row, strict=True))
        _put(database, table, cells, cells | new(cells))


def become(database: Database, table: str, old: Sequence[Row], new: Sequence[Row]) -> None:
    """Change rows of all columns into others with the same keys; take away those without one.

    Raises:
        StoreError: a text of theirs cannot be kept to the letter.
    """
    columns = kept(table)
    wanted = {_known_by(table, row): row for row in new}
    for row in old:
        keys = _known_by(table, row)
        if keys not in wanted:
            where = " AND ".join(f"{name} = ?" for name in KEYS[table])
            database.execute(f"DELETE FROM {table} WHERE {where}", keys)
        elif wanted[keys] != row:
            before, after = (dict(zip(columns, one, strict=True)) for one in (row, wanted[keys]))
            _put(database, table, before, after)


def _known_by(table: str, row: Row) -> Row:
    return tuple(row[kept(table).index(name)] for name in KEYS[table])


def _put(database: Database, table: str, old: Cells, new: Cells) -> None:
    columns, keys = kept(table), KEYS[table]
    cells = checked(tuple(new[name] for name in columns[:-1]))
    database.execute(
        f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in columns)} "
        f"WHERE {' AND '.join(f'{name} = ?' for name in keys)}",
        (*cells, checksum(cells), *(old[name] for name in keys)),
    )


def head_of(database: Database, run_id: str) -> str:
    """Return what the head of a run must be, from the answers that are there."""
    checksums = database.query(
        "SELECT checksum FROM answer WHERE run_id = ? ORDER BY seq", (run_id,)
    )
    return chain("", (str(one) for (one,) in checksums))


def set_head(database: Database, run_id: str) -> None:
    """Seal the answers that a run has now."""
    head = head_of(database, run_id)
    change(database, "run", lambda _: {"head": head}, "WHERE id = ?", run_id)


def seal_everything(database: Database) -> None:
    """Seal every row as it is; for a store whose tables were just brought up to date."""
    columns = kept("run")
    for row in raw(database, "run"):
        cells = dict(zip(columns, row, strict=True))
        _put(database, "run", cells, cells | {"head": head_of(database, cells["id"])})
    for table in KEYS:
        if table in ("run", "answer"):
            continue
        for row in raw(database, table):
            cells = dict(zip(kept(table), row, strict=True))
            _put(database, table, cells, cells)


def answers(database: Database, run_id: str) -> list[Row]:
    """Return all answers of a run, once they are proven to be all, and as they were given.

    They are asked for together with their run, in one statement: between two, somebody else may
    have written.

    Raises:
        StoreError: one was changed, or is missing.
    """
    names = [f"run.{name}" for name in kept("run")]
    rows = database.query(
        f"SELECT {', '.join([*names, *(f'answer.{name}' for name in ANSWER)])} "
        "FROM run LEFT JOIN answer ON answer.run_id = run.id WHERE run.id = ? ORDER BY answer.seq",
        (run_id,),
    )
    if not rows:
        # Its row, or the index that leads there, may be what is damaged.
        if database.query("SELECT seq FROM answer WHERE run_id = ? LIMIT 1", (run_id,)):
            raise damaged_run(run_id)
        return []
    run = rows[0][: len(names)]
    its = [row[len(names) :] for row in rows if row[len(names)] is not None]
    for expected, row in enumerate(its):
        if row[1] != expected or not whole(row):
            raise damaged(run_id, expected)
    if not whole(run):
        raise damaged_row("run")
    if chain("", (str(row[-1]) for row in its)) != run[-2]:
        raise damaged_run(run_id)
    return its


def _damaged(table: str, row: Row) -> StoreError:
    if table == "answer" and isinstance(row[ANSWER.index("seq")], int):
        return damaged(row[0], row[1])
    return damaged_row(table)
