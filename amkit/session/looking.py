"""One file looked at by the linter, whatever kind of file it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from amkit.errors import FileError
from amkit.files import is_method, is_rule, is_scenario, part_finder, read_bytes
from amkit.lint.check import Examined, examine
from amkit.lint.ignores import ignores_in
from amkit.lint.own import read_rule
from amkit.lint.registry import Choice
from amkit.lint.settings import LintSettings
from amkit.model.finding import Finding
from amkit.session.checking import (
    method_findings,
    scenario_findings,
    settings_findings,
    template_findings_of,
)
from amkit.session.cleared import Cleared
from amkit.settings import FILE
from amkit.source.document import Document
from amkit.source.reader import read


class Source(NamedTuple):
    """A file to look at.

    Attributes:
        path: where it lies, or would lie.
        name: as the user named it.
    """

    path: Path
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is asked of a run.

    Attributes:
        settings: what the workspace sets.
        base: the folder that its patterns count from.
        workspace: where protocols and templates are looked for.
        choose: from a path below `base` to which rules run there.
        anchors: whether to work out where findings hang.
        fix: whether to mend what can be mended.
        unsafe: whether also with fixes that somebody has to look at.
        cleared: what is remembered of files that were clean; None where nothing is.
        jobs: how many processes look; None: as many as are worth it.
    """

    settings: LintSettings
    base: Path
    workspace: Path | None
    choose: Callable[[str], Choice]
    anchors: bool = False
    fix: bool = False
    unsafe: bool = False
    cleared: Cleared | None = None
    jobs: int | None = None


class Seen(NamedTuple):
    """What is known of a file that was looked at.

    Attributes:
        raw: its bytes; none where it is clean.
        examined: what was found.
        key: what it is remembered by as clean; "" where it is not.
        alone: whether what was found follows from its bytes alone.
    """

    raw: bytes
    examined: Examined
    key: str = ""
    alone: bool = False


class Looker:
    """Looks at files one by one."""

    def __init__(self, wishes: Wishes, held: Mapping[str, bytes]) -> None:
        """Prepare to look.

        Args:
            wishes: what is asked.
            held: the bytes of files that count in place of those on disk.
        """
        self._wishes = wishes
        self._held = held
        self._alone = False
        """Whether the file that is looked at is a protocol that takes over nothing."""

    def choice(self, name: str) -> Choice:
        """Return which rules run on a file."""
        return self._wishes.choose(below(name, self._wishes.base))

    def raw(self, source: Source) -> bytes:
        """Return the bytes of a file.

        Raises:
            FileError: it cannot be read.
        """
        held = self._held.get(source.name)
        return read_bytes(source.path) if held is None else held

    def at(self, source: Source) -> Seen | FileError:
        """Return what is known of a file, or why it cannot be read."""
        try:
            raw = self.raw(source)
        except FileError as error:
            return error
        self._alone = False
        examined = self._examined(source, raw)
        if examined.findings or examined.ignores:
            return Seen(raw, examined, alone=self._alone)
        # Nothing else of a clean file is asked for; it may have to travel between processes.
        key = self._key(raw, source.name) if self._alone else ""
        return Seen(b"", Examined(findings=(), active=examined.active), key, self._alone)

    def _examined(self, source: Source, raw: bytes) -> Examined:
        choice = self.choice(source.name)
        path, name, workspace = source.path, source.name, self._wishes.workspace
        if path.suffix == ".j2":
            return _other(raw, name, template_findings_of(raw, path, name, workspace), choice)
        if path.name == FILE:
            return _other(raw, name, settings_findings(raw, name), choice)
        if is_rule(path, workspace):
            return _other(raw, name, read_rule(raw, name)[1], choice)
        if is_method(path):
            return _other(raw, name, method_findings(raw, name), choice)
        if is_scenario(path):
            told = scenario_findings(raw, path, name, workspace)
            # Where everything stands in it is worth knowing only where something is told of it.
            document = read(raw, name)[0] if told or b"ignore" in raw else None
            return _other(raw, name, told, choice, document)
        return self._protocol(raw, name, choice)

    def _key(self, raw: bytes, name: str) -> str:
        cleared = self._wishes.cleared
        return "" if cleared is None else cleared.key(raw, name, self.choice(name))

    def _protocol(self, raw: bytes, name: str, choice: Choice) -> Examined:
        """Return what is known of a protocol; one that was clean before is not looked at again."""
        cleared, key = self._wishes.cleared, self._key(raw, name)
        self._alone = True
        if cleared is not None and cleared.has(key):
            return Examined(findings=(), active=cleared.active(key, name))
        find = part_finder(name, self._wishes.workspace)

        def fetch(wanted: str, asking: str) -> tuple[str, bytes]:
            self._alone = False
            where, on_disk = find(wanted, asking)
            return where, self._held.get(where, on_disk)

        return examine(raw, name, choice, fetch=fetch, settings=self._wishes.settings.for_rules)


def _other(
    raw: bytes, name: str, found: Sequence[Finding], choice: Choice,
    document: Document | None = None,
) -> Examined:  # fmt: skip
    told = tuple(sorted((one for one in found if choice.tells(one)), key=lambda one: one.place))
    ignores = ignores_in(text_of(raw), name, document)
    return Examined(findings=told, ignores=ignores, document=document)


def text_of(raw: bytes) -> str:
    """Return a file's text as its lines are counted."""
    return raw.decode("utf-8", errors="replace").removeprefix("\ufeff").replace("\r\n", "\n")


def below(name: str, base: Path) -> str:
    """Return a file's path from a folder, with slashes."""
    return Path(os.path.relpath(name, base)).as_posix()
