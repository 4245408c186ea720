"""What every part of the store does with its tables."""

from __future__ import annotations

from collections.abc import Sequence

from amkit.store import rows
from amkit.store.database import Database, Row


class Tables:
    """The tables of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def _found(self, table: str, where: str, *values: str) -> list[Row]:
        columns, _ = rows.READERS[table]
        return self._database.query(
            f"SELECT {', '.join(columns)} FROM {table} {where}".rstrip(), values
        )

    def _insert(
        self, table: str, columns: Sequence[str], made: Sequence[Row], more: str = ""
    ) -> None:
        marks = ", ".join("?" * len(columns))
        statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}){more}"
        if made:
            self._database.execute_many(statement, [rows.checked(row) for row in made])
