"""A protocol's texts as they are read at a stop: every gap filled from what is known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from amkit.expressions import Expression, parse_wording
from amkit.expressions.functions import Bullets
from amkit.model.kinds import KINDS
from amkit.model.prompts import (
    EntryPrompt,
    KindName,
    MatrixPrompt,
    Prompt,
    TablePrompt,
    ValuePrompt,
)
from amkit.model.protocol import Protocol
from amkit.model.text import HIDDEN, Language, Lines, Text
from amkit.model.values import Duration, Money
from amkit.walk.scope import PLURAL
from amkit.walk.shown import show_plain
from amkit.walk.state import Stop, Walk
from amkit.walk.tables import columns_of


def words(value: Any, language: Language) -> str:
    """Return a value of an expression as it is said in a sentence."""
    match value:
        case Bullets(rows):
            return "\n".join(f"- {_row(row, language)}" for row in rows)
        case Mapping():
            return words(next(iter(value.values()), ""), language)
        case tuple() | list():
            return ", ".join(words(item, language) for item in value)
        case str() | bool() | int() | Decimal() | date() | Money() | Duration():
            return show_plain(value, language)
    return ""


def _row(row: tuple[Any, ...], language: Language) -> str:
    """Return the cells of a row that are known, on one line."""
    told = (" ".join(words(cell, language).split()) for cell in row)
    return ", ".join(cell for cell in told if cell)


class Filler:
    """Fills the gaps of texts at one stop, or for a walk as a whole, in one language.

    What was answered to a secret prompt fills no gap: it is as if it were not known.
    """

    def __init__(
        self, walk: Walk, at: Stop | Mapping[str, Any], language: Language, *, hidden: bool = False
    ) -> None:
        """Fill from what is known at a stop.

        Args:
            walk: whose protocol it is.
            at: the stop, or what is known by name.
            language: which to write in.
            hidden: whether each gap that can be filled shows as `HIDDEN`.
        """
        self._prompts = _prompts(walk.protocol)
        self._scope = _without_secrets(at.scope if isinstance(at, Stop) else at, self._prompts)
        self._language = language
        self._hidden = hidden

    def text(self, text: Text) -> str:
        """Return one text, filled."""
        return self._fill(text.to(self._language))

    def lines(self, lines: Lines) -> tuple[str, ...]:
        """Return lines, filled."""
        return tuple(self._fill(line) for line in lines.to(self._language))

    def _fill(self, text: str) -> str:
        if "{{" not in text:
            return text
        wording = parse_wording(text)
        return wording.fill(self._scope, self._told, self._gap)

    def _told(self, value: Any) -> str:
        return HIDDEN if self._hidden else words(value, self._language)

    def _gap(self, expression: Expression) -> str:
        """Return what is missing, by the name that its field has, so that it can be filled in."""
        path = expression.names[0][0] if expression.names else ()
        return f"‹{self._label(path) or expression.text.strip()}›"

    def _label(self, path: tuple[str, ...]) -> str:
        """Return what a name stands for, in words: the prompt's label, or the kind's."""
        first, *rest = path or ("",)
        prompt = self._prompts.get(rest[0]) if first == "answers" and rest else None
        if prompt is not None:
            rest = rest[1:]
        name = prompt.kind if isinstance(prompt, EntryPrompt) else _KIND.get(first)
        kind = KINDS[name] if name is not None else None
        asks = kind.fields.get(rest[0], prompt) if kind is not None and rest else prompt
        if isinstance(prompt, TablePrompt | MatrixPrompt) and rest:
            asks = columns_of(prompt).get(rest[-1], prompt)
        if asks is not None:
            return (asks.label or asks.prompt).to(self._language)
        return kind.title.to(self._language) if kind is not None else " ".join(rest)


_KIND: dict[str, KindName] = {
    name: kind for kind, plural in PLURAL.items() for name in (kind, plural)
}


def _without_secrets(scope: Mapping[str, Any], prompts: Mapping[str, Prompt]) -> Mapping[str, Any]:
    """Return what is known, but for the answers to secret prompts, of this run and the last."""
    secret = {
        name: None
        for name, prompt in prompts.items()
        if isinstance(prompt, ValuePrompt) and prompt.secret
    }
    if not secret:
        return scope
    asked = ("answers", "previous", "comments")
    return {**scope, **{of: {**scope[of], **secret} for of in asked if of in scope}}


def _prompts(protocol: Protocol) -> dict[str, Prompt]:
    return {name: prompt for _, step in protocol.steps() for name, prompt in step.record.items()}
