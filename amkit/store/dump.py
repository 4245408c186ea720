"""The whole store as JSON lines, and back: nothing is lost on the way."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from amkit.errors import FileError, StoreError, UsageError
from amkit.model.text import Text
from amkit.store import rows
from amkit.store.database import Database

FORMAT = 1
"""The version of the lines."""
TABLES: dict[str, tuple[tuple[str, ...], str]] = {
    "account": (rows.ACCOUNT, "id"),
    "protocol": (("digest", "text"), "digest"),
    "run": (rows.RUN, "id"),
    "answer": (rows.ANSWER, "run_id, seq"),
    "statement": (rows.STATEMENT, "run_id, item"),
    "rendering": (("account_id", "name", "text", "at"), "account_id, name"),
}
"""Each table's columns, and what orders its rows; a table stands behind what it refers to."""


def dump(database: Database) -> Iterator[str]:
    """Yield a line that names the format, then a line for each row."""
    yield rows.compact({"amkit_export": FORMAT}) + "\n"
    for table, (columns, order) in TABLES.items():
        names = ", ".join(columns)
        found = database.query(f"SELECT {names} FROM {table}")
        # Ordered here, by code point: databases order text by their own rules.
        key = [columns.index(name) for name in order.split(", ")]
        for row in sorted(found, key=lambda row: [row[at] for at in key]):
            yield rows.compact({table: dict(zip(columns, row, strict=True))}) + "\n"


def load(database: Database, lines: Iterable[str]) -> dict[str, int]:
    """Insert every row; return how many each table got.

    Raises:
        FileError: a line is not what `dump` writes.
        UsageError: something of it is there already.
    """
    counts = dict.fromkeys(TABLES, 0)
    numbered = enumerate(lines, start=1)
    _, first = next(numbered, (0, ""))
    if _parsed(first, 1) != {"amkit_export": FORMAT}:
        raise _wrong(1)
    for number, line in numbered:
        table, row = _row(line, number)
        columns = TABLES[table][0]
        marks = ", ".join("?" * len(columns))
        try:
            database.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})",
                [row[column] for column in columns],
            )
        except StoreError:
            raise UsageError(
                Text(
                    en=f"line {number}: this is in the store already, or what it belongs to is "
                    "missing; nothing was taken in. Import into an empty store",
                    nl=f"regel {number}: dit zit al in de opslag, of waar het bij hoort ontbreekt; "
                    "er is niets opgenomen. Importeer in een lege opslag",
                )
            ) from None
        counts[table] += 1
    return counts


def _row(line: str, number: int) -> tuple[str, dict[str, Any]]:
    data = _parsed(line, number)
    if not isinstance(data, dict) or len(data) != 1:
        raise _wrong(number)
    ((table, row),) = data.items()
    if table not in TABLES or not isinstance(row, dict) or set(row) != set(TABLES[table][0]):
        raise _wrong(number)
    if not all(isinstance(value, str | int) for value in row.values()):
        raise _wrong(number)
    if table == "answer":
        rows.answer_of(tuple(row[column] for column in rows.ANSWER))
    return table, row


def _parsed(line: str, number: int) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise _wrong(number) from None


def _wrong(number: int) -> FileError:
    return FileError(
        Text(
            en=f"line {number} is not what amkit store export writes; nothing was taken in",
            nl=f"regel {number} is niet wat amkit store export schrijft; er is niets opgenomen",
        )
    )
