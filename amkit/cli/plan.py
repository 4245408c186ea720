"""`amkit plan ACME`: the account plan, from everything recorded so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime, time
from pathlib import Path

from amkit.cli import desk
from amkit.cli.json_out import as_json
from amkit.cli.making import (
    AUDIENCE,
    Wanted,
    carry_out,
    check,
    day,
    diff,
    every,
    output,
    some_account,
    year,
    year_of,
)
from amkit.cli.options import Options
from amkit.errors import UsageError
from amkit.model.prompts import Audience
from amkit.model.text import Language, Text
from amkit.planning.news import news_since, told
from amkit.session import instruments
from amkit.terminal.output import out
from amkit.walk.shown import show_plain


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def plan(
        account: str | None = some_account(options),
        audience: Audience = options.option("--audience", says=AUDIENCE, default="internal"),
        year: int | None = year(options),
        since: str | None = options.option(
            "--since",
            says=Text(
                "Tell in words what changed since this day, as 2026-06-30, and write nothing.",
                "Vertel wat er sinds deze dag veranderde, als 2026-06-30, en schrijf niets.",
            ),
        ),
        all_: bool = every(options),
        output: Path | None = output(options),
        stdout: bool = options.stdout,
        json_: bool = options.json,
        check: bool = check(options),
        diff: bool = diff(options),
        lang: Language | None = options.lang,
    ) -> int:
        wanted = Wanted(
            account=account, all_=all_, stdout=stdout, json=json_, output=output, outdated=check,
            diff=diff,
        )  # fmt: skip
        begin = day(since)
        if begin is not None:
            return _tell_news(wanted, begin, audience, lang)
        return carry_out(wanted, lang, instruments.plan, audience=audience, year=year_of(year))

    return plan


def _tell_news(wanted: Wanted, since: date, audience: Audience, lang: Language | None) -> int:
    """Tell what changed in the record since the beginning of a day.

    Raises:
        UsageError: something else is wanted besides.
    """
    wanted.check()
    if wanted.account is None or wanted.output or wanted.outdated or wanted.diff:
        raise UsageError(
            Text(
                "--since tells of one account, on the screen; leave the other options out",
                "--since vertelt over één account, op het scherm; laat de andere opties weg",
            )
        )
    if audience == "client":
        raise UsageError(
            Text(
                "what changed is for us alone; leave --audience out",
                "wat er veranderde, is alleen voor ons; laat --audience weg",
            )
        )
    settings = desk.settings(lang)
    with desk.store(settings) as store:
        account = desk.account_named(store, wanted.account)
        statements = store.statements(account.id)
    begin = datetime.combine(since, time.min).astimezone()
    news = news_since(statements, begin, settings.language, settings.kinds)
    if wanted.json:
        found = [{**asdict(one), "latest": one.latest.at.isoformat()} for one in news]
        as_json(found)
        return 0
    shown = show_plain(since, settings.language)
    nothing = Text(f"Nothing changed since {shown}.", f"Sinds {shown} is er niets veranderd.")
    out((told(news, settings.language) or nothing.to(settings.language)) + "\n")
    return 0
