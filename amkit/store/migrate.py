"""Bringing a store's tables up to date, one numbered step after another."""

from __future__ import annotations

from amkit.errors import StoreError
from amkit.model.text import Text
from amkit.store import copies, place, sealing
from amkit.store.database import Database
from amkit.store.schema import MIGRATIONS, TABLES, VERSION, VERSION_TABLE


def migrate(database: Database, name: str) -> None:
    """Take every step that the store has not had yet, in one transaction.

    Args:
        database: where its tables are.
        name: the store's URL, for people.

    Raises:
        StoreError: the store is of a newer version, or another program's tables are in the way.
        OutputError: the store cannot be copied before it is changed; it is left as it is.
    """
    version = version_of(database)
    if version > VERSION:
        raise StoreError(
            Text(
                en=f"the store {name} is of version {version}; this amkit reads {VERSION}. "
                "Install a newer amkit; nothing was changed",
                nl=f"de opslag {name} is van versie {version}; deze amkit leest {VERSION}. "
                "Installeer een nieuwere amkit; er is niets veranderd",
            )
        )
    if version < VERSION:
        if version:
            _keep_copy(database, version)
        with database.transaction():
            # Asked again: another amkit may have taken the steps while this one waited.
            _take_steps(database, version_of(database), name)


def _keep_copy(database: Database, version: int) -> None:
    """Keep a proven copy of the store as it was; where that fails, nothing is changed."""
    for file in database.files()[:1]:
        copy = file.parent / "backups" / f"{file.stem}-version-{version}{file.suffix}"
        if not file.name.endswith(".part"):
            place.make_folder(copy.parent)
            copies.copy(database, copy)


def version_of(database: Database) -> int:
    """Return the version of the tables, 0 where there are none."""
    if VERSION_TABLE not in database.tables():
        return 0
    found = database.query(f"SELECT version FROM {VERSION_TABLE}")
    return int(found[0][0]) if found else 0


def _take_steps(database: Database, version: int, name: str) -> None:
    if version == 0:
        _refuse_others(database.tables(), name)
        database.execute(f"CREATE TABLE {VERSION_TABLE} (version INTEGER NOT NULL)")
    for number in range(version + 1, VERSION + 1):
        for statement in MIGRATIONS[number]:
            database.execute(statement)
        database.execute(f"DELETE FROM {VERSION_TABLE}")
        database.execute(f"INSERT INTO {VERSION_TABLE} VALUES (?)", (number,))
    sealing.seal_everything(database)


def _refuse_others(there: frozenset[str], name: str) -> None:
    """Refuse to move in where another program lives under the same names."""
    taken = ", ".join(sorted(there & {*TABLES, VERSION_TABLE}))
    if taken:
        raise StoreError(
            Text(
                en=f"the store {name} holds tables of another program ({taken}); nothing was "
                "changed. Name an empty database, or a schema of its own",
                nl=f"de opslag {name} bevat tabellen van een ander programma ({taken}); er is "
                "niets veranderd. Noem een lege database, of een eigen schema",
            )
        )
