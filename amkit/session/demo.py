"""The demonstration: invented accounts whose conversations are walked, each on its own day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from amkit.errors import UsageError
from amkit.files import (
    find_protocol,
    init_workspace,
    read_bytes,
    remove_folder,
    shipped,
    write_text,
)
from amkit.model.account import Account
from amkit.model.text import Language, Text
from amkit.scenarios.demo import Invented, Meeting, load_invented
from amkit.scenarios.reading import part
from amkit.session.bench import Bench
from amkit.session.clock import Clock, today
from amkit.session.library import load
from amkit.session.record import ByHand
from amkit.session.recorded import Recorded
from amkit.session.replay import Replay
from amkit.session.sitting import Sitting
from amkit.settings import Settings
from amkit.source.document import Document
from amkit.store import Store
from amkit.terminal.screens import Question, Screen

FOLDER = "amkit-demo"
"""Where the demonstration is made, unless another folder is named."""
_MARK = "DEMO.md"
_TOLD = Text(
    en="# A demonstration of amkit\n\nEvery account, every person and every number in this folder "
    "is invented.\n`amkit demo --remove` takes the folder away again.\n",
    nl="# Een demonstratie van amkit\n\nElk account, elke persoon en elk getal in deze map is "
    "verzonnen.\n`amkit demo --remove` haalt de map weer weg.\n",
)
_SPOKEN = timedelta(seconds=40)
"""What passes between one answer and the next."""


def make_workspace(folder: Path, language: Language) -> None:
    """Make the workspace of the demonstration, marked as such before anything is in it.

    Raises:
        UsageError: there is something of that name already.
        OutputError: it cannot be written.
    """
    if folder.exists():
        raise UsageError(
            Text(
                en=f"{folder} is there already; amkit demo --remove takes a demonstration away",
                nl=f"{folder} is er al; amkit demo --remove haalt een demonstratie weg",
            )
        )
    folder.mkdir(parents=True)
    write_text(folder / _MARK, _TOLD.to(language), root=folder)
    init_workspace(folder, language)


def remove_workspace(folder: Path) -> None:
    """Take a demonstration away, with all that is in its folder.

    Raises:
        UsageError: it is no demonstration.
        OutputError: it cannot be taken away.
    """
    if not (folder / _MARK).is_file() or not (folder / "amkit.toml").is_file():
        raise UsageError(
            Text(
                en=f"{folder} is no demonstration; nothing was removed",
                nl=f"{folder} is geen demonstratie; er is niets verwijderd",
            )
        )
    remove_folder(folder)


def invented() -> tuple[tuple[Invented, Document], ...]:
    """Return the accounts that come with amkit.

    Raises:
        ProtocolError: one of them cannot be used.
    """
    paths = sorted(shipped("protocols/examples/demo").glob("*.yaml"))
    return tuple(load_invented(read_bytes(path), str(path)) for path in paths)


def play(
    accounts: Sequence[tuple[Invented, Document]], store: Store, settings: Settings, clock: Clock,
    tell: Callable[[int], None],
) -> int:  # fmt: skip
    """Walk everything that happened to the accounts; return how many conversations were held.

    Args:
        accounts: what happened, with where it stands.
        store: where it is kept.
        settings: those of the workspace.
        clock: the present moment; every day is counted back from it.
        tell: is told after each account how many are done.

    Raises:
        FileError: an answer cannot be accepted; tells where.
        NotFound: a protocol is not there.
        StoreError: it cannot be kept.
    """
    held = 0
    for number, (one, document) in enumerate(accounts, start=1):
        account = _begin(one, store, settings, clock)
        for at, meeting in enumerate(one.meetings):
            answers = part(document, ("meetings", at, "answers"))
            assert answers is not None, "the model asks for a mapping"
            _hold(one, meeting, answers, account, store, settings, clock)
        held += len(one.meetings)
        tell(number)
    return held


def _begin(one: Invented, store: Store, settings: Settings, clock: Clock) -> Account:
    """Make the account, with what was known of it from the first day."""
    then = _ticking(today(clock) - timedelta(days=one.ago), hour=8)
    hand = ByHand(store, settings.kinds, one.owner, then)
    replies = {"owner": one.owner, "tier": one.tier, **one.profile}
    account = hand.add_account(one.account, {key: at for key, at in replies.items() if at}, then)
    for kind, entries in one.record.items():
        for entry in entries:
            hand.add(account, kind, entry)
    return account


def _hold(
    one: Invented, meeting: Meeting, answers: Document, account: Account, store: Store,
    settings: Settings, clock: Clock,
) -> None:  # fmt: skip
    """Walk one conversation; one of the same protocol that is still open is gone on with."""
    found = find_protocol(meeting.protocol, settings.workspace)
    loaded = load(found.raw, found.path, settings.workspace)
    silent = _Silent()
    bench = Bench(
        store=store, prompter=silent, me=meeting.me or one.owner, language=one.language,
        clock=_ticking(today(clock) - timedelta(days=meeting.ago), hour=10), asks_again=False,
    )  # fmt: skip
    sitting = Sitting(bench)
    still_open = store.runs(account_id=account.id, status="open")
    run = next((run for run in still_open if run.protocol_id == loaded.protocol.id), None)
    walk = sitting.walk_for(loaded, account, run, new=False)
    script = Replay(Recorded(answers, walk.protocol), silent.take)
    sitting.hold(loaded, account, run, walk, new=False, dry=False, script=script)


def _ticking(day: date, hour: int) -> Clock:
    """Return a clock of that day, here: it goes on by a while whenever it is read."""
    moment = datetime.combine(day, time(hour)).astimezone()

    def read() -> datetime:
        nonlocal moment
        moment += _SPOKEN
        return moment

    return read


class _Silent:
    """Takes replies from a recording and shows nothing."""

    def __init__(self) -> None:
        self._replies: Iterator[str] = iter(())

    def take(self, replies: Iterator[str]) -> None:
        self._replies = replies

    def show(self, screen: Screen, *, clear: bool = False) -> None:
        """Show nothing."""

    def ask(self, question: Question) -> str:
        reply = next(self._replies, None)
        if reply is None:
            raise EOFError
        return reply

    def edit(self, text: str) -> str | None:
        return None
