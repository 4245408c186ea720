"""An invented account, and the conversations that were held with it: how such a file is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from amkit.model.finding import Finding
from amkit.model.prompts import SHAPE, KindName
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
    days = [invented.ago, *(meeting.ago for meeting in invented.meetings)]
    early = next((at for at in range(1, len(days)) if not 0 < days[at] <= days[at - 1]), None)
    if early is None:
        return invented, found
    text = Text(
        "conversations stand in the order in which they were held, the last at least a day ago",
        "gesprekken staan in de volgorde waarin ze gevoerd zijn, het laatste een dag terug of meer",
    )
    place = document.place(("meetings", early - 1, "ago"))
    return None, (Finding(place=place, rule="wrong-value", severity="error", text=text),)
