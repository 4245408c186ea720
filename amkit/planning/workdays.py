"""Working days: no weekends, no public holidays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeAlias

from amkit.model.country import Country

_A_DAY = timedelta(days=1)

Holidays: TypeAlias = Callable[[int], frozenset[date]]
"""Returns the public holidays of a year."""


def workday_before(day: date, holidays: Holidays) -> date:
    """Return a day, or the working day before it where nobody works on it."""
    while day.weekday() > 4 or day in holidays(day.year):
        day -= _A_DAY
    return day


def holidays_of(country: Country, year: int) -> frozenset[date]:
    """Return the public holidays of a country; takes ten times as long as a bare Python."""
    import holidays  # noqa: PLC0415  heavy, and only what is due needs it

    return frozenset(holidays.country_holidays(country, years=year))
