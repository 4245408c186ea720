"""Whatever goes wrong with a store is told in one sentence, without any answer; on both."""

from __future__ import annotations

import contextlib
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Barrier

import pytest

from amkit.errors import StoreError
from amkit.store import Store, open_store
from amkit.store.erasing import erase, erase_person
from amkit.store.rewriting import Renaming
from amkit.store.schema import TABLES
from tests.shell.store.test_store import CANARY, NOW, account, answer, by_hand, run, save, statement

Method = Callable[[Store], object]

WRITING: list[Method] = [
    lambda store: store.add_account(account("Initech")),
    lambda store: store.start(run("r9"), CANARY.encode()),
    lambda store: store.set_status("r1", "done", NOW),
    lambda store: save(store, answer()),
    lambda store: store.save("r1", [], [statement(CANARY)], ["x"], expected=0, at=NOW),
    lambda store: store.say("id-ACME", [by_hand(CANARY)]),
    lambda store: store.rename_account(account(), CANARY),
    lambda store: store.merge_accounts(account(), account("Globex")),
    lambda store: store.archive_account(account(), NOW),
    lambda store: store.keep_rendering("id-ACME", "plan", CANARY, NOW),
    lambda store: store.import_(['{"amkit_export":1}', '{"protocol":{"digest":"x","text":""}}']),
]
ERASING: list[Method] = [
    lambda store: store.rewrite(lambda rows: rows),
    lambda store: erase(store, account(), NOW),
    lambda store: erase_person(store, Renaming(marks=("x",), instead="y"), NOW),
]
READING: list[Method] = [
    lambda store: store.accounts(),
    lambda store: store.account_by_key("acme"),
    lambda store: store.run("r1"),
    lambda store: store.runs(),
    lambda store: store.protocol_text("d1"),
    lambda store: store.answers("r1"),
    lambda store: store.statements("id-ACME"),
    lambda store: store.names_before(account()),
    lambda store: store.rendering("id-ACME", "plan"),
    lambda store: store.status(),
    lambda store: list(store.export()),
]


def told(store: Store, method: Method) -> str:
    """Return what `method` says is wrong; fail where it says more than it may."""
    with pytest.raises(StoreError) as refused:
        method(store)
    error = refused.value
    shown = "".join(traceback.format_exception(error, chain=True))

    assert error.exit_code == 4
    assert error.text.nl != error.text.en
    assert CANARY not in f"{error} {error.text} {error!r} {error.__cause__!r} {shown}"
    return error.text.en


@pytest.fixture
def begun(store: Store) -> Store:
    """Return a store with one of everything, and the account that another becomes."""
    store.add_account(account())
    store.add_account(account("Globex"))
    store.start(run(), b"text")
    return store


@pytest.mark.parametrize("method", [*WRITING, *READING])
def test_a_store_that_was_let_go_of(begun: Store, method: Method) -> None:
    begun.close()

    told(begun, method)


@pytest.mark.parametrize("method", [*WRITING, *READING])
def test_a_store_without_its_tables(begun: Store, method: Method) -> None:
    for table in reversed(TABLES):
        begun._database.execute(f"DROP TABLE {table}")

    assert "did not do what was asked" in told(begun, method)


@pytest.fixture
def held(url: str, monkeypatch: pytest.MonkeyPatch) -> Callable[[], AbstractContextManager[None]]:
    """Return what holds the store as somebody who is writing does."""
    monkeypatch.setattr("amkit.store.sqlite.BUSY_TIMEOUT_S", 0.02)
    monkeypatch.setattr("amkit.store.postgres.LOCK_TIMEOUT_MS", 20)

    @contextlib.contextmanager
    def hold() -> Iterator[None]:
        with open_store(url) as other, other._database.transaction():
            yield

    return hold


@pytest.mark.parametrize("method", WRITING)
def test_a_store_that_somebody_else_writes_to(
    url: str, held: Callable[[], AbstractContextManager[None]], method: Method
) -> None:
    with open_store(url) as store:
        store.add_account(account())
        store.add_account(account("Globex"))
        store.start(run(), b"text")
        with held():
            assert "is busy" in told(store, method)
        method(store)


