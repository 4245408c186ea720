"""What an answer comes to: what was given, or what is worked out where nobody gave one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from amkit.expressions import holds, parse
from amkit.model.prompts import ChoicePrompt, OneValue, Prompt, ValuePrompt
from amkit.model.run import Answer, Slot
from amkit.model.text import Text
from amkit.model.values import Value
from amkit.walk.history import Latest


class Chosen(str):
    """An option that was chosen: its id to conditions, its text to people.

    Attributes:
        text: the option as people read it.
    """

    __slots__ = ("text",)
    text: Text

    def __new__(cls, chosen: str, text: Text) -> Self:
        """Return the option with that id."""
        made = super().__new__(cls, chosen)
        made.text = text
        return made


def named(prompt: Prompt, value: Any) -> Any:
    """Return a value in which each chosen option knows its text."""
    if not isinstance(prompt, ChoicePrompt):
        return value
    if isinstance(value, tuple):
        return tuple(named(prompt, one) for one in value)
    text = next((option.text for option in prompt.options if option.id == value), None)
    return value if text is None else Chosen(value, text)


def met(condition: str, scope: Mapping[str, Any]) -> bool:
    """Tell whether a condition holds; where there is none, it does."""
    return not condition or holds(parse(condition), scope)


def is_worked_out(prompt: Prompt, answer: Answer | None) -> bool:
    """Tell whether an answer is worked out: it can be, and nobody gave one by hand."""
    return isinstance(prompt, ValuePrompt) and bool(prompt.compute) and answer is None


def worked_out(prompt: OneValue, scope: Mapping[str, Any]) -> Value:
    """Return what a prompt's `compute` comes to; None where that is not known, or no value."""
    return as_value(parse(prompt.compute).evaluate(scope))


def given_or_worked_out(
    latest: Latest, slot: Slot, prompt: OneValue, scope: Mapping[str, Any]
) -> Any:
    """Return the value at one place; None where it was left, or is not known yet."""
    answer = latest.get(slot)
    if answer is None:
        return named(prompt, worked_out(prompt, scope)) if prompt.compute else None
    return None if answer.reason is not None else named(prompt, answer.value)


def as_value(worked_out: Any) -> Value:
    """Return what an expression comes to where it can be an answer, None where it cannot.

    Its texts still read in each language; `shown.in_one_language` makes what is kept of them.
    """
    if isinstance(worked_out, tuple | list):
        texts = all(isinstance(item, str) for item in worked_out)
        return tuple(worked_out) if texts else None
    value: Value = None if isinstance(worked_out, Mapping) else worked_out
    return value
