"""Which conversations are due for an account, when, and why; and what cannot be told.

Nothing is guessed: what a rule needs and the record does not have is told beside what is due.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property, partial
from typing import NamedTuple

from amkit.expressions.times import months_later
from amkit.model.account import Account
from amkit.model.method import TIERS, Due, Event, Method, Rules, Task, Tier
from amkit.model.record import Entry, Record
from amkit.model.text import Language, Text
from amkit.planning.events import happened
from amkit.planning.workdays import Holidays, workday_before
from amkit.walk.dates import day_of_year
from amkit.walk.shown import show_plain

_MOST_MOVED = timedelta(days=14)
"""No row of days on which nobody works is longer."""
_PAST_END = 90
"""How many days behind its end a contract still asks for a renewal."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """What the cycle looks at, of one account.

    Attributes:
        account: whose conversations they are.
        record: what is known of it.
        held: by protocol, the day on which it was last held.
        met: by protocol, the runs of it that were held.
        contact: the day of the last contact; None where none is known.
    """

    account: Account
    record: Record
    held: Mapping[str, date] = field(default_factory=dict)
    met: Mapping[str, frozenset[str]] = field(default_factory=dict)
    contact: date | None = None

    @cached_property
    def profile(self) -> Mapping[str, object]:
        """What is known of the customer as a whole."""
        return next((one.fields for one in self.record.of("profile")), {})

    @property
    def fiscal_year(self) -> str:
        """When the customer's fiscal year begins, as it was written; "" where nobody said."""
        return str(self.profile.get("fiscal_year") or "")

    @cached_property
    def tier(self) -> Tier | None:
        """Its group; None where nobody said."""
        found = self.profile.get("tier")
        return next((tier for tier in TIERS if tier == found), None)

    @cached_property
    def known_since(self) -> date:
        """The day on which the account became known to amkit."""
        return self.account.created.astimezone().date()

    @property
    def owner(self) -> str:
        """Who of us answers for it."""
        return str(self.profile.get("owner") or "")


class Reason(NamedTuple):
    """One thing that asks for a conversation.

    Attributes:
        day: by when, a working day.
        task: the task whose rule says so.
        why: in words.
    """

    day: date
    task: Task
    why: Text


class Line(NamedTuple):
    """A conversation that is due; one for all that asks for it.

    Attributes:
        account, protocol: which.
        reasons: what asks for it, the most pressing first; never empty.
    """

    account: Account
    protocol: str
    reasons: tuple[Reason, ...]

    @property
    def day(self) -> date:
        """By when, a working day: that of the most pressing reason."""
        return self.reasons[0].day

    @property
    def task(self) -> Task:
        """The task that it is held for first of all."""
        return self.reasons[0].task

    @property
    def why(self) -> Text:
        """Every reason, in words."""
        told = [one.why for one in self.reasons]
        return Text("; ".join(one.en for one in told), "; ".join(one.nl for one in told))


class Remark(NamedTuple):
    """Something that keeps a rule from being worked out."""

    account: Account
    text: Text


class _Asked(NamedTuple):
    """What a rule asks for.

    Attributes:
        day: by when.
        about: the key of the entry it is about, or the year of the customer; "" for the account.
        why: returns it in words; most of what is asked for is not told.
        since: from which day on it counts where it was held; None: never.
        run_ids: where it counts in those runs alone.
    """

    day: date
    about: str
    why: Callable[[], Text]
    since: date | None
    run_ids: frozenset[str] | None = None


def due_of(
    look: Look, rules: Rules, today: date, until: date, holidays: Holidays
) -> Iterator[Line | Remark]:
    """Yield what is due until a day, overdue too, and what cannot be told.

    Nothing was due before the account was known: what a rule asked for earlier is due on that day.
    With a customer of whom every contract is closed nothing is planned.
    """
    terms = [_terms_of(one) for one in look.record.open_of("contract")]
    if not terms and look.record.of("contract"):
        yield Remark(look.account, _FORMER)
        return
    yield from _remarks(look, terms, rules, today)
    found: dict[str, dict[str, Reason]] = {}
    first = look.known_since
    for task, protocol, asked in _asked(look, terms, rules, today, until):
        day = workday_before(max(asked.day, first), holidays)
        reasons = found.setdefault(protocol, {})
        known = reasons.get(asked.about)
        if day <= until and (known is None or day < known.day):
            reasons[asked.about] = Reason(day, task, asked.why())
    for protocol, reasons in found.items():
        if reasons:
            pressing = sorted(reasons.values(), key=lambda reason: reason.day)
            yield Line(look.account, protocol, tuple(pressing))


