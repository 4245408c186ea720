"""Writing: whole or not at all, within its folder, for this user alone."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from amkit.errors import OutputError
from amkit.files.library import real_path
from amkit.model.text import Text


def write_text(path: Path, text: str, *, root: Path) -> None:
    """Write a text in UTF-8, as `write_bytes` does.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        raw = text.encode()
    except UnicodeEncodeError as error:
        raise not_written(path, *why(error)) from None
    write_bytes(path, raw, root=root)


def write_bytes(path: Path, raw: bytes, *, root: Path) -> None:
    """Write a file, whole or not at all; the one that was there stays until then.

    Args:
        path: where; its folders are made, for this user alone.
        raw: what.
        root: the folder that it must stay in, whatever links there are on the way.

    Raises:
        OutputError: it cannot be written, would lie outside `root`, or a link brings it where
            others can write.
    """
    try:
        _refuse_place(path, real_path(path.parent), real_path(root))
        make_folder(path.parent)
        mode = stat.S_IMODE(path.stat().st_mode) if path.is_file() else 0o600
        _replace(path, raw, mode)
    except OSError as error:
        raise not_written(path, *why(error)) from None


def _refuse_place(path: Path, real: Path, root: Path) -> None:
    """Refuse to write outside `root`, or where a link leads that others can also write to.

    In a folder such as /tmp, where nobody can touch the files of another, nothing can happen.
    """
    if not real.is_relative_to(root):
        raise not_written(path, "would lie outside its folder", "zou buiten zijn map liggen")
    mode = real.stat().st_mode if real != path.parent.absolute() and real.is_dir() else 0
    if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
        raise not_written(
            path,
            "is not written: a link leads to a folder that others can write to",
            "is niet geschreven: een koppeling leidt naar een map waarin anderen kunnen schrijven",
        )


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, for this user alone; one that is there stays as it is."""
    for level in (*reversed(folder.parents), folder):
        if not level.is_dir():
            level.mkdir(mode=0o700, exist_ok=True)


def remove_folder(folder: Path) -> None:
    """Take a folder away with all that is in it; a link in it is taken away, not what it leads to.

    Raises:
        OutputError: some of it cannot be taken away.
    """
    try:
        shutil.rmtree(folder)
    except OSError as error:
        name = error.filename or folder
        raise OutputError(
            Text(
                en=f"{name} cannot be removed: {os.strerror(error.errno or 0)}",
                nl=f"{name} is niet te verwijderen: {os.strerror(error.errno or 0)}",
            )
        ) from None


def _replace(path: Path, raw: bytes, mode: int) -> None:
    draft = path.with_name(f".{path.name[:40]}.{os.getpid()}.part")
    with suppress(FileNotFoundError):
        draft.unlink()  # of a process that was killed, and whose number this one got
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
    try:
        with os.fdopen(os.open(draft, flags, 0o600), "wb") as file:
            file.write(raw)
            file.flush()
            draft.chmod(mode)
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable; some systems cannot, and the file is there all the same."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


_REASONS: dict[int, Text] = {
    errno.ENOSPC: Text("the disk is full; make room", "de schijf is vol; maak ruimte"),
    errno.EROFS: Text("the disk is read-only", "de schijf is alleen te lezen"),
    errno.EACCES: Text("you may not write there", "u mag daar niet schrijven"),
    errno.EPERM: Text("you may not write there", "u mag daar niet schrijven"),
    errno.ENAMETOOLONG: Text("its name is too long", "de naam is te lang"),
    errno.ENOTDIR: Text("there is a file where a folder should be",
                        "er staat een bestand waar een map hoort"),
    errno.EEXIST: Text("there is a file where a folder should be",
                       "er staat een bestand waar een map hoort"),
    errno.ELOOP: Text("its links lead in a circle", "de koppelingen lopen in een kring"),
    errno.EISDIR: Text("there is a folder of that name", "er is een map met die naam"),
}  # fmt: skip


def why(error: OSError | UnicodeEncodeError) -> tuple[str, str]:
    """Return what to say of a file that could not be written, in English and in Dutch."""
    number = error.errno if isinstance(error, OSError) else 0
    reason = os.strerror(number) if number else "Unicode"
    text = _REASONS.get(number or 0, Text(reason, reason))
    return f"cannot be written: {text.en}", f"is niet te schrijven: {text.nl}"


def not_written(path: Path, en: str, nl: str) -> OutputError:
    """Return the error that says so of `path`."""
    return OutputError(Text(en=f"{path} {en}", nl=f"{path} {nl}"))


def check_writable(folder: Path) -> None:
    """Find out, before anything is asked, whether files can be written below `folder`.

    Raises:
        OutputError: they cannot.
    """
    try:
        existing = _nearest_folder(folder)
        if not os.access(existing, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "")
    except OSError as error:
        raise not_written(folder, *why(error)) from None


def _nearest_folder(folder: Path) -> Path:
    """Return the lowest folder on the way to `folder` that is there.

    Raises:
        OSError: the way leads through something that is no folder, or cannot be looked at.
    """
    for level in (folder, *folder.parents):
        try:
            mode = level.stat().st_mode
        except FileNotFoundError:
            continue
        if not stat.S_ISDIR(mode):
            raise NotADirectoryError(errno.ENOTDIR, "")
        return level
    raise FileNotFoundError(errno.ENOENT, "")  # pragma: no cover  a drive that is not there


def _cache() -> Path:
    from platformdirs import user_cache_path  # noqa: PLC0415  6 ms that --help does without

    return user_cache_path("amkit") / "protocols"


def cached(name: str) -> bytes | None:
    """Return what was kept under a content's name, None where there is nothing."""
    try:
        return (_cache() / name).read_bytes()
    except (OSError, RuntimeError):
        return None


def keep_cached(name: str, data: bytes) -> None:
    """Keep something under a content's name, where that can be done."""
    with suppress(OSError, RuntimeError):
        folder = _cache()
        make_folder(folder)
        _replace(folder / name, data, 0o600)


def log_path() -> Path:
    """Return the file that bugs of ours are told in."""
    from platformdirs import user_log_path  # noqa: PLC0415  only after a bug

    return user_log_path("amkit") / "bugs.log"
