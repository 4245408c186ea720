"""`amkit account …`: the customers themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from amkit.cli import desk, saying
from amkit.cli.json_out import as_json
from amkit.cli.options import Options
from amkit.errors import UsageError
from amkit.model.account import Account, looks_like
from amkit.model.text import Language, Text
from amkit.planning.differing import differing
from amkit.planning.naming import given_fields
from amkit.planning.plain import plain_entry
from amkit.session.account_page import Seen, page, unknown
from amkit.session.accounts import Glance, glances
from amkit.session.clock import now, today
from amkit.session.record import ByHand
from amkit.settings import Settings
from amkit.store import Store
from amkit.terminal.output import err, out
from amkit.terminal.plain import Shown
from amkit.terminal.tables import table
from amkit.walk.shown import age, show

_NAME = Text("NAME", "NAAM")


def make_add(options: Options) -> Callable[..., int | None]:
    """Return `amkit account add`."""

    def add(
        name: str = options.argument(_NAME, Text("Its name.", "De naam ervan.")),
        tier: str = options.option(
            "--tier",
            says=Text("strategic, key or standard.", "strategic, key of standard."),
            default="",
        ),
        owner: str = options.option(
            "--owner",
            says=Text("Who of us answers for it; me is you.", "Wie van ons het doet; ik bent u."),
            default="",
        ),
        field: list[str] = saying.field_option(options),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        replies = given_fields(field, settings.kinds["profile"])
        replies |= {key: reply for key, reply in (("tier", tier), ("owner", owner)) if reply}
        with desk.store(settings) as store:
            hand = saying.by_hand(store, settings)
            alike = [one.name for one in store.accounts() if looks_like(name, one.name)]
            made = hand.add_account(name, replies, now)
            if json_:
                as_json(_whole(store, hand, made, settings, history=False))
        if not json_:
            told = Text(f"{made.name} is an account now.\n", f"{made.name} is nu een account.\n")
            out(told.to(settings.language))
        for other in alike:
            err(_alike(made.name, other).to(settings.language))
        return 0

    return add


def _alike(name: str, other: str) -> Text:
    return Text(
        f"Beware: “{name}” looks like “{other}”, and is another account; its letters are of "
        "another script. If they are one: amkit account merge\n",
        f"Let op: ‘{name}’ lijkt op ‘{other}’, maar is een ander account; de letters komen uit "
        "een ander schrift. Is het er één: amkit account merge\n",
    )


def make_list(options: Options) -> Callable[..., int | None]:
    """Return `amkit account list`."""

    def list_(
        all_: bool = options.flag(
            "--all", says=Text("Those put aside too.", "Ook die opzij gelegd zijn.")
        ),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        with desk.store(settings) as store:
            hand = saying.by_hand(store, settings)
            found = list(glances(store, hand, today(now), archived=all_))
            if json_:
                as_json([_glance_as_json(one) for one in found])
            else:
                _list(found, settings)
        return 0

    return list_


def _glance_as_json(one: Glance) -> dict[str, Any]:
    fields = {} if one.profile is None else one.profile.fields
    return {
        **_account_as_json(one.account),
        "tier": fields.get("tier"),
        "owner": fields.get("owner"),
        "last_conversation": None if one.last is None else one.last.isoformat(),
        "open_actions": one.actions,
        "overdue_actions": one.overdue,
    }


def _account_as_json(account: Account) -> dict[str, Any]:
    return {
        "name": account.name,
        "created": account.created.isoformat(),
        "archived": None if account.archived is None else account.archived.isoformat(),
    }


def _list(found: Sequence[Glance], settings: Settings) -> None:
    language = settings.language
    if not found:
        nothing = Text(
            "No accounts. Make one: amkit account add ACME; --all shows those put aside.\n",
            "Geen accounts. Maak er een: amkit account add ACME; --all toont wat opzij ligt.\n",
        )
        out(nothing.to(language))
        return
    heads = Text(
        "account;tier;account manager;last conversation;to do",
        "account;klantgroep;accountmanager;laatste gesprek;te doen",
    )
    table(heads.to(language).split(";"), [tuple(_row(one, settings)) for one in found])


def _row(one: Glance, settings: Settings) -> Iterator[str]:
    language = settings.language
    aside = Text(" (put aside)", " (opzij gelegd)").to(language)
    yield one.account.name + (aside if one.account.archived else "")
    asks = settings.kinds["profile"].fields
    fields = {} if one.profile is None else one.profile.fields
    for name in ("tier", "owner"):
        yield show(fields[name], asks[name], language) if name in fields else ""
    never = Text("never", "nooit").to(language)
    day = None if one.last is None else one.last.astimezone().date()
    yield never if day is None else age(day, today(now), language)
    late = Text(f", {one.overdue} late", f", {one.overdue} te laat").to(language)
    yield (f"{one.actions}" + (late if one.overdue else "")) if one.actions else ""


def make_show(options: Options) -> Callable[..., int | None]:
    """Return `amkit account show`."""

    def show_(
        account: str = options.account_argument,
        history: bool = options.flag(
            "--history",
            says=Text(
                "With --json: everything that was ever said of each entry.",
                "Met --json: alles wat ooit van elk gegeven is gezegd.",
            ),
        ),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        with desk.store(settings) as store:
            hand = saying.by_hand(store, settings)
            named = desk.account_named(store, account)
            if json_ or history:
                as_json(_whole(store, hand, named, settings, history=history))
            else:
                Shown().show(page(_seen(store, hand, named, settings)))
        return 0

    return show_


def _seen(store: Store, hand: ByHand, account: Account, settings: Settings) -> Seen:
    return Seen(
        account=account,
        known=hand.known(account),
        runs=store.runs(account_id=account.id),
        kinds=settings.kinds,
        today=today(now),
        language=settings.language,
    )


def _whole(
    store: Store, hand: ByHand, account: Account, settings: Settings, *, history: bool
) -> dict[str, Any]:
    """Return everything that is known of an account, as JSON has it."""
    seen = _seen(store, hand, account, settings)
    return {
        **_account_as_json(account),
        "names_before": list(store.names_before(account)),
        "conversations": [
            {
                "id": run.id,
                "protocol": run.protocol_id,
                "status": run.status,
                "by": run.by,
                "changed": run.changed.isoformat(),
            }
            for run in seen.runs
        ],
        "entries": [plain_entry(one, history=history) for one in seen.known],
        "contradictions": list(
            differing(seen.record, seen.today, settings.language, settings.kinds)
        ),
        "unknown": list(unknown(seen)),
    }


def make_edit(options: Options) -> Callable[..., int | None]:
    """Return `amkit account edit`."""

    def edit(
        account: str = options.account_argument,
        file: Path | None = saying.from_option(options),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        with desk.store(settings) as store:
            hand = saying.by_hand(store, settings)
            named = desk.account_named(store, account)
            editing = saying.editing(store, hand, settings.language)
            made = editing.account(named, saying.given(file))
            if json_:
                as_json(_whole(store, hand, named, settings, history=False))
            else:
                saying.tell_drafted(made, settings.language)
        return 0

    return edit


def make_rename(options: Options) -> Callable[..., int | None]:
    """Return `amkit account rename`."""

    def rename(
        account: str = options.account_argument,
        name: str = options.argument(_NAME, Text("Its new name.", "De nieuwe naam.")),
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        with desk.store(settings) as store:
            old = desk.account_named(store, account)
            new = saying.by_hand(store, settings).rename(old, name)
        told = Text(
            f"“{old.name}” is called “{new.name}” now; it is found by both names. "
            "Its files keep their names.\n",
            f"‘{old.name}’ heet nu ‘{new.name}’; u vindt het onder beide namen. "
            "De bestanden houden hun naam.\n",
        )
        out(told.to(settings.language))
        return 0

    return rename


def make_merge(options: Options) -> Callable[..., int | None]:
    """Return `amkit account merge`."""

    def merge(
        account: str = options.account_argument,
        into: str = options.argument(
            Text("INTO", "IN"), Text("The account that stays.", "Het account dat blijft.")
        ),
        yes: bool = options.flag("--yes", says=Text("Do not ask.", "Vraag het niet.")),
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        with desk.store(settings) as store:
            hand = saying.by_hand(store, settings)
            gone, stays = desk.account_named(store, account), desk.account_named(store, into)
            hand.refuse_same(gone, stays)
            moves = _moves(store, hand, gone, stays)
            if not saying.sure(moves, settings.language, yes=yes):
                out(
                    Text("Nothing was changed.\n", "Er is niets veranderd.\n").to(settings.language)
                )
                return 0
            hand.merge(gone, stays)
        told = Text(
            f"“{gone.name}” is part of “{stays.name}” now, and is found by both names. "
            f"Entries that moved have other ids: amkit record list '{stays.name}'\n",
            f"‘{gone.name}’ hoort nu bij ‘{stays.name}’, en u vindt het onder beide namen. "
            f"Wat verhuisd is heeft een andere id: amkit record list '{stays.name}'\n",
        )
        out(told.to(settings.language))
        return 0

    return merge


def _moves(store: Store, hand: ByHand, gone: Account, stays: Account) -> Text:
    """Return the question that says what a merge moves."""
    runs, entries = len(store.runs(account_id=gone.id)), len(hand.known(gone))
    talks = Text("conversation" if runs == 1 else "conversations",
                 "gesprek" if runs == 1 else "gesprekken")  # fmt: skip
    facts = Text("entry" if entries == 1 else "entries",
                 "gegeven" if entries == 1 else "gegevens")  # fmt: skip
    return Text(
        f"Of “{gone.name}”, {runs} {talks.en} and {entries} {facts.en} go to “{stays.name}”, and "
        f"“{gone.name}” will be no account of its own any more. This cannot be undone. Go on?",
        f"Van ‘{gone.name}’ gaan {runs} {talks.nl} en {entries} {facts.nl} naar ‘{stays.name}’, en "
        f"‘{gone.name}’ is dan geen eigen account meer. Dit is niet terug te draaien. "
        "Doorgaan?",
    )


def make_archive(options: Options) -> Callable[..., int | None]:
    """Return `amkit account archive`."""

    def archive(
        account: str = options.account_argument,
        undo: bool = options.flag(
            "--undo", says=Text("Take it up again.", "Haal het weer tevoorschijn.")
        ),
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        with desk.store(settings) as store:
            named = desk.account_named(store, account)
            if undo and named.archived is None:
                raise UsageError(
                    Text(
                        f"“{named.name}” was not put aside",
                        f"‘{named.name}’ was niet opzij gelegd",
                    )
                )
            store.archive_account(named, None if undo else named.archived or now())
        aside = Text(
            f"“{named.name}” is put aside; nothing is lost. Back: "
            f"amkit account archive '{named.name}' --undo\n",
            f"‘{named.name}’ is opzij gelegd; er is niets verloren. Terughalen: "
            f"amkit account archive '{named.name}' --undo\n",
        )
        again = Text(f"“{named.name}” is back.\n", f"‘{named.name}’ is terug.\n")
        out((again if undo else aside).to(settings.language))
        return 0

    return archive
