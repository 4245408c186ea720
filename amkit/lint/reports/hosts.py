"""Findings for the pages of GitHub and GitLab."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from amkit.lint.anchors import Anchor
from amkit.lint.snippet import visible
from amkit.lint.words import harmless
from amkit.model.finding import Finding, Severity
from amkit.model.text import Language

_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_DEGREES: Mapping[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}
"""How bad a finding is in the words of GitLab."""


def github(findings: Sequence[Finding], language: Language) -> str:
    """Return annotations, escaped as the runner's own toolkit does."""
    return "".join(f"{_annotation(finding, language)}\n" for finding in findings)


def _annotation(finding: Finding, language: Language) -> str:
    place = finding.place
    end = f",endLine={place.end_line}" if place.end_line else ""
    if place.end_line == place.line:  # GitHub knows columns within a line only
        end += f",endColumn={place.end_column}"
    where = (
        f"file={_property(place.path)},line={place.line},col={place.column}{end},"
        f"title={_property(finding.rule)}"
    )
    return f"::{_COMMANDS[finding.severity]} {where}::{_message(finding.text.to(language))}"


def _message(text: str) -> str:
    return visible(text).replace("%", "%25")  # line ends are visible signs by now


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def gitlab(
    findings: Sequence[Finding], language: Language, anchor: Callable[[Finding], Anchor]
) -> str:
    """Return a report of code quality: a list, each entry with a fingerprint of its own."""
    rows = [
        {
            "description": finding.text.to(language),
            "check_name": finding.rule,
            "fingerprint": anchor(finding).fingerprint,
            "severity": _DEGREES[finding.severity],
            "location": {
                "path": finding.place.path,
                "lines": {
                    "begin": finding.place.line,
                    "end": finding.place.end_line or finding.place.line,
                },
            },
        }
        for finding in findings
    ]
    return harmless(json.dumps(rows, ensure_ascii=False, indent=2)) + "\n"
