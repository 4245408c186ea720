"""`amkit templates` and `amkit render TEMPLATE ACME`: instruments of a workspace's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from amkit.cli.making import (
    AUDIENCE,
    Wanted,
    carry_out,
    day,
    every,
    output,
    some_account,
    year,
    year_of,
)
from amkit.cli.options import Options
from amkit.cli.report import SINCE
from amkit.model.account import Account
from amkit.model.prompts import Audience
from amkit.model.text import Language, Text
from amkit.session import instruments


def _own(desk: instruments.Desk, account: Account, template: str) -> instruments.Made:
    return instruments.own(desk, account, template)


def make_render(options: Options) -> Callable[..., int | None]:
    """Return `amkit render`."""

    def render(
        template: str = options.argument(
            Text("TEMPLATE", "SJABLOON"),
            Text(
                "A template; amkit templates shows them.", "Een sjabloon; amkit templates toont ze."
            ),
        ),
        account: str | None = some_account(options),
        audience: Audience = options.option("--audience", says=AUDIENCE, default="internal"),
        year: int | None = year(options),
        since: str | None = options.option("--since", says=SINCE),
        all_: bool = every(options),
        output: Path | None = output(options),
        stdout: bool = options.stdout,
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        wanted = Wanted(account=account, all_=all_, stdout=stdout, json=json_, output=output)
        return carry_out(
            wanted, lang, partial(_own, template=template), audience=audience, year=year_of(year),
            since=day(since),
        )  # fmt: skip

    return render
