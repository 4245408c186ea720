"""`amkit record …`: what is known of an account, entry by entry, by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from amkit.cli import desk, saying
from amkit.cli.json_out import as_json
from amkit.cli.options import Options
from amkit.cli.saying import Spoken, Sure
from amkit.model.kinds import STATUS
from amkit.model.prompts import Audience
from amkit.model.text import Language, Text
from amkit.planning.naming import Known, given_fields, kind_named
from amkit.planning.plain import plain_entry
from amkit.session.clock import now, today
from amkit.session.record import ByHand
from amkit.settings import Settings
from amkit.terminal.output import out
from amkit.terminal.tables import table
from amkit.walk.shown import age, show

_KIND = Text("KIND", "SOORT")
_SAME = Text("Nothing was different. ", "Er was niets anders. ")


def make_list(options: Options) -> Callable[..., int | None]:
    """Return `amkit record list`."""

    def list_(
        account: str = options.account_argument,
        kind: str = options.argument(
            _KIND,
            Text("Of one kind: goal, stakeholder, …", "Van één soort: goal, stakeholder, …"),
            default="",
        ),
        all_: bool = options.flag(
            "--all", says=Text("Those behind us too.", "Ook wat afgesloten is.")
        ),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        wanted = kind_named(kind, settings.kinds) if kind else None
        with desk.store(settings) as store:
            hand = saying.by_hand(store, settings)
            found = [
                one
                for one in hand.known(desk.account_named(store, account))
                if wanted in (None, one.entry.kind) and (all_ or one.entry.is_open)
            ]
        if json_:
            as_json([plain_entry(one) for one in found])
        else:
            _list(found, hand, settings.language, today(now))
        return 0

    return list_


def _list(found: Sequence[Known], hand: ByHand, language: Language, day: date) -> None:
    if not found:
        nothing = Text("Nothing is recorded of that.\n", "Daar is niets van vastgelegd.\n")
        out(nothing.to(language))
        return
    rows = [
        (
            one.id,
            hand.kinds[one.entry.kind].title.to(language),
            one.entry.main,
            _status(one, hand, language),
            age(one.entry.latest.at.astimezone().date(), day, language),
        )
        for one in sorted(found, key=lambda one: list(hand.kinds).index(one.entry.kind))
    ]
    heads = Text("id;kind;what;status;last told", "id;soort;wat;stand;laatst verteld")
    table(heads.to(language).split(";"), rows)


def _status(one: Known, hand: ByHand, language: Language) -> str:
    asks = hand.kinds[one.entry.kind].fields.get(STATUS)
    return "" if asks is None else show(one.entry.status, asks, language)


def make_add(options: Options) -> Callable[..., int | None]:
    """Return `amkit record add`."""

    def add(
        account: str = options.account_argument,
        kind: str = options.argument(
            _KIND, Text("What it is: goal, stakeholder, …", "Wat het is: goal, stakeholder, …")
        ),
        text: str = options.argument(
            Text("TEXT", "TEKST"), Text("What names it.", "Hoe het heet.")
        ),
        field: list[str] = saying.field_option(options),
        source: Spoken | None = saying.source_option(options),
        confidence: Sure | None = saying.confidence_option(options),
        audience: Audience | None = saying.audience_option(options),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        name = kind_named(kind, settings.kinds)
        replies = given_fields(field, settings.kinds[name])
        with desk.store(settings) as store:
            hand = saying.by_hand(store, settings, source, confidence, audience)
            main = settings.kinds[name].main
            made = hand.add(desk.account_named(store, account), name, {**replies, main: text})
            _tell(made, hand, settings, json_=json_)
        return 0

    return add


def _tell(
    known: Known | None, hand: ByHand, settings: Settings, *, json_: bool, new: bool = True
) -> None:
    """Say what an entry is now; None is one that was taken back."""
    if json_:
        as_json(None if known is None else plain_entry(known))
    elif known is None:
        back = Text("Taken back, as a whole.\n", "In zijn geheel teruggenomen.\n")
        out(back.to(settings.language))
    else:
        line = saying.in_words(known, hand, settings.language)
        out(f"{'' if new else _SAME.to(settings.language)}{line}\n")


def make_change(options: Options) -> Callable[..., int | None]:
    """Return `amkit record change`."""

    def change(
        entry: str = options.argument(saying.ID, saying.WHICH),
        field: list[str] = saying.field_option(options),
        source: Spoken | None = saying.source_option(options),
        confidence: Sure | None = saying.confidence_option(options),
        audience: Audience | None = saying.audience_option(options),
        account: str | None = options.account,
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        with desk.store(settings) as store:
            hand = saying.by_hand(store, settings, source, confidence, audience)
            found = hand.find(entry, saying.account_or_none(store, account))
            replies = given_fields(field, settings.kinds[found.entry.kind])
            after, new = hand.change(found, replies)
            _tell(after, hand, settings, json_=json_, new=new)
        return 0

    return change


def make_close(options: Options) -> Callable[..., int | None]:
    """Return `amkit record close`."""

    def close(
        entry: str = options.argument(saying.ID, saying.WHICH),
        as_: str = options.option(
            "--as",
            says=Text(
                "How it ended: reached, won, left, …", "Hoe het afliep: reached, won, left, …"
            ),
            default="",
        ),
        account: str | None = options.account,
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        with desk.store(settings) as store:
            hand = saying.by_hand(store, settings)
            found = hand.find(entry, saying.account_or_none(store, account))
            after, new = hand.close(found, as_)
            if json_ or after is None:
                _tell(after, hand, settings, json_=json_)
            else:
                line = saying.in_words(after, hand, settings.language)
                status = _status(after, hand, settings.language)
                out(f"{'' if new else _SAME.to(settings.language)}{status}: {line}\n")
        return 0

    return close


def make_edit(options: Options) -> Callable[..., int | None]:
    """Return `amkit record edit`."""

    def edit(
        entry: str = options.argument(saying.ID, saying.WHICH),
        file: Path | None = saying.from_option(options),
        account: str | None = options.account,
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        language = settings.language
        with desk.store(settings) as store:
            hand = saying.by_hand(store, settings)
            found = hand.find(entry, saying.account_or_none(store, account))
            made = saying.editing(store, hand, language).entry(found, saying.given(file))
            if json_:
                _tell(hand.again(found), hand, settings, json_=True)
            else:
                saying.tell_drafted(made, language)
        return 0

    return edit
