"""What only a server can be: away, of another mind, without its driver."""

from __future__ import annotations

import json
import sys
import traceback
import uuid
from pathlib import Path
from typing import Any

import psycopg
import pytest

from amkit.errors import StoreError
from amkit.store import Store, open_store
from tests.conftest import Amkit
from tests.protocols import text
from tests.shell.session.test_sitting import ANSWERS, PHASES
from tests.shell.store.test_store import account, answer, run, save

SECRET = "geheim-wachtwoord"


def test_a_server_that_is_away_is_told_without_the_password() -> None:
    with pytest.raises(StoreError, match="cannot be reached") as refused:
        open_store(f"postgresql://u:{SECRET}@127.0.0.1:1/amkit")

    assert (
        SECRET not in f"{refused.value.text} {''.join(traceback.format_exception(refused.value))}"
    )
    assert refused.value.exit_code == 4


def test_without_its_driver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(StoreError, match=r"amkit\[postgres\]"):
        open_store("postgresql://localhost/amkit")


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
def test_a_database_without_room_for_every_letter_is_refused(server: Any, encoding: str) -> None:
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(
            f"CREATE DATABASE {encoding.lower()} ENCODING '{encoding}' TEMPLATE template0 "
            "LC_COLLATE 'C' LC_CTYPE 'C'"
        )

    with pytest.raises(StoreError, match=f"keeps text as {encoding}"):
        open_store(server.get_uri(database=encoding.lower()))


@pytest.fixture
def own(server: Any) -> str:
    """Return the URL of a schema of its own."""
    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{server.get_uri()}&options=-csearch_path%3D{name}"


def cut_every_line(server: Any) -> None:
    """End every connection but this one, as a server that starts anew does."""
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )


def test_a_line_that_was_cut_between_two_answers_is_laid_again(server: Any, own: str) -> None:
    with open_store(own) as store:
        store.add_account(account())
        store.start(run(), b"text")
        save(store, answer("before"))
        cut_every_line(server)
        save(store, answer("after"), expected=1)

        assert [found.reply for found in store.answers("r1")] == ["before", "after"]
        assert store._database.query("SHOW lock_timeout") == [("5s",)]


def test_a_line_that_is_cut_in_the_middle_keeps_nothing_and_says_so(server: Any, own: str) -> None:
    def change(store: Store) -> None:
        with store._database.transaction():
            store._database.execute("UPDATE account SET name = 'other'")
            cut_every_line(server)
            store._database.execute("UPDATE account SET name = 'another'")

    with open_store(own) as store:
        store.add_account(account())
        with pytest.raises(StoreError, match="cannot be reached"):
            change(store)

        store.start(run(), b"text")
        assert [found.name for found in store.accounts()] == ["ACME"]


@pytest.mark.parametrize("usage", [False, True])
def test_somebody_who_may_make_nothing_there_is_told_whom_to_ask(
    server: Any, own: str, usage: bool
) -> None:
    guest = f"guest_{usage}".lower()
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {guest} LOGIN")
        if usage:
            connection.execute(f"GRANT USAGE ON SCHEMA {own.rpartition('%3D')[2]} TO {guest}")

    with pytest.raises(StoreError, match="does not let this user do that; ask"):
        open_store(own.replace("//postgres:@", f"//{guest}@"))


@pytest.mark.parametrize(
    "url", [f"postgresql://u:{SECRET}@h:no/d", f"postgresql://u:{SECRET}@h/d?nonsense=1"]
)
def test_a_url_that_the_driver_cannot_read_is_told_without_the_password(url: str) -> None:
    with pytest.raises(StoreError, match="Check AMKIT_DATABASE_URL") as refused:
        open_store(url)
    assert SECRET not in "".join(traceback.format_exception(refused.value))


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
