"""Backups of the store: made on request, once a day, and before its tables are changed."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

from amkit.errors import OutputError, StoreError
from amkit.model.text import Text
from amkit.store import drafts, place
from amkit.store.store import Store

DAYS_KEPT = 7
"""How many backups of a day are kept; those from before a change of the tables always are."""


def backup(store: Store, path: Path, *, overwrite: bool = False) -> None:
    """Copy the store to a file.

    Raises:
        OutputError: the file is there already, or cannot be written.
        StoreError: the store cannot be copied, is damaged, or the copy is not what the store is.
    """
    try:
        _refuse_taken(store, path, overwrite=overwrite)
    except OSError as error:
        raise drafts.not_written(path, error) from None
    _refuse_damaged(store)
    store.copy_to(path)


def backup_of_day(store: Store, day: date) -> Path | None:
    """Copy the store beside it, where today's copy is not there yet and something was changed.

    Returns the copy, None where none was due. Older ones are thrown away once this one is proven.

    Raises:
        OutputError: it cannot be written.
        StoreError: the store is damaged; no copy that is older is thrown away.
    """
    if not store.files() or not store.has_something():
        return None
    file = store.files()[0]
    path = _named(file, day.isoformat())
    made = place.backups_of(file)
    if path in made or (made and _changed(file) <= made[0].stat().st_mtime_ns):
        return None
    _refuse_damaged(store)
    _make_folder(path.parent)
    store.copy_to(path)
    for old in _of_days(file)[DAYS_KEPT:]:
        with suppress(OSError):
            old.unlink()
    return path


def _changed(file: Path) -> int:
    """Return when a store was last written to, in ns of the file system's clock."""
    return max(part.stat().st_mtime_ns for part in place.files_of(file)[:2] if part.exists())


def _of_days(file: Path) -> list[Path]:
    """Return the backups of days, newest day first."""
    found = []
    for path in place.backups_of(file):
        with suppress(ValueError):
            found.append((date.fromisoformat(path.stem[len(file.stem) + 1 :]), path))
    return [path for _, path in sorted(found, reverse=True)]


def _named(file: Path, label: str) -> Path:
    return file.parent / "backups" / f"{file.stem}-{label}{file.suffix}"


def _make_folder(folder: Path) -> None:
    try:
        place.make_folder(folder)
    except OSError as error:
        raise drafts.not_written(folder, error) from None


def _refuse_damaged(store: Store) -> None:
    """Refuse to copy damage: the copy would one day take the place of one that was whole."""
    if not store.sound():
        raise StoreError(
            Text(
                en="the store is damaged, so no backup was made of it; those that are there stay. "
                "See what is safe with: amkit doctor",
                nl="de opslag is beschadigd, dus er is geen back-up van gemaakt; de back-ups die "
                "er zijn blijven. Kijk wat veilig is met: amkit doctor",
            )
        )


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
