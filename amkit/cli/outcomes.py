"""`amkit outcomes`: what came of accounts where the cycle was kept, and of the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from amkit.cli import desk, figures
from amkit.cli.options import Options
from amkit.errors import UsageError
from amkit.model.text import Language, Text
from amkit.planning.outcomes import outcomes_of
from amkit.session.clock import now, today
from amkit.session.cycle import method_of
from amkit.session.outcomes import outcomes_in
from amkit.terminal.output import out

_YEARS = 2
"""How far it looks back: what a contract does takes longer than a year to show."""


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def outcomes(
        since: str = figures.since_option(options, years=_YEARS),
        kept: str = options.option(
            "--kept",
            says=Text(
                "How much of what was due must be held in time, in percent; else as half do.",
                "Hoeveel van wat aan de beurt was op tijd gevoerd moet zijn, in procenten; "
                "anders zoals de helft doet.",
            ),
            default="",
        ),
        csv: Path | None = figures.csv_option(options),
        html: Path | None = figures.html_option(options),
        force: bool = options.flag(
            "--force", says=Text("Replace what is there.", "Vervang wat er al is.")
        ),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        day = today(now)
        first = figures.first_day(since, day, years=_YEARS)
        least = _share(kept) if kept else None
        with desk.store(settings) as store:
            found = list(outcomes_in(store, method_of(settings), first, day))
        if not found:
            nothing = Text(
                "There are no accounts to look at.\n", "Er zijn geen accounts om naar te kijken.\n"
            )
            out(nothing.to(settings.language))
            return 0
        made = outcomes_of(found, first, day, settings.language, least)
        figures.give(made, settings.language, json=json_, csv=csv, html=html, force=force)
        return 0

    return outcomes


def _share(text: str) -> float:
    """Return the share that a percentage says.

    Raises:
        UsageError: it says none.
    """
    digits = text.strip().removesuffix("%").strip()
    if not (digits.isascii() and digits.isdigit() and 1 <= int(digits[:4]) <= 100):
        raise UsageError(
            Text(
                f"--kept: a percentage from 1 to 100, not “{text}”",
                f"--kept: een percentage van 1 tot 100, niet ‘{text}’",
            )
        )
    return int(digits) / 100
