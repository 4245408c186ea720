"""Accounts: added, called otherwise, made one, put aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from amkit.errors import UsageError
from amkit.model.account import Account, key_of
from amkit.model.text import Text
from amkit.store import rows, sealing
from amkit.store.tables import Tables


class Accounts(Tables):
    """The accounts of a store."""

    def accounts(self) -> tuple[Account, ...]:
        """Return all accounts, by key."""
        found = self._found("account", "")
        # Ordered here, by code point: databases order text by their own rules.
        return tuple(sorted(map(rows.account_of, found), key=lambda account: account.key))

    def account_by_key(self, key: str) -> Account | None:
        """Return the account that is called `key`, or was before; None where there is none."""
        found = self._found("account", "WHERE key = ?", key) or self._found(
            "account", "WHERE id = (SELECT account_id FROM alias WHERE key = ?)", key
        )
        return rows.account_of(found[0]) if found else None

    def add_account(self, account: Account) -> None:
        """Keep a new account.

        Raises:
            UsageError: one that compares the same, or would share its files, is there already.
        """
        known = self.account_by_key(account.key)
        if known is not None:
            raise UsageError(_there_already(account.name, known))
        same = self._found("account", "WHERE slug = ?", account.slug)
        if same:
            raise UsageError(_same_file(account, rows.account_of(same[0])))
        with self._writing():
            self._insert("account", [rows.account_row(account)])

    def rename_account(self, account: Account, name: str) -> Account:
        """Call an account otherwise; it is still found by the name it had.

        Its notes and plans keep their file names.

        Raises:
            UsageError: another account is called so.
        """
        new = replace(account, name=name, key=key_of(name))
        with self._writing():
            known = self.account_by_key(new.key)
            if known is not None and known.id != account.id:
                raise UsageError(_there_already(name, known))
            self._database.execute("DELETE FROM alias WHERE key = ?", (new.key,))
            self._change("account", {"name": name, "key": new.key}, "WHERE id = ?", account.id)
            if new.key != account.key:
                self._insert("alias", [(account.key, account.id)])
        return new

    def merge_accounts(self, account: Account, into: Account) -> None:
        """Make two accounts one: runs, record and documents of the first go to the second.

        The first is from then on another name of the second. A document that both have stays the
        second's.
        """
        execute = self._database.execute
        with self._writing():
            first = self._database.query(
                "SELECT max(seq) FROM statement WHERE account_id = ?", (into.id,)
            )[0][0]
            behind = 0 if first is None else first + 1
            sealing.change(
                self._database,
                "statement",
                lambda cells: {"account_id": into.id, "seq": cells["seq"] + behind},
                "WHERE account_id = ?",
                account.id,
            )
            execute(
                "DELETE FROM rendering WHERE account_id = ? AND name IN "
                "(SELECT name FROM rendering WHERE account_id = ?)",
                (account.id, into.id),
            )
            for table in ("run", "alias", "rendering"):
                self._change(table, {"account_id": into.id}, "WHERE account_id = ?", account.id)
            execute("DELETE FROM account WHERE id = ?", (account.id,))
            self._insert("alias", [(account.key, into.id)])

    def archive_account(self, account: Account, at: datetime | None) -> None:
        """Put an account aside from `at` on, or take it up again: None."""
        with self._writing():
            archived = "" if at is None else at.isoformat()
            self._change("account", {"archived": archived}, "WHERE id = ?", account.id)

    def erase_account(self, account: Account) -> bool:
        """Take an account away with all that belongs to it, and with protocols nobody else walked.

        Returns whether the bytes are gone as well, as `Database.compact` tells.
        """
        runs = "SELECT id FROM run WHERE account_id = ?"
        with self._writing():
            for statement in (
                f"DELETE FROM answer WHERE run_id IN ({runs})",
                "DELETE FROM statement WHERE account_id = ?",
                "DELETE FROM run WHERE account_id = ?",
                "DELETE FROM rendering WHERE account_id = ?",
                "DELETE FROM alias WHERE account_id = ?",
                "DELETE FROM account WHERE id = ?",
            ):
                self._database.execute(statement, (account.id,))
            self._database.execute(
                "DELETE FROM protocol WHERE digest NOT IN (SELECT protocol_digest FROM run)"
            )
        return self._database.compact()

    def names_before(self, account: Account) -> tuple[str, ...]:
        """Return the keys that an account was called by before, in order."""
        found = self._found("alias", "WHERE account_id = ?", account.id)
        return tuple(sorted(str(row[0]) for row in found))


def _there_already(name: str, known: Account) -> Text:
    return Text(
        en=f"“{name}” is there already, as “{known.name}”",
        nl=f"‘{name}’ is er al, als ‘{known.name}’",
    )


def _same_file(account: Account, known: Account) -> Text:
    """Return what says that two names, which do not compare the same, would share their files."""
    return Text(
        en=f"the notes of “{account.name}” would get the file names of “{known.name}”; if they "
        "are one account, use that name, and otherwise one that differs in more than signs",
        nl=f"de notities van ‘{account.name}’ zouden de bestandsnamen van ‘{known.name}’ krijgen; "
        "gebruik die naam als het dezelfde account is, en anders een naam die in meer dan "
        "leestekens verschilt",
    )
