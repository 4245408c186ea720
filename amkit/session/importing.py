"""Files taken into the store: all of a file or nothing, and what is known already not twice."""

from __future__ import annotations

import uuid
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from amkit.errors import UsageError
from amkit.exchange.problems import Problems
from amkit.exchange.reading import Said
from amkit.exchange.saying import Hand, Known
from amkit.exchange.targets import label_of
from amkit.model.account import Account, key_of, slug_of
from amkit.model.kinds import KINDS, Kind
from amkit.model.prompts import KindName
from amkit.model.record import Record
from amkit.model.text import Text
from amkit.planning.record import record_of
from amkit.session.clock import Clock
from amkit.session.runs import new_account
from amkit.store import Store
from amkit.store.intake import Taken, Taking

REMEMBERED = 500
"""How many accounts are remembered while a table is read: an account's rows mostly stand together,
and what is forgotten is read from the store again."""
MOST_NOTICES = 20
"""Most rows that are told to say otherwise than an earlier one."""

Progress = Callable[[int], None]
"""Is told how many rows were read so far."""


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What an import came to.

    Attributes:
        rows: how many were read.
        new, updated, unchanged: how many accounts.
        said: how many statements were added.
        notices: the place of each row that says otherwise than an earlier one, and the field.
        more: how many such rows are not told.
        names: the first new accounts.
    """

    rows: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    said: int = 0
    notices: list[tuple[int, str]] = field(default_factory=list)
    more: int = 0
    names: list[str] = field(default_factory=list)


class Importer:
    """Takes the rows of one table into the store."""

    def __init__(
        self, taking: Taking, problems: Problems, me: str, clock: Clock,
        kinds: Mapping[KindName, Kind] = KINDS,
    ) -> None:  # fmt: skip
        self._taking = taking
        self._problems = problems
        at = clock()
        self._clock: Clock = lambda: at
        self._kinds = kinds
        self._hand = Hand(by=me, at=at, new_id=lambda: str(uuid.uuid4()))
        self._known: OrderedDict[str, Known] = OrderedDict()
        self._came: dict[str, Taken] = {}
        self.outcome = Outcome()

    def take(self, said: Said) -> None:
        """Take in what one row says."""
        found = self._account(said)
        if found is None:
            return
        account_id, name = found
        known = self._known_of(account_id, name)
        statements, against = known.say(said.wanted, self._hand)
        self._taking.say(account_id, statements)
        if self._came.setdefault(account_id, "unchanged") == "unchanged" and statements:
            self._came[account_id] = "updated"
        self.outcome.said += len(statements)
        for kind, name in against:
            self._notice(said.line, f"{kind}.{name}")

    def _notice(self, line: int, target: str) -> None:
        if len(self.outcome.notices) < MOST_NOTICES:
            self.outcome.notices.append((line, target))
        else:
            self.outcome.more += 1

    def _account(self, said: Said) -> tuple[str, str] | None:
        """Return the account's id and name; it is made where it is not there."""
        known = self._taking.account_id(key_of(said.account))
        if known is not None:
            return known, said.account
        try:
            account = self._fresh(said.account)
        except UsageError as error:
            self._problems.add(said.line, said.column, error.text)
            return None
        self._taking.add(account)
        self._came[account.id] = "new"
        if len(self.outcome.names) < MOST_NOTICES:
            self.outcome.names.append(account.name)
        self._remember(account.id, Known(Record(), account.name, self._kinds))
        return account.id, account.name

    def _fresh(self, name: str) -> Account:
        """Return a new account; where its files would be another's, they get its id behind them."""
        account = new_account(name, self._clock)
        while self._taking.has_slug(account.slug):
            account_id = str(uuid.uuid4())
            slug = slug_of(f"{account.name}!", account_id)
            account = replace(account, id=account_id, slug=slug)
        return account

    def _known_of(self, account_id: str, name: str) -> Known:
        known = self._known.get(account_id)
        if known is None:
            record = record_of(self._taking.statements(account_id))
            known = Known(record, name, self._kinds)
            self._remember(account_id, known)
        self._known.move_to_end(account_id)
        return known

    def _remember(self, account_id: str, known: Known) -> None:
        self._known[account_id] = known
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    def counted(self) -> Outcome:
        """Return what it came to."""
        came = Counter(self._came.values())
        self.outcome.new = came["new"]
        self.outcome.updated = came["updated"]
        self.outcome.unchanged = came["unchanged"]
        return self.outcome


def take_rows(
    store: Store, rows: Iterable[Said], problems: Problems, *, me: str, clock: Clock, keep: bool,
    progress: Progress = lambda count: None, kinds: Mapping[KindName, Kind] = KINDS,
) -> Outcome:  # fmt: skip
    """Take rows into the store: all of them, or none; none where they are only tried: not `keep`.

    Raises:
        PlacedError: rows that cannot be taken in; tells them.
        StoreError: the store says no.
    """
    with store.taking(keep=keep) as taking:
        importer = Importer(taking, problems, me, clock, kinds)
        for count, said in enumerate(rows, start=1):
            importer.take(said)
            importer.outcome.rows = count
            if count % 1000 == 0:
                progress(count)
        problems.refuse()
    return importer.counted()


def notices(outcome: Outcome, path: str, kinds: Mapping[KindName, Kind] = KINDS) -> Text:
    """Return which rows say otherwise than an earlier one, a line each."""
    lines = [
        Text(
            f"{path}:{line}: {label_of(target, 'en', kinds)}: an earlier row says otherwise; "
            "that one counts",
            f"{path}:{line}: {label_of(target, 'nl', kinds)}: een eerdere rij zegt iets anders; "
            "die telt",
        )
        for line, target in outcome.notices
    ]
    if outcome.more:
        lines.append(
            Text(f"and {outcome.more} more such rows", f"en nog {outcome.more} van zulke rijen")
        )
    return Text("".join(f"{line.en}\n" for line in lines),
                "".join(f"{line.nl}\n" for line in lines))  # fmt: skip
