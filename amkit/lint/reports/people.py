"""Findings for people: a line each, or a line with what it points at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from amkit.lint.snippet import snippet
from amkit.lint.words import line
from amkit.model.finding import Finding
from amkit.model.text import Language


def text(findings: Sequence[Finding], language: Language) -> str:
    """Return `path:line:column: severity rule: message`, a line each."""
    return "".join(f"{line(finding, language)}\n" for finding in findings)


def full(findings: Sequence[Finding], texts: Mapping[str, str], language: Language) -> str:
    """Return the same, each with the line it is about and a caret."""
    rows = {path: _rows(texts.get(path, "")) for path in {found.place.path for found in findings}}
    return "\n".join(
        f"{line(finding, language)}\n{snippet(finding.place, rows[finding.place.path])}"
        for finding in findings
    )


def _rows(text: str) -> list[str]:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
