"""Findings into text: for people, for scripts, for the pages of a code host."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from amkit.lint.anchors import Anchor
from amkit.lint.registry import known
from amkit.lint.reports import data, hosts, junit, markdown, people, sarif
from amkit.lint.words import SEVERITY, counted
from amkit.model.finding import Finding
from amkit.model.text import Language, Text

Form = Literal[
    "text", "full", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown"
]  # fmt: skip
FORMS: tuple[Form, ...] = get_args(Form)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a report tells.

    Attributes:
        findings: in the order in which they are told.
        texts: each file's text, for the lines that `full` shows.
        language: of the messages.
        files: every file that was looked at, also those without findings.
        anchors: where each finding hangs.
    """

    findings: Sequence[Finding]
    texts: Mapping[str, str]
    language: Language
    files: Sequence[str] = ()
    anchors: Mapping[Finding, Anchor] = field(default_factory=dict)

    def anchor(self, finding: Finding) -> Anchor:
        """Return where a finding hangs; "" twice where nobody worked that out."""
        return self.anchors.get(finding, Anchor("", ""))


_MAKERS: Mapping[Form, Callable[[Told], str]] = {
    "text": lambda told: people.text(told.findings, told.language),
    "full": lambda told: people.full(told.findings, told.texts, told.language),
    "json": lambda told: data.json_of(told.findings, told.language),
    "jsonl": lambda told: data.jsonl(told.findings, told.language),
    "sarif": lambda told: sarif.sarif(told.findings, told.language, told.anchor),
    "github": lambda told: hosts.github(told.findings, told.language),
    "gitlab": lambda told: hosts.gitlab(told.findings, told.language, told.anchor),
    "junit": lambda told: junit.junit(told.findings, told.files, told.language),
    "markdown": lambda told: markdown.markdown(told.findings, told.files, told.language),
}


def report(
    form: Form,
    findings: Sequence[Finding],
    texts: Mapping[str, str],
    language: Language,
    *,
    files: Sequence[str] = (),
    anchors: Mapping[Finding, Anchor] | None = None,
) -> str:
    """Return a report; see `Told` for what it is made of."""
    told = Told(findings=findings, texts=texts, language=language, files=files,
                anchors=anchors or {})  # fmt: skip
    return _MAKERS[form](told)


def summary(findings: Sequence[Finding], files: int, language: Language, known: int = 0) -> str:
    """Return how many findings there are, in how many files, and what can be mended.

    Args:
        findings: what is told.
        files: how many were looked at.
        language: of the words.
        known: how many findings are left out, as a baseline has them.
    """
    many = Text(
        "1 file" if files == 1 else f"{files} files",
        "1 bestand" if files == 1 else f"{files} bestanden",
    ).to(language)
    before = Text(f" (beside {known} in the baseline)", f" (naast {known} in de nulmeting)")
    beside = before.to(language) if known else ""
    if not findings:
        clean = Text("nothing new", "niets nieuws")
        if not known:
            clean = Text("nothing to improve", "niets te verbeteren")
        return f"{many}: {clean.to(language)}{beside}"
    count = Counter(finding.severity for finding in findings)
    parts = [counted(name, count[name], language) for name in SEVERITY if count[name]]
    return f"{many}: {', '.join(parts)}{_mendable(findings).to(language)}{beside}"


def _mendable(findings: Sequence[Finding]) -> Text:
    fixes = [finding.fix for finding in findings if finding.fix is not None]
    safe = sum(fix.safe for fix in fixes)
    unsafe = len(fixes) - safe
    if not fixes:
        return Text("", "")
    both = [(safe, "--fix"), (unsafe, "--unsafe-fixes")]
    (many, option), *more = [(many, option) for many, option in both if many]
    rest = "".join(f", {option} {many}" for many, option in more)
    return Text(f" ({option} mends {many}{rest})", f" ({option} herstelt er {many}{rest})")


def statistics(findings: Sequence[Finding], language: Language) -> str:
    """Return a line for each rule that found something, most first: count, name, title."""
    count = Counter(finding.rule for finding in findings)
    width = max((len(rule) for rule in count), default=0)
    return "".join(
        f"{many:>5}  {rule:<{width}}  {_title(rule, language)}".rstrip() + "\n"
        for rule, many in sorted(count.items(), key=lambda item: (-item[1], item[0]))
    )


def _title(rule: str, language: Language) -> str:
    return known()[rule].title.to(language) if rule in known() else ""
