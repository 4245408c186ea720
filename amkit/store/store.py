"""Accounts, runs, answers and statements, over either database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType

from amkit.errors import StoreError, UsageError
from amkit.model.prompts import KindName
from amkit.model.record import Statement
from amkit.model.run import Answer, Run, Status
from amkit.model.text import Text
from amkit.store import place, rows, sealing
from amkit.store.database import Database
from amkit.store.dump import dump, load
from amkit.store.intake import Intake
from amkit.store.migrate import can_read, migrate
from amkit.store.overview import Overview
from amkit.store.postgres import PostgreSQL
from amkit.store.sqlite import SQLite
from amkit.store.upkeep import Upkeep
from amkit.store.urls import hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCount:
    """What an import took in."""

    accounts: int
    runs: int
    answers: int


def open_store(url: str, *, newer: bool = False) -> Store:
    """Return the store at `url`: `sqlite:///PATH` (`sqlite://` in memory) or `postgresql://…`.

    A path is relative to the working folder unless it begins with a `/` of its own, the fourth
    in a row; it is taken to the letter, whatever signs are in it.

    Args:
        url: where it is.
        newer: whether one of a newer version is opened too, where it can be read; every change is
            refused then.

    Raises:
        UsageError: the URL is of neither kind.
        StoreError: it cannot be opened, is damaged, of a newer version, or another program's.
    """
    kind, _, rest = url.partition("://")
    if kind == "sqlite" and (not rest or rest[:1] == "/" != rest) and "\0" not in rest:
        return Store(SQLite(rest[1:]), url, newer=newer)
    if kind in ("postgresql", "postgres"):
        return Store(PostgreSQL(url), url, newer=newer)
    raise UsageError(
        Text(
            en=f"“{hidden(url)}” names no store; write sqlite:///PATH or postgresql://…",
            nl=f"‘{hidden(url)}’ is geen opslag; schrijf sqlite:///PAD of postgresql://…",
        )
    )


class Store(Overview, Intake, Upkeep):
    """Everything that is kept. Every method raises StoreError where the database says no.

    All moments are UTC-aware. Texts are kept to the letter.
    """

    newer: bool
    """Whether it is of a newer version, so that it can be read and not changed."""

    def __init__(self, database: Database, url: str, *, newer: bool = False) -> None:
        super().__init__(database)
        self._name = hidden(url)
        try:
            self.newer = not migrate(database, self._name)
            if self.newer and not (newer and can_read(database)):
                self.refuse_newer()
            for file in self.files()[:1]:
                place.made(file)
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

    # Runs and answers ---------------------------------------------------------------------

    def start(self, run: Run, protocol_text: bytes) -> None:
        """Keep a new run, and the protocol text that it will keep."""
        protocol = rows.protocol_row(run.protocol_digest, protocol_text)
        with self._writing():
            self._insert("protocol", [protocol], " ON CONFLICT (digest) DO NOTHING")
            self._insert("run", [rows.run_row(run)])

    def run(self, run_id: str) -> Run | None:
        """Return a run, None where there is none."""
        found = self._found("run", "WHERE id = ?", run_id)
        return rows.run_of(found[0]) if found else None

    def runs(
        self, *, account_id: str | None = None, status: Status | None = None
    ) -> tuple[Run, ...]:
        """Return the runs, of one account or of all, in one status or in any; newest first."""
        wanted = {"account_id": account_id, "status": status}
        given = {column: value for column, value in wanted.items() if value is not None}
        where = " AND ".join(f"{column} = ?" for column in given)
        found = self._found("run", f"WHERE {where}" if where else "", *given.values())
        by_id = sorted(map(rows.run_of, found), key=lambda run: run.id)
        return tuple(sorted(by_id, key=lambda run: run.started, reverse=True))

    def protocol_text(self, digest: str) -> bytes:
        """Return the protocol text that runs with this digest keep."""
        found = self._found("protocol", "WHERE digest = ?", digest)
        if not found:
            raise StoreError(
                Text(
                    en=f"the protocol text {digest} is gone from the store; look with: "
                    "amkit doctor",
                    nl=f"de protocoltekst {digest} is weg uit de opslag; kijk met: amkit doctor",
                )
            )
        return rows.protocol_of(found[0])

    def set_status(self, run_id: str, status: Status, at: datetime) -> None:
        """Say that a run is done, dropped, or open again."""
        with self._writing():
            if self.run(run_id) is None:
                raise StoreError(
                    Text(
                        en=f"the run {run_id} is gone from the store; look with: amkit doctor",
                        nl=f"de run {run_id} is weg uit de opslag; kijk met: amkit doctor",
                    )
                )
            new = {"status": status, "changed": at.isoformat()}
            self._change("run", new, "WHERE id = ?", run_id)

    def _went_on(self, run_id: str, known: int) -> StoreError:
        """Return the error that says who went on with a run elsewhere, and since when."""
        whose = Text()
        # Of that one answer alone, and not of all: others wait to write meanwhile.
        for by, at in self._database.query(
            "SELECT by_whom, at FROM answer WHERE run_id = ? AND seq = ?", (run_id, known)
        ):
            since = rows.changed_of(at).astimezone()
            whose = Text(f", by {by} since {since:%Y-%m-%d %H:%M}",
                         f", door {by} sinds {since:%d-%m-%Y %H:%M}")  # fmt: skip
        return StoreError(
            Text(
                en=f"this run went on elsewhere{whose.en}; the last answer was not kept. Start "
                "amkit again to go on from there",
                nl=f"dit gesprek ging elders verder{whose.nl}; het laatste antwoord is niet "
                "bewaard. Start amkit opnieuw om daar verder te gaan",
            )
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
        with self._writing():
            found = self._database.query(
                "SELECT count(*), (SELECT account_id FROM run WHERE id = ?) "
                "FROM answer WHERE run_id = ?",
                (run_id, run_id),
            )
            count, account_id = found[0]
            if count != expected or account_id is None:
                raise self._went_on(run_id, expected)
            made = [rows.answer_row(run_id, expected + n, one) for n, one in enumerate(answers)]
            self._insert("answer", made)
            for item in retracted:
                self._database.execute(
                    "DELETE FROM statement WHERE run_id = ? AND item = ?", (run_id, item)
                )
            self._say(account_id, statements)
            sealing.change(
                self._database,
                "run",
                lambda cells: {
                    "changed": at.isoformat(),
                    "head": sealing.chain(cells["head"], (str(row[-1]) for row in made)),
                },
                "WHERE id = ?",
                run_id,
            )

    def say(
        self, account_id: str, statements: Sequence[Statement],
        check: Callable[[tuple[Statement, ...]], None] | None = None,
    ) -> None:  # fmt: skip
        """Keep what was said by hand of an account's record, all of it or nothing.

        Args:
            account_id: whose record.
            statements: what was said.
            check: is given what is said of the account at that moment, with nobody writing
                meanwhile; what it raises keeps everything out.
        """
        with self._writing():
            if check is not None:
                check(self.statements(account_id))
            self._say(account_id, statements)

    def _say(self, account_id: str, statements: Sequence[Statement]) -> None:
        """Keep what a run says; an item that it spoke of before keeps its place in the order."""
        if not statements:
            return
        found = self._database.query(
            "SELECT max(seq) FROM statement WHERE account_id = ?", (account_id,)
        )
        first = 0 if found[0][0] is None else found[0][0] + 1
        places = self._places({one.run_id for one in statements if one.run_id})
        kept = ", ".join(f"{name} = excluded.{name}" for name in (*rows.STATEMENT[3:], "checksum"))
        self._insert(
            "statement",
            [
                (
                    *rows.statement_row(account_id, one),
                    places.get((one.run_id, one.item), seq),
                )
                for seq, one in enumerate(statements, start=first)
            ],
            f" ON CONFLICT (run_id, item) DO UPDATE SET {kept}",
        )

    def _places(self, run_ids: set[str]) -> dict[tuple[str, str], int]:
        """Return the place in the order of everything that runs spoke of before."""
        return {
            (run_id, str(item)): int(seq)
            for run_id in run_ids
            for item, seq in self._database.query(
                "SELECT item, seq FROM statement WHERE run_id = ?", (run_id,)
            )
        }

    def answers(self, run_id: str) -> tuple[Answer, ...]:
        """Return everything that was recorded in a run, oldest first."""
        return tuple(map(rows.answer_of, sealing.answers(self._database, run_id)))

    def statements(self, account_id: str) -> tuple[Statement, ...]:
        """Return everything that runs say of an account's record, oldest first.

        What was said at one moment comes in the order in which it was first kept.
        """
        found = self._found("statement", "WHERE account_id = ? ORDER BY seq", account_id)
        return tuple(sorted(map(rows.statement_of, found), key=lambda statement: statement.at))

    def all_statements(self, kind: KindName | None = None) -> dict[str, tuple[Statement, ...]]:
        """Return what is said of the records of all accounts, by their ids, oldest first.

        Args:
            kind: of entries of one kind alone.
        """
        where = "" if kind is None else "WHERE kind = ? "
        found = self._found("statement", f"{where}ORDER BY seq", *([] if kind is None else [kind]))
        said: dict[str, list[Statement]] = {}
        for row in found:
            said.setdefault(str(row[2]), []).append(rows.statement_of(row))
        return {
            account_id: tuple(sorted(made, key=lambda statement: statement.at))
            for account_id, made in said.items()
        }

    # Documents ----------------------------------------------------------------------------

    def rendering(self, account_id: str, name: str) -> rows.Rendering | None:
        """Return the last rendering of a document, None where there is none."""
        found = self._found("rendering", "WHERE account_id = ? AND name = ?", account_id, name)
        return rows.rendering_of(found[0]) if found else None

    def rendered(self, account_id: str) -> tuple[str, ...]:
        """Return the names of an account's documents that were rendered before, in order."""
        found = self._database.query(
            "SELECT name FROM rendering WHERE account_id = ?", (account_id,)
        )
        return tuple(sorted(str(row[0]) for row in found))

    def keep_rendering(self, account_id: str, name: str, text: str, at: datetime) -> None:
        """Keep the last rendering of a document, to tell later what somebody edited in it."""
        with self._writing():
            self._insert(
                "rendering",
                [(account_id, name, text, at.isoformat())],
                " ON CONFLICT (account_id, name) "
                "DO UPDATE SET text = excluded.text, at = excluded.at, "
                "checksum = excluded.checksum",
            )

    # Upkeep -------------------------------------------------------------------------------

    def export(self) -> Iterator[str]:
        """Yield everything as JSON lines, in an order that does not depend on the database."""
        return dump(self._database)

    def import_(self, lines: Iterable[str]) -> ImportCount:
        """Take in what an export wrote: all of it, or nothing.

        Raises:
            FileError: a line is not what an export writes.
            UsageError: something of it is there already.
        """
        with self._writing():
            counts = load(self._database, lines)
        return ImportCount(accounts=counts["account"], runs=counts["run"], answers=counts["answer"])
