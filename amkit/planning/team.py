"""Is the method kept to? What was due against what was done, and where it is passed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from amkit.model.figures import Cell, Column, Figures, Sheet
from amkit.model.method import Method, Rules
from amkit.model.text import Language, Text
from amkit.planning.kept import Kept, Past, kept_of
from amkit.planning.usage import ProtocolUse
from amkit.planning.usage_figures import minutes, skipped, unsaid
from amkit.walk.shown import show_plain

STALE_PLAN = timedelta(days=180)
"""How old a plan may be before it is called stale: two of the quarterly reviews it is made for."""
_MOST_ACCOUNTS = 40
"""Most accounts that are named: who has more to mend begins with these."""
_NOBODY = Text("nobody", "niemand")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What is looked at of one account.

    Attributes:
        past: the cycle, and what was held.
        complete: how complete its record is, in percent.
        planned: the day its account plan was last made; None where it never was.
    """

    past: Past
    complete: int
    planned: date | None

    @property
    def owner(self) -> str:
        """Who of us answers for it."""
        return self.past.look.owner


def team_of(
    members: Sequence[Member], uses: Sequence[ProtocolUse], method: Method, since: date,
    today: date, language: Language, *, by_name: bool,
) -> Figures:  # fmt: skip
    """Return how the method is kept to.

    Args:
        members: the accounts that are worked with.
        uses: what came of each protocol since then.
        method: what is due when.
        since: the first day that counts.
        today: the last one.
        language: of the reader.
        by_name: whether account managers are told apart.
    """
    rules = Rules(method)
    kept = {
        member.past.look.account.id: list(kept_of(member.past, rules, since, today))
        for member in members
    }
    every = [one for those in kept.values() for one in those]
    sheets = [
        _whole(members, every, today),
        _by_protocol(every),
        skipped(uses, language),
        minutes(uses, language),
        unsaid(uses, language),
        _plans(members, today, language),
    ]
    if by_name:
        sheets.append(_by_owner(members, kept, language))
    return Figures(
        title=Text("Is the method kept to?", "Wordt er volgens de werkwijze gewerkt?"),
        period=Text(
            f"from {show_plain(since, 'en')} to {show_plain(today, 'en')}",
            f"van {show_plain(since, 'nl')} tot en met {show_plain(today, 'nl')}",
        ),
        sheets=tuple(sheets),
        notes=(_GRACE,),
    )


_GRACE = Text(
    "On time is by the day it was due, or within the week behind it. What was due before an "
    "account was known to amkit does not count.",
    "Op tijd is op de dag zelf of binnen een week erna. Wat aan de beurt was voordat een account "
    "in amkit stond, telt niet mee.",
)
_DUE = (
    Column(id="due", title=Text("due", "aan de beurt"), shape="count"),
    Column(id="on_time", title=Text("on time", "op tijd"), shape="count"),
    Column(id="late", title=Text("late", "te laat"), shape="count"),
    Column(id="missed", title=Text("not held", "niet gevoerd"), shape="count"),
    Column(id="share", title=Text("on time, of all", "op tijd, van alle"), shape="share"),
)


def _counts(kept: Sequence[Kept]) -> tuple[Cell, ...]:
    """Return the cells of `_DUE`; the share is None where nothing was due."""
    timely = sum(one.on_time for one in kept)
    missed = sum(one.held is None for one in kept)
    share = _share(kept) if kept else None
    return len(kept), timely, len(kept) - timely - missed, missed, share


def _share(kept: Sequence[Kept]) -> float:
    return sum(one.on_time for one in kept) / len(kept)


def _whole(members: Sequence[Member], kept: Sequence[Kept], today: date) -> Sheet:
    stale = sum(_is_stale(member, today) for member in members)
    return Sheet(
        id="team",
        title=Text("Altogether", "Alles bij elkaar"),
        columns=(
            Column(id="accounts", title=Text("accounts", "accounts"), shape="count"),
            *_DUE,
            Column(id="complete", title=Text("record complete", "dossier compleet"), shape="share"),
            Column(id="without_plan", title=Text("no plan", "geen plan"), shape="count"),
            Column(id="stale_plan", title=Text("stale plan", "oud plan"), shape="count"),
        ),
        rows=(
            (
                len(members), *_counts(kept), _complete(members),
                sum(member.planned is None for member in members), stale,
            ),
        ) if members else (),
    )  # fmt: skip


def _complete(members: Sequence[Member]) -> float | None:
    return sum(member.complete for member in members) / 100 / len(members) if members else None


def _is_stale(member: Member, today: date) -> bool:
    return member.planned is not None and today - member.planned > STALE_PLAN


def _by_protocol(kept: Sequence[Kept]) -> Sheet:
    """Return a row for each conversation that was due, the one that was kept to least first."""
    found: dict[str, list[Kept]] = {}
    for one in kept:
        found.setdefault(one.protocol, []).append(one)
    names = sorted(found, key=lambda name: (_share(found[name]), -len(found[name]), name))
    return Sheet(
        id="conversations",
        title=Text("Conversations: due against done", "Gesprekken: aan de beurt en gevoerd"),
        columns=(Column(id="protocol", title=Text("conversation", "gesprek")), *_DUE),
        rows=tuple((name, *_counts(found[name])) for name in names),
        bar="share",
    )


def _plans(members: Sequence[Member], today: date, language: Language) -> Sheet:
    found = [one for one in members if one.planned is None or _is_stale(one, today)]
    found.sort(key=lambda one: (one.planned is not None, one.planned or today))
    return Sheet(
        id="plans",
        title=Text("Accounts without a plan, or with an old one",
                   "Accounts zonder plan, of met een oud plan"),
        columns=(
            Column(id="account", title=Text("account", "account")),
            Column(id="planned", title=Text("last made", "laatst gemaakt"), shape="day"),
            Column(id="complete", title=Text("record complete", "dossier compleet"), shape="share"),
        ),
        rows=tuple(
            (one.past.look.account.name, one.planned, one.complete / 100)
            for one in found[:_MOST_ACCOUNTS]
        ),
        bar="complete",
        note=_and_more(len(found)),
    )  # fmt: skip


def _and_more(found: int) -> Text:
    more = found - _MOST_ACCOUNTS
    return Text(f"And {more} more.", f"En nog {more}.") if more > 0 else Text()


def _by_owner(members: Sequence[Member], kept: dict[str, list[Kept]], language: Language) -> Sheet:
    owners: dict[str, list[Member]] = {}
    for member in members:
        owners.setdefault(member.owner or _NOBODY.to(language), []).append(member)
    return Sheet(
        id="managers",
        title=Text("By account manager", "Per accountmanager"),
        columns=(
            Column(id="owner", title=Text("account manager", "accountmanager")),
            Column(id="accounts", title=Text("accounts", "accounts"), shape="count"),
            *_DUE,
            Column(id="complete", title=Text("record complete", "dossier compleet"), shape="share"),
        ),
        rows=tuple(
            (name, len(theirs), *_counts(list(_of(theirs, kept))), _complete(theirs))
            for name, theirs in sorted(owners.items())
        ),
        bar="share",
    )


def _of(members: Iterable[Member], kept: dict[str, list[Kept]]) -> Iterator[Kept]:
    for member in members:
        yield from kept[member.past.look.account.id]
