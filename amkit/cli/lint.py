"""`amkit lint`: every complaint about protocol and scenario files, at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from amkit.cli import desk
from amkit.cli.options import Options
from amkit.errors import ProtocolError
from amkit.files import (
    METHOD,
    is_method,
    is_scenario,
    is_there,
    part_finder,
    protocol_files,
    read_bytes,
    scenario_files,
)
from amkit.lint import check, fails, report, summary
from amkit.model.finding import Finding, Severity
from amkit.model.text import Language, Text
from amkit.session.checking import scenario_findings
from amkit.source.methods import load_method
from amkit.terminal.output import err, out


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def lint(
        paths: list[Path] = options.argument(
            Text("[PATHS]...", "[PADEN]..."),
            Text(
                "Files and folders; otherwise the protocols of this workspace.",
                "Bestanden en mappen; anders de protocollen van deze werkmap.",
            ),
            default=[],
        ),
        format_: Literal["text", "full", "json", "github"] = options.option(
            "--format",
            says=Text("text, full, json or github.", "text, full, json of github."),
            default="text",
        ),
        ignore: list[str] = options.option(
            "--ignore", says=Text("A rule to leave out.", "Een regel om weg te laten."), default=[]
        ),
        fail_on: Severity = options.option(
            "--fail-on",
            says=Text(
                "The mildest finding that fails: error, warning or info.",
                "De lichtste bevinding die telt: error, warning of info.",
            ),
            default="error",
        ),
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        language = settings.language
        found: list[Finding] = []
        texts: dict[str, str] = {}
        count = 0
        left_out = frozenset(ignore)
        for path in _files(paths, settings.workspace):
            raw = read_bytes(path)
            count += 1
            name = desk.named(path)
            texts[name] = raw.decode("utf-8", errors="replace")
            if is_method(path):
                found += [one for one in _of_method(raw, name) if one.rule not in left_out]
            elif is_scenario(path):
                told = scenario_findings(path, name, settings.workspace)
                found += sorted(
                    (one for one in told if one.rule not in left_out), key=lambda one: one.place
                )
            else:
                fetch = part_finder(name, settings.workspace)
                found += check(raw, name, fetch=fetch, ignore=left_out)
        # What stands in a file that others take over is told once.
        found = list(dict.fromkeys(found))
        for other in {finding.place.path for finding in found} - texts.keys():
            texts[other] = read_bytes(Path(other)).decode("utf-8", errors="replace")
        out(report(format_, found, texts, language))
        if format_ in ("text", "full"):
            err(f"{summary(found, count, language)}\n")
        return 1 if fails(found, fail_on) else 0

    return lint


def _of_method(raw: bytes, name: str) -> tuple[Finding, ...]:
    """Return what keeps a method from being used."""
    try:
        load_method(raw, name)
    except ProtocolError as error:
        return error.findings
    return ()


def _files(paths: list[Path], workspace: Path | None) -> Iterator[Path]:
    """Yield the files that are named; of a folder, its protocols and the scenarios beside them.

    Raises:
        UsageError: a folder holds no protocol, or a name is no file.
    """
    named = frozenset(paths)
    folders: dict[Path, None] = {}
    for path in protocol_files(paths, workspace):
        yield path
        if path not in named:
            folders[path.parent] = None
    for folder in folders:
        yield from (path for path in (folder / METHOD,) if is_there(path) and path not in named)
        yield from (path for path in scenario_files(folder) if path not in named)
