"""The record: what is known of an account, as entries of fixed kinds, each with its history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from amkit.model.account import key_of
from amkit.model.prompts import KindName
from amkit.model.run import Source
from amkit.model.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one run (or one hand) said of one entry.

    A run that says something else later in the same `item` replaces its own statement; the
    answers keep how it came about.

    Attributes:
        run_id: the run that said it.
        item: the slot of the entry within the run, its field left out, as text.
        kind: the entry's kind.
        fields: field name to value; a field that was not answered is absent.
        step: id of the step.
        source: whether the customer said it, we assume it, or it was known and is still true.
        by: who recorded it.
        at: when, UTC.
    """

    run_id: str
    item: str
    kind: KindName
    fields: Mapping[str, Value]
    step: str
    source: Source
    by: str
    at: datetime

    @property
    def main(self) -> str:
        """The text of the main field, which is always asked first."""
        return str(next(iter(self.fields.values()), ""))

    @property
    def key(self) -> str:
        """What tells entries of one kind apart: the main field, letter case and blanks aside."""
        return key_of(self.main)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing known of an account: what was said of it last, field by field.

    Attributes:
        kind, key: its identity within the account.
        fields: the latest value of each field that was ever answered.
        history: every statement about it, oldest first; never empty.
    """

    kind: KindName
    key: str
    fields: Mapping[str, Value]
    history: tuple[Statement, ...]

    @property
    def latest(self) -> Statement:
        """The statement that was made last."""
        return self.history[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything known of an account.

    Attributes:
        entries: in the order in which they were first recorded.
    """

    entries: tuple[Entry, ...] = ()

    def of(self, kind: KindName) -> tuple[Entry, ...]:
        """Return the entries of `kind`, oldest first."""
        return tuple(entry for entry in self.entries if entry.kind == kind)
