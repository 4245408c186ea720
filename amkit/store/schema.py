"""The tables, as numbered migrations that SQLite and PostgreSQL both understand.

A migration is never changed once it was released; the next one gets the next number.
"""

from __future__ import annotations

MIGRATIONS: dict[int, tuple[str, ...]] = {
    1: (
        """
        CREATE TABLE account (
            id TEXT PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,        -- what names are compared by
            name TEXT NOT NULL,
            slug TEXT NOT NULL UNIQUE,       -- its name in file names
            created TEXT NOT NULL            -- every moment is ISO 8601, UTC
        )
        """,
        """
        CREATE TABLE protocol (
            digest TEXT PRIMARY KEY,
            text TEXT NOT NULL               -- base64: the file's bytes, to the letter
        )
        """,
        """
        CREATE TABLE run (
            id TEXT PRIMARY KEY,
            account_id TEXT NOT NULL REFERENCES account (id),
            protocol_id TEXT NOT NULL,
            protocol_version TEXT NOT NULL,
            protocol_digest TEXT NOT NULL REFERENCES protocol (digest),
            status TEXT NOT NULL,
            by_whom TEXT NOT NULL,
            started TEXT NOT NULL,
            changed TEXT NOT NULL
        )
        """,
        "CREATE INDEX run_of_account ON run (account_id, started)",
        """
        CREATE TABLE answer (
            run_id TEXT NOT NULL REFERENCES run (id),
            seq INTEGER NOT NULL,            -- 0, 1, 2, … within the run; the order, not the clock
            slot TEXT NOT NULL,
            reply TEXT NOT NULL,
            value TEXT NOT NULL,             -- JSON, see amkit.model.values
            reason TEXT NOT NULL,            -- '' where it was answered
            why TEXT NOT NULL,
            by_whom TEXT NOT NULL,
            at TEXT NOT NULL,
            source TEXT NOT NULL,
            checksum TEXT NOT NULL,          -- of the whole row
            PRIMARY KEY (run_id, seq)
        )
        """,
        """
        CREATE TABLE statement (
            run_id TEXT NOT NULL REFERENCES run (id),
            item TEXT NOT NULL,
            account_id TEXT NOT NULL REFERENCES account (id),
            kind TEXT NOT NULL,
            fields TEXT NOT NULL,            -- JSON list of [name, value]: their order counts
            step TEXT NOT NULL,
            source TEXT NOT NULL,
            by_whom TEXT NOT NULL,
            at TEXT NOT NULL,
            seq INTEGER NOT NULL,            -- within the account: which came first, at one moment
            PRIMARY KEY (run_id, item)
        )
        """,
        "CREATE INDEX statement_of_account ON statement (account_id, seq)",
        """
        CREATE TABLE rendering (
            account_id TEXT NOT NULL REFERENCES account (id),
            name TEXT NOT NULL,
            text TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (account_id, name)
        )
        """,
    ),
    2: (
        "ALTER TABLE account ADD COLUMN archived TEXT NOT NULL DEFAULT ''",  # the moment, or ''
        """
        CREATE TABLE alias (
            key TEXT PRIMARY KEY,            -- what an account was called before
            account_id TEXT NOT NULL REFERENCES account (id)
        )
        """,
        "DROP INDEX statement_of_account",
        "ALTER TABLE statement RENAME TO statement_1",
        """
        CREATE TABLE statement (
            run_id TEXT REFERENCES run (id), -- NULL where it was said by hand
            item TEXT NOT NULL,
            account_id TEXT NOT NULL REFERENCES account (id),
            kind TEXT NOT NULL,
            fields TEXT NOT NULL,            -- JSON list of [name, value]: their order counts
            about TEXT NOT NULL,             -- the key of the entry, '' where the main field says
            step TEXT NOT NULL,
            source TEXT NOT NULL,
            confidence TEXT NOT NULL,
            audience TEXT NOT NULL,
            by_whom TEXT NOT NULL,
            at TEXT NOT NULL,
            seq INTEGER NOT NULL,            -- within the account: which came first, at one moment
            UNIQUE (run_id, item)
        )
        """,
        """
        INSERT INTO statement
        SELECT run_id, item, account_id, kind, fields, '', step, source, '', 'internal', by_whom,
            at, seq
        FROM statement_1
        """,
        "DROP TABLE statement_1",
        "CREATE INDEX statement_of_account ON statement (account_id, seq)",
    ),
    3: (
        # Of the whole row; see amkit.store.sealing, which fills them in.
        *(
            f"ALTER TABLE {table} ADD COLUMN checksum TEXT NOT NULL DEFAULT ''"
            for table in ("account", "alias", "protocol", "run", "statement", "rendering")
        ),
        "ALTER TABLE run ADD COLUMN head TEXT NOT NULL DEFAULT ''",  # of its answers, in order
    ),
}
VERSION = max(MIGRATIONS)
"""The version of the tables that this amkit writes."""

TABLES = ("account", "alias", "protocol", "run", "answer", "statement", "rendering")
"""Their names; each stands behind what it refers to."""

VERSION_TABLE = "amkit_version"
"""The table of one row that says which migrations a store has had."""
