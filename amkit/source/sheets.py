"""What must hold of tables, matrices and scorecards, and their models cannot say."""

from __future__ import annotations

from collections.abc import Iterator

from amkit.model.prompts import (
    MatrixPrompt,
    OneValue,
    Row,
    ScorecardPrompt,
    Sheet,
    TablePrompt,
    ValuePrompt,
)
from amkit.model.scorecards import Item
from amkit.model.text import Text
from amkit.source.document import Document, Keys
from amkit.source.wrong import NAME, Found, Seen, at_least, empty, finding, in_order, named, once

_OWN = ("left", "why", "band", "score")
"""What answers files and scenarios call other things than items and rows."""
_NOT_OF_A_CELL: tuple[tuple[str, object], ...] = (
    ("comment", Text()), ("edit", "free"), ("secret", False),
)  # fmt: skip
_MOST_DEEP = 4
"""Most groups in groups of a scorecard; nobody weighs finer than that."""


def of_sheet(document: Document, keys: Keys, prompt: Sheet) -> Found:
    """Yield what cannot be meant in a table, a matrix or a scorecard."""
    match prompt:
        case TablePrompt():
            yield from _table(document, keys, prompt)
        case MatrixPrompt():
            yield from _rows(document, (*keys, "rows"), prompt.rows)
            yield from _rows(document, (*keys, "columns"), prompt.columns)
            yield from _cell(document, (*keys, "cell"), prompt.cell)
        case _:
            yield from at_least(document, (*keys, "stale_after"), prompt.stale_after, 1)
            yield from _items(document, (*keys, "items"), prompt.items, Seen())
            yield from _bands(document, keys, prompt)


def cells_of(keys: Keys, prompt: Sheet) -> Iterator[tuple[Keys, OneValue]]:
    """Yield what the cells of a table ask, each with where it stands."""
    match prompt:
        case TablePrompt():
            for name, column in prompt.columns.items():
                yield (*keys, "columns", name), column
        case MatrixPrompt():
            yield (*keys, "cell"), prompt.cell


def _table(document: Document, keys: Keys, prompt: TablePrompt) -> Found:
    if not prompt.columns:
        yield empty(document, (*keys, "columns"), "a table has columns", "een tabel heeft kolommen")
    for name, column in prompt.columns.items():
        at = (*keys, "columns", name)
        yield from _own_name(document, at, name, of_key=True)
        yield from _cell(document, at, column)
    if prompt.rows:
        yield from _rows(document, (*keys, "rows"), prompt.rows)
        for key in ("min", "max"):
            if getattr(prompt, key) not in (0, None):
                text = Text(
                    en=f"“{key}” counts rows that are added, and these are given",
                    nl=f"‘{key}’ telt rijen die erbij komen, en deze liggen vast",
                )
                yield finding(document.place((*keys, key), of="key"), "limits", text)
    else:
        yield from at_least(document, (*keys, "min"), prompt.min, 0)
        yield from at_least(document, (*keys, "max"), prompt.max, 1)
        yield from in_order(document, keys, prompt)
        yield from _name_of_row(document, keys, prompt)


def _name_of_row(document: Document, keys: Keys, prompt: TablePrompt) -> Found:
    """Complain of a first column that cannot name a row that is added."""
    name, column = next(iter(prompt.columns.items()), ("", None))
    if isinstance(column, ValuePrompt) and (column.when or column.compute):
        key = "when" if column.when else "compute"
        text = Text(
            en="the first column names the row; it is always asked",
            nl="de eerste kolom geeft de rij een naam; die wordt altijd gevraagd",
        )
        yield finding(document.place((*keys, "columns", name, key), of="key"), "limits", text)


def _rows(document: Document, keys: Keys, rows: tuple[Row, ...]) -> Found:
    if not rows:
        yield empty(document, keys, "a table has rows and columns",
                    "een tabel heeft rijen en kolommen")  # fmt: skip
    seen = Seen()
    for number, row in enumerate(rows):
        at = (*keys, number, "id")
        yield from _own_name(document, at, row.id)
        yield from once(document, at, row.id, row.id, seen)


def _cell(document: Document, keys: Keys, prompt: OneValue) -> Found:
    """Complain of what a value can have and a cell cannot."""
    for key, usual in _NOT_OF_A_CELL:
        if getattr(prompt, key) != usual:
            text = Text(
                en=f"a cell has no “{key}”; leave it out, or ask it beside the table",
                nl=f"een cel heeft geen ‘{key}’; laat het weg, of vraag het naast de tabel",
            )
            yield finding(document.place((*keys, key), of="key"), "limits", text)


def _own_name(document: Document, keys: Keys, name: str, *, of_key: bool = False) -> Found:
    yield from named(document, keys, name, NAME, of_key=of_key)
    if name in _OWN:
        text = Text(
            en=f"“{name}” means something else in answers files; take another name",
            nl=f"‘{name}’ betekent iets anders in antwoordbestanden; neem een andere naam",
        )
        yield finding(document.place(keys, of="key" if of_key else "value"), "name", text)


def _items(
    document: Document, keys: Keys, items: tuple[Item, ...], seen: Seen, deep: int = 1
) -> Found:
    if not items:
        yield empty(document, keys, "a scorecard has items", "een scorekaart heeft onderdelen")
    for number, item in enumerate(items):
        at = (*keys, number)
        yield from _own_name(document, (*at, "id"), item.id)
        yield from once(document, (*at, "id"), item.id, item.id, seen)
        if item.weight <= 0:
            text = Text(
                en=f"a weight is more than 0; this is {item.weight}. Leave out what does not count",
                nl=f"een gewicht is meer dan 0; dit is {item.weight}. Laat weg wat niet meetelt",
            )
            yield finding(document.place((*at, "weight")), "limits", text)
        if item.items and deep == _MOST_DEEP:
            text = Text(
                en=f"items are at most {_MOST_DEEP} deep",
                nl=f"onderdelen gaan hooguit {_MOST_DEEP} diep",
            )
            yield finding(document.place((*at, "items"), of="key"), "limits", text)
        elif item.items:
            yield from _items(document, (*at, "items"), item.items, seen, deep + 1)


def _bands(document: Document, keys: Keys, prompt: ScorecardPrompt) -> Found:
    seen = Seen()
    for number, band in enumerate(prompt.bands):
        at = (*keys, "bands", number, "id")
        yield from named(document, at, band.id, NAME)
        yield from once(document, at, band.id, band.id, seen)
    without = [number for number, band in enumerate(prompt.bands) if not band.at_least]
    if prompt.bands and len(without) != 1:
        number = without[1] if without else len(prompt.bands) - 1
        text = Text(
            en="one band is the lowest, and has no at_least; all others have one",
            nl="één band is de laagste en heeft geen at_least; alle andere hebben er een",
        )
        yield finding(document.place((*keys, "bands", number)), "limits", text)
