"""A file that somebody wants taken in: what it is, what it says, and what came of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from amkit.errors import UsageError
from amkit.exchange import reading, tables
from amkit.exchange.columns import DateOrder, is_ours
from amkit.exchange.encodings import decoded
from amkit.exchange.problems import Problems
from amkit.exchange.reading import Said
from amkit.exchange.tables import Row, Table
from amkit.exchange.targets import LEFT_OUT, label_of
from amkit.files import read_bytes
from amkit.model.account import key_of
from amkit.model.kinds import KINDS, Kind
from amkit.model.prompts import KindName
from amkit.model.text import Language, Text
from amkit.session.clock import Clock, now
from amkit.session.columns import (
    FOLDER,
    STOPPED,
    Asker,
    Choice,
    chosen,
    examples,
    keep,
    refuse_mistakes,
    unclear_dates,
)
from amkit.session.importing import Outcome, Progress, notices, take_rows
from amkit.settings import Settings
from amkit.store import Store
from amkit.terminal.output import err
from amkit.terminal.screens import Paragraph, Prompter

MOST_BYTES = 67_108_864
"""Most bytes of a file that is taken in: 64 MiB, some 400,000 rows of a CRM."""
_SHOWN = 5
"""How many rows give the examples that are shown before anything is taken in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What somebody asks to be taken in.

    Attributes:
        file: the file.
        account: whose people the cards are.
        mapping: the file that says what columns hold.
        encoding: of the file; "" to find out.
        dates: how ambiguous dates are meant; "" where that was not said.
        dry: whether it is only tried.
        yes: whether what seems right is taken unseen.
        prompter: who can be asked; None where nobody can.
        kinds: the kinds of entry there are.
        clock: the present moment.
    """

    file: Path
    account: str | None = None
    mapping: Path | None = None
    encoding: str = ""
    dates: DateOrder = ""
    dry: bool = False
    yes: bool = False
    prompter: Prompter | None = None
    kinds: Mapping[KindName, Kind] = field(default_factory=lambda: KINDS)
    clock: Clock = now


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an import came to, or would.

    Attributes:
        file: the file.
        outcome: what it came to.
        dry: whether it was only tried.
        notices: rows that contradict each other.
        table: how the table was read; nothing where it was none.
        kept: where it was kept what the columns hold.
        columns: for each column of a table: its name, what it holds, and its first cells.
    """

    file: Path
    outcome: Outcome
    dry: bool
    notices: Text = Text()
    table: Mapping[str, Any] = field(default_factory=dict)
    kept: Path | None = None
    columns: tuple[tuple[str, str, str], ...] = ()

    def as_json(self) -> str:
        """Return it for a script."""
        came = self.outcome
        data = {
            "file": str(self.file),
            "written": not self.dry,
            "rows": came.rows,
            "accounts": {"new": came.new, "updated": came.updated, "unchanged": came.unchanged},
            "statements": came.said,
            "notices": [{"line": line, "field": name} for line, name in came.notices],
            "more_notices": came.more,
            "kept": str(self.kept) if self.kept else None,
        }
        return json.dumps(data | dict(self.table), ensure_ascii=False, indent=2) + "\n"

    def told(self, language: Language) -> str:
        """Return it for people."""
        lines = [counts(self.outcome).to(language)]
        targets = self.table.get("columns", {})
        left = ", ".join(name for name, target in targets.items() if target == LEFT_OUT)
        if left:
            lines.append(Text(f"Left out: {left}", f"Doet niet mee: {left}").to(language))
        if self.dry:
            lines.append(_TRIED.to(language))
        if self.kept:
            lines.append(
                Text(
                    f"What the columns hold is kept in {self.kept}",
                    f"Wat de kolommen bevatten staat in {self.kept}",
                ).to(language)
            )
        return "".join(f"{line}\n" for line in lines)


def counts(came: Outcome) -> Text:
    """Return how many accounts a file makes new, changes, and leaves as they are."""
    new, facts = came.new == 1, came.said == 1
    return Text(
        f"{came.new} new {'account' if new else 'accounts'}, {came.updated} updated, "
        f"{came.unchanged} unchanged; {came.said} {'fact' if facts else 'facts'} added",
        f"{came.new} {'nieuw account' if new else 'nieuwe accounts'}, {came.updated} bijgewerkt, "
        f"{came.unchanged} ongewijzigd; {came.said} {'feit' if facts else 'feiten'} toegevoegd",
    )


def intake(settings: Settings, store: Store, ask: Ask) -> Report:
    """Take a file in, all of it or nothing.

    Raises:
        FileError: the file cannot be used, or says what cannot be taken in; tells where.
        UsageError: something has to be said that was not; or nobody agreed.
        StoreError: the store says no.
    """
    ending = ask.file.suffix.casefold().lstrip(".")
    if ending in ("yaml", "yml", "json"):
        return _whole(store, ask, "json" if ending == "json" else "yaml")
    if ending in ("vcf", "vcard"):
        return _cards(settings, store, ask)
    return _table(settings, store, ask)


def _whole(store: Store, ask: Ask, form: Any) -> Report:
    from amkit.exchange.texts import read  # noqa: PLC0415  YAML is heavy
    from amkit.session.wholes import take_whole  # noqa: PLC0415  likewise

    text = decoded(read_bytes(ask.file, MOST_BYTES), str(ask.file), ask.encoding).text
    collection = read(text, str(ask.file), form, ask.kinds)
    outcome = take_whole(store, collection, keep=not ask.dry)
    return Report(file=ask.file, outcome=outcome, dry=ask.dry)


