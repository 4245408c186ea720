"""What the texts and conditions of a protocol know where they stand, and of which type it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from amkit.errors import ExpressionError
from amkit.expressions import parse_repeat
from amkit.expressions.checking import check_types
from amkit.expressions.types import (
    DATE,
    DURATION,
    MONEY,
    NUMBER,
    TEXT,
    UNKNOWN,
    YES_NO,
    Type,
    any_value,
    item_type,
    list_of,
    one_of,
    with_fields,
)
from amkit.model.cells import Cell, Table
from amkit.model.kinds import KINDS
from amkit.model.prompts import (
    ChoicePrompt,
    EntryPrompt,
    KindName,
    MatrixPrompt,
    Prompt,
    ScorecardPrompt,
    TablePrompt,
    ValuePrompt,
)
from amkit.model.protocol import Protocol, Step
from amkit.source.document import Keys
from amkit.walk.scope import PLURAL, asked_fields
from amkit.walk.tables import columns_of

Types: TypeAlias = Mapping[str, Type]
Repeat: TypeAlias = tuple[Keys, Step | None]
"""Where a step stands that is walked several times, and the step where that is for each item."""

_OF: Mapping[str, Type] = {
    "text": TEXT, "long_text": TEXT, "quote": TEXT, "list": list_of(TEXT), "tags": list_of(TEXT),
    "yes_no": YES_NO, "scale": NUMBER, "integer": NUMBER, "decimal": NUMBER, "percent": NUMBER,
    "money": MONEY, "date": DATE, "duration": DURATION, "link": TEXT, "person": TEXT,
}  # fmt: skip
"""The type of an answer; yes, partly or no has two."""


def answer_type(prompt: Prompt) -> Type:
    """Return the type of the answer to a prompt."""
    match prompt:
        case EntryPrompt():
            fields = KINDS[prompt.kind].fields
            entry = with_fields({name: answer_type(fields[name]) for name in asked_fields(prompt)
                                 if name in fields})  # fmt: skip
            return list_of(entry) if prompt.many else entry
        case TablePrompt() | MatrixPrompt():
            row = row_type(prompt)
            if not prompt.rows:
                return list_of(row)
            return with_fields({of.id: row for of in prompt.rows})
        case ScorecardPrompt():
            band = one_of(band.id for band in prompt.bands)
            items = with_fields({item.id: NUMBER for _, item in prompt.located()})
            return with_fields({"score": NUMBER, "band": band, "worked_out": band, "items": items})
        case ChoicePrompt():
            option = one_of(option.id for option in prompt.options)
            return list_of(option) if prompt.type == "choices" else option
    return _OF.get(prompt.type, UNKNOWN)


def row_type(prompt: TablePrompt | MatrixPrompt) -> Type:
    """Return the type of a row of a table."""
    return with_fields({name: _known_type(of) for name, of in columns_of(prompt).items()})


def _known_type(prompt: Prompt) -> Type:
    """Return the type of an answer as conditions know it; a computed text can be anything."""
    found = answer_type(prompt)
    computed = isinstance(prompt, ValuePrompt) and prompt.compute
    return UNKNOWN if computed and found == TEXT else found


def _kind_type(kind: KindName) -> Type:
    return with_fields({name: answer_type(of) for name, of in KINDS[kind].fields.items()})


_RECORD: Types = {
    name: of
    for kind, plural in PLURAL.items()
    for name, of in ((kind, _kind_type(kind)), (plural, list_of(_kind_type(kind))))
}


def _table_type(table: Table) -> Type:
    return with_fields({
        row: with_fields({column: _cell_type(cell) for column, cell in columns.items()})
        for row, columns in table.items()
    })  # fmt: skip


def _cell_type(cell: Cell) -> Type:
    if isinstance(cell, bool):
        return YES_NO
    return NUMBER if isinstance(cell, int | Decimal) else one_of((cell,))


def around(protocol: Protocol, keys: Keys) -> tuple[Repeat, ...]:
    """Return the repeats that `keys` lie in, outermost first.

    What a step is repeated for does not know its own item yet.
    """
    if keys[:1] != ("phases",) or keys[2:3] != ("steps",):
        return ()
    found: list[Repeat] = []
    steps: Sequence[Step] = protocol.phases[int(keys[1])].steps
    at = 2
    while keys[at : at + 1] == ("steps",) and len(keys) > at + 1:
        step = steps[int(keys[at + 1])]
        at, steps = at + 2, step.steps
        if step.for_each and keys[at : at + 1] != ("for_each",):
            found.append((keys[:at], step))
        if step.until and not step.steps:
            found.append(((*keys[:at], "until"), None))
    return tuple(found)


def cell_at(prompt: Prompt, keys: Keys) -> Prompt:
    """Return what a cell asks where `keys` lie in one; the prompt itself where they do not."""
    match prompt, keys:
        case TablePrompt(), ("columns", str(name), _, *_):
            return prompt.columns[name]
        case MatrixPrompt(), ("cell", *_):
            return prompt.cell
    return prompt


class Scopes:
    """The types of the names of one protocol, worked out once for each repeat."""

    def __init__(self, protocol: Protocol) -> None:
        self.protocol = protocol
        self.prompts: dict[str, Prompt] = {}
        self.repeats: dict[str, tuple[Repeat, ...]] = {}
        for keys, _, step in protocol.located():
            for name, prompt in step.record.items():
                self.prompts[name] = prompt
                self.repeats[name] = around(protocol, (*keys, "record"))
        self._outside = self._base()
        self._inside: dict[Keys, Types] = {}

    def at(self, keys: Keys) -> Types:
        """Return the names that are known at `keys`, each with its type."""
        types = self._within(around(self.protocol, keys))
        if "record" not in keys:
            return types
        prompt, cell = self.asked(keys)
        if isinstance(prompt, TablePrompt | MatrixPrompt) and cell is not prompt:
            types = {**types, "row": row_type(prompt)}
        return {**types, "it": answer_type(cell)} if "checks" in keys else types

    def asked(self, keys: Keys) -> tuple[Prompt, Prompt]:
        """Return the prompt that `keys` lie in, and in a table what the cell asks."""
        at = keys.index("record")
        prompt = self.prompts[str(keys[at + 1])]
        return prompt, cell_at(prompt, keys[at + 2 :])

    def _base(self) -> dict[str, Type]:
        answers = self._answers(())
        previous = {name: _loose(of) for name, of in (answers.fields or {}).items()}
        meeting = self.prompts.get(self.protocol.meeting)
        return {
            **_RECORD,
            "account": with_fields({"name": TEXT}),
            "me": TEXT,
            "today": DATE,
            "meeting": UNKNOWN if meeting is None else answer_type(meeting),
            "comments": with_fields(dict.fromkeys(self.prompts, TEXT)),
            "previous": with_fields(previous),
            "tables": with_fields(
                {name: _table_type(table) for name, table in self.protocol.tables.items()}
            ),
            "answers": answers,
        }

    def _within(self, repeats: tuple[Repeat, ...]) -> Types:
        if not repeats:
            return self._outside
        where, step = repeats[-1]
        if where not in self._inside:
            outer = self._within(repeats[:-1])
            item = {} if step is None else _item(step, outer)
            self._inside[where] = {**outer, "answers": self._answers(repeats), **item}
        return self._inside[where]

    def _answers(self, here: tuple[Repeat, ...]) -> Type:
        """Return the answers as they are known there: a list of those of a repeat that is over."""
        return with_fields({
            name: _listed(_known_type(prompt), _left(self.repeats[name], here))
            for name, prompt in self.prompts.items()
        })  # fmt: skip


def _item(step: Step, outer: Types) -> Types:
    try:
        repeat = parse_repeat(step.for_each)
    except ExpressionError:
        return {}  # told where it stands
    return {repeat.item: item_type(check_types(repeat.items, outer).type)}


def _left(repeats: tuple[Repeat, ...], here: tuple[Repeat, ...]) -> int:
    """Return how many of the repeats that a prompt lies in do not lie around us too."""
    around_us = {where for where, _ in here}
    return sum(where not in around_us for where, _ in repeats)


def _listed(of: Type, times: int) -> Type:
    return _listed(list_of(of), times - 1) if times else of


def _loose(of: Type) -> Type:
    """Return the type of an answer of before, when there may have been other options."""
    return list_of(_loose(item_type(of))) if of.name == "list" else any_value(of)
