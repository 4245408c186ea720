"""`amkit migrate`: protocols of an earlier format, rewritten in today's."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from difflib import unified_diff
from pathlib import Path

from amkit.cli import desk
from amkit.cli.options import Options
from amkit.errors import FileError
from amkit.files import protocol_files, read_bytes, write_bytes
from amkit.model.protocol import FORMAT
from amkit.model.text import Language, Text
from amkit.source.formats import migrated
from amkit.terminal.output import err, out
from amkit.terminal.visible import visible


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def migrate(
        paths: list[Path] = options.argument(
            Text("[PATHS]...", "[PADEN]..."),
            Text(
                "Files and folders; otherwise the protocols of this workspace.",
                "Bestanden en mappen; anders de protocollen van deze werkmap.",
            ),
            default=[],
        ),
        check: bool = options.flag(
            "--check",
            says=Text(
                "Write nothing; exit with 1 where a file would be rewritten.",
                "Schrijf niets; eindig met 1 als er een bestand te herschrijven is.",
            ),
        ),
        diff: bool = options.flag(
            "--diff",
            says=Text("Write nothing; show the changes.", "Schrijf niets; toon de wijzigingen."),
        ),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        rewritten: list[str] = []
        unusable: list[str] = []
        for path in protocol_files(paths, settings.workspace):
            name = desk.named(path)
            try:
                before = read_bytes(path)
                after = migrated(before, name)
            except FileError as error:
                # The others are rewritten all the same.
                err(f"{error.text.to(settings.language)}\n")
                unusable.append(name)
                continue
            if after != before:
                rewritten.append(name)
                if diff:
                    (err if json_ else out)(visible("".join(_diff(before, after, name))))
                if not (check or diff):
                    write_bytes(path, after, root=path.parent.resolve())
        if json_:
            data = {"format": FORMAT, "rewritten": rewritten, "unusable": unusable,
                    "written": not (check or diff)}  # fmt: skip
            out(json.dumps(data, ensure_ascii=True, indent=2) + "\n")
        else:
            said = _told(rewritten, written=not (check or diff))
            err(f"{said.to(settings.language)}\n")
        return FileError.exit_code if unusable else int(check and bool(rewritten))

    return migrate


def _diff(before: bytes, after: bytes, name: str) -> Iterator[str]:
    old, new = (raw.decode().splitlines(keepends=True) for raw in (before, after))
    for line in unified_diff(old, new, name, name):
        yield line if line.endswith("\n") else line + "\n"


def _told(names: list[str], *, written: bool) -> Text:
    if not names:
        return Text(
            f"every protocol is written in format {FORMAT}; there is nothing to do",
            f"elk protocol is geschreven in formaat {FORMAT}; er is niets te doen",
        )
    listed = "".join(f"\n  {name}" for name in names)
    done = Text(f"rewritten in format {FORMAT}:", f"herschreven in formaat {FORMAT}:")
    if not written:
        done = Text(f"to be rewritten in format {FORMAT}:", f"te herschrijven in formaat {FORMAT}:")
    return Text(done.en + listed, done.nl + listed)
