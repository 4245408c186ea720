"""`amkit test`: whether protocols still do what their scenarios say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from amkit.cli import desk
from amkit.cli.options import Options
from amkit.errors import FileError, NotFound
from amkit.files import (
    is_scenario,
    is_there,
    protocol_files,
    read_bytes,
    scenario_files,
    write_text,
)
from amkit.model.text import Language, Text
from amkit.scenarios.reports import Case, as_json, junit, summary, told
from amkit.session.scenarios import read_scenario, run_scenario, update
from amkit.settings import Settings
from amkit.terminal.output import err, out
from amkit.terminal.visible import visible

_NONE = Text(
    "no scenario lies beside these protocols; one of talk.yaml is called talk.NAME.scenario.yaml",
    "naast deze protocollen staat geen scenario; een van talk.yaml heet talk.NAAM.scenario.yaml",
)


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
        junit_: Path | None = options.option(
            "--junit",
            says=Text("Write a JUnit report to this file.", "Schrijf een JUnit-verslag hierheen."),
        ),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        language = settings.language
        cases: list[Case] = []
        code = 0
        for path, wanted in _scenarios(paths, settings.workspace):
            try:
                case = _case(path, wanted, settings, anew=anew)
            except (FileError, NotFound) as error:
                # The others are walked all the same; nobody mends one file at a time.
                err(f"{error.text.to(language)}\n")
                code = FileError.exit_code
                continue
            if case is None:
                continue
            cases.append(case)
            (err if json_ else out)(visible(told(case, language)))
        if json_:
            out(as_json(cases, language))
        if junit_ is not None:
            write_text(junit_, junit(cases, language), root=junit_.parent.resolve())
        if not cases and not code:
            err(f"{_NONE.to(language)}\n")
        err(f"{summary(cases, language)}\n")
        return code or int(any(case.failures for case in cases))

    return test


def _case(path: Path, wanted: frozenset[str], settings: Settings, *, anew: bool) -> Case | None:
    """Return what came of a scenario; once more where it was brought up to date.

    None where it is of another protocol than those that are wanted.
    """
    began = perf_counter()
    told = read_scenario(path, desk.named(path), settings.workspace)
    if wanted and told.scenario.protocol not in wanted:
        return None
    walked = run_scenario(told, settings)
    written = update(walked) if anew else ()
    if written:
        again = read_scenario(path, desk.named(path), settings.workspace)
        walked = run_scenario(again, settings)
    return walked.case(perf_counter() - began, written)


def _scenarios(paths: list[Path], workspace: Path | None) -> Iterator[tuple[Path, frozenset[str]]]:
    """Yield the scenarios that are named, and those beside the protocols that are, each once.

    Each with the names of the protocols that are wanted of its folder; none named: all.
    """
    own = [path for path in paths if is_scenario(path)]
    yield from ((path, frozenset()) for path in own)
    rest = [path for path in paths if not is_scenario(path)]
    if rest or not paths:
        beside: dict[Path, set[str]] = {}
        for path in protocol_files(rest, workspace):
            if not is_there(path):
                read_bytes(path)  # says what is wrong with the name
            beside.setdefault(path.parent, set()).add(path.stem)
        for folder, names in beside.items():
            for path in scenario_files(folder):
                if path not in own:
                    yield path, frozenset(names)
