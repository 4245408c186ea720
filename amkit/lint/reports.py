"""Findings into text: for people, for scripts, for the pages of a code host."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from amkit.model.finding import Finding, Severity
from amkit.model.text import Language, Text

SEVERITY: Mapping[Severity, Text] = {
    "error": Text("error", "fout"),
    "warning": Text("warning", "waarschuwing"),
    "info": Text("info", "info"),
}
JSON_VERSION = 1
"""The version of the JSON report's shape."""


def report(
    form: str, findings: Sequence[Finding], texts: Mapping[str, str], language: Language
) -> str:
    """Return a report.

    Args:
        form: text, full (with the line and a caret), json, or github (annotations).
        findings: in the order in which they are told.
        texts: each file's text, for the lines.
        language: of the messages.
    """
    match form:
        case "json":
            return _json(findings, language)
        case "github":
            return "".join(f"{_github(finding, language)}\n" for finding in findings)
        case "full":
            return "".join(
                f"{_line(finding, language)}\n{_snippet(finding, texts)}\n" for finding in findings
            )
    return "".join(f"{_line(finding, language)}\n" for finding in findings)


def _line(finding: Finding, language: Language) -> str:
    severity = SEVERITY[finding.severity].to(language)
    return f"{finding.place}: {severity} {finding.rule}: {finding.text.to(language)}"


def _snippet(finding: Finding, texts: Mapping[str, str]) -> str:
    """Return the line a finding is about, and a caret under where it begins."""
    place = finding.place
    rows = texts.get(place.path, "").replace("\r\n", "\n").split("\n")
    if not 1 <= place.line <= len(rows):
        return ""
    row = rows[place.line - 1]
    same_line = place.end_line == place.line and place.end_column > place.column
    width = place.end_column - place.column if same_line else 1
    number = f"{place.line:>5} | "
    blank = " " * (len(number) - 2) + "| " + " " * (place.column - 1)
    return f"{number}{row}\n{blank}{'^' * min(width, max(1, len(row) - place.column + 1))}"


def _json(findings: Sequence[Finding], language: Language) -> str:
    rows = [
        {
            "path": finding.place.path,
            "line": finding.place.line,
            "column": finding.place.column,
            "end_line": finding.place.end_line or finding.place.line,
            "end_column": finding.place.end_column or finding.place.column,
            "rule": finding.rule,
            "severity": finding.severity,
            "message": finding.text.to(language),
        }
        for finding in findings
    ]
    counts = {name: _count(findings)[name] for name in SEVERITY}
    data = {"version": JSON_VERSION, "findings": rows, "counts": counts}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def _github(finding: Finding, language: Language) -> str:
    place = finding.place
    where = (
        f"file={_property(place.path)},line={place.line},col={place.column},"
        f"title={_property(finding.rule)}"
    )
    message = _message(finding.text.to(language))
    return f"::{_COMMANDS[finding.severity]} {where}::{message}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _count(findings: Sequence[Finding]) -> Counter[str]:
    return Counter(finding.severity for finding in findings)


def summary(findings: Sequence[Finding], files: int, language: Language) -> str:
    """Return how many findings there are, in how many files."""
    many = Text(
        "1 file" if files == 1 else f"{files} files",
        "1 bestand" if files == 1 else f"{files} bestanden",
    ).to(language)
    if not findings:
        return Text(f"{many}: nothing to improve", f"{many}: niets te verbeteren").to(language)
    count = _count(findings)
    parts = [
        f"{count[name]} {_plural(name, count[name]).to(language)}"
        for name in SEVERITY
        if count[name]
    ]
    return f"{many}: {', '.join(parts)}"


def _plural(severity: Severity, count: int) -> Text:
    if count == 1 or severity == "info":
        return SEVERITY[severity]
    return {"error": Text("errors", "fouten"), "warning": Text("warnings", "waarschuwingen")}[
        severity
    ]
