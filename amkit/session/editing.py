"""The record in somebody's own editor: what is changed there is kept, unless it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from amkit.errors import ChangedMeanwhile, FileError, PlacedError
from amkit.model.account import Account
from amkit.model.record import Statement
from amkit.model.text import Language, Text
from amkit.planning.drafted import Drafted, of_account, of_entry, read_draft
from amkit.planning.drafts import draft_of_account, draft_of_entry, state_named, state_of
from amkit.planning.naming import Known, known_of
from amkit.planning.record import record_of
from amkit.session.record import ByHand
from amkit.source.document import Document
from amkit.store import Store


class Editor(NamedTuple):
    """Where drafts are written.

    Attributes:
        edit: lets somebody change a text, in a file of this name; None where they did not.
        keep: keeps a text that could not be used, in a file of this name; says where.
    """

    edit: Callable[[str, str], str | None]
    keep: Callable[[str, str], Path]


class Given(NamedTuple):
    """A draft that comes from a file.

    Attributes:
        raw: its bytes.
        path: the file as the user named it.
    """

    raw: bytes
    path: str


class _Work(NamedTuple):
    """What is worked on.

    Attributes:
        account: whose.
        name: of the file.
        draft: the text that the editor begins with.
        state: of which state of the record that is.
        now: tells which state it is, from what is said of the account.
        reads: what a draft says.
        again: how to take a draft in that was kept.
    """

    account: Account
    name: str
    draft: str
    state: str
    now: Callable[[tuple[Statement, ...]], str]
    reads: Callable[[Document], Drafted]
    again: str


class Editing:
    """Edits the record as YAML."""

    def __init__(self, store: Store, by_hand: ByHand, editor: Editor, language: Language) -> None:
        self._store = store
        self._by_hand = by_hand
        self._editor = editor
        self._language = language

    def entry(self, known: Known, given: Given | None) -> Drafted:
        """Let an entry be edited, or take it from a file; return what was kept.

        Raises:
            FileError: what was written cannot be used; says where it is kept.
            ChangedMeanwhile: somebody else changed the entry.
        """
        kind = self._by_hand.kinds[known.entry.kind]
        state = state_of(known.entry.history)

        def now(said: tuple[Statement, ...]) -> str:
            found = known_of(known.account, record_of(said))
            return next((state_of(o.entry.history) for o in found if o.id == known.id), "")

        return self._edit(
            _Work(
                known.account, f"{known.id}.yaml",
                draft_of_entry(known, kind, state, self._language), state, now,
                lambda document: of_entry(
                    document, known, kind, self._by_hand.voice, self._language
                ),
                f"amkit record edit {known.id}",
            ),
            given,
        )  # fmt: skip

    def account(self, account: Account, given: Given | None) -> Drafted:
        """Let an account be edited, or take it from a file; return what was kept.

        Raises:
            FileError: what was written cannot be used; says where it is kept.
            ChangedMeanwhile: somebody else changed the record.
        """
        said = self._store.statements(account.id)
        known, kinds = known_of(account, record_of(said)), self._by_hand.kinds
        state = state_of(said)
        return self._edit(
            _Work(
                account, f"{account.slug}.yaml",
                draft_of_account(account, known, kinds, state, self._language), state, state_of,
                lambda document: of_account(
                    document, account, known, kinds, self._by_hand.voice, self._language
                ),
                f"amkit account edit '{account.name}'",
            ),
            given,
        )  # fmt: skip

    def _edit(self, work: _Work, given: Given | None) -> Drafted:
        if given is not None:
            document = read_draft(given.raw, given.path)
            made = work.reads(document)
            self._keep(work, made, state_named(document.text) or work.state, given.path)
            return made
        text = self._editor.edit(work.draft, work.name)
        if text is None:
            return Drafted(())
        try:
            made = work.reads(read_draft(text.encode(), work.name))
        except PlacedError:
            raise self._refused(work, text) from None
        try:
            self._keep(work, made, work.state, "")
        except ChangedMeanwhile:
            raise _elsewhere(str(self._editor.keep(text, work.name))) from None
        return made

    def _refused(self, work: _Work, text: str) -> FileError:
        """Return the error that tells what is wrong with a draft, where it is kept."""
        path = self._editor.keep(text, work.name)
        try:
            work.reads(read_draft(text.encode(), str(path)))
        except PlacedError as error:
            again = f"{work.again} --from {path}"
            return FileError(
                Text(
                    f"{error.text.en}\nnothing was changed; mend this draft, and take it in: "
                    f"{again}",
                    f"{error.text.nl}\ner is niets veranderd; verbeter dit concept, en neem het "
                    f"op: {again}",
                )
            )
        raise AssertionError("the same text was refused before")

    def _keep(self, work: _Work, made: Drafted, state: str, path: str) -> None:
        def check(said: tuple[Statement, ...]) -> None:
            if work.now(said) != state:
                raise _elsewhere(path)

        if made.statements:
            self._store.say(work.account.id, made.statements, check)


def _elsewhere(path: str) -> ChangedMeanwhile:
    return ChangedMeanwhile(
        Text(
            "somebody changed this meanwhile, so nothing was kept; what you wrote is in "
            f"{path}. Edit it again, and take over what you need",
            "iemand heeft dit intussen gewijzigd, dus er is niets vastgelegd; wat u schreef staat "
            f"in {path}. Bewerk het opnieuw, en neem over wat u nodig heeft",
        )
    )
