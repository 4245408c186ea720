"""All accounts at a glance: who they are to us, when we last spoke, what has to be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from amkit.model.account import Account
from amkit.model.record import Entry
from amkit.session.record import ByHand
from amkit.store import Store


class Glance(NamedTuple):
    """An account at a glance.

    Attributes:
        account: the account.
        profile: what is known of the customer as a whole; None where nothing is.
        last: when we last spoke; None where we never did.
        actions, overdue: how many open actions there are, and how many are late.
    """

    account: Account
    profile: Entry | None
    last: datetime | None
    actions: int
    overdue: int


def glances(store: Store, hand: ByHand, today: date, *, archived: bool) -> Iterator[Glance]:
    """Yield the accounts, by name; those that were put aside too where `archived`."""
    last: dict[str, datetime] = {}
    for run in store.runs():
        last[run.account_id] = max(run.changed, last.get(run.account_id, run.changed))
    accounts = [one for one in store.accounts() if archived or one.archived is None]
    profiles = {one.account.id: one.entry for one in hand.all_known("profile", accounts)}
    due: dict[str, list[object]] = {}
    for one in hand.all_known("action", accounts):
        if one.entry.is_open:
            due.setdefault(one.account.id, []).append(one.entry.fields.get("due"))
    for account in accounts:
        days = due.get(account.id, [])
        late = sum(isinstance(day, date) and day < today for day in days)
        yield Glance(
            account, profiles.get(account.id), last.get(account.id), len(days), late
        )  # fmt: skip
