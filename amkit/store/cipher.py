"""Encrypted stores: SQLite files through SQLCipher, all of one store with one key.

The header tells whether a file is encrypted, so a plain one is never taken for another. Its first
16 bytes are then the salt: with that and the passphrase it opens, whatever else was lost. The lock
beside the store tells a wrong passphrase from a damaged file, and an encrypted store from one that
is another program's. One passphrase holds for this process; what it makes anew is encrypted too.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from types import ModuleType
from typing import Any

from amkit.errors import StoreError
from amkit.model.text import Text
from amkit.store import drafts, place

SALT_BYTES = 16
"""SQLCipher keeps so many at the begin of each file (zetetic.net/sqlcipher/design)."""
_PAGE_BYTES = 4096
LEAST_CHARACTERS = 8
"""A shorter passphrase is guessed, however slowly each guess is made."""


class Locked(StoreError):
    """A store is encrypted, and its passphrase is not known or does not fit."""


@dataclass(frozen=True, slots=True)
class Key:
    """What opens a file.

    Attributes:
        salt: the file's first bytes.
        raw: 32 bytes.
    """

    salt: bytes
    raw: bytes

    @property
    def words(self) -> str:
        """The key as SQLCipher reads it: of hexadecimal digits, so it needs no quoting."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"

    @property
    def check(self) -> str:
        """Tells a passphrase that fits from another; each guess costs as much as with the file."""
        return blake2b(self.raw, person=b"amkit check", digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Lock:
    """What stands beside an encrypted store.

    Attributes:
        salt: of the files that are made anew.
        check: see `Key`.
        in_keyring: whether the system's keyring has the passphrase.
    """

    salt: bytes
    check: str
    in_keyring: bool = False


class _Held:
    """The passphrase of this process, and the salt of what it makes anew; None: all is plain."""

    passphrase: str | None = None
    salt: bytes = b""


def new_key(passphrase: str) -> Key:
    """Return the key of a passphrase for a store that gets a salt of its own."""
    return derived(passphrase, os.urandom(SALT_BYTES))


@cache
def derived(passphrase: str, salt: bytes) -> Key:
    """Return the key of a passphrase; takes a tenth of a second and 32 MiB, for a guesser too."""
    from hashlib import scrypt  # noqa: PLC0415  not built in everywhere, and few need it

    raw = scrypt(passphrase.encode(), salt=salt, n=2**15, r=8, p=1, maxmem=2**26, dklen=32)
    return Key(salt, raw)


# The lock ---------------------------------------------------------------------------------


def _lock_file(file: Path) -> Path:
    return file.with_name(f"{file.name}-lock")


def locks_of(file: Path) -> tuple[Lock, ...]:
    """Return the locks of a store, the newest last; none where it is plain.

    There are two only where another key was being given when amkit was stopped.
    """
    try:
        lines = [json.loads(line) for line in _lock_file(file).read_bytes().splitlines()]
        return tuple(
            Lock(bytes.fromhex(line["salt"]), str(line["check"]), line["in_keyring"] is True)
            for line in lines
        )
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError):
        return (Lock(b"", ""),)  # it cannot be read, yet it says that there is one


def note(file: Path, locks: Iterable[Lock]) -> None:
    """Put these locks beside a store, durably; none takes them away.

    Raises:
        OSError: that cannot be done.
    """
    path = _lock_file(file)
    lines = [
        json.dumps({"salt": one.salt.hex(), "check": one.check, "in_keyring": one.in_keyring})
        for one in locks
    ]
    if not lines:
        path.unlink(missing_ok=True)
        place.sync_folder(path.parent)
        return
    with drafts.drafted(path) as draft:
        draft.touch(mode=0o600)
        draft.write_text("\n".join(lines) + "\n", encoding="ascii")
        drafts.put(draft, path)


def lock(file: Path) -> None:
    """Put a lock beside a store that came to be encrypted without one.

    Raises:
        OSError: that cannot be done.
    """
    key = key_for(file)
    if key is not None and not locks_of(file):
        note(file, (Lock(key.salt, key.check),))


def is_encrypted(file: Path) -> bool:
    """Tell whether a file is an encrypted store, or is said to be one where it is damaged."""
    return bool(locks_of(file)) and not place.is_plain(file)


def may_be(file: Path) -> bool:
    """Tell whether a file that has no lock may be an encrypted store: whole pages of no sense."""
    header = place.header_of(file)
    whole = len(header) == SALT_BYTES and file.stat().st_size % _PAGE_BYTES == 0
    return whole and header != place.PLAIN


# The passphrase of this process -----------------------------------------------------------


def forget() -> None:
    """Make and open plain files from here on."""
    _Held.passphrase, _Held.salt = None, b""


def in_use() -> str | None:
    """Return the passphrase with which files open now; None where they are plain."""
    return _Held.passphrase


