"""Taking a file in: accounts and what is said of them, in one transaction, a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Literal, TypeAlias

from amkit.errors import FileError
from amkit.model.account import Account, slug_of
from amkit.model.record import Statement
from amkit.model.run import Answer, Run
from amkit.model.text import Text
from amkit.store import rows, sealing
from amkit.store.accounts import Accounts
from amkit.store.database import Database, Row
from amkit.store.tables import Tables

BATCH = 1000
"""How many rows are held back before they are written: few enough to keep memory flat."""

Taken: TypeAlias = Literal["new", "updated", "unchanged"]
Held: TypeAlias = tuple[Run, tuple[Answer, ...]]


class _Undone(Exception):
    """Ends a transaction of which nothing is to be kept."""


class Taking(Tables):
    """What a file can do to the store while it is taken in."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        query = database.query
        self._ids = {str(key): str(found) for key, found in query("SELECT key, id FROM account")}
        for key, found in query("SELECT key, account_id FROM alias"):
            self._ids.setdefault(str(key), str(found))
        self._slugs = {str(slug) for (slug,) in query("SELECT slug FROM account")}
        self._next = {
            str(found): int(last) + 1
            for found, last in query(
                "SELECT account_id, max(seq) FROM statement GROUP BY account_id"
            )
        }
        self._accounts: list[Row] = []
        self._statements: list[Row] = []

    def account_id(self, key: str) -> str | None:
        """Return the id of the account that is called `key`, or was before; None for none."""
        return self._ids.get(key)

    def has_slug(self, slug: str) -> bool:
        """Tell whether an account has this name in file names."""
        return slug in self._slugs

    def add(self, account: Account) -> None:
        """Keep a new account, whose key and slug nobody has."""
        self._accounts.append(rows.account_row(account))
        self._ids[account.key] = account.id
        self._slugs.add(account.slug)

    def say(self, account_id: str, statements: Sequence[Statement]) -> None:
        """Keep what was said by hand of an account."""
        first = self._next.get(account_id, 0)
        self._statements += [
            (*rows.statement_row(account_id, statement), seq)
            for seq, statement in enumerate(statements, start=first)
        ]
        self._next[account_id] = first + len(statements)
        if len(self._statements) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what was held back."""
        self._insert("account", self._accounts)
        self._insert("statement", self._statements)
        self._accounts, self._statements = [], []

    def statements(self, account_id: str) -> tuple[Statement, ...]:
        """Return everything that was said of an account, oldest first."""
        self.flush()
        found = self._found("statement", "WHERE account_id = ? ORDER BY seq", account_id)
        return tuple(sorted(map(rows.statement_of, found), key=lambda statement: statement.at))

    # Whole accounts -----------------------------------------------------------------------

    def take(
        self, account: Account, names_before: Sequence[str], statements: Sequence[Statement],
        runs: Sequence[Held], protocols: Mapping[str, bytes], renderings: Sequence[Row] = (),
    ) -> tuple[Taken, int]:  # fmt: skip
        """Keep what another store kept of an account; what is here already stays as it is.

        An account is the same one by its id, or else by its name. Returns what came of it, and how
        many statements were added.

        Raises:
            FileError: a conversation went on both here and there.
        """
        known = self._same(account)
        if known is None:
            known = account.id
            free = account.slug not in self._slugs
            self.add(rows.account_of(_with_slug(account, free=free)))
            taken: Taken = "new"
        else:
            taken = "unchanged"
        self._also_called(known, names_before)
        self.flush()
        renewed = {run.id for run, answers in runs if self._hold(known, run, answers, protocols)}
        added = self._add_statements(known, statements, renewed)
        self._keep_renderings(known, renderings)
        if taken == "unchanged" and (added or renewed):
            taken = "updated"
        return taken, added

    def _same(self, account: Account) -> str | None:
        if account.id in self._ids.values():
            return account.id
        return self._ids.get(account.key)

    def _also_called(self, account_id: str, names: Sequence[str]) -> None:
        new = [(name, account_id) for name in names if name not in self._ids]
        self.flush()
        self._insert("alias", new)
        self._ids.update(new)

    def _hold(
        self, account_id: str, run: Run, answers: Sequence[Answer], protocols: Mapping[str, bytes]
    ) -> bool:
        """Keep a conversation; tell whether it brought anything new.

        Raises:
            FileError: it went on both here and there, or belongs to another account here.
        """
        known = self._found("run", "WHERE id = ?", run.id)
        here = self._found("answer", "WHERE run_id = ? ORDER BY seq", run.id)
        there = [rows.answer_row(run.id, seq, answer) for seq, answer in enumerate(answers)]
        common = min(len(here), len(there))
        if here[:common] != there[:common] or (known and known[0][1] != account_id):
            raise FileError(_both(run))
        if known and len(there) <= len(here):
            return False
        digest = run.protocol_digest
        self._insert(
            "protocol", [rows.protocol_row(digest, protocols[digest])],
            " ON CONFLICT (digest) DO NOTHING",
        )  # fmt: skip
        row = rows.run_row(run)
        if known:
            new = {"status": run.status, "changed": run.changed.isoformat()}
            self._change("run", new, "WHERE id = ?", run.id)
        else:
            self._insert("run", [(row[0], account_id, *row[2:])])
        self._insert("answer", there[common:])
        sealing.set_head(self._database, run.id)
        return True

    def _add_statements(
        self, account_id: str, statements: Sequence[Statement], renewed: set[str]
    ) -> int:
        """Keep what is not here yet; what a renewed conversation said takes the place of before."""
        for run_id in renewed:
            self._database.execute("DELETE FROM statement WHERE run_id = ?", (run_id,))
        here = {(said.run_id, said.item) for said in self.statements(account_id)}
        runs = {run_id for run_id, _ in here} - renewed
        new = [
            said
            for said in statements
            if (said.run_id, said.item) not in here and (not said.run_id or said.run_id not in runs)
        ]
        self.say(account_id, new)
        self.flush()
        return len(new)

    def _keep_renderings(self, account_id: str, made: Sequence[Row]) -> None:
        """Keep how documents were last made, where that is not known here."""
        self._insert(
            "rendering", [(account_id, *row) for row in made],
            " ON CONFLICT (account_id, name) DO NOTHING",
        )  # fmt: skip


class Intake(Accounts):
    """A store that files can be taken into."""

    @contextmanager
    def taking(self, *, keep: bool) -> Iterator[Taking]:
        """Take a file in: all of it, or nothing; and nothing where it is only tried: not `keep`."""
        with suppress(_Undone), self._writing():
            taking = Taking(self._database)
            yield taking
            taking.flush()
            if not keep:
                raise _Undone

    def as_of_now(self) -> AbstractContextManager[None]:
        """Let everything that is read within be of one moment, whoever writes meanwhile."""
        return self._database.snapshot()

    def renderings(self, account_id: str) -> tuple[tuple[str, str, str], ...]:
        """Return the name, the text and the moment of an account's documents, by name."""
        found = self._found("rendering", "WHERE account_id = ?", account_id)
        return tuple(
            sorted((str(row[1]), rows.rendering_of(row).text, str(row[3])) for row in found)
        )


def _with_slug(account: Account, *, free: bool) -> Row:
    """Return an account as a row, with another name for its files where its own is taken."""
    row = rows.account_row(account)
    slug = account.slug if free else slug_of(account.name + "!", account.id)
    return (*row[:3], slug, *row[4:])


def _both(run: Run) -> Text:
    return Text(
        en=f"the conversation {run.protocol_id} of {run.started:%Y-%m-%d} went on both here and in "
        "the file; nothing was taken in. Keep one of the two: import the file into an empty store",
        nl=f"het gesprek {run.protocol_id} van {run.started:%d-%m-%Y} ging hier én in het bestand "
        "verder; er is niets opgenomen. Houd een van de twee: importeer in een lege opslag",
    )
