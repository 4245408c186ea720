"""Copies of the store: each is proven before it takes its name."""

from __future__ import annotations

import os
from pathlib import Path

from amkit.errors import OutputError, StoreError
from amkit.model.text import Text
from amkit.store.store import Store, open_store


def backup(store: Store, path: Path, *, overwrite: bool = False) -> None:
    """Copy the store to a file.

    Raises:
        OutputError: the file is there already, or cannot be written.
        StoreError: the store cannot be copied, or the copy is not what the store is.
    """
    draft = path.with_name(f".{path.name[:40]}.{os.getpid()}.part")
    try:
        if path.exists() and not overwrite:
            raise OutputError(
                Text(
                    en=f"{path} is there already; name another file, or add --force",
                    nl=f"{path} is er al; noem een ander bestand, of voeg --force toe",
                )
            )
        draft.unlink(missing_ok=True)
        store.copy_to(draft)
        _prove(store, draft)
        _sync(draft)
        draft.replace(path)
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise OutputError(
            Text(
                en=f"{path} cannot be written ({reason}); name another place",
                nl=f"{path} is niet te schrijven ({reason}); noem een andere plek",
            )
        ) from None
    finally:
        for left in (draft, *(draft.with_name(draft.name + end) for end in ("-wal", "-shm"))):
            left.unlink(missing_ok=True)


def _prove(store: Store, copy: Path) -> None:
    with open_store(f"sqlite:///{copy}") as other:
        ours, theirs = store.status(), other.status()
    same = (ours.accounts, ours.runs, ours.answers) == (
        theirs.accounts, theirs.runs, theirs.answers,
    )  # fmt: skip
    if not (same and theirs.sound):
        raise StoreError(
            Text(
                en="the copy is not what the store is; it was thrown away. Try again",
                nl="de kopie is niet gelijk aan de opslag; hij is weggegooid. Probeer opnieuw",
            )
        )


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
