"""How a store is: counted, proven row by row, and copied."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from amkit.store import copies, damage, sealing
from amkit.store.database import Damaged, Refused
from amkit.store.migrate import version_of
from amkit.store.tables import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreStatus:
    """How a store is.

    Attributes:
        url: where it is, without a password.
        kind: which database.
        version: of its tables.
        accounts, runs, answers, statements: how many there are.
        size: bytes on disk; None where that cannot be told.
        sound: whether the database finds itself, and every answer, undamaged.
        encrypted: whether its file opens with a passphrase only.
    """

    url: str
    kind: str
    version: int
    accounts: int
    runs: int
    answers: int
    statements: int
    size: int | None
    sound: bool
    encrypted: bool


class Upkeep(Tables):
    """A store that can be looked after."""

    def status(self) -> StoreStatus:
        """Return how the store is; reads every answer once."""
        counts = [
            int(self._database.query(f"SELECT count(*) FROM {table}")[0][0])
            for table in ("account", "run", "answer", "statement")
        ]
        return StoreStatus(
            url=self._name,
            kind=self._database.kind,
            version=version_of(self._database),
            accounts=counts[0],
            runs=counts[1],
            answers=counts[2],
            statements=counts[3],
            size=self._database.size(),
            sound=self.sound(),
            encrypted=self._database.encrypted,
        )

    def sound(self) -> bool:
        """Tell whether the database finds itself, and every row its seal, undamaged."""
        try:
            return self.intact() and not damage.find(self.rows())
        except Damaged:
            return False

    def intact(self) -> bool:
        """Tell whether the database finds itself undamaged; what rows hold is not looked at."""
        return self._database.sound()

    def rows(self) -> damage.Rows:
        """Return every row there is, with all its columns, as of one moment.

        Raises:
            Damaged: not every row can be read.
        """
        with self._database.snapshot():
            return {table: sealing.raw(self._database, table) for table in sealing.KEYS}

    def fill(self, made: damage.Rows) -> None:
        """Fill an empty store with rows as they are, those that do not add up as well.

        One that this database has no room for any more is left out.
        """
        # What a damaged row refers to may be damaged itself; its place is kept all the same.
        self._database.execute("PRAGMA foreign_keys = OFF")
        with self._writing():
            for table, those in made.items():
                sealing.write(self._database, table, [row for row in those if sealing.whole(row)])
                for row in those:
                    if not sealing.whole(row):
                        with suppress(Refused):
                            sealing.write(self._database, table, [damage.writable(row)])

    def rewrite(self, change: Callable[[damage.Rows], damage.Rows]) -> bool:
        """Give rows other cells, or take them away, all of it or nothing; none is new.

        Args:
            change: returns the rows as they are to be; what they are known by stays.

        Returns:
            Whether the bytes are gone as well, as `Database.compact` tells.

        Raises:
            StoreError: a row is not what was written.
        """
        with self._writing():
            old = {table: sealing.proven(self._database, table) for table in sealing.KEYS}
            new = change(old)
            for table, rows in old.items():
                sealing.become(self._database, table, rows, new[table])
        return self._database.compact()

    def has_something(self) -> bool:
        """Tell whether anything was ever kept."""
        return bool(self._database.query("SELECT 1 FROM account LIMIT 1"))

    def files(self) -> tuple[Path, ...]:
        """Return the files it lives in, the main one first; none where they are elsewhere."""
        return self._database.files()

    def copy_to(self, path: Path) -> None:
        """Copy the database to a file, which takes its name once it is proven to be the same.

        Raises:
            OutputError: the file cannot be written.
            StoreError: this database cannot be copied, or the copy is not the same.
        """
        copies.copy(self._database, path)