def _asked(
    look: Look, terms: Sequence[_Terms], rules: Rules, today: date, until: date
) -> Iterator[tuple[Task, str, _Asked]]:
    """Yield what the rules ask for that was not held, nor has lapsed, nor is far away."""
    far = until + _MOST_MOVED
    for task, rule, protocol, days in rules.of(look.tier):
        for asked in _reasons(look, terms, rule, protocol, days, today):
            if asked.day > far or _was_held(look, protocol, asked):
                continue
            passing = rule.on or rule.after == "start"
            if not (passing and (today - asked.day).days > rule.lapses):
                yield task, protocol, asked


_FORMER = Text(
    "every contract is closed, so nothing is planned; amkit account archive puts it aside",
    "elk contract is afgesloten, dus er is niets gepland; amkit account archive legt het opzij",
)


def recommended(lines: list[Line], method: Method, today: date) -> Line | None:
    """Return the one to hold now: of those due already the weightiest task, else the first."""
    order = {task.id: at for at, task in enumerate(method.tasks)}
    now = [line for line in lines if line.day <= today]
    if now:
        return min(now, key=lambda line: (order[line.task.id], line.day))
    return min(lines, key=lambda line: (line.day, order[line.task.id]), default=None)


def _was_held(look: Look, protocol: str, reason: _Asked) -> bool:
    if reason.run_ids is not None:
        return bool(reason.run_ids & look.met.get(protocol, frozenset()))
    last = look.held.get(protocol)
    return last is not None and reason.since is not None and last >= reason.since


class _Terms(NamedTuple):
    """A contract, and the days that count in it; None where one is not known.

    Attributes:
        are_possible: whether the days are in their order.
    """

    contract: Entry
    start: date | None
    notice: date | None
    end: date | None
    are_possible: bool


def _terms_of(contract: Entry) -> _Terms:
    days = [contract.fields.get(name) for name in ("start", "notice", "end")]
    start, notice, end = (day if isinstance(day, date) else None for day in days)
    known = [day for day in (start, notice, end) if day]
    return _Terms(contract, start, notice, end, known == sorted(known))


def _reasons(
    look: Look, terms: Sequence[_Terms], rule: Due, protocol: str, days: int, today: date
) -> Iterable[_Asked]:
    if rule.on:
        return _events(look, rule.on, days)
    if rule.after == "held":
        return (_rhythm(look, protocol, days, today),)
    if rule.after == "contact":
        return (_silence(look, days, today),)
    if rule.before == "fiscal_year":
        return _of_fiscal_year(look, rule, days, today)
    asked = (_of_contract(one, rule, days, today) for one in terms if one.are_possible)
    return filter(None, asked)


def _of_contract(terms: _Terms, rule: Due, days: int, today: date) -> _Asked | None:
    contract, start, notice, end, _ = terms
    about, early = contract.key, timedelta(days=rule.early)
    try:
        if rule.after == "start" and start:
            why = partial(_on, contract, "started on", "is begonnen op", start)
            return _Asked(start + timedelta(days=days), about, why, start - early)
        if rule.before == "end" and end and (today - end).days <= _PAST_END:
            day = end - timedelta(days=days)
            why = partial(_ends, contract, end, notice, today)
            return _Asked(day, about, why, day - early)
        if rule.before == "notice" and notice and notice >= today:
            day = notice - timedelta(days=days)
            why = partial(_on, contract, "can be ended until", "is op te zeggen tot", notice)
            return _Asked(day, about, why, day - early)
        if rule.before == "contract_year" and start:
            years = max(1, today.year - start.year)
            at = months_later(start, 12 * years)
            at = at if at >= today else months_later(start, 12 * (years + 1))
            day = at - timedelta(days=days)
            why = partial(
                _on, contract, "begins its next year on", "begint aan een nieuw jaar op", at
            )
            return _Asked(day, about, why, day - early)
    except (OverflowError, ValueError):  # a day outside the calendar is due on no day
        pass
    return None


def fiscal_years(look: Look, first: int, last: int) -> Iterator[date]:
    """Yield the day on which the customer's fiscal year begins, in each year; none if not known."""
    begins = day_of_year(look.fiscal_year)
    if begins:
        for year in range(first, last + 1):
            yield months_later(begins, 12 * (year - begins.year))


def _of_fiscal_year(look: Look, rule: Due, days: int, today: date) -> Iterator[_Asked]:
    for at in fiscal_years(look, today.year, today.year + 1):
        if at >= today:
            day = at - timedelta(days=days)
            why = partial(_year_begins, at)
            yield _Asked(day, rule.before or "", why, day - timedelta(days=rule.early))
            return


