"""From the bytes of a file to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from amkit.errors import UsageError
from amkit.lint.rule import Rule, SourceRule, Subject, subject_of
from amkit.lint.rules import RULES
from amkit.lint.source_rules import SOURCE_RULES
from amkit.model.finding import Finding, Severity
from amkit.model.text import Text
from amkit.source.composing import Fetch, compose, nowhere
from amkit.source.names import nearest
from amkit.source.protocols import parse_protocol
from amkit.source.reader import read

_WEIGHT: dict[Severity, int] = {"info": 0, "warning": 1, "error": 2}
_EVERY: tuple[Rule | SourceRule, ...] = (*RULES, *SOURCE_RULES)
_NAMES = frozenset(rule.name for rule in _EVERY)


@dataclass(frozen=True, slots=True)
class _Choice:
    """Which rules run."""

    select: frozenset[str]
    ignore: frozenset[str]

    def runs(self, rule: str) -> bool:
        """Tell whether a rule runs: it was chosen, or none was, and it was not left out."""
        return rule not in self.ignore and (not self.select or rule in self.select)

    def tells(self, finding: Finding) -> bool:
        """Tell whether a finding of the room `source` is reported.

        A file that cannot be used is never called clean because another rule was chosen.
        """
        if finding.severity == "error":
            return finding.rule not in self.ignore
        return self.runs(finding.rule)


def every_rule() -> tuple[Rule | SourceRule, ...]:
    """Return every rule there is, by name."""
    return tuple(sorted(_EVERY, key=lambda rule: rule.name))


def check(
    raw: bytes,
    path: str,
    *,
    fetch: Fetch = nowhere,
    select: frozenset[str] = frozenset(),
    ignore: frozenset[str] = frozenset(),
) -> tuple[Finding, ...]:
    """Return the findings about one file and what it takes over, in the order of the files.

    Args:
        raw: the file's bytes.
        path: the file as the user named it.
        fetch: finds the protocols that it takes over.
        select: names of the rules that run; none named: all.
        ignore: names of rules that do not run.

    Raises:
        UsageError: there is no rule of such a name.
    """
    choice = _chosen(select, ignore)
    document, found = read(raw, path)
    findings = [finding for finding in found if choice.tells(finding)]
    if document is not None:
        document, wrong = compose(document, fetch)
        findings += [finding for finding in wrong if choice.tells(finding)]
        protocol, wrong = (None, ()) if wrong else parse_protocol(document)
        findings += [finding for finding in wrong if choice.tells(finding)]
        findings += _run((subject_of(document, protocol),), choice)
    return _in_order(findings)


def lint(
    subjects: Iterable[Subject],
    *,
    select: frozenset[str] = frozenset(),
    ignore: frozenset[str] = frozenset(),
) -> tuple[Finding, ...]:
    """Return what the rules find in files that were read already, in order, each once.

    Raises:
        UsageError: there is no rule of such a name.
    """
    return _in_order(_run(subjects, _chosen(select, ignore)))


def fails(findings: Iterable[Finding], fail_on: Severity) -> bool:
    """Tell whether a finding is as bad as `fail_on`, or worse."""
    return any(_WEIGHT[finding.severity] >= _WEIGHT[fail_on] for finding in findings)


def _run(subjects: Iterable[Subject], choice: _Choice) -> Iterator[Finding]:
    enabled = [rule for rule in RULES if choice.runs(rule.name)]
    for subject in subjects:
        for rule in enabled:
            yield from rule.findings(subject)


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(
        sorted(set(findings), key=lambda finding: (finding.place, finding.rule, finding.text.en))
    )


def _chosen(select: frozenset[str], ignore: frozenset[str]) -> _Choice:
    """Return the choice.

    Raises:
        UsageError: a name is no rule's: a rule that is left out by a wrong name would run, and one
            that is chosen by it would not.
    """
    for name in sorted((select | ignore) - _NAMES):
        close, listed = nearest(name, _NAMES), ", ".join(sorted(_NAMES))
        raise UsageError(
            Text(
                en=f"there is no rule “{name}”; "
                + (f"did you mean “{close}”?" if close else f"there are: {listed}"),
                nl=f"de regel ‘{name}’ bestaat niet; "
                + (f"bedoelt u ‘{close}’?" if close else f"er zijn: {listed}"),
            )
        )
    return _Choice(select, ignore)
