"""The record by hand: entries found, added, changed and closed, whatever conversation there was."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date

from amkit.errors import UsageError
from amkit.model.account import Account
from amkit.model.kinds import STATUS, Kind
from amkit.model.prompts import KindName
from amkit.model.record import Entry, Statement
from amkit.model.text import Text
from amkit.model.values import Value
from amkit.planning.by_hand import Voice, added, changed, closing_status, values_of
from amkit.planning.naming import Known, entry_named, known_of, refuse_all
from amkit.planning.record import record_of
from amkit.session.clock import Clock, today
from amkit.session.runs import check_name, new_account
from amkit.store import Store


class ByHand:
    """What is said of the record by hand, and kept.

    Attributes:
        voice: who says it, and on whose word.
    """

    def __init__(self, store: Store, kinds: Mapping[KindName, Kind], me: str, clock: Clock) -> None:
        self._store = store
        self.kinds = kinds
        self.voice = Voice(
            by=me, at=clock(), today=today(clock), item=lambda: str(uuid.uuid4())
        )  # fmt: skip

    # Finding ------------------------------------------------------------------------------

    def known(self, account: Account) -> tuple[Known, ...]:
        """Return the entries of an account, each with its id."""
        return known_of(account, record_of(self._store.statements(account.id)))

    def all_known(
        self, kind: KindName | None = None, accounts: Sequence[Account] | None = None
    ) -> tuple[Known, ...]:
        """Return the entries of all accounts, or of some; of all kinds, or of one."""
        said = self._store.all_statements(kind)
        return tuple(
            one
            for account in (self._store.accounts() if accounts is None else accounts)
            for one in known_of(account, record_of(said.get(account.id, ())))
        )

    def find(self, typed: str, account: Account | None, kind: KindName | None = None) -> Known:
        """Return the entry whose id was typed, or the beginning of it.

        Raises:
            NotFound: there is none.
            UsageError: several begin so.
        """
        known = self.all_known(kind) if account is None else self.known(account)
        return entry_named(typed, [k for k in known if kind in (None, k.entry.kind)], self.kinds)

    # Saying -------------------------------------------------------------------------------

    def add(self, account: Account, kind: KindName, replies: Mapping[str, str]) -> Known:
        """Add an entry; return it.

        Raises:
            UsageError: it cannot be read, or is there already.
        """
        said = added(kind, self.kinds[kind], replies, self.known(account), self.voice)
        self._store.say(account.id, [said])
        return self._named(account, kind, said.main)

    def change(self, known: Known, replies: Mapping[str, str]) -> tuple[Known | None, bool]:
        """Give fields other values; return the entry, and whether anything was different.

        The entry is None where its name was taken back, and with it the whole.

        Raises:
            UsageError: something cannot be read.
        """
        values, wrong = values_of(self.kinds[known.entry.kind], replies, self.voice)
        refuse_all(wrong)
        return self._say(known, values)

    def close(self, known: Known, status: str) -> tuple[Known | None, bool]:
        """Close an entry; return it, and whether that was not so already.

        Raises:
            UsageError: it cannot be closed so.
        """
        kind = self.kinds[known.entry.kind]
        as_ = closing_status(known.entry, kind, status, self.voice)
        return self._say(known, {STATUS: as_})

    def set_fields(self, known: Known, values: Mapping[str, Value]) -> Known:
        """Give fields other values, and return the entry; none of them names it."""
        after, _ = self._say(known, values)
        assert after is not None
        return after

    def _say(self, known: Known, values: Mapping[str, Value]) -> tuple[Known | None, bool]:
        said = changed(known.entry, self.kinds[known.entry.kind], values, self.voice)
        if said:
            self._store.say(known.account.id, said)
        return self.again(known), bool(said)

    def again(self, known: Known) -> Known | None:
        """Return an entry as it is now, None where it was taken back."""
        return next((one for one in self.known(known.account) if _same(one, known)), None)

    def _named(self, account: Account, kind: KindName, main: str) -> Known:
        (found,) = (
            one
            for one in self.known(account)
            if one.entry.kind == kind and one.entry.is_known_as(main)
        )
        return found

    # Accounts -----------------------------------------------------------------------------

    def add_account(self, name: str, replies: Mapping[str, str], clock: Clock) -> Account:
        """Make an account, with a profile where something is told of it.

        Raises:
            UsageError: it cannot be called so, is there already, or a field cannot be read.
        """
        account = new_account(name, clock)
        said: list[Statement] = []
        if replies:
            profile = self.kinds["profile"]
            given = {profile.main: account.name, **replies}
            said.append(added("profile", profile, given, (), self.voice))
        self._store.add_account(account)
        self._store.say(account.id, said)
        return account

    def rename(self, account: Account, name: str) -> Account:
        """Call an account otherwise, its profile too.

        Raises:
            UsageError: it cannot be called so, or another account is.
        """
        new = self._store.rename_account(account, check_name(name))
        self._call_profile(new, self.known(account), account.key)
        return new

    def merge(self, account: Account, into: Account) -> None:
        """Make two accounts one; what both say of the customer becomes one profile."""
        self._store.merge_accounts(account, into)
        self._call_profile(into, self.known(into), account.key)

    def refuse_same(self, account: Account, into: Account) -> None:
        """Refuse to make one of what is one already.

        Raises:
            UsageError: it is.
        """
        if account.id == into.id:
            raise UsageError(
                Text(
                    f"“{account.name}” is “{into.name}” already",
                    f"‘{account.name}’ is al ‘{into.name}’",
                )
            )

    def _call_profile(self, account: Account, known: Sequence[Known], was: str) -> None:
        """Let the profile that was called after an account be called as the account is."""
        for one in known:
            if one.entry.kind == "profile" and one.entry.is_known_as(was):
                main = self.kinds["profile"].main
                self._say(one, {main: account.name})


def _same(one: Known, other: Known) -> bool:
    def keys(entry: Entry) -> frozenset[str]:
        return entry.also | {entry.key}

    return one.entry.kind == other.entry.kind and bool(keys(one.entry) & keys(other.entry))


def due_on(reply: str, kind: Kind, voice: Voice) -> date:
    """Return the day that somebody typed.

    Raises:
        UsageError: it is none.
    """
    values, wrong = values_of(kind, {"due": reply}, voice)
    refuse_all(wrong)
    due = values["due"]
    if not isinstance(due, date):
        raise UsageError(Text("to which day? Such as Friday", "naar welke dag? Zoals vrijdag"))
    return due
