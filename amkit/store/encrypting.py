"""Encrypting a store, giving it another passphrase, and making it plain again.

What takes the place of a file is made beside it and proven to hold the same before it gets the
name, so that a kill in the middle leaves the one or the other. The store comes first, and then the
copies that amkit keeps of it; what was left there is done when it is asked for again.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple, TypeAlias

from amkit.errors import StoreError
from amkit.model.text import Text
from amkit.store import cipher, copies, drafts, place
from amkit.store.cipher import Key, Lock
from amkit.store.database import Damaged, Row
from amkit.store.sqlite import Busy, told

_Keyed: TypeAlias = tuple[Path, Key | None]
"""A file, and what it opens with."""


class Done(NamedTuple):
    """What came of it.

    Attributes:
        copies: how many copies of the store were made anew as well.
        left: those that do not open, and were left as they are.
    """

    copies: int
    left: tuple[Path, ...]


def encrypt(file: Path, passphrase: str, *, in_keyring: bool = False) -> Done:
    """Encrypt a store, or give it another passphrase; from here on that one is used.

    Raises:
        StoreError: it is in use, or damaged; it is left as it is.
        OutputError: there is no room to work in.
    """
    key, old = cipher.new_key(passphrase), cipher.key_for(file)
    before, lock = cipher.locks_of(file), Lock(key.salt, key.check, in_keyring)
    kept = _copies_of(file)
    try:
        cipher.note(file, (*before, lock))
        try:
            _anew(file, old, key)
        except BaseException:
            cipher.note(file, before)
            raise
        cipher.note(file, (lock,))
    except OSError as error:
        raise drafts.not_written(file, error) from None
    cipher.use(passphrase, key.salt)
    return _several(kept, key)


def closed(file: Path) -> list[Path]:
    """Return the copies of an encrypted store that do not open with its passphrase."""
    passphrase = cipher.in_use() or ""
    kept = (path for path, key in _copies_of(file) if key)
    return [path for path in kept if not cipher.opens_with(path, passphrase)]


def encrypt_rest(file: Path, earlier: str = "") -> Done:
    """Encrypt the copies of an encrypted store that were left when it was, with its passphrase.

    Args:
        file: the store.
        earlier: the passphrase before, with which copies open that were left by a `rekey` that
            was cut off. What opens with neither is left.

    Raises:
        OutputError: there is no room to work in.
    """
    plain = [(path, key) for path, key in _copies_of(file) if key is None]
    before: list[_Keyed] = []
    left = []
    for path in closed(file):
        if earlier and cipher.opens_with(path, earlier):
            before.append((path, cipher.derived(earlier, place.header_of(path))))
        else:
            left.append(path)
    done = _several([*plain, *before], cipher.key_for(file))
    return Done(done.copies, (*done.left, *left))


def decrypt(file: Path) -> Done:
    """Make an encrypted store plain, and its copies.

    Raises:
        StoreError: it is in use, or damaged; it is left as it is.
        OutputError: there is no room to work in.
    """
    kept = _copies_of(file)
    try:
        _anew(file, cipher.key_for(file), None)
        cipher.note(file, ())
    except OSError as error:
        raise drafts.not_written(file, error) from None
    cipher.forget()
    return _several([(path, key) for path, key in kept if key is not None], None)


def _copies_of(file: Path) -> list[_Keyed]:
    """Return the copies that amkit keeps of a store: its backups, and what was put aside."""
    aside = file.parent.glob(f"{file.stem}-aside-*{file.suffix}")
    return [(path, cipher.key_for(path)) for path in (*place.backups_of(file), *sorted(aside))]


def _several(files: Iterable[_Keyed], new: Key | None) -> Done:
    """Make copies anew; when each was made stays as it is, as it tells which is the newest."""
    done, left = 0, []
    for path, old in files:
        try:
            made = path.stat()
            _anew(path, old, new)
            os.utime(path, ns=(made.st_atime_ns, made.st_mtime_ns))
            done += 1
        except Damaged:
            left.append(path)
        except OSError as error:
            raise drafts.not_written(path, error) from None
    return Done(done, tuple(left))


def _anew(file: Path, old: Key | None, new: Key | None) -> None:
    """Put in the place of a file one that holds the same, under another key or none."""
    with _alone(file, old) as source, drafts.drafted(file) as draft:
        draft.touch(mode=0o600)
        try:
            whole = _is_whole(source) and _written(source, draft, new)
        except (cipher.driver().Error, MemoryError) as error:
            raise told(error, str(file)) from None
        if not whole:
            raise _not_done(file)
        drafts.put(draft, file)


def _is_whole(source: sqlite3.Connection) -> bool:
    return source.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _written(source: sqlite3.Connection, draft: Path, key: Key | None) -> bool:
    """Write what a file holds to another, under a key of its own; tell whether it is the same."""
    source.execute("ATTACH DATABASE ? AS made KEY ?", (str(draft), key.words if key else ""))
    source.execute("SELECT sqlcipher_export('made')").fetchall()
    source.execute("DETACH DATABASE made")
    with closing(cipher.connect(draft, key, read_only=True)) as made:
        return _content(made) == _content(source) != {}


def _content(connection: sqlite3.Connection) -> dict[str, tuple[int, str]]:
    def query(statement: str) -> list[Row]:
        return connection.execute(statement).fetchall()

    tables = query("SELECT name FROM sqlite_master WHERE type = 'table'")
    return copies.content((name for (name,) in tables), query)


@contextmanager
def _alone(file: Path, key: Key | None) -> Iterator[sqlite3.Connection]:
    """Open a file so that nobody else can, with all of it in one file.

    What somebody else wrote meanwhile would be lost, and a journal left beside it would be taken
    for one of the file that comes in its place.

    Raises:
        StoreError: somebody else has it open, or it is damaged.
    """
    opened = cipher.connect(file, key, timeout=1.0) if key else cipher.unlocked(file, timeout=1.0)
    with closing(opened) as connection:
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
            connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            alone = connection.execute("PRAGMA journal_mode").fetchall() == [("delete",)]
        except (cipher.driver().Error, MemoryError) as error:
            raised = told(error, str(file))
            raise _in_use(file) if isinstance(raised, Busy) else raised from None
        if not alone:
            raise _in_use(file)
        yield connection


def _in_use(file: Path) -> StoreError:
    return StoreError(
        Text(
            en=f"the store {file} is in use; close every other amkit, and try again. It was left "
            "as it is",
            nl=f"de opslag {file} is in gebruik; sluit elke andere amkit en probeer het opnieuw. "
            "Er is niets veranderd",
        )
    )


def _not_done(file: Path) -> StoreError:
    return Damaged(
        Text(
            en=f"the store {file} is damaged; it was left as it is. Put it right first: "
            "amkit doctor --repair",
            nl=f"de opslag {file} is beschadigd; er is niets veranderd. Herstel hem eerst: "
            "amkit doctor --repair",
        )
    )
