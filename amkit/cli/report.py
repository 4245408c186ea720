"""`amkit report ACME`: what the customer reads of what was agreed, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from amkit.cli.making import Wanted, carry_out, day, every, output, some_account
from amkit.cli.options import Options
from amkit.model.text import Language, Text
from amkit.session import instruments

SINCE = Text(
    "The day it goes back to, as 2026-06-30; otherwise that of the last report, or a year.",
    "Vanaf welke dag, als 2026-06-30; anders die van de vorige rapportage, of een jaar.",
)


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def report(
        account: str | None = some_account(options),
        since: str | None = options.option("--since", says=SINCE),
        all_: bool = every(options),
        output: Path | None = output(options),
        stdout: bool = options.stdout,
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        wanted = Wanted(account=account, all_=all_, stdout=stdout, json=json_, output=output)
        return carry_out(wanted, lang, instruments.report, audience="client", since=day(since))

    return report
