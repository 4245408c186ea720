"""Reading: the library of protocols and templates, and any file that a user names."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from amkit.errors import FileError, NotFound, UsageError
from amkit.model.text import Text
from amkit.source.names import nearest

MOST_BYTES = 1_048_576
"""Most bytes a file that is read may have: 1 MiB, as `amkit.source.decoding` takes."""

METHOD = "method.yaml"
"""The file among the protocols that is none: it says what they are for, and when."""

_HERE = Path(__file__).parents[1]
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


def is_there(path: Path) -> bool:
    """Tell whether there is something of that name; not where there can be nothing of that name."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def shelves(workspace: Path | None, kind: str) -> tuple[Path, ...]:
    """Return the folders where `kind` ("protocols" or "templates") is looked for, in order."""
    own = (workspace / kind,) if workspace is not None else ()
    return (*own, shipped(kind))


def shipped(kind: str) -> Path:
    """Return the folder of what comes with amkit: "protocols", "templates" or one in these."""
    return _SHIPPED / kind


def protocol_names(workspace: Path | None) -> dict[str, Path]:
    """Return the protocols that can be named, with their files; the workspace's own first."""
    found: dict[str, Path] = {}
    for shelf in shelves(workspace, "protocols"):
        for path in sorted(shelf.glob("*.yaml")):
            if not is_scenario(path) and not is_method(path):
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
    raise _not_found(name, tuple(names))


def _not_found(name: str, names: Sequence[str]) -> NotFound:
    close, listed = nearest(name, names), ", ".join(names)
    return NotFound(
        Text(
            en=f"there is no protocol “{name}”; "
            + (f"did you mean “{close}”?" if close else f"there are: {listed}"),
            nl=f"er is geen protocol ‘{name}’; "
            + (f"bedoelt u ‘{close}’?" if close else f"er zijn: {listed}"),
        )
    )


def part_finder(path: str, workspace: Path | None) -> Callable[[str, str], tuple[str, bytes]]:
    """Return what finds the protocols that the one in a file takes over, by their names.

    They are looked for beside the file, then in the workspace, then among the shipped ones. A
    protocol that asks for its own name means the next one of that name: the one it extends.
    """
    on_shelves = shelves(workspace, "protocols")
    near = Path(path).parent
    beside_ = () if any(_is_same(near, shelf) for shelf in on_shelves) else (near,)

    def find(name: str, asking: str) -> tuple[str, bytes]:
        for folder in (*beside_, *on_shelves):
            found = folder / f"{name}.yaml"
            if _is_plain(name) and is_there(found) and not _is_same(found, Path(asking)):
                if folder in on_shelves:
                    return told(found), read_bytes(_contained(found, workspace))
                return told(found), read_bytes(found)
        if name == Path(asking).stem:
            raise NotFound(
                Text(
                    en=f"“{name}” is this protocol itself, and there is no other of that name",
                    nl=f"‘{name}’ is dit protocol zelf, en een ander met die naam is er niet",
                )
            )
        names = [*protocol_names(workspace), *(one.stem for one in near.glob("*.yaml"))]
        raise _not_found(
            name, sorted({one for one in names if ".scenario" not in one} - {Path(METHOD).stem})
        )

    return find


def told(path: Path) -> str:
    """Return a file's name as it is told: from this folder where it lies below it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _contained(path: Path, workspace: Path | None, kind: str = "protocols") -> Path:
    """Return `path` where it really lies on its shelf, and no link leads out of it.

    Raises:
        FileError: a link leads out of the library.
    """
    try:
        real = real_path(path)
        if any(real.is_relative_to(real_path(shelf)) for shelf in shelves(workspace, kind)):
            return real
    except OSError as error:
        raise _unusable(path, error) from None
    raise _refused(
        path,
        "is a link that leads out of the library; put the file itself there",
        "is een koppeling naar buiten de bibliotheek; zet er het bestand zelf neer",
    )


def real_path(path: Path) -> Path:
    """Return where `path` really lies, also where it is not there yet.

    Raises:
        OSError: the links on the way lead nowhere.
    """
    try:
        return path.resolve()
    except RuntimeError:  # how Python before 3.13 tells a circle of links
        raise OSError(errno.ELOOP, "") from None


def template_names(workspace: Path | None) -> dict[str, Path]:
    """Return the templates that can be named, with their files; the workspace's own first."""
    found: dict[str, Path] = {}
    for shelf in shelves(workspace, "templates"):
        for path in sorted(shelf.glob("*.md.j2")):
            found.setdefault(path.name, path)
    return dict(sorted(found.items()))


def template(name: str, workspace: Path | None) -> str | None:
    """Return the text of a template, the workspace's own first; None where there is none.

    Raises:
        FileError: it cannot be read, is not UTF-8, or a link leads out of the library.
    """
    if not _is_plain(name):
        return None
    for shelf in shelves(workspace, "templates"):
        path = shelf / name
        if _stands_there(path):
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


def _stands_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:
        raise _unusable(path, error) from None


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
        if not is_folder(path):
            yield path
            continue
        found = [file for file in _yaml_in(path) if not is_scenario(file)]
        inside = [
            file
            for file in found
            if "examples" not in file.relative_to(path).parts[:-1] and not is_method(file)
        ]
        if not inside:
            raise UsageError(
                Text(
                    en=f"there is no protocol (*.yaml) in {path}; name a file or another folder",
                    nl=f"er staat geen protocol (*.yaml) in {path}; "
                    "noem een bestand of een andere map",
                )
            )
        yield from inside


def _yaml_in(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.yaml")) + sorted(folder.rglob("*.yml"))


def is_scenario(path: Path) -> bool:
    """Tell whether a file is a scenario of a protocol, by its name: *.scenario.yaml."""
    return path.name.endswith((".scenario.yaml", ".scenario.yml"))


def is_method(path: Path) -> bool:
    """Tell whether a file says which conversations there are and when, by its name."""
    return path.name == METHOD


def find_method(workspace: Path | None) -> Found:
    """Return the method file: the workspace's own, or else the one that is shipped.

    Raises:
        FileError: it cannot be read, or a link leads out of the library.
    """
    found = [shelf / METHOD for shelf in shelves(workspace, "protocols")]
    path = next((one for one in found if is_there(one)), found[-1])
    return Found(path=told(path), raw=read_bytes(_contained(path, workspace)))


def scenario_files(folder: Path) -> list[Path]:
    """Return the scenarios that lie in a folder, beside the protocols there."""
    return sorted(path for path in folder.glob("*.scenario.y*ml") if is_scenario(path))


def beside(path: Path, name: str) -> Path:
    """Return the file called `name` beside another, or in a folder below that.

    Raises:
        FileError: it would lie elsewhere.
    """
    target = path.parent / name
    try:
        inside = real_path(target).is_relative_to(real_path(path.parent))
    except (OSError, ValueError) as error:
        raise _unusable(target, error) from None
    if not inside:
        raise _refused(
            target,
            "lies elsewhere; name a file beside the scenario",
            "ligt ergens anders; noem een bestand naast het scenario",
        )
    return target


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder of that name; not where it cannot be looked at."""
    try:
        return path.is_dir()
    except OSError:  # too long a name, or not ours to look at; reading it tells
        return False
