"""Small things of the store on which larger ones lean: drafts, order, digests, copies."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from amkit.errors import StoreError
from amkit.store import Store, drafts, open_store, sealing
from amkit.store.database import Row
from amkit.store.ledger import Ledger
from amkit.store.rewriting import Renaming
from amkit.store.schema import VERSION
from tests.shell.store.test_store import LATER, NOW, account, answer, by_hand, run, save


@pytest.fixture
def begun(store: Store) -> Store:
    """Return a store with two accounts, a run with an answer, and two statements each."""
    for name in ("ACME", "Globex"):
        store.add_account(account(name))
        store.say(f"id-{name}", [by_hand(f"{name} {n}", item=f"{name}{n}") for n in range(2)])
    store.start(run(), b"text")
    save(store, answer())
    return store


def order(store: Store, account_id: str) -> list[Row]:
    """Return what is said of an account with its place in the order, as the tables have it."""
    return store._database.query(
        "SELECT item, seq FROM statement WHERE account_id = ? ORDER BY seq", (account_id,)
    )


# Drafts ------------------------------------------------------------------------------------


def dead() -> int:
    """Return the number of a process that has ended."""
    return int(subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        capture_output=True, text=True, check=True,
    ).stdout)  # fmt: skip


def test_what_killed_processes_left_is_cleared_away_and_no_more(tmp_path: Path) -> None:
    file = tmp_path / "made" / "copy.db"
    file.parent.mkdir()
    gone = [f".copy.db.{dead()}.part", f".copy.db.{dead()}.part-journal", ".copy.db.x.part",
            ".copy.db.99999999999999999999.part", f".copy.db.{os.getpid()}.part"]  # fmt: skip
    stays = [f".copy.db.{os.getppid()}.part", ".copy.db.1.part", ".other.db.x.part", "copy.db.part"]
    for name in (*gone, *stays):
        file.with_name(name).touch()

    with drafts.drafted(file) as draft:
        assert draft.name == f".copy.db.{os.getpid()}.part"
        draft.touch()
        draft.with_name(f"{draft.name}-wal").touch()
        drafts.put(draft, file)

    assert {path.name for path in file.parent.iterdir()} == {*stays, "copy.db"}


def test_a_draft_that_is_not_put_is_gone(tmp_path: Path) -> None:
    with drafts.drafted(tmp_path / ("x" * 60)) as draft:
        assert draft.name.startswith("." + "x" * 40 + ".")
        draft.touch()

    assert not draft.exists()
    assert not (tmp_path / ("x" * 60)).exists()


# The order ---------------------------------------------------------------------------------


def test_what_is_merged_stands_behind_what_was_there(begun: Store) -> None:
    begun.merge_accounts(account("Globex"), account())

    assert order(begun, "id-ACME") == [("ACME0", 0), ("ACME1", 1), ("Globex0", 2), ("Globex1", 3)]


def test_what_is_merged_into_nothing_keeps_its_order(begun: Store) -> None:
    begun.add_account(account("Initech"))
    begun.merge_accounts(account("Globex"), account("Initech"))

    assert order(begun, "id-Initech") == [("Globex0", 0), ("Globex1", 1)]


def test_what_is_taken_in_stands_behind_what_was_there(begun: Store) -> None:
    with begun.taking(keep=True) as taking:
        taking.say("id-ACME", [by_hand("new", item="n1")])
        taking.say("id-ACME", [by_hand("newer", item="n2"), by_hand("newest", item="n3")])

    assert order(begun, "id-ACME") == [
        ("ACME0", 0), ("ACME1", 1), ("n1", 2), ("n2", 3), ("n3", 4),
    ]  # fmt: skip


def test_a_run_that_went_on_elsewhere_is_renewed_with_its_day(begun: Store, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'other.db'}") as other:
        other.import_(list(begun.export()))
        save(other, answer("more"), expected=1)
        other.set_status("r1", "done", LATER + timedelta(days=1))
        (held,) = other.runs()
        with begun.taking(keep=True) as taking:
            taking.take(account(), (), (), [(held, other.answers("r1"))], {"d1": b"text"})

        assert begun.runs() == other.runs()
        assert begun.answers("r1") == other.answers("r1")
    assert begun.sound()


def test_a_damaged_row_is_told_by_its_table_and_a_damaged_answer_by_its_run(begun: Store) -> None:
    database = begun._database
    database.execute("UPDATE answer SET reply = 'x'")
    database.execute("UPDATE statement SET step = 'x'")

    with pytest.raises(StoreError, match="answer 1 of run r1 is damaged"):
        sealing.proven(database, "answer")
    with pytest.raises(StoreError, match="a row of the table statement is damaged"):
        sealing.proven(database, "statement")


# What was erased, and what was before ---------------------------------------------------------


def test_every_person_that_was_erased_is_known_again(tmp_path: Path) -> None:
    file = tmp_path / "amkit.db"
    names = ["Anna de Vries", "Bram Jansen", "Chris Smit"]
    for name in names:
        Ledger(file).note_person(Renaming(marks=(name,), instead="(erased)"), NOW)
    kept = Ledger(file).path.read_text(encoding="utf-8")
    with open_store(f"sqlite:///{file}") as store:
        store.add_account(account())
        store.say("id-ACME", [by_hand(f"Ask {one}.", item=f"h{n}") for n, one in enumerate(names)])
        rows = Ledger(file).cleaned(store.rows())

    assert not any(name in str(rows) for name in names)
    assert not any(name.split()[-1] in kept for name in names)
    salt, lines = Ledger(file)._lines()
    assert len(salt) == 32
    assert len({mark for line in lines for mark in line.marks}) == 3
    assert all(len(mark) == 32 for line in lines for mark in line.marks)


def test_a_store_is_copied_before_its_tables_are_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("amkit.db", ".copy.db.1.part")
    for name in names:
        with open_store(f"sqlite:///{tmp_path / name}") as store:
            store.add_account(account())
    more = {VERSION + 1: ("CREATE TABLE more (text TEXT)",)}
    with monkeypatch.context() as patch:
        patch.setattr("amkit.store.migrate.MIGRATIONS", more)
        patch.setattr("amkit.store.migrate.VERSION", VERSION + 1)
        for name in names:
            open_store(f"sqlite:///{tmp_path / name}").close()

    (kept,) = (tmp_path / "backups").iterdir()
    assert kept.name == f"amkit-version-{VERSION}.db"
    with open_store(f"sqlite:///{kept}") as before:
        assert (before.newer, before.accounts()) == (False, (replace(account()),))
