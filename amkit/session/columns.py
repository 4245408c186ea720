"""What the columns of an export hold: kept from before, given, proposed, or asked once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from amkit.errors import AnswerError, FileError, UsageError
from amkit.exchange import columns as kept
from amkit.exchange.cells import day_of
from amkit.exchange.columns import Columns
from amkit.exchange.problems import refused
from amkit.exchange.reading import Habits
from amkit.exchange.tables import Row, Table
from amkit.exchange.targets import LEFT_OUT, all_targets, label_of, named
from amkit.files import is_there, read_bytes, write_text
from amkit.model.kinds import KINDS, Kind
from amkit.model.prompts import KindName
from amkit.model.text import Language, Text
from amkit.terminal.screens import Heading, Paragraph, Prompter, Question, Rows
from amkit.walk.shown import show_plain

FOLDER = "imports"
"""The folder of a workspace where it is kept."""
_LONGEST = 36
"""Most characters of the examples of a column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was chosen for the columns of a table.

    Attributes:
        columns: what they hold.
        origin: the file that says so; None where nobody said it yet.
        asked: whether somebody looked at it just now, or said yes to it unseen.
    """

    columns: Columns
    origin: Path | None = None
    asked: bool = False


def chosen(
    table: Table, folder: Path, mapping: Path | None, kinds: Mapping[KindName, Kind] = KINDS
) -> Choice:
    """Return what the columns hold: as a file says, or else as their names do.

    Raises:
        FileError: a file that says so cannot be used.
    """
    if mapping is not None:
        return Choice(columns=_read(mapping, kinds), origin=mapping)
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        found = _read(path, kinds)
        if found.fingerprint == table.fingerprint:
            return Choice(columns=found, origin=path)
    return Choice(columns=kept.proposed(table.header, table.fingerprint, kinds))


def _read(path: Path, kinds: Mapping[KindName, Kind]) -> Columns:
    raw = read_bytes(path)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(
            Text(
                f"{path}:{raw[: error.start].count(10) + 1}:1: is not UTF-8; save it as UTF-8",
                f"{path}:{raw[: error.start].count(10) + 1}:1: is geen UTF-8; bewaar het als UTF-8",
            )
        ) from None
    return kept.read(text, str(path), kinds)


def keep(choice: Choice, table: Table, folder: Path, file: Path, language: Language) -> Path | None:
    """Keep what was chosen for the next export with these columns; return where, if it was.

    Raises:
        OutputError: it cannot be written.
    """
    if choice.origin is not None or not choice.asked:
        return None
    name = re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-")[:40] or "export"
    path, number = folder / f"{name}.toml", 1
    while is_there(path):
        number += 1
        path = folder / f"{name}-{number}.toml"
    text = kept.written(choice.columns, table.header, file.name, language)
    write_text(path, text, root=folder.parent)
    return path


def refuse_mistakes(choice: Choice, table: Table, kinds: Mapping[KindName, Kind] = KINDS) -> None:
    """Refuse columns that a table cannot be read by.

    Raises:
        FileError: a file says so.
        UsageError: their names do; nobody chose them yet.
    """
    wrong = kept.mistakes(choice.columns, table.header, kinds)
    if not wrong:
        return
    if choice.origin is not None:
        where = f"{choice.origin}:1:1: "
        raise FileError(Text("\n".join(where + text.en for text in wrong),
                             "\n".join(where + text.nl for text in wrong)))  # fmt: skip
    names = ", ".join(table.header[:20])
    raise UsageError(
        Text(
            f"{wrong[0].en}. The columns are: {names}. Say what they hold at a terminal, or in "
            "a file for --mapping",
            f"{wrong[0].nl}. De kolommen zijn: {names}. Zeg wat ze bevatten in een terminal, of "
            "in een bestand voor --mapping",
        )
    )


class Asker:
    """Asks what has to be known of a table."""

    def __init__(
        self, prompter: Prompter, language: Language, kinds: Mapping[KindName, Kind] = KINDS
    ) -> None:
        self._prompter = prompter
        self._language = language
        self._kinds = kinds

    def columns(self, choice: Choice, table: Table, first: Sequence[Row]) -> Choice:
        """Return what the columns hold, once somebody agreed."""
        columns = choice.columns
        while True:
            self._show(columns, table, first)
            reply = self._ask(_RIGHT).strip()
            at = self._column(reply, table)
            if at is not None:
                columns = self._changed(columns, table.header[at])
                continue
            wrong = kept.mistakes(columns, table.header, self._kinds)
            if not reply and not wrong:
                return Choice(columns=columns, asked=True)
            for text in wrong if not reply else (_WHICH,):
                told = Paragraph(text=text.to(self._language), tone="warning")
                self._prompter.show((told,))

    def _show(self, columns: Columns, table: Table, first: Sequence[Row]) -> None:
        targets = columns.of(table.header)
        rows = tuple(
            (name, "→", label_of(target, self._language, self._kinds), examples(at, first))
            for at, (name, target) in enumerate(zip(table.header, targets, strict=True))
        )
        title = Text("What the columns hold", "Wat de kolommen bevatten").to(self._language)
        self._prompter.show((Heading(text=title), Rows(rows=rows, numbered=True)))

    def _column(self, reply: str, table: Table) -> int | None:
        if reply.isascii() and reply.isdigit() and 1 <= int(reply[:4]) <= len(table.header):
            return int(reply[:4]) - 1
        return next((at for at, name in enumerate(table.header) if name == reply), None)

    def _changed(self, columns: Columns, name: str) -> Columns:
        words = tuple(
            label_of(target, self._language, self._kinds) for target in all_targets(self._kinds)
        )
        while True:
            asked = Text(f"What does “{name}” hold?", f"Wat bevat ‘{name}’?")
            reply = self._ask(asked, hint=_HINT, completions=words)
            target = LEFT_OUT if not reply.strip() else named(reply, self._kinds)
            if target is not None:
                return replace(columns, targets={**columns.targets, name: target})

    def dates(self, habits: Habits) -> kept.DateOrder:
        """Return which number of a date is the day, once somebody said so."""
        assert habits.unclear is not None
        *_, cell = habits.unclear
        options = tuple(
            (short, show_plain(day_of(cell, order), self._language))
            for short, order in zip(_SHORT[self._language], _ORDERS, strict=True)
        )
        while True:
            asked = Text(f"Which date is {cell}?", f"Welke datum is {cell}?")
            reply = self._ask(asked, options=options).strip().casefold()
            for (short, words), order in zip(options, _ORDERS, strict=True):
                if reply in (short, words.casefold()):
                    return order

    def agrees(self, asked: Text) -> bool:
        """Tell whether somebody says yes to what was asked; Enter does."""
        from amkit.walk.yes_no import NO, OPTIONS, YES  # noqa: PLC0415  only where it is asked

        options = OPTIONS[self._language]
        while True:
            reply = self._ask(asked, options=options, default=options[0][1]).strip().casefold()
            if reply in YES or not reply:
                return True
            if reply in NO:
                return False

    def _ask(
        self, text: Text, *, hint: Text = Text(), default: str = "",
        options: tuple[tuple[str, str], ...] = (), completions: tuple[str, ...] = (),
    ) -> str:  # fmt: skip
        question = Question(
            text=text.to(self._language), hint=hint.to(self._language), default=default,
            options=options, completions=completions,
        )  # fmt: skip
        try:
            return self._prompter.ask(question)
        except AnswerError as error:
            self._prompter.show((Paragraph(text=error.text.to(self._language), tone="warning"),))
            return self._ask(
                text, hint=hint, default=default, options=options, completions=completions
            )
        except EOFError:
            raise UsageError(STOPPED) from None


STOPPED = Text("stopped; nothing was taken in", "gestopt; er is niets opgenomen")
_ORDERS: tuple[kept.DateOrder, kept.DateOrder] = ("day-first", "month-first")
_SHORT: Mapping[Language, tuple[str, str]] = {"en": ("d", "m"), "nl": ("d", "m")}
_RIGHT = Text(
    "Is this right? Enter, or the number of a column that holds something else",
    "Klopt dit? Enter, of het nummer van een kolom die iets anders bevat",
)
_WHICH = Text("Type the number of a column, or Enter", "Typ het nummer van een kolom, of Enter")
_HINT = Text(
    "for example: contract: until, or contract.end; Enter leaves it out",
    "bijvoorbeeld: contract: tot, of contract.end; met Enter doet hij niet mee",
)


def examples(at: int, first: Sequence[Row]) -> str:
    """Return the first cells of a column, on one line."""
    cells = (" ".join(row.cells[at].split()) for row in first)
    shown = " · ".join(dict.fromkeys(cell for cell in cells if cell))
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"


def unclear_dates(habits: Habits, path: str) -> FileError:
    """Return the error of dates that can be two, where nobody can be asked."""
    assert habits.unclear is not None
    line, column, cell = habits.unclear
    try:
        day_of(cell)
    except AnswerError as error:
        return refused(path, line, column, error.text)
    raise AssertionError
