"""Copies of a database: each is proven to hold the same before it takes its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path

from amkit.errors import StoreError
from amkit.model.text import Text
from amkit.store.database import Database, Row
from amkit.store.drafts import drafted, not_written, put
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
