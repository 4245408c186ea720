"""What only a file can be: private, damaged, full, killed in the middle, copied."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from amkit.errors import OutputError, StoreError, UsageError
from amkit.store import backup, open_store
from amkit.store.sqlite import SQLite
from amkit.store.urls import hidden
from tests.shell.store.test_store import CANARY, account, answer, run, save


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a store with one answer in it."""
    found = tmp_path / "store" / "amkit.db"
    with open_store(f"sqlite:///{found}") as store:
        store.add_account(account())
        store.start(run(), b"text")
        save(store, answer())
    return found


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "new" / "folder"
    before = os.umask(0)
    try:
        with open_store(f"sqlite:///{folder / 'amkit.db'}") as store:
            store.add_account(account())
            files = list(folder.iterdir())
            modes = {stat.S_IMODE(file.stat().st_mode) for file in files}
    finally:
        os.umask(before)

    assert len(files) == 3
    assert modes == {0o600}
    for made in (folder, *folder.parents[:2]):
        assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_what_is_acknowledged_is_synced(path: Path) -> None:
    with open_store(f"sqlite:///{path}") as store:
        assert store._database.query("PRAGMA synchronous") == [(2,)]
        assert store._database.query("PRAGMA journal_mode") == [("wal",)]
        assert store._database.query("PRAGMA foreign_keys") == [(1,)]


def test_a_store_can_be_kept_in_memory() -> None:
    with open_store("sqlite://") as store:
        store.add_account(account())
        assert store.status().size is None


@pytest.mark.parametrize(
    "url", ["mysql://u:geheim@h/d", "", "amkit.db", "sqlite:///", "sqlite://amkit.db",
            "sqlite:///a\0b", "host=h password=geheim"]
)  # fmt: skip
def test_another_kind_of_url_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="names no store") as refused:
        open_store(url)
    assert "geheim" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://u@h/d", "postgresql://u@h/d"),
        ("postgresql://u:p@h/d?password=q&x=1", "postgresql://u:***@h/d?password=***&x=1"),
        ("postgresql://u:p@p/p@h/d", "postgresql://u:***@h/d"),
        ("postgresql://:p:p@h/d", "postgresql://:***@h/d"),
        ("host=h password = 'p p' port=1", "host=h password = *** port=1"),
    ],
)
def test_a_password_is_never_shown(url: str, shown: str) -> None:
    assert hidden(url) == shown


@pytest.mark.parametrize("name", ["a b", "100%", "what?", "a#b", "é😀", "'\"", "a.db?mode=memory"])
def test_a_path_is_taken_to_the_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_store(f"sqlite:///{name}") as store:
        monkeypatch.chdir("/")
        store.add_account(account())

    assert (tmp_path / name).stat().st_size > 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"hello, I am a text", "is not an amkit store"),
        (b"SQLite format 3\0" + b"\xff" * 4_000, "damaged"),
    ],
)
def test_what_is_no_store_is_left_as_it_is(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "amkit.db"
    file.write_bytes(content)

    with pytest.raises(StoreError, match=says):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == content


def test_another_programs_file_is_left_to_the_letter(tmp_path: Path) -> None:
    file = tmp_path / "places.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE bookmark (url TEXT)")
    connection.close()
    content = file.read_bytes()

    with pytest.raises(StoreError, match="is not an amkit store"):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == content
    assert list(tmp_path.glob("places.db*")) == [file]


def test_a_journal_without_its_store_is_not_thrown_away(path: Path, tmp_path: Path) -> None:
    journal = path.with_name("amkit.db-wal")
    with open_store(f"sqlite:///{path}") as store:
        save(store, answer(), expected=1)
        content = journal.read_bytes()
    path.unlink()
    journal.write_bytes(content)

    with pytest.raises(StoreError, match="its journal"):
        open_store(f"sqlite:///{path}")
    assert journal.read_bytes() == content
    assert not path.exists()


@pytest.mark.parametrize("replaced", [False, True])
def test_nothing_is_acknowledged_that_goes_into_a_file_without_a_name(
    path: Path, replaced: bool
) -> None:
    with open_store(f"sqlite:///{path}") as store:
        path.rename(path.with_name("moved.db"))
        if replaced:
            path.write_bytes(path.with_name("moved.db").read_bytes())
        with pytest.raises(StoreError, match="removed or replaced"):
            save(store, answer(), expected=1)
        if not replaced:
            with pytest.raises(StoreError, match="removed or replaced"):
                store.status()
        path.with_name("moved.db").replace(path)
        save(store, answer(), expected=1)


