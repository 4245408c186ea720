"""What an instrument is made from: an account, what is known of it, and who will read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from amkit.model.account import Account
from amkit.model.kinds import KINDS, Kind
from amkit.model.prompts import Audience, KindName
from amkit.model.protocol import Protocol
from amkit.model.record import Entry, Record, Statement
from amkit.model.run import Run
from amkit.model.text import Language, Text
from amkit.planning.facts import fact_of, label_of
from amkit.planning.record import record_of
from amkit.walk.shown import show, show_plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What an instrument is made from.

    Attributes:
        account: whose instrument it is.
        statements: everything that was said of it, oldest first.
        runs: its runs, newest first.
        titles: the protocol's title for each run's protocol digest.
        protocols: the library: what can be asked, and by which conversation.
        rhythm: those that come round, by group of accounts: they are held whatever happens.
        language: of the instrument.
        today: what ages and overdue dates count from.
        audience: who will read it.
        year: the year it is about; 0: the one that today lies in.
        kinds: the kinds of entry, with a workspace's own fields.
        record: what the statements come to for this audience.
    """

    account: Account
    statements: Sequence[Statement]
    runs: Sequence[Run] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    protocols: Sequence[Protocol] = ()
    rhythm: Mapping[str, frozenset[str]] = field(default_factory=dict)
    language: Language
    today: date
    audience: Audience = "internal"
    year: int = 0
    kinds: Mapping[KindName, Kind] = field(default_factory=lambda: KINDS)
    record: Record = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "record", record_of(self.statements, self.audience))
        object.__setattr__(self, "year", self.year or self.today.year)

    @property
    def is_internal(self) -> bool:
        """Whether we alone will read it."""
        return self.audience == "internal"

    def to(self, text: Text) -> str:
        """Return a text in the language of the instrument."""
        return text.to(self.language)

    def day(self, day: date) -> str:
        """Return a date as the instrument writes it."""
        return show_plain(day, self.language)

    def fact(self, entry: Entry) -> dict[str, Any]:
        """Return an entry as a template sees it."""
        return fact_of(entry, self.language, self.today, self.audience, self.kinds)

    def facts(self, kind: KindName) -> list[dict[str, Any]]:
        """Return the entries of a kind that still count, as a template sees them."""
        return [self.fact(entry) for entry in self.record.open_of(kind)]

    def shown(self, entry: Entry, name: str) -> str:
        """Return a field of an entry in words, "" where it is not known."""
        asks = self.kinds[entry.kind].fields[name]
        return show(entry.fields[name], asks, self.language) if name in entry.fields else ""

    def shown_value(self, entry: Entry, name: str, said: Statement) -> str:
        """Return what one statement said of a field of an entry, in words."""
        return show(said.fields[name], self.kinds[entry.kind].fields[name], self.language)

    def label(self, kind: KindName, name: str) -> str:
        """Return the name of a field, as the reader knows it."""
        return self.to(label_of(kind, name, self.audience, self.kinds))

    @property
    def profile(self) -> Entry | None:
        """What is known of the customer as a whole."""
        return next(iter(self.record.of("profile")), None)


def day_of(statement: Statement) -> date:
    """Return the day on which something was said."""
    return statement.at.astimezone().date()
