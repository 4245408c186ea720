"""What the commands share that say something of the record by hand."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from amkit.cli import desk
from amkit.cli.options import Options
from amkit.errors import UsageError
from amkit.files import read_bytes
from amkit.model.account import Account
from amkit.model.prompts import Audience
from amkit.model.text import Language, Text
from amkit.planning.drafted import Drafted
from amkit.planning.naming import Known
from amkit.session.clock import now
from amkit.session.editing import Editing, Editor, Given
from amkit.session.record import ByHand
from amkit.settings import Settings
from amkit.store import Store
from amkit.terminal.choose import interactive, prompter
from amkit.terminal.editor import edit, keep_draft
from amkit.terminal.output import err, out
from amkit.terminal.screens import Question
from amkit.terminal.visible import visible
from amkit.walk.yes_no import NO, OPTIONS, YES

Spoken = Literal["said", "assumed", "known"]
Sure = Literal["low", "middle", "high"]
ID = Text("ID", "ID")
WHICH = Text(
    "Its short name, or the first letters of it.", "De korte naam, of de eerste letters ervan."
)


def field_option(options: Options) -> Any:
    """Return the option that gives a field a value."""
    return options.option(
        "--field",
        "-f",
        says=Text(
            'A field with its value: measure="10 %". Several times, if need be.',
            'Een veld met zijn waarde: measure="10 %". Zo nodig meer keren.',
        ),
        default=[],
    )


def source_option(options: Options) -> Any:
    """Return the option that tells on whose word something is."""
    return options.option(
        "--source",
        says=Text(
            "said by the customer, assumed by us, or known; otherwise known.",
            "said: de klant zei het, assumed: onze aanname, known: zelf bekend; anders known.",
        ),
    )


def confidence_option(options: Options) -> Any:
    """Return the option that tells how sure we are."""
    return options.option(
        "--confidence",
        says=Text("How sure: low, middle or high.", "Hoe zeker: low, middle of high."),
    )


def audience_option(options: Options) -> Any:
    """Return the option that tells who may read it."""
    return options.option(
        "--audience",
        says=Text(
            "Who may read it: internal or client.",
            "Wie het mag lezen: internal (wij) of client (ook de klant).",
        ),
    )


def from_option(options: Options) -> Any:
    """Return the option that takes a draft from a file."""
    return options.option(
        "--from",
        says=Text(
            "Take the YAML from this file, without an editor; - is the standard input.",
            "Neem de YAML uit dit bestand, zonder editor; - is de standaardinvoer.",
        ),
    )


def by_hand(
    store: Store, settings: Settings, source: Spoken | None = None,
    confidence: Sure | None = None, audience: Audience | None = None,
) -> ByHand:  # fmt: skip
    """Return what says something by hand, on the word that was told."""
    made = ByHand(store, settings.kinds, settings.me, now)
    made.voice = replace(made.voice, source=source, confidence=confidence, audience=audience)
    return made


def account_or_none(store: Store, name: str | None) -> Account | None:
    """Return the account that is named, None where none is.

    Raises:
        NotFound: there is no such account.
    """
    return desk.account_named(store, name) if name else None


def editing(store: Store, hand: ByHand, language: Language) -> Editing:
    """Return what edits the record, in the user's own editor."""
    editor = Editor(lambda text, name: edit(text, os.environ, name), keep_draft)
    return Editing(store, hand, editor, language)


def given(file: Path | None) -> Given | None:
    """Return a draft from a file, None where none is named.

    Raises:
        FileError: it cannot be read.
    """
    if file is None:
        return None
    if str(file) == "-":
        return Given(sys.stdin.buffer.read(), "-")
    return Given(read_bytes(file), str(file))


def tell_drafted(made: Drafted, language: Language) -> None:
    """Say what came of a draft."""
    count = len({(one.kind, one.about or one.item) for one in made.statements})
    nothing = Text("Nothing was changed.\n", "Er is niets veranderd.\n")
    told = Text(
        f"Kept: {count} changed.\n" if count != 1 else "Kept.\n",
        f"Vastgelegd: {count} gewijzigd.\n" if count != 1 else "Vastgelegd.\n",
    )
    out((told if made.statements else nothing).to(language))
    for one in made.removed:
        still = Text(
            f"“{one.entry.main}” is not in the file any more, and stays in the record; "
            f"to close it: amkit record close {one.id}\n",
            f"‘{one.entry.main}’ staat niet meer in het bestand, maar blijft bestaan; "
            f"afsluiten kan met: amkit record close {one.id}\n",
        )
        err(visible(still.to(language)))


def in_words(known: Known, hand: ByHand, language: Language) -> str:
    """Return an entry on a line: its id, kind and name, and whose it is."""
    kind = hand.kinds[known.entry.kind].title.to(language)
    return visible(f"{known.id}  {kind}: {known.entry.main} ({known.account.name})")


def sure(text: Text, language: Language, *, yes: bool) -> bool:
    """Ask whether something is meant; True where `yes` says so already.

    Raises:
        UsageError: nobody can be asked.
    """
    if yes:
        return True
    if not interactive():
        raise UsageError(Text(f"{text.en} Add --yes to say so", f"{text.nl} Zeg ja met --yes"))
    asker: Callable[[Question], str] = prompter(plain=False, environ=os.environ).ask
    options = OPTIONS[language]
    while True:
        question = Question(text=text.to(language), options=options, default=options[1][1])
        try:
            reply = asker(question).strip().casefold()
        except (EOFError, KeyboardInterrupt):
            return False
        if reply in YES or reply in NO or not reply:
            return reply in YES
