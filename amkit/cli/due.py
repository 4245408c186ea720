"""`amkit due`: which conversations are due; `amkit next`: the one to hold now."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from amkit.cli import desk
from amkit.cli.json_out import as_json
from amkit.cli.options import Options
from amkit.errors import UsageError
from amkit.exchange.days import Day, calendar
from amkit.files import protocol_names
from amkit.model.account import Account, key_of
from amkit.model.method import Method, Rules
from amkit.model.text import Language, Text
from amkit.planning.cycle import Line, Remark, due_of, recommended
from amkit.session.clock import now, today
from amkit.session.cycle import looks, method_of
from amkit.session.exporting import write_new
from amkit.session.free_days import free_days
from amkit.settings import Settings
from amkit.terminal.output import out
from amkit.terminal.visible import visible
from amkit.walk.shown import show_plain

MOST_LINES = 40
"""Most conversations that are shown on a screen; --json has all."""
_A_YEAR = 366
_UNITS = {"d": 1, "w": 7, "m": 30}
_MOST_AHEAD = 3_660


class _Found(NamedTuple):
    lines: list[Line]
    remarks: list[Remark]
    method: Method


def make(options: Options) -> Callable[..., int | None]:
    """Return `amkit due`."""

    def due(
        account: str | None = options.account,
        owner: str = options.option(
            "--owner", says=Text("Whose accounts.", "Van wiens accounts."), default=""
        ),
        within: str = options.option(
            "--within",
            says=Text("How far ahead: 60d, 8w, 3m.", "Hoe ver vooruit: 60d, 8w, 3m."),
            default="60d",
        ),
        ics: Path | None = options.option(
            "--ics", says=Text("Write a calendar file.", "Schrijf een agendabestand.")
        ),
        force: bool = options.flag(
            "--force", says=Text("Replace what is there.", "Vervang wat er al is.")
        ),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        ahead = _ahead(within)
        with desk.store(settings) as store:
            named = desk.account_named(store, account) if account else None
        found = _found(settings, named, owner, ahead)
        if ics is not None:
            raw = calendar([_day(one, settings.language) for one in found.lines], settings.language)
            out(f"{visible(str(write_new(ics, raw, force=force)))}\n")
        elif json_:
            as_json(
                {
                    "due": [_as_json(one, settings.language) for one in found.lines],
                    "not_planned": [
                        {"account": one.account.name, "why": one.text.to(settings.language)}
                        for one in found.remarks
                    ],
                }
            )
        else:
            _tell(found, settings.language, one=named is not None)
        return 0

    return due


def make_next(options: Options) -> Callable[..., int | None]:
    """Return `amkit next`."""

    def next_(
        account: str = options.account_argument,
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        with desk.store(settings) as store:
            named = desk.account_named(store, account)
        found = _found(settings, named, "", _A_YEAR)
        best = recommended(found.lines, found.method, today(now))
        after = [one for one in found.lines if one is not best][:1]
        language = settings.language
        if json_:
            told = {"next": best, "after": after[0] if after else None}
            as_json({key: one and _as_json(one, language) for key, one in told.items()})
            return 0
        if best is None:
            nothing = Text(
                "Nothing is due within a year.\n", "Er is binnen een jaar niets te doen.\n"
            )
            out(nothing.to(language))
        else:
            out(_block([best], best, language))
        for one in after:
            then = Text("After that", "Daarna").to(language)
            out(f"{then}: {one.protocol}, {show_plain(one.day, language)}\n")
        _remarks(found.remarks, language, one=True)
        return 0

    return next_


def _ahead(text: str) -> int:
    """Return how many days a text such as 60d says.

    Raises:
        UsageError: it says none.
    """
    found = re.fullmatch(r"([0-9]{1,4})([dwm]?)", text.strip().lower(), re.ASCII)
    days = int(found[1]) * _UNITS[found[2] or "d"] if found else -1
    if not 0 <= days <= _MOST_AHEAD:
        raise UsageError(
            Text("--within: write 60d, 8w or 3m, at most ten years",
                 "--within: schrijf 60d, 8w of 3m, hooguit tien jaar")
        )  # fmt: skip
    return days


def _found(settings: Settings, account: Account | None, owner: str, ahead: int) -> _Found:
    """Return what is due, the first first, and what cannot be told."""
    method, day = method_of(settings), today(now)
    rules, free = Rules(method), free_days(settings.country)
    whose = key_of(settings.me if owner in ("me", "ik") else owner)
    known = protocol_names(settings.workspace)
    lines: list[Line] = []
    remarks: list[Remark] = []
    with desk.store(settings) as store:
        for look in looks(store, account):
            if whose and key_of(look.owner) != whose:
                continue
            for one in due_of(look, rules, day, day + timedelta(days=ahead), free):
                if isinstance(one, Remark):
                    remarks.append(one)
                elif one.protocol in known:
                    lines.append(one)
                else:
                    remarks.append(Remark(look.account, _no_protocol(one)))
    lines.sort(key=lambda line: (line.day, line.account.key, line.protocol))
    return _Found(lines, remarks, method)


def _no_protocol(line: Line) -> Text:
    name = line.protocol
    return Text(
        f"{name} is due ({line.why.en}), and the library has no such protocol",
        f"{name} is aan de beurt ({line.why.nl}), maar de bibliotheek heeft dat protocol niet",
    )


def _command(line: Line) -> str:
    return f"amkit run {line.protocol} --account {shlex.quote(line.account.name)}"


def _day(line: Line, language: Language) -> Day:
    """Return a conversation as a day of a calendar; one that moves keeps its name there."""
    uid = f"due.{line.protocol}.{line.account.id}@amkit"
    why = f"{line.why.to(language)} ({_command(line)})"
    return Day(uid, line.day, f"{line.account.name}: {line.protocol}", why, now())


def _as_json(line: Line, language: Language) -> dict[str, Any]:
    return {
        "due": line.day.isoformat(),
        "overdue": line.day < today(now),
        "account": line.account.name,
        "protocol": line.protocol,
        "task": line.task.id,
        "why": line.why.to(language),
        "reasons": [
            {"due": one.day.isoformat(), "task": one.task.id, "why": one.why.to(language)}
            for one in line.reasons
        ],
        "command": _command(line),
    }


def _tell(found: _Found, language: Language, *, one: bool) -> None:
    """Tell what is due, account by account; with each the command for what to do first."""
    if not found.lines:
        out(Text("Nothing is due.\n", "Er is niets aan de beurt.\n").to(language))
    shown: dict[str, list[Line]] = {}
    for line in found.lines[:MOST_LINES]:
        shown.setdefault(line.account.id, []).append(line)
    for lines in shown.values():
        out(_block(lines, recommended(lines, found.method, today(now)), language))
    more = len(found.lines) - MOST_LINES
    if more > 0:
        told = Text(f"And {more} more: --owner, --within or --json\n",
                    f"En nog {more}: --owner, --within of --json\n")  # fmt: skip
        out(told.to(language))
    _remarks(found.remarks, language, one=one)


def _block(lines: Sequence[Line], first: Line | None, language: Language) -> str:
    """Return what is due for one account, and the command for what comes first."""
    made = [visible(lines[0].account.name)]
    for line in lines:
        late = Text(" (late)", " (te laat)").to(language) if line.day < today(now) else ""
        day = f"{show_plain(line.day, language)}{late}"
        made.append(visible(f"  {line.protocol}, {day}: {line.why.to(language)}"))
    if first is not None:
        made.append(visible(f"  {_command(first)}"))
    return "".join(f"{line}\n" for line in made)


def _remarks(remarks: Sequence[Remark], language: Language, *, one: bool) -> None:
    """Tell what is not planned: of one account all of it, of many how much."""
    if one:
        for remark in remarks:
            told = Text("Not planned", "Niet gepland").to(language)
            out(visible(f"{told}: {remark.text.to(language)}") + "\n")
    elif remarks:
        count = len({remark.account.id for remark in remarks})
        of = "account" if count == 1 else "accounts"
        told_all = Text(
            f"Something is not planned for {count} {of}: --account or --json\n",
            f"Voor {count} {of} is iets niet gepland: --account of --json\n",
        )
        out(told_all.to(language))
