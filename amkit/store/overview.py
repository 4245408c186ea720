"""What was held with all accounts, in a few rows each and not run by run."""

from __future__ import annotations

from datetime import datetime

from amkit.store import rows
from amkit.store.tables import Tables


class Overview(Tables):
    """All accounts at once."""

    def last_held(self) -> dict[str, dict[str, datetime]]:
        """Return when each conversation was last held: by account's id and protocol, UTC."""
        found: dict[str, dict[str, datetime]] = {}
        for account_id, protocol_id, at in self._database.query(
            "SELECT account_id, protocol_id, max(changed) FROM run WHERE status = ? "
            "GROUP BY account_id, protocol_id",
            ("done",),
        ):
            found.setdefault(str(account_id), {})[str(protocol_id)] = rows.changed_of(at)
        return found

    def held_about_people(self) -> dict[str, dict[str, frozenset[str]]]:
        """Return the ids of the runs that were held and say something of a person of the customer.

        By account's id and protocol.
        """
        ids: dict[str, dict[str, set[str]]] = {}
        for account_id, protocol_id, run_id in self._database.query(
            "SELECT account_id, protocol_id, id FROM run WHERE status = ? AND id IN "
            "(SELECT run_id FROM statement WHERE kind = ?)",
            ("done", "stakeholder"),
        ):
            ids.setdefault(str(account_id), {}).setdefault(str(protocol_id), set()).add(str(run_id))
        return {
            account_id: {name: frozenset(some) for name, some in of.items()}
            for account_id, of in ids.items()
        }
