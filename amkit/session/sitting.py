"""One sitting with a walk: until it is done, or saved to go on later."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Protocol

from amkit.errors import AnswerError, FileError, Interrupted
from amkit.model.account import Account
from amkit.model.record import Record, Statement
from amkit.model.run import Answer, Run
from amkit.model.text import Language, Text
from amkit.planning.record import record_of
from amkit.session import runs
from amkit.session.bench import Bench
from amkit.session.clock import today
from amkit.session.complaints import at_step
from amkit.session.conversation import Conversation, Ended, Means
from amkit.session.library import Loaded
from amkit.walk.answering import Hand
from amkit.walk.state import Walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How a sitting ended.

    Attributes:
        ended: whether the walk was finished, or stopped to go on later.
        account, run, walk: what was walked.
        language: the one that was used last.
        again: the command that goes on with it.
        private: whether somebody looked along at the end.
    """

    ended: Ended
    account: Account
    run: Run
    walk: Walk
    language: Language
    again: str
    private: bool


class Script(Protocol):
    """Answers in place of a person."""

    def rehearse(self, walk: Walk, hand: Hand) -> None:
        """Walk through without keeping anything.

        Raises:
            FileError: some replies cannot be accepted; tells all of them.
        """
        ...

    def play(self, conversation: Conversation) -> None:
        """Give the replies, as the conversation asks for them."""
        ...


class Sitting:
    """Walks with a person, or with a script in the place of one, and keeps what is accepted."""

    def __init__(self, bench: Bench) -> None:
        self._at = bench

    def walk_for(self, loaded: Loaded, account: Account, run: Run | None, *, new: bool) -> Walk:
        """Return the walk to go on with, or a fresh one."""
        if run is not None:
            return runs.walk_of(self._at.store, run, account, self._at.me, self._at.clock)
        record = Record() if new else record_of(self._at.store.statements(account.id))
        walk = Walk(
            protocol=loaded.protocol,
            account=account.name,
            record=record,
            me=self._at.me,
            today=today(self._at.clock),
        )
        if new:
            return walk
        return runs.with_previous(self._at.store, loaded, account, walk, self._at.clock)

    def hold(
        self, loaded: Loaded, account: Account, run: Run | None, walk: Walk, *, new: bool,
        dry: bool, script: Script | None = None,
    ) -> Held:  # fmt: skip
        """Walk, and say how it ended.

        Args:
            loaded: the protocol.
            account: whom it is about.
            run: the one to go on with; None for a new one.
            walk: where it stands.
            new: whether the account is yet to be stored.
            dry: keep nothing.
            script: what answers in place of a person.

        Raises:
            FileError: a reply from a file cannot be accepted; tells where.
            Interrupted: Ctrl-C, or a signal; everything accepted is saved.
            StoreError: an answer could not be made durable.
        """
        if script is not None:
            script.rehearse(
                walk, Hand(by=self._at.me, at=self._at.clock(), language=self._at.language)
            )
        if run is None:
            run = runs.begin(loaded, account, self._at.me, self._at.clock)
            if not dry:
                if new:
                    self._at.store.add_account(account)
                self._at.store.start(run, loaded.raw)
        conversation = Conversation(walk, self._means(run, dry=dry), self._at.language)
        if script is not None:
            script.play(conversation)

        def again() -> str:
            return go_on(loaded, account, private=conversation.private)

        with self._explained(conversation, again, dry=dry), self._left_clean(conversation):
            ended = conversation.hold()
        if ended == "done" and not dry:
            self._at.store.set_status(run.id, "done", self._at.clock())
            run = replace(run, status="done", changed=self._at.clock())
        return Held(
            ended=ended, account=account, run=run, walk=conversation.walk,
            language=conversation.language, again=again(), private=conversation.private,
        )  # fmt: skip

    @contextmanager
    def _left_clean(self, conversation: Conversation) -> Iterator[None]:
        """Leave nothing on the screen where somebody looks along, however it ends."""
        try:
            yield
        finally:
            if conversation.private:
                self._at.prompter.show((), clear=True, wipe=True)

    def _means(self, run: Run, *, dry: bool) -> Means:
        def save(
            answers: tuple[Answer, ...], statements: tuple[Statement, ...],
            retracted: tuple[str, ...], expected: int,
        ) -> None:  # fmt: skip
            if not dry:
                self._at.store.save(
                    run.id,
                    answers,
                    statements,
                    retracted,
                    expected=expected,
                    at=self._at.clock(),
                )

        at = self._at
        return Means(
            prompter=at.prompter, save=save, clock=at.clock, me=at.me, run_id=run.id,
            asks_again=at.asks_again, private=at.private,
        )  # fmt: skip

    @contextmanager
    def _explained(
        self, conversation: Conversation, again: Callable[[], str], *, dry: bool
    ) -> Iterator[None]:
        """Turn every way a conversation can be cut off into what the account manager must know."""
        saved = saved_text(conversation, again, dry=dry)
        try:
            yield
        except KeyboardInterrupt:
            raise Interrupted(saved()) from None
        except EOFError:
            if self._at.asks_again:
                raise Interrupted(saved(), exit_code=0) from None
            raise FileError(_no_more(conversation, saved())) from None
        except Interrupted as stopped:
            raise Interrupted(saved(), exit_code=stopped.exit_code) from None
        except AnswerError as error:
            here = conversation.here
            text = at_step(*here, error.text) if here else error.text
            raise FileError(text) from None


def go_on(loaded: Loaded, account: Account, *, private: bool = False) -> str:
    """Return the command that goes on with a walk, as it can be pasted.

    Where somebody looks along, the one that asks which.
    """
    if private:
        return "amkit run"
    named = loaded.named or loaded.protocol.id
    return f"amkit run {shlex.quote(named)} --account {shlex.quote(account.name)}"


def saved_text(
    conversation: Conversation, again: Callable[[], str], *, dry: bool
) -> Callable[[], Text]:
    """Return what says that everything is saved, and how to go on."""

    def text() -> Text:
        if dry:
            return Text("stopped; nothing was kept", "gestopt; er is niets bewaard")
        count = len(conversation.walk.answers)
        return Text(
            f"saved, {count} answers. Go on with: {again()}",
            f"bewaard, {count} antwoorden. Ga verder met: {again()}",
        )

    return text


def _no_more(conversation: Conversation, saved: Text) -> Text:
    here = conversation.here
    missing = Text("there is no reply for it", "er is geen antwoord voor")
    told = at_step(*here, missing) if here else missing
    return Text(f"{told.en}; {saved.en}", f"{told.nl}; {saved.nl}")
