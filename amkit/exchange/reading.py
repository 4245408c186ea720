"""Rows into what they say of accounts, by what their columns hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from amkit.errors import AnswerError
from amkit.exchange import cells
from amkit.exchange.columns import Columns, DateOrder, DecimalSign, is_ours
from amkit.exchange.inert import as_it_was
from amkit.exchange.problems import Problems
from amkit.exchange.saying import Wanted
from amkit.exchange.tables import Row, Table
from amkit.exchange.targets import ACCOUNT, LEFT_OUT, NAMELESS, Target, target_of
from amkit.model.account import key_of
from amkit.model.kinds import KINDS, Kind
from amkit.model.prompts import (
    DatePrompt,
    KindName,
    MoneyPrompt,
    NumberPrompt,
    OneValue,
    TextPrompt,
)
from amkit.model.text import Language, Text
from amkit.model.values import Value


class Said(NamedTuple):
    """What one row says.

    Attributes:
        line: where it begins.
        column: that of the account's name.
        account: the account's name, as it is written there.
        wanted: what is said of it.
    """

    line: int
    column: int
    account: str
    wanted: Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a table writes its dates and numbers, as its cells tell.

    Attributes:
        dates, decimals: "" where they do not.
        unclear: the line, the column and the cell of the first date that can be two.
    """

    dates: DateOrder = ""
    decimals: DecimalSign = ""
    unclear: tuple[int, int, str] | None = None


class Reader:
    """Reads the rows of one table."""

    def __init__(
        self, table: Table, columns: Columns, language: Language,
        kinds: Mapping[KindName, Kind] = KINDS,
    ) -> None:  # fmt: skip
        self._ours = is_ours(table.header, kinds)
        self._kinds = kinds
        self._language = language
        self._columns = columns
        targets = columns.of(table.header)
        self._names = table.header
        self._accounts = [at for at, target in enumerate(targets) if target == ACCOUNT]
        self._fields: list[tuple[int, Target, OneValue]] = []
        for at, name in enumerate(targets):
            target = target_of(name, kinds) if name != LEFT_OUT else None
            if target is not None:
                kind, field = target
                self._fields.append((at, target, kinds[kind].fields[field]))

    def habits(self, rows: Iterable[Row]) -> Habits:
        """Return how the table writes dates and numbers, from all of its cells together."""
        dates: set[str] = set()
        signs: set[str] = set()
        unclear: tuple[int, int, str] | None = None
        days = [at for at, _, prompt in self._fields if isinstance(prompt, DatePrompt)]
        numbers = [
            at for at, _, prompt in self._fields if isinstance(prompt, MoneyPrompt | NumberPrompt)
        ]
        for row in rows:
            signs.update(cells.sign_of(row.cells[at]) for at in numbers)
            for at in days:
                dates.add(cells.order_of(row.cells[at]))
                if unclear is None and cells.is_ambiguous(row.cells[at]):
                    unclear = row.line, at + 1, row.cells[at].strip()
        order, decimals = cells.only(dates), cells.only(signs)
        # The literals are what `order_of` and `sign_of` give.
        return Habits(
            dates="day-first" if order == "day-first" else "month-first" if order else "",
            decimals="comma" if decimals == "comma" else "point" if decimals else "",
            unclear=None if order else unclear,
        )

    def with_habits(self, habits: Habits) -> None:
        """Read dates and numbers so, where the columns do not say it."""
        self._columns = replace(
            self._columns,
            dates=self._columns.dates or habits.dates,
            decimals=self._columns.decimals or habits.decimals,
        )

    def said(self, rows: Iterable[Row], problems: Problems) -> Iterator[Said]:
        """Yield what each row says; what cannot be read goes to `problems`."""
        for row in rows:
            name = " ".join(self._cell(row, at) for at in self._accounts).strip()
            before = problems.count
            if not key_of(name):
                problems.add(row.line, self._accounts[0] + 1, _NAMELESS_ACCOUNT)
            wanted = self._wanted(row, problems)
            if problems.count == before:
                yield Said(row.line, self._accounts[0] + 1, name, wanted)

    def _cell(self, row: Row, at: int) -> str:
        """Return a cell; of our own exports to the letter, of others without blanks around it."""
        cell = row.cells[at]
        return as_it_was(cell) if self._ours else cell.strip()

    def _wanted(self, row: Row, problems: Problems) -> Wanted:
        found: dict[KindName, dict[str, Value]] = {}
        first: dict[KindName, int] = {}
        for at, (kind, field), prompt in self._fields:
            cell = self._cell(row, at)
            if not cell.strip() and not (cell and self._ours):
                continue
            try:
                value = cells.value_of(prompt, cell, self._columns.dates, self._columns.decimals)
            except AnswerError as error:
                problems.add(row.line, at + 1, _wrong(self._names[at], error.text))
                continue
            fields = found.setdefault(kind, {})
            first.setdefault(kind, at)
            before = fields.get(field)
            joint = (
                "\n" if isinstance(prompt, TextPrompt) and field != self._kinds[kind].main else " "
            )
            fields[field] = f"{before}{joint}{value}" if before is not None else value
        for kind, fields in found.items():
            self._give_name(kind, fields, row, first[kind], problems)
        return found

    def _give_name(
        self, kind: KindName, fields: dict[str, Value], row: Row, at: int, problems: Problems
    ) -> None:
        """Name an entry that its row does not name, or say that it has no name."""
        main = self._kinds[kind].main
        if key_of(str(fields.get(main) or "")) or self._kinds[kind].single:
            return
        fields.pop(main, None)
        if kind == "stakeholder" and fields.get("email"):
            return
        if kind in NAMELESS:
            fields[main] = fields.get("product") or NAMELESS[kind].to(self._language)
            return
        problems.add(row.line, at + 1, _nameless(kind, self._kinds))


_NAMELESS_ACCOUNT = Text(
    "this row names no account; fill the cell, or remove the row",
    "deze rij noemt geen account; vul de cel, of haal de rij weg",
)


def _wrong(name: str, text: Text) -> Text:
    return Text(f"“{name}”: {text.en}", f"‘{name}’: {text.to('nl')}")


def _nameless(kind: KindName, kinds: Mapping[KindName, Kind]) -> Text:
    title = kinds[kind].title
    return Text(
        f"this row says something of a {title.en} without its name; fill that, or empty the rest",
        f"deze rij zegt iets van een {title.nl} zonder naam; vul die, of maak de rest leeg",
    )
