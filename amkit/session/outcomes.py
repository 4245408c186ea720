"""What came of every account, from what is stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from amkit.model.method import Method, Rules
from amkit.planning.kept import Past
from amkit.planning.outcomes import Outcome, outcome_of
from amkit.session.cycle import looks
from amkit.session.team import days_of
from amkit.store import Store


def outcomes_in(store: Store, method: Method, since: date, today: date) -> Iterator[Outcome]:
    """Yield what came of each account that was known by then, those put aside too."""
    held, rules = store.held_days(), Rules(method)
    for look in looks(store, None, archived=True):
        past = Past(look=look, held=days_of(held.get(look.account.id, {})))
        aside = look.account.archived is not None
        yield outcome_of(past, rules, since, today, archived=aside)
