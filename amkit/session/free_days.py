"""Public holidays, worked out once for a country and a year, and then kept."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from amkit.files import keep_cached
from amkit.model.country import Country
from amkit.planning.workdays import Holidays, holidays_of
from amkit.session.known import known
from amkit.source.compiled import Compiler, digest


@dataclass(frozen=True, slots=True)
class _Year:
    """The holidays of a year, as days since the year 1."""

    days: tuple[int, ...]


_YEARS = Compiler(_Year)


def free_days(country: Country) -> Holidays:
    """Return what tells the public holidays of a country."""

    @cache
    def holidays(year: int) -> frozenset[date]:
        name = digest(f"holidays {country} {year} {_library()}".encode())
        kept = known(_YEARS, name)
        with suppress(ValueError, TypeError, OverflowError):  # days that are none
            if kept is not None:
                return frozenset(map(date.fromordinal, kept.days))
        found = holidays_of(country, year)
        keep_cached(name, _YEARS.freeze(_Year(tuple(sorted(map(date.toordinal, found))))))
        return found

    return holidays


@cache
def _library() -> str:
    """Return what changes with the library that knows them, without loading it."""
    spec = find_spec("holidays")
    origin = (spec and spec.origin) or ""
    with suppress(OSError):  # in an archive: then its place has to do
        return f"{origin} {Path(origin).stat().st_mtime_ns}"
    return origin
