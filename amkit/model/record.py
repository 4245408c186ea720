"""The record: what is known of an account, as entries of fixed kinds, each with its history."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import blake2b
from typing import Literal

from amkit.model.account import key_of
from amkit.model.kinds import KINDS, MAIN, STATUS
from amkit.model.prompts import Audience, KindName
from amkit.model.run import Source
from amkit.model.values import Value

Confidence = Literal["", "low", "middle", "high"]
"""How sure we are of what was said; "" where nobody told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one run, or one hand, said of one entry.

    A run that says something else later in the same `item` replaces its own statement; the
    answers keep how it came about. What was said by hand stays as it was said.

    Attributes:
        run_id: the run that said it; "" where it was said by hand.
        item: the slot of the entry within the run, its field left out, as text; a UUID by hand.
        kind: the entry's kind.
        fields: field name to value; a field that was not answered is absent. None takes back what
            was known of a field, by hand alone.
        about: the key of the entry it is about; "" where the main field says that.
        step: id of the step.
        source: whether the customer said it, we assume it, or it was known and is still true.
        confidence: how sure we are of it.
        audience: who may read it.
        by: who recorded it.
        at: when, UTC.
    """

    run_id: str
    item: str
    kind: KindName
    fields: Mapping[str, Value]
    about: str = ""
    step: str
    source: Source
    confidence: Confidence = ""
    audience: Audience = "internal"
    by: str
    at: datetime

    @property
    def main(self) -> str:
        """The text of the main field; "" where something else of a known entry was said."""
        return str(self.fields.get(MAIN[self.kind]) or "")

    @property
    def key(self) -> str:
        """What tells entries of one kind apart: the main field, letter case and blanks aside."""
        return self.about or key_of(self.main)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing known of an account: what was said of it last, field by field.

    Attributes:
        kind, key: its identity within the account: the kind, and the key it was first known by.
        also: the other keys it is known by: it was renamed.
        fields: the latest value of each field that is known.
        said: for each of those fields, the statement that gave that value, or confirmed it last.
        history: every statement about it, oldest first; never empty.
    """

    kind: KindName
    key: str
    also: frozenset[str] = frozenset()
    fields: Mapping[str, Value]
    said: Mapping[str, Statement]
    history: tuple[Statement, ...]

    @property
    def latest(self) -> Statement:
        """The statement that was made last."""
        return self.history[-1]

    @property
    def main(self) -> str:
        """The text that names it."""
        return str(self.fields.get(MAIN[self.kind]) or "")

    @property
    def status(self) -> str:
        """How it stands, "open" where nothing else was said."""
        return str(self.fields.get(STATUS) or "open")

    @property
    def is_open(self) -> bool:
        """Whether it still counts: it is not done, reached, gone or over."""
        return self.status not in KINDS[self.kind].closing

    def is_known_as(self, text: str) -> bool:
        """Tell whether `text` names it, by the name it has or one it had."""
        key = key_of(text)
        return key == self.key or key in self.also


@dataclass(frozen=True, kw_only=True)
class Record:
    """Everything known of an account.

    Attributes:
        entries: in the order in which they were first recorded.
    """

    entries: tuple[Entry, ...] = ()

    def of(self, kind: KindName) -> tuple[Entry, ...]:
        """Return the entries of `kind`, oldest first, those behind us too."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> Mapping[KindName, tuple[Entry, ...]]:
        found: dict[KindName, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.kind, []).append(entry)
        return {kind: tuple(those) for kind, those in found.items()}

    def open_of(self, kind: KindName) -> tuple[Entry, ...]:
        """Return the entries of `kind` that still count, oldest first."""
        return self._open_by_kind.get(kind, ())

    @cached_property
    def _open_by_kind(self) -> Mapping[KindName, tuple[Entry, ...]]:
        return {
            kind: tuple(entry for entry in those if entry.is_open)
            for kind, those in self._by_kind.items()
        }

    def find(self, kind: KindName, text: str) -> Entry | None:
        """Return the entry of `kind` that `text` names, None where there is none."""
        return next((entry for entry in self.of(kind) if entry.is_known_as(text)), None)


def entry_id(account_id: str, entry: Entry) -> str:
    """Return the short name of an entry on the command line: seven letters and digits.

    It stays the same whatever is said of the entry later. 35 bits: among ten thousand entries, the
    chance that any two share one is about one in seven hundred.
    """
    whole = "\n".join((account_id, entry.kind, entry.key)).encode()
    return base64.b32encode(blake2b(whole, digest_size=5).digest()).decode().lower()[:7]
