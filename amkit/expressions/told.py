"""Texts that are made of values: to conditions one string, to people words of their language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self

Words = Callable[[Any], str]
"""Returns a value as it is said in a language."""


class Told(str):
    """A text made of values that read otherwise in each language: options, dates, numbers.

    As a string it is what it has always been to conditions: ids, digits, days as ISO 8601.

    Attributes:
        tell: returns the text, given how each value in it is said.
    """

    __slots__ = ("tell",)
    tell: Callable[[Words], str]

    def __new__(cls, text: str, tell: Callable[[Words], str]) -> Self:
        """Return the text that is `text` to conditions."""
        made = super().__new__(cls, text)
        made.tell = tell
        return made


def made_of(text: str, parts: tuple[Any, ...], tell: Callable[[Words], str]) -> str:
    """Return a text made of values; a plain one where they read the same in every language."""
    return text if all(type(part) is str for part in parts) else Told(text, tell)
