"""Erasing an account or a person: not a byte is left in the store, nor in amkit's own backups."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from amkit.model.account import Account
from amkit.store import drafts, place
from amkit.store.damage import Rows
from amkit.store.database import Damaged
from amkit.store.ledger import Ledger
from amkit.store.repair import rows_of_backup
from amkit.store.rewriting import Renaming, renamed, without_accounts
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


def erase(store: Store, account: Account, at: datetime) -> Erased:
    """Erase an account, with its conversations, its record and what its documents were.

    Raises:
        StoreError: the store is busy, or cannot be written.
        OutputError: a backup cannot be written.
    """
    store.refuse_newer()
    file = next(iter(store.files()), None)
    keys = {account.key, *store.names_before(account)}
    if file:
        Ledger(file).note_account(account.id, at)

    def change(rows: Rows) -> Rows:
        ids = {row[0] for row in rows["account"] if row[0] == account.id or row[1] in keys}
        return without_accounts(rows, ids) if ids else rows

    backups, left = _from_backups(file, change)
    return Erased(backups, left, store.erase_account(account))


def erase_person(store: Store, wanted: Renaming, at: datetime) -> Erased:
    """Erase what is known of a person, and the names wherever they are written.

    Raises:
        StoreError: the store is busy, or cannot be written.
        OutputError: a backup cannot be written.
    """
    store.refuse_newer()
    file = next(iter(store.files()), None)
    if file:
        Ledger(file).note_person(wanted, at)
    backups, left = _from_backups(file, partial(renamed, wanted=wanted))
    return Erased(backups, left, store.rewrite(partial(renamed, wanted=wanted)))


def _from_backups(
    file: Path | None, change: Callable[[Rows], Rows]
) -> tuple[int, tuple[Path, ...]]:
    """Make the backups anew in which something changes; return how many, and which cannot be read.

    They come first: where this is cut off, what is erased is still in the store, to erase again.
    """
    held = 0
    left: list[Path] = []
    for backup in place.backups_of(file) if file else ():
        try:
            held += _anew(backup, change)
        except Damaged:
            left.append(backup)
    if file:
        left += sorted(file.parent.glob(f"{file.stem}-aside-*"))
    return held, tuple(left)


def _anew(backup: Path, change: Callable[[Rows], Rows]) -> bool:
    """Make a backup anew where something in it changes; tell whether it does."""
    rows = rows_of_backup(backup)
    kept = change(rows)
    if kept == rows:
        return False
    try:
        with drafts.drafted(backup) as draft:
            with open_store(f"sqlite:///{draft}") as made:
                made.fill(kept)
            drafts.put(draft, backup)
    except OSError as error:
        raise drafts.not_written(backup, error) from None
    return True
