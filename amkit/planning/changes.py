"""What changed in a record: what is new, and what became another value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from amkit.model.record import Entry, Statement
from amkit.planning.basis import Basis, day_of
from amkit.walk.shown import show


def changes_of(basis: Basis, since: datetime | None = None) -> list[dict[str, Any]]:
    """Return what changed, newest first: after `since`, or ever. For us alone: a history holds all.

    Returns:
        kind, main, label, before, now, day, iso and by of each. What is new has no label.
    """
    if not basis.is_internal:
        return []
    found = [
        change
        for entry in basis.record.entries
        for change in _changes(basis, entry)
        if since is None or change[0].at > since
    ]
    found.sort(key=lambda change: change[0].at, reverse=True)
    return [told for _, told in found]


def _changes(basis: Basis, entry: Entry) -> Iterator[tuple[Statement, dict[str, Any]]]:
    kind = basis.kinds[entry.kind]
    known: dict[str, Any] = {}
    for number, said in enumerate(entry.history):
        new = {name: value for name, value in said.fields.items() if name in kind.fields}
        if number == 0:
            yield said, _told(basis, entry, said, "", "", "")
        for name, value in new.items():
            if name in known and known[name] != value and name != kind.main:
                asks = kind.fields[name]
                before, now = (
                    show(one, asks, basis.language) if one is not None else ""
                    for one in (known[name], value)
                )
                yield said, _told(basis, entry, said, basis.label(entry.kind, name), before, now)
        known |= new


def _told(
    basis: Basis, entry: Entry, said: Statement, label: str, before: str, now: str
) -> dict[str, Any]:
    day: date = day_of(said)
    return {
        "kind": basis.to(basis.kinds[entry.kind].title), "main": entry.main, "label": label,
        "before": before, "now": now, "day": basis.day(day), "iso": day.isoformat(),
        "by": said.by,
    }  # fmt: skip
