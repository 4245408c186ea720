"""Files beside the store, each made under another name until it is whole."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from amkit.errors import OutputError
from amkit.model.text import Text
from amkit.store import place


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """Lend the name that a file has until it is whole; afterwards nothing of it is left.

    What a process left that was killed meanwhile is cleared away too: it may hold answers.
    """
    draft = path.with_name(f".{path.name[:40]}.{os.getpid()}.part")
    for left in path.parent.glob(f".{glob.escape(path.name[:40])}.*.part*"):
        if not _at_work(left):
            with suppress(OSError):
                left.unlink()
    try:
        yield draft
    finally:
        for left in path.parent.glob(f"{glob.escape(draft.name)}*"):
            with suppress(OSError):
                left.unlink()


def _at_work(draft: Path) -> bool:
    """Tell whether another process is still making a draft."""
    number = draft.name.rpartition(".part")[0].rpartition(".")[2]
    if not number.isdigit() or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def put(draft: Path, path: Path) -> None:
    """Give a file that is whole its name, durably."""
    sync(draft)
    draft.replace(path)
    place.sync_folder(path.parent)


def sync(path: Path) -> None:
    """Wait until what a file holds is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def not_written(path: Path, error: OSError) -> OutputError:
    """Return the error that says why a copy was not made."""
    reason = os.strerror(error.errno or 0)
    return OutputError(
        Text(
            en=f"{path} cannot be written ({reason}); name another place",
            nl=f"{path} is niet te schrijven ({reason}); noem een andere plek",
        )
    )
