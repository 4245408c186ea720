"""An invented account, and the conversations that were held with it: how such a file is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from amkit.model.finding import Finding
from amkit.model.prompts import Audience, KindName
from amkit.model.shape import SHAPE
from amkit.model.text import Language, Text
from amkit.source.document import Document
from amkit.source.protocols import load
from amkit.source.validating import validated


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One sitting with one protocol."""

    __pydantic_config__ = SHAPE

    protocol: str
    """Which one of the library."""
    ago: int
    """How many days ago it was held. The same protocol again goes on with one that is open."""
    me: str = ""
    """Who held it; the owner where it is left out."""
    answers: Mapping[str, Any]
    """The answers, as in an answers file. Dates are counted from the day it was held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """What was done on a day without a conversation: said of the record by hand, and made of it."""

    __pydantic_config__ = SHAPE

    ago: int
    """How many days ago. Dates are counted from that day."""
    me: str = ""
    """Who did it; the owner where it is left out."""
    add: Mapping[KindName, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    """What became known: entries by kind, each with its fields."""
    change: Mapping[KindName, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    """What became different: by kind and name of the entry, the fields with what they are now."""
    audience: Audience = "internal"
    """Who may read what was added and changed; what the customer could read already, stays so."""
    make: tuple[Literal["plan", "report"], ...] = ()
    """Which instruments were made of the record, as it then was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """An account that does not exist, with all that happened to it."""

    __pydantic_config__ = SHAPE

    account: str
    """Its name."""
    owner: str
    """Who of us answers for it."""
    tier: str = ""
    """How much it matters: an option of the profile's tier."""
    language: Language = "en"
    """In which language its conversations are held."""
    ago: int
    """How many days ago it became a customer."""
    profile: Mapping[str, str] = field(default_factory=dict)
    """What else is known of it as a whole: fields of the profile."""
    record: Mapping[KindName, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    """What was known from the first day: entries by kind, each with its fields."""
    meetings: tuple[Meeting, ...] = ()
    """The conversations, oldest first."""
    between: tuple[Between, ...] = ()
    """What was done without one, oldest first; behind the conversation of the same day."""

    def happened(self) -> tuple[tuple[str, int], ...]:
        """Return what happened, oldest first: the name of its list, and which one of that."""
        held = [(one.ago, "meetings", at) for at, one in enumerate(self.meetings)]
        done = [(one.ago, "between", at) for at, one in enumerate(self.between)]
        in_order = sorted((*held, *done), key=lambda one: -one[0])
        return tuple((name, at) for _, name, at in in_order)


def load_invented(raw: bytes, path: str) -> tuple[Invented, Document]:
    """Return the account in a file, and where everything in it stands.

    Raises:
        ProtocolError: it cannot be used; carries every finding of severity error.
    """
    return load(raw, path, _parsed)


def _parsed(document: Document) -> tuple[Invented | None, tuple[Finding, ...]]:
    invented, found = validated(Invented, document)
    if invented is None:
        return None, found
    found = tuple(_out_of_order(invented, document))
    return (None, found) if found else (invented, ())


def _out_of_order(invented: Invented, document: Document) -> Iterator[Finding]:
    """Yield where something cannot have happened on its day, once for each list."""
    text = Text(
        "what happened stands in its order, oldest first, and the last at least a day ago",
        "wat er gebeurde staat op volgorde, het oudste eerst, en het laatste een dag terug of meer",
    )
    for name, dated in (("meetings", invented.meetings), ("between", invented.between)):
        days = [invented.ago, *(one.ago for one in dated)]
        early = next((at for at in range(1, len(days)) if not 0 < days[at] <= days[at - 1]), None)
        if early is not None:
            place = document.place((name, early - 1, "ago"))
            yield Finding(place=place, rule="wrong-value", severity="error", text=text)
