"""`amkit init`: a workspace, with settings and a place for own protocols."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from amkit.cli import desk
from amkit.cli.options import Options
from amkit.files import init_workspace
from amkit.model.text import Language, Text
from amkit.terminal.output import out


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def init(
        folder: Path = options.argument(
            Text("FOLDER", "MAP"),
            Text("Where; otherwise here.", "Waar; anders hier."),
            default=Path(),
        ),
        lang: Language | None = options.lang,
    ) -> int:
        language = desk.settings(lang).language
        for path in init_workspace(folder, language):
            out(f"{path}\n")
        out(
            Text(
                "Next: amkit run new-decision-maker\n", "Hierna: amkit run new-decision-maker\n"
            ).to(language)
        )
        return 0

    return init
