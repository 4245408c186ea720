"""What the account manager sees of a walk, in one language: values for the terminal to show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from amkit.model.kinds import KINDS
from amkit.model.prompts import (
    EntryPrompt,
)
from amkit.model.protocol import Protocol
from amkit.model.record import Record
from amkit.model.run import DONE
from amkit.model.text import Language, Text
from amkit.session.commands import help_rows
from amkit.session.opening import minutes, opening, phase_title
from amkit.terminal.screens import (
    Block,
    Heading,
    Paragraph,
    Rows,
    Screen,
    Section,
    Spoken,
)
from amkit.walk.engine import minutes_left
from amkit.walk.literal import Filler
from amkit.walk.shown import reason, show
from amkit.walk.state import Place, Stop, Walk

SAY = Text("Say", "Zeg")
ASK = Text("Ask", "Vraag")
WHY = Text("Why", "Waarom")
HOW = Text("How", "Hoe")
LISTEN = Text("Listen for", "Luister naar")
AVOID = Text("Avoid", "Vermijd")
NOTED = Text("Noted so far", "Al genoteerd")
NOTES = Text("Notes", "Notities")


def step_screen(stops: tuple[Stop, ...], stop: Stop, walk: Walk, language: Language) -> Screen:
    """Return one step: the literal lines first, then why and how, then what is noted."""
    fill = Filler(walk, stop, language)
    step = stop.step
    title = fill.text(step.title) + (f" · {stop.label}" if stop.label else "")
    return (
        Heading(text=title, aside=_progress(stops, stop, language)),
        Paragraph(text=_moment_line(stop, language), tone="quiet"),
        *_texts(stop, fill, language),
        *_section(NOTED, noted(stop, language), language),
        *_section(NOTES, tuple(str(made.value) for made in stop.notes), language),
    )


def _texts(stop: Stop, fill: Filler, language: Language) -> Iterator[Block]:
    """Yield what a step says: the literal lines, then why and how."""
    step = stop.step
    yield from _spoken(SAY, fill.lines(step.say), language)
    yield from _spoken(ASK, fill.lines(step.ask), language)
    yield from _section(WHY, (fill.text(step.why),) if step.why else (), language)
    yield from _section(HOW, fill.lines(step.how), language)
    yield from _section(LISTEN, fill.lines(step.listen_for), language)
    yield from _section(AVOID, fill.lines(step.avoid), language)


def _progress(stops: tuple[Stop, ...], stop: Stop, language: Language) -> str:
    """Return where the walk is: the step's number, and the minutes still to go."""
    number = next(at for at, other in enumerate(stops, start=1) if same(other, stop))
    left = minutes_left(stops)
    rest = Text(f" · {left} min left", f" · nog {left} min").to(language)
    return f"{number}/{len(stops)}" + (rest if stop.phase.moment == "during" else "")


def same(one: Stop, other: Stop) -> bool:
    """Tell whether two stops are the same step for the same item."""
    return one.step.id == other.step.id and one.items == other.items


def _moment_line(stop: Stop, language: Language) -> str:
    parts = (phase_title(stop.phase, language), minutes(stop.step.minutes, language))
    return " · ".join(part for part in parts if part)


def _spoken(label: Text, lines: tuple[str, ...], language: Language) -> Iterator[Block]:
    if lines:
        yield Spoken(label=label.to(language), lines=lines)


def _section(label: Text, lines: tuple[str, ...], language: Language) -> Iterator[Block]:
    if lines:
        yield Section(label=label.to(language), lines=lines, tone="quiet")


