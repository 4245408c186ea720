"""Findings as Markdown, for the summary of a CI run or a comment on a change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from amkit.lint.snippet import visible
from amkit.lint.words import SEVERITY, counted
from amkit.model.finding import Finding
from amkit.model.text import Language, Text

_MEANT = re.compile(r"([\\`*_{}\[\]<>|#~@!&$^])")
"""What Markdown would read otherwise, or what would call somebody by name."""
_HEADS = Text("| place | severity | rule | message |", "| plaats | ernst | regel | melding |")
_CLEAN = Text("Nothing to improve.", "Niets te verbeteren.")


def markdown(findings: Sequence[Finding], files: Sequence[str], language: Language) -> str:
    """Return a heading with counts, and a table for each file with findings."""
    many = Text(f"{len(files)} files", f"{len(files)} bestanden")
    if len(files) == 1:
        many = Text("1 file", "1 bestand")
    lines = [f"## amkit lint: {many.to(language)}", ""]
    if not findings:
        return "\n".join([*lines, _CLEAN.to(language), ""])
    count = Counter(finding.severity for finding in findings)
    lines.append(
        ", ".join(counted(name, count[name], language) for name in SEVERITY if count[name])
    )
    for path in dict.fromkeys(finding.place.path for finding in findings):
        lines += ["", f"### {_plain(path)}", "", _HEADS.to(language), "|---|---|---|---|"]
        lines += [_row(found, language) for found in findings if found.place.path == path]
    return "\n".join([*lines, ""])


def _row(finding: Finding, language: Language) -> str:
    place = f"{finding.place.line}:{finding.place.column}"
    severity = SEVERITY[finding.severity].to(language)
    return f"| {place} | {severity} | {finding.rule} | {_plain(finding.text.to(language))} |"


def _plain(text: str) -> str:
    return _MEANT.sub(r"\\\1", visible(text))
