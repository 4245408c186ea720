"""A scenario file, as it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from amkit.model.shape import SHAPE
from amkit.model.text import Language, Text

EXPECTED = ("path", "expect", "open", "checks", "note", "client_note")
"""The keys that say what must come out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """The same conversation, gone on with on a later day."""

    __pydantic_config__ = SHAPE

    today: str
    """The date: 2026-12-07."""
    answers: str | Mapping[str, Any] = field(default_factory=dict)
    """The answers that are new; a list of a repeat still counts from its first item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One conversation of a protocol, and what must come of it."""

    __pydantic_config__ = SHAPE

    protocol: str
    """The protocol: a file beside this one without its .yaml, or one of the library."""
    about: Text = Text()
    """What happens in it."""
    account: str = "ACME"
    """The account's name."""
    me: str = "Kim"
    """Who walks it."""
    today: str
    """The date on which it is walked: 2026-11-23."""
    language: Language | None = None
    """The language of what is expected; the first one of the protocol where it is left out."""
    record: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    """What is known of the account before: entries by kind, each with its fields."""
    previous: str | Mapping[str, Any] = field(default_factory=dict)
    """The answers of the last run of this protocol, as in an answers file; or such a file."""
    previous_day: str = ""
    """The date of that last run: 2026-05-23; the same as `today` where it is left out."""
    answers: str | Mapping[str, Any] = field(default_factory=dict)
    """The answers, as in an answers file; or such a file."""
    later: tuple[Sitting, ...] = ()
    """The further sittings, where steps wait for their day."""
    path: tuple[str, ...] | None = None
    """The steps that are walked, in order; a repeated step as often as it is walked."""
    expect: Mapping[str, Any] | None = None
    """Answers as they are read, by prompt; of an entry, the fields that matter."""
    open: Mapping[str, str] | None = None
    """What is left open: each place with its reason, a step that has to wait as “waiting”."""
    checks: tuple[str, ...] | None = None
    """The messages of the checks that fail."""
    note: str | tuple[str, ...] | None = None
    """Lines that stand in the note; or the file that holds all of it."""
    client_note: str | tuple[str, ...] | None = None
    """The same of the note for the customer."""

    @property
    def day(self) -> date:
        """The date on which it is walked."""
        return date.fromisoformat(self.today)

    @property
    def day_before(self) -> date:
        """The date of the last run."""
        return date.fromisoformat(self.previous_day or self.today)

    @property
    def last_day(self) -> date:
        """The date of the last sitting."""
        return date.fromisoformat(self.later[-1].today) if self.later else self.day

    def named(self) -> tuple[str, ...]:
        """Return the keys of what is expected that the file has."""
        return tuple(key for key in EXPECTED if getattr(self, key) is not None)
