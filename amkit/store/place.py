"""The file that SQLite keeps a store in: private from the start, and never replaced unasked."""

from __future__ import annotations

import glob
import os
import stat
from contextlib import suppress
from pathlib import Path

from amkit.errors import StoreError
from amkit.model.text import Text
from amkit.store.database import Damaged

PLAIN = b"SQLite format 3\0"
"""How a file of SQLite's begins that anybody can read."""


def prepare(path: Path, *, read_only: bool, encrypted: bool = False) -> None:
    """Make the folder 0700 and the file 0600 before SQLite would make them for all to read.

    Raises:
        StoreError: what is there is no store; it is left as it is.
    """
    try:
        info = path.lstat()
        if not stat.S_ISREG(info.st_mode):
            raise _refused(path, Text("is not a regular file", "is geen gewoon bestand"))
        if info.st_size:
            if not (encrypted or is_plain(path)):
                raise other(path)
        elif not (_marker(path).exists() or path.lstat().st_size):
            # Looked at twice: another amkit may have finished its first use in between.
            raise _refused(path, _EMPTIED, Damaged)
    except FileNotFoundError:
        if read_only:
            raise _refused(path, Text("does not exist", "bestaat niet")) from None
        _refuse_lost(path)
        _create(path)
    except OSError as error:
        raise _refused(path, _os_words(error)) from None


def made(path: Path) -> None:
    """Note that the store's tables stand: from now on an empty file is a lost one.

    Raises:
        StoreError: that cannot be noted.
    """
    try:
        if _marker(path).exists():
            _marker(path).unlink()
    except FileNotFoundError:
        return  # another amkit was first
    except OSError as error:
        raise _refused(path, _os_words(error)) from None


def files_of(path: Path) -> tuple[Path, ...]:
    """Return the file, and those that SQLite keeps beside it."""
    return (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm")))


def identity(path: Path) -> tuple[int, int]:
    """Return what tells the file at `path` from another that took its place.

    Raises:
        StoreError: it is not there any more.
    """
    try:
        info = path.stat()
    except OSError:
        raise gone(path) from None
    return info.st_dev, info.st_ino


def gone(path: Path) -> StoreError:
    """Return the error that says that the file was taken away while it was in use."""
    return _refused(path, _GONE)


_EMPTIED = Text(
    "is empty; it was left as it is. See what can be put back with: amkit doctor; "
    "or remove the empty file",
    "is leeg; er is niets aan veranderd. Kijk wat terug te zetten is met: amkit doctor; "
    "of verwijder het lege bestand",
)
_GONE = Text(
    "was removed or replaced while amkit was at work; this was not kept. "
    "Put the file back, and start amkit again",
    "is verwijderd of vervangen terwijl amkit ermee bezig was; dit is niet bewaard. "
    "Zet het bestand terug en start amkit opnieuw",
)
_AWAY = Text(
    "is gone, but its backups are still there. Put one back with: amkit store restore; "
    "or move them away to begin anew",
    "is weg, maar de back-ups ervan zijn er nog. Zet er een terug met: amkit store restore; "
    "of verplaats ze om opnieuw te beginnen",
)
_LOST = Text(
    "is gone, but its journal (-wal) is still there and may hold answers. Put the file back "
    "beside it, or move the journal away to begin anew",
    "is weg, maar het journaal (-wal) is er nog en daar kunnen antwoorden in staan. Zet het "
    "bestand ernaast terug, of verplaats het journaal om opnieuw te beginnen",
)
_OTHER = Text(
    "is not an amkit store; it was left as it is. If it was one, look with: amkit doctor; "
    "or name another file",
    "is geen amkit-opslag; er is niets aan veranderd. Was het er een, kijk dan met: amkit doctor; "
    "of noem een ander bestand",
)


def other(path: Path) -> StoreError:
    """Return the error that says that the file is another program's."""
    return _refused(path, _OTHER, Damaged)


def header_of(path: Path) -> bytes:
    """Return the first 16 bytes of a file, or what there is of them; none where it is no file.

    Raises:
        StoreError: it cannot be read.
    """
    try:
        if not stat.S_ISREG(path.lstat().st_mode):  # a pipe would wait for who writes
            return b""
        with path.open("rb") as file:
            return file.read(len(PLAIN))
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise _refused(path, _os_words(error)) from None


def is_plain(path: Path) -> bool:
    """Tell whether a file is one of SQLite's that anybody can read."""
    return header_of(path) == PLAIN


def backups_of(path: Path) -> tuple[Path, ...]:
    """Return the copies that amkit kept of a store by itself, newest first."""
    folder = path.parent / "backups"
    found = folder.glob(f"{glob.escape(path.stem)}-*{glob.escape(path.suffix)}")
    whole = [file for file in found if not file.name.endswith((".part", "-wal", "-shm"))]
    return tuple(sorted(whole, key=lambda file: (file.stat().st_mtime_ns, file.name), reverse=True))


def _refuse_lost(path: Path) -> None:
    """Refuse to begin anew where there was a store before.

    Beside a journal, SQLite would throw it away with what it holds; beside backups, somebody would
    believe that nothing was ever kept.
    """
    if backups_of(path) and not _marker(path).exists():
        raise _refused(path, _AWAY, Damaged)
    _, journal, _ = files_of(path)
    if journal.exists() and journal.stat().st_size and not _marker(path).exists():
        raise _refused(path, _LOST, Damaged)


def _marker(path: Path) -> Path:
    """Return the file that stands beside a store while it is made for the first time."""
    return path.with_name(path.name + "-new")


def _create(path: Path) -> None:
    try:
        make_folder(path.parent)
        for file in (_marker(path), path):
            flags = os.O_CREAT | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
            os.close(os.open(file, flags, 0o600))
        sync_folder(path.parent)
    except OSError as error:
        raise _refused(path, _os_words(error)) from None


def make_folder(folder: Path) -> None:
    """Make `folder` and those above it, each 0700: `parents=True` would leave those to umask."""
    missing = [above for above in (folder, *folder.parents) if not above.exists()]
    for new in reversed(missing):
        new.mkdir(mode=0o700, exist_ok=True)
        sync_folder(new.parent)


def sync_folder(folder: Path) -> None:
    """Make new names in `folder` durable; some systems cannot, and the files are there anyway."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _os_words(error: OSError) -> Text:
    reason = os.strerror(error.errno or 0)
    return Text(
        f"cannot be used ({reason}). Name another place", f"is niet te gebruiken ({reason}). "
        "Noem een andere plek",
    )  # fmt: skip


def _refused(path: Path, words: Text, kind: type[StoreError] = StoreError) -> StoreError:
    return kind(Text(en=f"the store {path} {words.en}", nl=f"de opslag {path} {words.nl}"))
