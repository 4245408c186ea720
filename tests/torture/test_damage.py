"""Bits that flip: found before anything altered is shown, and repaired from a backup (F17)."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from amkit.errors import StoreError
from amkit.model.run import Answer, Slot
from amkit.store import damage, open_store
from amkit.store.backup import backup_of_day
from amkit.store.repair import repair
from tests.shell.store.test_store import LATER, NOW, account, run, statement
from tests.torture import kept
from tests.torture.conftest import Figure, many

MARK = "they want quiet in the hall: "
RUNS, ANSWERS = 8, 12


def said(number: int) -> str:
    return f"{MARK}{number} é {random.Random(number).randbytes(60).hex()}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a store with eight runs of twelve answers, all of them in the file itself."""
    found = tmp_path / "store" / "amkit.db"
    with open_store(kept.url(found)) as store:
        store.add_account(account())
        for number in range(RUNS):
            name = f"r{number}"
            store.start(run(name), f"text {number}".encode())
            answers = [
                Answer(slot=Slot(f"n{n}"), reply=said(n), value=said(n), by="Bram", at=NOW)
                for n in range(ANSWERS)
            ]
            says = [replace(statement(said(n), f"goals[{n}]"), run_id=name) for n in range(3)]
            store.save(name, answers, says, [], expected=0, at=LATER)
        store.keep_rendering("id-ACME", "plan", said(99), NOW)
    return found


def exported(path: Path) -> list[str]:
    with open_store(kept.url(path)) as store:
        return list(store.export())


def places(raw: bytes) -> list[int]:
    """Return where in the file the bytes of answers are, in all tables that hold them."""
    found: list[int] = []
    start = raw.find(MARK.encode())
    while start >= 0:
        found += range(start, start + len(said(0).encode()))
        start = raw.find(MARK.encode(), start + 1)
    return found


def flips(path: Path, where: list[int], times: int) -> Iterator[None]:
    """Flip a bit, let it be looked at, and put it back; so often."""
    good = path.read_bytes()
    chance = random.Random(20261123)
    for _ in range(times):
        raw = bytearray(good)
        raw[chance.choice(where)] ^= 1 << chance.randrange(8)
        path.write_bytes(raw)
        yield
    path.write_bytes(good)


def found_by_doctor(path: Path) -> bool:
    rescued = damage.salvage(path)
    return bool(damage.find(rescued.rows)) or not rescued.whole


@pytest.mark.timeout(1_800)
def test_every_flipped_bit_of_an_answer_is_found(path: Path, figure: Figure) -> None:
    times = many(100, 1_000)
    found = [found_by_doctor(path) for _ in flips(path, places(path.read_bytes()), times)]

    assert found == [True] * times
    figure(f"F17 bits flipped in answers: {sum(found):,} of {times:,} found")


def test_the_check_of_sqlite_alone_would_not_find_them(path: Path) -> None:
    where = places(path.read_bytes())
    found = [not damage.salvage(path).whole for _ in flips(path, where, 50)]

    assert sum(found) < 25


@pytest.mark.timeout(1_800)
def test_wherever_a_bit_flips_nothing_altered_is_shown(path: Path, figure: Figure) -> None:
    with open_store(kept.url(path)) as store:
        good = [store.answers(f"r{number}") for number in range(RUNS)]
    times = many(150, 5_000)
    shown = refused = 0
    for _ in flips(path, list(range(path.stat().st_size)), times):
        path.with_name("amkit.db-wal").unlink(missing_ok=True)
        path.with_name("amkit.db-shm").unlink(missing_ok=True)
        try:
            with open_store(kept.url(path)) as store:
                for number in range(RUNS):
                    assert store.answers(f"r{number}") == good[number]
            shown += 1
        except StoreError:
            refused += 1
        path.unlink()  # SQLite may have written to it

    assert shown + refused == times
    assert refused > 0
    figure(f"F17 bits flipped anywhere: {times:,}, {refused:,} refused, 0 shown altered, 0 raw")


