"""What the team's figures are made of, read at once whatever the number of accounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time

from amkit.errors import ProtocolError
from amkit.files import find_protocol, protocol_names
from amkit.model.account import key_of
from amkit.model.protocol import Protocol
from amkit.model.run import Went
from amkit.planning.gaps import complete
from amkit.planning.kept import Past
from amkit.planning.team import Member
from amkit.planning.usage import ProtocolUse, use_of
from amkit.session.cycle import looks
from amkit.session.library import load
from amkit.settings import Settings
from amkit.store import Store


def members_of(store: Store, owner: str) -> list[Member]:
    """Return the accounts that are worked with, of one account manager where one is named."""
    wanted = key_of(owner)
    plans, held = store.made_last("plan"), store.held_days()
    made = []
    for look in looks(store, None):
        if wanted and key_of(look.owner) != wanted:
            continue
        account_id = look.account.id
        planned = plans.get(account_id)
        made.append(
            Member(
                past=Past(look=look, held=days_of(held.get(account_id, {}))),
                complete=complete(look.record),
                planned=None if planned is None else planned.astimezone().date(),
            )
        )
    return made


def days_of(held: Mapping[str, Sequence[datetime]]) -> dict[str, list[date]]:
    """Return the days of moments, each once, in order."""
    return {
        protocol: sorted({at.astimezone().date() for at in moments})
        for protocol, moments in held.items()
    }


def uses_of(
    store: Store, settings: Settings, since: date, accounts: frozenset[str] | None = None
) -> Iterator[ProtocolUse]:
    """Yield what came of each protocol of the library, in runs that were changed since a day.

    Args:
        store: where the runs are.
        settings: which library.
        since: the first day.
        accounts: the ids of those whose runs count; None for all.
    """
    start = datetime.combine(since, time.min).astimezone(UTC)
    runs: dict[str, list[Went]] = {}
    for run in store.went_since(start):
        if accounts is None or run.account_id in accounts:
            runs.setdefault(run.protocol_id, []).append(run)
    given = store.given_since(start)
    for protocol in _library(settings):
        yield use_of(protocol, runs.get(protocol.id, ()), given)


def _library(settings: Settings) -> Iterator[Protocol]:
    """Yield every protocol that can be read; `amkit lint` tells what is wrong with the others."""
    for name in protocol_names(settings.workspace):
        found = find_protocol(name, settings.workspace)
        try:
            yield load(found.raw, found.path, settings.workspace).protocol
        except ProtocolError:
            continue
