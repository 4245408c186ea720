"""The options of `amkit lint`, with their help in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from amkit.cli.options import Options
from amkit.model.finding import Profile, Severity
from amkit.model.text import Text

_FORMS = "text, full, json, jsonl, sarif, github, gitlab, junit, markdown"


STDIN = Path("-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was typed behind `amkit lint`; `LintOptions` says what each of them is."""

    paths: Sequence[Path]
    format: Sequence[str]
    select: Sequence[str]
    ignore: Sequence[str]
    profile: Profile | None
    baseline: Path | None
    update_baseline: bool
    fix: bool
    unsafe_fixes: bool
    diff: bool
    statistics: bool
    fail_on: Severity | None
    exit_zero: bool
    stdin_filename: str | None
    no_cache: bool
    jobs: int | None


class LintOptions:
    """Makes Typer's parameters for `amkit lint`."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self.lang = options.lang

    def _words(self, name: str, en: str, nl: str) -> Any:
        return self._options.option(name, says=Text(en, nl), default=[])

    def _one(self, name: str, en: str, nl: str) -> Any:
        return self._options.option(name, says=Text(en, nl))

    def _flag(self, name: str, en: str, nl: str) -> Any:
        return self._options.flag(name, says=Text(en, nl))

    @cached_property
    def paths(self) -> Any:
        """Name what is looked at."""
        return self._options.argument(
            Text("[PATHS]...", "[PADEN]..."),
            Text(
                "Files and folders, - for standard input; otherwise all of this workspace.",
                "Bestanden en mappen, - voor standaardinvoer; anders alles van deze werkmap.",
            ),
            default=[],
        )

    @cached_property
    def format(self) -> Any:
        """Choose how findings are told."""
        return self._words(
            "--format",
            f"{_FORMS}; with a file behind it, such as sarif:lint.sarif, that file is written; "
            "may be given several times.",
            f"{_FORMS.replace(', markdown', ' of markdown')}; met een bestand erachter, zoals "
            "sarif:lint.sarif, wordt dat geschreven; mag vaker.",
        )

    @cached_property
    def select(self) -> Any:
        """Choose rules."""
        return self._words(
            "--select",
            "A rule or group that runs, and no others; may be given several times.",
            "Een regel of groep die meedoet, en geen andere; mag vaker.",
        )

    @cached_property
    def ignore(self) -> Any:
        """Leave rules out."""
        return self._words(
            "--ignore",
            "A rule or group to leave out; may be given several times.",
            "Een regel of groep om weg te laten; mag vaker.",
        )

    @cached_property
    def profile(self) -> Any:
        """Choose how strict to be."""
        return self._one(
            "--profile",
            "minimal: can it be walked? standard: errors and warnings. strict: hints too.",
            "minimal: is het te lopen? standard: fouten en waarschuwingen. strict: ook tips.",
        )

    @cached_property
    def baseline(self) -> Any:
        """Tell only what is new."""
        return self._one(
            "--baseline",
            "A file with what was there already: only what is new is told.",
            "Een bestand met wat er al was: alleen wat nieuw is wordt gemeld.",
        )

    @cached_property
    def update_baseline(self) -> Any:
        """Write what there is now."""
        return self._flag(
            "--update-baseline",
            "Write what is found now to the baseline.",
            "Schrijf wat er nu gevonden wordt naar de nulmeting.",
        )

    @cached_property
    def fix(self) -> Any:
        """Mend what keeps its meaning."""
        return self._flag(
            "--fix",
            "Mend what can be mended without changing what the file means.",
            "Herstel wat te herstellen is zonder dat het bestand iets anders betekent.",
        )

    @cached_property
    def unsafe_fixes(self) -> Any:
        """Mend what somebody has to look at, too."""
        return self._flag(
            "--unsafe-fixes",
            "Also mend what is probably meant; look at the outcome.",
            "Herstel ook wat waarschijnlijk bedoeld is; kijk het na.",
        )

    @cached_property
    def diff(self) -> Any:
        """Show what would be mended."""
        return self._flag(
            "--diff",
            "Write no file; show what would be mended.",
            "Schrijf geen bestand; toon wat er hersteld zou worden.",
        )

    @cached_property
    def statistics(self) -> Any:
        """Count by rule."""
        return self._flag(
            "--statistics",
            "Count the findings of each rule.",
            "Tel de bevindingen van elke regel.",
        )

    @cached_property
    def fail_on(self) -> Any:
        """Choose what fails."""
        return self._one(
            "--fail-on",
            "The mildest finding that fails: error (as it is), warning or info.",
            "De lichtste bevinding die telt: error (zo is het), warning of info.",
        )

    @cached_property
    def exit_zero(self) -> Any:
        """Never fail on findings."""
        return self._flag(
            "--exit-zero",
            "End with 0 whatever is found.",
            "Eindig met 0, wat er ook gevonden wordt.",
        )

    @cached_property
    def stdin_filename(self) -> Any:
        """Say what standard input is."""
        return self._one(
            "--stdin-filename",
            "The name that standard input goes by: it says which kind of file that is.",
            "De naam van de standaardinvoer: die zegt wat voor bestand het is.",
        )

    @cached_property
    def no_cache(self) -> Any:
        """Look at every file."""
        return self._flag(
            "--no-cache",
            "Look at every file, also at those that were clean before.",
            "Kijk elk bestand na, ook wat eerder al schoon was.",
        )

    @cached_property
    def jobs(self) -> Any:
        """Look with so many processes."""
        return self._one(
            "--jobs",
            "How many processes look; otherwise two from 200 files on.",
            "Met hoeveel processen; anders met twee vanaf 200 bestanden.",
        )
