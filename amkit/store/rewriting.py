"""A person, or an account, out of the rows of a store.

Rows are changed as values: the same change is made to the store, and to every backup.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from amkit.model.account import key_of
from amkit.model.kinds import KINDS
from amkit.model.run import COMMENT
from amkit.planning.persons import TELLING, pattern, without, without_in
from amkit.store import sealing
from amkit.store.damage import Rows
from amkit.store.database import Row
from amkit.store.rows import checksum, compact


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    """What takes the place of a person's names.

    Attributes:
        marks: names, addresses and numbers by which the person is recognised.
        instead: what is written in their place.
        accounts: the ids of the accounts in which; empty for all.
        forget: whether what is known of the person goes as well, not the name alone. A document
            as it was last made goes as a whole: what it tells of the person may stand anywhere.
    """

    marks: tuple[str, ...]
    instead: str
    accounts: frozenset[str] = frozenset()
    forget: bool = False


def renamed(rows: Rows, wanted: Renaming) -> Rows:
    """Return all rows as they are once a person has the other name; keys of rows stay."""
    return _Renamed(rows, wanted).rows()


class _Renamed:
    """One change of the rows of a store."""

    def __init__(self, rows: Rows, wanted: Renaming) -> None:
        self._old = rows
        self._wanted = wanted
        self._names = pattern(wanted.marks)
        self._keys = {key_of(mark) for mark in wanted.marks}
        self._account_of = {
            cells["id"]: cells["account_id"] for cells in _cells("run", rows["run"])
        }

    def rows(self) -> Rows:
        """Return them all."""
        about = [
            (row, cells)
            for row, cells in zip(
                self._old["statement"], _cells("statement", self._old["statement"]), strict=True
            )
            if self._wanted.forget and self._is_the_person(cells)
        ]
        entries = {(cells["run_id"], cells["item"]) for _, cells in about}
        gone = {id(row) for row, _ in about}
        made = dict(self._old)
        made["statement"] = [
            self._row("statement", row, self._statement)
            for row in self._old["statement"]
            if id(row) not in gone
        ]
        made["rendering"] = [
            new
            for row in self._old["rendering"]
            for new in (self._row("rendering", row, self._rendering),)
            if not (self._wanted.forget and new != row)
        ]
        made["answer"] = [
            self._row("answer", row, lambda cells: self._answer(cells, entries))
            for row in self._old["answer"]
        ]
        made["run"] = _headed(self._old, made["answer"])
        return made

    def _row(self, table: str, row: Row, new: Any) -> Row:
        cells = _of(table, row)
        account = cells.get("account_id") or self._account_of.get(cells.get("run_id"))
        if self._wanted.accounts and account not in self._wanted.accounts:
            return row
        changed = cells | new(cells)
        return row if changed == cells else _sealed(table, changed)

    def _is_the_person(self, cells: Mapping[str, Any]) -> bool:
        if cells["kind"] != "stakeholder":
            return False
        if self._wanted.accounts and cells["account_id"] not in self._wanted.accounts:
            return False
        main = dict(json.loads(cells["fields"])).get(KINDS["stakeholder"].main) or ""
        return (cells["about"] or key_of(str(main))) in self._keys

    def _statement(self, cells: Mapping[str, Any]) -> dict[str, Any]:
        fields = [[name, self._anew(value)] for name, value in json.loads(cells["fields"])]
        about = without(cells["about"], self._names, self._wanted.instead)
        return {
            "fields": compact(fields),
            "about": about if about == cells["about"] else key_of(about),
        }

    def _rendering(self, cells: Mapping[str, Any]) -> dict[str, Any]:
        return {"text": self._anew(cells["text"])}

    def _answer(self, cells: Mapping[str, Any], entries: set[tuple[Any, str]]) -> dict[str, Any]:
        item, _, field = cells["slot"].partition(".")
        value, reply, why = json.loads(cells["value"]), cells["reply"], cells["why"]
        if field in _TOLD and (cells["run_id"], item) in entries:
            value = self._blank(value)
            reply, why = (self._blank(reply), self._blank(why))
        return {
            "value": compact(self._anew(value)),
            "reply": self._anew(reply),
            "why": self._anew(why),
        }

    def _blank(self, value: Any) -> Any:
        """Return the other name where something was told in words."""
        if isinstance(value, list):
            return [self._wanted.instead]
        return self._wanted.instead if isinstance(value, str) and value else value

    def _anew(self, value: Any) -> Any:
        return without_in(value, self._names, self._wanted.instead)


def without_accounts(rows: Rows, ids: set[str]) -> Rows:
    """Return all rows but those of these accounts, and of protocols that nobody else walked."""
    runs = {run[0] for run in rows["run"] if _of("run", run)["account_id"] in ids}
    made: Rows = {}
    for table, those in rows.items():
        column = "id" if table == "account" else "run_id" if table == "answer" else "account_id"
        gone = runs if table == "answer" else ids
        known = column in sealing.kept(table)
        made[table] = [row for row in those if not known or _of(table, row)[column] not in gone]
    walked = {_of("run", run)["protocol_digest"] for run in made["run"]}
    made["protocol"] = [row for row in made["protocol"] if row[0] in walked]
    return made


def texts(rows: Rows, accounts: frozenset[str]) -> Iterator[str]:
    """Yield every text of these accounts, or of all where none is named, in which a name may be."""
    runs = {cells["id"]: cells["account_id"] for cells in _cells("run", rows["run"])}
    for table, columns in _TEXTS.items():
        for cells in _cells(table, rows[table]):
            account = cells.get("account_id") or runs.get(cells.get("run_id"))
            if not accounts or account in accounts:
                yield from (str(cells[column]) for column in columns if cells[column])


_TOLD = {*TELLING, COMMENT}
_TEXTS = {"statement": ("fields",), "answer": ("reply", "value", "why"), "rendering": ("text",)}


def _headed(old: Rows, answers: list[Row]) -> list[Row]:
    """Return the runs, each sealing the answers that it has now."""
    given: dict[str, list[Row]] = {}
    for row in answers:
        given.setdefault(row[0], []).append(row)
    made = []
    for row in old["run"]:
        its = sorted(given.get(row[0], ()), key=lambda one: int(one[1]))
        head = sealing.chain("", (str(one[-1]) for one in its))
        cells = _of("run", row)
        made.append(row if cells["head"] == head else _sealed("run", cells | {"head": head}))
    return made


def _cells(table: str, rows: list[Row]) -> list[dict[str, Any]]:
    return [_of(table, row) for row in rows]


def _of(table: str, row: Row) -> dict[str, Any]:
    return dict(zip(sealing.kept(table), row, strict=True))


def _sealed(table: str, cells: Mapping[str, Any]) -> Row:
    values = tuple(cells[name] for name in sealing.kept(table)[:-1])
    return *values, checksum(values)
