"""PostgreSQL, through psycopg, which is loaded only when a URL asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from amkit.errors import StoreError
from amkit.model.text import Text
from amkit.store.database import Row
from amkit.store.urls import hidden

CONNECT_TIMEOUT_S = 5
"""How long to wait for the server, before a person thinks that amkit hangs."""
STATEMENT_TIMEOUT_MS = 30_000
"""How long one statement may take; the longest, an import, takes a fraction of that."""
_LOCK = 0x616D6B6974  # "amkit": the number of the lock that writers queue for


class PostgreSQL:
    """One connection to a PostgreSQL database."""

    kind = "PostgreSQL"

    def __init__(self, url: str, *, read_only: bool = False) -> None:
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
        with self._translated():
            self._connection = psycopg.connect(
                url,
                autocommit=True,
                connect_timeout=CONNECT_TIMEOUT_S,
                options=f"-c statement_timeout={STATEMENT_TIMEOUT_MS}"
                + (" -c default_transaction_read_only=on" if read_only else ""),
            )

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
            return self._connection.execute(_placed(statement), values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Queue for amkit's own lock first, so that two writers follow each other."""
        self.execute("BEGIN")
        try:
            self.execute(f"SELECT pg_advisory_xact_lock({_LOCK})")
            yield
            self.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        try:
            self._connection.execute("ROLLBACK")
        except self._psycopg.Error:
            return  # the connection is gone, and the transaction with it

    def size(self) -> int | None:
        """Return None: the server keeps its own house."""
        return None

    def sound(self) -> bool:
        """Tell whether the server answers; what it keeps, it checks itself."""
        return self.query("SELECT 1") == [(1,)]

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
        except errors.UniqueViolation:
            raise _told(name, _FIRST) from None
        except (errors.QueryCanceled, errors.LockNotAvailable, errors.DeadlockDetected):
            raise _told(name, _BUSY) from None
        except (errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction):
            raise _told(name, _DENIED) from None
        except errors.DiskFull:
            raise _told(name, _FULL) from None
        except self._psycopg.OperationalError:
            raise _told(name, _UNREACHABLE) from None
        except (self._psycopg.Error, UnicodeEncodeError):
            raise _told(name, _OTHER) from None


_FIRST = Text(
    "has this already; somebody else was first. Look again and repeat",
    "heeft dit al; iemand anders was eerder. Kijk opnieuw en herhaal",
)
_BUSY = Text("is busy. Try again in a moment", "is bezet. Probeer het zo weer")
_DENIED = Text(
    "does not let this user do that; ask who looks after it",
    "staat deze gebruiker dat niet toe; vraag de beheerder",
)
_FULL = Text("cannot grow: its disk is full", "kan niet groeien: de schijf is vol")
_UNREACHABLE = Text(
    "cannot be reached, or refuses the user or the password. "
    "Check AMKIT_DATABASE_URL and the network; everything accepted is saved",
    "is niet te bereiken, of weigert de gebruiker of het wachtwoord. "
    "Controleer AMKIT_DATABASE_URL en het netwerk; alles wat bewaard was is er nog",
)
_OTHER = Text("did not do what was asked", "deed niet wat gevraagd werd")


def _told(name: str, words: Text) -> StoreError:
    return StoreError(Text(en=f"the store {name} {words.en}", nl=f"de opslag {name} {words.nl}"))


def _placed(statement: str) -> Any:
    """Return a statement with psycopg's sign for a value; ours hold no other ? or %."""
    return statement.replace("?", "%s")
