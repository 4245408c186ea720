"""Statements into a record, and what in it contradicts itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from amkit.model.account import key_of
from amkit.model.kinds import KINDS, MAIN, STATUS
from amkit.model.prompts import Audience
from amkit.model.record import Entry, Record, Statement
from amkit.model.values import Value

FRESH = timedelta(days=180)
"""Two conversations within half a year of each other can contradict each other; after longer, what
was said first may have been true then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two conversations that say different things of one field.

    Attributes:
        entry: the entry.
        field: the field.
        before, now: what was said first, and what was said last and counts.
    """

    entry: Entry
    field: str
    before: Statement
    now: Statement


def record_of(statements: Iterable[Statement], audience: Audience = "internal") -> Record:
    """Return what the statements, oldest first, say together.

    What was said last of a field counts; a field that a statement leaves out stays as it was. A
    run that speaks again of an entry that was closed opens it again. A statement that gives an
    entry another name keeps its identity.

    Args:
        statements: of one account.
        audience: who reads it. For the customer, statements for us alone were never made, but for
            those that close an entry, and fields that a customer never reads were never filled.
    """
    entries: dict[tuple[str, str], Entry] = {}
    named: dict[tuple[str, str], str] = {}
    for statement in statements:
        fields = _readable(statement, audience)
        first = statement.key
        if not fields or not first:
            continue
        key = named.get((statement.kind, first), first)
        entry, called = _with(entries.get((statement.kind, key)), key, statement, fields)
        other = entries.get((statement.kind, named.get((statement.kind, called), called)))
        # What a customer does not read may leave an entry without a name; two of these are two.
        if called and other is not None and other.key != key:
            entry = _merged(other, entry)
            del entries[statement.kind, key]
        entries[statement.kind, entry.key] = entry
        named.update(((statement.kind, name), entry.key) for name in (called, *entry.also) if name)
    return Record(entries=tuple(entry for entry in entries.values() if entry.main))


def contradictions(record: Record) -> Iterator[Contradiction]:
    """Yield the fields of which two conversations, not long apart, say different things.

    Fields that are meant to change contradict nothing. What was said by hand settles it.
    """
    for entry in record.entries:
        for field, now in entry.said.items():
            if field in KINDS[entry.kind].moving or not now.run_id:
                continue
            others = (
                other
                for other in reversed(entry.history)
                if other.fields.get(field) is not None and other.run_id != now.run_id
            )
            before = next(others, None)
            if before is None or not before.run_id or now.at - before.at > FRESH:
                continue
            if _compared(before.fields[field]) != _compared(now.fields[field]):
                yield Contradiction(entry=entry, field=field, before=before, now=now)


def _readable(statement: Statement, audience: Audience) -> dict[str, Value]:
    """Return the fields of a statement that `audience` may read."""
    if audience == "internal":
        return dict(statement.fields)
    kind = KINDS[statement.kind]
    if kind.is_internal:
        return {}
    shared = statement.audience == "client"
    return {
        name: value
        for name, value in statement.fields.items()
        if (shared and name in kind.fields and name not in kind.internal)
        or (name == STATUS and value in kind.closing)
    }


def _with(
    known: Entry | None, key: str, statement: Statement, fields: Mapping[str, Value]
) -> tuple[Entry, str]:
    """Return an entry with what a statement says laid over what was known, and its key now."""
    values: dict[str, Value] = {} if known is None else dict(known.fields)
    said = {} if known is None else dict(known.said)
    if statement.run_id and STATUS not in fields:
        values.pop(STATUS, None)
        said.pop(STATUS, None)
    for name, value in fields.items():
        if value is None:
            values.pop(name, None)
            said.pop(name, None)
        else:
            values[name], said[name] = value, statement
    new = key_of(str(values.get(MAIN[statement.kind]) or ""))
    also = frozenset() if known is None else known.also
    made = Entry(
        kind=statement.kind, key=key if known is None else known.key,
        also=also | {new} if new and new != key else also, fields=values, said=said,
        history=(statement,) if known is None else (*known.history, statement),
    )  # fmt: skip
    return made, new


def _merged(known: Entry, other: Entry) -> Entry:
    """Return one entry where two turned out to be the same: the newer statement of a field counts.

    It keeps the identity of the one it was given the name of.
    """
    said = dict(known.said)
    for name, statement in other.said.items():
        if name not in said or said[name].at <= statement.at:
            said[name] = statement
    history = sorted((*known.history, *other.history), key=lambda statement: statement.at)
    return replace(
        known,
        also=known.also | other.also | {other.key},
        fields={name: statement.fields[name] for name, statement in said.items()},
        said=said,
        history=tuple(history),
    )


def _compared(value: Value) -> Value:
    """Return what a value is compared by: a text without letter case and blanks around it."""
    return key_of(value) if isinstance(value, str) else value
