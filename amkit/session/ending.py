"""What a walk comes to, in one language: checks that fail, actions, documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from amkit.model.record import Entry
from amkit.model.run import Slot
from amkit.model.text import Language, Text
from amkit.session.screens import same
from amkit.session.view import View
from amkit.terminal.screens import (
    Block,
    Heading,
    Paragraph,
    Prompter,
    Question,
    Rows,
    Screen,
    Section,
)
from amkit.walk import checks
from amkit.walk.actions import Made, made
from amkit.walk.checks import Failed, failed
from amkit.walk.documents import Ready, ready
from amkit.walk.shown import show_plain
from amkit.walk.state import Stop, Walk

FAILED = Text("Look at this once more", "Kijk hier nog eens naar")
WORKED_OUT = Text("Worked out", "Uitgerekend")
ACTIONS = Text("Actions that follow", "Acties die hieruit volgen")
NOT_IN_EDITOR = Text(
    "a secret does not go through an editor; type it here",
    "een geheim gaat niet door een editor; typ het hier",
)
EVERY_ACTION = ("all", "alles", "allemaal")
"""What says that every open action is done."""
_OPEN = ("open", "stale", "waiting")


def just_ended(walk: Walk, before: Sequence[Stop], now: Sequence[Stop]) -> Iterator[Failed]:
    """Yield what fails of the steps, and of the phases, that have come to their end just now."""
    was_open = {(stop.step.id, stop.items) for stop in before if stop.standing in _OPEN}
    ended = [
        stop for stop in now
        if stop.standing not in _OPEN and (stop.step.id, stop.items) in was_open
    ]  # fmt: skip
    for stop in ended:
        yield from checks.of_step(walk, stop)
    for phase in walk.protocol.phases:
        own = [stop for stop in now if stop.phase is phase]
        if any(stop.phase is phase for stop in ended) and not any(
            stop.standing in _OPEN for stop in own
        ):
            yield from checks.of_phase(walk, phase, now)


def came_of(view: View, before: Sequence[Stop], now: Sequence[Stop], slot: Slot) -> Screen:
    """Return what a reply made of its step: what was worked out anew, and which checks now fail.

    Args:
        view: the walk as it stands now.
        before: the steps without the reply.
        now: the steps with it.
        slot: where the reply was given.
    """
    known = {place.slot: place.computed for stop in before for place in stop.places}
    lines = tuple(
        f"{view.fill(stop).text(place.prompt.label or place.prompt.prompt)}: "
        f"{view.told(place.computed, place.prompt)}"
        for stop in now
        for place in stop.places
        if slot.name in stop.step.record and slot.items == stop.items
        if place.standing == "computed" and place.computed is not None
        if place.computed != known.get(place.slot)
    )
    label = WORKED_OUT.to(view.language)
    made = (Section(label=label, lines=lines, tone="good"),) if lines else ()
    return made + warnings(tuple(just_ended(view.walk, before, now)), now, view)


def warnings(found: Sequence[Failed], stops: Sequence[Stop], view: View) -> Screen:
    """Return what fails, each with the number and the name of its step: the way back."""
    lines = tuple(told(one, stops, view) for one in found)
    label = FAILED.to(view.language)
    return (Section(label=label, lines=lines, tone="warning"),) if lines else ()


def told(one: Failed, stops: Sequence[Stop], view: View) -> str:
    """Return what a check says, behind its step."""
    message = view.name(one.message.to(view.language))
    if one.stop is None:
        return message
    stop = one.stop
    number = next(at for at, other in enumerate(stops, start=1) if same(other, stop))
    title = view.fill(stop).text(stop.step.title)
    return f"{number}. {title}: {message}"


def ending(stops: tuple[Stop, ...], view: View) -> Screen:
    """Return what stands below the review: what fails, what has to be done, what can be sent.

    Where somebody looks along, only what fails.
    """
    walk, language, private = view
    wrong = warnings(failed(walk, stops), stops, view)
    if private:
        return wrong
    lines = tuple(_action(one, language) for one in made(walk, stops, language))
    return (
        *wrong,
        *((Section(label=ACTIONS.to(language), lines=lines),) if lines else ()),
        *documents_screen(ready(walk, stops, language), language),
    )


def documents_now(stops: tuple[Stop, ...], view: View) -> Screen:
    """Return the documents as they stand now, or why they do not show."""
    if view.private:
        hidden = Text("hidden; /private shows it", "verborgen; /verberg toont het")
        return (Paragraph(text=hidden.to(view.language)),)
    none = Text("there is no document yet", "er is nog geen document").to(view.language)
    letters = ready(view.walk, stops, view.language)
    return documents_screen(letters, view.language) or (Paragraph(text=none, tone="good"),)


def documents_screen(letters: Sequence[Ready], language: Language) -> Screen:
    """Return documents as they can be copied."""
    return tuple(block for letter in letters for block in _document(letter, language))


def _document(letter: Ready, language: Language) -> Iterator[Block]:
    yield Heading(text=letter.title)
    heads = ((Text("To", "Aan"), letter.to), (Text("Subject", "Onderwerp"), letter.subject))
    for label, text in heads:
        if text:
            yield Paragraph(text=f"{label.to(language)}: {text}", tone="quiet")
    yield Paragraph(text=letter.body.strip("\n"))


def _action(one: Made, language: Language) -> str:
    parts = (one.fields.get(name) for name in ("what", "who", "due"))
    return " · ".join(show_plain(part, language) for part in parts if part is not None)


def ask_action(prompter: Prompter, what: str, language: Language) -> tuple[str, str, str]:
    """Ask what has to be done, where that is not said yet, who does it and by when."""

    def asked(en: str, nl: str) -> str:
        return prompter.ask(Question(text=Text(en, nl).to(language)))

    return (
        what or asked("What has to be done?", "Wat moet er gebeuren?"),
        asked("Who does it?", "Wie doet het?"),
        asked("By when?", "Wanneer moet het klaar zijn?"),
    )


def ask_done(prompter: Prompter, entries: Sequence[Entry], language: Language) -> tuple[str, ...]:
    """Show actions of before, and ask which are done."""
    title = Text("Still open since last time", "Nog open van de vorige keer")
    rows = tuple(
        tuple(show_plain(entry.fields.get(name), language) for name in ("what", "who", "due"))
        for entry in entries
    )
    asked = Question(
        text=Text("Which are done?", "Welke zijn gedaan?").to(language),
        hint=Text(
            "their numbers, such as 1, 3; all; Enter: none yet",
            "de nummers, zoals 1, 3; alles; Enter: nog geen",
        ).to(language),
    )
    done: tuple[str, ...] | None = None if entries else ()
    if entries:
        screen = (Heading(text=title.to(language)), Rows(rows=rows, numbered=True))
        prompter.show(screen, clear=True)
    while done is None:
        done = _closed(prompter.ask(asked), entries)
        if done is None:
            wrong = Text("write their numbers, such as 1, 3", "schrijf de nummers, zoals 1, 3")
            prompter.show((Paragraph(text=wrong.to(language), tone="warning"),))
    return done


def _closed(reply: str, entries: Sequence[Entry]) -> tuple[str, ...] | None:
    """Return which actions a reply says are done; None where it cannot be read."""
    names = tuple(entry.main for entry in entries)
    if reply.strip().casefold() in EVERY_ACTION:
        return names
    numbers = reply.replace(",", " ").split()
    right = {str(number): name for number, name in enumerate(names, start=1)}
    return tuple(right[number] for number in numbers) if {*numbers} <= {*right} else None
