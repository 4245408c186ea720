"""Days of accounts for a calendar: what is due, and when contracts end (iCalendar, RFC 5545).

They are events of a whole day, and no tasks: Google, Outlook and Apple show those in the calendar,
and what is a task (VTODO) two of the three leave out. They keep nobody busy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from amkit.errors import UsageError
from amkit.exchange.lines import on_one_line
from amkit.model.account import Account
from amkit.model.record import Entry, Record, entry_id
from amkit.model.text import Language, Text


class Day(NamedTuple):
    """Something on a day.

    Attributes:
        uid: its name for ever; the same one later takes its place.
        day: when.
        title: what, on one line.
        about: more.
        at: when it was last changed, UTC.
        version: how often it was changed.
    """

    uid: str
    day: date
    title: str
    about: str
    at: datetime
    version: int = 0


_ENDS = Text("contract ends", "contract loopt af")
_NOTICE = Text("last day to end the contract", "laatste dag om het contract op te zeggen")


def days_of(account: Account, record: Record, language: Language) -> Iterator[Day]:
    """Yield what is on a day of an account: open actions, and the ends of running contracts."""
    for action in record.open_of("action"):
        who = str(action.fields.get("who") or "")
        title = f"{account.name}: {action.main}" + (f" ({who})" if who else "")
        yield from _day(account, action, "due", title)
    for contract in record.open_of("contract"):
        for field, words in (("end", _ENDS), ("notice", _NOTICE)):
            title = f"{account.name}: {words.to(language)}: {contract.main}"
            yield from _day(account, contract, field, title)


def _day(account: Account, entry: Entry, field: str, title: str) -> Iterator[Day]:
    day = entry.fields.get(field)
    if isinstance(day, date):
        uid = f"{entry_id(account.id, entry)}.{field}.{account.id}@amkit"
        yield Day(uid, day, title, account.name, entry.latest.at, len(entry.history) - 1)


def calendar(days: Iterable[Day], language: Language) -> bytes:
    """Return days as a calendar file; the same days give the same bytes.

    Raises:
        UsageError: what writes calendars is not installed.
    """
    try:
        from icalendar import Calendar, Event  # noqa: PLC0415  an extra; heavy
    except ImportError:
        raise UsageError(_EXTRA) from None
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", f"-//amkit//{language.upper()}")
    for one in days:
        event = Event()
        event.add("uid", one.uid)
        event.add("dtstamp", one.at)
        event.add("last-modified", one.at)
        event.add("sequence", one.version)
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
        event.add("summary", on_one_line(one.title))
        event.add("description", on_one_line(one.about))
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    raw: bytes = made.to_ical()
    return raw


_EXTRA = Text(
    en="calendars need a library that is not installed; install it with: "
    "pip install 'amkit[calendar]'",
    nl="voor agenda's is een bibliotheek nodig die er nog niet is; installeer die met: "
    "pip install 'amkit[calendar]'",
)
