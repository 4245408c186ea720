"""A run of the linter in which nothing changed since the last one: it tells the same again.

What a run tells is kept where it follows from the files that were looked at, the rules and the
settings alone. One digest stands for all of these, so that not even the rules need to be loaded.
What is kept and damaged, or of another amkit, is as good as none.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from hashlib import blake2b
from importlib.metadata import entry_points
from pathlib import Path
from typing import NamedTuple

from amkit import __version__
from amkit.errors import FileError
from amkit.files import cached, keep_cached, read_bytes, rule_files
from amkit.settings import Settings

PACKAGED = "amkit.rules"
"""The entry point under which a package brings rules along."""


class Told(NamedTuple):
    """What a run told.

    Attributes:
        out: on standard output.
        err: on standard error.
        code: its exit code.
    """

    out: str
    err: str
    code: int


class Again:
    """The run that was asked for, and what the last one like it told."""

    def __init__(self, asked: object, settings: Settings) -> None:
        """Say what is asked.

        Args:
            asked: the options, as they were given.
            settings: what is set here.
        """
        self._asked = f"{Path.cwd()}\n{asked!r}\n{settings!r}"
        self._workspace = settings.workspace
        self._name = f"again-{digest(self._asked.encode())}"
        self._all = ""

    def told(self, paths: Iterable[Path]) -> Told | None:
        """Return what a run over these files tells, None where that has to be found out.

        A file may change while it is looked at: what is kept later counts for what is there now.
        """
        if entry_points(group=PACKAGED):
            return None  # rules that are code may say something else each time
        made = blake2b(f"{code()}\n{self._asked}".encode(), digest_size=16)
        try:
            for path in (*rule_files(self._workspace), *paths):
                raw = read_bytes(path)
                made.update(f"{path}\n{len(raw)}\n".encode(errors="surrogateescape") + raw)
        except FileError:
            return None
        self._all = made.hexdigest()
        return _read(sealed(self._name), self._all)

    def keep(self, told: Told) -> None:
        """Keep what a run told, where it may count for the next one."""
        if self._all:
            keep_sealed(self._name, json.dumps([self._all, *told]))


def _read(kept: str, wanted: str) -> Told | None:
    if not kept:
        return None
    found, out, err, exit_code = json.loads(kept)
    return Told(out, err, exit_code) if found == wanted else None


def keep_sealed(name: str, text: str) -> None:
    """Keep a text under a name, where that can be done, so that damage to it shows."""
    keep_cached(name, f"{digest(text.encode())}\n{text}".encode())


def sealed(name: str) -> str:
    """Return the text that was kept under a name; "" where there is none, or it is damaged."""
    first, _, text = (cached(name) or b"").partition(b"\n")
    whole = first.decode(errors="replace") == digest(text)
    return text.decode(errors="replace") if whole else ""


def code() -> str:
    """Return what tells this amkit from any other: its rules are code."""
    package = Path(__file__).parents[1]
    stats = ((path, path.stat()) for path in sorted(package.rglob("*.py")))
    files = (f"{path.name} {of.st_size} {of.st_mtime_ns}" for path, of in stats)
    return "\n".join((__version__, sys.version, *files))


def digest(*parts: bytes) -> str:
    """Return what tells these parts from any others: 32 hexadecimal digits."""
    made = blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "big") + part)
    return made.hexdigest()
