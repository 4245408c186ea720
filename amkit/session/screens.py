"""What the account manager sees of a walk, in one language: values for the terminal to show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from amkit.model.kinds import KINDS
from amkit.model.prompts import (
    EntryPrompt,
    ScorecardPrompt,
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
from amkit.walk.shown import reason, show, show_plain
from amkit.walk.state import Place, Stop, Walk

SAY = Text("Say", "Zeg")
ASK = Text("Ask", "Vraag")
WHY = Text("Why", "Waarom")
HOW = Text("How", "Hoe")
LISTEN = Text("Listen for", "Luister naar")
AVOID = Text("Avoid", "Vermijd")
HINTS = Text("If it goes otherwise", "Als het anders loopt")
EXAMPLES = Text("Examples", "Voorbeelden")
AT_HAND = Text("At hand", "Bij de hand")
LINKS = Text("Open", "Open")
OPTIONAL = Text("optional", "mag worden overgeslagen")
SOON_DAYS = 7
"""How many days before it is due a step begins to count them."""
NOTED = Text("Noted so far", "Al genoteerd")
NOTES = Text("Notes", "Notities")


def step_screen(stops: tuple[Stop, ...], stop: Stop, walk: Walk, language: Language) -> Screen:
    """Return one step: the literal lines first, then why and how, then what is noted."""
    fill = Filler(walk, stop, language)
    return (
        Heading(text=title(stop, walk, language), aside=_progress(stops, stop, language)),
        Paragraph(text=_moment_line(stop, walk, language), tone="quiet"),
        *_texts(stop, fill, language),
        *_section(NOTED, noted(stop, walk, language), language),
        *_section(NOTES, tuple(str(made.value) for made in stop.notes), language),
    )


def title(stop: Stop, walk: Walk, language: Language) -> str:
    """Return a step's title, and which item it is for where the title does not say so."""
    named = Filler(walk, stop, language).text(stop.step.title)
    about = stop.about(named, language)
    return f"{named} · {about}" if about else named


def _texts(stop: Stop, fill: Filler, language: Language) -> Iterator[Block]:
    """Yield what a step says: the literal lines, then why and how."""
    step = stop.step
    yield from _spoken(SAY, fill.lines(step.say), language)
    yield from _spoken(ASK, fill.lines(step.ask), language)
    yield from _section(WHY, (fill.text(step.why),) if step.why else (), language)
    yield from _section(HOW, fill.lines(step.how), language)
    yield from _section(LISTEN, fill.lines(step.listen_for), language)
    yield from _section(AVOID, fill.lines(step.avoid), language)
    yield from _section(HINTS, fill.lines(step.hints), language)
    yield from _section(EXAMPLES, fill.lines(step.examples), language)
    yield from _section(AT_HAND, (fill.text(step.text),) if step.text else (), language)
    links = tuple(f"{link.text.to(language)}: {link.url}" for link in step.links)
    yield from _section(LINKS, links, language)


def _progress(stops: tuple[Stop, ...], stop: Stop, language: Language) -> str:
    """Return where the walk is: the step's number, and the minutes still to go."""
    number = next(at for at, other in enumerate(stops, start=1) if same(other, stop))
    left = minutes_left(stops)
    rest = Text(f" · {left} min left", f" · nog {left} min").to(language)
    return f"{number}/{len(stops)}" + (rest if stop.phase.moment == "during" else "")


def same(one: Stop, other: Stop) -> bool:
    """Tell whether two stops are the same step for the same item."""
    return one.step.id == other.step.id and one.items == other.items


def _moment_line(stop: Stop, walk: Walk, language: Language) -> str:
    role = walk.protocol.roles.get(stop.step.role)
    parts = (
        phase_title(stop.phase, language),
        minutes(stop.step.minutes, language),
        role.title.to(language) if role is not None else "",
        OPTIONAL.to(language) if stop.step.optional else "",
        stop_day(stop, walk.today, language),
    )
    return " · ".join(part for part in parts if part)


def _spoken(label: Text, lines: tuple[str, ...], language: Language) -> Iterator[Block]:
    if lines:
        yield Spoken(label=label.to(language), lines=lines)


def _section(label: Text, lines: tuple[str, ...], language: Language) -> Iterator[Block]:
    if lines:
        yield Section(label=label.to(language), lines=lines, tone="quiet")


