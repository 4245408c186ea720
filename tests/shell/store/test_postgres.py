"""What only a server can be: away, of another mind, without its driver."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from amkit.errors import StoreError
from amkit.store import open_store
from tests.conftest import Amkit
from tests.protocols import text
from tests.shell.session.test_sitting import ANSWERS, PHASES

SECRET = "geheim-wachtwoord"


def test_a_server_that_is_away_is_told_without_the_password() -> None:
    with pytest.raises(StoreError, match="cannot be reached") as refused:
        open_store(f"postgresql://u:{SECRET}@127.0.0.1:1/amkit")

    assert SECRET not in f"{refused.value} {refused.value.text}"
    assert refused.value.exit_code == 4


def test_without_its_driver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(StoreError, match=r"amkit\[postgres\]"):
        open_store("postgresql://localhost/amkit")


def test_sqlite_does_not_load_the_driver() -> None:
    import subprocess

    code = "import amkit.store, sys; print('psycopg' in sys.modules, 'sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False False\n"


def test_a_conversation_is_kept_in_the_teams_database(
    server: Any, amkit: Amkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AMKIT_DATABASE_URL", server.get_uri(database="postgres"))
    Path("talk.yaml").write_text(text(PHASES, minutes=10))
    Path("answers.yaml").write_text(ANSWERS)
    ran = amkit("run", "./talk.yaml", "--account", "ACME", "--yes", "--answers", "answers.yaml")

    assert ran.code == 0, ran.err
    assert json.loads(amkit("runs", "--json").out)[0]["status"] == "done"
    assert "PostgreSQL" in amkit("store", "status").out
    assert "**Cleaning**" in amkit("plan", "ACME", "--stdout").out
    refused = amkit("store", "backup", "copy.db")
    assert (refused.code, "pg_dump" in refused.err) == (4, True)
