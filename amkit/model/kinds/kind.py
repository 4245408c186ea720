"""What a kind of entry is, and what asks for its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from amkit.model.prompts import (
    ChoicePrompt,
    DatePrompt,
    MoneyPrompt,
    NumberPrompt,
    OneValue,
    Option,
    PersonPrompt,
    TextPrompt,
)
from amkit.model.text import Text

STATUS = "status"
"""The field that says how an entry stands; an entry without one is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of entry.

    Attributes:
        title, plural: its name for people.
        fields: field name to what asks for it; the first is the main field, which names the entry.
        aside: the fields that are asked only where a prompt names them.
        closing: the statuses with which an entry is behind us.
        moving: the fields that are meant to change; another value there contradicts nothing.
        internal: the fields that a customer never reads; all of them where the kind is ours alone.
        single: whether an account has one entry of the kind, named after the account.
    """

    title: Text
    plural: Text
    fields: Mapping[str, OneValue]
    aside: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    moving: frozenset[str] = frozenset({STATUS})
    internal: frozenset[str] = frozenset()
    single: bool = False

    @property
    def main(self) -> str:
        """The name of the main field."""
        return next(iter(self.fields))

    @property
    def is_internal(self) -> bool:
        """Whether a customer reads nothing of such an entry."""
        return self.main in self.internal


def text(label: Text, prompt: Text) -> TextPrompt:
    """Return what asks for a line of text."""
    return TextPrompt(label=label, prompt=prompt)


def day(label: Text, prompt: Text, *, past: bool = False) -> DatePrompt:
    """Return what asks for a date: of `past` days, the last one that was is meant."""
    return DatePrompt(type="date", label=label, prompt=prompt, past=past)


def money(label: Text, prompt: Text) -> MoneyPrompt:
    """Return what asks for an amount."""
    return MoneyPrompt(type="money", label=label, prompt=prompt)


def percent(label: Text, prompt: Text) -> NumberPrompt:
    """Return what asks for a percentage."""
    return NumberPrompt(type="percent", label=label, prompt=prompt)


def ours(label: Text, prompt: Text) -> PersonPrompt:
    """Return what asks for one of us."""
    return PersonPrompt(type="person", side="ours", label=label, prompt=prompt)


def theirs(label: Text, prompt: Text) -> PersonPrompt:
    """Return what asks for somebody of the customer."""
    return PersonPrompt(type="person", side="theirs", label=label, prompt=prompt)


def anyone(label: Text, prompt: Text) -> PersonPrompt:
    """Return what asks for a person, whoever it is."""
    return PersonPrompt(type="person", label=label, prompt=prompt)


def choice(label: Text, prompt: Text, **options: Text) -> ChoicePrompt:
    """Return what asks for one of some options."""
    return ChoicePrompt(
        type="choice",
        label=label,
        prompt=prompt,
        options=tuple(Option(id=name, text=text) for name, text in options.items()),
    )


def status(**options: Text) -> ChoicePrompt:
    """Return what asks how an entry stands."""
    return choice(
        Text("status", "stand"),
        Text("How does it stand?", "Hoe staat het ervoor?"),
        **options,
    )
