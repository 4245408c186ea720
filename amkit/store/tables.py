"""What every part of the store does with its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from amkit.store import migrate, sealing
from amkit.store.database import Database, Row


class Tables:
    """The tables of one database."""

    _name: str
    """Where they are, without a password."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Make everything within durable together, or not at all; one writer at a time.

        Raises:
            StoreError: the tables are of a newer version; a newer amkit may have brought them up
                to date while this one was at work.
        """
        with self._database.transaction():
            self.refuse_newer()
            yield

    def refuse_newer(self) -> None:
        """Refuse to change what a newer amkit keeps.

        Raises:
            StoreError: the tables are of a newer version.
        """
        migrate.refuse_newer(self._database, self._name)

    def _found(self, table: str, where: str, *values: Any) -> list[Row]:
        return sealing.found(self._database, table, where, *values)

    def _insert(self, table: str, made: Sequence[Row], more: str = "") -> None:
        sealing.insert(self._database, table, made, more)

    def _change(self, table: str, new: sealing.Cells, where: str, *values: Any) -> None:
        sealing.change(self._database, table, lambda _: new, where, *values)
