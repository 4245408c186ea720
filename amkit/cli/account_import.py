"""`amkit account import`: what another program knows, taken into the record."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import get_args

from amkit.cli import desk
from amkit.cli.options import Options
from amkit.errors import UsageError
from amkit.exchange.columns import DateOrder
from amkit.model.text import Language, Text
from amkit.session.intake import Ask, intake
from amkit.terminal.choose import interactive, prompter
from amkit.terminal.output import err, out
from amkit.terminal.tables import table

_FILE = Text(
    "What to take in: .csv, .vcf (with --account), or .yaml or .json of an export.",
    "Wat erin moet: .csv, .vcf (met --account), of .yaml of .json van een export.",
)
_MAPPING = Text(
    "A file that says what the columns hold; see imports/ in the workspace.",
    "Een bestand dat zegt wat de kolommen bevatten; zie imports/ in de werkmap.",
)
_ENCODING = Text(
    "Such as cp1252, where the file itself does not say it.",
    "Zoals cp1252, als het bestand dat zelf niet zegt.",
)
_ORDER = Text(
    "day-first or month-first: how 3/4/2027 is meant.",
    "day-first of month-first: hoe 3/4/2027 bedoeld is.",
)
_DRY_RUN = Text(
    "Write nothing; show what would be taken in.", "Schrijf niets; toon wat opgenomen zou worden."
)
_YES = Text(
    "Ask nothing; take the columns as they seem.", "Vraag niets; neem de kolommen zoals ze lijken."
)
_HEADS = Text("column;holds;such as", "kolom;bevat;zoals")
_DATES = tuple(order for order in get_args(DateOrder) if order)


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def import_(
        file: Path = options.argument(Text("FILE", "BESTAND"), _FILE),
        account: str | None = options.account,
        mapping: Path | None = options.option("--mapping", says=_MAPPING),
        encoding: str = options.option("--encoding", says=_ENCODING, default=""),
        dates: str = options.option("--dates", says=_ORDER, default=""),
        dry_run: bool = options.flag("--dry-run", says=_DRY_RUN),
        yes: bool = options.flag("--yes", says=_YES),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        asks = interactive() and not (yes or dry_run or json_)
        wanted = Ask(
            file=file,
            account=account,
            mapping=mapping,
            encoding=encoding,
            dates=_dates(dates),
            dry=dry_run,
            yes=yes,
            prompter=prompter(plain=False, environ=os.environ) if asks else None,
        )
        with desk.store(settings) as store:
            report = intake(settings, store, wanted)
        if report.notices:
            err(report.notices.to(settings.language))
        if dry_run and report.columns and not json_:
            table(_HEADS.to(settings.language).split(";"), report.columns)
        out(report.as_json() if json_ else report.told(settings.language))
        return 0

    return import_


def _dates(given: str) -> DateOrder:
    found: DateOrder = next((order for order in _DATES if order == given), "")
    if given and not found:
        listed = " / ".join(_DATES)
        raise UsageError(Text(f"--dates: {listed}", f"--dates: {listed}"))
    return found
