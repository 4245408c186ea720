"""Findings into text: for people, for scripts, for the pages of a code host."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from amkit.lint.snippet import snippet, visible
from amkit.model.finding import Finding, Severity
from amkit.model.text import Language, Text

SEVERITY: Mapping[Severity, Text] = {
    "error": Text("error", "fout"),
    "warning": Text("warning", "waarschuwing"),
    "info": Text("info", "info"),
}
JSON_VERSION = 1
"""The version of the JSON report's shape. Keys may be added to it; none is taken away."""
Form = Literal["text", "full", "json", "github"]


def report(
    form: Form, findings: Sequence[Finding], texts: Mapping[str, str], language: Language
) -> str:
    """Return a report.

    Args:
        form: text (`path:line:column: severity rule: message`), full (with the line and a caret),
            json, or github (annotations).
        findings: in the order in which they are told.
        texts: each file's text, for the lines that `full` shows.
        language: of the messages.
    """
    match form:
        case "json":
            return _json(findings, language)
        case "github":
            return "".join(f"{_github(finding, language)}\n" for finding in findings)
        case "full":
            return _full(findings, texts, language)
    return "".join(f"{_line(finding, language)}\n" for finding in findings)


def _line(finding: Finding, language: Language) -> str:
    severity = SEVERITY[finding.severity].to(language)
    return visible(f"{finding.place}: {severity} {finding.rule}: {finding.text.to(language)}")


def _full(findings: Sequence[Finding], texts: Mapping[str, str], language: Language) -> str:
    rows = {path: _rows(texts.get(path, "")) for path in {found.place.path for found in findings}}
    return "\n".join(
        f"{_line(finding, language)}\n{snippet(finding.place, rows[finding.place.path])}"
        for finding in findings
    )


def _rows(text: str) -> list[str]:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")


def _json(findings: Sequence[Finding], language: Language) -> str:
    """Return `{version, findings: [{path, line, …}], counts: {error, warning, info}}`.

    What does not print is escaped as JSON does: the data is exact, and harmless on a terminal.
    """
    count = Counter(finding.severity for finding in findings)
    data = {
        "version": JSON_VERSION,
        "findings": [_row(finding, language) for finding in findings],
        "counts": {name: count[name] for name in SEVERITY},
    }
    dumped = json.dumps(data, ensure_ascii=False, indent=2)
    return "".join(sign if _prints(sign) else json.dumps(sign)[1:-1] for sign in dumped) + "\n"


def _prints(sign: str) -> bool:
    return sign.isprintable() or sign == "\n"


def _row(finding: Finding, language: Language) -> dict[str, str | int]:
    place = finding.place
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line or place.line,
        "end_column": place.end_column or place.column,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.text.to(language),
    }


_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def _github(finding: Finding, language: Language) -> str:
    """Return an annotation, escaped as the runner's own toolkit does."""
    place = finding.place
    where = (
        f"file={_property(place.path)},line={place.line},col={place.column},"
        f"title={_property(finding.rule)}"
    )
    return f"::{_COMMANDS[finding.severity]} {where}::{_message(finding.text.to(language))}"


def _message(text: str) -> str:
    return visible(text).replace("%", "%25")  # line ends are visible signs by now


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def summary(findings: Sequence[Finding], files: int, language: Language) -> str:
    """Return how many findings there are, in how many files."""
    many = Text(
        "1 file" if files == 1 else f"{files} files",
        "1 bestand" if files == 1 else f"{files} bestanden",
    ).to(language)
    if not findings:
        return Text(f"{many}: nothing to improve", f"{many}: niets te verbeteren").to(language)
    count = Counter(finding.severity for finding in findings)
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
