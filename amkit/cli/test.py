"""`amkit test`: whether protocols still do what their scenarios say, and what these cover."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from amkit.cli import desk
from amkit.cli.options import Options
from amkit.errors import FileError, NotFound
from amkit.files import (
    is_scenario,
    protocol_files,
    scenario_files,
    write_text,
)
from amkit.lint.reports import report
from amkit.model.finding import Finding
from amkit.model.text import Language, Text
from amkit.scenarios.coverage import Coverage, told_coverage
from amkit.scenarios.reports import Case, Unusable, as_json, junit, summary, told, too_low
from amkit.session.coverage import coverage_of
from amkit.session.scenarios import Told, Walked, read_scenario, run_scenario, update
from amkit.settings import Settings
from amkit.terminal.output import err, out
from amkit.terminal.visible import visible

_NONE = Text(
    "no scenario lies beside these protocols; one of talk.yaml is called talk.NAME.scenario.yaml",
    "naast deze protocollen staat geen scenario; een van talk.yaml heet talk.NAAM.scenario.yaml",
)


class Wanted(NamedTuple):
    """What was asked for on the command line.

    Attributes:
        anew: write what came out into the scenarios.
        full: tell of every gap that can stay open.
        least: the percentage that scenarios must cover of each protocol.
        json: whether standard output is for a script; people then read standard error.
        settings: the language of everything told, and where protocols are looked for.
    """

    anew: bool
    full: bool
    least: int
    json: bool
    settings: Settings


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def test(
        paths: list[Path] = options.argument(
            Text("[PATHS]...", "[PADEN]..."),
            Text(
                "Protocols, scenarios and folders; otherwise the protocols of this workspace.",
                "Protocollen, scenario's en mappen; anders de protocollen van deze werkmap.",
            ),
            default=[],
        ),
        anew: bool = options.flag(
            "--update",
            says=Text(
                "Write what came out into the scenarios; read the diff.",
                "Schrijf wat eruit kwam in de scenario's; lees het verschil na.",
            ),
        ),
        fail_under: int = options.option(
            "--fail-under",
            says=Text(
                "Fail where scenarios cover less of a protocol: a percentage.",
                "Keur af waar scenario's minder van een protocol dekken: een percentage.",
            ),
            default=0,
        ),
        full: bool = options.flag(
            "--full",
            says=Text(
                "Tell every gap that stays open where an answer is left out.",
                "Toon elk gat dat openblijft waar een antwoord ontbreekt.",
            ),
        ),
        junit_: Path | None = options.option(
            "--junit",
            says=Text("Write a JUnit report to this file.", "Schrijf een JUnit-verslag hierheen."),
        ),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        wanted = Wanted(anew, full, fail_under, json_, settings)
        tester = _Tester(wanted)
        protocols = _protocols(paths, settings.workspace)
        for path in _scenarios(paths, protocols):
            tester.trying(tester.scenario, path, _names(path, paths, protocols))
        for path in protocols:
            tester.trying(tester.protocol, path)
        if not tester.cases and not tester.unusable:
            err(f"{_NONE.to(settings.language)}\n")
        if json_:
            out(as_json(tester.cases, tester.covered, tester.unusable, settings.language))
        if junit_ is not None:
            report_ = junit(tester.cases, tester.unusable, settings.language)
            write_text(junit_, report_, root=junit_.parent.resolve())
        err(f"{summary(tester.cases, settings.language)}\n")
        return tester.code

    return test


class _Tester:
    """Walks scenarios and protocols one by one, tells of each, and keeps what came of it.

    Attributes:
        cases: what came of each scenario, and of the coverage that is asked for.
        covered: what is covered of each protocol, with what to look at in it.
        unusable: the files that could not be used.
    """

    def __init__(self, wanted: Wanted) -> None:
        self.cases: list[Case] = []
        self.covered: list[tuple[Coverage, tuple[Finding, ...]]] = []
        self.unusable: list[Unusable] = []
        self._wanted = wanted
        self._language = wanted.settings.language
        self._walked: list[Walked] = []

    @property
    def code(self) -> int:
        """What the command exits with: an unusable file counts for more than a failure."""
        return FileError.exit_code if self.unusable else int(any(c.failures for c in self.cases))

    def trying(self, test: Callable[..., None], path: Path, *about: object) -> None:
        """Run a test; where a file cannot be used, say so and go on: nobody mends one at a time."""
        try:
            test(path, *about)
        except (FileError, NotFound) as error:
            err(f"{error.text.to(self._language)}\n")
            self.unusable.append(Unusable(path=desk.named(path), text=error.text))

    def scenario(self, path: Path, names: frozenset[str]) -> None:
        """Walk a scenario; once more where it was brought up to date.

        Nothing happens where it is of another protocol than those that are named.
        """
        began = perf_counter()
        found = self._read(path)
        if names and found.scenario.protocol not in names:
            return
        walked = run_scenario(found, self._wanted.settings)
        written = update(walked) if self._wanted.anew else ()
        if written:
            walked = run_scenario(self._read(path), self._wanted.settings)
        self._walked.append(walked)
        self._add(walked.case(perf_counter() - began, written))

    def protocol(self, path: Path) -> None:
        """Walk a protocol with made up answers, and tell what its scenarios cover."""
        began = perf_counter()
        coverage, findings = coverage_of(
            path, desk.named(path), self._walked, self._wanted.settings.workspace
        )
        self.covered.append((coverage, findings))
        self._tell(f"{told_coverage(coverage, self._language)}\n")
        shown = [one for one in findings if self._wanted.full or not _is_mild(one)]
        self._tell(report("text", shown, {}, self._language))
        hidden = len(findings) - len(shown)
        if hidden:
            self._tell(f"{_hidden(hidden).to(self._language)}\n")
        if coverage.percent < self._wanted.least:
            self._add(too_low(coverage, self._wanted.least, perf_counter() - began))

    def _read(self, path: Path) -> Told:
        return read_scenario(path, desk.named(path), self._wanted.settings.workspace)

    def _add(self, case: Case) -> None:
        self.cases.append(case)
        self._tell(told(case, self._language))

    def _tell(self, text: str) -> None:
        (err if self._wanted.json else out)(visible(text))


def _is_mild(finding: Finding) -> bool:
    """Tell whether a finding is only about what happens where something is left out."""
    return finding.rule == "open-gap" and finding.severity == "info"


def _hidden(count: int) -> Text:
    gaps = Text("gaps stay", "gaten blijven") if count > 1 else Text("gap stays", "gat blijft")
    return Text(
        en=f"    {count} {gaps.en} open where an answer is left out; --full tells which",
        nl=f"    {count} {gaps.nl} open waar een antwoord ontbreekt; --full toont welke",
    )


def _protocols(paths: list[Path], workspace: Path | None) -> list[Path]:
    """Return the protocols that are named, or lie in a folder that is."""
    rest = [path for path in paths if not is_scenario(path)]
    return list(protocol_files(rest, workspace)) if rest or not paths else []


def _scenarios(paths: list[Path], protocols: list[Path]) -> Iterator[Path]:
    """Yield the scenarios that are named, and those beside protocols, each once."""
    own = [path for path in paths if is_scenario(path)]
    yield from own
    for folder in dict.fromkeys(path.parent for path in protocols):
        yield from (path for path in scenario_files(folder) if path not in own)


def _names(path: Path, paths: list[Path], protocols: list[Path]) -> frozenset[str]:
    """Return which protocols a scenario may be of: those named of its folder; none named: all."""
    beside = {one for one in paths if one in protocols and one.parent == path.parent}
    return frozenset() if path in paths else frozenset(one.stem for one in beside)
