"""Copies of a database: each is proven to hold the same before it takes its name."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from amkit.errors import OutputError, StoreError
from amkit.model.text import Text
from amkit.store import place
from amkit.store.database import Database
from amkit.store.sqlite import SQLite


def copy(database: Database, path: Path) -> None:
    """Copy a database to a file, which is replaced where it is there.

    Raises:
        OutputError: the file cannot be written.
        StoreError: the database cannot be copied, or the copy is not the same.
    """
    draft = draft_of(path)
    try:
        draft.unlink(missing_ok=True)
        _copy_same(database, draft)
        put(draft, path)
    except OSError as error:
        raise not_written(path, error) from None
    finally:
        for left in place.files_of(draft):
            with suppress(OSError):
                left.unlink()


def draft_of(path: Path) -> Path:
    """Return the name that a file has until it is whole."""
    return path.with_name(f".{path.name[:40]}.{os.getpid()}.part")


def put(draft: Path, path: Path) -> None:
    """Give a file that is whole its name, durably."""
    sync(draft)
    draft.replace(path)
    place.sync_folder(path.parent)


def _copy_same(database: Database, draft: Path) -> None:
    """Copy as of one moment, and compare with that very moment, whoever writes meanwhile."""
    with database.snapshot():
        ours = _content(database)
        database.copy_to(str(draft))
    copied = SQLite(str(draft), read_only=True)
    try:
        same = _content(copied) == ours and copied.sound()
    finally:
        copied.close()
    if not same:
        raise StoreError(
            Text(
                en="the copy is not what the store is; it was thrown away. Try again",
                nl="de kopie is niet gelijk aan de opslag; hij is weggegooid. Probeer opnieuw",
            )
        )


def _content(database: Database) -> dict[str, tuple[int, str]]:
    """Return how many rows each table has, and what they add up to."""
    found = {}
    for table in sorted(database.tables()):
        rows = database.query(f"SELECT * FROM {table}")
        found[table] = (len(rows), blake2b(repr(rows).encode(errors="replace")).hexdigest())
    return found


def sync(path: Path) -> None:
    """Wait until what a file holds is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def not_written(path: Path, error: OSError) -> OutputError:
    """Return the error that says why a copy was not made."""
    reason = os.strerror(error.errno or 0)
    return OutputError(
        Text(
            en=f"{path} cannot be written ({reason}); name another place",
            nl=f"{path} is niet te schrijven ({reason}); noem een andere plek",
        )
    )
