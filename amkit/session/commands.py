"""What can be typed instead of an answer: a word behind a slash, in either language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from amkit.errors import AnswerError
from amkit.model.text import Language, Text

Act = Literal[
    "back", "to", "skip", "park", "unknown", "not_applicable", "declined", "note", "action",
    "document", "edit", "change", "step", "path", "language", "private", "review", "help", "stop",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command a reply can be.

    Attributes:
        words: its word in each language.
        says: what it does, for the help.
        more: what may follow it, for the help; empty where nothing does.
        key: the function key that stands for it; "" for none.
        short: what it does, for the bottom of the screen.
    """

    words: Text
    says: Text
    more: Text = Text()
    key: str = ""
    short: Text = Text()


COMMANDS: Mapping[Act, Command] = {
    "help": Command(
        words=Text("help", "hulp"),
        says=Text("show this, and more about the prompt", "toon dit, en meer over de vraag"),
        key="F1",
        short=Text("help", "hulp"),
    ),
    "back": Command(
        words=Text("back", "terug"),
        says=Text("one prompt back", "één vraag terug"),
        key="F2",
        short=Text("back", "terug"),
    ),
    "to": Command(
        words=Text("to", "naar"),
        says=Text(
            "to the step with that number, or that in its title",
            "naar de stap met dat nummer, of met dat in de titel",
        ),
        more=Text("STEP", "STAP"),
        key="F3",
        short=Text("jump", "spring"),
    ),
    "skip": Command(
        words=Text("skip", "overslaan"),
        says=Text("leave this step out, and say why", "laat deze stap weg, en zeg waarom"),
        more=Text("WHY", "WAAROM"),
        key="F4",
        short=Text("skip", "sla over"),
    ),
    "park": Command(
        words=Text("park", "parkeer"),
        says=Text("keep this for next time", "bewaar dit voor de volgende keer"),
        more=Text("WHY", "WAAROM"),
        key="F5",
        short=Text("park", "parkeer"),
    ),
    "unknown": Command(
        words=Text("unknown", "weetniet"),
        says=Text("we do not know", "dat weten we niet"),
        more=Text("WHY", "WAAROM"),
        key="F6",
        short=Text("don't know", "weet niet"),
    ),
    "not_applicable": Command(
        words=Text("na", "nvt"),
        says=Text("this does not apply here", "dit is hier niet van toepassing"),
        more=Text("WHY", "WAAROM"),
    ),
    "declined": Command(
        words=Text("declined", "zegtniet"),
        says=Text("the customer would not say", "de klant wil het niet zeggen"),
        more=Text("WHY", "WAAROM"),
    ),
    "note": Command(
        words=Text("note", "notitie"),
        says=Text("write down anything, at this step", "schrijf iets op, bij deze stap"),
        more=Text("TEXT", "TEKST"),
        key="F7",
        short=Text("note", "notitie"),
    ),
    "action": Command(
        words=Text("action", "actie"),
        says=Text("write down what has to be done", "schrijf op wat er gebeuren moet"),
        more=Text("WHAT", "WAT"),
    ),
    "edit": Command(
        words=Text("edit", "editor"),
        says=Text("write the answer in your own editor", "schrijf het antwoord in uw eigen editor"),
        key="F8",
        short=Text("editor", "editor"),
    ),
    "change": Command(
        words=Text("change", "wijzig"),
        says=Text(
            "go through what is known, field by field", "loop langs wat bekend is, veld voor veld"
        ),
    ),
    "step": Command(
        words=Text("step", "stap"),
        says=Text(
            "show the whole step, also what did not fit on the screen",
            "toon de hele stap, ook wat niet op het scherm paste",
        ),
    ),
    "path": Command(
        words=Text("path", "pad"),
        says=Text("show all steps, and the time left", "toon alle stappen, en de tijd die rest"),
        key="F9",
        short=Text("path", "pad"),
    ),
    "review": Command(
        words=Text("review", "overzicht"),
        says=Text("read back what was noted", "lees terug wat er genoteerd is"),
    ),
    "document": Command(
        words=Text("document", "document"),
        says=Text("show the messages as they stand now", "toon de berichten zoals ze nu zijn"),
    ),
    "language": Command(
        words=Text("language", "taal"),
        says=Text("go on in Dutch, or in English", "ga verder in het Engels, of in het Nederlands"),
    ),
    "private": Command(
        words=Text("private", "verberg"),
        says=Text(
            "hide what is known of the customer, for who looks along; again shows it",
            "verberg wat van de klant bekend is, voor wie meekijkt; nog eens toont het weer",
        ),
    ),
    "stop": Command(
        words=Text("stop", "stop"),
        says=Text(
            "stop here; everything is saved, and you can go on later",
            "stop hier; alles is bewaard, en u kunt later verder",
        ),
        key="F10",
        short=Text("stop", "stop"),
    ),
}

MORE_WORDS: Mapping[str, Act] = {
    "jump": "to", "goto": "to", "ga": "to", "spring": "to", "sla": "skip", "later": "park",
    "dontknow": "unknown", "weet-niet": "unknown", "n/a": "not_applicable", "steps": "path",
    "stappen": "path", "tijd": "path", "time": "path", "quit": "stop", "exit": "stop",
    "lang": "language", "?": "help", "hide": "private", "prive": "private", "privé": "private",
}  # fmt: skip
"""Other words people try."""


def command_of(reply: str) -> tuple[Act, str] | None:
    """Return the command that `reply` is and what follows it; None where it is an answer.

    A command is a slash and a word, or enough of one; two slashes begin an answer with one.

    Raises:
        AnswerError: a slash and a word, but no command.
    """
    if reply.strip() == "?":
        return "help", ""
    if not reply.startswith("/") or reply.startswith(("//", "/ ")) or reply == "/":
        return None
    word, _, rest = reply[1:].partition(" ")
    found = _named(word.casefold())
    if found is None:
        raise AnswerError(
            Text(
                en=f"there is no command /{word}; /help shows them. "
                "An answer that begins with a slash gets two: //",
                nl=f"het commando /{word} bestaat niet; /hulp toont ze. "
                "Een antwoord dat met een schuine streep begint, krijgt er twee: //",
            )
        )
    return found, rest.strip()


def _named(word: str) -> Act | None:
    exact = {
        text: act
        for act, command in COMMANDS.items()
        for text in (command.words.en, command.words.nl)
    }
    if word in exact or word in MORE_WORDS:
        return exact.get(word) or MORE_WORDS[word]
    begun = {act for text, act in exact.items() if word and text.startswith(word)}
    return begun.pop() if len(begun) == 1 else None


def answer_of(reply: str) -> str:
    """Return the answer that a reply which is no command stands for."""
    return reply[1:] if reply.startswith("//") else reply


def keys(language: Language) -> tuple[tuple[str, str, str], ...]:
    """Return what the function keys do: key, what it does, the reply it stands for."""
    return tuple(
        (command.key, command.short.to(language), f"/{command.words.to(language)}")
        for command in COMMANDS.values()
        if command.key
    )


def help_rows(language: Language) -> tuple[tuple[str, ...], ...]:
    """Return a row for each command: what to type, its key, what it does."""
    return tuple(
        (
            " ".join(part for part in (f"/{c.words.to(language)}", c.more.to(language)) if part),
            c.key,
            c.says.to(language),
        )
        for c in COMMANDS.values()
    )