def _year_begins(at: date) -> Text:
    return Text(f"their fiscal year begins on {_written(at, 'en')}",
                f"hun boekjaar begint op {_written(at, 'nl')}")  # fmt: skip


def _rhythm(look: Look, protocol: str, days: int, today: date) -> _Asked:
    last = look.held.get(protocol)
    base = last or look.known_since
    day = min(base + timedelta(days=days), date.max)
    return _Asked(day, "", partial(_last_held, last, days, today), None)


def _last_held(last: date | None, days: int, today: date) -> Text:
    if last is None:
        return Text(f"not held yet; every {days} days", f"nog niet gevoerd; elke {days} dagen")
    gone = (today - last).days
    return Text(f"last held {gone} days ago; every {days} days",
                f"{gone} dagen geleden gevoerd; elke {days} dagen")  # fmt: skip


def _silence(look: Look, days: int, today: date) -> _Asked:
    base = look.contact or look.known_since
    why = partial(_no_contact, (today - base).days, days)
    return _Asked(base + timedelta(days=days), "", why, None)


def _no_contact(gone: int, days: int) -> Text:
    return Text(f"no contact for {gone} days; {days} is the limit",
                f"al {gone} dagen geen contact; {days} is de grens")  # fmt: skip


def _events(look: Look, event: Event, days: int) -> Iterator[_Asked]:
    for day, about, why, runs in happened(look.record, event):
        yield _Asked(day + timedelta(days=days), about, why, day, runs)


def _ends(contract: Entry, end: date, notice: date | None, today: date) -> Text:
    left = (end - today).days
    if left < 0:
        return Text(f"the contract “{contract.main}” ended {-left} days ago, and is still open",
                    f"het contract ‘{contract.main}’ liep {-left} dagen geleden af en staat "
                    "nog open")  # fmt: skip
    by = Text()
    if notice and notice >= today:
        by = Text(f"; notice by {_written(notice, 'en')}",
                  f"; opzeggen vóór {_written(notice, 'nl')}")  # fmt: skip
    return Text(f"the contract “{contract.main}” ends in {left} days{by.en}",
                f"het contract ‘{contract.main}’ loopt over {left} dagen af{by.nl}")  # fmt: skip


@cache
def _written(day: date, language: Language) -> str:
    return show_plain(day, language)


def _on(contract: Entry, en: str, nl: str, day: date) -> Text:
    return Text(f"the contract “{contract.main}” {en} {_written(day, 'en')}",
                f"het contract ‘{contract.main}’ {nl} {_written(day, 'nl')}")  # fmt: skip


def _remarks(look: Look, terms: Sequence[_Terms], rules: Rules, today: date) -> Iterator[Remark]:
    """Yield what the record does not have, or cannot be, so that rules cannot be worked out."""
    account = look.account
    if look.tier is None and rules.need_tier:
        yield Remark(account, Text("no tier is known, so nothing is planned that depends on it",
                                   "de klantgroep is niet bekend; wat daarvan afhangt, is niet "
                                   "gepland"))  # fmt: skip
    if rules.need_year(look.tier):
        yield from _about_fiscal_year(look)
    if not terms:
        yield Remark(account, Text("there is no contract", "er is geen contract"))
    for one, _, _, end, are_possible in terms:
        if not are_possible:
            yield Remark(account, Text(
                f"the dates of “{one.main}” cannot be: start, notice and end are not in that order",
                f"de datums van ‘{one.main}’ kunnen niet: begin, opzegdatum en eind staan niet in "
                "die volgorde"))  # fmt: skip
        elif end is None:
            text = Text(
                f"the contract “{one.main}” has no end",
                f"het contract ‘{one.main}’ heeft geen einddatum",
            )
            yield Remark(account, text)
        elif (today - end).days > _PAST_END:
            yield Remark(account, Text(f"the contract “{one.main}” ended long ago; close it",
                                       f"het contract ‘{one.main}’ is al lang afgelopen; sluit "
                                       "het af"))  # fmt: skip


def _about_fiscal_year(look: Look) -> Iterator[Remark]:
    if not look.fiscal_year:
        yield Remark(look.account, Text(
            "the start of their fiscal year is not known, so what depends on it is not planned",
            "het begin van hun boekjaar is niet bekend; wat daarvan afhangt, is niet gepland",
        ))  # fmt: skip
    elif day_of_year(look.fiscal_year) is None:
        yield Remark(look.account, Text(
            f"a fiscal year from “{look.fiscal_year}” cannot be counted with; write a day, as in "
            "1 July",
            f"met een boekjaar vanaf ‘{look.fiscal_year}’ valt niet te rekenen; schrijf een dag, "
            "zoals 1 juli",
        ))  # fmt: skip
