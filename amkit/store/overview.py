"""What was held with all accounts, in a few rows each and not run by run."""

from __future__ import annotations

from datetime import datetime

from amkit.model.run import Given, Went
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

    def held_days(self) -> dict[str, dict[str, list[datetime]]]:
        """Return every moment at which a conversation was held, in order.

        By account's id and protocol, UTC.
        """
        found: dict[str, dict[str, list[datetime]]] = {}
        for account_id, protocol_id, at in self._database.query(
            "SELECT account_id, protocol_id, changed FROM run WHERE status = ? ORDER BY changed",
            ("done",),
        ):
            of = found.setdefault(str(account_id), {})
            of.setdefault(str(protocol_id), []).append(rows.changed_of(at))
        return found

    def made_last(self, name: str) -> dict[str, datetime]:
        """Return when a document was last made, by account's id, UTC."""
        found = self._database.query("SELECT account_id, at FROM rendering WHERE name = ?", (name,))
        return {str(account_id): rows.changed_of(at) for account_id, at in found}

    def went_since(self, at: datetime) -> list[Went]:
        """Return the runs that were changed since then."""
        found = self._database.query(
            "SELECT id, account_id, protocol_id, status, changed FROM run WHERE changed >= ?",
            (at.isoformat(),),
        )
        return [rows.went_of(row) for row in found]

    def given_since(self, at: datetime) -> dict[str, list[Given]]:
        """Return what was answered in runs that were changed since then, by the run's id, in order.

        What was answered is not proven here, and not read: only how.
        """
        found: dict[str, list[Given]] = {}
        for run_id, *cells in self._database.query(
            "SELECT run_id, slot, value, reason, why, at FROM answer WHERE run_id IN "
            "(SELECT id FROM run WHERE changed >= ?) ORDER BY run_id, seq",
            (at.isoformat(),),
        ):
            found.setdefault(str(run_id), []).append(rows.given_of(*cells))
        return found
