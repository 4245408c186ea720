"""What reports call things, and how they keep text from acting on what shows it."""

from __future__ import annotations

from collections.abc import Mapping

from amkit.lint.snippet import visible
from amkit.model.finding import Finding, Severity
from amkit.model.text import Language, Text

SEVERITY: Mapping[Severity, Text] = {
    "error": Text("error", "fout"),
    "warning": Text("warning", "waarschuwing"),
    "info": Text("info", "info"),
}
_MANY: Mapping[Severity, Text] = {
    "error": Text("errors", "fouten"),
    "warning": Text("warnings", "waarschuwingen"),
    "info": Text("info", "info"),
}


def line(finding: Finding, language: Language) -> str:
    """Return a finding on one line: `path:line:column: severity rule: message`."""
    severity = SEVERITY[finding.severity].to(language)
    return visible(f"{finding.place}: {severity} {finding.rule}: {finding.text.to(language)}")


def counted(severity: Severity, count: int, language: Language) -> str:
    """Return a number of findings in words, such as `2 errors`."""
    text = SEVERITY[severity] if count == 1 else _MANY[severity]
    return f"{count} {text.to(language)}"


def harmless(text: str) -> str:
    """Return JSON in which what does not print is escaped: exact, and harmless on a terminal."""
    return "".join(sign if sign.isprintable() or sign == "\n" else _escaped(sign) for sign in text)


def _escaped(sign: str) -> str:
    code = ord(sign)
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
