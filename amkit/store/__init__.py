"""The store: one set of statements over SQLite or PostgreSQL, every answer kept as history."""

from amkit.store.backup import backup
from amkit.store.store import ImportCount, Store, open_store
from amkit.store.upkeep import StoreStatus

__all__ = ["ImportCount", "Store", "StoreStatus", "backup", "open_store"]
