"""A workspace: the folder where somebody's own protocols, settings and documents are together."""

from __future__ import annotations

import os
from pathlib import Path

from amkit.errors import UsageError
from amkit.files.writing import make_folder, not_written, why, write_text
from amkit.model.text import Language, Text

_IGNORE = (
    "# What customers told us does not belong in git.\n"
    ".amkit/\nnotes/\nplans/\nreports/\ndocuments/\n"
)
_TOML = Text(
    en='# Settings of this workspace; leave out what need not change.\nlanguage = "en"\n'
    '# me = "Your Name"\n# store = "postgresql://user@server/amkit"\n'
    '# notes = "notes"\n# plans = "plans"\n# reports = "reports"\n'
    '# documents = "documents"\n',
    nl='# Instellingen van deze werkmap; laat weg wat niet anders hoeft.\nlanguage = "nl"\n'
    '# me = "Uw Naam"\n# store = "postgresql://gebruiker@server/amkit"\n'
    '# notes = "notes"\n# plans = "plans"\n# reports = "reports"\n'
    '# documents = "documents"\n',
)


def init_workspace(folder: Path, language: Language) -> tuple[Path, ...]:
    """Make a workspace in `folder`; return what was written.

    amkit.toml comes last: what stopped halfway is no workspace, and can be made again.

    Raises:
        UsageError: there is one already.
        OutputError: it cannot be written.
    """
    if os.path.lexists(folder / "amkit.toml"):
        raise UsageError(
            Text(
                en=f"{folder / 'amkit.toml'} is there already; nothing was changed",
                nl=f"{folder / 'amkit.toml'} is er al; er is niets veranderd",
            )
        )
    made = [folder / "amkit.toml"]
    try:
        for name in ("protocols", "templates"):
            make_folder(folder / name)
            made.append(folder / name)
    except OSError as error:
        raise not_written(folder / name, *why(error)) from None
    if not os.path.lexists(folder / ".gitignore"):
        made.append(folder / ".gitignore")
        write_text(folder / ".gitignore", _IGNORE, root=folder)
    write_text(folder / "amkit.toml", _TOML.to(language), root=folder)
    return tuple(made)