def noted(stop: Stop, walk: Walk, language: Language) -> tuple[str, ...]:
    """Return what was noted at a step, an entry or an answer a line."""
    fill = Filler(walk, stop, language)
    lines: dict[tuple[str, int, str], list[str]] = {}
    for place in stop.places:
        if place.slot.field == DONE or (place.answer is None and place.computed is None):
            continue
        scored = isinstance(stop.step.record.get(place.slot.name), ScorecardPrompt)
        named = place.prompt.label if scored else place.about
        key = (place.slot.name, place.slot.number, named.to(language))
        if place.value is not None:
            told = show(place.value, place.prompt, language)
            label = ""
            if place.answer is None and not scored:
                label = fill.text(place.prompt.label or place.prompt.prompt)
            lines.setdefault(key, []).append(f"{label}: {told}" if label else told)
        if place.answer is None or place.answer.reason is None:
            continue
        if place.answer.reason != "empty":
            why = f": {place.answer.why}" if place.answer.why else ""
            lines.setdefault(key, []).append(f"({reason(place.answer.reason, language)}{why})")
    return tuple(
        (f"{named}: " if named else "") + " · ".join(parts)
        for (_, _, named), parts in lines.items()
    )


def help_screen(stop: Stop, place: Place, walk: Walk, language: Language) -> Screen:
    """Return the help: more about the prompt, and what can be typed."""
    fill = Filler(walk, stop, language)
    blocks: list[Block] = []
    if place.prompt.help:
        blocks.append(Paragraph(text=fill.text(place.prompt.help)))
    if place.prompt.example:
        label = Text("A good answer", "Een goed antwoord").to(language)
        blocks.append(Section(label=label, lines=(fill.text(place.prompt.example),)))
    heading = Text("What you can type", "Wat u kunt typen").to(language)
    return (*blocks, Heading(text=heading), Rows(rows=help_rows(language)))


def path_screen(
    stops: tuple[Stop, ...], here: Stop | None, walk: Walk, language: Language
) -> Screen:
    """Return all steps, how each stands, and the time left."""
    left = minutes_left(stops)
    heading = Text("Steps", "Stappen").to(language)
    aside = Text(f"{left} min left", f"nog {left} min").to(language)
    rows = tuple(_path_row(stop, here, walk, language) for stop in stops)
    return Heading(text=heading, aside=aside), Rows(rows=rows, numbered=True)


_MARK = {"answered": "✓", "open": " ", "stale": "↻", "left": "–", "computed": "=", "waiting": "…"}


def stop_day(stop: Stop, today: date, language: Language) -> str:
    """Return from which day or by which day a step is to be done, and whether that is over."""
    if stop.from_day is not None:
        day = show_plain(stop.from_day, language)
        return Text(f"from {day}", f"vanaf {day}").to(language)
    if stop.due is None or stop.standing == "answered":
        return ""
    day, left = show_plain(stop.due, language), (stop.due - today).days
    if left < 0:
        return Text(f"late: was due {day}", f"te laat: moest op {day}").to(language)
    soon = Text(f", {left} days left", f", nog {left} dagen") if left <= SOON_DAYS else Text()
    return Text(f"by {day}{soon.en}", f"uiterlijk {day}{soon.nl}").to(language)


def _path_row(stop: Stop, here: Stop | None, walk: Walk, language: Language) -> tuple[str, ...]:
    at = here is not None and same(stop, here)
    day = stop_day(stop, walk.today, language)
    named = title(stop, walk, language) + (f" ({day})" if day else "")
    return ("▸" if at else _MARK[stop.standing], named, minutes(stop.step.minutes, language))


def review_screen(stops: tuple[Stop, ...], walk: Walk, language: Language) -> Screen:
    """Return what was answered, what was left and why; each line is a way back."""
    heading = Text("Read it back", "Lees het terug").to(language)
    rows = tuple(
        (
            _MARK[stop.standing],
            title(stop, walk, language),
            "; ".join((*noted(stop, walk, language), *(str(made.value) for made in stop.notes))),
        )
        for stop in stops
    )
    return Heading(text=f"{heading} · {walk.account}"), Rows(rows=rows, numbered=True)


def protocol_pages(protocol: Protocol, language: Language) -> Iterator[Screen]:
    """Yield a protocol as it is read without an account: every gap by the name of what fills it."""
    yield opening(protocol, language)
    if protocol.use_when:
        label = Text("When", "Wanneer").to(language)
        yield (Section(label=label, lines=(protocol.use_when.to(language),)),)
    walk = Walk(protocol=protocol, account="‹ACCOUNT›", record=Record(), me="‹…›", today=date.min)
    for phase in protocol.phases:
        yield (Heading(text=phase_title(phase, language)),)
        for step in (leaf for outer in phase.steps for _, leaf in outer.leaves()):
            stop = Stop(
                phase=phase, step=step, items=(), label=Text(), places=(), notes=(),
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
