"""One run of the linter: files of every kind looked at, mended where that is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

from amkit.errors import AmkitError, FileError, SettingsError
from amkit.files import (
    is_there,
    read_bytes,
    write_bytes,
)
from amkit.lint.anchors import Anchor, anchored
from amkit.lint.baseline import Entry, compared, entries_of, read_baseline, stale, written
from amkit.lint.check import Examined
from amkit.lint.fixing import MOST_ROUNDS, mended
from amkit.lint.ignores import Ignore, settled
from amkit.lint.library import library_findings
from amkit.lint.registry import Choice
from amkit.lint.settings import LintSettings, read_settings
from amkit.model.finding import Finding, Place
from amkit.model.text import Text
from amkit.session.looking import Looker, Seen, Source, Wishes, below, text_of
from amkit.session.several import done, processes
from amkit.settings import Settings


def own_settings(settings: Settings) -> tuple[LintSettings, Path]:
    """Return what is set for the linter, and the folder that its patterns count from.

    Raises:
        SettingsError: something in it is wrong; all of it is told.
    """
    if settings.lint is None:
        return LintSettings(), settings.workspace or Path.cwd()
    path, text, table = settings.lint
    made, found = read_settings(table, text, str(path))
    if found:
        raise SettingsError(
            Text(
                en="\n".join(f"{one.place}: {one.text.en}" for one in found),
                nl="\n".join(f"{one.place}: {one.text.to('nl')}" for one in found),
            )
        )
    return made, path.parent


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What a run found.

    Attributes:
        findings: file by file, each once, but for those that are ignored.
        texts: the text of each file that something was found in.
        anchors: where each finding hangs, where that was asked.
        unusable: why files could not be looked at.
        changed: the bytes of files as they were, and as fixes make them.
        fixes: how many complaints were mended.
        alone: whether all that was found follows from the bytes of the files alone.
    """

    findings: tuple[Finding, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    anchors: dict[Finding, Anchor] = field(default_factory=dict)
    unusable: list[AmkitError] = field(default_factory=list)
    changed: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)
    fixes: int = 0
    alone: bool = True


class Linting:
    """A run over some files; what is mended is held in memory until somebody writes it."""

    def __init__(
        self, sources: Sequence[Source], wishes: Wishes, given: dict[str, bytes] | None = None
    ) -> None:
        """Prepare a run.

        Args:
            sources: the files.
            wishes: what is asked.
            given: the bytes of files that do not come from the disk.
        """
        self._sources = sources
        self._wishes = wishes
        self._held = dict(given or {})
        self._looker = Looker(wishes, self._held)

    def run(self) -> Outcome:
        """Look at every file; mend and look again, where that is asked."""
        before: dict[str, bytes] = {}
        fixes = 0
        outcome = self._look()
        for _ in range(MOST_ROUNDS if self._wishes.fix else 0):
            made = self._mend(outcome.findings, before)
            if not made:
                break
            fixes += made
            outcome = self._look()
        if self._wishes.cleared is not None:
            self._wishes.cleared.keep()
        outcome.fixes = fixes
        outcome.changed = {name: (raw, self._held[name]) for name, raw in before.items()}
        return outcome

    def choice(self, name: str) -> Choice:
        """Return which rules run on a file."""
        return self._looker.choice(name)

    def _look(self) -> Outcome:
        outcome = Outcome()
        found: dict[Finding, Finding] = {}
        ignores: list[Ignore] = []
        active: list[Place] = []
        for source, seen in zip(self._sources, self._seen(), strict=True):
            if isinstance(seen, FileError):
                outcome.unusable.append(seen)
                continue
            outcome.alone = outcome.alone and seen.alone
            raw, examined = seen.raw, seen.examined
            ignores += examined.ignores
            if examined.active is not None:
                active.append(examined.active)
            for finding in examined.findings:
                found.setdefault(finding, finding)
            if examined.findings or examined.ignores:
                self._keep(outcome, source, raw, examined)
        for finding in library_findings(active):
            if self._looker.choice(finding.place.path).tells(finding):
                found.setdefault(finding, finding)
        kept = settled(found, ignores, self._looker.choice)
        order = {source.name: number for number, source in enumerate(self._sources)}
        outcome.findings = tuple(sorted(kept, key=lambda one: _rank(one, order)))
        if self._wishes.anchors:
            self._anchor_rest(outcome)
        return outcome

    def _seen(self) -> Iterator[Seen | FileError]:
        """Yield what is known of each file, or why it cannot be read; clean ones need no more."""
        cleared = self._wishes.cleared
        count = len(self._sources)
        known = cleared is not None and len(cleared) >= count
        jobs = 1 if self._wishes.fix or known else processes(self._wishes.jobs, count)
        for seen in done(self._looker.at, self._sources, jobs):
            if isinstance(seen, FileError):
                yield seen
                continue
            if cleared is not None and seen.key:
                cleared.remember(seen.key, seen.examined.active)
            yield seen

    def _keep(self, outcome: Outcome, source: Source, raw: bytes, examined: Examined) -> None:
        """Keep what reports need of a file that something was found in."""
        outcome.texts[source.name] = text_of(raw)
        document = examined.document
        parts = {} if document is None else document.parts
        for finding in examined.findings:
            path = finding.place.path
            if path not in outcome.texts:
                outcome.texts[path] = parts.get(path, "")
        if self._wishes.anchors:
            made = anchored(examined.findings, document, outcome.texts)
            for finding, anchor in made.items():
                # A file itself knows better than one that takes over a part of it.
                if finding.place.path == source.name or finding not in outcome.anchors:
                    outcome.anchors[finding] = anchor

    def _anchor_rest(self, outcome: Outcome) -> None:
        """Work out where complaints about ignoring hang: at nothing but their line."""
        rest = [finding for finding in outcome.findings if finding not in outcome.anchors]
        outcome.anchors |= anchored(rest, None, outcome.texts)

    def _mend(self, findings: Iterable[Finding], before: dict[str, bytes]) -> int:
        """Mend every file as far as it goes; return how many complaints were."""
        by_file: dict[str, list[Finding]] = {}
        for finding in findings:
            by_file.setdefault(finding.place.path, []).append(finding)
        count = 0
        for source in self._sources:
            if source.name in by_file:
                raw = self._looker.raw(source)
                made = mended(raw, source.name, by_file[source.name], unsafe=self._wishes.unsafe)
                if made.raw != raw:
                    before.setdefault(source.name, raw)
                    self._held[source.name] = made.raw
                    count += made.fixes
        return count


