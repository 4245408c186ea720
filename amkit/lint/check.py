"""From the bytes of a file to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from amkit.lint.ignores import Ignore, ignores_in, settled
from amkit.lint.registry import Choice, choose, running
from amkit.lint.rule import UNSET, RuleSettings, Subject, subject_of
from amkit.model.finding import Finding, Place, Severity
from amkit.source.composing import Fetch, compose, nowhere
from amkit.source.document import Document
from amkit.source.protocols import parse_protocol
from amkit.source.reader import read

_WEIGHT: dict[Severity, int] = {"info": 0, "warning": 1, "error": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What is known of a file after the rules have seen it.

    Attributes:
        findings: in the order of the files, before anything is ignored.
        ignores: what its comments ask to ignore.
        document: its data and places, with what it takes over; None where it cannot be read.
        active: where the id of an active protocol stands; None for every other file.
    """

    findings: tuple[Finding, ...]
    ignores: tuple[Ignore, ...] = ()
    document: Document | None = None
    active: Place | None = None


def examine(
    raw: bytes,
    path: str,
    choice: Choice,
    *,
    fetch: Fetch = nowhere,
    settings: RuleSettings = UNSET,
) -> Examined:
    """Return everything that the chosen rules find in a protocol and in what it takes over.

    Args:
        raw: the file's bytes.
        path: the file as the user named it.
        choice: which rules run.
        fetch: finds the protocols that it takes over.
        settings: what a workspace sets for rules.
    """
    own, found = read(raw, path)
    findings = [finding for finding in found if choice.tells(finding)]
    document, active = own, None
    if own is not None:
        document, wrong = compose(own, fetch)
        findings += [finding for finding in wrong if choice.tells(finding)]
        protocol, wrong = (None, ()) if wrong else parse_protocol(document)
        findings += [finding for finding in wrong if choice.tells(finding)]
        findings += _run((subject_of(document, protocol, settings),), choice)
        if protocol is not None and protocol.status == "active":
            active = document.place(("id",))
    text = raw.decode("utf-8", errors="replace") if own is None else own.text
    return Examined(
        findings=in_order(findings), ignores=ignores_in(text, path, own), document=document,
        active=active,
    )  # fmt: skip


def check(
    raw: bytes,
    path: str,
    *,
    fetch: Fetch = nowhere,
    select: frozenset[str] = frozenset(),
    ignore: frozenset[str] = frozenset(),
) -> tuple[Finding, ...]:
    """Return the findings about one file and what it takes over, but for those it ignores.

    Args:
        raw: the file's bytes.
        path: the file as the user named it.
        fetch: finds the protocols that it takes over.
        select: names of the rules and groups that run; none named: all.
        ignore: names of rules and groups that do not run.

    Raises:
        UsageError: there is no rule and no group of such a name.
    """
    choice = choose(select, ignore)
    examined = examine(raw, path, choice, fetch=fetch)
    return in_order(settled(examined.findings, examined.ignores, lambda _: choice))


def lint(
    subjects: Iterable[Subject],
    *,
    select: frozenset[str] = frozenset(),
    ignore: frozenset[str] = frozenset(),
) -> tuple[Finding, ...]:
    """Return what the rules find in files that were read already, in order, each once.

    Raises:
        UsageError: there is no rule and no group of such a name.
    """
    return in_order(_run(subjects, choose(select, ignore)))


def fails(findings: Iterable[Finding], fail_on: Severity) -> bool:
    """Tell whether a finding is as bad as `fail_on`, or worse."""
    return any(_WEIGHT[finding.severity] >= _WEIGHT[fail_on] for finding in findings)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order of the files, each once."""
    return tuple(
        sorted(set(findings), key=lambda finding: (finding.place, finding.rule, finding.text.en))
    )


def _run(subjects: Iterable[Subject], choice: Choice) -> Iterator[Finding]:
    enabled = [rule for rule in running() if choice.runs(rule.name)]
    for subject in subjects:
        for rule in enabled:
            yield from rule.findings(subject)
