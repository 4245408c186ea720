"""An encrypted store opens with its passphrase only, and everything works as it did."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from amkit.store import cipher
from tests.conftest import Amkit

STORE = Path(".amkit/amkit.db")
CANARY = "Grow abroad in silence"
MINE, ANOTHER = "four words of mine", "and four other words"
Patch = pytest.MonkeyPatch


@pytest.fixture
def held(amkit: Amkit) -> Amkit:
    """Return the command line in a workspace that knows something, with a backup of it."""
    Path("amkit.toml").write_text("")
    assert amkit("account", "add", "ACME").code == 0
    assert amkit("record", "add", "ACME", "goal", CANARY).code == 0
    for file in STORE.parent.glob("backups/*"):
        file.unlink()
    assert amkit("account", "list").code == 0  # the first work of the day makes the backup
    assert holding() == {"amkit.db", "amkit-" + today() + ".db"}
    return amkit


@pytest.fixture
def encrypted(held: Amkit, monkeypatch: Patch) -> Amkit:
    """Return the command line where all of that is encrypted, and the passphrase is given."""
    monkeypatch.setenv("AMKIT_STORE_KEY", MINE)
    assert held("store", "encrypt").code == 0
    return held


def today() -> str:
    return next(STORE.parent.glob("backups/*.db")).stem.removeprefix("amkit-")


def holding() -> set[str]:
    """Return which files of the store hold the canary for all to read."""
    files = (file for file in STORE.parent.rglob("*") if file.is_file())
    return {file.name for file in files if CANARY.encode() in file.read_bytes()}


def test_nothing_can_be_read_any_more_but_with_the_passphrase(
    held: Amkit, monkeypatch: Patch
) -> None:
    before = held("store", "export", "-").out
    monkeypatch.setenv("AMKIT_STORE_KEY", MINE)

    done = held("store", "encrypt")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("encrypted: ")
    assert "and 1 of its copies" in done.out
    assert "Without the passphrase nobody can read it" in done.out
    assert holding() == set()
    assert held("store", "export", "-").out == before
    assert CANARY in held("account", "show", "ACME").out
    assert held("doctor").code == 0
    assert json.loads(held("store", "status", "--json").out)["encrypted"] is True
    assert ", versleuteld" in held("store", "status", "--lang", "nl").out
    with closing(sqlite3.connect(STORE)) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM account")


def test_what_is_kept_from_then_on_is_encrypted_too(encrypted: Amkit, tmp_path: Path) -> None:
    assert encrypted("record", "add", "ACME", "goal", CANARY + " again").code == 0
    assert encrypted("store", "backup", str(tmp_path / "mine.db")).code == 0
    assert encrypted("store", "restore").code == 0
    assert encrypted("store", "restore", str(tmp_path / "mine.db")).code == 0

    assert CANARY + " again" in encrypted("account", "show", "ACME").out
    assert len(list(STORE.parent.glob("amkit-aside-*.db"))) == 2
    assert holding() == set()
    assert CANARY.encode() not in (tmp_path / "mine.db").read_bytes()


def test_without_the_passphrase_or_with_a_wrong_one_nothing_is_touched(
    encrypted: Amkit, monkeypatch: Patch
) -> None:
    before = STORE.read_bytes()

    cipher.forget()
    monkeypatch.setenv("AMKIT_STORE_KEY", "not these words")
    wrong = encrypted("account", "list")
    assert (wrong.code, wrong.out) == (4, "")
    assert "the passphrase in AMKIT_STORE_KEY does not open the store" in wrong.err
    assert "not these words" not in wrong.err
    monkeypatch.delenv("AMKIT_STORE_KEY")
    for command in (["account", "list"], ["doctor"], ["store", "restore"], ["store", "decrypt"]):
        refused = encrypted(*command)
        assert (refused.code, refused.out) == (4, "")
        assert "is encrypted; on a terminal you are asked for its passphrase" in refused.err
    assert "is versleuteld; op een terminal" in encrypted("runs", "--lang", "nl").err
    assert STORE.read_bytes() == before


def test_another_passphrase_takes_the_place_of_the_first(
    encrypted: Amkit, monkeypatch: Patch
) -> None:
    monkeypatch.setenv("AMKIT_STORE_NEW_KEY", ANOTHER)
    done = encrypted("store", "rekey", "--lang", "nl")
    assert (done.code, "heeft een andere wachtzin" in done.out) == (0, True)
    cipher.forget()

    assert encrypted("account", "list").code == 4
    monkeypatch.setenv("AMKIT_STORE_KEY", ANOTHER)
    assert CANARY in encrypted("account", "show", "ACME").out
    assert encrypted("store", "restore").code == 0
    assert holding() == set()


def test_it_can_be_made_readable_again(encrypted: Amkit, monkeypatch: Patch) -> None:
    done = encrypted("store", "decrypt")
    assert (done.code, "readable without a passphrase" in done.out) == (0, True)

    monkeypatch.delenv("AMKIT_STORE_KEY")
    assert CANARY in encrypted("account", "show", "ACME").out
    assert not STORE.with_name("amkit.db-lock").exists()
    assert encrypted("store", "restore").code == 0
    refused = encrypted("store", "decrypt")
    assert (refused.code, "is not encrypted; amkit store encrypt does that" in refused.err) == (
        2, True,
    )  # fmt: skip
    assert encrypted("store", "rekey").code == 2


def test_a_copy_that_was_left_plain_is_encrypted_when_it_is_asked_again(
    held: Amkit, monkeypatch: Patch
) -> None:
    backup = next(STORE.parent.glob("backups/*.db"))
    plain = backup.read_bytes()
    monkeypatch.setenv("AMKIT_STORE_KEY", MINE)
    assert held("store", "encrypt").code == 0
    backup.write_bytes(plain)
    STORE.with_name("amkit-aside-1.db").write_bytes(b"rotten" * 99)

    again = held("store", "encrypt")
    assert "was encrypted already" in again.out
    assert "and 1 of its copies" in again.out
    assert holding() == set()
    assert (again.code, "amkit-aside-1.db" in again.out) == (1, True), "the rotten one is named"


def test_after_a_kill_in_the_middle_the_passphrase_before_opens_nothing(
    encrypted: Amkit, monkeypatch: Patch
) -> None:
    lock, backup = STORE.with_name("amkit.db-lock"), next(STORE.parent.glob("backups/*.db"))
    before, copy = lock.read_bytes(), backup.read_bytes()
    monkeypatch.setenv("AMKIT_STORE_NEW_KEY", ANOTHER)
    assert encrypted("store", "rekey").code == 0
    lock.write_bytes(before + lock.read_bytes())  # both, as between the file and its lock
    backup.write_bytes(copy)

    cipher.forget()
    assert "does not open the store" in encrypted("doctor", "--repair").err
    monkeypatch.setenv("AMKIT_STORE_KEY", ANOTHER)
    assert encrypted("doctor").code == 0
    again = encrypted("store", "encrypt")
    assert (again.code, f"remove it yourself: {backup.absolute()}" in again.out) == (1, True)
    assert backup.read_bytes() == copy

    monkeypatch.setenv("AMKIT_STORE_OLD_KEY", MINE)
    again = encrypted("store", "encrypt")
    assert (again.code, "and 1 of its copies" in again.out) == (0, True)
    assert cipher.opens_with(backup, ANOTHER)
    assert not cipher.opens_with(backup, MINE)
    assert encrypted("store", "restore").code == 0


def test_an_account_is_erased_from_an_encrypted_store(encrypted: Amkit) -> None:
    assert encrypted("account", "erase", "ACME", "--yes").code == 0
    assert encrypted("store", "decrypt").code == 0
    assert holding() == set()


def test_a_copy_that_cannot_be_read_is_named(held: Amkit, monkeypatch: Patch) -> None:
    rotten = STORE.with_name("amkit-aside-1.db")
    rotten.write_bytes(STORE.read_bytes()[:9000] + b"rot" * 5000)
    monkeypatch.setenv("AMKIT_STORE_KEY", MINE)

    done = held("store", "encrypt")
    assert done.code == 1
    assert f"remove it yourself: {rotten.absolute()}" in done.out


def test_a_damaged_store_is_not_encrypted(held: Amkit, monkeypatch: Patch) -> None:
    raw = bytearray(STORE.read_bytes())
    raw[4096:8192] = bytes(4096)
    STORE.write_bytes(raw)
    monkeypatch.setenv("AMKIT_STORE_KEY", MINE)

    refused = held("store", "encrypt")
    assert (refused.code, "is damaged" in refused.err) == (4, True)
    assert STORE.read_bytes()[100:] == bytes(raw)[100:]  # behind the header, where the mode stands
    assert not STORE.with_name("amkit.db-lock").exists()


def test_a_damaged_encrypted_store_is_told_from_a_wrong_passphrase_and_repaired(
    encrypted: Amkit,
) -> None:
    raw = bytearray(STORE.read_bytes())
    raw[:64] = b"x" * 64
    STORE.write_bytes(raw)

    told = encrypted("doctor")
    assert (told.code, "newest good backup" in told.out) == (1, True)
    mended = encrypted("doctor", "--repair")
    assert (mended.code, "nothing is damaged any more" in mended.out) == (0, True)
    assert CANARY in encrypted("account", "show", "ACME").out
    assert holding() == set()


def test_a_bit_that_flips_is_found(encrypted: Amkit) -> None:
    raw = bytearray(STORE.read_bytes())
    raw[len(raw) // 2] ^= 1
    STORE.write_bytes(raw)

    assert encrypted("doctor").code == 1
    assert encrypted("doctor", "--repair").code == 0
    assert CANARY in encrypted("account", "show", "ACME").out


def test_without_its_lock_it_still_opens(encrypted: Amkit, monkeypatch: Patch) -> None:
    lock = STORE.with_name("amkit.db-lock")
    kept = lock.read_bytes()
    lock.unlink()
    assert CANARY in encrypted("account", "show", "ACME").out

    lock.write_bytes(b"what is this")
    assert CANARY in encrypted("account", "show", "ACME").out
    monkeypatch.delenv("AMKIT_STORE_KEY")
    cipher.forget()
    assert "is encrypted" in encrypted("account", "list").err
    lock.write_bytes(kept)
    monkeypatch.setenv("AMKIT_STORE_KEY", MINE)
    assert encrypted("account", "list").code == 0


def test_a_store_that_somebody_has_open_is_left_as_it_is(held: Amkit, monkeypatch: Patch) -> None:
    monkeypatch.setenv("AMKIT_STORE_KEY", MINE)
    code = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('BEGIN IMMEDIATE'); "
    code += "print('open', flush=True); sys.stdin.read()"
    other = subprocess.Popen([sys.executable, "-c", code, str(STORE)], stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE, text=True)  # fmt: skip
    with other:
        assert other.stdout
        assert other.stdout.readline() == "open\n"
        refused = held("store", "encrypt")
        other.communicate("")
    assert (refused.code, "is in use; close every other amkit" in refused.err) == (4, True)
    monkeypatch.delenv("AMKIT_STORE_KEY")
    assert held("account", "list").code == 0


def test_what_cannot_be_encrypted_is_said(amkit: Amkit, monkeypatch: Patch) -> None:
    Path("amkit.toml").write_text("")
    assert "there is no store" in amkit("store", "encrypt").err
    assert amkit("account", "add", "ACME").code == 0
    assert "a script gives it in AMKIT_STORE_KEY" in amkit("store", "encrypt").err
    monkeypatch.setenv("AMKIT_STORE_KEY", "short")
    assert "at least 8 characters" in amkit("store", "encrypt").err
    monkeypatch.setenv("AMKIT_DATABASE_URL", "postgresql://there/amkit")
    assert "versleutelt u op de server" in amkit("store", "encrypt", "--lang", "nl").err
    monkeypatch.setenv("AMKIT_DATABASE_URL", "")
    monkeypatch.setenv("AMKIT_STORE_KEY", MINE)
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    refused = amkit("store", "encrypt")
    assert (refused.code, "pip install 'amkit[crypt]'" in refused.err) == (4, True)


def test_an_encrypted_backup_is_put_back_on_another_machine(
    encrypted: Amkit, tmp_path: Path, monkeypatch: Patch
) -> None:
    mine = tmp_path / "mine.db"
    assert encrypted("store", "backup", str(mine)).code == 0
    shutil.rmtree(STORE.parent)
    cipher.forget()

    monkeypatch.delenv("AMKIT_STORE_KEY")
    assert (
        "is encrypted; on a terminal you are asked" in encrypted("store", "restore", str(mine)).err
    )
    monkeypatch.setenv("AMKIT_STORE_KEY", "not these words")
    assert "does not open the store" in encrypted("store", "restore", str(mine)).err
    assert not STORE.exists()
    monkeypatch.setenv("AMKIT_STORE_KEY", MINE)
    assert encrypted("store", "restore", str(mine)).code == 0
    assert CANARY in encrypted("account", "show", "ACME").out
    assert holding() == set()

    monkeypatch.delenv("AMKIT_STORE_KEY")
    cipher.forget()
    assert "on a terminal you are asked" in encrypted("account", "list").err


def test_a_file_that_is_no_backup_is_not_called_encrypted(held: Amkit) -> None:
    Path("no.db").write_text("no store at all, but a letter")

    refused = held("store", "restore", "no.db")
    assert (refused.code, "is no backup of amkit" in refused.err) == (4, True)


def test_an_encrypted_backup_takes_the_place_of_a_plain_store(
    encrypted: Amkit, tmp_path: Path, monkeypatch: Patch
) -> None:
    mine = tmp_path / "mine.db"
    assert encrypted("store", "backup", str(mine)).code == 0
    assert encrypted("store", "decrypt").code == 0

    assert encrypted("store", "restore", str(mine)).code == 0
    assert json.loads(encrypted("store", "status", "--json").out)["encrypted"] is True


# Asked, and kept ---------------------------------------------------------------------------


@pytest.fixture
def typed(monkeypatch: Patch) -> Iterator[list[str]]:
    """Return what somebody types where nothing shows, one after another."""
    replies: list[str] = []
    monkeypatch.setattr("amkit.terminal.hidden.interactive", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda question: replies.pop(0))
    yield replies
    assert replies == []


def test_a_passphrase_is_typed_twice_and_then_asked(held: Amkit, typed: list[str]) -> None:
    typed += [MINE, ANOTHER]
    assert "the two are not the same" in held("store", "encrypt").err
    assert holding()

    typed += [MINE, MINE]
    assert held("store", "encrypt").code == 0
    cipher.forget()
    typed += ["wrong one", MINE]
    assert CANARY in held("account", "show", "ACME").out
    assert held("next", "ACME").code == 0  # asked once in a process
    cipher.forget()
    typed += ["wrong one"] * 3
    assert held("account", "list").code == 4


def test_the_passphrase_from_before_is_asked_where_a_copy_needs_it(
    encrypted: Amkit, monkeypatch: Patch, typed: list[str]
) -> None:
    backup = next(STORE.parent.glob("backups/*.db"))
    copy = backup.read_bytes()
    monkeypatch.setenv("AMKIT_STORE_NEW_KEY", ANOTHER)
    assert encrypted("store", "rekey").code == 0
    monkeypatch.setenv("AMKIT_STORE_KEY", ANOTHER)
    backup.write_bytes(copy)

    for unknown in ("", "wrong one"):
        typed += [unknown]
        assert encrypted("store", "encrypt").code == 1
        assert backup.read_bytes() == copy
    typed += [MINE]
    assert encrypted("store", "encrypt").code == 0
    assert cipher.opens_with(backup, ANOTHER)


class Keyring(KeyringBackend):
    """A keyring that keeps things in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[str, str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop(username, None) is None:
            raise PasswordDeleteError


@pytest.fixture
def ring() -> Iterator[Keyring]:
    before = keyring.get_keyring()
    made = Keyring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_a_keyring_keeps_the_passphrase(
    held: Amkit, ring: Keyring, typed: list[str], monkeypatch: Patch
) -> None:
    typed += [MINE, MINE]
    assert held("store", "encrypt", "--keyring").code == 0
    assert list(ring.kept.values()) == [MINE]
    cipher.forget()
    assert CANARY in held("account", "show", "ACME").out

    monkeypatch.setenv("AMKIT_STORE_NEW_KEY", ANOTHER)
    assert held("store", "rekey", "--keyring").code == 0
    assert list(ring.kept.values()) == [ANOTHER]
    cipher.forget()
    assert CANARY in held("account", "show", "ACME").out
    assert held("store", "decrypt").code == 0
    assert ring.kept == {}


def test_a_keyring_comes_to_keep_the_passphrase_of_an_encrypted_store(
    encrypted: Amkit, ring: Keyring, monkeypatch: Patch
) -> None:
    assert encrypted("store", "encrypt", "--keyring").code == 0
    assert list(ring.kept.values()) == [MINE]
    monkeypatch.delenv("AMKIT_STORE_KEY")
    cipher.forget()
    assert CANARY in encrypted("account", "show", "ACME").out


def test_a_machine_without_a_keyring_changes_nothing(held: Amkit, monkeypatch: Patch) -> None:
    monkeypatch.setenv("AMKIT_STORE_KEY", MINE)
    monkeypatch.setattr(keyring, "set_password", lambda *_: 1 / 0)

    refused = held("store", "encrypt", "--keyring")
    assert (refused.code, "leave --keyring out" in refused.err) == (4, True)
    assert holding()


def test_a_plain_store_needs_nothing_of_it(held: Amkit) -> None:
    code = (
        "import sys; from amkit.cli.main import main; code = main(['account', 'list']); "
        "sys.exit(code or 'sqlcipher3' in sys.modules or 'keyring' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    assert cipher.key_for(STORE) is None
