"""What every part of the store does with its tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from amkit.store import sealing
from amkit.store.database import Database, Row


class Tables:
    """The tables of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def _found(self, table: str, where: str, *values: Any) -> list[Row]:
        return sealing.found(self._database, table, where, *values)

    def _insert(self, table: str, made: Sequence[Row], more: str = "") -> None:
        sealing.insert(self._database, table, made, more)

    def _change(self, table: str, new: sealing.Cells, where: str, *values: Any) -> None:
        sealing.change(self._database, table, lambda _: new, where, *values)
