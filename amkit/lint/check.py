"""From the bytes of a file to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable

from amkit.lint.rule import Subject
from amkit.lint.rules import RULES
from amkit.model.finding import Finding, Severity
from amkit.source.protocols import parse_protocol
from amkit.source.reader import read

_WEIGHT: dict[Severity, int] = {"info": 0, "warning": 1, "error": 2}


def check(raw: bytes, path: str, *, ignore: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """Return the findings of all rules, in the order of the file.

    Args:
        raw: the file's bytes.
        path: the file as the user named it.
        ignore: names of rules that do not run.
    """
    document, found = read(raw, path)
    findings = list(found)
    if document is not None:
        protocol, wrong = parse_protocol(document)
        findings += wrong
        if protocol is not None:
            subject = Subject(document=document, protocol=protocol)
            for rule in RULES:
                if rule.name not in ignore:
                    findings += rule.findings(subject)
    kept = {finding for finding in findings if finding.rule not in ignore}
    return tuple(sorted(kept, key=lambda finding: (finding.place, finding.rule, finding.text.en)))


def fails(findings: Iterable[Finding], fail_on: Severity) -> bool:
    """Tell whether a finding is as bad as `fail_on`, or worse."""
    return any(_WEIGHT[finding.severity] >= _WEIGHT[fail_on] for finding in findings)
