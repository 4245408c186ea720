"""Findings as JUnit XML, which every CI shows: a suite for each file, a case for each finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from amkit.lint.snippet import visible
from amkit.lint.words import line
from amkit.model.finding import Finding
from amkit.model.text import Language

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(findings: Sequence[Finding], files: Sequence[str], language: Language) -> str:
    """Return a suite for each file; one without findings has a case that passed.

    What is only told (info) passes too, with its words beside it.
    """
    by_file: dict[str, list[Finding]] = {path: [] for path in files}
    for finding in findings:
        by_file.setdefault(finding.place.path, []).append(finding)
    cases = sum(max(1, len(found)) for found in by_file.values())
    head = f'<testsuites name="amkit lint" {_counts(cases, findings)}>'
    parts = ['<?xml version="1.0" encoding="UTF-8"?>', head]
    for path, found in by_file.items():
        counts = _counts(max(1, len(found)), found)
        parts.append(f"  <testsuite name={_attribute(path)} {counts}>")
        parts += [_case(path, finding, language) for finding in found] or [_passed(path)]
        parts.append("  </testsuite>")
    return "\n".join([*parts, "</testsuites>", ""])


def _counts(cases: int, findings: Sequence[Finding]) -> str:
    failed = sum(finding.severity != "info" for finding in findings)
    return f'tests="{cases}" failures="{failed}" errors="0"'


def _passed(path: str) -> str:
    return f'    <testcase classname={_attribute(path)} name="lint"/>'


def _case(path: str, finding: Finding, language: Language) -> str:
    place = finding.place
    name = _attribute(f"{finding.rule} {place.line}:{place.column}")
    said = escape(_clean(line(finding, language)))
    inside = f"<system-out>{said}</system-out>"
    if finding.severity != "info":
        kind, message = _attribute(finding.severity), _attribute(finding.text.to(language))
        inside = f"<failure type={kind} message={message}>{said}</failure>"
    return f"    <testcase classname={_attribute(path)} name={name}>{inside}</testcase>"


def _attribute(text: str) -> str:
    return quoteattr(_clean(visible(text)))


def _clean(text: str) -> str:
    return _NO_XML.sub("�", text)