@pytest.mark.timeout(1_800)
def test_what_rotted_is_repaired_from_the_backup_and_what_is_new_stays(
    path: Path, figure: Figure
) -> None:
    with open_store(kept.url(path)) as store:
        backup_of_day(store, date(2026, 11, 23))
        answer = Answer(slot=Slot("later"), reply="later", value="later", by="Bram", at=NOW)
        store.save("r0", [answer], [], [], expected=ANSWERS, at=LATER)
    before = exported(path)
    times = many(20, 200)
    for _ in flips(path, places(path.read_bytes()), times):
        rotten = path.read_bytes()
        done = repair(path, NOW)
        assert done.left == []
        assert done.aside is not None
        assert done.aside.read_bytes() == rotten
        assert exported(path) == before
    figure(f"F17 repair from a backup: {times} of {times} to the letter")


@pytest.mark.parametrize("page", range(0, 12))
def test_a_page_of_rubbish_is_repaired_from_the_backup(path: Path, page: int) -> None:
    with open_store(kept.url(path)) as store:
        backup_of_day(store, date(2026, 11, 23))
    before = exported(path)
    raw = bytearray(path.read_bytes())
    raw[page * 4096 : page * 4096 + 4096] = random.Random(page).randbytes(4096)
    path.write_bytes(raw)

    assert found_by_doctor(path)
    assert repair(path, NOW).left == []
    assert exported(path) == before


@pytest.mark.parametrize("content", [b"", b"a text", None])
def test_a_store_that_is_gone_is_not_begun_anew_and_comes_back(
    path: Path, content: bytes | None
) -> None:
    with open_store(kept.url(path)) as store:
        backup_of_day(store, date(2026, 11, 23))
    before = exported(path)
    path.unlink()
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(StoreError, match=r"amkit doctor|amkit store restore"):
        open_store(kept.url(path))
    assert (path.read_bytes() if path.exists() else None) == content
    repair(path, NOW)
    assert exported(path) == before


def test_without_a_backup_what_can_be_read_is_kept_and_the_rest_is_told(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[raw.rindex(said(7).encode())] ^= 1
    path.write_bytes(raw)

    done = repair(path, NOW)
    assert done.backup is None
    assert len(done.left) == 1
    with open_store(kept.url(path)) as store:
        fine = [number for number in range(RUNS) if _reads(store, f"r{number}")]
    assert len(fine) >= RUNS - 1


def _reads(store: object, run_id: str) -> bool:
    try:
        return len(store.answers(run_id)) == ANSWERS  # type: ignore[attr-defined]
    except StoreError:
        return False


def test_without_anything_left_it_says_so_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "amkit.db"
    path.write_bytes(b"no store at all")

    with pytest.raises(StoreError, match="there is no good backup"):
        repair(path, NOW)
    assert path.read_bytes() == b"no store at all"
    assert list(tmp_path.glob("*.db*")) == [path]


def test_what_was_taken_away_on_purpose_does_not_come_back(path: Path) -> None:
    with open_store(kept.url(path)) as store:
        backup_of_day(store, date(2026, 11, 23))
        store.save("r1", [], [], ["goals[2]"], expected=ANSWERS, at=LATER)
    before = exported(path)
    raw = bytearray(path.read_bytes())
    raw[raw.rindex(said(99).encode())] ^= 1
    path.write_bytes(raw)

    assert repair(path, NOW).left == []
    assert exported(path) == before


def test_a_backup_that_rotted_is_passed_over(path: Path) -> None:
    for day in (22, 23):
        with open_store(kept.url(path)) as store:
            backup_of_day(store, date(2026, 11, day))
            store.set_status("r0", "done", LATER)
    newest = path.parent / "backups" / "amkit-2026-11-23.db"
    raw = bytearray(newest.read_bytes())
    raw[raw.rindex(said(5).encode())] ^= 1
    newest.write_bytes(raw)
    path.unlink()

    assert repair(path, NOW).backup == newest.with_name("amkit-2026-11-22.db")


def test_a_backup_is_kept_once_a_day_and_the_last_seven_days(path: Path, tmp_path: Path) -> None:
    with open_store(kept.url(path)) as store:
        for day in range(1, 12):
            made = backup_of_day(store, date(2026, 11, day))
            assert made is not None
            assert backup_of_day(store, date(2026, 11, day)) is None
            assert backup_of_day(store, date(2026, 11, day + 1)) is None, "nothing was changed"
            store.set_status("r0", "done", LATER)
    found = sorted(file.name for file in (path.parent / "backups").iterdir())

    assert found == [f"amkit-2026-11-{day:02}.db" for day in range(5, 12)]
    shutil.rmtree(tmp_path / "store")
