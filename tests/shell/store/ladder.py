"""Stores as earlier versions of amkit left them, written with nothing of today but their tables."""

from __future__ import annotations

from amkit.model.run import Answer, Slot
from amkit.store import rows
from amkit.store.database import Database
from amkit.store.postgres import PostgreSQL
from amkit.store.schema import MIGRATIONS, VERSION_TABLE
from amkit.store.sqlite import SQLite
from tests.shell.store.test_store import NOW, account, run

FIELDS = '[["what","grow"],["date",{"date":"2027-01-01"}]]'
ANSWERS = ("It must be quiet", "é\u202e; '--", "")


def opened(url: str) -> Database:
    kind, _, rest = url.partition("://")
    return SQLite(rest[1:]) if kind == "sqlite" else PostgreSQL(url)


def leave(url: str, version: int) -> None:
    """Leave a store of a version, with one of everything that it knew."""
    database = opened(url)
    with database.transaction():
        database.execute(f"CREATE TABLE {VERSION_TABLE} (version INTEGER NOT NULL)")
        database.execute(f"INSERT INTO {VERSION_TABLE} VALUES ({version})")
        for number in range(1, version + 1):
            for statement in MIGRATIONS[number]:
                database.execute(statement)
        _fill(database, version)
    database.close()


def _insert(database: Database, table: str, *cells: object) -> None:
    database.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(cells))})", cells)


def _fill(database: Database, version: int) -> None:
    moment = NOW.isoformat()
    archived = [""] if version > 1 else []
    said = ["", "ask", "said", "", "internal"] if version > 1 else ["ask", "said"]
    _insert(database, "account", "id-ACME", "acme", "ACME", "acme", moment, *archived)
    _insert(database, "protocol", *rows.protocol_row("d1", b"amkit: 1"))
    _insert(database, "run", *rows.run_row(run()))
    for seq, text in enumerate(ANSWERS):
        given = Answer(slot=Slot(f"n{seq}"), reply=text, value=text, by="Bram", at=NOW)
        _insert(database, "answer", *rows.answer_row("r1", seq, given))
    _insert(
        database, "statement", "r1", "goal", "id-ACME", "goal", FIELDS, *said, "Bram", moment, 0
    )
    _insert(database, "rendering", account().id, "plan", "the text", moment)
    if version > 1:
        _insert(database, "alias", "acme bv", "id-ACME")
