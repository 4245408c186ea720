"""SQLite, through the standard library, set so that what is acknowledged survives a power cut."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from amkit.errors import StoreError
from amkit.model.text import Text
from amkit.store.database import Row

BUSY_TIMEOUT_S = 5.0
"""How long a writer waits for another; fifty writers at once waited 1.5 s at most."""
_HEADER = b"SQLite format 3\0"


class SQLite:
    """One connection to a SQLite file, or to memory where the path is empty."""

    kind = "SQLite"

    def __init__(self, path: str, *, read_only: bool = False) -> None:
        self._path = path
        self._read_only = read_only
        if path:
            _prepare(Path(path), read_only=read_only)
        with _translated(path):
            self._connection = sqlite3.connect(
                _uri(path, read_only=read_only),
                uri=True,
                timeout=BUSY_TIMEOUT_S,
                isolation_level=None,  # transactions begin where this class says so
                check_same_thread=True,
            )
        try:
            with _translated(path):
                self._settle()
        except StoreError:
            self.close()
            raise

    def _settle(self) -> None:
        # FULL and not NORMAL: in a replay of power cuts NORMAL lost every commit that was not yet
        # synced by a checkpoint, FULL lost none.
        for pragma in ("foreign_keys = ON", "trusted_schema = OFF", "secure_delete = ON"):
            self._connection.execute(f"PRAGMA {pragma}")
        if not self._read_only:
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("SELECT count(*) FROM sqlite_master")

    def execute(self, statement: str, values: Sequence[Any] = ()) -> None:
        """Carry out a statement."""
        with _translated(self._path):
            self._connection.execute(statement, values)

    def execute_many(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Carry out a statement for each row."""
        with _translated(self._path):
            self._connection.executemany(statement, rows)

    def query(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return the rows that a statement finds."""
        with _translated(self._path):
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the write lock from the start: a plain BEGIN fails under load, however patient."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def size(self) -> int | None:
        """Return the bytes of the file, its journal aside."""
        return Path(self._path).stat().st_size if self._path else None

    def sound(self) -> bool:
        """Tell whether SQLite's own check finds nothing."""
        return self.query("PRAGMA integrity_check") == [("ok",)]

    def copy_to(self, path: str) -> None:
        """Copy the database, while it is in use, to a new file of 0600."""
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with _translated(path):
            copy = sqlite3.connect(path)
            try:
                self._connection.backup(copy)
            finally:
                copy.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _uri(path: str, *, read_only: bool) -> str:
    if not path:
        return ":memory:"
    return Path(path).absolute().as_uri() + ("?mode=ro" if read_only else "?mode=rw")


def _prepare(path: Path, *, read_only: bool) -> None:
    """Make the folder 0700 and the file 0600 before SQLite would make them for all to read."""
    try:
        info = path.lstat()
    except FileNotFoundError:
        if read_only:
            raise _refused(path, "does not exist", "bestaat niet") from None
        _create(path)
        return
    except OSError as error:
        raise _refused(path, *_os_words(error)) from None
    if not stat.S_ISREG(info.st_mode):
        raise _refused(path, "is not a regular file", "is geen gewoon bestand")
    if info.st_size == 0:
        # What was a store is never replaced by an empty one; SQLite itself fills an empty file
        # only after this process made it, with the journal beside it.
        _refuse_emptied(path)
        return
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except OSError as error:
        raise _refused(path, *_os_words(error)) from None
    if header != _HEADER:
        raise _refused(
            path,
            "is not an amkit store; it was left as it is. Restore a backup, or name another file",
            "is geen amkit-opslag; het bleef zoals het is. Zet een back-up terug, "
            "of noem een ander bestand",
        )


def _refuse_emptied(path: Path) -> None:
    """Refuse an empty file that was not made a moment ago for a first use."""
    if not path.with_name(path.name + "-new").exists():
        raise _refused(
            path,
            "is empty; it was left as it is. Restore a backup, or remove the empty file",
            "is leeg; het bleef zoals het is. Zet een back-up terug, of verwijder het lege bestand",
        )


def _create(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path.with_name(path.name + "-new"), os.O_CREAT | os.O_WRONLY, 0o600))
        flags = os.O_CREAT | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
        os.close(os.open(path, flags, 0o600))
    except OSError as error:
        raise _refused(path, *_os_words(error)) from None


def made(path: str) -> None:
    """Note that the store's tables stand: from now on an empty file is a lost one."""
    if path:
        Path(path + "-new").unlink(missing_ok=True)


def _os_words(error: OSError) -> tuple[str, str]:
    reason = os.strerror(error.errno or 0)
    return f"cannot be used ({reason})", f"is niet te gebruiken ({reason})"


def _refused(path: Path, en: str, nl: str) -> StoreError:
    return StoreError(Text(en=f"the store {path} {en}", nl=f"de opslag {path} {nl}"))


_WORDS: tuple[tuple[str, Text], ...] = (
    (
        "locked",
        Text(
            "is busy: another amkit is writing. Try again in a moment",
            "is bezet: een andere amkit schrijft. Probeer het zo weer",
        ),
    ),
    (
        "full",
        Text(
            "cannot grow: the disk is full. Make room; everything accepted is saved",
            "kan niet groeien: de schijf is vol. Maak ruimte; alles wat bewaard was is er nog",
        ),
    ),
    (
        "readonly",
        Text("is read-only. Change its permissions", "is alleen te lezen. Verander de rechten"),
    ),
    (
        "disk i/o",
        Text(
            "cannot be read or written: the disk is full or failing. Everything accepted is saved",
            "is niet te lezen of te schrijven: de schijf is vol of stuk. "
            "Alles wat bewaard was is er nog",
        ),
    ),
    ("unable to open", Text("cannot be opened", "is niet te openen")),
    (
        "not a database",
        Text(
            "is not an amkit store, or damaged. Restore a backup",
            "is geen amkit-opslag, of beschadigd. Zet een back-up terug",
        ),
    ),
    (
        "malformed",
        Text("is damaged. Restore a backup", "is beschadigd. Zet een back-up terug"),
    ),
    (
        "unique",
        Text(
            "has this already; somebody else was first. Look again and repeat",
            "heeft dit al; iemand anders was eerder. Kijk opnieuw en herhaal",
        ),
    ),
)
_OTHER = Text("did not do what was asked", "deed niet wat gevraagd werd")


@contextmanager
def _translated(path: str) -> Iterator[None]:
    """Turn the driver's errors into ours; its text is read, never shown, for it may hold values."""
    try:
        yield
    except (sqlite3.Error, UnicodeEncodeError) as error:
        told = str(error).casefold()
        words = next((text for part, text in _WORDS if part in told), _OTHER)
        name = path or ":memory:"
        raise StoreError(
            Text(en=f"the store {name} {words.en}", nl=f"de opslag {name} {words.nl}")
        ) from None
