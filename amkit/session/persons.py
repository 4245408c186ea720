"""A person wherever they are kept: in the record, in what was answered, in documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from amkit.errors import UsageError
from amkit.model.account import Account, key_of
from amkit.model.run import Answer, Run
from amkit.model.text import Language, Text
from amkit.planning.naming import Known, known_of
from amkit.planning.persons import SHORTEST, excerpt, marks_of, parts_of, pattern, without
from amkit.planning.record import record_of
from amkit.session.exporting import MOST_DOCUMENT
from amkit.settings import Settings
from amkit.store import Store
from amkit.walk.shown import show_plain


class Hit(NamedTuple):
    """A place where somebody is named.

    Attributes:
        account: the name of the account it is kept at.
        place: which kind of place: record, answer, kept (a document as it was last made), file.
        where: which one, in words.
        text: the words around the name.
        at: when it was said or written, UTC; None of a file.
        sure: whether the whole name or address stands there; otherwise a part of it.
    """

    account: str
    place: str
    where: str
    text: str
    at: datetime | None
    sure: bool = True


class Said(NamedTuple):
    """Something that was written down in a conversation.

    Attributes:
        account: the name of the account.
        where: in which conversation, and where in it.
        text: all of it.
        by: who wrote it down.
        at: when, UTC.
    """

    account: str
    where: str
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Whom somebody means.

    Attributes:
        marks: names, addresses and numbers by which the person is recognised; never empty.
        known: what is known of them, by account; none where they are in free text alone.
    """

    marks: tuple[str, ...]
    known: tuple[Known, ...]

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts at which they are known."""
        return tuple({one.account.id: one.account for one in self.known}.values())


class Persons:
    """Looks people up in everything that is kept."""

    def __init__(self, store: Store, settings: Settings, accounts: Sequence[Account]) -> None:
        self._store = store
        self._settings = settings
        self._accounts = accounts

    def named(self, text: str, also: Sequence[str] = ()) -> Person:
        """Return whom a name, or an address, stands for.

        Args:
            text: as it was typed.
            also: other ways in which the same person is written.

        Raises:
            UsageError: it is too short to look for.
        """
        for given in (text, *also):
            if len(key_of(given)) < SHORTEST:
                raise UsageError(
                    Text(
                        f"“{given}” is too short to look for; write the whole name",
                        f"‘{given}’ is te kort om te zoeken; typ de hele naam",
                    )
                )
        known = tuple(
            one
            for account in self._accounts
            for one in known_of(account, record_of(self._store.statements(account.id)))
            if one.entry.kind == "stakeholder"
            and key_of(text) in {key_of(mark) for mark in marks_of(one.entry)}
        )
        marks = [text, *also, *(mark for one in known for mark in marks_of(one.entry))]
        return Person(
            marks=tuple({key_of(mark): " ".join(mark.split()) for mark in marks}.values()),
            known=known,
        )

    def hits(self, person: Person) -> Iterator[Hit]:
        """Yield every place where the person is named, account by account; then the less sure."""
        for account in self._accounts:
            yield from self._hits(account, person.marks, sure=True)
        parts = parts_of(person.marks)
        if parts:
            sure = pattern(person.marks)
            for account in self._accounts:
                for hit in self._hits(account, parts, sure=False, less=person.marks):
                    if not sure.search(hit.text):
                        yield hit

    def said(self, person: Person) -> Iterator[Said]:
        """Yield everything that was written down of the person in conversations, in full."""
        names = pattern(person.marks)
        for account in self._accounts:
            for run in self._store.runs(account_id=account.id):
                for answer in self._store.answers(run.id):
                    text = said_in(answer)
                    if names.search(text):
                        where = _told(run, answer, self._settings.language)
                        yield Said(account.name, where, text, answer.by, answer.at)

    def _hits(
        self, account: Account, marks: tuple[str, ...], *, sure: bool, less: tuple[str, ...] = ()
    ) -> Iterator[Hit]:
        """Yield the places of an account; of each, what stands around the first hit."""
        found = pattern(marks)
        aside = pattern(less) if less else None
        for place, where, text, at in self._texts(account):
            words = excerpt(without(text, aside, "") if aside else text, found)
            if words:
                yield Hit(account.name, place, where, words, at, sure)

    def _texts(self, account: Account) -> Iterator[tuple[str, str, str, datetime | None]]:
        """Yield every text of an account: which kind of place, where, the text, and when."""
        language = self._settings.language
        for entry in record_of(self._store.statements(account.id)).entries:
            title = self._settings.kinds[entry.kind].title.to(language)
            for said in entry.history:
                text = "\n".join(show_plain(one, language) for one in said.fields.values() if one)
                yield "record", f"{title}: {entry.main}", text, said.at
        for run in self._store.runs(account_id=account.id):
            for answer in self._store.answers(run.id):
                yield "answer", _told(run, answer, language), said_in(answer), answer.at
        for name, text, at in self._store.renderings(account.id):
            yield "kept", name, text, datetime.fromisoformat(at)
        for path in documents(account, self._settings):
            yield "file", str(path), _read(path), None


def _told(run: Run, answer: Answer, language: Language) -> str:
    """Return in which conversation, and where in it, something was answered."""
    return f"{run.protocol_id}, {show_plain(run.started.date(), language)}, {answer.slot}"


def said_in(answer: Answer) -> str:
    """Return everything that somebody wrote in one place of a conversation."""
    value = answer.value
    meant = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
    more = [one for one in meant if one not in answer.reply]
    return "\n".join(one for one in (answer.reply, *more, answer.why) if one)


def documents(account: Account, settings: Settings) -> Iterator[Path]:
    """Yield the documents of an account that lie on disk."""
    for folder in (settings.notes, settings.plans, settings.reports, settings.documents):
        own = folder / account.slug
        yield from (path for path in sorted(own.rglob("*")) if path.is_file())
        yield from sorted(folder.glob(f"{account.slug}.*"))


def _read(path: Path) -> str:
    """Return what a document says; "" of one that cannot be read as text."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_DOCUMENT).decode(errors="replace")
    except OSError:
        return ""
