"""A person goes out of a store, on both databases, and out of backups that come back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from amkit.errors import StoreError
from amkit.model.record import Statement
from amkit.model.run import COMMENT, Slot
from amkit.store import Store, backup, open_store
from amkit.store.erasing import erase, erase_person
from amkit.store.ledger import Ledger
from amkit.store.repair import restore
from amkit.store.rewriting import Renaming, renamed
from tests.shell.store.test_store import LATER, NOW, account, answer, run, statement

JAN = Renaming(marks=("Jan de Vries",), instead="former contact 1", forget=True)


def person(name: str = "Jan de Vries", item: str = "people[1]") -> Statement:
    return Statement(
        run_id="r1", item=item, kind="stakeholder",
        fields={"name": name, "evidence": "He said his wife is ill"}, step="ask", source="said",
        by="Bram", at=NOW,
    )  # fmt: skip


ANSWERS = (
    answer("Jan de Vries", slot=Slot("people", number=1, field="name")),
    answer("He said his wife is ill", slot=Slot("people", number=1, field="evidence")),
    answer("ill", slot=Slot("people", number=1, field=COMMENT)),
    answer("a\nb", ("ask JAN DE VRIES", "b"), Slot("points")),
    answer("He said his wife is ill", slot=Slot("people", number=2, field="evidence")),
    answer("3", 3, Slot("count")),
)


def filled(store: Store) -> Store:
    """Fill a store in which Jan is known at ACME, and named at Globex."""
    for name in ("ACME", "Globex"):
        store.add_account(account(name))
    store.start(run(), b"text")
    said = [person(), person("Vera", "people[2]"), statement("grow with Jan de Vries")]
    store.save("r1", ANSWERS, said, [], expected=0, at=LATER)
    store.say("id-ACME", [replace(person(), run_id="", item="h1", about="jan de vries")])
    store.say("id-Globex", [replace(statement("Jan de Vries moved here"), run_id="", item="h2")])
    store.keep_rendering("id-ACME", "plan", "# Plan\nJan  de Vries decides", NOW)
    store.keep_rendering("id-ACME", "report", "# Report\nGoals", NOW)
    return store


def test_of_a_person_neither_the_name_nor_what_was_said_is_left(store: Store) -> None:
    filled(store)
    erase_person(store, replace(JAN, accounts=frozenset({"id-ACME"})), NOW)

    given = store.answers("r1")
    assert [one.value for one in given] == [
        "former contact 1", "former contact 1", "former contact 1",
        ("ask former contact 1", "b"), "He said his wife is ill", 3,
    ]  # fmt: skip
    assert [one.reply for one in given][:3] == ["former contact 1"] * 3
    assert [one.main for one in store.statements("id-ACME")] == [
        "Vera", "grow with former contact 1",
    ]  # fmt: skip
    assert store.rendered("id-ACME") == ("report",)
    assert [one.main for one in store.statements("id-Globex")] == ["Jan de Vries moved here"]
    assert store.sound()


def test_everywhere_means_every_account(store: Store) -> None:
    filled(store)
    erase_person(store, JAN, NOW)

    assert [one.main for one in store.statements("id-Globex")] == ["former contact 1 moved here"]


def test_a_name_is_put_right_and_the_entry_stays(store: Store) -> None:
    filled(store)
    wanted = Renaming(marks=("Jan de Vries",), instead="Jan de Fries")
    store.rewrite(lambda rows: renamed(rows, wanted))

    first, *_, by_hand = store.statements("id-ACME")
    assert first.main == "Jan de Fries"
    assert by_hand.about == first.key == "jan de fries"
    assert store.answers("r1")[1].value == "He said his wife is ill"
    kept = store.rendering("id-ACME", "plan")
    assert kept is not None
    assert kept.text == "# Plan\nJan de Fries decides"
    assert store.sound()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the file of a store from which Jan was erased, beside a copy of before."""
    path = tmp_path / "store" / "amkit.db"
    with open_store(f"sqlite:///{path}") as store:
        backup(filled(store), tmp_path / "copy.db")
        done = erase_person(store, replace(JAN, accounts=frozenset({"id-ACME"})), NOW)
    assert (done.clean, done.left) == (True, ())
    return path


def test_not_a_byte_of_the_name_is_left_in_the_file(file: Path, tmp_path: Path) -> None:
    assert b"de Vries decides" in (tmp_path / "copy.db").read_bytes()
    for path in file.parent.rglob("*"):
        raw = path.read_bytes() if path.is_file() else b""
        assert b"his wife is ill" not in raw.replace(b"people[2]", b"") or path == file
        assert raw.lower().count(b"de vries") == (1 if path == file else 0), path


def test_a_backup_of_before_is_cleaned_when_it_is_put_back(file: Path, tmp_path: Path) -> None:
    restore(file, tmp_path / "copy.db", NOW)

    with open_store(f"sqlite:///{file}") as store:
        assert [one.main for one in store.statements("id-ACME")] == [
            "Vera", "grow with former contact 1",
        ]  # fmt: skip
        assert store.answers("r1")[1].value == "former contact 1"
        assert [one.main for one in store.statements("id-Globex")] == ["Jan de Vries moved here"]
        assert store.sound()


def test_an_account_that_was_erased_does_not_come_back(file: Path, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{file}") as store:
        erase(store, account("Globex"), NOW)
    restore(file, tmp_path / "copy.db", NOW)

    with open_store(f"sqlite:///{file}") as store:
        assert [one.name for one in store.accounts()] == ["ACME"]


def test_the_ledger_holds_no_name_and_is_private(file: Path) -> None:
    ledger = Ledger(file)
    (line,) = ledger.path.read_text().splitlines()

    assert "vries" not in line.casefold()
    assert set(json.loads(line)) == {"salt", "marks", "words", "accounts", "instead", "at"}
    assert ledger.path.stat().st_mode & 0o777 == 0o600
    assert ledger.count() == 1


@pytest.mark.parametrize("raw", [b"{", b"[]\n", b"\xff\n", b'{"words": "x"}\n'])
def test_without_a_ledger_that_can_be_read_nothing_is_put_back(
    file: Path, tmp_path: Path, raw: bytes
) -> None:
    Ledger(file).path.write_bytes(raw)
    before = file.read_bytes()

    with pytest.raises(StoreError, match=r"amkit-erased\.jsonl cannot be read"):
        restore(file, tmp_path / "copy.db", NOW)
    assert file.read_bytes() == before
