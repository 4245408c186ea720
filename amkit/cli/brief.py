"""`amkit brief ACME new-decision-maker`: one page, for two minutes before the call."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from amkit.cli import desk
from amkit.cli.making import Wanted, output
from amkit.cli.options import Options
from amkit.cli.written import tell
from amkit.files import find_protocol
from amkit.model.text import Language, Text
from amkit.session import instruments
from amkit.session.clock import now
from amkit.session.library import load
from amkit.terminal.output import out
from amkit.terminal.page import page


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def brief(
        account: str = options.account_argument,
        protocol: str = options.argument(
            Text("PROTOCOL", "PROTOCOL"),
            Text("The conversation that is about to be held.", "Het gesprek dat eraan komt."),
        ),
        output: Path | None = output(options),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        Wanted(account=account, json=json_, output=output).check()
        settings = desk.settings(lang)
        found = find_protocol(protocol, settings.workspace)
        loaded = load(found.raw, found.path, settings.workspace)
        with desk.store(settings) as store:
            made_with = instruments.Desk(settings=settings, store=store, clock=now)
            named = desk.account_named(store, account)
            made = instruments.brief(made_with, named, loaded.protocol)
            if output is not None:
                return tell(instruments.write(made_with, named, made, output), settings.language)
        out(made.json) if json_ else page(made.text)
        return 0

    return brief
