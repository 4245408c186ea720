"""Findings for scripts: JSON, whole or a line each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from amkit.lint.registry import known
from amkit.lint.words import SEVERITY, harmless
from amkit.model.finding import Finding
from amkit.model.text import Language

JSON_VERSION = 1
"""The version of the JSON report's shape. Keys may be added to it; none is taken away."""


def json_of(findings: Sequence[Finding], language: Language) -> str:
    """Return `{version, findings: [{path, line, …}], counts: {error, …}, rules: {name: count}}`."""
    count = Counter(finding.severity for finding in findings)
    data = {
        "version": JSON_VERSION,
        "findings": [_row(finding, language) for finding in findings],
        "counts": {name: count[name] for name in SEVERITY},
        "rules": dict(sorted(Counter(finding.rule for finding in findings).items())),
    }
    return harmless(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def jsonl(findings: Sequence[Finding], language: Language) -> str:
    """Return an object a line: what stands under `findings` in the other."""
    rows = (json.dumps(_row(finding, language), ensure_ascii=False) for finding in findings)
    return "".join(f"{harmless(row)}\n" for row in rows)


def _row(finding: Finding, language: Language) -> dict[str, str | int | None]:
    place = finding.place
    rule = known().get(finding.rule)
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line or place.line,
        "end_column": place.end_column or place.column,
        "rule": finding.rule,
        "group": None if rule is None else rule.group,
        "severity": finding.severity,
        "message": finding.text.to(language),
        "fix": None if finding.fix is None else "safe" if finding.fix.safe else "unsafe",
    }
