"""The text of a file of settings: TOML, of a bearable size, that nobody else can change."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Any

from amkit.errors import SettingsError
from amkit.model.text import Text

MOST_BYTES = 65_536
"""Most bytes a file of settings may have: a thousand times what there is to set."""


def text_of(path: Path) -> str:
    """Return the text of a file of settings.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not UTF-8, or has more than `MOST_BYTES`.
    """
    with path.open("rb") as file:
        return decoded(file.read(MOST_BYTES + 1))


def decoded(raw: bytes) -> str:
    """Return a text.

    Raises:
        ValueError: it is not UTF-8, or has more than `MOST_BYTES`.
    """
    if len(raw) > MOST_BYTES:
        raise ValueError
    return raw.decode()


def read_file(path: Path) -> tuple[str, dict[str, Any]]:
    """Return the text of a file of settings, and what it sets.

    Raises:
        SettingsError: it cannot be read, or others can write it.
    """
    _refuse_strangers(path)
    try:
        text = text_of(path)
    except OSError as error:
        raise wrong(f"{path}:1:1", f"cannot be read ({os.strerror(error.errno or 0)})",
                     f"is niet te lezen ({os.strerror(error.errno or 0)})") from None  # fmt: skip
    except ValueError:
        raise not_text(path) from None
    return text, parsed(text, path)


def not_text(path: Path) -> SettingsError:
    """Return the complaint that a file is no text, or too much of it."""
    return wrong(
        f"{path}:1:1",
        "is not UTF-8, or larger than 64 KiB; save it as UTF-8",
        "is geen UTF-8, of groter dan 64 KiB; bewaar het als UTF-8",
    )


def parsed(text: str, path: Path) -> dict[str, Any]:
    """Return what a text of TOML says.

    Raises:
        SettingsError: it is none.
    """
    import tomllib  # noqa: PLC0415  only where there is a file

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise wrong(_toml_place(path, str(error)), "this is not TOML; look at the quotes and =",
                     "dit is geen TOML; kijk naar de aanhalingstekens en =") from None  # fmt: skip


def _toml_place(path: Path, message: str) -> str:
    found = re.search(r"line (\d+), column (\d+)", message)
    return f"{path}:{found[1]}:{found[2]}" if found else f"{path}:1:1"


def _refuse_strangers(path: Path) -> None:
    """Refuse settings that another user could have planted, as git does with repositories.

    A link in a folder that all may write to could make that folder the workspace, and so bring
    what customers told us there. That is why the folder and the link itself count as well.
    """
    if not hasattr(os, "getuid"):  # pragma: no cover  Windows tells no owner
        return
    if _is_of_others(path.lstat()) or _is_of_others(path.stat()):
        raise wrong(
            f"{path}:1:1",
            "others can change this file; make it yours (chown) and writable by you alone (chmod)",
            "anderen kunnen dit bestand veranderen; maak het van uzelf (chown) "
            "en alleen door u te schrijven (chmod)",
        )
    if _is_of_others(path.parent.stat()):
        raise wrong(
            f"{path}:1:1",
            "others can write in its folder; make that yours (chown, chmod), or move this file "
            "to a folder of your own",
            "anderen kunnen in deze map schrijven; maak die van uzelf (chown, chmod), of "
            "verplaats dit bestand naar een eigen map",
        )


def _is_of_others(info: os.stat_result) -> bool:
    open_to_all = info.st_mode & stat.S_IWOTH and not stat.S_ISLNK(info.st_mode)
    return info.st_uid not in (os.getuid(), 0) or bool(open_to_all)


def wrong(place: str, en: str, nl: str) -> SettingsError:
    """Return a complaint that begins with its place."""
    return SettingsError(Text(en=f"{place}: {en}", nl=f"{place}: {nl}"))
