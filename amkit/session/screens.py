"""What the account manager sees of a walk, in one language: values for the terminal to show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from amkit.model.kinds import KINDS
from amkit.model.prompts import (
    ChoicePrompt,
    DatePrompt,
    EntryPrompt,
    ListPrompt,
    MoneyPrompt,
    NumberPrompt,
    PersonPrompt,
    Prompt,
    ScalePrompt,
    TextPrompt,
    YesNoPrompt,
)
from amkit.model.protocol import Moment, Phase, Protocol
from amkit.model.record import Record, Statement
from amkit.model.run import DONE, Source
from amkit.model.text import Language, Text
from amkit.session.commands import help_rows, keys
from amkit.terminal.screens import (
    Block,
    Heading,
    Paragraph,
    Question,
    Rows,
    Screen,
    Section,
    Spoken,
)
from amkit.walk.answering import Proposal
from amkit.walk.engine import minutes_left
from amkit.walk.literal import Filler, words
from amkit.walk.shown import age, reason, show
from amkit.walk.state import Place, Stop, Walk

MOMENT: dict[Moment, Text] = {
    "before": Text("Before the conversation", "Voor het gesprek"),
    "during": Text("During the conversation", "Tijdens het gesprek"),
    "after": Text("After the conversation", "Na het gesprek"),
}
SOURCE: dict[Source, Text] = {
    "said": Text("the customer said so", "de klant zei het"),
    "assumed": Text("we assume so", "dat nemen wij aan"),
    "record": Text("confirmed", "bevestigd"),
}
YES_NO: dict[Language, tuple[tuple[str, str], tuple[str, str]]] = {
    "en": (("y", "yes"), ("n", "no")),
    "nl": (("j", "ja"), ("n", "nee")),
}
SAY = Text("Say", "Zeg")
ASK = Text("Ask", "Vraag")
WHY = Text("Why", "Waarom")
HOW = Text("How", "Hoe")
LISTEN = Text("Listen for", "Luister naar")
AVOID = Text("Avoid", "Vermijd")
NOTED = Text("Noted so far", "Al genoteerd")
NOTES = Text("Notes", "Notities")
KNOWN = Text("Known", "Bekend")


def minutes(count: int, language: Language) -> str:
    """Return a number of minutes, short."""
    return f"{count} min" if count else ""


def phase_title(phase: Phase, language: Language) -> str:
    """Return a phase's name: its own, or that of its moment."""
    return (phase.title or MOMENT[phase.moment]).to(language)


def opening(protocol: Protocol, language: Language) -> Screen:
    """Return what is about to happen: the first thing on the screen, before anything is loaded."""
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


def intro(walk: Walk, language: Language) -> Screen:
    """Return what is known of the account already, and how old it is."""
    known = known_lines(walk.record, walk.today, language)
    if known:
        label = Text(f"What we know of {walk.account}", f"Wat we weten van {walk.account}")
        return (Section(label=label.to(language), lines=known),)
    nothing = Text(
        f"Nothing is recorded of {walk.account} yet; this conversation makes a start.",
        f"Van {walk.account} is nog niets vastgelegd; met dit gesprek begint het.",
    )
    return (Paragraph(text=nothing.to(language), tone="quiet"),)


def _phase_row(phase: Phase, language: Language) -> tuple[str, ...]:
    count = len(phase.steps)
    steps = Text(
        f"{count} step" if count == 1 else f"{count} steps",
        f"{count} stap" if count == 1 else f"{count} stappen",
    )
    total = sum(step.minutes for step in phase.steps)
    return phase_title(phase, language), steps.to(language), minutes(total, language)


def known_lines(record: Record, today: date, language: Language) -> tuple[str, ...]:
    """Return a line for each kind of entry the record has, with how old the newest is."""
    lines = []
    for kind in KINDS:
        entries = record.of(kind)
        if entries:
            title = KINDS[kind].title if len(entries) == 1 else KINDS[kind].plural
            newest = max(entry.latest.at for entry in entries).date()
            names = ", ".join(entry.latest.main for entry in entries[-3:])
            count = f"{len(entries)} " if len(entries) > 1 else ""
            lines.append(f"{count}{title.to(language)}: {names} ({age(newest, today, language)})")
    return tuple(lines)


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


def known_block(proposed: Proposal, kind: EntryPrompt, today: date, language: Language) -> Section:
    """Return the known entry that Enter keeps as a whole."""
    assert proposed.known is not None
    fields = KINDS[kind.kind].fields
    lines = tuple(
        f"{(fields[name].label or fields[name].prompt).to(language)}: "
        f"{show(value, fields[name], language)}"
        for name, value in proposed.fields.items()
    )
    return Section(
        label=f"{KNOWN.to(language)} ({origin(proposed.known, today, language)})", lines=lines
    )


