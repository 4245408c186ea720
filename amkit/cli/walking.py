"""The rest of `amkit run`, behind its first screen: the walk, and what is written of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from amkit.cli import desk
from amkit.files import check_writable, read_bytes
from amkit.model.prompts import Audience
from amkit.model.protocol import Protocol
from amkit.model.text import Text
from amkit.session.bench import Bench
from amkit.session.choosing import Choosing
from amkit.session.clock import now
from amkit.session.library import Loaded
from amkit.session.runs import begin
from amkit.session.wanted import Wanted
from amkit.settings import Settings
from amkit.store import Store
from amkit.terminal.output import err, out
from amkit.terminal.plain import ScriptedPrompter
from amkit.terminal.screens import Prompter

if TYPE_CHECKING:
    from amkit.model.run import Run
    from amkit.session.sitting import Held, Script
    from amkit.walk.state import Walk

NOTE = "note.md.j2"
_LABELS: dict[Audience, Text] = {
    "internal": Text("Note", "Verslag"),
    "client": Text("Note for the customer", "Verslag voor de klant"),
}


def pick_open(settings: Settings, asker: Prompter, *, private: bool) -> tuple[str, str] | None:
    """Ask which open run to go on with; return its protocol and account, None for something new."""
    with desk.store(settings) as store:
        bench = Bench(
            store=store, prompter=asker, clock=now, me=settings.me, language=settings.language,
            asks_again=True, private=private,
        )  # fmt: skip
        return Choosing(bench).any_open()


def walk(
    loaded: Loaded, wanted: Wanted, answers: Path | None, audience: Audience, settings: Settings,
    asker: Prompter, *, asks: bool,
) -> int:  # fmt: skip
    """Walk, and write down what came of it; return the exit code."""
    if not wanted.dry:
        check_writable(settings.notes)
    with desk.store(settings) as store:
        bench = Bench(
            store=store, prompter=asker, clock=now, me=settings.me, language=settings.language,
            asks_again=asks, private=wanted.private,
        )  # fmt: skip
        choosing = Choosing(bench)
        account, new = choosing.account(wanted)
        run = None if new else choosing.open_run(account, wanted, loaded.protocol.id)
        choosing.show_known(account, new=new)
        choosing.ready()
        # What is known is being read; the walk itself loads now.
        from amkit.session.sitting import Sitting  # noqa: PLC0415  the first prompt comes sooner

        sitting = Sitting(bench)
        walk = sitting.walk_for(loaded, account, run, new=new)
        _check_own_note(settings, walk, run or begin(loaded, account, settings.me, now))
        script = _script(answers, walk.protocol, asker)
        held = sitting.hold(loaded, account, run, walk, new=new, dry=wanted.dry, script=script)
        if not asks and held.ended == "done":
            _tell_failed(held)
            _tell_unused(script, held)
        return _finish(held, store, settings, audience, dry=wanted.dry)


def _check_own_note(settings: Settings, walk: Walk, run: Run) -> None:
    """Find out, before anything is asked, whether the workspace's own note template works.

    The shipped one does; one's own is rendered once, with what there is so far.

    Raises:
        TemplateError: it does not; says where.
    """
    if settings.workspace is None or not (settings.workspace / "templates" / NOTE).exists():
        return
    from amkit.session.documents import render_note  # noqa: PLC0415  heavy, and rarely needed

    render_note(settings, walk, run, "internal", settings.language)


def _script(answers: Path | None, protocol: Protocol, asker: Prompter) -> Script | None:
    """Return what answers in place of a person, where a file of answers is named."""
    if answers is None or not isinstance(asker, ScriptedPrompter):
        return None
    from amkit.session.recorded import Recorded  # noqa: PLC0415  loads YAML, which a person spares
    from amkit.session.replay import Replay  # noqa: PLC0415  likewise
    from amkit.source.answers import read_answers  # noqa: PLC0415  likewise

    document = read_answers(read_bytes(answers), str(answers))
    return Replay(Recorded(document, protocol), asker.take)


def _letters(held: Held, store: Store, settings: Settings) -> int:
    """Write the documents of a walk, and say where they are; 1 where an edited one was kept."""
    from amkit.cli.written import tell  # noqa: PLC0415  see _finish
    from amkit.session.documents import write_letter  # noqa: PLC0415  see _finish
    from amkit.walk.documents import ready  # noqa: PLC0415  likewise
    from amkit.walk.engine import stops  # noqa: PLC0415  likewise

    code = 0
    for letter in ready(held.walk, stops(held.walk), held.language):
        written = write_letter(
            settings, store, held.account, held.run, held.walk, letter, held.language, now
        )
        code = tell(written, held.language, letter.title, quiet=held.private) or code
    return code


def _tell_failed(held: Held) -> None:
    """Tell what does not hold of the answers, where nobody saw the review."""
    from amkit.session.ending import told  # noqa: PLC0415  see _finish
    from amkit.session.view import View  # noqa: PLC0415  likewise
    from amkit.walk.checks import failed  # noqa: PLC0415  likewise
    from amkit.walk.engine import stops  # noqa: PLC0415  likewise

    walked, view = stops(held.walk), View(held.walk, held.language, held.private)
    for one in failed(held.walk, walked):
        err(f"amkit: {told(one, walked, view)}\n")


def _tell_unused(script: Script | None, held: Held) -> None:
    """Tell what a file of answers says and was never asked: nothing is passed over in silence."""
    from amkit.session.replay import Replay  # noqa: PLC0415  see _finish
    from amkit.session.unused import unused  # noqa: PLC0415  likewise
    from amkit.walk.engine import stops  # noqa: PLC0415  likewise

    if isinstance(script, Replay):
        for place, text in unused(script.recorded, stops(held.walk)):
            err(f"{place}: {text.to(held.language)}\n")


def _finish(held: Held, store: Store, settings: Settings, audience: Audience, *, dry: bool) -> int:
    """Write the notes of a walk that is done, and say where they are."""
    language = held.language
    if held.ended == "stopped":
        again = held.again
        said = Text(f"Saved. Go on with: {again}\n", f"Bewaard. Ga verder met: {again}\n")
        out(said.to(language))
        return 0
    if dry:
        walked = Text(
            "Walked to the end; nothing was kept.\n",
            "Tot het eind doorlopen; er is niets bewaard.\n",
        )
        out(walked.to(language))
        return 0
    # The conversation is over and saved; only now is there time to load what writes it down.
    from amkit.cli.written import tell  # noqa: PLC0415  heavy
    from amkit.session.documents import write_note  # noqa: PLC0415  heavy

    readers: tuple[Audience, ...] = ("internal", "client")
    code = 0
    for reader in readers if audience == "client" else readers[:1]:
        written = write_note(
            settings, store, held.account, held.run, held.walk, reader, language, now
        )
        code = tell(written, language, _LABELS[reader].to(language), quiet=held.private) or code
    code = _letters(held, store, settings) or code
    if held.private:
        return code
    plan = Text("Account plan", "Accountplan").to(language)
    out(f"{plan}: amkit plan '{held.account.name}'\n")
    return code
