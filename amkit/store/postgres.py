"""PostgreSQL, through psycopg, which is loaded only when a URL asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from amkit.errors import StoreError
from amkit.model.text import Text
from amkit.store.database import Refused, Row
from amkit.store.urls import hidden

CONNECT_TIMEOUT_S = 5
"""How long to wait for the server, before a person thinks that amkit hangs."""
SILENCE_TIMEOUT_MS = 30_000
"""How long the network may swallow what was sent, as it does after a laptop slept."""
LOCK_TIMEOUT_MS = 5_000
"""How long a writer waits for another, as with SQLite."""
STATEMENT_TIMEOUT_MS = 30_000
"""How long one statement may take; the longest, an import, takes a fraction of that."""
_LOCK = 0x616D6B6974  # "amkit": the number of the lock that writers queue for


class PostgreSQL:
    """One connection to a PostgreSQL database."""

    kind = "PostgreSQL"
    encrypted = False

    def __init__(self, url: str) -> None:
        try:
            import psycopg  # noqa: PLC0415  fifteen times a bare Python to load; SQLite needs none
        except ImportError:
            raise StoreError(
                Text(
                    en="PostgreSQL needs psycopg: pip install 'amkit[postgres]'",
                    nl="PostgreSQL vraagt psycopg: pip install 'amkit[postgres]'",
                )
            ) from None
        self._psycopg = psycopg
        self._url = url
        self._connection = self._connect()

    def _connect(self) -> Any:
        with self._translated():
            connection = self._psycopg.connect(
                self._url,
                autocommit=True,
                prepare_threshold=None,  # a pooler may hand the next statement to another session
                client_encoding="utf8",
                connect_timeout=CONNECT_TIMEOUT_S,
                tcp_user_timeout=SILENCE_TIMEOUT_MS,
            )
        try:
            self._settle(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _settle(self, connection: Any) -> None:
        encoding = connection.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise _told(
                StoreError,
                hidden(self._url),
                Text(
                    f"keeps text as {encoding}, which has no room for every letter. "
                    "Name a database with the encoding UTF8",
                    f"bewaart tekst als {encoding}, en daar past niet elke letter in. "
                    "Noem een database met de codering UTF8",
                ),
            )
        with self._translated():
            connection.execute(f"SET statement_timeout = {STATEMENT_TIMEOUT_MS}")
            connection.execute(f"SET lock_timeout = {LOCK_TIMEOUT_MS}")

    def execute(self, statement: str, values: Sequence[Any] = ()) -> None:
        """Carry out a statement."""
        with self._translated():
            self._connection.execute(_placed(statement), values)

    def execute_many(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Carry out a statement for each row."""
        with self._translated(), self._connection.cursor() as cursor:
            cursor.executemany(_placed(statement), rows)

    def query(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return the rows that a statement finds."""
        with self._translated():
            found: list[Row] = self._connection.execute(_placed(statement), values).fetchall()
            return found

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Queue for amkit's own lock first, so that two writers follow each other."""
        with self._within("BEGIN"):
            self.execute(f"SELECT pg_advisory_xact_lock({_LOCK})")
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read as of the first query within."""
        with self._within("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"):
            yield

    @contextmanager
    def _within(self, begin: str) -> Iterator[None]:
        self._begin(begin)
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            with suppress(self._psycopg.Error):  # the connection is gone, the transaction with it
                self._connection.execute("ROLLBACK")
            raise

    def _begin(self, begin: str) -> None:
        """Begin; connect again where the line was cut since the last answer, as by a sleep."""
        try:
            self.execute(begin)
        except StoreError:
            if not self._connection.broken:
                raise
            self._connection = self._connect()
            self.execute(begin)

    def tables(self) -> frozenset[str]:
        """Return the names of the tables in the schema that a new one would be made in."""
        found = self.query(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
        )
        return frozenset(name for (name,) in found)

    def columns(self, table: str) -> frozenset[str]:
        """Return the names of the columns of a table, none where it is not there."""
        found = self.query(
            "SELECT column_name FROM information_schema.columns "
            "WHERE table_schema = current_schema() AND table_name = ?",
            (table,),
        )
        return frozenset(name for (name,) in found)

    def files(self) -> tuple[Path, ...]:
        """Return none: they are the server's."""
        return ()

    def size(self) -> int | None:
        """Return None: the server keeps its own house."""
        return None

    def sound(self) -> bool:
        """Tell whether the server answers; what it keeps, it checks itself."""
        return self.query("SELECT 1") == [(1,)]

    def compact(self) -> bool:
        """Tell that the server keeps its own house, and its own logs and backups."""
        return False

    def copy_to(self, path: str) -> None:
        """Refuse: copies of a server are made on the server."""
        raise StoreError(
            Text(
                en="a PostgreSQL store is copied with pg_dump, or with: amkit store export",
                nl="een PostgreSQL-opslag kopieert u met pg_dump, of met: amkit store export",
            )
        )

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Turn the driver's errors into ours; its text may hold values, so it is not shown."""
        errors = self._psycopg.errors
        name = hidden(self._url)
        try:
            yield
        except self._psycopg.IntegrityError:
            raise _told(Refused, name, _TAKEN) from None
        except (errors.QueryCanceled, errors.LockNotAvailable, errors.DeadlockDetected):
            raise _told(StoreError, name, _BUSY) from None
        except (
            errors.InsufficientPrivilege,
            errors.ReadOnlySqlTransaction,
            errors.InvalidSchemaName,  # the schema is not there, or closed to this user
        ):
            raise _told(StoreError, name, _DENIED) from None
        except errors.DiskFull:
            raise _told(StoreError, name, _FULL) from None
        except self._psycopg.OperationalError:
            raise _told(StoreError, name, _UNREACHABLE) from None
        except (self._psycopg.Error, UnicodeEncodeError):
            raise _told(StoreError, name, _OTHER) from None


_TAKEN = Text(
    "has this already, or lacks what it belongs to; somebody else was first. Look again and repeat",
    "heeft dit al, of mist waar het bij hoort; iemand anders was eerder. Kijk opnieuw en herhaal",
)
_BUSY = Text("is busy. Try again in a moment", "is bezet. Probeer het zo weer")
_DENIED = Text(
    "does not let this user do that; ask who looks after it",
    "staat deze gebruiker dat niet toe; vraag de beheerder",
)
_FULL = Text("cannot grow: its disk is full", "kan niet groeien: de schijf is vol")
_UNREACHABLE = Text(
    "cannot be reached, has no such database, or refuses the user or the password. "
    "Check AMKIT_DATABASE_URL and the network; everything accepted is saved",
    "is niet te bereiken, heeft die database niet, of weigert de gebruiker of het wachtwoord. "
    "Controleer AMKIT_DATABASE_URL en het netwerk; alles wat bewaard was is er nog",
)
_OTHER = Text(
    "did not do what was asked. Check AMKIT_DATABASE_URL, then: amkit store status",
    "deed niet wat gevraagd werd. Controleer AMKIT_DATABASE_URL, en dan: amkit store status",
)


def _told(kind: type[StoreError], name: str, words: Text) -> StoreError:
    return kind(Text(en=f"the store {name} {words.en}", nl=f"de opslag {name} {words.nl}"))


def _placed(statement: str) -> Any:
    """Return a statement with psycopg's sign for a value; ours hold no other ? or %."""
    return statement.replace("?", "%s")
