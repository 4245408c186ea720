"""`amkit new`: a first protocol with a scenario, from a few answers."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from amkit.cli import desk
from amkit.cli.options import Options
from amkit.errors import UsageError
from amkit.model.text import LANGUAGES, Language, Text
from amkit.session.scaffold import LEAST_MINUTES, MOST_MINUTES, check_name, paths_of, scaffold
from amkit.terminal.choose import interactive, prompter
from amkit.terminal.output import out
from amkit.terminal.screens import Question

_ASKED = {
    "title": Text("What is it called?", "Hoe heet het?"),
    "purpose": Text("What must it bring about?", "Wat moet het opleveren?"),
    "use_when": Text("When is it used?", "Wanneer gebruikt u het?"),
    "ask": Text(
        "The one question it turns on, to the letter?",
        "De ene vraag waar het om draait, letterlijk?",
    ),
}  # fmt: skip
_MINUTES = Text("How many minutes does it take?", "Hoeveel minuten duurt het?")


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def texts(name: str, about: Text) -> list[str]:
        more = Text(" Once per language.", " Eén keer per taal.")
        made: list[str] = options.option(
            name, says=Text(about.en + more.en, about.nl + more.nl), default=[]
        )
        return made

    def new(
        name: str = options.argument(
            Text("PROTOCOL", "PROTOCOL"), Text("Its name.", "De naam ervan.")
        ),
        title: list[str] = texts("--title", _ASKED["title"]),
        purpose: list[str] = texts("--purpose", _ASKED["purpose"]),
        use_when: list[str] = texts("--use-when", _ASKED["use_when"]),
        ask: list[str] = texts("--ask", _ASKED["ask"]),
        minutes: int | None = options.option("--minutes", says=_MINUTES),
        languages: str = options.option(
            "--languages",
            says=Text("nl, en or nl,en; otherwise yours.", "nl, en of nl,en; anders die van u."),
            default="",
        ),
        into: Path | None = options.option(
            "--into", says=Text("The folder to write in.", "De map om in te schrijven.")
        ),
        yes: bool = options.flag("--yes", says=Text("Ask nothing.", "Vraag niets.")),
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        check_name(name)
        written = _languages(languages or settings.language)
        folder = into if into is not None else (settings.workspace or Path()) / "protocols"
        paths_of(name, folder)
        asks = interactive() and not yes
        asker = _Asker(asks, settings.language, written)
        flags = {"title": title, "purpose": purpose, "use_when": use_when, "ask": ask}
        given = {key: asker.texts(key, flags[key]) for key in flags}
        for path in scaffold(name, given, asker.minutes(minutes), written, folder):
            out(f"{path}\n")
        return 0

    return new


class _Asker:
    """Takes what the options say, and asks the rest where somebody is there."""

    def __init__(self, asks: bool, language: Language, written: Sequence[Language]) -> None:
        self._prompter = prompter(plain=False, environ=os.environ) if asks else None
        self._language = language
        self._written = written

    def texts(self, key: str, given: Sequence[str]) -> Sequence[str]:
        """Return one text per language.

        Raises:
            UsageError: there are too few or too many, and nobody can be asked.
        """
        if not given and self._prompter is not None:
            given = [self._text(key, one) for one in self._written]
        if len(given) != len(self._written) or not all(one.strip() for one in given):
            raise _missing(f"--{key.replace('_', '-')}", len(self._written))
        return given

    def minutes(self, given: int | None) -> int:
        """Return how long it takes.

        Raises:
            UsageError: it is no such number.
        """
        span = f"{LEAST_MINUTES}–{MOST_MINUTES}"
        while given is None and self._prompter is not None:
            reply = self._ask(f"{_MINUTES.to(self._language)} ({span})")
            made = int(reply) if reply.isascii() and reply.isdigit() and len(reply) < 5 else 0
            given = made if LEAST_MINUTES <= made <= MOST_MINUTES else None
        if given is None or not LEAST_MINUTES <= given <= MOST_MINUTES:
            raise UsageError(Text(f"--minutes: a number, {span}", f"--minutes: een getal, {span}"))
        return given

    def _text(self, key: str, language: Language) -> str:
        """Return a reply that says something; it is asked until it does."""
        while True:
            reply = self._ask(f"{_ASKED[key].to(self._language)} ({language})")
            if reply:
                return reply

    def _ask(self, text: str) -> str:
        assert self._prompter is not None
        try:
            return self._prompter.ask(Question(text=text)).strip()
        except EOFError:
            raise UsageError(
                Text("stopped; nothing was written", "gestopt; er is niets geschreven")
            ) from None


def _languages(given: str) -> tuple[Language, ...]:
    names = tuple(dict.fromkeys(one.strip() for one in given.split(",")))
    if not set(names) <= set(LANGUAGES):
        raise UsageError(Text("--languages: nl, en or nl,en", "--languages: nl, en of nl,en"))
    return cast(tuple[Language, ...], names)


def _missing(option: str, count: int) -> UsageError:
    return UsageError(
        Text(
            en=f"{option} is needed {count} ×, once per language; nothing was written",
            nl=f"{option} is {count} × nodig, één keer per taal; er is niets geschreven",
        )
    )
