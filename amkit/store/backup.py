"""Copies of the store: each is proven before it takes its name."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from amkit.errors import OutputError, StoreError
from amkit.model.text import Text
from amkit.store import place
from amkit.store.store import Store, open_store


def backup(store: Store, path: Path, *, overwrite: bool = False) -> None:
    """Copy the store to a file.

    Raises:
        OutputError: the file is there already, or cannot be written.
        StoreError: the store cannot be copied, or the copy is not what the store is.
    """
    draft = path.with_name(f".{path.name[:40]}.{os.getpid()}.part")
    try:
        _refuse_taken(store, path, overwrite=overwrite)
        draft.unlink(missing_ok=True)
        store.copy_to(draft)
        _prove(store, draft)
        _sync(draft)
        draft.replace(path)
        place.sync_folder(path.parent)
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise OutputError(
            Text(
                en=f"{path} cannot be written ({reason}); name another place",
                nl=f"{path} is niet te schrijven ({reason}); noem een andere plek",
            )
        ) from None
    finally:
        for left in place.files_of(draft):
            with suppress(OSError):
                left.unlink()


def _refuse_taken(store: Store, path: Path, *, overwrite: bool) -> None:
    """Refuse a file that is there already, and in any case those of the store itself."""
    own = [file for file in store.files() if file.exists()]
    if path.exists() and any(path.samefile(file) for file in own):
        raise OutputError(
            Text(
                en=f"{path} is the store itself; name another file",
                nl=f"{path} is de opslag zelf; noem een ander bestand",
            )
        )
    if path.exists() and not overwrite:
        raise OutputError(
            Text(
                en=f"{path} is there already; name another file, or add --force",
                nl=f"{path} is er al; noem een ander bestand, of voeg --force toe",
            )
        )


def _prove(store: Store, copy: Path) -> None:
    with open_store(f"sqlite:///{copy}") as other:
        ours, theirs = store.status(), other.status()
    same = (ours.accounts, ours.runs, ours.answers, ours.statements) == (
        theirs.accounts, theirs.runs, theirs.answers, theirs.statements,
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
