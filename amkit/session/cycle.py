"""What is due, from what is stored: everything is read at once, whatever the number of accounts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from amkit.files import find_method
from amkit.model.account import Account
from amkit.model.method import Method
from amkit.planning.cycle import Look
from amkit.planning.record import record_of
from amkit.settings import Settings
from amkit.store import Store


def method_of(settings: Settings) -> Method:
    """Return the method that holds here.

    Raises:
        ProtocolError: it cannot be used; carries every finding.
        FileError: it cannot be read.
    """
    from amkit.source.methods import load_method  # noqa: PLC0415  YAML and the models are heavy

    found = find_method(settings.workspace)
    return load_method(found.raw, found.path)[0]


def looks(store: Store, one: Account | None) -> Iterator[Look]:
    """Yield what the cycle looks at: of one account, or of all that are worked with."""
    with store.as_of_now():
        held, met = store.last_held(), store.held_about_people()
        said = {one.id: store.statements(one.id)} if one else store.all_statements()
        accounts = (one,) if one else store.accounts()
    for account in accounts:
        if account.archived is None or one is not None:
            spoken = [one_.at for one_ in said.get(account.id, ()) if one_.source == "said"]
            last = held.get(account.id, {})
            contact = max((*spoken, *last.values()), default=None)
            yield Look(
                account=account,
                record=record_of(said.get(account.id, ())),
                held={name: _day(at) for name, at in last.items()},
                met=met.get(account.id, {}),
                contact=None if contact is None else _day(contact),
            )


def _day(at: datetime) -> date:
    """Return the date of a moment here, where the account manager is."""
    return at.astimezone().date()