def noted(stop: Stop, language: Language) -> tuple[str, ...]:
    """Return what was noted at a step, an entry or an answer a line."""
    lines: dict[tuple[str, int], list[str]] = {}
    for place in stop.places:
        if place.answer is None or place.slot.field == DONE:
            continue
        key = (place.slot.name, place.slot.number)
        if place.answer.reason is None:
            lines.setdefault(key, []).append(show(place.answer.value, place.prompt, language))
        elif place.answer.reason != "empty":
            why = f": {place.answer.why}" if place.answer.why else ""
            lines.setdefault(key, []).append(f"({reason(place.answer.reason, language)}{why})")
    return tuple(" · ".join(parts) for parts in lines.values())


def help_screen(stop: Stop, place: Place, walk: Walk, language: Language) -> Screen:
    """Return the help: more about the prompt, and what can be typed."""
    fill = Filler(walk, stop, language)
    blocks: list[Block] = []
    if place.prompt.help:
        blocks.append(Paragraph(text=fill.text(place.prompt.help)))
    if place.prompt.example:
        label = Text("A good answer", "Een goed antwoord").to(language)
        blocks.append(Section(label=label, lines=(fill.text(place.prompt.example),)))
    title = Text("What you can type", "Wat u kunt typen").to(language)
    return (*blocks, Heading(text=title), Rows(rows=help_rows(language)))


def path_screen(stops: tuple[Stop, ...], here: Stop | None, language: Language) -> Screen:
    """Return all steps, how each stands, and the time left."""
    left = minutes_left(stops)
    title = Text("Steps", "Stappen").to(language)
    aside = Text(f"{left} min left", f"nog {left} min").to(language)
    rows = tuple(_path_row(stop, here, language) for stop in stops)
    return Heading(text=title, aside=aside), Rows(rows=rows, numbered=True)


_MARK = {"answered": "✓", "open": " ", "stale": "↻", "left": "–"}


def _path_row(stop: Stop, here: Stop | None, language: Language) -> tuple[str, ...]:
    at = here is not None and same(stop, here)
    title = stop.step.title.to(language) + (f" · {stop.label}" if stop.label else "")
    return ("▸" if at else _MARK[stop.standing], title, minutes(stop.step.minutes, language))


def review_screen(stops: tuple[Stop, ...], walk: Walk, language: Language) -> Screen:
    """Return what was answered, what was left and why; each line is a way back."""
    title = Text("Read it back", "Lees het terug").to(language)
    rows = tuple(
        (
            _MARK[stop.standing],
            stop.step.title.to(language) + (f" · {stop.label}" if stop.label else ""),
            "; ".join((*noted(stop, language), *(str(made.value) for made in stop.notes))),
        )
        for stop in stops
    )
    return Heading(text=f"{title} · {walk.account}"), Rows(rows=rows, numbered=True)


def protocol_pages(protocol: Protocol, language: Language) -> Iterator[Screen]:
    """Yield a protocol as it is read without an account: every gap by the name of what fills it."""
    yield opening(protocol, language)
    if protocol.use_when:
        label = Text("When", "Wanneer").to(language)
        yield (Section(label=label, lines=(protocol.use_when.to(language),)),)
    walk = Walk(protocol=protocol, account="‹ACCOUNT›", record=Record(), me="‹…›", today=date.min)
    for phase in protocol.phases:
        yield (Heading(text=phase_title(phase, language)),)
        for step in phase.steps:
            stop = Stop(
                phase=phase, step=step, items=(), label="", places=(), notes=(),
                scope={"account": {"name": walk.account}},
            )  # fmt: skip
            yield _page(stop, walk, language)


def _page(stop: Stop, walk: Walk, language: Language) -> Screen:
    fill = Filler(walk, stop, language)
    asked = tuple(
        fill.text(prompt.prompt) or KINDS[prompt.kind].title.to(language)
        if isinstance(prompt, EntryPrompt)
        else fill.text(prompt.prompt)
        for prompt in stop.step.record.values()
    )
    label = Text("Record", "Leg vast")
    return (
        Heading(text=fill.text(stop.step.title), aside=minutes(stop.step.minutes, language)),
        *_texts(stop, fill, language),
        *_section(label, asked, language),
    )
