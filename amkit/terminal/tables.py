"""Lists as tables, through Rich."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from amkit.terminal.look import look_of
from amkit.terminal.output import out
from amkit.terminal.visible import visible


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, whole: int = 0) -> None:
    """Write a table.

    Raises:
        OutputError: it cannot be written.
    """
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415  half the start-up time; lists alone need it
    from rich.table import Table  # noqa: PLC0415  likewise
    from rich.text import Text as Plain  # noqa: PLC0415  likewise

    made = Table(box=SIMPLE_HEAD, pad_edge=False)
    for number, head in enumerate(heads):
        made.add_column(Plain(visible(head)), overflow="fold", no_wrap=number < whole)
    for row in rows:
        made.add_row(*(Plain(visible(cell)) for cell in row))
    _print(made)


def markdown(text: str) -> None:
    """Write Markdown of our own as a terminal shows it: headings, emphasis, examples in colour.

    Raises:
        OutputError: it cannot be written.
    """
    from rich.markdown import Markdown  # noqa: PLC0415  as in `table`

    _print(Markdown(visible(text), code_theme="ansi_dark", hyperlinks=False))


def _print(made: Any) -> None:
    from rich.console import Console  # noqa: PLC0415  as in `table`

    # Without colours Rich would still write bold; with no colour system at all it writes neither.
    style = look_of(sys.stdout, os.environ).style
    console = Console(
        markup=False, emoji=False, highlight=False, file=sys.stdout, legacy_windows=False,
        color_system="auto" if style else None,
    )  # fmt: skip
    with console.capture() as captured:
        console.print(made)
    out(captured.get())
