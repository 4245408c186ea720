"""What the account manager sees of a walk, in one language: values for the terminal to show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from amkit.errors import AnswerError
from amkit.expressions import parse
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
from amkit.session.view import View
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
from amkit.walk.literal import Filler, words
from amkit.walk.shown import reason, show_plain
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
PRIVATE = Text("what is known is hidden; /private shows it",
               "wat bekend is, is verborgen; /verberg toont het")  # fmt: skip
SOON_DAYS = 7
"""How many days before it is due a step begins to count them."""
NOTED = Text("Noted so far", "Al genoteerd")
NOTES = Text("Notes", "Notities")


def step_screen(stops: tuple[Stop, ...], stop: Stop, view: View) -> Screen:
    """Return one step: the literal lines first, then why and how, then what is noted."""
    language = view.language
    return (
        Heading(text=title(stop, view), aside=_progress(stops, stop, language)),
        Paragraph(text=_moment_line(stop, view), tone="quiet"),
        *_texts(stop, view.fill(stop), language),
        *_section(NOTED, noted(stop, view), language),
        *_section(NOTES, _notes(stop, view), language),
    )


def title(stop: Stop, view: View) -> str:
    """Return a step's title, and which item it is for where the title does not say so."""
    named = view.fill(stop).text(stop.step.title)
    about = view.name(stop.about(named, view.language))
    return f"{named} · {about}" if about else named


def _notes(stop: Stop, view: View) -> tuple[str, ...]:
    return tuple(view.name(str(made.value)) for made in stop.notes)


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


def _moment_line(stop: Stop, view: View) -> str:
    walk, language = view.walk, view.language
    parts = (
        phase_title(stop.phase, language),
        minutes(stop.step.minutes, language),
        _role(stop, view),
        OPTIONAL.to(language) if stop.step.optional else "",
        stop_day(stop, walk.today, language),
        PRIVATE.to(language) if view.private else "",
    )
    return " · ".join(part for part in parts if part)


def _role(stop: Stop, view: View) -> str:
    """Return whose step it is, with the name where that is known and may show."""
    role = view.walk.protocol.roles.get(stop.step.role)
    if role is None:
        return ""
    title, who = role.title.to(view.language), ""
    if role.person and not view.private:
        who = words(parse(role.person).evaluate(stop.scope), view.language)
    return f"{title}: {who}" if who else title


def _spoken(label: Text, lines: tuple[str, ...], language: Language) -> Iterator[Block]:
    if lines:
        yield Spoken(label=label.to(language), lines=lines)


def _section(label: Text, lines: tuple[str, ...], language: Language) -> Iterator[Block]:
    if lines:
        yield Section(label=label.to(language), lines=lines, tone="quiet")


def noted(stop: Stop, view: View) -> tuple[str, ...]:
    """Return what was noted at a step, an entry or an answer a line."""
    fill, language = view.fill(stop), view.language
    lines: dict[tuple[str, int, str], list[str]] = {}
    for place in stop.places:
        if place.slot.field == DONE or (place.answer is None and place.computed is None):
            continue
        scored = isinstance(stop.step.record.get(place.slot.name), ScorecardPrompt)
        named = place.prompt.label if scored else place.about
        key = (place.slot.name, place.slot.number, named.to(language))
        if place.value is not None:
            told = view.told(place.value, place.prompt)
            label = ""
            if place.answer is None and not scored:
                label = fill.text(place.prompt.label or place.prompt.prompt)
            lines.setdefault(key, []).append(f"{label}: {told}" if label else told)
        if place.answer is None or place.answer.reason is None:
            continue
        if place.answer.reason != "empty":
            why = f": {view.name(place.answer.why)}" if place.answer.why else ""
            lines.setdefault(key, []).append(f"({reason(place.answer.reason, language)}{why})")
    return tuple(
        (f"{named}: " if named else "") + " · ".join(parts)
        for (_, _, named), parts in lines.items()
    )


def find_step(wanted: str, stops: tuple[Stop, ...], view: View) -> Stop:
    """Return the step with that number, or the first whose title or id holds that text.

    Raises:
        AnswerError: there is none.
    """
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted[:4]) <= len(stops):
        return stops[int(wanted) - 1]
    part = wanted.casefold()
    for stop in stops if part else ():
        texts = (stop.label, stop.step.title)
        names = (title(stop, view), stop.step.id,
                 *(name for text in texts for name in (text.en, text.nl)))  # fmt: skip
        if any(part in name.casefold() for name in names):
            return stop
    raise AnswerError(
        Text(
            en=f"no step has “{wanted}” in its name; /path shows them all",
            nl=f"geen stap heeft ‘{wanted}’ in de naam; /pad toont ze allemaal",
        )
    )


def help_screen(stop: Stop, place: Place, view: View) -> Screen:
    """Return the help: more about the prompt, and what can be typed."""
    fill, language = view.fill(stop), view.language
    blocks: list[Block] = []
    if place.prompt.help:
        blocks.append(Paragraph(text=fill.text(place.prompt.help)))
    if place.prompt.example:
        label = Text("A good answer", "Een goed antwoord").to(language)
        blocks.append(Section(label=label, lines=(fill.text(place.prompt.example),)))
    heading = Text("What you can type", "Wat u kunt typen").to(language)
    return (*blocks, Heading(text=heading), Rows(rows=help_rows(language)))


def path_screen(stops: tuple[Stop, ...], here: Stop | None, view: View) -> Screen:
    """Return all steps, how each stands, and the time left."""
    language = view.language
    left = minutes_left(stops)
    heading = Text("Steps", "Stappen").to(language)
    aside = Text(f"{left} min left", f"nog {left} min").to(language)
    rows = tuple(_path_row(stop, here, view) for stop in stops)
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


def _path_row(stop: Stop, here: Stop | None, view: View) -> tuple[str, ...]:
    at = here is not None and same(stop, here)
    day = stop_day(stop, view.walk.today, view.language)
    named = title(stop, view) + (f" ({day})" if day else "")
    return ("▸" if at else _MARK[stop.standing], named, minutes(stop.step.minutes, view.language))


def review_screen(stops: tuple[Stop, ...], view: View) -> Screen:
    """Return what was answered, what was left and why; each line is a way back."""
    heading = Text("Read it back", "Lees het terug").to(view.language)
    rows = tuple(
        (
            _MARK[stop.standing],
            title(stop, view),
            "; ".join((*noted(stop, view), *_notes(stop, view))),
        )
        for stop in stops
    )
    named = f"{heading} · {view.name(view.walk.account)}"
    return Heading(text=named), Rows(rows=rows, numbered=True)


def protocol_pages(protocol: Protocol, language: Language) -> Iterator[Screen]:
    """Yield a protocol as it is read without an account: every gap by the name of what fills it."""
    yield opening(protocol, language)
    if protocol.use_when:
        label = Text("When", "Wanneer").to(language)
        yield (Section(label=label, lines=(protocol.use_when.to(language),)),)
    walk = Walk(protocol=protocol, account="‹ACCOUNT›", record=Record(), me="‹…›", today=date.min)
    view = View(walk, language)
    for phase in protocol.phases:
        yield (Heading(text=phase_title(phase, language)),)
        for step in (leaf for outer in phase.steps for _, leaf in outer.leaves()):
            stop = Stop(
                phase=phase, step=step, items=(), label=Text(), places=(), notes=(),
                scope={"account": {"name": walk.account}},
            )  # fmt: skip
            yield _page(stop, view)


def _page(stop: Stop, view: View) -> Screen:
    fill, language = view.fill(stop), view.language
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