@pytest.mark.parametrize("method", READING)
def test_reading_waits_for_nobody(
    url: str, held: Callable[[], AbstractContextManager[None]], method: Method
) -> None:
    with open_store(url) as store:
        store.add_account(account())
        store.start(run(), b"text")
        with held():
            method(store)


@pytest.mark.parametrize("method", [*WRITING, *READING])
def test_a_file_that_rotted(tmp_path: Path, method: Method) -> None:
    path = tmp_path / "amkit.db"
    with open_store(f"sqlite:///{path}") as store:
        store.add_account(account())
        store.start(run(), b"text")
        save(store, answer())
        store.save("r1", [], [statement(CANARY)], [], expected=1, at=NOW)
        pages = store._database.query("SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0")
        ((size,),) = store._database.query("PRAGMA page_size")
    with path.open("r+b") as file:
        for name, page in pages:
            if name != "amkit_version":
                file.seek((page - 1) * size)
                file.write(b"\xff" * size)

    with open_store(f"sqlite:///{path}") as store:
        assert "is damaged" in told(store, method)


def test_two_writers_on_one_run_and_one_wins(url: str) -> None:
    with open_store(url) as store:
        store.add_account(account())
        store.start(run(), b"text")
    together = Barrier(4)

    def write(name: str) -> list[str]:
        won = []
        with open_store(url) as store:
            for seq in range(10):
                together.wait()
                with contextlib.suppress(StoreError):
                    save(store, answer(f"{name}{seq}"), expected=seq)
                    won.append(f"{name}{seq}")
        return won

    with ThreadPoolExecutor(4) as pool:
        won = [text for texts in pool.map(write, "abcd") for text in texts]

    with open_store(url) as store:
        kept = [found.reply for found in store.answers("r1")]
    assert sorted(won) == sorted(kept)
    assert [int(text[1:]) for text in kept] == list(range(10))


def test_a_store_is_begun_by_many_at_once(url: str) -> None:
    together = Barrier(6)

    def begin(name: str) -> None:
        together.wait()
        with open_store(url) as store:
            store.add_account(account(name))

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(begin, "abcdef"))

    with open_store(url) as store:
        assert [found.name for found in store.accounts()] == list("abcdef")


def by_a_newer_amkit(url: str, *changes: str) -> None:
    with open_store(url) as store:
        for change in ("UPDATE amkit_version SET version = 99", *changes):
            store._database.execute(change)


def test_a_newer_store_is_opened_by_who_asks_for_it_only(begun: Store, url: str) -> None:
    by_a_newer_amkit(url, "CREATE TABLE more (text TEXT)")

    with pytest.raises(StoreError, match=r"version 99.*writes 3"):
        open_store(url)
    with open_store(url, newer=True) as store:
        assert store.newer
        for method in READING:
            method(store)


@pytest.mark.parametrize("method", [*WRITING, *ERASING])
def test_nothing_is_changed_in_a_newer_store(begun: Store, url: str, method: Method) -> None:
    by_a_newer_amkit(url)
    before = list(begun.export())

    with open_store(url, newer=True) as store:
        assert "of version 99; this amkit writes 3" in told(store, method)
    assert list(begun.export()) == before


def test_who_was_at_work_when_it_became_newer_writes_nothing_more(begun: Store, url: str) -> None:
    by_a_newer_amkit(url)

    for method in WRITING:
        assert "of version 99; this amkit writes 3" in told(begun, method)


@pytest.mark.parametrize(
    "change", ["ALTER TABLE account ADD COLUMN colour TEXT", "DROP TABLE rendering"]
)
def test_a_newer_store_whose_rows_cannot_be_proven_is_not_opened(url: str, change: str) -> None:
    by_a_newer_amkit(url, change)

    with pytest.raises(StoreError, match=r"version 99.*nothing was changed"):
        open_store(url, newer=True)
