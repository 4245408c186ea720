"""The manual of a rule, in the reader's language, as Markdown.

A manual is written as a docstring: a sentence, why it matters, `Bad::` and `Good::` with an example
set in, and a line `Source: …`; then a line `Nederlands`, underlined, and the same in Dutch with
`Fout::`, `Goed::` and `Bron: …`.
"""

from __future__ import annotations

import re
from textwrap import dedent

from amkit.lint.registry import AnyRule
from amkit.lint.rule import Fixable
from amkit.lint.words import SEVERITY
from amkit.model.text import Language, Text

_DUTCH = re.compile(r"^Nederlands\n-{10}\n", re.MULTILINE)
_EXAMPLE = re.compile(r"^(?P<head>[^\n]+)::\n\n(?P<lines>(?: {4}[^\n]*\n?|\n)+)", re.MULTILINE)
FIXABLE: dict[Fixable, str] = {"safe": "--fix", "unsafe": "--unsafe-fixes"}
"""From how a rule can mend to the option that does."""
_MENDS: dict[Fixable, Text] = {
    "safe": Text("--fix mends it", "--fix herstelt het"),
    "unsafe": Text("--unsafe-fixes mends it; look at the outcome",
                   "--unsafe-fixes herstelt het; kijk het na"),
}  # fmt: skip


def parts(manual: str) -> Text:
    """Return a manual in both languages; "" for Dutch where that is not written."""
    english, *dutch = _DUTCH.split(manual, maxsplit=1)
    return Text(english.strip(), dutch[0].strip() if dutch else "")


def manual_of(rule: AnyRule, language: Language) -> str:
    """Return what a rule asks for, why, and examples of both ways, as Markdown."""
    written = parts(rule.manual or "")
    text = written.nl if language == "nl" and written.nl else written.en
    head = [rule.group, SEVERITY[rule.severity].to(language)]
    if rule.fixable:
        head.append(_MENDS[rule.fixable].to(language))
    body = _EXAMPLE.sub(_fenced, text + "\n").strip()
    return f"# {rule.name}\n\n{' · '.join(head)}\n\n{body}\n"


def _fenced(found: re.Match[str]) -> str:
    return f"**{found['head']}**\n\n```yaml\n{dedent(found['lines']).strip()}\n```\n\n"
