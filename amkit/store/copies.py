"""Copies of a database: each is proven to hold the same before it takes its name."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from amkit.errors import OutputError, StoreError
from amkit.model.text import Text
from amkit.store import place
from amkit.store.database import Database, Row
from amkit.store.sqlite import SQLite


def copy(database: Database, path: Path) -> None:
    """Copy a database to a file, which is replaced where it is there.

    Raises:
        OutputError: the file cannot be written.
        StoreError: the database cannot be copied, or the copy is not the same.
    """
    try:
        with drafted(path) as draft:
            _copy_same(database, draft)
            put(draft, path)
    except OSError as error:
        raise not_written(path, error) from None


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """Lend the name that a file has until it is whole; afterwards nothing of it is left.

    What a process left that was killed meanwhile is cleared away too: it may hold answers.
    """
    draft = path.with_name(f".{path.name[:40]}.{os.getpid()}.part")
    for left in path.parent.glob(f".{glob.escape(path.name[:40])}.*.part*"):
        if not _at_work(left):
            with suppress(OSError):
                left.unlink()
    try:
        yield draft
    finally:
        for left in path.parent.glob(f"{glob.escape(draft.name)}*"):
            with suppress(OSError):
                left.unlink()


def _at_work(draft: Path) -> bool:
    """Tell whether another process is still making a draft."""
    number = draft.name.rpartition(".part")[0].rpartition(".")[2]
    if not number.isdigit() or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


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
    return content(database.tables(), database.query)


def content(tables: Iterable[str], query: Callable[[str], list[Row]]) -> dict[str, tuple[int, str]]:
    """Return how many rows each table has, and what they add up to."""
    found = {}
    for table in sorted(tables):
        rows = query(f"SELECT * FROM {table}")
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
