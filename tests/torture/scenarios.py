"""What is done while the disk fails, and what must be true afterwards."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from amkit.errors import AmkitError
from amkit.store import cipher, open_store, place
from amkit.store.backup import backup_of_day
from amkit.store.encrypting import decrypt, encrypt, encrypt_rest
from amkit.store.erasing import erase
from amkit.store.repair import repair, restore
from tests.shell.store import ladder
from tests.shell.store.test_store import NOW, account
from tests.torture import kept

Acknowledge = Callable[[], None]
TEN = 10


class Scenario(NamedTuple):
    """Something that is done to a store.

    Attributes:
        prepare: makes the store, in a folder that is empty.
        act: what the fault falls into.
        check: fails where something of `acknowledged` is not there, or anything is broken.
    """

    prepare: Callable[[Path], None]
    act: Callable[[Path, Acknowledge], None]
    check: Callable[[Path, int], None]


def _db(folder: Path) -> Path:
    return folder / "amkit.db"


def _begun(folder: Path) -> None:
    kept.begin(_db(folder))


def _ten(folder: Path, acknowledge: Acknowledge) -> None:
    with open_store(kept.url(_db(folder))) as store:
        for number in range(TEN):
            kept.say(store, number)
            acknowledge()


def _ten_careless(folder: Path, acknowledge: Acknowledge) -> None:
    with open_store(kept.url(_db(folder))) as store:
        for number in range(TEN):
            with suppress(AmkitError):
                kept.say(store, number)
            acknowledge()


def _check_ten(folder: Path, acknowledged: int) -> None:
    there = kept.proven(_db(folder), acknowledged=acknowledged)
    assert there <= acknowledged + 1, f"{there} are there, and {acknowledged} were told"


def _first_use(folder: Path, acknowledge: Acknowledge) -> None:
    with open_store(kept.url(_db(folder))) as store:
        store.add_account(account())
    acknowledge()


def _check_first_use(folder: Path, acknowledged: int) -> None:
    with open_store(kept.url(_db(folder))) as store:
        assert len(store.accounts()) >= acknowledged
        assert store.sound()


def _left_open(folder: Path) -> None:
    """Leave a store whose journal was never taken in, as a kill does."""
    copy = folder / "copy"
    copy.mkdir()
    _begun(copy)
    with open_store(kept.url(_db(copy))) as store:
        for number in range(TEN):
            kept.say(store, number)
        for file in store.files()[:2]:
            (folder / file.name).write_bytes(file.read_bytes())
    assert (folder / "amkit.db-wal").stat().st_size > 0


def _recover(folder: Path, acknowledge: Acknowledge) -> None:
    with open_store(kept.url(_db(folder))) as store:
        kept.say(store, TEN)
    acknowledge()


def _check_recovered(folder: Path, acknowledged: int) -> None:
    assert kept.proven(_db(folder), acknowledged=TEN + acknowledged) <= TEN + 1


def _old(folder: Path) -> None:
    ladder.leave(kept.url(_db(folder)), 2)


def _migrate(folder: Path, acknowledge: Acknowledge) -> None:
    open_store(kept.url(_db(folder))).close()
    acknowledge()


def _check_migrated(folder: Path, acknowledged: int) -> None:
    with open_store(kept.url(_db(folder))) as store:
        assert [found.reply for found in store.answers("r1")] == list(ladder.ANSWERS)
        assert store.sound()
    _check_backups(folder, acknowledged)


def _full(folder: Path) -> None:
    _begun(folder)
    _ten(folder, lambda: None)


def _back_up(folder: Path, acknowledge: Acknowledge) -> None:
    with open_store(kept.url(_db(folder))) as store:
        backup_of_day(store, date(2026, 11, 23))
    acknowledge()


def _check_backups(folder: Path, acknowledged: int) -> None:
    found = [file for file in (folder / "backups").glob("amkit-*.db") if file.suffix == ".db"]
    assert len(found) >= acknowledged
    for copy in found:
        bytes_before = copy.read_bytes()
        target = folder / "drill" / "amkit.db"
        restore(target, copy, NOW)
        with open_store(kept.url(target)) as store:
            assert store.answers("r1")
            assert store.sound()
        assert copy.read_bytes() == bytes_before


def _check_backed_up(folder: Path, acknowledged: int) -> None:
    kept.proven(_db(folder), acknowledged=TEN)
    _check_backups(folder, acknowledged)


def _rotten(folder: Path) -> None:
    """Leave a store in which an answer rotted, with a backup from before."""
    _full(folder)
    _back_up(folder, lambda: None)
    with open_store(kept.url(_db(folder))) as store:
        kept.say(store, TEN)
    raw = bytearray(_db(folder).read_bytes())
    raw[raw.rindex(b"answer 4 ")] ^= 1
    _db(folder).write_bytes(raw)


def _repair(folder: Path, acknowledge: Acknowledge) -> None:
    assert not repair(_db(folder), NOW).left
    acknowledge()


def _check_repaired(folder: Path, acknowledged: int) -> None:
    if acknowledged:
        kept.proven(_db(folder), acknowledged=TEN + 1)
    repair(_db(folder), NOW)
    kept.proven(_db(folder), acknowledged=TEN + 1)


def _put_back(folder: Path, acknowledge: Acknowledge) -> None:
    restore(_db(folder), folder / "backups" / "amkit-2026-11-23.db", NOW)
    acknowledge()


def _check_put_back(folder: Path, acknowledged: int) -> None:
    _put_back(folder, lambda: None)
    assert kept.proven(_db(folder), acknowledged=TEN) == TEN


def _erasable(folder: Path) -> None:
    _full(folder)
    _back_up(folder, lambda: None)
    with open_store(kept.url(_db(folder))) as store:
        store.add_account(account("Globex"))


def _erase(folder: Path, acknowledge: Acknowledge) -> None:
    with open_store(kept.url(_db(folder))) as store:
        found = store.account_by_key("acme")
        if found is not None:
            done = erase(store, found, NOW)
            assert done.left == ()
            if done.clean:
                acknowledge()


def _check_erased(folder: Path, acknowledged: int) -> None:
    with open_store(kept.url(_db(folder))) as store:
        there = store.account_by_key("acme")
        assert not (there and acknowledged)
        assert store.sound()
    if there is not None:
        kept.proven(_db(folder), acknowledged=TEN)
        _erase(folder, lambda: None)
    if there is not None or acknowledged:
        left = [f for f in folder.rglob("*") if f.is_file() and b"answer 4 " in f.read_bytes()]
        assert left == []
    with open_store(kept.url(_db(folder))) as store:
        assert [found.name for found in store.accounts()] == ["Globex"]


PASSPHRASE = "four words of mine"


def _backed_up(folder: Path) -> None:
    _full(folder)
    _back_up(folder, lambda: None)


def _encrypt(folder: Path, acknowledge: Acknowledge) -> None:
    assert encrypt(_db(folder), PASSPHRASE).left == ()
    acknowledge()


def _check_encrypted(folder: Path, acknowledged: int) -> None:
    cipher.forget()
    locked = not place.is_plain(_db(folder))
    assert locked or not acknowledged
    assert not locked or cipher.unlock(_db(folder), PASSPHRASE)
    kept.proven(_db(folder), acknowledged=TEN)
    if locked:
        assert encrypt_rest(_db(folder)).left == ()
    else:
        _encrypt(folder, lambda: None)
    for file in folder.rglob("*"):
        assert not (file.is_file() and b"answer 4 " in file.read_bytes()), file
    kept.proven(_db(folder), acknowledged=TEN)
    _check_backups(folder, 1)


def _encrypted(folder: Path) -> None:
    _backed_up(folder)
    _encrypt(folder, lambda: None)
    cipher.forget()


OTHER = "and four other words"


def _rekey(folder: Path, acknowledge: Acknowledge) -> None:
    assert cipher.unlock(_db(folder), PASSPHRASE)
    assert encrypt(_db(folder), OTHER).left == ()
    acknowledge()


def _check_rekeyed(folder: Path, acknowledged: int) -> None:
    cipher.forget()
    other = cipher.unlock(_db(folder), OTHER)
    assert other or not acknowledged
    if other:
        assert not cipher.opens_with(_db(folder), PASSPHRASE)
        assert not cipher.unlock(_db(folder), PASSPHRASE), "the one before opens nothing"
        assert cipher.unlock(_db(folder), OTHER)
    else:
        assert cipher.unlock(_db(folder), PASSPHRASE)
    kept.proven(_db(folder), acknowledged=TEN)


def _decrypt(folder: Path, acknowledge: Acknowledge) -> None:
    assert cipher.unlock(_db(folder), PASSPHRASE)
    assert decrypt(_db(folder)).left == ()
    acknowledge()


def _check_decrypted(folder: Path, acknowledged: int) -> None:
    cipher.forget()
    locked = not place.is_plain(_db(folder))
    assert not (locked and acknowledged)
    assert not locked or cipher.unlock(_db(folder), PASSPHRASE)
    kept.proven(_db(folder), acknowledged=TEN)


SCENARIOS: dict[str, Scenario] = {
    "ten answers": Scenario(_begun, _ten, _check_ten),
    "first use": Scenario(lambda folder: None, _first_use, _check_first_use),
    "recovery": Scenario(_left_open, _recover, _check_recovered),
    "migration": Scenario(_old, _migrate, _check_migrated),
    "backup": Scenario(_full, _back_up, _check_backed_up),
    "repair": Scenario(_rotten, _repair, _check_repaired),
    "erasure": Scenario(_erasable, _erase, _check_erased),
    "restore": Scenario(_rotten, _put_back, _check_put_back),
    "encryption": Scenario(_backed_up, _encrypt, _check_encrypted),
    "another passphrase": Scenario(_encrypted, _rekey, _check_rekeyed),
    "decryption": Scenario(_encrypted, _decrypt, _check_decrypted),
}
BROKEN = {"ten answers, careless": Scenario(_begun, _ten_careless, _check_ten)}
"""A broken build, which the same test must catch."""
