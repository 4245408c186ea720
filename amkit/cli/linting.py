"""`amkit lint`: every complaint about protocols, scenarios, templates and settings, at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from amkit.cli import desk
from amkit.cli.lint_options import STDIN, Given
from amkit.errors import FileError, UsageError
from amkit.files import MOST_BYTES, linted_files, write_text
from amkit.lint.check import fails
from amkit.lint.reports import FORMS, Form, report, statistics, summary
from amkit.lint.settings import LintSettings
from amkit.model.finding import Finding, Severity
from amkit.model.text import Language, Text
from amkit.session.cleared import Cleared
from amkit.session.linting import (
    Baseline,
    Linting,
    Outcome,
    diff_of,
    own_settings,
    write_fixes,
)
from amkit.session.looking import Source, Wishes
from amkit.session.own_rules import take_own_rules
from amkit.session.unchanged import Again, Told
from amkit.settings import FILE, Settings
from amkit.terminal.output import err, out
from amkit.terminal.visible import visible

_HANG: tuple[Form, ...] = ("sarif", "gitlab")
"""The reports that tell where findings hang."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command line asks, apart from which rules run on which files.

    Attributes:
        form: how findings are told; None: as text, and in GitHub's own words where that runs it.
        outputs: reports that are written to files.
        baseline: what was there already; None where there is none.
        update: whether it is written anew.
        write: whether files are mended on disk.
        diff: whether what would be mended is shown.
        counts: whether each rule's findings are counted.
        fail_on: the mildest finding that fails; None where none does.
    """

    form: Form | None
    outputs: tuple[tuple[Form, Path], ...]
    baseline: Baseline | None
    update: bool
    write: bool
    diff: bool
    counts: bool
    fail_on: Severity | None


def run(given: Given, settings: Settings, again: Again | None) -> int:
    """Look at files; return the exit code.

    Args:
        given: what was typed.
        settings: what is set.
        again: keeps what was told for the next time; None where that may not be.
    """
    own_rules = take_own_rules(settings.workspace)
    own, base = own_settings(settings)
    place = _baseline(given.baseline, own, base)
    form, outputs = _reports(given.format)
    mends = given.fix or given.unsafe_fixes
    _refuse(given.paths, given.stdin_filename, mends=mends and not given.diff,
            nowhere=given.update_baseline and place is None)  # fmt: skip
    asked = Asked(
        form=form, outputs=outputs, baseline=place, update=given.update_baseline,
        write=mends and not given.diff, diff=given.diff, counts=given.statistics,
        fail_on=None if given.exit_zero else given.fail_on or own.fail_on,
    )  # fmt: skip
    chosen = partial(own.choice, select=given.select, ignore=given.ignore, profile=given.profile)
    chosen("")  # a wrong name is told before any file is read
    remembers = not given.no_cache and own_rules is not None
    wishes = Wishes(
        settings=own, base=base, workspace=settings.workspace, choose=chosen,
        anchors=place is not None or any(form in _HANG for form in _forms(asked)),
        fix=mends or given.diff, unsafe=given.unsafe_fixes,
        cleared=Cleared(own_rules or b"", own.for_rules) if remembers else None, jobs=given.jobs,
    )  # fmt: skip
    sources, bytes_of = _sources(given.paths, settings, given.stdin_filename)
    made = _Run(asked, sources, Linting(sources, wishes, bytes_of), settings.language)
    code = made.code()
    if again is not None and made.follows:
        again.keep(Told("".join(made.out), "".join(made.err), code))
    return code


def _baseline(named: Path | None, own: LintSettings, base: Path) -> Baseline | None:
    if named is not None:
        return Baseline(named.absolute(), str(named))
    if own.baseline:
        return Baseline((base / own.baseline).absolute(), desk.named(base / own.baseline))
    return None


def _refuse(paths: Sequence[Path], name: str | None, *, mends: bool, nowhere: bool) -> None:
    """Refuse options that do not go together.

    Raises:
        UsageError: they do not.
    """
    if name is not None and STDIN not in paths:
        raise UsageError(
            Text(
                en="--stdin-filename names standard input; give - as the file as well",
                nl="--stdin-filename noemt de standaardinvoer; geef ook - als bestand",
            )
        )
    if mends and STDIN in paths:
        raise UsageError(
            Text(
                en="standard input cannot be mended; --diff shows what would be",
                nl="standaardinvoer is niet te herstellen; --diff toont wat het zou worden",
            )
        )
    if nowhere:
        raise UsageError(
            Text(
                en="say which file the baseline is: --baseline FILE",
                nl="zeg welk bestand de nulmeting is: --baseline BESTAND",
            )
        )


def _reports(words: Sequence[str]) -> tuple[Form | None, tuple[tuple[Form, Path], ...]]:
    """Return in which form findings are told, None where that is not said, and which go to files.

    Raises:
        UsageError: a word is no form, or two forms are to be told at once.
    """
    told: list[Form] = []
    files: list[tuple[Form, Path]] = []
    for word in words:
        name, _, path = word.partition(":")
        form = next((form for form in FORMS if form == name), None)
        if form is None or (":" in word and not path):
            raise UsageError(_no_form(word))
        if path:
            files.append((form, Path(path)))
        else:
            told.append(form)
    if len(told) > 1:
        raise UsageError(
            Text(
                en=f"--format {told[0]} and {told[1]}: one is shown; write the other to a file, "
                f"such as --format {told[1]}:FILE",
                nl=f"--format {told[0]} en {told[1]}: er wordt er één getoond; schrijf de andere "
                f"naar een bestand, zoals --format {told[1]}:BESTAND",
            )
        )
    return (told[0] if told else None), tuple(files)


def _no_form(word: str) -> Text:
    listed = ", ".join(FORMS)
    return Text(
        en=f"--format {visible(word)}: write one of {listed}; to write a file, sarif:lint.sarif",
        nl=f"--format {visible(word)}: schrijf een van {listed}; voor een bestand sarif:lint.sarif",
    )


def _forms(asked: Asked) -> tuple[Form, ...]:
    return (asked.form or "text", *(form for form, _ in asked.outputs))


def _sources(
    paths: Sequence[Path], settings: Settings, name: str | None
) -> tuple[list[Source], dict[str, bytes]]:
    """Return the files to look at, and the bytes of those that do not come from the disk.

    Raises:
        UsageError: a folder holds nothing to check.
    """
    on_disk = [path for path in paths if path != STDIN]
    sources: list[Source] = []
    if on_disk or not paths:
        found = linted_files(on_disk, settings.workspace, FILE)
        sources = [Source(path, desk.named(path)) for path in found]
    if STDIN not in paths:
        return sources, {}
    shown = name or str(STDIN)
    return [*sources, Source(Path(shown), shown)], {shown: sys.stdin.buffer.read(MOST_BYTES + 1)}


class _Run:
    """One run, and what is told of it.

    Attributes:
        out, err: what was written so far.
        follows: whether that follows from the files, the rules and the settings alone.
    """

    def __init__(
        self, asked: Asked, sources: Sequence[Source], linting: Linting, language: Language
    ) -> None:
        self._asked = asked
        self._sources = sources
        self._linting = linting
        self._language = language
        self.out: list[str] = []
        self.err: list[str] = []
        self.follows = False

    def code(self) -> int:
        """Run; return the exit code."""
        asked, outcome = self._asked, self._linting.run()
        self.follows = outcome.alone and not outcome.unusable and asked.baseline is None
        if asked.write:
            write_fixes(outcome.changed, self._sources)
        for error in outcome.unusable:
            self._err(f"{error.text.to(self._language)}\n")
        findings = self._told(outcome)
        if asked.diff:
            self._out(visible(diff_of(outcome.changed)))
        else:
            self._report(findings, outcome)
        self._count(findings, outcome)
        if outcome.unusable:
            return FileError.exit_code
        if asked.fail_on is None:
            return 0
        return int((asked.diff and bool(outcome.changed)) or fails(findings, asked.fail_on))

    def _out(self, text: str) -> None:
        self.out.append(text)
        out(text)

    def _err(self, text: str) -> None:
        self.err.append(text)
        err(text)

    def _told(self, outcome: Outcome) -> tuple[Finding, ...]:
        """Return what is told: of what was found, what the baseline does not have."""
        baseline = self._asked.baseline
        if baseline is None:
            return outcome.findings
        if self._asked.update:
            came, went = baseline.update(outcome, self._sources)
            text = Text(
                en=f"baseline written: {came} new, {went} gone",
                nl=f"nulmeting geschreven: {came} nieuw, {went} verdwenen",
            )
            self._err(f"{text.to(self._language)}\n")
            return ()

        def runs(name: str, rule: str) -> bool:
            return rule not in self._linting.choice(name).left_out and (
                self._linting.choice(name).runs(rule)
            )

        return baseline.beside(outcome, self._sources, runs)

    def _report(self, findings: Sequence[Finding], outcome: Outcome) -> None:
        asked = self._asked
        form = asked.form or "text"
        self._out(self._made(form, findings, outcome))
        if asked.form is None and os.environ.get("GITHUB_ACTIONS") == "true":
            self._out(self._made("github", findings, outcome))
        for written, path in asked.outputs:
            text = self._made(written, findings, outcome)
            write_text(path, text, root=path.parent.resolve())

    def _made(self, form: Form, findings: Sequence[Finding], outcome: Outcome) -> str:
        return report(
            form, findings, outcome.texts, self._language,
            files=[source.name for source in self._sources], anchors=outcome.anchors,
        )  # fmt: skip

    def _count(self, findings: Sequence[Finding], outcome: Outcome) -> None:
        """Say how many findings there are, where nobody but a person reads."""
        asked, language = self._asked, self._language
        if asked.counts:
            self._err(statistics(findings, language))
        if asked.form in (None, "text", "full"):
            looked = len(self._sources) - len(outcome.unusable)
            if looked:
                known = sum(finding not in findings for finding in outcome.findings)
                self._err(f"{summary(findings, looked, language, known)}\n")
            if outcome.fixes:
                done = Text(f"mended: {outcome.fixes}", f"hersteld: {outcome.fixes}")
                if asked.diff:
                    done = Text(f"would be mended: {outcome.fixes}",
                                f"zou hersteld worden: {outcome.fixes}")  # fmt: skip
                self._err(f"{done.to(language)}\n")