def use(passphrase: str, salt: bytes) -> None:
    """Open files with a passphrase from here on, and make new ones with this salt."""
    _Held.passphrase, _Held.salt = passphrase, salt


def unlock(file: Path, passphrase: str) -> bool:
    """Try a passphrase on a store; where it fits, it is used from here on.

    A store that does not open with a passphrase that its lock knows is damaged, and fits. Where
    it was given another passphrase, the lock of the one before may still be there; it knows
    nothing of a file that begins with the salt of the newer.

    Raises:
        StoreError: SQLCipher is not installed.
    """
    header = place.header_of(file)
    locks = [one for one in locks_of(file) if one.salt]
    locks = [one for one in locks if one.salt == header] or locks
    opens = opens_with(file, passphrase)
    known = [lock for lock in locks if derived(passphrase, lock.salt).check == lock.check]
    if opens:
        use(passphrase, header)
    elif known:
        use(passphrase, known[-1].salt)
    return opens or bool(known)


def opens_with(file: Path, passphrase: str) -> bool:
    """Tell whether a file opens with a passphrase.

    Raises:
        StoreError: SQLCipher is not installed.
    """
    header = place.header_of(file)
    return len(header) == SALT_BYTES and _opens(file, derived(passphrase, header))


def _opens(file: Path, key: Key) -> bool:
    connection = connect(file, key, read_only=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except driver().OperationalError:  # busy, or not to be opened now: that is no matter of a key
        return True
    except driver().Error:
        return False
    finally:
        connection.close()
    return True


def key_for(file: Path | None) -> Key | None:
    """Return what a file opens with, or is made with where it is not there; None: it is plain.

    Raises:
        Locked: it is encrypted, and nobody gave the passphrase.
    """
    if file is None:
        return None
    header = place.header_of(file)
    if header == place.PLAIN:
        return None
    if _Held.passphrase is not None:
        return derived(_Held.passphrase, header if len(header) == SALT_BYTES else _Held.salt)
    if header and locks_of(file):
        raise locked(file)
    return None


def locked(file: Path) -> Locked:
    """Return the error that says that a passphrase is needed."""
    return Locked(
        Text(
            en=f"the store {file} is encrypted; on a terminal you are asked for its passphrase, "
            "a script gives it in AMKIT_STORE_KEY",
            nl=f"de opslag {file} is versleuteld; op een terminal wordt om de wachtzin gevraagd, "
            "een script geeft die in AMKIT_STORE_KEY",
        )
    )


# Connections ------------------------------------------------------------------------------


def driver() -> ModuleType:
    """Return SQLCipher, which speaks as `sqlite3` does.

    Raises:
        StoreError: it is not installed.
    """
    try:
        from sqlcipher3 import dbapi2  # noqa: PLC0415  only an encrypted store needs it
    except ImportError:
        raise StoreError(
            Text(
                en="encryption needs SQLCipher; install it with: pip install 'amkit[crypt]'",
                nl="versleutelen vraagt SQLCipher; installeer het met: pip install 'amkit[crypt]'",
            )
        ) from None
    made: ModuleType = dbapi2
    return made


def driver_of(key: Key | None) -> Any:
    """Return the module through which a file is opened."""
    return sqlite3 if key is None else driver()


def connect(
    file: Path | None, key: Key | None, *, read_only: bool = False, timeout: float = 5.0
) -> sqlite3.Connection:
    """Open a file that is there, or memory; transactions begin where the caller says so.

    Args:
        file: which; None: memory.
        key: see `key_for`.
        read_only: whether nothing may be written.
        timeout: how many seconds to wait for who writes.
    """
    target = _uri(file, read_only=read_only)
    if key is None:
        return sqlite3.connect(target, uri=True, timeout=timeout, isolation_level=None)
    made = unlocked(file, read_only=read_only, timeout=timeout)
    made.execute(f'PRAGMA key = "{key.words}"')
    return made


def unlocked(
    file: Path | None, *, read_only: bool = False, timeout: float = 5.0
) -> sqlite3.Connection:
    """Open a file through SQLCipher before any key is given: a plain one needs none."""
    target = _uri(file, read_only=read_only)
    made: sqlite3.Connection = driver().connect(
        target, uri=True, timeout=timeout, isolation_level=None
    )
    made.execute("PRAGMA cipher_log_level = NONE")  # it would write to standard error
    return made


def _uri(file: Path | None, *, read_only: bool) -> str:
    if file is None:
        return ":memory:"
    return file.absolute().as_uri() + ("?mode=ro" if read_only else "?mode=rw")


def errors() -> tuple[type[Exception], ...]:
    """Return what a driver raises where a file cannot be read, written or understood.

    Not even what SQLite says of a damaged table need be UTF-8: it repeats what it read there.
    SQLCipher says of a page whose seal is broken that there is no memory.
    """
    plain: tuple[type[Exception], ...] = (sqlite3.Error, UnicodeError)
    return plain if _Held.passphrase is None else (*plain, driver().Error, MemoryError)
