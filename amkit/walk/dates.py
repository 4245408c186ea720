"""Dates as people type them, in Dutch and in English."""

from __future__ import annotations

import re
from datetime import date, timedelta

from amkit.errors import AnswerError
from amkit.expressions.times import months_later
from amkit.model.text import Text

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Years outside these are slips of the finger."""
_LEAP = date(2000, 1, 1)

_MONTHS = (
    ("jan", "january", "januari"), ("feb", "february", "februari"),
    ("mar", "mrt", "march", "maart"), ("apr", "april"), ("may", "mei"), ("jun", "june", "juni"),
    ("jul", "july", "juli"), ("aug", "august", "augustus"), ("sep", "sept", "september"),
    ("oct", "okt", "october", "oktober"), ("nov", "november"), ("dec", "december"),
)  # fmt: skip
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_WEEKDAYS = (
    ("monday", "maandag", "ma", "mon"), ("tuesday", "dinsdag", "di", "tue"),
    ("wednesday", "woensdag", "wo", "wed"), ("thursday", "donderdag", "do", "thu"),
    ("friday", "vrijdag", "vr", "fri"), ("saturday", "zaterdag", "za", "sat"),
    ("sunday", "zondag", "zo", "sun"),
)  # fmt: skip
_WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_AHEAD = {
    "today": 0, "vandaag": 0, "tomorrow": 1, "morgen": 1, "overmorgen": 2,
    "yesterday": -1, "gisteren": -1, "eergisteren": -2,
}  # fmt: skip
_DAYS = {"d": 1, "day": 1, "days": 1, "dag": 1, "dagen": 1,
         "w": 7, "wk": 7, "week": 7, "weeks": 7, "weken": 7}  # fmt: skip
_UNIT_MONTHS = {"m": 1, "month": 1, "months": 1, "maand": 1, "maanden": 1,
                "y": 12, "year": 12, "years": 12, "jaar": 12}  # fmt: skip

_ISO = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_DAY_FIRST = r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})"
_WRITTEN = r"(\d{1,2})[. ]*([a-z]+)\.?(?:[ ,]*(\d{4}))?"
_DISTANCE = r"(?:\+|in |over )\s*(\d{1,3}) ?([a-z]+)"
_AGO = r"(\d{1,3}) ?([a-z]+) (?:ago|geleden)"
_LAST = r"(?:last|past|afgelopen|vorige) "
_UNTIL = r" ?(?:[-–—]| (?:to|till|until|through|t/m|tot)) "
_NEXT = r"(?:next|coming|volgende|komende|aanstaande) "
"""Patterns are text, compiled at the first date that is typed and not while amkit loads."""


def read_date(reply: str, today: date, *, past: bool = False) -> date:
    """Return the date that `reply` writes.

    Understood are 2027-03-12, 12-3-2027, 12 maart 2027, 12 March (the next one), Thursday (the
    next one), last Thursday, tomorrow, +10d, in 2 weeks, 3 maanden geleden; in both languages,
    whichever is used.

    Args:
        reply: as it was typed.
        today: what it counts from.
        past: whether 12 March and Thursday are the last ones that were, instead of the next.

    Raises:
        AnswerError: it is no date, could be two, or lies outside FIRST_YEAR to LAST_YEAR.
    """
    word = " ".join(reply.casefold().split())
    found = _near(word, today, past) or _numeric(word) or _written(word, today, past)
    if found is None:
        raise _no_date()
    return found


def day_of_year(written: str) -> date | None:
    """Return a day that comes round each year, in the year 2000, which has every day.

    Understood are 1 July, July, 1 april, 1 April to 31 March (its beginning); in both languages.
    Of 1-7 nobody can tell which is the month. What is no such day gives None.
    """
    word = re.split(_UNTIL, " ".join(written.casefold().split()), maxsplit=1)[0]
    try:
        return _written(word, _LEAP, past=False) or _written(f"1 {word}", _LEAP, past=False)
    except AnswerError:
        return None


def _no_date() -> AnswerError:
    return AnswerError(
        Text(
            en="write a date: 2027-03-12, 12 March, Thursday, +10d or in 2 weeks",
            nl="schrijf een datum: 12-3-2027, 12 maart, donderdag, +10d of over 2 weken",
        )
    )


def _near(word: str, today: date, past: bool) -> date | None:
    if word in _AHEAD:
        return today + timedelta(days=_AHEAD[word])
    named = re.sub(f"^(?:{_LAST}|{_NEXT})", "", word)
    weekday = _WEEKDAY.get(named)
    if weekday is not None:
        back = bool(re.match(_LAST, word)) or (past and named == word)
        ahead = (weekday - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=(ahead - 7 or -7) if back else ahead)
    for pattern, sign in ((_DISTANCE, 1), (_AGO, -1)):
        distance = re.fullmatch(pattern, word, re.ASCII)
        if distance:
            return _ahead(sign * int(distance[1]), distance[2], today)
    return None


def _ahead(number: int, unit: str, today: date) -> date | None:
    if unit in _UNIT_MONTHS:
        return months_later(today, number * _UNIT_MONTHS[unit])
    return today + timedelta(days=number * _DAYS[unit]) if unit in _DAYS else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _checked(year: int, month: int, day: int) -> date:
    found = _day(year, month, day)
    if found is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise AnswerError(
            Text(
                en=f"the calendar has no {year}-{month:02}-{day:02}; look at day, month and year",
                nl=f"{day}-{month}-{year} bestaat niet; kijk naar dag, maand en jaar",
            )
        )
    return found


def _numeric(word: str) -> date | None:
    iso = re.fullmatch(_ISO, word, re.ASCII)
    if iso:
        return _checked(int(iso[1]), int(iso[2]), int(iso[3]))
    found = re.fullmatch(_DAY_FIRST, word, re.ASCII)
    if found is None:
        return None
    day, month, year = int(found[1]), int(found[3]), int(found[4])
    year += 2000 if year < 100 else 0
    if found[2] == "/" and day != month and max(day, month) <= 12:
        raise AnswerError(
            Text(
                en=f"this can be two dates; write {year}-{month:02}-{day:02} "
                f"or {year}-{day:02}-{month:02}",
                nl=f"dit kunnen twee data zijn; schrijf {day}-{month}-{year} "
                f"of {month}-{day}-{year}",
            )
        )
    if found[2] == "/" and month > 12:
        day, month = month, day
    return _checked(year, month, day)


def _written(word: str, today: date, past: bool) -> date | None:
    found = re.fullmatch(_WRITTEN, word, re.ASCII) or re.fullmatch(
        _WRITTEN, re.sub(r"^([a-z]+)\.? (\d{1,2})\b", r"\2 \1", word), re.ASCII
    )
    month = _MONTH.get(found[2]) if found else None
    if found is None or month is None:
        return None
    if found[3]:
        return _checked(int(found[3]), month, int(found[1]))
    this_year = _checked(today.year, month, int(found[1]))
    if past:
        return this_year if this_year <= today else _checked(today.year - 1, month, int(found[1]))
    return this_year if this_year >= today else _checked(today.year + 1, month, int(found[1]))
