"""Whether the cycle was kept: every conversation that was due in a period, and when it was held.

Events count that the record still shows. A rule on silence says when to call, which leaves no
trace that could be looked up, so it does not count.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from amkit.expressions.times import months_later
from amkit.model.account import Account
from amkit.model.method import Due, Rules
from amkit.model.record import Entry
from amkit.planning.cycle import Look, fiscal_years
from amkit.planning.events import happened

GRACE = timedelta(days=7)
"""How much later than its day a conversation may be held and still count as on time: a customer's
diary has a say in it too."""
_APART = timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What was held with one account.

    Attributes:
        look: what the cycle looks at.
        held: by protocol, every day on which it was held, in order.
    """

    look: Look
    held: Mapping[str, Sequence[date]]

    def first_from(self, protocol: str, day: date) -> date | None:
        """Return the first day from `day` on which a conversation was held, None where none is."""
        days = self.held.get(protocol, ())
        at = bisect_left(days, day)
        return days[at] if at < len(days) else None


class Kept(NamedTuple):
    """A conversation that was due.

    Attributes:
        account, protocol: which.
        due: by when.
        held: when it was held; None where it was not.
    """

    account: Account
    protocol: str
    due: date
    held: date | None

    @property
    def on_time(self) -> bool:
        """Tell whether it was held by its day, a week of grace included."""
        return self.held is not None and self.held <= self.due + GRACE


def kept_of(past: Past, rules: Rules, since: date, until: date) -> Iterator[Kept]:
    """Yield every conversation that was due from `since` to `until`, both included.

    One conversation answers everything that asked for it; it counts once, by its first day. So do
    rules that asked in vain within two months of one another.
    """
    asked: dict[str, list[Kept]] = {}
    account = past.look.account
    first = max(since, past.look.known_since)
    for _, rule, protocol, days in rules.of(past.look.tier):
        for due, counts in _due(past, rule, protocol, days, until):
            if first <= due <= until:
                held = past.first_from(protocol, counts)
                asked.setdefault(protocol, []).append(Kept(account, protocol, due, held))
    for found in asked.values():
        last: Kept | None = None
        for one in sorted(found, key=lambda kept: kept.due):
            again = last is not None and last.held == one.held
            if last is None or not again or (one.held is None and one.due - last.due > _APART):
                yield one
                last = one


def _due(
    past: Past, rule: Due, protocol: str, days: int, until: date
) -> Iterator[tuple[date, date]]:
    """Yield each day by which a rule asked, and the day from which on a conversation counts."""
    early = timedelta(days=rule.early)
    if rule.on:
        for event in happened(past.look.record, rule.on):
            yield event.day + timedelta(days=days), event.day
    elif rule.after == "held":
        yield from _rhythm(past, protocol, days, until)
    elif rule.before == "fiscal_year":
        for begins in fiscal_years(past.look, past.look.known_since.year, until.year + 1):
            due = begins - timedelta(days=days)
            yield due, due - early
    elif rule.after != "contact":
        for contract in past.look.record.of("contract"):
            for day in _days_of(contract, rule, until):
                due = day - timedelta(days=days) if rule.before else day + timedelta(days=days)
                yield due, due - early


def _rhythm(past: Past, protocol: str, days: int, until: date) -> Iterator[tuple[date, date]]:
    """Yield each turn of a rhythm: so many days behind the last time, or behind the beginning."""
    base = past.look.known_since
    while (due := base + timedelta(days=days)) <= until:
        counts = base + timedelta(days=1)
        yield due, counts
        held = past.first_from(protocol, counts)
        if held is None:
            return
        base = held


def _days_of(contract: Entry, rule: Due, until: date) -> Iterator[date]:
    """Yield the days of a contract that a rule counts from; earlier ends of it too."""
    if rule.before == "contract_year":
        start = contract.fields.get("start")
        if isinstance(start, date):
            for year in range(1, until.year - start.year + 2):
                yield months_later(start, 12 * year)
        return
    name = rule.before or "start"
    told = {said.fields.get(name) for said in contract.history}
    yield from sorted(day for day in told if isinstance(day, date))
