"""`amkit account erase`: nothing of an account is left, and what amkit cannot reach is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from amkit.cli import desk, saying
from amkit.cli.options import Options
from amkit.model.account import Account
from amkit.model.text import Language, Text
from amkit.session.clock import now
from amkit.settings import Settings
from amkit.store.erasing import Erased, erase
from amkit.terminal.output import out


def make(options: Options) -> Callable[..., int | None]:
    """Return `amkit account erase`."""

    def erase_(
        account: str = options.account_argument,
        yes: bool = options.flag("--yes", says=Text("Do not ask.", "Vraag het niet.")),
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        with desk.store(settings) as store:
            named = desk.account_named(store, account)
            if not saying.sure(_question(named), settings.language, yes=yes):
                told = Text("Nothing was erased.\n", "Er is niets gewist.\n")
                out(told.to(settings.language))
                return 0
            done = erase(store, named, now())
        lines = _receipt(named, done, settings)
        out("".join(f"{line.to(settings.language)}\n" for line in lines))
        return 0

    return erase_


def _question(account: Account) -> Text:
    return Text(
        f"Everything of “{account.name}” will be erased: conversations, answers, record, also in "
        "the backups made by amkit. This cannot be undone. Go on?",
        f"Alles van ‘{account.name}’ wordt gewist: gesprekken, antwoorden, gegevens, ook in de "
        "back-ups die amkit maakte. Dit is niet terug te draaien. Doorgaan?",
    )


def _receipt(account: Account, done: Erased, settings: Settings) -> Iterator[Text]:
    yield Text(
        f"Erased: “{account.name}”, also from {done.backups} backups",
        f"Gewist: ‘{account.name}’, ook uit {done.backups} back-ups",
    )
    if not done.clean:
        yield Text(
            "Bytes of it may be left in the files of the database until it is cleaned up: close "
            "every other amkit, or ask who looks after the server",
            "In de bestanden van de database kunnen er nog bytes van staan tot die is opgeruimd: "
            "sluit elke andere amkit, of vraag de beheerder van de server",
        )
    for path in (*done.left, *_documents(account, settings)):
        yield Text(
            f"Still there, to remove yourself: {path}", f"Staat er nog, wis dit zelf: {path}"
        )
    yield Text(
        "Not looked at: exports, and backups that you made yourself",
        "Niet bekeken: exports, en back-ups die u zelf maakte",
    )


def _documents(account: Account, settings: Settings) -> Iterator[Path]:
    for folder in (settings.notes, settings.plans, settings.reports, settings.documents):
        for path in (folder / account.slug, folder / f"{account.slug}.md"):
            if path.exists():
                yield path
