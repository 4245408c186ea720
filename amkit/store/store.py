"""Accounts, runs, answers and statements, over either database."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from amkit.errors import StoreError, UsageError
from amkit.model.account import Account
from amkit.model.record import Statement
from amkit.model.run import Answer, Run, Status
from amkit.model.text import Text
from amkit.store import rows, sqlite
from amkit.store.database import Database, Row
from amkit.store.dump import dump, load
from amkit.store.postgres import PostgreSQL
from amkit.store.schema import MIGRATIONS, VERSION, VERSION_TABLE
from amkit.store.urls import hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreStatus:
    """How a store is.

    Attributes:
        url: where it is, without a password.
        kind: which database.
        version: of its tables.
        accounts, runs, answers, statements: how many there are.
        size: bytes on disk; None where that cannot be told.
        sound: whether the database finds itself, and every answer, undamaged.
    """

    url: str
    kind: str
    version: int
    accounts: int
    runs: int
    answers: int
    statements: int
    size: int | None
    sound: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCount:
    """What an import took in."""

    accounts: int
    runs: int
    answers: int


def open_store(url: str, *, read_only: bool = False) -> Store:
    """Return the store at `url`: `sqlite:///PATH` (`sqlite://` in memory) or `postgresql://…`.

    Raises:
        UsageError: the URL is of neither kind.
        StoreError: it cannot be opened, is damaged, or is of a newer version.
    """
    kind, _, rest = url.partition("://")
    if kind == "sqlite":
        path = rest.removeprefix("/")
        return Store(sqlite.SQLite(path, read_only=read_only), url, path=path)
    if kind in ("postgresql", "postgres"):
        return Store(PostgreSQL(url, read_only=read_only), url)
    raise UsageError(
        Text(
            en=f"“{hidden(url)}” names no store; write sqlite:///PATH or postgresql://…",
            nl=f"‘{hidden(url)}’ is geen opslag; schrijf sqlite:///PAD of postgresql://…",
        )
    )


class Store:
    """Everything that is kept. Every method raises StoreError where the database says no.

    All moments are UTC-aware. Texts are kept to the letter.
    """

    def __init__(self, database: Database, url: str, *, path: str = "") -> None:
        self._database = database
        self._url = url
        try:
            self._migrate()
            sqlite.made(path)
        except BaseException:
            database.close()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    # The tables ---------------------------------------------------------------------------

    def _migrate(self) -> None:
        version = self._version()
        if version > VERSION:
            raise StoreError(
                Text(
                    en=f"the store {hidden(self._url)} is of version {version}; this amkit reads "
                    f"{VERSION}. Install a newer amkit; nothing was changed",
                    nl=f"de opslag {hidden(self._url)} is van versie {version}; deze amkit leest "
                    f"{VERSION}. Installeer een nieuwere amkit; er is niets veranderd",
                )
            )
        if version < VERSION:
            with self._database.transaction():
                self._database.execute(VERSION_TABLE)
                for number in range(self._version() + 1, VERSION + 1):
                    for statement in MIGRATIONS[number]:
                        self._database.execute(statement)
                    self._database.execute("DELETE FROM amkit_version")
                    self._database.execute("INSERT INTO amkit_version VALUES (?)", (number,))

    def _version(self) -> int:
        """Return the version of the tables, 0 where there are none."""
        if self._database.kind == "SQLite":
            there = self._database.query("SELECT 1 FROM sqlite_master WHERE name = 'amkit_version'")
        else:
            there = self._database.query(
                "SELECT 1 FROM information_schema.tables WHERE table_name = 'amkit_version' "
                "AND table_schema = current_schema()"
            )
        found = self._database.query("SELECT version FROM amkit_version") if there else []
        return int(found[0][0]) if found else 0

    # Accounts -----------------------------------------------------------------------------

    def accounts(self) -> tuple[Account, ...]:
        """Return all accounts, by name."""
        found = self._database.query(f"SELECT {_columns(rows.ACCOUNT)} FROM account ORDER BY key")
        return tuple(rows.account_of(row) for row in found)

    def account_by_key(self, key: str) -> Account | None:
        """Return the account that compares as `key`, None where there is none."""
        found = self._database.query(
            f"SELECT {_columns(rows.ACCOUNT)} FROM account WHERE key = ?", (key,)
        )
        return rows.account_of(found[0]) if found else None

    def add_account(self, account: Account) -> None:
        """Keep a new account.

        Raises:
            UsageError: one that compares the same is there already.
        """
        known = self.account_by_key(account.key)
        if known is not None:
            raise UsageError(
                Text(
                    en=f"“{account.name}” is there already, as “{known.name}”",
                    nl=f"‘{account.name}’ is er al, als ‘{known.name}’",
                )
            )
        with self._database.transaction():
            self._insert("account", rows.ACCOUNT, [rows.account_row(account)])

    # Runs and answers ---------------------------------------------------------------------

    def start(self, run: Run, protocol_text: bytes) -> None:
        """Keep a new run, and the protocol text that it will keep."""
        text = base64.b64encode(protocol_text).decode()
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO protocol (digest, text) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING",
                (run.protocol_digest, text),
            )
            self._insert("run", rows.RUN, [rows.run_row(run)])

    def run(self, run_id: str) -> Run | None:
        """Return a run, None where there is none."""
        found = self._database.query(
            f"SELECT {_columns(rows.RUN)} FROM run WHERE id = ?", (run_id,)
        )
        return rows.run_of(found[0]) if found else None

    def runs(
        self, *, account_id: str | None = None, status: Status | None = None
    ) -> tuple[Run, ...]:
        """Return the runs, of one account or of all, in one status or in any; newest first."""
        wanted = {"account_id": account_id, "status": status}
        given = {column: value for column, value in wanted.items() if value is not None}
        where = " AND ".join(f"{column} = ?" for column in given)
        found = self._database.query(
            f"SELECT {_columns(rows.RUN)} FROM run {f'WHERE {where} ' if where else ''}"
            "ORDER BY started DESC, id",
            tuple(given.values()),
        )
        return tuple(rows.run_of(row) for row in found)

    def protocol_text(self, digest: str) -> bytes:
        """Return the protocol text that runs with this digest keep."""
        found = self._database.query("SELECT text FROM protocol WHERE digest = ?", (digest,))
        if not found:
            raise StoreError(
                Text(
                    en=f"the protocol text {digest} is gone from the store; restore a backup",
                    nl=f"de protocoltekst {digest} is weg uit de opslag; zet een back-up terug",
                )
            )
        return base64.b64decode(found[0][0])

    def set_status(self, run_id: str, status: Status, at: datetime) -> None:
        """Say that a run is done, dropped, or open again."""
        with self._database.transaction():
            self._database.execute(
                "UPDATE run SET status = ?, changed = ? WHERE id = ?",
                (status, at.isoformat(), run_id),
            )

    def save(
        self, run_id: str, answers: Sequence[Answer], statements: Sequence[Statement],
        retracted: Sequence[str], *, expected: int, at: datetime,
    ) -> None:  # fmt: skip
        """Make answers durable, with what they say of the record, in one transaction.

        Args:
            run_id: the run they belong to.
            answers: in the order in which they were given.
            statements: the run's statements that are new or changed.
            retracted: the items of which the run says nothing any more.
            expected: how many answers the run has.
            at: the moment, UTC.

        Raises:
            StoreError: the run has another number of answers: it went on elsewhere.
        """
        with self._database.transaction():
            found = self._database.query(
                "SELECT count(*), (SELECT account_id FROM run WHERE id = ?) "
                "FROM answer WHERE run_id = ?",
                (run_id, run_id),
            )
            count, account_id = found[0]
            if count != expected or account_id is None:
                raise StoreError(_ELSEWHERE)
            self._insert(
                "answer",
                rows.ANSWER,
                [rows.answer_row(run_id, expected + n, answer) for n, answer in enumerate(answers)],
            )
            for item in retracted:
                self._database.execute(
                    "DELETE FROM statement WHERE run_id = ? AND item = ?", (run_id, item)
                )
            self._say(account_id, statements)
            self._database.execute(
                "UPDATE run SET changed = ? WHERE id = ?", (at.isoformat(), run_id)
            )

    def _say(self, account_id: str, statements: Sequence[Statement]) -> None:
        kept = ", ".join(f"{name} = excluded.{name}" for name in rows.STATEMENT[3:])
        self._insert(
            "statement",
            rows.STATEMENT,
            [rows.statement_row(account_id, statement) for statement in statements],
            f" ON CONFLICT (run_id, item) DO UPDATE SET {kept}",
        )

    def answers(self, run_id: str) -> tuple[Answer, ...]:
        """Return everything that was recorded in a run, oldest first."""
        found = self._database.query(
            f"SELECT {_columns(rows.ANSWER)} FROM answer WHERE run_id = ? ORDER BY seq", (run_id,)
        )
        return tuple(rows.answer_of(row) for row in found)

    def statements(self, account_id: str) -> tuple[Statement, ...]:
        """Return everything that runs say of an account's record, oldest first."""
        found = self._database.query(
            f"SELECT {_columns(rows.STATEMENT)} FROM statement WHERE account_id = ? "
            "ORDER BY at, run_id, item",
            (account_id,),
        )
        return tuple(rows.statement_of(row) for row in found)

    # Documents ----------------------------------------------------------------------------

    def rendering(self, account_id: str, name: str) -> str | None:
        """Return the last rendering of a document, None where there is none."""
        found = self._database.query(
            "SELECT text FROM rendering WHERE account_id = ? AND name = ?", (account_id, name)
        )
        return str(found[0][0]) if found else None

    def keep_rendering(self, account_id: str, name: str, text: str, at: datetime) -> None:
        """Keep the last rendering of a document, to tell later whether somebody edited it."""
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO rendering (account_id, name, text, at) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (account_id, name) "
                "DO UPDATE SET text = excluded.text, at = excluded.at",
                (account_id, name, text, at.isoformat()),
            )

    # Upkeep -------------------------------------------------------------------------------

    def status(self) -> StoreStatus:
        """Return how the store is; reads every answer once."""
        counts = [
            int(self._database.query(f"SELECT count(*) FROM {table}")[0][0])
            for table in ("account", "run", "answer", "statement")
        ]
        return StoreStatus(
            url=hidden(self._url),
            kind=self._database.kind,
            version=self._version(),
            accounts=counts[0],
            runs=counts[1],
            answers=counts[2],
            statements=counts[3],
            size=self._database.size(),
            sound=self._database.sound() and self._answers_sound(),
        )

    def _answers_sound(self) -> bool:
        try:
            for run in self.runs():
                self.answers(run.id)
        except StoreError:
            return False
        return True

    def copy_to(self, path: Path) -> None:
        """Copy the database to a new file.

        Raises:
            StoreError: this database cannot.
            OSError: the file cannot be made.
        """
        self._database.copy_to(str(path))

    def export(self) -> Iterator[str]:
        """Yield everything as JSON lines, in an order that does not depend on the database."""
        return dump(self._database)

    def import_(self, lines: Iterable[str]) -> ImportCount:
        """Take in what an export wrote: all of it, or nothing.

        Raises:
            FileError: a line is not what an export writes.
            UsageError: something of it is there already.
        """
        with self._database.transaction():
            counts = load(self._database, lines)
        return ImportCount(accounts=counts["account"], runs=counts["run"], answers=counts["answer"])

    def _insert(
        self, table: str, columns: Sequence[str], made: Sequence[Row], more: str = ""
    ) -> None:
        marks = ", ".join("?" * len(columns))
        statement = f"INSERT INTO {table} ({_columns(columns)}) VALUES ({marks}){more}"
        if made:
            self._database.execute_many(statement, made)


_ELSEWHERE = Text(
    en="this run went on elsewhere, in another window or by a colleague; "
    "the last answer was not kept. Start amkit again to go on from there",
    nl="dit gesprek ging elders verder, in een ander venster of bij een collega; "
    "het laatste antwoord is niet bewaard. Start amkit opnieuw om daar verder te gaan",
)


def _columns(names: Sequence[str]) -> str:
    return ", ".join(names)
