"""What the store needs of a database, whichever it is."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from amkit.errors import StoreError

Row: TypeAlias = tuple[Any, ...]


class Refused(StoreError):
    """A row is there already, or what it belongs to is not."""


class Damaged(StoreError):
    """What is there is not what was written, or cannot be read any more."""


class Database(Protocol):
    """One connection. Its driver's errors come out as StoreError, without any value in them."""

    kind: str
    """The database's name, for people."""
    encrypted: bool
    """Whether its file opens with a passphrase only."""

    def execute(self, statement: str, values: Sequence[Any] = ()) -> None:
        """Carry out a statement; `?` stands for each value in turn.

        Raises:
            Refused: a row is there already, or what it belongs to is not.
        """
        ...

    def execute_many(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Carry out a statement for each row of values."""
        ...

    def query(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return the rows that a statement finds."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Make everything within durable together, or not at all; one writer at a time."""
        ...

    def snapshot(self) -> AbstractContextManager[None]:
        """Let every query within see one and the same moment, whoever writes meanwhile."""
        ...

    def tables(self) -> frozenset[str]:
        """Return the names of the tables that are there, ours and others."""
        ...

    def columns(self, table: str) -> frozenset[str]:
        """Return the names of the columns of a table, none where it is not there."""
        ...

    def files(self) -> tuple[Path, ...]:
        """Return the files it lives in, none where they are not on this machine."""
        ...

    def size(self) -> int | None:
        """Return the bytes on disk, None where that cannot be told from here."""
        ...

    def sound(self) -> bool:
        """Tell whether the database finds itself undamaged."""
        ...

    def compact(self) -> bool:
        """Make the files anew without what was deleted; tell whether no byte of it is left."""
        ...

    def copy_to(self, path: str) -> None:
        """Copy the whole database to a new file.

        Raises:
            StoreError: this database cannot.
        """
        ...

    def close(self) -> None:
        """Let go of it."""
        ...
