"""`amkit plan ACME`: the account plan, from everything recorded so far."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from amkit.cli.making import (
    AUDIENCE,
    Wanted,
    carry_out,
    every,
    output,
    some_account,
    year,
    year_of,
)
from amkit.cli.options import Options
from amkit.model.prompts import Audience
from amkit.model.text import Language
from amkit.session import instruments


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def plan(
        account: str | None = some_account(options),
        audience: Audience = options.option("--audience", says=AUDIENCE, default="internal"),
        year: int | None = year(options),
        all_: bool = every(options),
        output: Path | None = output(options),
        stdout: bool = options.stdout,
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        wanted = Wanted(account=account, all_=all_, stdout=stdout, json=json_, output=output)
        return carry_out(wanted, lang, instruments.plan, audience=audience, year=year_of(year))

    return plan
