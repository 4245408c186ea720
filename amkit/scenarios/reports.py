"""What came of scenarios, as text: for people, for scripts, and as JUnit for a CI's own pages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from amkit.model.finding import Finding, Place
from amkit.model.text import Language, Text
from amkit.scenarios.coverage import Coverage

JSON_VERSION = 1
"""The version of the JSON report's shape. Keys may be added to it; none is taken away."""

COVERAGE = "--fail-under"
"""What the case is called that tells that scenarios cover too little."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, however it is escaped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One thing that is not as the scenario says.

    Attributes:
        place: where the scenario says it.
        text: what is different.
        lines: the difference, “-” for what was expected and “+” for what came out.
    """

    place: Place
    text: Text
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unusable:
    """A file that could not be walked at all.

    Attributes:
        path: the file, as the user named it.
        text: why not.
    """

    path: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What came of one scenario.

    Attributes:
        protocol, name: which one.
        path: its file, as the user named it.
        about: what happens in it.
        seconds: how long it took.
        failures: what is not as it says; empty where it passed.
        updated: the keys and files that were brought up to date.
    """

    protocol: str
    name: str
    path: str
    about: Text
    seconds: float
    failures: tuple[Failure, ...] = ()
    updated: tuple[str, ...] = ()


def told(case: Case, language: Language) -> str:
    """Return what came of a scenario for people: one line, and below it what is different."""
    went = Text("FAILED", "MISLUKT") if case.failures else Text("passed", "geslaagd")
    about = case.about.to(language)
    line = f"{went.to(language)}  {case.protocol} · {case.name}" + (f": {about}" if about else "")
    return "\n".join([line, *_updated(case, language), *_failures(case, language), ""])


def _updated(case: Case, language: Language) -> list[str]:
    said = Text("written anew", "opnieuw geschreven").to(language)
    return [f"    {said}: {', '.join(case.updated)}"] if case.updated else []


def _failures(case: Case, language: Language) -> list[str]:
    return [
        line
        for one in case.failures
        for line in (
            f"{one.place}: {one.text.to(language)}",
            *(f"    {line}" for line in one.lines),
        )
    ]


def summary(cases: Sequence[Case], language: Language) -> str:
    """Return how many scenarios passed, and how many did not."""
    scenarios = [case for case in cases if case.name != COVERAGE]
    count, failed = len(scenarios), sum(bool(case.failures) for case in scenarios)
    many = Text(
        "1 scenario" if count == 1 else f"{count} scenarios",
        "1 scenario" if count == 1 else f"{count} scenario's",
    ).to(language)
    went = Text(f"{count - failed} passed", f"{count - failed} geslaagd").to(language)
    if not failed:
        return f"{many}: {went}"
    return f"{many}: {went}, " + Text(f"{failed} failed", f"{failed} mislukt").to(language)


def too_low(coverage: Coverage, least: int, seconds: float) -> Case:
    """Return what to say of a protocol of which scenarios cover too little."""
    text = Text(
        en=f"scenarios cover {coverage.percent} %; at least {least} % is asked for",
        nl=f"scenario's dekken {coverage.percent} %; gevraagd is minstens {least} %",
    )
    failure = Failure(place=Place(coverage.path), text=text)
    return Case(
        protocol=coverage.protocol, name=COVERAGE, path=coverage.path, about=Text(),
        seconds=seconds, failures=(failure,),
    )  # fmt: skip


def as_json(
    cases: Sequence[Case],
    covered: Sequence[tuple[Coverage, Sequence[Finding]]],
    unusable: Sequence[Unusable],
    language: Language,
) -> str:
    """Return `{version, scenarios: […], protocols: […], unusable: […], counts: {…}}`."""
    failed = sum(bool(case.failures) for case in cases)
    data = {
        "version": JSON_VERSION,
        "scenarios": [_row(case, language) for case in cases],
        "protocols": [_covered(*one, language) for one in covered],
        "unusable": [{"path": one.path, "message": one.text.to(language)} for one in unusable],
        "counts": {"passed": len(cases) - failed, "failed": failed, "unusable": len(unusable)},
    }
    return json.dumps(data, ensure_ascii=True, indent=2) + "\n"


def _covered(
    coverage: Coverage, findings: Sequence[Finding], language: Language
) -> Mapping[str, Any]:
    return {
        "protocol": coverage.protocol,
        "path": coverage.path,
        "percent": coverage.percent,
        "branches": coverage.total,
        "covered": coverage.total - len(coverage.uncovered),
        "walks": coverage.explored.walks,
        "findings": [
            {
                "line": one.place.line,
                "column": one.place.column,
                "rule": one.rule,
                "severity": one.severity,
                "message": one.text.to(language),
            }
            for one in findings
        ],
    }


def _row(case: Case, language: Language) -> Mapping[str, Any]:
    return {
        "protocol": case.protocol,
        "name": case.name,
        "path": case.path,
        "about": case.about.to(language),
        "passed": not case.failures,
        "seconds": round(case.seconds, 3),
        "updated": list(case.updated),
        "failures": [
            {
                "path": one.place.path,
                "line": one.place.line,
                "column": one.place.column,
                "message": one.text.to(language),
                "lines": list(one.lines),
            }
            for one in case.failures
        ],
    }


def junit(cases: Sequence[Case], unusable: Sequence[Unusable], language: Language) -> str:
    """Return the JUnit XML of scenarios: a suite for each protocol, a case for each scenario.

    Files that could not be walked are errors, in a suite of their own.
    """
    suites = {case.protocol: [c for c in cases if c.protocol == case.protocol] for case in cases}
    head = f"<testsuites{_counts(cases, len(unusable))}>"
    parts = ['<?xml version="1.0" encoding="UTF-8"?>', head]
    for protocol, members in suites.items():
        parts.append(f"  <testsuite name={_attribute(protocol)}{_counts(members)}>")
        parts += [line for case in members for line in _testcase(case, language)]
        parts.append("  </testsuite>")
    if unusable:
        parts.append(f'  <testsuite name="amkit test"{_counts((), len(unusable))}>')
        parts += [line for one in unusable for line in _error(one, language)]
        parts.append("  </testsuite>")
    return "\n".join([*parts, "</testsuites>", ""])


def _counts(cases: Sequence[Case], errors: int = 0) -> str:
    failed = sum(bool(case.failures) for case in cases)
    seconds = sum(case.seconds for case in cases)
    return (
        f' tests="{len(cases) + errors}" failures="{failed}" errors="{errors}" time="{seconds:.3f}"'
    )


def _error(one: Unusable, language: Language) -> list[str]:
    path = _attribute(one.path)
    return [
        f'    <testcase classname="amkit test" name={path} file={path} time="0.000">',
        f"      <error message={_attribute(one.text.to(language))}/>",
        "    </testcase>",
    ]


def _testcase(case: Case, language: Language) -> list[str]:
    head = (
        f"    <testcase classname={_attribute(case.protocol)} name={_attribute(case.name)}"
        f' file={_attribute(case.path)} time="{case.seconds:.3f}"'
    )
    if not case.failures:
        return [f"{head}/>"]
    said = "; ".join(one.text.to(language) for one in case.failures)
    told = "\n".join(_failures(case, language))
    return [
        f"{head}>",
        f"      <failure message={_attribute(said)}>{escape(_NO_XML.sub('�', told))}</failure>",
        "    </testcase>",
    ]


def _attribute(text: str) -> str:
    return quoteattr(_NO_XML.sub("�", text))
