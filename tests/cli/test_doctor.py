"""Damage is told and repaired, and a backup is there before it is needed; from the command line."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from amkit.store.repair import restore
from tests.conftest import Amkit

STORE = Path(".amkit/amkit.db")
CANARY = "Grow abroad in silence"


@pytest.fixture
def held(amkit: Amkit) -> Amkit:
    """Return the command line in a workspace that knows something, since yesterday."""
    Path("amkit.toml").write_text("")
    assert amkit("account", "add", "ACME").code == 0
    assert amkit("record", "add", "ACME", "goal", CANARY).code == 0
    for file in STORE.parent.glob("backups/*"):
        file.unlink()
    assert amkit("account", "list").code == 0  # the first work of the day makes the backup
    return amkit


def rot(bit: int = 1) -> None:
    raw = bytearray(STORE.read_bytes())
    raw[raw.rindex(CANARY.encode()) + 3] ^= bit
    STORE.write_bytes(raw)


def test_a_sound_store_is_told_so(held: Amkit) -> None:
    ran = held("doctor")

    assert ran.code == 0
    assert "nothing is damaged" in ran.out
    assert "er is niets beschadigd" in held("doctor", "--lang", "nl").out
    assert json.loads(held("doctor", "--json").out)["sound"] is True


def test_damage_is_told_and_repaired(held: Amkit) -> None:
    before = held("store", "export", "-").out
    rot()

    refused = held("account", "show", "ACME")
    assert (refused.code, "amkit doctor" in refused.err) == (4, True)
    assert "no backup was made: the store is damaged" not in held("doctor").err
    told = held("doctor")
    assert told.code == 1
    assert "damaged: a row of the table statement" in told.out
    assert "newest good backup: " in told.out
    assert "beschadigd: een rij van de tabel statement" in held("doctor", "--lang", "nl").out
    assert json.loads(held("doctor", "--json").out)["damaged"] == [
        {"table": "statement", "run": "", "number": 0}
    ]

    mended = held("doctor", "--repair")
    assert mended.code == 0, mended.out
    assert "nothing is damaged any more" in mended.out
    assert held("store", "export", "-").out == before
    assert CANARY not in told.out + told.err + mended.out + mended.err
    (aside,) = STORE.parent.glob("amkit-aside-*.db")
    assert str(aside) in mended.out


def test_a_damaged_store_is_never_backed_up_over_a_good_one(held: Amkit) -> None:
    (good,) = (STORE.parent / "backups").iterdir()
    good = good.rename(good.with_name("amkit-2026-01-01.db"))
    content = good.read_bytes()
    rot()

    ran = held("account", "list")
    assert "no backup was made: the store is damaged" in ran.err
    assert "geen back-up gemaakt: de opslag is" in held("account", "list", "--lang", "nl").err
    assert [file.read_bytes() for file in (STORE.parent / "backups").iterdir()] == [content]


def test_what_no_backup_has_is_told_and_the_rest_stays(held: Amkit) -> None:
    for file in (STORE.parent / "backups").iterdir():
        file.unlink()
    rot()

    assert "there is no good backup" in held("doctor").out
    ran = held("doctor", "--repair")
    assert ran.code == 1
    assert "could not be put right: damaged: a row of the table statement" in ran.out
    assert "ACME" in held("account", "list").out


@pytest.mark.parametrize("content", [None, b"", b"rubbish" * 1_000])
def test_a_store_that_is_gone_comes_back_from_its_backup(
    held: Amkit, content: bytes | None
) -> None:
    before = held("store", "export", "-").out
    STORE.unlink()
    if content is not None:
        STORE.write_bytes(content)

    assert held("account", "list").code == 4
    assert held("account", "list").code == 4, "it was begun anew"
    assert held("doctor").code == 1
    ran = held("store", "restore")
    assert ran.code == 0, ran.err
    assert held("store", "export", "-").out == before


def test_a_named_backup_is_put_back_and_what_was_is_kept(held: Amkit) -> None:
    assert held("store", "backup", "mine.db").code == 0
    before = held("store", "export", "-").out
    assert held("record", "add", "ACME", "goal", "Another one").code == 0

    ran = held("store", "restore", "mine.db", "--lang", "nl")
    assert ran.code == 0, ran.err
    assert "teruggezet: mine.db" in ran.out
    assert held("store", "export", "-").out == before
    (aside,) = STORE.parent.glob("amkit-aside-*.db")
    assert b"Another one" in aside.read_bytes()
    assert held("store", "restore", "amkit.toml").code == 4
    assert held("store", "restore", "nothing.db").code == 5
    assert held("store", "export", "-").out == before


def test_what_is_put_aside_twice_in_one_second_is_kept_twice(held: Amkit) -> None:
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert held("store", "backup", "mine.db").code == 0
    kept = []
    for name in ("The first one", "The second one"):
        assert held("record", "add", "ACME", "goal", name).code == 0
        aside = restore(STORE, Path("mine.db"), at)
        assert aside is not None
        kept.append((aside, name))

    assert len({aside for aside, _ in kept}) == 2
    for aside, name in kept:
        with closing(sqlite3.connect(aside)) as old:
            assert old.execute(
                "SELECT 1 FROM statement WHERE fields LIKE ?", (f"%{name}%",)
            ).fetchone()


def test_without_a_backup_there_is_nothing_to_put_back(amkit: Amkit) -> None:
    ran = amkit("store", "restore", "--lang", "nl")

    assert (ran.code, "nog geen back-up" in ran.err) == (2, True)


def test_a_server_is_not_repaired_from_here(amkit: Amkit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMKIT_DATABASE_URL", "postgresql://localhost/amkit")

    assert "on its server" in amkit("store", "restore").err


def test_where_no_backup_can_be_made_the_work_goes_on(held: Amkit) -> None:
    for file in (STORE.parent / "backups").iterdir():
        file.unlink()
    (STORE.parent / "backups").rmdir()
    (STORE.parent / "backups").write_text("a file where a folder should be")

    ran = held("account", "list")
    assert ran.code == 0
    assert "ACME" in ran.out
    assert "no backup was made" in ran.err


def become_newer() -> None:
    with closing(sqlite3.connect(STORE)) as connection, connection:
        connection.execute("UPDATE amkit_version SET version = 99")
        connection.execute("CREATE TABLE more (text TEXT)")


def test_what_a_newer_amkit_keeps_is_shown_and_not_changed(held: Amkit) -> None:
    become_newer()
    before = STORE.read_bytes()

    shown = held("account", "show", "ACME")
    assert shown.code == 0
    assert CANARY in shown.out
    assert "this one only reads it. Install a newer amkit" in shown.err
    assert "deze kan er alleen in lezen" in held("account", "show", "ACME", "--lang", "nl").err
    assert held("plan", "ACME", "--stdout").code == 0
    assert "this one only reads it" in held("doctor").out

    for words in (
        ("record", "add", "ACME", "goal", "Another"),
        ("run", "new-decision-maker", "--account", "ACME"),
        ("plan", "ACME"),
        ("account", "erase", "ACME", "--yes"),
    ):
        refused = held(*words)
        assert refused.code == 4, words
        assert "of version 99; this amkit writes 3" in refused.err
    assert not list(Path().glob("**/*.md"))
    assert STORE.read_bytes() == before


def test_what_a_newer_amkit_keeps_is_repaired_by_a_newer_amkit_only(held: Amkit) -> None:
    become_newer()
    rot()

    assert held("doctor").code == 1
    refused = held("doctor", "--repair")
    assert (refused.code, "of version 99" in refused.err) == (4, True)
    assert not list(STORE.parent.glob("amkit-aside-*.db"))