def origin(said: Statement, today: date, language: Language) -> str:
    """Return where a fact comes from: who recorded it, how long ago, on whose word."""
    then = age(said.at.date(), today, language)
    return ", ".join(part for part in (said.by, then, SOURCE[said.source].to(language)) if part)


def question(
    walk: Walk, stop: Stop, place: Place, proposed: Proposal | None, language: Language
) -> Question:
    """Return what is asked at a place."""
    fill = Filler(walk, stop, language)
    default = "" if proposed is None else _default(place, proposed, language)
    return Question(
        text=_asked(place, fill, language),
        hint=" · ".join(_hints(walk, stop, place, proposed, language)),
        default=default,
        options=options(place.prompt, language),
        completions=_completions(walk, place.prompt),
        multiline=isinstance(place.prompt, ListPrompt)
        or (isinstance(place.prompt, TextPrompt) and place.prompt.type == "long_text"),
        keys=keys(language),
    )


def _asked(place: Place, fill: Filler, language: Language) -> str:
    text = fill.text(place.prompt.prompt or place.prompt.label)
    text = text or place.slot.name.replace("_", " ").capitalize()
    return f"{text} ({place.slot.number})" if place.slot.number > 1 else text


def _default(place: Place, proposed: Proposal, language: Language) -> str:
    if place.slot.field == DONE:
        return ""
    if isinstance(place.prompt, EntryPrompt):
        return words(proposed.value, language)
    return show(proposed.value, place.prompt, language)


def _hints(
    walk: Walk, stop: Stop, place: Place, proposed: Proposal | None, language: Language
) -> Iterator[str]:
    form = _form(place.prompt)
    if form:
        yield form.to(language)
    if place.slot.field == DONE:
        return
    if place.standing == "stale":
        yield Text(
            "something it builds on has changed; Enter keeps it",
            "iets waarop het rust is veranderd; Enter houdt het zo",
        ).to(language)
    elif proposed is not None and proposed.known is not None:
        yield Text("Enter: still true", "Enter: klopt nog").to(language)
    elif proposed is not None:
        yield Text("Enter keeps it", "Enter houdt het zo").to(language)
    elif not place.prompt.required:
        yield _when_empty(stop, place).to(language)


def _when_empty(stop: Stop, place: Place) -> Text:
    prompt = stop.step.record.get(place.entry)
    if isinstance(prompt, EntryPrompt) and prompt.many:
        main = place.slot.field == KINDS[prompt.kind].main
        if main and place.slot.number > 1:
            return Text("Enter: that was all", "Enter: dat was alles")
    return Text("Enter leaves it empty", "Enter laat het leeg")


def _form(prompt: Prompt) -> Text | None:
    """Return how an answer of this type is written, None where that speaks for itself."""
    match prompt:
        case TextPrompt(type="quote"):
            return Text("in their own words", "in hun eigen woorden")
        case TextPrompt(type="long_text"):
            return Text("several lines; an empty one ends it", "meer regels; een lege sluit af")
        case ListPrompt():
            return Text("one a line; an empty line ends it", "één per regel; een lege sluit af")
        case ScalePrompt():
            return Text(
                f"{prompt.min} = {prompt.low.to('en')}, {prompt.max} = {prompt.high.to('en')}",
                f"{prompt.min} = {prompt.low.to('nl')}, {prompt.max} = {prompt.high.to('nl')}",
            )
        case NumberPrompt() if prompt.unit:
            return prompt.unit
        case NumberPrompt(type="percent"):
            return Text("percent", "procent")
        case MoneyPrompt():
            return Text(
                f"in {prompt.currency}, such as 25.000", f"in {prompt.currency}, zoals 25.000"
            )
        case DatePrompt():
            return Text("a date: 12 March, Thursday, +2w", "een datum: 12 maart, donderdag, +2w")
        case ChoicePrompt(type="choices"):
            return Text("several: 1, 3", "meerdere: 1, 3")
    return None


def options(prompt: Prompt, language: Language) -> tuple[tuple[str, str], ...]:
    """Return what can be typed for a choice, and what it means."""
    match prompt:
        case ChoicePrompt():
            return tuple(
                (str(number), option.text.to(language))
                for number, option in enumerate(prompt.options, start=1)
            )
        case YesNoPrompt():
            yes, no = YES_NO[language]
            partly = Text("p partly", "d deels").to(language).split(" ")
            middle = ((partly[0], partly[1]),) if prompt.type == "yes_no_partly" else ()
            return (yes, *middle, no)
    return ()


def _completions(walk: Walk, prompt: Prompt) -> tuple[str, ...]:
    if not isinstance(prompt, PersonPrompt):
        return ()
    theirs = tuple(entry.latest.main for entry in walk.record.of("stakeholder"))
    ours = (walk.me,) if walk.me else ()
    return {"ours": ours, "theirs": theirs, "any": ours + theirs}[prompt.side]


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
