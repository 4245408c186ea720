"""Working days of a country: no weekends, no public holidays."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from amkit.model.country import Country

_A_DAY = timedelta(days=1)


def workday_before(day: date, country: Country) -> date:
    """Return a day, or the working day before it where nobody works on it."""
    while day.weekday() > 4 or day in _holidays(country, day.year):
        day -= _A_DAY
    return day


@cache
def _holidays(country: Country, year: int) -> frozenset[date]:
    import holidays  # noqa: PLC0415  heavy, and only what is due needs it

    return frozenset(holidays.country_holidays(country, years=year))
