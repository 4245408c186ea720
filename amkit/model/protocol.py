"""A protocol: the detailed approach to one conversation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from amkit.model.prompts import SHAPE, Audience, PromptByType
from amkit.model.text import LANGUAGES, Language, Lines, Text

FORMAT = 1
"""The version of the protocol format that this amkit reads."""

Moment = Literal["before", "during", "after"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a phase: the literal lines, why they work, how to do it, what to record."""

    __pydantic_config__ = SHAPE

    id: str
    """Its name in conditions, answers files and jumps."""
    title: Text
    """Its name for people."""
    why: Text = Text()
    """What the step is for, and why it works."""
    how: Lines = Lines()
    """What to do, act by act."""
    say: Lines = Lines()
    """Lines to say to the letter."""
    ask: Lines = Lines()
    """Questions to ask to the letter."""
    listen_for: Lines = Lines()
    """What to pay attention to in the reaction, and what to do with it."""
    avoid: Lines = Lines()
    """What not to say or do here."""
    minutes: int = 0
    """How long it takes."""
    when: str = ""
    """Condition under which the step is walked."""
    for_each: str = ""
    """Expression whose items the step is repeated for."""
    item: str = "item"
    """Name under which texts and conditions know the item of a repetition."""
    audience: Audience = "internal"
    """Who may read in a note that this step was done."""
    record: dict[str, PromptByType] = field(default_factory=dict)
    """What to record, under the name by which other steps know the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """The steps of one moment: before, during or after the conversation."""

    __pydantic_config__ = SHAPE

    id: str
    """Its name in findings and answers files."""
    moment: Moment
    """Before, during or after the conversation."""
    title: Text = Text()
    """Its name for people; the moment's own name where there is none."""
    why: Text = Text()
    """What the phase is for."""
    when: str = ""
    """Condition under which the phase is walked."""
    steps: tuple[Step, ...]
    """The steps, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """A protocol file."""

    __pydantic_config__ = SHAPE

    amkit: Literal[1]
    """The version of this format."""
    id: str
    """Its name on the command line."""
    version: str
    """Its own version; a run keeps the one it was started with."""
    status: Literal["draft", "active", "archived"] = "active"
    """Whether it is in use."""
    languages: tuple[Language, ...] = LANGUAGES
    """The languages it is written in."""
    owner: str = ""
    """Who answers for it."""
    title: Text
    """Its name for people."""
    purpose: Text
    """What the conversation is to bring about."""
    use_when: Text = Text()
    """The event or date that makes it due."""
    minutes: int = 0
    """How long the conversation takes: the steps of the `during` phases together."""
    pitfalls: Lines = Lines()
    """What goes wrong most often in this conversation."""
    phases: tuple[Phase, ...]
    """The phases, in order."""

    def steps(self) -> Iterator[tuple[Phase, Step]]:
        """Yield every step with its phase, in order."""
        for phase in self.phases:
            for step in phase.steps:
                yield phase, step
