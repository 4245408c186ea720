"""`amkit lint`: what it is asked. The rules load only where something has to be looked at."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from amkit.cli import desk
from amkit.cli.lint_options import STDIN, Given, LintOptions
from amkit.cli.options import Options
from amkit.errors import AmkitError
from amkit.files import linted_files
from amkit.model.finding import Profile, Severity
from amkit.model.text import Language
from amkit.session.unchanged import Again, Told
from amkit.settings import FILE, Settings
from amkit.terminal.output import err, out


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""
    said = LintOptions(options)

    def lint(
        paths: list[Path] = said.paths,
        format_: list[str] = said.format,
        select: list[str] = said.select,
        ignore: list[str] = said.ignore,
        profile: Profile | None = said.profile,
        baseline: Path | None = said.baseline,
        update_baseline: bool = said.update_baseline,
        fix: bool = said.fix,
        unsafe_fixes: bool = said.unsafe_fixes,
        diff: bool = said.diff,
        statistics: bool = said.statistics,
        fail_on: Severity | None = said.fail_on,
        exit_zero: bool = said.exit_zero,
        stdin_filename: str | None = said.stdin_filename,
        no_cache: bool = said.no_cache,
        jobs: int | None = said.jobs,
        lang: Language | None = said.lang,
    ) -> int:
        settings = desk.settings(lang)
        given = Given(
            paths=paths, format=format_, select=select, ignore=ignore, profile=profile,
            baseline=baseline, update_baseline=update_baseline, fix=fix, diff=diff,
            unsafe_fixes=unsafe_fixes, statistics=statistics, fail_on=fail_on,
            exit_zero=exit_zero, stdin_filename=stdin_filename, no_cache=no_cache, jobs=jobs,
        )  # fmt: skip
        again = Again(given, settings) if _only_looks(given) else None
        told = None if again is None else _told_before(again, given, settings)
        if told is not None:
            out(told.out)
            err(told.err)
            return told.code
        from amkit.cli.linting import run  # noqa: PLC0415  loads every rule

        return run(given, settings, again)

    return lint


def _only_looks(given: Given) -> bool:
    """Tell whether a run does nothing but look at files on disk and tell what it saw."""
    does = given.no_cache or given.fix or given.unsafe_fixes or given.diff
    keeps = given.baseline or given.update_baseline or any(":" in word for word in given.format)
    beside = STDIN in given.paths or os.environ.get("GITHUB_ACTIONS") == "true"
    return not (does or keeps or beside)


def _told_before(again: Again, given: Given, settings: Settings) -> Told | None:
    try:
        return again.told(linted_files(given.paths, settings.workspace, FILE))
    except AmkitError:
        return None  # told in its turn, behind what is wrong with the options
