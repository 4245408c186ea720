"""What is due, from what is stored: everything is read at once, whatever the number of accounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from amkit.errors import FileError
from amkit.files import find_method, keep_cached
from amkit.model.account import Account
from amkit.model.method import TIERS, Days, Due, Method, Task
from amkit.model.text import Text
from amkit.planning.cycle import Look
from amkit.planning.record import record_of
from amkit.session.known import known
from amkit.settings import Settings
from amkit.source.compiled import Compiler, digest
from amkit.store import Store

_METHODS = Compiler(Method, Task, Due, Days, Text)


def method_of(settings: Settings) -> Method:
    """Return the method that holds here; from the cache where it has been read before.

    Raises:
        ProtocolError: it cannot be used; carries every finding.
        FileError: it cannot be read.
    """
    found = find_method(settings.workspace)
    name = digest(found.raw)
    read_before = known(_METHODS, name)
    if read_before is not None:
        return read_before
    from amkit.source.methods import load_method  # noqa: PLC0415  YAML and the models are heavy

    method, _ = load_method(found.raw, found.path)
    keep_cached(name, _METHODS.freeze(method))
    return method


def rhythm_of(settings: Settings) -> Mapping[str, frozenset[str]]:
    """Return by group of accounts which conversations come round; {} where there is no method."""
    try:
        tasks = method_of(settings).tasks
    except FileError:
        return {}
    return {
        tier: frozenset(name for task in tasks if tier in task.tiers for name in task.coming_round)
        for tier in TIERS
    }


def looks(store: Store, one: Account | None, *, archived: bool = False) -> Iterator[Look]:
    """Yield what the cycle looks at: of one account, or of all that are worked with.

    Args:
        store: where they are.
        one: the account; None for all.
        archived: whether those that were put aside are among them.
    """
    with store.as_of_now():
        held, met = store.last_held(), store.held_about_people()
        said = {one.id: store.statements(one.id)} if one else store.all_statements()
        accounts = (one,) if one else store.accounts()
    for account in accounts:
        if account.archived is None or archived or one is not None:
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
