"""`amkit runs`: which conversations are open, and which were held."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from amkit.cli import desk
from amkit.cli.json_out import json_text
from amkit.cli.options import Options
from amkit.model.run import Run
from amkit.model.text import Language, Text
from amkit.session.clock import now, today
from amkit.store import Store
from amkit.terminal.output import out
from amkit.terminal.tables import table
from amkit.walk.shown import age

STATUS = {
    "open": Text("open", "open"),
    "done": Text("held", "gevoerd"),
    "dropped": Text("dropped", "vervallen"),
}


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def runs(
        account: str | None = options.account,
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        with desk.store(settings) as store:
            named = desk.account_named(store, account) if account else None
            found = store.runs(account_id=named.id if named else None)
            if json_:
                out(_as_json(store, found))
            else:
                _list(store, found, settings.language)
        return 0

    return runs


def _names(store: Store) -> dict[str, str]:
    return {account.id: account.name for account in store.accounts()}


def _as_json(store: Store, runs: Sequence[Run]) -> str:
    names = _names(store)
    rows = [
        {
            "id": run.id,
            "account": names[run.account_id],
            "protocol": run.protocol_id,
            "version": run.protocol_version,
            "status": run.status,
            "by": run.by,
            "started": run.started.isoformat(),
            "changed": run.changed.isoformat(),
        }
        for run in runs
    ]
    return json_text(rows)


def _list(store: Store, runs: Sequence[Run], language: Language) -> None:
    if not runs:
        nothing = Text(
            "No conversations yet. Start one: amkit run new-decision-maker --account ACME\n",
            "Nog geen gesprekken. Begin er een: amkit run new-decision-maker --account ACME\n",
        )
        out(nothing.to(language))
        return
    names = _names(store)
    ordered = sorted(runs, key=lambda run: run.status != "open")
    rows = [
        (
            STATUS[run.status].to(language),
            names[run.account_id],
            run.protocol_id,
            age(run.changed.astimezone().date(), today(now), language),
            run.by,
        )
        for run in ordered
    ]
    heads = Text("status;account;protocol;last;by", "status;account;protocol;laatst;door")
    table(heads.to(language).split(";"), rows)
