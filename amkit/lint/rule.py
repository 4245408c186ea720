"""What a rule is, and what it gets to see.

A rule is a module with a `RULE` at its end. The module's docstring is its manual, in this form, and
`amkit explain`, reports and the README are made from it:

    One sentence that says what is asked for.

    Why it matters, in as many paragraphs as it takes.

    Bad::

        say: …

    Good::

        say: …

    Source: where this comes from.

    Nederlands
    ----------

    The same in Dutch, with `Fout::`, `Goed::` and `Bron: …`.

Another package brings rules along under the entry point `amkit.rules`: a `Rule`, or several.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from amkit.lint.texts import Written, texts
from amkit.lint.wording.lines import Spoken
from amkit.model.finding import Finding, Fix, Place, Severity
from amkit.model.protocol import Protocol
from amkit.model.text import Text
from amkit.source.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSettings:
    """What a workspace sets for the rules themselves.

    Attributes:
        jargon: words that are ours and not the customer's, in whatever language.
    """

    jargon: tuple[str, ...] = ()


UNSET = RuleSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A protocol file to check.

    Attributes:
        document: its data and places.
        texts: every text in it, in order; gathered once, as most rules are about texts.
        spoken: those of them that the customer hears or reads.
        protocol: what the models made of it; None where they refuse it.
        settings: what a workspace sets for rules.
    """

    document: Document
    texts: tuple[Written, ...]
    spoken: Spoken
    protocol: Protocol | None
    settings: RuleSettings = UNSET

    @property
    def path(self) -> str:
        """The file as the user named it."""
        return self.document.path


def subject_of(
    document: Document, protocol: Protocol | None, settings: RuleSettings = UNSET
) -> Subject:
    """Return what the rules get to see of a file that was read."""
    written = tuple(texts(document))
    return Subject(
        document=document,
        texts=written,
        spoken=Spoken(document, written),
        protocol=protocol,
        settings=settings,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What a rule objects to: where, in which words, and what mends it where that is known."""

    place: Place
    text: Text
    fix: Fix | None = None


Group = Literal["format", "method", "wording", "flow", "language", "craft", "own"]
"""What a rule is about: the file, the way of working, what the customer hears, the walk, both
languages, or the questions; own: what a workspace or another package adds."""

Fixable = Literal["safe", "unsafe"]
"""Whether what a rule can mend leaves the meaning as it is, or somebody has to look."""

Check: TypeAlias = Callable[[Subject], Iterator[Complaint]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the linter, in a module of its own.

    Attributes:
        name: stable, as it stands in reports.
        group: what it is about.
        severity: how bad a finding is.
        title: what it asks for.
        manual: the docstring of its module: why, with a bad and a good example, in English and
            then in Dutch; see `amkit.lint.manuals`.
        check: yields what it objects to.
        fixable: whether it can mend what it objects to.
    """

    name: str
    group: Group
    severity: Severity
    title: Text
    manual: str | None
    check: Check
    fixable: Fixable | None = None

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """Yield a finding for each complaint."""
        for complaint in self.check(subject):
            yield Finding(
                place=complaint.place, rule=self.name, severity=self.severity,
                text=complaint.text, fix=complaint.fix,
            )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRule:
    """A rule that is held while a file is read, and has no check of its own.

    Attributes:
        name: stable, as it stands in reports.
        severity: how bad a finding is; an error makes the file useless.
        title: what it asks for.
        manual: as that of `Rule`.
        group: what it is about.
        fixable: whether what it objects to can be mended.
    """

    name: str
    severity: Severity
    title: Text
    manual: str
    group: Group = "format"
    fixable: Fixable | None = None


def of_protocol(check: Callable[[Subject, Protocol], Iterator[Complaint]]) -> Check:
    """Return a check that needs a protocol: of a file that is none it says nothing.

    A check that reads the file's data alone does without this, and so tells what it objects to
    even where the models refuse the file.
    """

    def checked(subject: Subject) -> Iterator[Complaint]:
        if subject.protocol is not None:
            yield from check(subject, subject.protocol)

    return checked
