"""What a rule is, and what it gets to see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from amkit.model.finding import Finding, Place, Severity
from amkit.model.protocol import Protocol
from amkit.model.text import Text
from amkit.source.document import Document, Keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A protocol file to check.

    Attributes:
        document: its data and places.
        protocol: what the models made of it.
    """

    document: Document
    protocol: Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What a rule objects to: where, and in which words."""

    place: Place
    text: Text


Check: TypeAlias = Callable[[Subject], Iterator[Complaint]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule. The docstring of the module that makes it is its manual.

    Attributes:
        name: stable, as it stands in reports.
        severity: how bad a finding is.
        title: what it asks for.
        check: yields what it objects to.
    """

    name: str
    severity: Severity
    title: Text
    check: Check

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """Yield a finding for each complaint."""
        for complaint in self.check(subject):
            yield Finding(
                place=complaint.place, rule=self.name, severity=self.severity, text=complaint.text
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text in a protocol file, as it was written.

    Attributes:
        keys: where it stands.
        field: what it is, such as "say" or "title".
        data: a text or a list, or a mapping of language to one of those.
    """

    keys: Keys
    field: str
    data: Any


_TEXTS = (
    "title", "purpose", "use_when", "pitfalls", "why", "how", "say", "ask", "listen_for", "avoid",
    "prompt", "label", "help", "example", "unit", "low", "high", "text",
)  # fmt: skip


def texts(subject: Subject) -> Iterator[Written]:
    """Yield every text of a protocol file, in order."""
    yield from _texts(subject.document.data, ())


def _texts(data: Any, keys: Keys) -> Iterator[Written]:
    members = data.items() if isinstance(data, dict) else enumerate(data)
    for key, member in members:
        at = (*keys, key)
        if key == "record" and isinstance(member, dict):
            for name, prompt in member.items():
                yield from _texts(prompt, (*at, name))
        elif key in _TEXTS and isinstance(data, dict):
            yield Written(keys=at, field=str(key), data=member)
        elif isinstance(member, list) and key in ("phases", "steps", "options"):
            for number, item in enumerate(member):
                yield from _texts(item, (*at, number))


def lines(written: Any) -> list[str]:
    """Return what is written as a list of lines."""
    return [written] if isinstance(written, str) else list(written)
