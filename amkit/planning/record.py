"""Statements into a record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from amkit.model.record import Entry, Record, Statement


def record_of(statements: Iterable[Statement]) -> Record:
    """Return what the statements, oldest first, say together.

    What was said last of a field counts; a field that a statement leaves out stays as it was.
    """
    entries: dict[tuple[str, str], Entry] = {}
    for statement in statements:
        identity = (statement.kind, statement.key)
        known = entries.get(identity)
        if known is None:
            entries[identity] = Entry(
                kind=statement.kind,
                key=statement.key,
                fields=dict(statement.fields),
                history=(statement,),
            )
        else:
            entries[identity] = replace(
                known,
                fields={**known.fields, **statement.fields},
                history=(*known.history, statement),
            )
    return Record(entries=tuple(entries.values()))
