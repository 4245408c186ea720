"""Notes and plans: made from what is stored, written without overwriting what somebody edited."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from amkit.files import template
from amkit.model.account import Account
from amkit.model.prompts import Audience
from amkit.model.run import Run
from amkit.model.text import Language, Text
from amkit.planning.note import held_on, note_of
from amkit.render import render
from amkit.session.clock import Clock
from amkit.session.writing import Document, Written, write
from amkit.settings import Settings
from amkit.store import Store
from amkit.walk import engine
from amkit.walk.documents import Ready
from amkit.walk.state import Walk

LETTER = "letter.md.j2"
CLIENT = Text("client", "klant")
"""What stands in the name of a file that the customer may read."""


def render_note(
    settings: Settings, walk: Walk, run: Run, audience: Audience, language: Language
) -> str:
    """Return the note of a run, as Markdown.

    Raises:
        TemplateError: the template cannot be rendered.
    """
    context = note_of(walk, engine.stops(walk), run=run, language=language, audience=audience)
    return render("note.md.j2", context, lambda name: template(name, settings.workspace))


def note_path(
    settings: Settings, store: Store, account: Account, run: Run, walk: Walk, audience: Audience,
    language: Language,
) -> Path:  # fmt: skip
    """Return where the note of a run belongs: `notes/<account>/<date>-<protocol>.md`.

    A second run of the same protocol on the same day gets -2 behind it, and so on.
    """
    day = held_on(walk, run)
    same_day = [
        other.id
        for other in reversed(store.runs(account_id=account.id))
        if other.protocol_id == run.protocol_id and _day(store, other, walk) == day
    ]
    number = same_day.index(run.id) + 1 if run.id in same_day else 1
    name = f"{day.isoformat()}-{run.protocol_id}" + (f"-{number}" if number > 1 else "")
    ending = f".{CLIENT.to(language)}.md" if audience == "client" else ".md"
    return settings.notes / account.slug / (name + ending)


def _day(store: Store, run: Run, walk: Walk) -> date:
    """Return the date of another run of the same protocol as `walk`."""
    if not walk.protocol.meeting:
        return held_on(walk, run)
    return held_on(replace(walk, answers=store.answers(run.id)), run)


def render_letter(
    settings: Settings, walk: Walk, run: Run, letter: Ready, language: Language
) -> str:
    """Return a document of a protocol, as Markdown.

    Raises:
        TemplateError: the template cannot be rendered.
    """
    context = {
        "language": language, "account": walk.account, "date": held_on(walk, run).isoformat(),
        "audience": letter.audience, "title": letter.title, "to": letter.to,
        "subject": letter.subject, "body": letter.body,
    }  # fmt: skip
    return render(LETTER, context, lambda name: template(name, settings.workspace))


def write_letter(
    settings: Settings, store: Store, account: Account, run: Run, walk: Walk, letter: Ready,
    language: Language, clock: Clock,
) -> Written:  # fmt: skip
    """Write a document of a protocol beside the note of its run, with its id in the name.

    Raises:
        TemplateError: the template cannot be rendered.
        OutputError: it cannot be written.
    """
    text = render_letter(settings, walk, run, letter, language)
    note = note_path(settings, store, account, run, walk, "internal", language)
    path = note.with_name(f"{note.stem}.{letter.id}.md")
    document = Document(
        account=account, name=f"{run.id}:{letter.id}.md", path=path, root=settings.notes
    )
    return write(store, document, text, language, clock)


def write_note(
    settings: Settings, store: Store, account: Account, run: Run, walk: Walk, audience: Audience,
    language: Language, clock: Clock,
) -> Written:  # fmt: skip
    """Write the note of a run.

    Raises:
        TemplateError: the template cannot be rendered.
        OutputError: it cannot be written.
    """
    text = render_note(settings, walk, run, audience, language)
    path = note_path(settings, store, account, run, walk, audience, language)
    document = Document(
        account=account, name=f"{run.id}:{audience}", path=path, root=settings.notes
    )
    return write(store, document, text, language, clock)
