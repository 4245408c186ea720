"""`amkit note ACME`: the note of a conversation, once more; for us, or for the customer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from amkit.cli import desk
from amkit.cli.options import Options
from amkit.cli.written import tell
from amkit.errors import NotFound
from amkit.model.prompts import Audience
from amkit.model.run import Run
from amkit.model.text import Language, Text
from amkit.session import documents, runs
from amkit.session.clock import now
from amkit.terminal.output import out
from amkit.walk.documents import Ready, ready
from amkit.walk.engine import stops

AUDIENCE = Text(
    "Who will read it: internal or client.", "Wie het leest: internal (wij) of client (de klant)."
)


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def note(
        account: str = options.account_argument,
        protocol: str | None = options.option(
            "--protocol",
            "-p",
            says=Text(
                "Which protocol; otherwise the last held.", "Welk protocol; anders het laatste."
            ),
        ),
        audience: Audience = options.option("--audience", says=AUDIENCE, default="internal"),
        document: str | None = options.option(
            "--document",
            says=Text("A document of the protocol, by its id.", "Een document van het protocol."),
        ),
        stdout: bool = options.stdout,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        language = settings.language
        with desk.store(settings) as store:
            named = desk.account_named(store, account)
            run = _last(store.runs(account_id=named.id), protocol, named.name)
            walk = runs.walk_of(store, run, named, run.by, now)
            if document is not None:
                letter = _letter(ready(walk, stops(walk), language), document)
                if stdout:
                    out(documents.render_letter(settings, walk, run, letter, language))
                    return 0
                written = documents.write_letter(
                    settings, store, named, run, walk, letter, language, now
                )
                return tell(written, language)
            if stdout:
                out(documents.render_note(settings, walk, run, audience, language))
                return 0
            written = documents.write_note(
                settings, store, named, run, walk, audience, language, now
            )
        return tell(written, language)

    return note


def _letter(letters: Sequence[Ready], wanted: str) -> Ready:
    for letter in letters:
        if letter.id == wanted:
            return letter
    listed = ", ".join(letter.id for letter in letters)
    raise NotFound(
        Text(
            en=f"this conversation has no document “{wanted}”"
            + (f"; there are: {listed}" if listed else ""),
            nl=f"dit gesprek heeft geen document ‘{wanted}’"
            + (f"; wel: {listed}" if listed else ""),
        )
    )


def _last(found: Sequence[Run], protocol: str | None, account: str) -> Run:
    for run in found:
        if protocol in (None, run.protocol_id):
            return run
    which = f" with {protocol}" if protocol else ""
    welk = f" met {protocol}" if protocol else ""
    raise NotFound(
        Text(
            en=f"no conversation{which} is recorded for “{account}”; amkit runs shows them all",
            nl=f"er is geen gesprek{welk} vastgelegd voor ‘{account}’; amkit runs toont ze alle",
        )
    )