def _rank(finding: Finding, order: dict[str, int]) -> tuple[int, object, str, str]:
    place = finding.place
    return order.get(place.path, len(order)), place, finding.rule, finding.text.en


# Fixes ------------------------------------------------------------------------------------


def diff_of(changed: dict[str, tuple[bytes, bytes]]) -> str:
    """Return what fixes change, as a unified diff."""
    lines: list[str] = []
    for name, both in changed.items():
        before, after = (raw.decode("utf-8").splitlines(keepends=True) for raw in both)
        for line in unified_diff(before, after, name, name):
            lines.append(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n")
    return "".join(lines)


def write_fixes(changed: dict[str, tuple[bytes, bytes]], sources: Iterable[Source]) -> None:
    """Write files as fixes make them.

    Raises:
        OutputError: one cannot be written.
    """
    for source in sources:
        if source.name in changed:
            raw = changed[source.name][1]
            write_bytes(source.path, raw, root=source.path.parent.resolve())


# Baseline ---------------------------------------------------------------------------------


class Baseline:
    """The complaints that were there already, in a file."""

    def __init__(self, path: Path, name: str) -> None:
        self._path = path
        self._name = name

    def entries(self, outcome: Outcome) -> dict[Finding, Entry]:
        """Return what was found, as it stands in a baseline."""
        found = {finding: outcome.anchors[finding] for finding in outcome.findings}
        return entries_of(found, lambda name: below(name, self._path.parent))

    def beside(
        self, outcome: Outcome, sources: Sequence[Source], runs: Callable[[str, str], bool]
    ) -> tuple[Finding, ...]:
        """Return what is new, and what stands in the file and is gone.

        Raises:
            FileError: the file is none, or not there.
        """
        if not is_there(self._path):
            raise self._not_there()
        raw = read_bytes(self._path)
        looked = {below(source.name, self._path.parent): source.name for source in sources}
        result = compared(outcome.findings, self.entries(outcome), read_baseline(raw, self._name))
        gone = [
            entry
            for entry in result.gone
            if (entry.path in looked and runs(looked[entry.path], entry.rule))
            or not is_there(self._path.parent / entry.path)
        ]
        return (*result.new, *stale(gone, raw.decode(), self._name))

    def _not_there(self) -> FileError:
        return FileError(
            Text(
                en=f"{self._name}:1:1: is not there; --update-baseline writes it",
                nl=f"{self._name}:1:1: is er niet; --update-baseline schrijft het",
            )
        )

    def update(self, outcome: Outcome, sources: Sequence[Source]) -> tuple[int, int]:
        """Write what was found; what is known of files that were not looked at stays.

        Returns:
            how many complaints came, and how many went.

        Raises:
            FileError: the file that is there is no baseline.
            OutputError: it cannot be written.
        """
        known: set[Entry] = set()
        if is_there(self._path):
            known = set(read_baseline(read_bytes(self._path), self._name))
        looked = {below(source.name, self._path.parent) for source in sources}
        elsewhere = {
            entry
            for entry in known
            if entry.path not in looked and is_there(self._path.parent / entry.path)
        }
        now = set(self.entries(outcome).values()) | elsewhere
        folder = self._path.parent.resolve()
        write_bytes(self._path, written(now).encode(), root=folder)
        return len(now - known), len(known - now)