def _cards(settings: Settings, store: Store, ask: Ask) -> Report:
    from amkit.exchange.cards import cards_of, wanted_of  # noqa: PLC0415  few need it

    found = store.account_by_key(key_of(ask.account or ""))
    if found is None:
        raise UsageError(
            Text(
                "whose people are these? Add --account with an account that is there",
                "van welk account zijn deze mensen? Voeg --account toe, met een bestaand account",
            )
        )
    problems = Problems(str(ask.file))
    text = decoded(read_bytes(ask.file, MOST_BYTES), str(ask.file), ask.encoding).text

    def said() -> Iterator[Said]:
        for card in cards_of(text, problems):
            wanted = wanted_of(card, problems)
            if wanted is not None:
                yield Said(card.line, 1, found.name, wanted)

    outcome = take_rows(
        store, said(), problems, me=settings.me, clock=ask.clock, keep=not ask.dry,
        progress=_progress(settings.language), kinds=ask.kinds,
    )  # fmt: skip
    told = notices(outcome, str(ask.file), ask.kinds)
    return Report(file=ask.file, outcome=outcome, dry=ask.dry, notices=told)


def _table(settings: Settings, store: Store, ask: Ask) -> Report:
    path = str(ask.file)
    text = decoded(read_bytes(ask.file, MOST_BYTES), path, ask.encoding)
    table = tables.table_of(text.text, path)
    folder = (settings.workspace or Path.cwd()) / FOLDER
    asker = Asker(ask.prompter, settings.language, ask.kinds) if ask.prompter else None
    first = list(islice(tables.rows_of(table, Problems(path)), _SHOWN))
    choice = _agreed(chosen(table, folder, ask.mapping, ask.kinds), table, first, ask, asker)
    refuse_mistakes(choice, table, ask.kinds)
    reader, choice = _reader(table, choice, settings.language, ask, asker)
    kept = None if ask.dry else keep(choice, table, folder, ask.file, settings.language)

    def take(*, kept: bool) -> Outcome:
        problems = Problems(path)
        rows = reader.said(tables.rows_of(table, problems), problems)
        return take_rows(
            store, rows, problems, me=settings.me, clock=ask.clock, keep=kept,
            progress=_progress(settings.language), kinds=ask.kinds,
        )  # fmt: skip

    outcome = take(kept=not ask.dry and asker is None)
    if asker is not None and ask.prompter is not None:
        told = Paragraph(text=counts(outcome).to(settings.language))
        ask.prompter.show((told,))
        if not asker.agrees(Text("Take this in?", "Dit opnemen?")):
            raise UsageError(STOPPED)
        outcome = take(kept=True)
    holds = dict(zip(table.header, choice.columns.of(table.header), strict=True))
    how = {"encoding": text.encoding, "separator": table.separator, "columns": holds}
    return Report(
        file=ask.file, outcome=outcome, dry=ask.dry, kept=kept, table=how,
        notices=notices(outcome, path, ask.kinds),
        columns=tuple(
            (name, label_of(target, settings.language, ask.kinds), examples(at, first))
            for at, (name, target) in enumerate(holds.items())
        ),
    )  # fmt: skip


def _agreed(
    choice: Choice, table: Table, first: list[Row], ask: Ask, asker: Asker | None
) -> Choice:
    """Return what the columns hold, once that was said, or need not be."""
    if choice.origin is not None or is_ours(table.header, ask.kinds) or ask.dry:
        return choice
    if asker is not None:
        return asker.columns(choice, table, first)
    if ask.yes:
        return replace(choice, asked=True)
    raise UsageError(
        Text(
            "nobody said yet what these columns hold; see it with --dry-run, and agree with "
            "--yes, or say it with --mapping FILE",
            "wat deze kolommen bevatten is nog niet gezegd; bekijk het met --dry-run en stem "
            "ermee in met --yes, of zeg het met --mapping BESTAND",
        )
    )


def _reader(
    table: Table, choice: Choice, language: Language, ask: Ask, asker: Asker | None
) -> tuple[reading.Reader, Choice]:
    """Return what reads the rows, once it is known how they write dates and numbers."""
    columns = replace(choice.columns, dates=ask.dates or choice.columns.dates)
    habits = reading.Reader(table, columns, language, ask.kinds).habits(
        tables.rows_of(table, Problems(table.path))
    )
    if habits.unclear is not None and not columns.dates:
        if asker is None:
            raise unclear_dates(habits, table.path)
        columns = replace(columns, dates=asker.dates(habits))
    reader = reading.Reader(table, columns, language, ask.kinds)
    reader.with_habits(habits)
    return reader, replace(choice, columns=columns)


def _progress(language: Language) -> Progress:
    """Return what tells how far it is, where somebody watches."""
    stream = sys.stderr
    if stream is None or stream.closed or not stream.isatty():
        return lambda count: None

    def tell(count: int) -> None:
        err(Text(f"\r{count:,} rows", f"\r{count:,} rijen").to(language).replace(",", "."))

    return tell


_TRIED = Text(
    "This was only tried; nothing was written", "Dit was een proef; er is niets geschreven"
)
