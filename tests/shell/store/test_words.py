"""Every refusal of the store reads word for word as it was reviewed, in both languages."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from amkit.errors import AmkitError
from amkit.model.account import Account
from amkit.store import Store, backup, open_store
from amkit.store.drafts import not_written
from amkit.store.ledger import Ledger
from amkit.store.repair import repair, restore, rows_of_backup
from tests import golden
from tests.shell.store.test_store import LATER, NOW, account, answer, by_hand, run, save

Case = Callable[[Path], object]


def url(folder: Path, name: str = "amkit.db") -> str:
    return f"sqlite:///{folder / name}"


@contextmanager
def begun(folder: Path) -> Iterator[Store]:
    """Open a store with two accounts and a run with an answer."""
    with open_store(url(folder)) as store:
        if not store.accounts():
            store.add_account(account())
            store.add_account(account("Globex"))
            store.start(run(), b"text")
            save(store, answer("A goal that stands out"))
        yield store


def change(folder: Path, *statements: str) -> None:
    with begun(folder):
        pass
    with closing(sqlite3.connect(folder / "amkit.db")) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def _adds(name: str, slug: str = "") -> Case:
    def case(folder: Path) -> None:
        with begun(folder) as store:
            made = account(name)
            store.add_account(replace(made, id="other", slug=slug or made.slug))

    return case


def _renames(name: str) -> Case:
    def case(folder: Path) -> None:
        with begun(folder) as store:
            store.rename_account(account(), name)

    return case


def _asks(method: Callable[[Store], object], *changes: str) -> Case:
    def case(folder: Path) -> None:
        change(folder, *changes)
        with open_store(url(folder)) as store:
            method(store)

    return case


def _opens(prepare: Callable[[Path], object]) -> Case:
    def case(folder: Path) -> None:
        prepare(folder / "amkit.db")
        open_store(url(folder)).close()

    return case


def _imports_twice(folder: Path) -> None:
    with begun(folder) as store:
        store.import_(list(store.export()))


def _imports(*lines: str) -> Case:
    def case(folder: Path) -> None:
        with begun(folder) as store:
            store.import_(lines)

    return case


def _went_on_in_two_places(folder: Path) -> None:
    with begun(folder) as store, open_store(url(folder, "other.db")) as other:
        other.import_(list(store.export()))
        for one, text in ((store, "here"), (other, "there")):
            one.save("r1", [answer(text)], [], [], expected=1, at=LATER)
        with store.taking(keep=True) as taking:
            acme: Account = other.accounts()[0]
            (held,) = other.runs()
            given = other.answers("r1")
            taking.take(acme, (), (), [(held, given)], {"d1": b"text"})


def _loses_the_file(folder: Path) -> None:
    with begun(folder) as store:
        (folder / "amkit.db").rename(folder / "away.db")
        store.say("id-ACME", [by_hand()])


def _erased_unreadably(folder: Path) -> None:
    with begun(folder):
        pass
    ledger = Ledger(folder / "amkit.db")
    ledger.note_account("gone", NOW)
    ledger.path.write_text("no ledger", encoding="utf-8")
    ledger.cleaned({})


def _restores(content: bytes) -> Case:
    def case(folder: Path) -> None:
        (folder / "copy.db").write_bytes(content)
        restore(folder / "amkit.db", folder / "copy.db", NOW)

    return case


def _restores_damage(folder: Path) -> None:
    change(folder, "UPDATE answer SET reply = 'Another' WHERE seq = 0")
    rows_of_backup(folder / "amkit.db")


def _backs_up_over(name: str) -> Case:
    def case(folder: Path) -> None:
        with begun(folder) as store:
            (folder / "there.db").touch()
            backup(store, folder / name)

    return case


def _backs_up_damage(folder: Path) -> None:
    change(folder, "UPDATE account SET name = 'Another'")
    with open_store(url(folder)) as store:
        backup(store, folder / "copy.db")


def _does_not_write(folder: Path) -> None:
    raise not_written(folder / "copy.db", PermissionError(13, "Permission denied"))


def _text(path: Path) -> None:
    path.write_text("not a database", encoding="utf-8")


def _other(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE song (name TEXT)")


CASES: dict[str, Case] = {
    "an account that is there": _adds("acme"),
    "an account with the file names of another": _adds("Acme Inc", "globex"),
    "a name that is another account's": _renames("GLOBEX"),
    "a run that is gone": _asks(lambda store: store.set_status("r9", "done", NOW)),
    "a protocol text that is gone": _asks(lambda store: store.protocol_text("d9")),
    "a run that went on elsewhere": _asks(lambda store: save(store, answer(), expected=0)),
    "an answer that was changed": _asks(
        lambda store: store.answers("r1"), "UPDATE answer SET reply = 'Another'"
    ),
    "an answer that is gone": _asks(lambda store: store.answers("r1"), "DELETE FROM answer"),
    "an account that was changed": _asks(
        lambda store: store.accounts(), "UPDATE account SET name = 'Another'"
    ),
    "a newer store": _asks(lambda store: None, "UPDATE amkit_version SET version = 9"),
    "an import of what is there": _imports_twice,
    "an import of nothing": _imports("{}"),
    "an import of half a line": _imports('{"amkit_export":1}', '{"account": '),
    "a run that went on in two places": _went_on_in_two_places,
    "a store that loses its name": _loses_the_file,
    "a text": _opens(_text),
    "an emptied store": _opens(lambda path: path.touch()),
    "another program's store": _opens(_other),
    "a folder": _opens(lambda path: path.mkdir()),
    "a name that is too long": lambda folder: open_store(url(folder, "x" * 300)),
    "no URL": lambda folder: open_store("file.db"),
    "a ledger that cannot be read": _erased_unreadably,
    "a backup that is empty": _restores(b""),
    "a backup that is none": _restores(b"rubbish" * 999),
    "a damaged backup": _restores_damage,
    "nothing to repair": lambda folder: repair(folder / "amkit.db", NOW),
    "a backup over the store": _backs_up_over("amkit.db"),
    "a backup over a file": _backs_up_over("there.db"),
    "a backup of damage": _backs_up_damage,
    "a copy that cannot be written": _does_not_write,
}


def told(case: Case, folder: Path) -> AmkitError:
    """Return what a case is told."""
    with pytest.raises(AmkitError) as refused:
        case(folder)
    return refused.value


@pytest.mark.skipif(os.name != "posix", reason="the words for what a disk says are the system's")
def test_golden_the_words_of_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    lines = []
    for number, (name, case) in enumerate(CASES.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        error = told(case, folder)
        lines.append(f"{name} ({error.exit_code})")
        lines += [
            f"  {text}".replace(str(folder), "FOLDER").replace("x" * 300, "xxx…")
            for text in (error.text.en, error.text.nl)
        ]

    golden.same("words/store.txt", "\n".join(lines) + "\n")
