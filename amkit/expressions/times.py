"""Durations laid along the calendar. Working days are Monday to Friday; holidays are not known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from amkit.model.values import Duration, Unit

_MINUTES = {"minutes": 1, "hours": 60, "days": 1_440, "weeks": 10_080}
_MONTHS = {"months": 1, "years": 12}


def moved(start: date, by: Duration, sign: int) -> date | None:
    """Return the date so much later, or earlier where `sign` is -1; None outside the calendar.

    Minutes and hours move no date. A month later is the same day of that month, or its last day
    where it has no such day.
    """
    amount = by.amount * sign
    try:
        match by.unit:
            case "days":
                return start + timedelta(days=amount)
            case "weeks":
                return start + timedelta(weeks=amount)
            case "months" | "years":
                return months_later(start, amount * _MONTHS[by.unit])
            case "workdays":
                return _workdays_later(start, amount)
    except (OverflowError, ValueError):
        pass
    return None


def months_later(start: date, months: int) -> date:
    """Return the same day `months` later, or that month's last day where it has no such day.

    Raises:
        ValueError: the calendar has no such year.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    if (year, month) == (date.max.year, 11):
        return first.replace(day=start.day)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return first.replace(day=min(start.day, (following - timedelta(days=1)).day))


def _workdays_later(start: date, amount: int) -> date:
    step = timedelta(days=1 if amount > 0 else -1)
    found = start
    while amount and found.weekday() > 4:
        found -= step  # counted from the last working day that was
    weeks, rest = divmod(abs(amount), 5)
    found += weeks * 7 * step
    while rest:
        found += step
        rest -= found.weekday() < 5
    return found


def between(later: date, earlier: date, unit: Unit) -> int | None:
    """Return how many whole units lie between two dates; less than 0 where `later` is earlier."""
    if later < earlier:
        back = between(earlier, later, unit)
        return None if back is None else -back
    days = (later - earlier).days
    match unit:
        case "days":
            return days
        case "weeks":
            return days // 7
        case "workdays":
            return sum(
                (earlier + timedelta(days=at)).weekday() < 5 for at in range(1, days % 7 + 1)
            ) + 5 * (days // 7)
        case "months" | "years":
            months = (later.year - earlier.year) * 12 + later.month - earlier.month
            return (months - (later.day < earlier.day)) // _MONTHS[unit]
    return None


def measure(duration: Duration) -> tuple[str, int]:
    """Return what durations are compared by: those of one measure have a length in common.

    A week is seven days and a year twelve months; how many days a month has, only the calendar
    tells.
    """
    if duration.unit in _MINUTES:
        return "minutes", duration.amount * _MINUTES[duration.unit]
    if duration.unit in _MONTHS:
        return "months", duration.amount * _MONTHS[duration.unit]
    return duration.unit, duration.amount


def read_iso(text: Any) -> date | None:
    """Return the date that a text writes as 2027-03-01; None for any other."""
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
