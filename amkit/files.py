"""Files: the library of protocols and templates, and writing that leaves nothing half done."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from amkit.errors import FileError, NotFound, OutputError, UsageError
from amkit.model.text import Language, Text
from amkit.source.names import nearest

MOST_BYTES = 1_048_576
"""Most bytes a file that is read may have: 1 MiB, as `amkit.source.decoding` takes."""

_HERE = Path(__file__).parent
_SHIPPED = _HERE / "library" if (_HERE / "library").is_dir() else _HERE.parent


class Found(NamedTuple):
    """A file that was looked for and read.

    Attributes:
        path: as the user knows it.
        raw: its bytes.
    """

    path: str
    raw: bytes


def read_bytes(path: Path, limit: int = MOST_BYTES) -> bytes:
    """Return the bytes of a regular file, read once.

    Raises:
        FileError: it is not there, not a regular file, too large, or cannot be read.
    """
    try:
        # O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError) as error:
        raise _unusable(path, error) from None
    info = os.fstat(descriptor)
    if not stat.S_ISREG(info.st_mode):
        os.close(descriptor)
        raise _refused(path, "is not a regular file", "is geen gewoon bestand")
    with os.fdopen(descriptor, "rb") as file:
        if info.st_size > limit:
            raise _refused(
                path,
                f"is larger than {limit // 1024} KiB; split it",
                f"is groter dan {limit // 1024} KiB; splits het",
            )
        try:
            return file.read(limit + 1)
        except OSError as error:
            raise _unusable(path, error) from None


def _unusable(path: Path, error: OSError | ValueError) -> FileError:
    if isinstance(error, FileNotFoundError):
        return _refused(path, "is not there; check the name", "is er niet; controleer de naam")
    reason = os.strerror(error.errno or 0) if isinstance(error, OSError) else "NUL"
    return _refused(path, f"cannot be read ({reason})", f"is niet te lezen ({reason})")


def _refused(path: Path, en: str, nl: str) -> FileError:
    return FileError(Text(en=f"{path}:1:1: {en}", nl=f"{path}:1:1: {nl}"))


# The library ------------------------------------------------------------------------------


def shelves(workspace: Path | None, kind: str) -> tuple[Path, ...]:
    """Return the folders where `kind` ("protocols" or "templates") is looked for, in order."""
    own = (workspace / kind,) if workspace is not None else ()
    return (*own, _SHIPPED / kind)


def protocol_names(workspace: Path | None) -> dict[str, Path]:
    """Return the protocols that can be named, with their files; the workspace's own first."""
    found: dict[str, Path] = {}
    for shelf in shelves(workspace, "protocols"):
        for path in sorted(shelf.glob("*.yaml")):
            found.setdefault(path.stem, path)
    return dict(sorted(found.items()))


def find_protocol(name: str, workspace: Path | None) -> Found:
    """Return the protocol with that name, or in that file where the name is a path.

    Raises:
        NotFound: there is none; says which come near.
        FileError: it cannot be read.
    """
    if name.endswith((".yaml", ".yml")) or "/" in name or os.sep in name:
        return Found(path=name, raw=read_bytes(Path(name)))
    names = protocol_names(workspace)
    if name in names:
        return Found(path=str(names[name]), raw=read_bytes(_contained(names[name], workspace)))
    close, listed = nearest(name, names), ", ".join(names)
    raise NotFound(
        Text(
            en=f"there is no protocol “{name}”; "
            + (f"did you mean “{close}”?" if close else f"there are: {listed}"),
            nl=f"er is geen protocol ‘{name}’; "
            + (f"bedoelt u ‘{close}’?" if close else f"er zijn: {listed}"),
        )
    )


def _contained(path: Path, workspace: Path | None, kind: str = "protocols") -> Path:
    """Return `path` where it really lies on its shelf, and no link leads out of it.

    Raises:
        FileError: a link leads out of the library.
    """
    real = path.resolve()
    if any(real.is_relative_to(shelf.resolve()) for shelf in shelves(workspace, kind)):
        return real
    raise _refused(
        path,
        "is a link that leads out of the library; put the file itself there",
        "is een koppeling naar buiten de bibliotheek; zet er het bestand zelf neer",
    )


def template(name: str, workspace: Path | None) -> str | None:
    """Return the text of a template, the workspace's own first; None where there is none.

    Raises:
        FileError: it cannot be read, is not UTF-8, or a link leads out of the library.
    """
    if not _is_plain(name):
        return None
    for shelf in shelves(workspace, "templates"):
        path = shelf / name
        if path.is_file():
            raw = read_bytes(_contained(path, workspace, "templates"))
            try:
                return raw.decode("utf-8")
            except UnicodeDecodeError as error:
                raise _refused(
                    path,
                    f"is not UTF-8 (byte {error.start + 1}); save it as UTF-8",
                    f"is geen UTF-8 (byte {error.start + 1}); bewaar het als UTF-8",
                ) from None
    return None


