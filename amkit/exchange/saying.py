"""From what a file says of an account to what is new in it: only that becomes statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from amkit.model.account import key_of
from amkit.model.kinds import KINDS, Kind
from amkit.model.prompts import KindName
from amkit.model.record import Entry, Record, Statement
from amkit.model.values import Value

IMPORT = "import"
"""The step of the statements that an import makes: what the last import said is told by it."""
_EMAIL = "email"

Wanted = Mapping[KindName, Mapping[str, Value]]
"""What a row says: a kind of entry, and of it field name to value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who takes a file in, and when.

    Attributes:
        by: who.
        at: when, UTC.
        new_id: makes the UUID of a statement.
    """

    by: str
    at: datetime
    new_id: Callable[[], str]


@dataclass(slots=True, kw_only=True)
class _Known:
    """An entry as far as a comparison needs it.

    Attributes:
        key: by which it is known.
        fields: what counts now.
        imported: what the last import said of a field, whatever was said since.
        said: what this very file said first of each field.
    """

    key: str
    fields: dict[str, Value]
    imported: dict[str, Value]
    said: dict[str, Value]


class Known:
    """What is known of one account while a file is taken in; it learns from what is said."""

    def __init__(
        self, record: Record, account: str, kinds: Mapping[KindName, Kind] = KINDS
    ) -> None:
        self._account = account
        self._kinds = kinds
        self._named: dict[tuple[str, str], _Known] = {}
        self._mailed: dict[str, _Known] = {}
        for entry in record.entries:
            self._learn(entry)

    def _learn(self, entry: Entry) -> None:
        imported = {
            name: value
            for said in entry.history
            if said.step == IMPORT and not said.run_id
            for name, value in said.fields.items()
        }
        known = _Known(key=entry.key, fields=dict(entry.fields), imported=imported, said={})
        for name in (entry.key, *entry.also):
            self._named[entry.kind, name] = known
        if self._kinds[entry.kind].single:
            self._named[entry.kind, ""] = known
        if entry.kind == "stakeholder":
            self._mail(known)

    def _mail(self, known: _Known) -> None:
        address = known.fields.get(_EMAIL)
        if address:
            self._mailed.setdefault(key_of(str(address)), known)

    def say(
        self, wanted: Wanted, hand: Hand
    ) -> tuple[tuple[Statement, ...], tuple[tuple[KindName, str], ...]]:
        """Return the statements that a row adds, and the fields an earlier row said otherwise.

        Of two rows that say different things of one field, the first counts: so the same file
        taken in again brings nothing new. What is known already is not said again, and neither
        is what the last import said: where somebody changed it since, that counts until the
        other program says something else.
        """
        made: list[Statement] = []
        against: list[tuple[KindName, str]] = []
        for kind, fields in wanted.items():
            known = self._find(kind, fields)
            against += [(kind, name) for name in _against(known, fields)]
            new = self._new(kind, known, fields)
            if new:
                statement, known = self._statement(kind, known, new, hand)
                made.append(statement)
            assert known is not None  # what is not known has its name to be said
            known.said = {**fields, **known.said}
        return tuple(made), tuple(against)

    def _find(self, kind: KindName, fields: Mapping[str, Value]) -> _Known | None:
        """Return the entry a row is about: by its name, and a person without one by the address.

        Somebody who is known by the address alone gets the name that a row brings.
        """
        if self._kinds[kind].single:
            return self._named.get((kind, ""))
        name = key_of(str(fields.get(self._kinds[kind].main) or ""))
        found = self._named.get((kind, name))
        address = key_of(str(fields.get(_EMAIL) or "")) if kind == "stakeholder" else ""
        if found is not None or not address:
            return found
        if not name:
            return self._mailed.get(address)
        known = self._named.get((kind, address))
        return known if known and key_of(str(known.fields.get("name"))) == address else None

    def _new(
        self, kind: KindName, known: _Known | None, fields: Mapping[str, Value]
    ) -> dict[str, Value]:
        main = self._kinds[kind].main
        if known is None:
            address = fields.get(_EMAIL) if kind == "stakeholder" else None
            name = fields.get(main) or (self._account if self._kinds[kind].single else address)
            return {main: name} | {n: v for n, v in fields.items() if n != main}
        return {
            name: value
            for name, value in fields.items()
            if name not in known.said
            and known.fields.get(name) != value
            and known.imported.get(name) != value
            and not (name == main and self._is_former(kind, known, value))
        }

    def _is_former(self, kind: KindName, known: _Known, value: Value) -> bool:
        """Tell whether a name is one that an entry had before: it keeps the one it has."""
        given = key_of(str(value))
        current = key_of(str(known.fields.get(self._kinds[kind].main) or ""))
        return given != current and self._named.get((kind, given)) is known

    def _statement(
        self, kind: KindName, known: _Known | None, new: dict[str, Value], hand: Hand
    ) -> tuple[Statement, _Known]:
        main = self._kinds[kind].main
        about = known.key if known is not None else ""
        if known is None:
            known = _Known(key=key_of(str(new[main])), fields={}, imported={}, said={})
        known.fields.update(new)
        known.imported.update(new)
        self._named[kind, key_of(str(known.fields.get(main) or ""))] = known
        self._named.setdefault((kind, known.key), known)
        if self._kinds[kind].single:
            self._named[kind, ""] = known
        if kind == "stakeholder":
            self._mail(known)
        said = Statement(
            run_id="", item=hand.new_id(), kind=kind, fields=new, about=about, step=IMPORT,
            source="known", by=hand.by, at=hand.at,
        )  # fmt: skip
        return said, known


def _against(known: _Known | None, fields: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the fields of which an earlier row of the file said something else."""
    said = known.said if known is not None else {}
    return tuple(name for name in fields if name in said and said[name] != fields[name])
