"""A protocol: the detailed approach to one conversation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from amkit.model.cells import Table
from amkit.model.minutes import Minutes
from amkit.model.prompts import Audience, Check, PromptByType
from amkit.model.rules import Action, Letter
from amkit.model.shape import SHAPE
from amkit.model.text import LANGUAGES, Language, Lines, Text

FORMAT = 2
"""The version of the protocol format that this amkit reads."""
ITEM = "item"
"""How an item is called where a repeat gives it no name."""

Moment = Literal["before", "during", "after"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Somebody's part in the conversation."""

    __pydantic_config__ = SHAPE

    title: Text
    """What it is called."""
    side: Literal["ours", "theirs"] = "ours"
    """Whether one of us has it, or somebody of the customer."""
    person: str = ""
    """Who it is, an expression: `answers.sponsor`. Shown at its steps once it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Something to open and read."""

    __pydantic_config__ = SHAPE

    url: str
    """Its address: https, http or mailto."""
    text: Text
    """What it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a phase: the literal lines, why they work, how to do it, what to record.

    A step with steps of its own is a group: what holds for it holds for all of them.
    """

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
    hints: Lines = Lines()
    """What helps when it does not go as expected."""
    examples: Lines = Lines()
    """How others did it."""
    text: Text = Text()
    """What to have at hand: a passage, a definition, a scheme."""
    links: tuple[Link, ...] = ()
    """What to open."""
    minutes: Minutes = Minutes()
    """How long it takes: a number, or a list of the least and the most."""
    role: str = ""
    """Who does it, or answers: one of the protocol's roles."""
    optional: bool = False
    """Whether it may be left out without a reason."""
    when: str = ""
    """Condition under which the step is walked."""
    for_each: str = ""
    """What the step is repeated for: `goal in answers.goals`; without a name before `in`, texts
    and conditions call each one `item`."""
    until: str = ""
    """Of a step: it is walked again until this holds. Of a group: its steps are tried in order
    until this holds."""
    wait: str = ""
    """How long to wait behind the step before it, or the time before: a duration."""
    not_before: str = ""
    """The date before which it is not walked."""
    due: str = ""
    """The date by which it must be done."""
    pick: int | None = None
    """Of a group: how many of its steps are asked; once so many are answered the rest drops out."""
    audience: Audience = "internal"
    """Who may read in a note that this step was done."""
    source: Literal["", "said", "assumed", "known"] = ""
    """Where its answers come from; left out, the customer says them during the conversation, and
    before and after it they are what we assume."""
    confidence: Literal["", "low", "middle", "high"] = ""
    """How sure we are of what its entries say."""
    record: dict[str, PromptByType] = field(default_factory=dict)
    """What to record, under the name by which other steps know the answer."""
    checks: tuple[Check, ...] = ()
    """What must hold of the answers; told at the end of the step, and at the review."""
    actions: tuple[Action, ...] = ()
    """What has to be done where the answers say so."""
    documents: tuple[Letter, ...] = ()
    """Messages and summaries that are made of the step."""
    steps: tuple[Step, ...] = ()
    """Of a group: its steps, in order."""

    def leaves(self) -> Iterator[tuple[tuple[str | int, ...], Step]]:
        """Yield the steps of a group, nested ones too, or the step itself; each with its keys."""
        if not self.steps:
            yield (), self
        for at, step in enumerate(self.steps):
            for keys, leaf in step.leaves():
                yield ("steps", at, *keys), leaf


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
    until: str = ""
    """Its steps are walked until this holds; those not reached by then drop out."""
    steps: tuple[Step, ...]
    """The steps, in order."""
    checks: tuple[Check, ...] = ()
    """What must hold of the answers; told at the end of the phase, and at the review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """A protocol file."""

    __pydantic_config__ = SHAPE

    amkit: Literal[2]
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
    minutes: Minutes = Minutes()
    """How long the conversation takes: the steps of the `during` phases together."""
    roles: Mapping[str, Role] = field(default_factory=dict)
    """Who takes part, by the name that steps use."""
    tables: Mapping[str, Table] = field(default_factory=dict)
    """Tables to look things up in: rows by name, with columns by name."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """By an earlier name of a prompt or step, what it is called now: answers files, the last run,
    and protocols that take steps over may still use the earlier one."""
    pitfalls: Lines = Lines()
    """What goes wrong most often in this conversation."""
    meeting: str = ""
    """The prompt that asks for the date of the conversation itself; the note is named after it."""
    phases: tuple[Phase, ...]
    """The phases, in order."""
    checks: tuple[Check, ...] = ()
    """What must hold of the answers; told at the review."""
    actions: tuple[Action, ...] = ()
    """What has to be done where the answers say so."""
    documents: tuple[Letter, ...] = ()
    """Messages and summaries that are made of the whole."""

    def steps(self) -> Iterator[tuple[Phase, Step]]:
        """Yield every step that is walked with its phase, in order; groups by their steps."""
        for _, phase, step in self.located():
            yield phase, step

    def located(self) -> Iterator[tuple[tuple[str | int, ...], Phase, Step]]:
        """Yield every step that is walked with its phase, and the keys it stands at in the file."""
        for at, phase in enumerate(self.phases):
            for number, outer in enumerate(phase.steps):
                for keys, step in outer.leaves():
                    yield ("phases", at, "steps", number, *keys), phase, step