def _is_plain(name: str) -> bool:
    return bool(name) and not set(name) & set("/\\:\0") and not name.startswith(".")


def protocol_files(paths: list[Path], workspace: Path | None) -> Iterator[Path]:
    """Yield the protocol files that are named, or lie in the folders that are named.

    Without any name: the workspace's own, or the shipped ones where there is no workspace.

    Raises:
        UsageError: a folder holds none, or a name is no file.
    """
    if not paths:
        paths = [shelves(workspace, "protocols")[0]]
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(path.rglob("*.yaml")) + sorted(path.rglob("*.yml"))
        inside = [file for file in found if "examples" not in file.relative_to(path).parts[:-1]]
        if not inside:
            raise UsageError(
                Text(
                    en=f"there is no protocol (*.yaml) in {path}; name a file or another folder",
                    nl=f"er staat geen protocol (*.yaml) in {path}; "
                    "noem een bestand of een andere map",
                )
            )
        yield from inside


# Writing ----------------------------------------------------------------------------------


def write_text(path: Path, text: str, *, root: Path) -> None:
    """Write a file, whole or not at all; the one that was there stays until then.

    Args:
        path: where; its folders are made.
        text: what.
        root: the folder that it must stay in, whatever links there are on the way.

    Raises:
        OutputError: it cannot be written, or would lie outside `root`.
    """
    try:
        raw = text.encode()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.parent.resolve().is_relative_to(root.resolve()):
            raise _not_written(path, "would lie outside its folder", "zou buiten zijn map liggen")
        mode = stat.S_IMODE(path.stat().st_mode) if path.is_file() else 0o600
        _replace(path, raw, mode)
    except (OSError, UnicodeEncodeError) as error:
        raise _not_written(path, *_why(error)) from None


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
    errno.EISDIR: Text("there is a folder of that name", "er is een map met die naam"),
}  # fmt: skip


def _why(error: OSError | UnicodeEncodeError) -> tuple[str, str]:
    number = error.errno if isinstance(error, OSError) else 0
    reason = os.strerror(number) if number else "Unicode"
    text = _REASONS.get(number or 0, Text(reason, reason))
    return f"cannot be written: {text.en}", f"is niet te schrijven: {text.nl}"


def _not_written(path: Path, en: str, nl: str) -> OutputError:
    return OutputError(Text(en=f"{path} {en}", nl=f"{path} {nl}"))


def check_writable(folder: Path) -> None:
    """Find out, before anything is asked, whether files can be written below `folder`.

    Raises:
        OutputError: they cannot.
    """
    existing = folder
    while not existing.exists() and existing != existing.parent:
        existing = existing.parent
    if not existing.is_dir():
        raise _not_written(folder, *_why(OSError(errno.ENOTDIR, "")))
    if not os.access(existing, os.W_OK | os.X_OK):
        raise _not_written(folder, *_why(OSError(errno.EACCES, "")))


# What may be thrown away ------------------------------------------------------------------


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
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _replace(folder / name, data, 0o600)


def log_path() -> Path:
    """Return the file that bugs of ours are told in."""
    from platformdirs import user_log_path  # noqa: PLC0415  only after a bug

    return user_log_path("amkit") / "bugs.log"


# A workspace ------------------------------------------------------------------------------

_IGNORE = "# What customers told us does not belong in git.\n.amkit/\nnotes/\nplans/\n"
_TOML = Text(
    en='# Settings of this workspace; leave out what need not change.\nlanguage = "en"\n'
    '# me = "Your Name"\n# store = "postgresql://user@server/amkit"\n'
    '# notes = "notes"\n# plans = "plans"\n',
    nl='# Instellingen van deze werkmap; laat weg wat niet anders hoeft.\nlanguage = "nl"\n'
    '# me = "Uw Naam"\n# store = "postgresql://gebruiker@server/amkit"\n'
    '# notes = "notes"\n# plans = "plans"\n',
)


def init_workspace(folder: Path, language: Language) -> tuple[Path, ...]:
    """Make a workspace in `folder`; return what was written.

    Raises:
        UsageError: there is one already.
        OutputError: it cannot be written.
    """
    if (folder / "amkit.toml").exists():
        raise UsageError(
            Text(
                en=f"{folder / 'amkit.toml'} is there already; nothing was changed",
                nl=f"{folder / 'amkit.toml'} is er al; er is niets veranderd",
            )
        )
    written = [folder / "amkit.toml"]
    write_text(written[0], _TOML.to(language), root=folder)
    if not (folder / ".gitignore").exists():
        written.append(folder / ".gitignore")
        write_text(written[1], _IGNORE, root=folder)
    for name in ("protocols", "templates"):
        (folder / name).mkdir(exist_ok=True)
        written.append(folder / name)
    return tuple(written)
