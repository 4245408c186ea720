"""`amkit person …`: what is kept of somebody, put right, handed over, or erased."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from amkit.cli import desk
from amkit.cli.json_out import as_json, json_text
from amkit.cli.options import Options
from amkit.errors import UsageError
from amkit.model.account import Account
from amkit.model.text import Language, Text
from amkit.planning.plain import plain_entry
from amkit.session.clock import now
from amkit.session.exporting import write_new
from amkit.session.persons import Hit, Person, Persons
from amkit.settings import Settings
from amkit.store import Store
from amkit.store.erasing import Erased, erase_person
from amkit.store.ledger import Ledger
from amkit.store.rewriting import Renaming, renamed
from amkit.terminal.output import out
from amkit.terminal.visible import visible
from amkit.walk.shown import show, show_plain

_WHO = Text("NAME", "NAAM")
_NAMED = Text("A name, or an e-mail address.", "Een naam, of een e-mailadres.")
_PLACES = {
    "record": Text("record", "gegevens"),
    "answer": Text("conversation", "gesprek"),
    "kept": Text("last rendering of", "laatste versie van"),
    "file": Text("document", "document"),
}
FORMER = Text("former contact", "voormalig contact")
"""What stands in the place of somebody who was erased, with a number."""


def make_find(options: Options) -> Callable[..., int | None]:
    """Return `amkit person find`."""

    def find(
        name: str = options.argument(_WHO, _NAMED),
        account: str | None = _account_option(options),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        with desk.store(settings) as store:
            persons = _persons(store, settings, account)
            person = persons.named(name)
            hits = list(persons.hits(person))
        if json_:
            as_json({"marks": list(person.marks), "hits": [_plain(hit) for hit in hits]})
        else:
            out("".join(f"{line}\n" for line in _found(name, hits, settings.language)))
        return 0

    return find


def make_export(options: Options) -> Callable[..., int | None]:
    """Return `amkit person export`."""

    def export(
        name: str = options.argument(_WHO, _NAMED),
        account: str | None = _account_option(options),
        output: Path | None = options.option(
            "--output",
            "-o",
            says=Text("A file; otherwise it is shown.", "Een bestand; anders wordt het getoond."),
        ),
        force: bool = options.flag(
            "--force", says=Text("Replace the file.", "Vervang het bestand.")
        ),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        with desk.store(settings) as store:
            persons = _persons(store, settings, account)
            person = persons.named(name)
            hits = list(persons.hits(person))
            if not any(hit.sure for hit in hits):
                raise UsageError(_nowhere(name))
            made = (
                json_text(_whole(persons, person, hits))
                if json_
                else "".join(
                    f"{visible(line)}\n" for line in _on_paper(persons, person, hits, settings)
                )
            )
        if output is None:
            out(made)
        else:
            out(f"{write_new(output, made.encode(), force=force)}\n")
        return 0

    return export


def make_correct(options: Options) -> Callable[..., int | None]:
    """Return `amkit person correct`."""

    def correct(
        name: str = options.argument(_WHO, _NAMED),
        new: str = options.argument(
            Text("NEW", "NIEUW"), Text("What it must be.", "Wat het moet zijn.")
        ),
        account: str | None = _account_option(options),
        yes: bool = _do_it(options),
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        if not new.strip():
            raise UsageError(Text("the new name is empty", "de nieuwe naam is leeg"))
        with desk.store(settings) as store:
            persons = _persons(store, settings, account)
            within = _within(store, persons.named(name), account)
            hits = _alike(persons, name, within)
            if yes and hits:
                wanted = Renaming(marks=(name,), instead=new.strip(), accounts=_ids(within))
                store.rewrite(lambda rows: renamed(rows, wanted))
        out("".join(f"{line}\n" for line in _corrected(hits, new, settings.language, done=yes)))
        return 0

    return correct


def make_erase(options: Options) -> Callable[..., int | None]:
    """Return `amkit person erase`."""

    def erase(
        name: str = options.argument(_WHO, _NAMED),
        account: str | None = _account_option(options),
        also: list[str] = options.option(
            "--also",
            says=Text(
                "Another way in which the same person is written. Several times, if need be.",
                "Een andere schrijfwijze van dezelfde persoon. Zo nodig meer keren.",
            ),
            default=[],
        ),
        instead: str | None = options.option(
            "--instead",
            says=Text(
                "What stands in the place of the name; otherwise “former contact 1”.",
                "Wat er in plaats van de naam komt; anders ‘voormalig contact 1’.",
            ),
        ),
        yes: bool = _do_it(options),
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        with desk.store(settings) as store:
            persons = _persons(store, settings, account)
            person = persons.named(name, also)
            within = _within(store, person, account)
            hits = list(Persons(store, settings, within).hits(person))
            if not any(hit.sure for hit in hits):
                raise UsageError(_nowhere(name))
            if not yes:
                lines = [*_found(name, hits, settings.language), *_would(settings.language)]
            else:
                wanted = Renaming(
                    marks=person.marks, instead=instead or _former(store, settings.language),
                    accounts=_ids(within), forget=True,
                )  # fmt: skip
                done = erase_person(store, wanted, now())
                left = list(Persons(store, settings, within).hits(person))
                lines = [
                    line.to(settings.language) for line in _receipt(store, wanted, done, hits, left)
                ]
        out("".join(f"{visible(line)}\n" for line in lines))
        return 0

    return erase


def _account_option(options: Options) -> Any:
    return options.option(
        "--account",
        "-a",
        says=Text("At this account alone.", "Alleen bij dit account."),
    )


def _do_it(options: Options) -> Any:
    return options.flag(
        "--yes",
        says=Text("Do it; otherwise it is only told.", "Doe het; anders wordt het alleen verteld."),
    )


def _persons(store: Store, settings: Settings, account: str | None) -> Persons:
    accounts = (desk.account_named(store, account),) if account else store.accounts()
    return Persons(store, settings, accounts)


def _within(store: Store, person: Person, account: str | None) -> tuple[Account, ...]:
    """Return the accounts in which somebody is meant.

    Raises:
        UsageError: there are people of that name at several.
    """
    if account:
        return (desk.account_named(store, account),)
    if len(person.accounts) > 1:
        names = ", ".join(one.name for one in person.accounts)
        raise UsageError(
            Text(
                f"there is somebody of that name at several accounts; say which with --account: "
                f"{names}",
                f"bij meer accounts is iemand met die naam bekend; zeg welk met --account: {names}",
            )
        )
    return person.accounts or store.accounts()


def _ids(accounts: Iterable[Account]) -> frozenset[str]:
    return frozenset(account.id for account in accounts)


def _alike(persons: Persons, name: str, within: Sequence[Account]) -> list[Hit]:
    """Return where this very spelling stands, which is what is put right.

    Raises:
        UsageError: it stands nowhere.
    """
    names = {account.name for account in within}
    person = Person(marks=(" ".join(name.split()),), known=())
    found = [hit for hit in persons.hits(person) if hit.sure and hit.account in names]
    if not found:
        raise UsageError(_nowhere(name))
    return found


def _nowhere(name: str) -> Text:
    return Text(
        f"“{name}” is named nowhere; amkit person find looks at all accounts",
        f"‘{name}’ wordt nergens genoemd; amkit person find kijkt bij alle accounts",
    )


def _former(store: Store, language: Language) -> str:
    """Return the name that nobody has yet who was erased."""
    file = next(iter(store.files()), None)
    number = 1 + (Ledger(file).count() if file else 0)
    return f"{FORMER.to(language)} {number}"


def _plain(hit: Hit) -> dict[str, Any]:
    return {
        "account": hit.account, "place": hit.place, "where": hit.where, "text": hit.text,
        "at": None if hit.at is None else hit.at.isoformat(), "sure": hit.sure,
    }  # fmt: skip


def _found(name: str, hits: Sequence[Hit], language: Language) -> Iterator[str]:
    if not hits:
        yield visible(_nowhere(name).to(language))
    for sure, head in ((True, None), (False, _PERHAPS)):
        at = ""
        for hit in (one for one in hits if one.sure is sure):
            if head is not None:
                yield head.to(language)
                head = None
            if hit.account != at:
                at = hit.account
                yield visible(at)
            yield visible(f"  {_PLACES[hit.place].to(language)} {hit.where}: {hit.text}")


_PERHAPS = Text(
    "Perhaps the same person; to erase these too, name the spelling with --also:",
    "Misschien dezelfde persoon; om ook deze te wissen, noem de schrijfwijze met --also:",
)


def _would(language: Language) -> Iterator[str]:
    yield Text(
        "Nothing was changed. --yes erases this, also from the backups made by amkit, for good",
        "Er is niets veranderd. --yes wist dit voorgoed, ook uit de back-ups die amkit maakte",
    ).to(language)


def _corrected(hits: Sequence[Hit], new: str, language: Language, *, done: bool) -> Iterator[str]:
    kept = [hit for hit in hits if hit.place != "file"]
    files = [hit for hit in hits if hit.place == "file"]
    if done:
        told = Text(
            f"Put right in {len(kept)} places: {new}", f"Hersteld op {len(kept)} plaatsen: {new}"
        )
        yield visible(told.to(language))
    else:
        yield from (
            visible(f"{hit.account}: {_PLACES[hit.place].to(language)} {hit.where}: {hit.text}")
            for hit in kept
        )
        yield Text(
            "Nothing was changed. --yes puts it right", "Er is niets veranderd. --yes herstelt het"
        ).to(language)
    yield from (visible(_still(hit.where).to(language)) for hit in files)


def _still(path: object) -> Text:
    return Text(
        f"Still there, to change yourself: {path}", f"Staat er nog, wijzig dit zelf: {path}"
    )


def _receipt(
    store: Store, wanted: Renaming, done: Erased, before: Sequence[Hit], left: Sequence[Hit]
) -> Iterator[Text]:
    """Yield what was done, without the name: the receipt may be kept."""
    count = sum(hit.sure and hit.place != "file" for hit in before)
    yield Text(
        f"Erased in {count} places, and from {done.backups} backups; "
        f"“{wanted.instead}” stands there now",
        f"Gewist op {count} plaatsen, en uit {done.backups} back-ups; "
        f"daar staat nu ‘{wanted.instead}’",
    )
    file = next(iter(store.files()), None)
    if file is not None:
        path = Ledger(file).path
        yield Text(
            f"Kept, so that an older backup is cleaned too when it is put back: {path}",
            f"Vastgelegd, zodat ook een oudere back-up wordt opgeschoond als die terugkomt: {path}",
        )
    if not done.clean:
        yield Text(
            "Bytes of it may be left in the files of the database until it is cleaned up: close "
            "every other amkit, or ask who looks after the server",
            "In de bestanden van de database kunnen er nog bytes van staan tot die is opgeruimd: "
            "sluit elke andere amkit, of vraag de beheerder van de server",
        )
    files = [hit.where for hit in left if hit.sure and hit.place == "file"]
    yield from map(_still, (*done.left, *files))
    rest = [hit for hit in left if not (hit.sure and hit.place == "file")]
    if rest:
        yield Text(
            f"A part of the name still stands in {len(rest)} places; amkit person find shows them",
            f"Een deel van de naam staat nog op {len(rest)} plaatsen; amkit person find toont ze",
        )
    yield Text(
        "Not looked at: exports, protocol files, and backups that you made yourself",
        "Niet bekeken: exports, protocolbestanden, en back-ups die u zelf maakte",
    )


def _whole(persons: Persons, person: Person, hits: Sequence[Hit]) -> dict[str, Any]:
    """Return everything that is kept of somebody, in full."""
    return {
        "marks": list(person.marks),
        "known": [plain_entry(one, history=True) for one in person.known],
        "said": [{**one._asdict(), "at": one.at.isoformat()} for one in persons.said(person)],
        "elsewhere": [_plain(hit) for hit in hits if hit.place != "answer" and hit.sure],
    }


def _on_paper(
    persons: Persons, person: Person, hits: Sequence[Hit], settings: Settings
) -> Iterator[str]:
    language, fields = settings.language, settings.kinds["stakeholder"].fields
    yield ", ".join(person.marks)
    for one in person.known:
        yield f"\n{one.account.name}"
        for name, value in one.entry.fields.items():
            asked = fields[name]
            said = one.entry.said[name]
            yield (
                f"  {(asked.label or asked.prompt).to(language)}: {show(value, asked, language)} "
                f"({show_plain(said.at.date(), language)}, {said.by})"
            )
    said_of = list(persons.said(person))
    if said_of:
        yield "\n" + Text("Written down in conversations", "Opgeschreven in gesprekken").to(
            language
        )
    for told in said_of:
        yield f"  {told.account}, {told.where}: {told.text}"
    elsewhere = [hit for hit in hits if hit.place in ("kept", "file") and hit.sure]
    if elsewhere:
        yield "\n" + Text("Named in documents", "Genoemd in documenten").to(language)
    for hit in elsewhere:
        yield f"  {hit.account}, {_PLACES[hit.place].to(language)} {hit.where}: {hit.text}"
