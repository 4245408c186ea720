"""Which actions are whose, and by when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from amkit.model.account import key_of
from amkit.planning.naming import Known

WEEK = timedelta(days=7)


class ToDo(NamedTuple):
    """An open action.

    Attributes:
        known: the entry.
        due: when it has to be done; None where nobody said.
        who: who does it; "" where nobody said.
        is_overdue: whether that day has gone by.
    """

    known: Known
    due: date | None
    who: str
    is_overdue: bool


class Wanted(NamedTuple):
    """Which actions are asked for.

    Attributes:
        me: those of this person alone; None for everybody's.
        overdue: only those whose day has gone by.
        week: only those of the coming seven days, and those before.
    """

    me: str | None = None
    overdue: bool = False
    week: bool = False


def to_do(known: Iterable[Known], today: date) -> tuple[ToDo, ...]:
    """Return the open actions, the first due first, those without a date last."""
    found = (
        _to_do(one, today) for one in known if one.entry.kind == "action" and one.entry.is_open
    )
    return tuple(sorted(found, key=lambda one: (one.due is None, one.due or today)))


def _to_do(known: Known, today: date) -> ToDo:
    due, who = known.entry.fields.get("due"), str(known.entry.fields.get("who") or "")
    day = due if isinstance(due, date) else None
    return ToDo(known, day, who, day is not None and day < today)


def wanted(actions: Sequence[ToDo], which: Wanted, today: date) -> tuple[ToDo, ...]:
    """Return the actions that are asked for, in their order."""
    me = None if which.me is None else key_of(which.me)
    return tuple(
        one
        for one in actions
        if me in (None, key_of(one.who))
        and (one.is_overdue or not which.overdue)
        and (not which.week or (one.due is not None and one.due <= today + WEEK))
    )
