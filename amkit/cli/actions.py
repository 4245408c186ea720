"""`amkit actions` lists what has to be done; `amkit action …` tells how it went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from amkit.cli import desk, saying
from amkit.cli.json_out import as_json
from amkit.cli.options import Options
from amkit.errors import UsageError
from amkit.model.kinds import STATUS
from amkit.model.text import Language, Text
from amkit.model.values import Value
from amkit.planning.naming import Known
from amkit.planning.plain import plain_entry
from amkit.planning.to_do import ToDo, Wanted, to_do, wanted
from amkit.session.clock import now, today
from amkit.session.record import ByHand, due_on
from amkit.settings import Settings
from amkit.store import Store
from amkit.terminal.output import out
from amkit.terminal.tables import table
from amkit.walk.shown import show_plain

_IDS = Text("ID...", "ID...")
_WHICH = Text(
    "Their short names, as amkit actions shows them.", "De korte namen, zoals amkit actions toont."
)


def make(options: Options) -> Callable[..., int | None]:
    """Return `amkit actions`."""

    def actions(
        account: str = options.argument(
            Text("ACCOUNT", "ACCOUNT"),
            Text(
                "All of one account; otherwise yours, of all accounts.",
                "Alles van één account; anders die van u, van alle accounts.",
            ),
            default="",
        ),
        all_: bool = options.flag("--all", says=Text("Those of others too.", "Ook van anderen.")),
        overdue: bool = options.flag("--overdue", says=Text("Only the late.", "Alleen te laat.")),
        week: bool = options.flag(
            "--week",
            says=Text(
                "Of the coming seven days, and what is late.",
                "Van de komende zeven dagen, en wat te laat is.",
            ),
        ),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        which = Wanted(None if all_ or account else settings.me, overdue, week)
        with desk.store(settings) as store:
            everything = to_do(_actions(store, settings, account), today(now))
        found = wanted(everything, which, today(now))
        if json_:
            as_json([_as_json(one) for one in found])
        else:
            _list(found, len(wanted(everything, which._replace(me=None), today(now))), settings)
        return 0

    return actions


def _actions(store: Store, settings: Settings, account: str) -> tuple[Known, ...]:
    """Return the actions of an account, or of all that are worked with."""
    hand = saying.by_hand(store, settings)
    if account:
        return hand.all_known("action", [desk.account_named(store, account)])
    return hand.all_known("action", [one for one in store.accounts() if one.archived is None])


def _as_json(one: ToDo) -> dict[str, Any]:
    return {**plain_entry(one.known), "overdue": one.is_overdue}


def _list(found: Sequence[ToDo], all_: int, settings: Settings) -> None:
    language = settings.language
    if not found:
        nothing = Text("Nothing to do here.\n", "Hier is niets te doen.\n")
        out(nothing.to(language))
    else:
        heads = Text("id;due;action;who;account", "id;klaar op;actie;wie;account")
        table(heads.to(language).split(";"), [_row(one, language) for one in found])
    if all_ > len(found):
        more = all_ - len(found)
        told = Text(
            f"{more} more of others, or of nobody: amkit actions --all\n",
            f"Nog {more} van anderen, of van niemand: amkit actions --all\n",
        )
        out(told.to(language))


def _row(one: ToDo, language: Language) -> tuple[str, ...]:
    due = "" if one.due is None else show_plain(one.due, language)
    late = Text(" (late)", " (te laat)").to(language)
    nobody = Text("nobody yet", "nog niemand").to(language)
    account = one.known.account.name
    return (
        one.known.id, due + (late if one.is_overdue else ""), one.known.entry.main,
        one.who or nobody, account,
    )  # fmt: skip


def make_done(options: Options) -> Callable[..., int | None]:
    """Return `amkit action done`."""

    def done(
        ids: list[str] = options.argument(_IDS, _WHICH),
        account: str | None = options.account,
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        said = Text("Done", "Gedaan")
        return _close(settings, ids, account, {STATUS: "done"}, said, json_=json_)

    return done


def make_drop(options: Options) -> Callable[..., int | None]:
    """Return `amkit action drop`."""

    def drop(
        ids: list[str] = options.argument(_IDS, _WHICH),
        reason: str = options.option("--reason", "-r", says=Text("Why.", "Waarom."), default=""),
        account: str | None = options.account,
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        if not reason.strip():
            raise UsageError(Text('say why: --reason "…"', 'zeg waarom: --reason "…"'))
        fields: dict[str, Value] = {STATUS: "dropped", "reason": reason.strip()}
        said = Text("Dropped", "Vervallen")
        return _close(settings, ids, account, fields, said, json_=json_)

    return drop


def make_move(options: Options) -> Callable[..., int | None]:
    """Return `amkit action move`."""

    def move(
        ids: list[str] = options.argument(_IDS, _WHICH),
        to: str = options.option(
            "--to",
            "-t",
            says=Text(
                "The new date: Friday, 12 March, +2w.", "De nieuwe datum: vrijdag, 12 maart, +2w."
            ),
            default="",
        ),
        account: str | None = options.account,
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        *wanted_ids, day = [*ids, to] if to else ids
        with desk.store(settings) as store:
            hand = saying.by_hand(store, settings)
            due = due_on(day, settings.kinds["action"], hand.voice)
            found = _found(store, hand, wanted_ids, account)
            moved = [hand.set_fields(one, {"due": due}) for one in found]
        to_day = show_plain(due, settings.language)
        said = Text(f"Moved to {to_day}", f"Verzet naar {to_day}")
        _tell(moved, said, hand, settings, json_=json_)
        return 0

    return move


def _found(store: Store, hand: ByHand, ids: Sequence[str], account: str | None) -> list[Known]:
    """Return the open actions with these ids; all of them are there, or none is touched.

    Raises:
        UsageError: there is no such action, or it is closed already.
    """
    named = saying.account_or_none(store, account)
    if not ids:
        raise UsageError(
            Text("which action? amkit actions shows their ids",
                 "welke actie? amkit actions toont de id's")
        )  # fmt: skip
    found = [hand.find(one, named, "action") for one in dict.fromkeys(ids)]
    for one in found:
        if not one.entry.is_open:
            again = f"amkit record change {one.id} --field status=open"
            raise UsageError(
                Text(
                    f"“{one.entry.main}” is closed; to open it again: {again}",
                    f"‘{one.entry.main}’ is afgesloten; weer openen kan met: {again}",
                )
            )
    return found


def _close(
    settings: Settings, ids: Sequence[str], account: str | None, fields: dict[str, Value],
    said: Text, *, json_: bool,
) -> int:  # fmt: skip
    with desk.store(settings) as store:
        hand = saying.by_hand(store, settings)
        closed = [hand.set_fields(one, fields) for one in _found(store, hand, ids, account)]
    _tell(closed, said, hand, settings, json_=json_)
    return 0


def _tell(
    made: Sequence[Known], said: Text, hand: ByHand, settings: Settings, *, json_: bool
) -> None:
    if json_:
        as_json([plain_entry(one) for one in made])
        return
    for one in made:
        out(f"{said.to(settings.language)}: {saying.in_words(one, hand, settings.language)}\n")
