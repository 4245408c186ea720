"""`amkit run`: walk a protocol for an account, and write its note.

What the first screen needs is loaded first; the rest comes while it is being read.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from amkit.cli import desk
from amkit.cli.options import Options
from amkit.errors import UsageError
from amkit.files import find_protocol, protocol_names
from amkit.model.prompts import Audience
from amkit.model.text import Language, Text
from amkit.session.library import Loaded, load
from amkit.session.opening import opening
from amkit.session.wanted import Wanted
from amkit.settings import Settings
from amkit.terminal.choose import interactive, prompter
from amkit.terminal.plain import ScriptedPrompter
from amkit.terminal.screens import Prompter, Question
from amkit.terminal.signals import ending_signals


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def run(
        protocol: str = options.argument(
            Text("PROTOCOL", "PROTOCOL"),
            Text(
                "Its name, such as new-decision-maker, or a file.",
                "De naam, zoals new-decision-maker, of een bestand.",
            ),
            default="",
        ),
        account: str | None = options.account,
        answers: Path | None = options.option(
            "--answers",
            says=Text(
                "Take the answers from this file (YAML or JSON).",
                "Neem de antwoorden uit dit bestand (YAML of JSON).",
            ),
        ),
        resume: bool = options.flag(
            "--resume", says=Text("Go on with the open one.", "Ga verder met het openstaande.")
        ),
        new: bool = options.flag("--new", says=Text("Begin anew.", "Begin opnieuw.")),
        yes: bool = options.flag(
            "--yes",
            says=Text("Make a new account without asking.", "Maak een nieuw account zonder vraag."),
        ),
        dry_run: bool = options.flag(
            "--dry-run", says=Text("Walk, and keep nothing.", "Loop het door, en bewaar niets.")
        ),
        audience: Audience = options.option(
            "--audience",
            says=Text(
                "With client, write a second note that the customer may read.",
                "Schrijf met client ook een verslag dat de klant mag lezen.",
            ),
            default="internal",
        ),
        private: bool = options.private,
        plain: bool = options.plain,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        recording = ScriptedPrompter() if answers is not None else None
        asker: Prompter = recording or prompter(plain=plain, environ=os.environ)
        asks = recording is None and interactive()
        if not protocol and not account and asks:
            protocol, account = _open(settings, asker, private=private)
        wanted = Wanted(account or "", _resume(resume, new), dry_run, yes, private)
        with ending_signals():
            loaded = _loaded(protocol, settings, asker, asks=asks)
            asker.show(opening(loaded.protocol, settings.language))
            # The first screen is being read; everything else loads now.
            from amkit.cli import walking  # noqa: PLC0415  half of the time to the first text

            return walking.walk(loaded, wanted, answers, audience, settings, asker, asks=asks)

    return run


def _open(settings: Settings, asker: Prompter, *, private: bool) -> tuple[str, str]:
    """Return the protocol and the account of an open run to go on with; two empty names if none."""
    from amkit.cli import walking  # noqa: PLC0415  only where no protocol is named

    return walking.pick_open(settings, asker, private=private) or ("", "")


def _resume(resume: bool, new: bool) -> bool | None:
    """Return whether to go on with an open run, None where nothing was said of it."""
    if resume and new:
        raise UsageError(Text("--resume or --new, not both", "--resume of --new, niet allebei"))
    return True if resume else False if new else None


def _loaded(name: str, settings: Settings, asker: Prompter, *, asks: bool) -> Loaded:
    """Return the protocol; where none is named, ask which."""
    while not name:
        names = list(protocol_names(settings.workspace))
        if not asks:
            raise UsageError(
                Text(
                    en=f"which protocol? There are: {', '.join(names)}",
                    nl=f"welk protocol? Er zijn: {', '.join(names)}",
                )
            )
        asked = Text("Which protocol?", "Welk protocol?").to(settings.language)
        options = tuple((str(number), name) for number, name in enumerate(names, start=1))
        reply = asker.ask(Question(text=asked, options=options, completions=tuple(names))).strip()
        number = int(reply) if reply.isascii() and reply.isdigit() else 0
        name = names[number - 1] if 1 <= number <= len(names) else reply
    found = find_protocol(name, settings.workspace)
    return load(found.raw, found.path, settings.workspace)._replace(named=name)
