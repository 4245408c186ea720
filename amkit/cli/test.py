"""`amkit test`: whether protocols still do what their scenarios say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from amkit.cli import desk
from amkit.cli.lint import named
from amkit.cli.options import Options
from amkit.errors import FileError, NotFound
from amkit.files import is_scenario, protocol_files, scenario_files
from amkit.model.text import Language, Text
from amkit.scenarios.reports import summary, told_differences
from amkit.session.scenarios import Walked, read_scenario, run_scenario
from amkit.terminal.output import err, out
from amkit.terminal.visible import visible


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
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        language = settings.language
        walked: list[Walked] = []
        code = 0
        for path in _scenarios(paths, settings.workspace):
            try:
                told = read_scenario(path, named(path), settings.workspace)
                one = run_scenario(told, settings.workspace)
            except (FileError, NotFound) as error:
                # The others are walked all the same; nobody mends one file at a time.
                err(f"{error.text.to(language)}\n")
                code = max(code, FileError.exit_code)
                continue
            walked.append(one)
            out(visible(_told(one, language)))
        failed = sum(not one.passed for one in walked)
        err(f"{summary(len(walked) - failed, failed, language)}\n")
        return code or (1 if failed else 0)

    return test


def _scenarios(paths: list[Path], workspace: Path | None) -> Iterator[Path]:
    """Yield the scenarios that are named, and those beside the protocols that are, each once."""
    own = [path for path in paths if is_scenario(path)]
    yield from own
    rest = [path for path in paths if not is_scenario(path)]
    if rest or not paths:
        folders = dict.fromkeys(path.parent for path in protocol_files(rest, workspace))
        for folder in folders:
            yield from (path for path in scenario_files(folder) if path not in own)


def _told(one: Walked, language: Language) -> str:
    """Return what came of a scenario: one line, and below it what is different."""
    told = one.told
    went = Text("passed", "geslaagd") if one.passed else Text("FAILED", "MISLUKT")
    about = told.scenario.about.to(language)
    line = f"{went.to(language)}  {told.loaded.protocol.id} · {told.name}"
    line += f": {about}\n" if about else "\n"
    if one.refused is not None:
        return line + one.refused.to(language) + "\n"
    return line + told_differences(one.differences, told.document, language)
