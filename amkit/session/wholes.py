"""Whole accounts of an export, taken into the store."""

from __future__ import annotations

from amkit.exchange.whole import Collection
from amkit.session.importing import MOST_NOTICES, Outcome
from amkit.session.runs import check_name
from amkit.store import Store


def take_whole(store: Store, collection: Collection, *, keep: bool) -> Outcome:
    """Take whole accounts into the store: all, or none; none where it is only tried: not `keep`.

    Raises:
        UsageError: an account cannot be called so.
        FileError: a conversation went on both here and in the file.
        StoreError: the store says no.
    """
    came = Outcome()
    with store.taking(keep=keep) as taking:
        for whole in collection.accounts:
            check_name(whole.account.name)
            taken, said = taking.take(
                whole.account, whole.names_before, whole.statements, whole.runs,
                collection.protocols,
                [(made.name, made.text, made.at.isoformat()) for made in whole.renderings],
            )  # fmt: skip
            came.rows += 1
            came.said += said
            came.new += taken == "new"
            came.updated += taken == "updated"
            came.unchanged += taken == "unchanged"
            if taken == "new" and len(came.names) < MOST_NOTICES:
                came.names.append(whole.account.name)
    return came
