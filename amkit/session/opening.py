"""What is about to happen: the first thing on the screen, before anything else is loaded."""

from __future__ import annotations

from amkit.model.minutes import Minutes
from amkit.model.protocol import Moment, Phase, Protocol
from amkit.model.text import Language, Text
from amkit.terminal.screens import Block, Heading, Paragraph, Rows, Screen, Section

MOMENT: dict[Moment, Text] = {
    "before": Text("Before the conversation", "Voor het gesprek"),
    "during": Text("During the conversation", "Tijdens het gesprek"),
    "after": Text("After the conversation", "Na het gesprek"),
}


def minutes(count: Minutes, language: Language) -> str:
    """Return how many minutes, short."""
    return f"{count} min" if count else ""


def phase_title(phase: Phase, language: Language) -> str:
    """Return a phase's name: its own, or that of its moment."""
    return (phase.title or MOMENT[phase.moment]).to(language)


def opening(protocol: Protocol, language: Language) -> Screen:
    """Return the protocol's purpose, phases and pitfalls."""
    blocks: list[Block] = [
        Heading(text=protocol.title.to(language), aside=minutes(protocol.minutes, language)),
        Paragraph(text=protocol.purpose.to(language)),
        Rows(rows=tuple(_phase_row(phase, language) for phase in protocol.phases)),
    ]
    if protocol.pitfalls:
        pitfalls = Text("What goes wrong most often", "Wat het vaakst misgaat")
        blocks.append(
            Section(label=pitfalls.to(language), lines=protocol.pitfalls.to(language), tone="quiet")
        )
    return tuple(blocks)


def _phase_row(phase: Phase, language: Language) -> tuple[str, ...]:
    leaves = [step for outer in phase.steps for _, step in outer.leaves()]
    count = len(leaves)
    steps = Text(
        f"{count} step" if count == 1 else f"{count} steps",
        f"{count} stap" if count == 1 else f"{count} stappen",
    )
    total = sum((step.minutes for step in leaves), start=Minutes())
    return phase_title(phase, language), steps.to(language), minutes(total, language)
