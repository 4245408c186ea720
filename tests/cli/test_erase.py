"""Erasing leaves nothing, and names what it cannot reach (F16)."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from amkit.store import open_store
from tests.conftest import Amkit
from tests.protocols import text
from tests.shell.session.test_sitting import ANSWERS, PHASES
from tests.shell.store.test_store import CANARY, account, answer, run, save

STORE = Path(".amkit/amkit.db")
SECRET = "they-close-the-plant-in-May"


@pytest.fixture
def held(amkit: Amkit) -> Amkit:
    """Return the command line where two accounts are known, with documents and a backup."""
    Path("amkit.toml").write_text("")
    Path("protocols").mkdir()
    Path("protocols/talk.yaml").write_text(text(PHASES, minutes=10))
    Path("answers.yaml").write_text(ANSWERS.replace("Cleaning", SECRET))
    for name in ("ACME", "Globex"):
        ran = amkit("run", "talk", "--account", name, "--yes", "--answers", "answers.yaml")
        assert ran.code == 0, ran.err
        Path("answers.yaml").write_text(ANSWERS)
    assert amkit("account", "rename", "ACME", "ACME Holding").code == 0
    assert amkit("plan", "ACME").code == 0
    assert amkit("account", "list").code == 0
    return amkit


def holding(*words: str) -> list[str]:
    """Return the files of the store and its backups in which one of the words is."""
    return [
        str(path)
        for path in sorted(STORE.parent.rglob("*"))
        if path.is_file() and any(word.encode() in path.read_bytes() for word in words)
    ]


def test_not_a_byte_is_left_and_the_others_stay(held: Amkit) -> None:
    assert len(holding(SECRET)) >= 2
    before = held("account", "show", "Globex").out

    ran = held("account", "erase", "ACME Holding", "--yes")
    assert ran.code == 0, ran.err
    assert "Erased: “ACME Holding”, also from 1 backups" in ran.out
    assert holding(SECRET, "ACME") == []
    assert held("account", "show", "ACME").code == 2
    assert held("account", "show", "Globex").out == before
    assert "nothing is damaged" in held("doctor").out
    assert held("store", "restore").code == 0
    assert held("account", "show", "ACME").code == 2


def test_what_is_still_there_is_named(held: Amkit) -> None:
    (STORE.parent / "backups" / "amkit-2020-01-01.db").write_bytes(b"SQLite format 3\0 rotten")
    ran = held("account", "erase", "ACME", "--yes", "--lang", "nl")

    assert "Gewist: ‘ACME Holding’" in ran.out
    for name in ("notes/acme", "plans/acme.md", "backups/amkit-2020-01-01.db"):
        (line,) = [line for line in ran.out.splitlines() if line.endswith(name)]
        assert line.startswith("Staat er nog, wis dit zelf: ")


def test_without_a_yes_nothing_is_erased(held: Amkit) -> None:
    ran = held("account", "erase", "ACME")

    assert ran.code != 0 or "Nothing was erased" in ran.out
    assert len(holding(SECRET)) >= 2


def test_another_amkit_that_reads_is_told_of(held: Amkit) -> None:
    with sqlite3.connect(STORE, isolation_level=None) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM answer").fetchall()
        ran = held("account", "erase", "ACME", "--yes")
        other.execute("ROLLBACK")
    other.close()

    assert (ran.code, "close every other amkit" in ran.out) == (0, True) or ran.code == 4


def test_deleting_alone_would_leave_it(tmp_path: Path) -> None:
    path = tmp_path / "amkit.db"
    with open_store(f"sqlite:///{path}") as store:
        store.add_account(account())
        store.start(run(), b"text")
        save(store, answer())
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("DELETE FROM answer")
    connection.commit()
    connection.close()

    assert CANARY.encode() in path.read_bytes()
