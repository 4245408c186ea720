"""SQLite, through the standard library, set so that what is acknowledged survives a power cut."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from amkit.errors import StoreError
from amkit.model.text import Text
from amkit.store import cipher, place
from amkit.store.database import Damaged, Refused, Row
from amkit.store.schema import VERSION_TABLE

BUSY_TIMEOUT_S = 5.0
"""How long a writer waits for another; fifty writers at once waited 1.5 s at most."""


class Busy(StoreError):
    """Somebody else holds the file."""


class SQLite:
    """One connection to a SQLite file, or to memory where the path is empty."""

    kind = "SQLite"

    def __init__(self, path: str, *, read_only: bool = False) -> None:
        self._name = path or ":memory:"
        # Kept whole: the working folder may be another one by the time a file is looked at.
        self._file = Path(path).absolute() if path else None
        self._key = cipher.key_for(self._file)
        self._driver = cipher.driver_of(self._key)
        self.encrypted = self._key is not None
        if self._file:
            place.prepare(Path(path), read_only=read_only, encrypted=self.encrypted)
        self._identity = place.identity(self._file) if self._file else None
        with self._translated():
            self._connection = cipher.connect(
                self._file, self._key, read_only=read_only, timeout=BUSY_TIMEOUT_S
            )
        try:
            self._refuse_another()  # that took its place before it was open
            self._settle(read_only=read_only)
        except BaseException:
            self.close()
            raise

    def _settle(self, *, read_only: bool) -> None:
        for pragma in ("foreign_keys = ON", "trusted_schema = OFF", "secure_delete = ON"):
            self.execute(f"PRAGMA {pragma}")
        there = self.tables()
        if self._file and there and VERSION_TABLE not in there:
            raise place.other(self._file)
        if not read_only:
            self._write_ahead()
            # FULL and not NORMAL: in a replay of power cuts NORMAL lost every commit that was not
            # yet synced by a checkpoint, FULL lost none.
            self.execute("PRAGMA synchronous = FULL")

    def _write_ahead(self) -> None:
        """Switch to a write-ahead log, for which SQLite itself does not wait its turn."""
        deadline = time.monotonic() + BUSY_TIMEOUT_S
        while True:
            try:
                self.execute("PRAGMA journal_mode = WAL")
            except Busy:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.01)
            else:
                return

    def execute(self, statement: str, values: Sequence[Any] = ()) -> None:
        """Carry out a statement."""
        with self._translated():
            self._connection.execute(statement, values)

    def execute_many(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Carry out a statement for each row."""
        with self._translated():
            self._connection.executemany(statement, rows)

    def query(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return the rows that a statement finds."""
        with self._translated():
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the write lock from the start: a plain BEGIN fails under load, however patient."""
        with self._within("BEGIN IMMEDIATE"):
            yield
            # What is written to a file that lost its name is lost with it.
            self._refuse_another()

    def _refuse_another(self) -> None:
        if self._file and place.identity(self._file) != self._identity:
            raise place.gone(self._file)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read as of the first query within."""
        with self._within("BEGIN"):
            yield

    @contextmanager
    def _within(self, begin: str) -> Iterator[None]:
        self.execute(begin)
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            with suppress(self._driver.Error):  # rolled back already, where the disk gave up
                self._connection.execute("ROLLBACK")
            raise

    def tables(self) -> frozenset[str]:
        """Return the names of the tables in the file."""
        found = self.query("SELECT name FROM sqlite_master WHERE type = 'table'")
        return frozenset(name for (name,) in found if not name.startswith("sqlite_"))

    def columns(self, table: str) -> frozenset[str]:
        """Return the names of the columns of a table, none where it is not there."""
        found = self.query("SELECT name FROM pragma_table_info(?)", (table,))
        return frozenset(name for (name,) in found)

    def files(self) -> tuple[Path, ...]:
        """Return the file, and those that SQLite keeps beside it."""
        return place.files_of(self._file) if self._file else ()

    def size(self) -> int | None:
        """Return the bytes of the file, its journal aside."""
        if not self._file:
            return None
        try:
            return self._file.stat().st_size
        except OSError:
            raise place.gone(self._file) from None

    def sound(self) -> bool:
        """Tell whether SQLite's own checks find nothing."""
        whole = self.query("PRAGMA integrity_check") == [("ok",)]
        if self.encrypted:  # every page has a seal of its own
            whole = whole and not self.query("PRAGMA cipher_integrity_check")
        return whole and not self.query("PRAGMA foreign_key_check")

    def compact(self) -> bool:
        """Write the file anew, and empty its journal; not while another amkit reads in it."""
        self.query("PRAGMA wal_checkpoint(TRUNCATE)")
        self.execute("VACUUM")
        return not self._file or self.query("PRAGMA wal_checkpoint(TRUNCATE)")[0][0] == 0

    def copy_to(self, path: str) -> None:
        """Copy the database, while it is in use, to a new file of 0600."""
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with self._translated(path):
            copy = cipher.connect(Path(path), self._key)
            try:
                self._connection.backup(copy)
            finally:
                copy.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _translated(self, name: str = "") -> Iterator[None]:
        """Turn the driver's errors into ours; its text is never shown, for it may hold values."""
        name = name or self._name
        try:
            yield
        except self._driver.IntegrityError:
            raise _told(Refused, name, _TAKEN) from None
        except cipher.errors() as error:
            raise told(error, name) from None


def told(error: Exception, name: str) -> StoreError:
    """Return the error that says what a driver's error means for a store."""
    code = _code(error)
    return _told(_KINDS.get(code, StoreError), name, _WORDS.get(code, _OTHER))


def _code(error: Exception) -> int:
    """Return SQLite's number for an error; some of what damage does has none (`cipher.errors`)."""
    if isinstance(error, UnicodeDecodeError | MemoryError):
        return sqlite3.SQLITE_CORRUPT
    if str(error).startswith("Could not decode"):
        return sqlite3.SQLITE_CORRUPT
    return int(getattr(error, "sqlite_errorcode", 0)) & _PRIMARY


def _told(kind: type[StoreError], name: str, words: Text) -> StoreError:
    return kind(Text(en=f"the store {name} {words.en}", nl=f"de opslag {name} {words.nl}"))


_PRIMARY = 0xFF
"""The part of SQLite's error codes that says what kind of error it is (sqlite.org/rescode.html)."""
_BUSY = Text(
    "is busy: another amkit is writing. Try again in a moment",
    "is bezet: een andere amkit schrijft. Probeer het zo weer",
)
_DENIED = Text("is read-only. Change its permissions", "is alleen te lezen. Verander de rechten")
_TAKEN = Text(
    "has this already, or lacks what it belongs to; somebody else was first. Look again and repeat",
    "heeft dit al, of mist waar het bij hoort; iemand anders was eerder. Kijk opnieuw en herhaal",
)
_OTHER = Text(
    "did not do what was asked. See what is wrong with: amkit doctor",
    "deed niet wat gevraagd werd. Kijk wat eraan scheelt met: amkit doctor",
)
_KINDS: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: Busy,
    sqlite3.SQLITE_LOCKED: Busy,
    sqlite3.SQLITE_NOTADB: Damaged,
    sqlite3.SQLITE_CORRUPT: Damaged,
}
_WORDS: dict[int, Text] = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_PERM: _DENIED,
    sqlite3.SQLITE_READONLY: _DENIED,
    sqlite3.SQLITE_FULL: Text(
        "cannot grow: the disk is full. Make room; everything accepted is saved",
        "kan niet groeien: de schijf is vol. Maak ruimte; alles wat bewaard was is er nog",
    ),
    sqlite3.SQLITE_IOERR: Text(
        "cannot be read or written: the disk is full or failing. Everything accepted is saved",
        "is niet te lezen of te schrijven: de schijf is vol of stuk. "
        "Alles wat bewaard was is er nog",
    ),
    sqlite3.SQLITE_CANTOPEN: Text(
        "cannot be opened. Look at the permissions of the file and its folder",
        "is niet te openen. Kijk naar de rechten van het bestand en de map",
    ),
    sqlite3.SQLITE_NOTADB: Text(
        "is not an amkit store, or damaged. See what is safe with: amkit doctor",
        "is geen amkit-opslag, of beschadigd. Kijk wat veilig is met: amkit doctor",
    ),
    sqlite3.SQLITE_CORRUPT: Text(
        "is damaged. See what is safe with: amkit doctor",
        "is beschadigd. Kijk wat veilig is met: amkit doctor",
    ),
}
