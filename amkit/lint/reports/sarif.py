"""Findings as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from amkit import __version__
from amkit.lint.anchors import Anchor
from amkit.lint.manuals import manual_of
from amkit.lint.registry import AnyRule, known
from amkit.lint.words import harmless
from amkit.model.finding import Edit, Finding, Place, Severity
from amkit.model.text import Language

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def sarif(
    findings: Sequence[Finding], language: Language, anchor: Callable[[Finding], Anchor]
) -> str:
    """Return a log with one run: the rules that found something, and what they found."""
    names = sorted({finding.rule for finding in findings} & known().keys())
    driver = {
        "name": "amkit",
        "version": __version__,
        "rules": [_rule(known()[name], language) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, names, language, anchor(finding)) for finding in findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return harmless(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _rule(rule: AnyRule, language: Language) -> dict[str, Any]:
    manual = manual_of(rule, language)
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.title.to(language)},
        "help": {"text": manual, "markdown": manual},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.group]},
    }


def _result(
    finding: Finding, names: Sequence[str], language: Language, anchor: Anchor
) -> dict[str, Any]:
    place = finding.place
    location = {"artifactLocation": _artifact(place.path), "region": _region(place)}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.text.to(language)},
        "locations": [{"physicalLocation": location}],
    }
    if finding.rule in names:
        result["ruleIndex"] = names.index(finding.rule)
    if anchor.fingerprint:
        result["partialFingerprints"] = {"amkit/v1": anchor.fingerprint}
    if finding.fix is not None:
        result["fixes"] = [{"artifactChanges": [_changes(place.path, finding.fix.edits)]}]
    return result


def _changes(path: str, edits: Sequence[Edit]) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.text}}
        for edit in edits
    ]
    return {"artifactLocation": _artifact(path), "replacements": replacements}


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path.replace("\\", "/"), errors="replace")}


def _region(place: Place) -> dict[str, int]:
    region = {"startLine": place.line, "startColumn": place.column}
    if place.end_line:
        region |= {"endLine": place.end_line, "endColumn": place.end_column}
    return region
