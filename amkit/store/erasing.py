"""Erasing an account: not a byte of it is left in the store, nor in the backups made by amkit."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from amkit.model.account import Account
from amkit.store import copies, place, sealing
from amkit.store.damage import Rows
from amkit.store.database import Damaged
from amkit.store.repair import rows_of_backup
from amkit.store.store import Store, open_store


class Erased(NamedTuple):
    """What came of it.

    Attributes:
        backups: how many held it, and do not any more.
        left: files of amkit's own that may still hold it, because they cannot be read.
        clean: whether the file was made anew, so that no byte of it is left there.
    """

    backups: int
    left: tuple[Path, ...]
    clean: bool


def erase(store: Store, account: Account) -> Erased:
    """Erase an account, with its conversations, its record and what its documents were.

    The backups come first: where this is cut off, the account is still there to erase again.

    Raises:
        StoreError: the store is busy, or cannot be written.
        OutputError: a backup cannot be written.
    """
    file = next(iter(store.files()), None)
    keys = {account.key, *store.names_before(account)}
    held = 0
    left: list[Path] = []
    for backup in place.backups_of(file) if file else ():
        try:
            held += _erase_from(backup, account.id, keys)
        except Damaged:
            left.append(backup)
    if file:
        left += sorted(file.parent.glob(f"{file.stem}-aside-*"))
    return Erased(held, tuple(left), store.erase_account(account))


def _erase_from(backup: Path, account_id: str, keys: set[str]) -> bool:
    """Make a backup anew without the account; tell whether it was in there."""
    rows = rows_of_backup(backup)
    ids = {row[0] for row in rows["account"] if row[0] == account_id or row[1] in keys}
    if not ids:
        return False
    kept = _without(rows, ids)
    try:
        with copies.drafted(backup) as draft:
            with open_store(f"sqlite:///{draft}") as made:
                made.fill(kept)
            copies.put(draft, backup)
    except OSError as error:
        raise copies.not_written(backup, error) from None
    return True


def _without(rows: Rows, ids: set[str]) -> Rows:
    """Return all rows but those of these accounts, and of protocols that nobody else walked."""
    runs = {run[0] for run in rows["run"] if _cell("run", run, "account_id") in ids}
    made: Rows = {}
    for table, those in rows.items():
        column = "id" if table == "account" else "run_id" if table == "answer" else "account_id"
        gone = runs if table == "answer" else ids
        known = column in sealing.kept(table)
        made[table] = [row for row in those if not known or _cell(table, row, column) not in gone]
    walked = {_cell("run", run, "protocol_digest") for run in made["run"]}
    made["protocol"] = [row for row in made["protocol"] if row[0] in walked]
    return made


def _cell(table: str, row: tuple[object, ...], column: str) -> object:
    return row[sealing.kept(table).index(column)]
