"""`amkit lsp`: the linter in an editor, over the Language Server Protocol."""

from __future__ import annotations

from collections.abc import Callable

from amkit.cli.options import Options
from amkit.errors import UsageError
from amkit.model.text import Language, Text


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def lsp(lang: Language | None = options.lang) -> int:
        try:
            from amkit.session.language_server import (  # noqa: PLC0415  an extra; few have it
                make_server,
            )
        except ModuleNotFoundError as error:
            if error.name not in ("pygls", "lsprotocol"):
                raise
            raise UsageError(
                Text(
                    en="the language server needs pygls: pip install 'amkit[lsp]'",
                    nl="de taalserver heeft pygls nodig: pip install 'amkit[lsp]'",
                )
            ) from None
        make_server(lang).start_io()
        return 0

    return lsp
