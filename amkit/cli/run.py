"""`amkit run`: walk a protocol for an account, and write its note."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from amkit.cli import desk
from amkit.cli.options import Options
from amkit.errors import UsageError
from amkit.files import check_writable, find_protocol, protocol_names, read_bytes
from amkit.model.prompts import Audience
from amkit.model.text import Language, Text
from amkit.session.clock import now
from amkit.session.runs import Loaded, load
from amkit.session.screens import intro, opening
from amkit.session.sitting import Held, Sitting, Wanted
from amkit.settings import Settings
from amkit.store import Store
from amkit.terminal.choose import interactive, prompter
from amkit.terminal.output import err, out
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
        plain: bool = options.plain,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        recording = ScriptedPrompter() if answers is not None else None
        asker: Prompter = recording or prompter(plain=plain, environ=os.environ)
        asks = recording is None and interactive()
        wanted = Wanted(account=account or "", resume=_resume(resume, new), dry=dry_run, yes=yes)
        with ending_signals(), desk.store(settings) as store:
            loaded = _loaded(protocol, settings, asker, asks=asks)
            sitting = Sitting(
                store, asker, now, me=settings.me, language=settings.language, asks_again=asks
            )
            held = _hold(sitting, loaded, wanted, settings, asker, recording, answers)
            return _finish(held, store, settings, audience, dry=dry_run)

    return run


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
    return load(found.raw, found.path)


def _hold(
    sitting: Sitting, loaded: Loaded, wanted: Wanted, settings: Settings, asker: Prompter,
    recording: ScriptedPrompter | None, answers: Path | None,
) -> Held:  # fmt: skip
    asker.show(opening(loaded.protocol, settings.language))
    if not wanted.dry:
        check_writable(settings.notes)
    account, new = sitting.account(wanted)
    run = None if new else sitting.open_run(account, wanted, loaded.protocol.id)
    walk = sitting.walk_for(loaded, account, run, new=new)
    asker.show(intro(walk, settings.language))
    sitting.ready()
    recorded = None
    if answers is not None:
        # Only an answers file needs YAML here.
        from amkit.session.recorded import Recorded  # noqa: PLC0415  heavy
        from amkit.source.answers import read_answers  # noqa: PLC0415  heavy

        document = read_answers(read_bytes(answers), str(answers))
        recorded = Recorded(document, walk.protocol)

    def take(replies: Iterator[str]) -> None:
        if recording is not None:
            recording.take(replies)

    return sitting.hold(
        loaded, account, run, walk, new=new, dry=wanted.dry, recorded=recorded, take=take
    )


def _finish(held: Held, store: Store, settings: Settings, audience: Audience, *, dry: bool) -> int:
    """Write the notes of a walk that is done, and say where they are."""
    language = held.language
    if held.ended == "stopped":
        again = f"amkit run {held.run.protocol_id} --account '{held.account.name}'"
        out(
            Text(f"Saved. Go on with: {again}\n", f"Bewaard. Ga verder met: {again}\n").to(language)
        )
        return 0
    if dry:
        out(Text("Walked to the end; nothing was kept.\n",
                 "Tot het eind doorlopen; er is niets bewaard.\n").to(language))  # fmt: skip
        return 0
    # The conversation is over and saved; only now is there time to load what writes it down.
    from amkit.session.documents import write_note  # noqa: PLC0415  heavy

    code = 0
    wanted: tuple[Audience, ...] = (
        ("internal",) if audience == "internal" else ("internal", "client")
    )
    for reader in wanted:
        written = write_note(
            settings, store, held.account, held.run, held.walk, reader, language, now
        )
        label = _LABELS[reader].to(language)
        out(f"{label}: {written.path}\n")
        if written.beside is not None:
            code = 1
            err(f"amkit: {written.beside}\n")
    plan = Text("Account plan", "Accountplan").to(language)
    out(f"{plan}: amkit plan '{held.account.name}'\n")
    return code


_LABELS: dict[Audience, Text] = {
    "internal": Text("Note", "Verslag"),
    "client": Text("Note for the customer", "Verslag voor de klant"),
}
