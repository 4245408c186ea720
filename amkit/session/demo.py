"""The demonstration: invented accounts whose conversations are walked, each on its own day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from amkit.errors import FileError, NotFound, PlacedError, UsageError
from amkit.files import (
    find_protocol,
    init_workspace,
    read_bytes,
    remove_folder,
    shipped,
    write_text,
)
from amkit.model.account import Account
from amkit.model.kinds import Kind
from amkit.model.prompts import KindName
from amkit.model.text import Language, Text
from amkit.planning.naming import Known, field_named
from amkit.scenarios.demo import Invented, Meeting, load_invented
from amkit.scenarios.reading import part
from amkit.session.bench import Bench
from amkit.session.clock import Clock, today
from amkit.session.cycle import rhythm_of
from amkit.session.instruments import Desk, library_of, plan, report, write
from amkit.session.library import load
from amkit.session.record import ByHand
from amkit.session.recorded import Recorded
from amkit.session.replay import Replay, rehearse
from amkit.session.sitting import Sitting
from amkit.settings import Settings
from amkit.source.document import Document, Keys
from amkit.source.names import no_such
from amkit.store import Store
from amkit.terminal.screens import Question, Screen
from amkit.walk.answering import Hand
from amkit.walk.state import Walk

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
    desk = Desk(
        settings=settings, store=store, clock=clock, library=library_of(settings),
        rhythm=rhythm_of(settings),
    )  # fmt: skip
    for number, told in enumerate(accounts, start=1):
        _live(told, desk)
        held += len(told[0].meetings)
        tell(number)
    return held


def _live(told: tuple[Invented, Document], desk: Desk) -> None:
    """Let everything happen to an account, each on its day."""
    one, document = told
    account = _begin(one, document, desk)
    for name, at in one.happened():
        if name == "between":
            _between(one, at, document, account, desk)
            continue
        answers = part(document, ("meetings", at, "answers"))
        assert answers is not None, "the model asks for a mapping"
        _hold(one, one.meetings[at], answers, account, desk)


def _begin(one: Invented, document: Document, desk: Desk) -> Account:
    """Make the account, with what was known of it from the first day."""
    then = _ticking(today(desk.clock) - timedelta(days=one.ago), hour=8)
    hand = ByHand(desk.store, desk.settings.kinds, one.owner, then)
    replies = {"owner": one.owner, "tier": one.tier, **one.profile}
    with _told_at(document, ("profile",)):
        given = _fields({key: at for key, at in replies.items() if at}, hand.kinds["profile"])
        account = hand.add_account(one.account, given, then)
    _add(hand, account, one.record, document, ("record",))
    return account


def _between(one: Invented, at: int, document: Document, account: Account, desk: Desk) -> None:
    """Say by hand what was said on a day, and make what was made."""
    done = one.between[at]
    then = _ticking(today(desk.clock) - timedelta(days=done.ago), hour=16)
    hand = ByHand(desk.store, desk.settings.kinds, done.me or one.owner, then)
    if done.audience == "client":
        hand.voice = replace(hand.voice, audience="client")
    _add(hand, account, done.add, document, ("between", at, "add"))
    for kind, entries in done.change.items():
        for name, replies in entries.items():
            with _told_at(document, ("between", at, "change", kind, name)):
                hand.change(_named(hand, account, kind, name), _fields(replies, hand.kinds[kind]))
    on_that_day = replace(desk, clock=then)
    for instrument in done.make:
        made = {"plan": plan, "report": report}[instrument](on_that_day, account)
        write(on_that_day, account, made)


def _add(
    hand: ByHand, account: Account, given: Mapping[KindName, Sequence[Mapping[str, str]]],
    document: Document, keys: Keys,
) -> None:  # fmt: skip
    """Add entries to the record."""
    for kind, entries in given.items():
        for number, replies in enumerate(entries):
            with _told_at(document, (*keys, kind, number)):
                hand.add(account, kind, _fields(replies, hand.kinds[kind]))


def _named(hand: ByHand, account: Account, kind: KindName, name: str) -> Known:
    """Return the entry of that name.

    Raises:
        NotFound: there is none; says which there are.
    """
    known = [one for one in hand.known(account) if one.entry.kind == kind]
    found = next((one for one in known if one.entry.is_known_as(name)), None)
    if found is None:
        raise NotFound(no_such(name, tuple(one.entry.main for one in known)))
    return found


def _fields(given: Mapping[str, str], kind: Kind) -> dict[str, str]:
    """Return what is said of each field.

    Raises:
        NotFound: there is no such field; says which there are.
    """
    return {field_named(name, kind): reply for name, reply in given.items()}


@contextmanager
def _told_at(document: Document, keys: Keys) -> Iterator[None]:
    """Tell where in the file stands what cannot be said."""
    try:
        yield
    except (NotFound, UsageError) as error:
        raise PlacedError(((document.place(keys), error.text),)) from None


def _hold(one: Invented, meeting: Meeting, answers: Document, account: Account, desk: Desk) -> None:
    """Walk one conversation; one of the same protocol that is still open is gone on with."""
    store, workspace = desk.store, desk.settings.workspace
    found = find_protocol(meeting.protocol, workspace)
    loaded = load(found.raw, found.path, workspace)
    silent = _Silent()
    bench = Bench(
        store=store, prompter=silent, me=meeting.me or one.owner, language=one.language,
        clock=_ticking(today(desk.clock) - timedelta(days=meeting.ago), hour=10), asks_again=False,
    )  # fmt: skip
    sitting = Sitting(bench)
    still_open = store.runs(account_id=account.id, status="open")
    run = next((run for run in still_open if run.protocol_id == loaded.protocol.id), None)
    walk = sitting.walk_for(loaded, account, run, new=False)
    script = _Unrehearsed(Recorded(answers, walk.protocol), silent.take)
    try:
        sitting.hold(loaded, account, run, walk, new=False, dry=False, script=script)
    except FileError:
        rehearse(
            walk, script.recorded,
            Hand(by=bench.me, at=bench.clock(), language=bench.language),
        )  # fmt: skip
        raise


class _Unrehearsed(Replay):
    """Plays at once: what comes with amkit fits, and what does not is told where it shows."""

    def rehearse(self, walk: Walk, hand: Hand) -> None:
        """Leave it at that."""


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

    def show(self, screen: Screen, *, clear: bool = False, wipe: bool = False) -> None:
        """Show nothing."""

    def fits(self, parts: Sequence[Screen], question: Question, *, below: bool = False) -> bool:
        return True

    def ask(self, question: Question) -> str:
        reply = next(self._replies, None)
        if reply is None:
            raise EOFError
        return reply

    def edit(self, text: str) -> str | None:
        return None
