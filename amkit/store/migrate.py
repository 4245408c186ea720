"""Bringing a store's tables up to date, one numbered step after another."""

from __future__ import annotations

from amkit.errors import StoreError
from amkit.model.text import Text
from amkit.store import copies, place, sealing
from amkit.store.database import Database
from amkit.store.schema import MIGRATIONS, TABLES, VERSION, VERSION_TABLE


def migrate(database: Database, name: str) -> bool:
    """Take every step that the store has not had yet, in one transaction.

    Args:
        database: where its tables are.
        name: the store's URL, for people.

    Returns:
        Whether the store is of this version now; one of a newer version is left as it is.

    Raises:
        StoreError: another program's tables are in the way.
        OutputError: the store cannot be copied before it is changed; it is left as it is.
    """
    version = version_of(database)
    if version < VERSION:
        if version:
            _keep_copy(database, version)
        with database.transaction():
            # Asked again: another amkit may have taken the steps while this one waited.
            _take_steps(database, version_of(database), name)
    return version <= VERSION


def refuse_newer(database: Database, name: str) -> None:
    """Refuse a store of a newer version.

    Raises:
        StoreError: it is.
    """
    refuse_version(_written(database), name)


def refuse_version(version: int, name: str) -> None:
    """Refuse tables of a newer version, of which this amkit would keep a part only.

    Raises:
        StoreError: they are.
    """
    if version > VERSION:
        raise StoreError(
            Text(
                en=f"the store {name} is of version {version}; this amkit writes {VERSION}. "
                "Install a newer amkit; nothing was changed",
                nl=f"de opslag {name} is van versie {version}; deze amkit schrijft {VERSION}. "
                "Installeer een nieuwere amkit; er is niets veranderd",
            )
        )


def can_read(database: Database) -> bool:
    """Tell whether the tables that this amkit knows are there as it knows them.

    A row of any other columns has a seal over cells that this amkit does not know, so that it
    could not tell whether the row is what was written.
    """
    return all(database.columns(table) == frozenset(sealing.kept(table)) for table in TABLES)


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
    return _written(database)


def _written(database: Database) -> int:
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