def test_a_first_use_that_was_cut_off_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "amkit.db").touch()
    (tmp_path / "amkit.db-new").touch()

    with open_store(f"sqlite:///{tmp_path / 'amkit.db'}") as store:
        assert store.accounts() == ()
    assert not (tmp_path / "amkit.db-new").exists()


def test_a_link_a_folder_and_a_pipe_are_no_store(tmp_path: Path, path: Path) -> None:
    (tmp_path / "link").symlink_to(path)
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "pipe", "store"):
        with pytest.raises(StoreError, match="not a regular file"):
            open_store(f"sqlite:///{tmp_path / name}")


def test_a_place_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StoreError, match="cannot be used"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'amkit.db'}")
    with pytest.raises(StoreError, match="cannot be used"):
        open_store(f"sqlite:///{tmp_path / ('x' * 300)}")


def test_a_store_that_is_only_read_is_not_changed(path: Path) -> None:
    with closing(SQLite(str(path), read_only=True)) as database:
        assert database.query("SELECT reply FROM answer") == [(CANARY,)]
        with pytest.raises(StoreError, match="read-only"):
            database.execute("DELETE FROM answer")
    with pytest.raises(StoreError, match="does not exist"):
        SQLite(f"{path}.other", read_only=True)


def test_a_busy_store_is_told_after_a_while(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amkit.store.sqlite.BUSY_TIMEOUT_S", 0.05)
    with open_store(f"sqlite:///{path}") as one, open_store(f"sqlite:///{path}") as other:
        with one._database.transaction(), pytest.raises(StoreError, match="busy"):
            save(other, answer(), expected=1)
        save(other, answer(), expected=1)


def test_a_file_that_is_in_use_without_its_log_is_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN IMMEDIATE")
        with monkeypatch.context() as patch:
            patch.setattr("amkit.store.sqlite.BUSY_TIMEOUT_S", 0.05)
            with pytest.raises(StoreError, match="busy"):
                open_store(f"sqlite:///{path}")
        release = Timer(0.05, other.execute, ["ROLLBACK"])
        release.start()
        with open_store(f"sqlite:///{path}") as store:
            assert store._database.query("PRAGMA journal_mode") == [("wal",)]
        release.join()


def test_an_answer_that_was_changed_by_another_hand_is_found(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE answer SET value = '\"other\"'")
    connection.commit()
    connection.close()

    with open_store(f"sqlite:///{path}") as store:
        with pytest.raises(StoreError, match="answer 1 of run r1 is damaged") as refused:
            store.answers("r1")
        assert not store.status().sound
    assert "other" not in str(refused.value)


def test_a_backup_is_the_same_and_private(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with open_store(f"sqlite:///{path}") as store:
        backup(store, copy)
        with pytest.raises(OutputError, match="there already"):
            backup(store, copy)
        backup(store, copy, overwrite=True)
        lines = list(store.export())

    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert {file.name for file in tmp_path.iterdir()} >= {"copy.db"}
    assert not list(tmp_path.glob("*.part*"))
    with open_store(f"sqlite:///{copy}") as store:
        assert list(store.export()) == lines


def test_a_backup_never_replaces_the_store_itself(path: Path, tmp_path: Path) -> None:
    (tmp_path / "hard").hardlink_to(path)
    (tmp_path / "soft").symlink_to(path)
    with open_store(f"sqlite:///{path}") as store:
        for target in (path, path.with_name("amkit.db-wal"), tmp_path / "hard", tmp_path / "soft"):
            with pytest.raises(OutputError, match="is the store itself"):
                backup(store, target, overwrite=True)
        assert [found.reply for found in store.answers("r1")] == [CANARY]


@pytest.mark.parametrize("place", ["nowhere/copy.db", "file/copy.db", "folder", "x" * 300])
def test_a_backup_that_cannot_be_written_leaves_nothing(
    path: Path, tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with (
        open_store(f"sqlite:///{path}") as store,
        pytest.raises(OutputError, match="cannot be written"),
    ):
        backup(store, tmp_path / place, overwrite=True)

    assert sorted(tmp_path.rglob("*")) == before


def test_a_copy_that_is_not_the_same_is_thrown_away(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(f"sqlite:///{path}") as store:
        monkeypatch.setattr(
            store._database, "copy_to", lambda target: open_store(f"sqlite:///{target}").close()
        )
        with pytest.raises(StoreError, match="not what the store is"):
            backup(store, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_a_full_disk_is_told_and_nothing_is_lost(path: Path) -> None:
    with open_store(f"sqlite:///{path}") as store:
        store._database.execute("PRAGMA max_page_count = 20")
        with pytest.raises(StoreError, match="full"):
            save(store, answer("x" * 1_000_000), expected=1)
        assert [found.reply for found in store.answers("r1")] == [CANARY]
