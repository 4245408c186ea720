"""What only a server can be: away, of another mind, without its driver."""

from __future__ import annotations

import sys

import pytest

from amkit.errors import StoreError
from amkit.store import open_store

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
