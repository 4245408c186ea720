"""Putting a store right: from what can still be read of it, and from the newest good backup.

The file as it was is always kept beside it. What takes its place is made and proven first, and
goes into the very file page by page, in one transaction of SQLite, so that a kill in the middle
leaves the one or the other.
"""

from __future__ import annotations

import shutil
from contextlib import closing, suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from amkit.errors import StoreError
from amkit.model.text import Text
from amkit.store import cipher, damage, drafts, place
from amkit.store.database import Damaged
from amkit.store.ledger import Ledger
from amkit.store.migrate import refuse_version
from amkit.store.store import open_store

if TYPE_CHECKING:
    from amkit.store.damage import Damage, Rows


class Repaired(NamedTuple):
    """What came of a repair.

    Attributes:
        aside: the file as it was, kept; None where there was none.
        backup: which one was taken from; None where there is no good one.
        left: what is still not what was written.
    """

    aside: Path | None
    backup: Path | None
    left: list[Damage]


def good_backup(file: Path) -> Path | None:
    """Return the newest backup that amkit kept of a store in which nothing is damaged.

    Raises:
        StoreError, OutputError: one cannot be looked at now, which does not make it a bad one.
    """
    for path in place.backups_of(file):
        with suppress(Damaged):
            rows_of_backup(path)
            return path
    return None


def rows_of_backup(path: Path) -> Rows:
    """Return all rows of a backup, brought up to date in a copy: a backup itself never changes.

    Raises:
        StoreError: it is no store, or something in it is damaged.
        OutputError: it cannot be read, or not be copied.
    """
    try:
        with drafts.drafted(path) as draft:
            draft.touch(mode=0o600)
            shutil.copyfile(path, draft)
            with open_store(f"sqlite:///{draft}") as store:
                if store.sound():
                    return store.rows()
    except Damaged:
        pass
    except OSError as error:
        raise drafts.not_written(path, error) from None
    raise _not_good(path)


def repair(file: Path, at: datetime) -> Repaired:
    """Put right what can be put right.

    Args:
        file: of the store, damaged or gone.
        at: the moment, UTC.

    Raises:
        StoreError: nothing of it can be read, and there is no good backup; or a newer amkit made
            it, so that this one would not see all of it.
        OutputError: there is no room to work in.
    """
    found = damage.salvage(file)
    refuse_version(found.version, str(file))
    backup = good_backup(file)
    if backup is None and not any(found.rows.values()):
        raise _nothing_left(file)
    try:
        rows = found.rows
        if backup is not None:
            rows = damage.mended(found, Ledger(file).cleaned(rows_of_backup(backup)))
        aside = _set_aside(file, at)
        _put_in_place(file, rows)
    except OSError as error:
        raise drafts.not_written(file, error) from None
    return Repaired(aside, backup, damage.find(rows))


def restore(file: Path, backup: Path, at: datetime) -> Path | None:
    """Put a backup in the place of a store; return the file as it was, which is kept.

    What was erased since the backup was made does not come back with it.

    Raises:
        StoreError: the backup is no store, or damaged; nothing was changed.
        OutputError: it cannot be written.
    """
    rows = Ledger(file).cleaned(rows_of_backup(backup))
    try:
        aside = _set_aside(file, at)
        _put_in_place(file, rows)
        cipher.lock(file)  # where the backup came from a store that was encrypted
    except OSError as error:
        raise drafts.not_written(file, error) from None
    return aside


def _set_aside(file: Path, at: datetime) -> Path | None:
    """Copy the store's file and its journal, as they are, to a name that says so."""
    if not file.exists():
        place.make_folder(file.parent)
        return None
    aside = _free(file.with_name(f"{file.stem}-aside-{at:%Y%m%dT%H%M%S}{file.suffix}"))
    for old, new in zip(place.files_of(file)[:2], place.files_of(aside)[:2], strict=True):
        if old.exists():
            new.touch(mode=0o600)
            shutil.copyfile(old, new)
            drafts.sync(new)
    place.sync_folder(file.parent)
    return aside


def _free(wanted: Path) -> Path:
    """Make an empty file of that name, or of the next one that nobody has; return it.

    Two that are put aside within one second are both kept.
    """
    for number in count(1):
        path = wanted if number == 1 else wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
        with suppress(FileExistsError):
            path.touch(mode=0o600, exist_ok=False)
            return path
    raise AssertionError


def _put_in_place(file: Path, rows: Rows) -> None:
    with drafts.drafted(file) as draft:
        with open_store(f"sqlite:///{draft}") as made:
            made.fill(rows)
        if not (file.exists() and _over(draft, file)):
            _journal_away(file)
            drafts.put(draft, file)


def _over(draft: Path, file: Path) -> bool:
    """Write a store over another in one transaction; tell whether that could be done."""
    try:
        with (
            closing(cipher.connect(draft, cipher.key_for(draft))) as source,
            closing(cipher.connect(file, cipher.key_for(file))) as target,
        ):
            if type(source) is not type(target):  # the one encrypted, the other not
                return False
            target.execute("PRAGMA synchronous = FULL")
            source.backup(target)
    except cipher.errors():
        return False
    return True


def _journal_away(file: Path) -> None:
    """Take away the journal of a file that is no database any more: both are kept aside."""
    for left in place.files_of(file)[1:]:
        left.unlink(missing_ok=True)
    place.sync_folder(file.parent)


def _nothing_left(file: Path) -> StoreError:
    return StoreError(
        Text(
            en=f"nothing of {file} can be read, and there is no good backup of it in "
            f"{file.parent / 'backups'}. Name one of your own: amkit store restore FILE",
            nl=f"van {file} is niets te lezen, en in {file.parent / 'backups'} staat geen goede "
            "back-up. Noem er zelf een: amkit store restore BESTAND",
        )
    )


def _not_good(path: Path) -> StoreError:
    return Damaged(
        Text(
            en=f"{path} is no backup of amkit's, or damaged; nothing was changed. Name another one",
            nl=f"{path} is geen back-up van amkit, of beschadigd; er is niets veranderd. "
            "Noem een andere",
        )
    )
