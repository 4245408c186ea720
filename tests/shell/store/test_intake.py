"""Files taken into a store: all or nothing, nothing twice, and whole accounts of another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from amkit.errors import FileError, PlacedError
from amkit.exchange.problems import Problems
from amkit.exchange.reading import Said
from amkit.exchange.texts import read, written
from amkit.model.record import Statement
from amkit.session import importing
from amkit.session.exporting import collected
from amkit.session.importing import Outcome, take_rows
from amkit.session.wholes import take_whole
from amkit.store import Store, open_store
from tests.shell.store.test_store import LATER, NOW, account, answer, run, save, statement


def person(account: str, name: str, line: int = 2, **fields: Any) -> Said:
    return Said(line, 1, account, {"stakeholder": {"name": name, **fields}})


def take(store: Store, rows: Sequence[Said], *, keep: bool = True) -> Outcome:
    return take_rows(
        store, rows, Problems("x.csv"), me="Bram", clock=lambda: NOW, keep=keep
    )  # fmt: skip


def came(outcome: Outcome) -> tuple[int, int, int, int]:
    return outcome.new, outcome.updated, outcome.unchanged, outcome.said


def test_rows_make_accounts_and_the_same_rows_again_make_nothing(store: Store) -> None:
    rows = [person("ACME", "Anna"), Said(3, 1, "B", {}), person("acme", "Piet", 4)]

    assert came(take(store, rows)) == (2, 0, 0, 2)
    assert [one.name for one in store.accounts()] == ["ACME", "B"]
    (acme, _) = store.accounts()
    assert [said.fields["name"] for said in store.statements(acme.id)] == ["Anna", "Piet"]
    assert came(take(store, rows)) == (0, 0, 2, 0)
    assert came(take(store, [person("ACME", "Anna", role="buyer")])) == (0, 1, 0, 1)
    assert came(take(store, [Said(2, 1, "B", {"contract": {"what": "C"}})])) == (0, 1, 0, 1)


def test_what_is_only_tried_leaves_no_trace(store: Store) -> None:
    assert came(take(store, [person("ACME", "Anna")], keep=False)) == (1, 0, 0, 1)
    assert store.accounts() == ()
    assert store.status().statements == 0


def test_one_row_that_cannot_be_taken_in_leaves_all_of_them_out(store: Store) -> None:
    rows = [person("ACME", "Anna"), person("x" * 201, "Piet", 3), person("a\u202eb", "Eva", 4)]
    with pytest.raises(PlacedError) as refused:
        take(store, rows)

    assert [str(place) for place, _ in refused.value.problems] == ["x.csv:3:1", "x.csv:4:1"]
    assert store.accounts() == ()


def test_what_is_forgotten_is_read_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "REMEMBERED", 2)
    rows = [person(f"A{n % 5}", f"P{n % 3}", n) for n in range(40)]

    assert came(take(store, rows)) == (5, 0, 0, 15)
    assert came(take(store, rows)) == (0, 0, 5, 0)


def test_rows_that_contradict_each_other_are_told(store: Store) -> None:
    rows = [person("ACME", "Anna", n, role=f"r{n}") for n in range(2, 30)]
    outcome = take(store, rows)

    assert outcome.notices[0] == (3, "stakeholder.role")
    assert (len(outcome.notices), outcome.more, outcome.said) == (20, 7, 1)
    told = importing.notices(outcome, "x.csv")
    assert told.en.startswith("x.csv:3: stakeholder: role: an earlier row says otherwise")
    assert told.nl.endswith("en nog 7 van zulke rijen\n")
    assert not importing.notices(Outcome(), "x.csv")


def test_progress_is_told(store: Store) -> None:
    told: list[int] = []
    rows = [Said(n, 1, f"A{n}", {}) for n in range(2500)]
    take_rows(
        store, rows, Problems("x"), me="B", clock=lambda: NOW, keep=True, progress=told.append
    )

    assert told == [1000, 2000]
    assert len(store.accounts()) == 2500


def test_accounts_that_would_share_their_files_do_not(store: Store) -> None:
    store.add_account(replace(account("Z"), slug="acme"))

    assert came(take(store, [person("ACME", "Anna"), person("A-CME", "Anna")])) == (2, 0, 0, 2)
    slugs = [one.slug for one in store.accounts()]
    assert len(set(slugs)) == 3


def test_an_account_is_found_by_the_name_it_had(store: Store) -> None:
    store.add_account(account())
    store.rename_account(account(), "Acme Holding")

    assert came(take(store, [person("ACME", "Anna")])) == (0, 1, 0, 1)


# Whole accounts ---------------------------------------------------------------------------


@pytest.fixture
def other(store: Store, tmp_path: Path) -> Store:
    """Return a store in a file, with all that an account can have."""
    made = open_store(f"sqlite:///{tmp_path / 'other.db'}")
    made.add_account(replace(account(), archived=None))
    made.add_account(replace(account("Old name"), slug="old-name"))
    made.merge_accounts(made.accounts()[1], account())
    made.start(run(), b"amkit: 2\n\xff")
    save(made, answer("one"), answer("two"))
    made.save("r1", [], [statement()], [], expected=2, at=NOW)
    made.say(account().id, [by_hand("grow more"), by_hand("grow less", "i2")])
    made.keep_rendering(account().id, "plan", "# Plan\n", NOW)
    return made


def by_hand(what: str, item: str = "i1") -> Statement:
    return replace(statement(what, item), run_id="", step="", about="grow", at=LATER)


def whole(store: Store) -> Any:
    return collected(store, store.accounts(), documents=True)


def test_an_account_of_another_store_comes_whole(store: Store, other: Store) -> None:
    collection = read(written(whole(other), "yaml"), "x", "yaml")

    assert came(take_whole(store, collection, keep=False)) == (1, 0, 0, 3)
    assert store.accounts() == ()
    assert came(take_whole(store, collection, keep=True)) == (1, 0, 0, 3)
    assert whole(store) == whole(other)
    assert store.account_by_key("old name") == account()
    assert came(take_whole(store, collection, keep=True)) == (0, 0, 1, 0)
    assert whole(store) == whole(other)


def test_what_went_on_in_one_store_goes_on_in_the_other(store: Store, other: Store) -> None:
    take_whole(store, whole(other), keep=True)
    other.save("r1", [answer("three")], [statement("grow fast")], [], expected=2, at=LATER)
    other.set_status("r1", "done", LATER)

    assert came(take_whole(store, whole(other), keep=True)) == (0, 1, 0, 1)
    assert store.answers("r1") == other.answers("r1")
    assert {said.fields["what"] for said in store.statements(account().id)} == {
        "grow fast", "grow more", "grow less",
    }  # fmt: skip
    assert (found := store.run("r1")) is not None
    assert found.status == "done"


def test_what_is_newer_here_stays(store: Store, other: Store) -> None:
    take_whole(store, whole(other), keep=True)
    store.save("r1", [answer("three")], [statement("grow fast")], [], expected=2, at=LATER)
    store.say(account().id, [by_hand("here", "i3")])
    before = whole(store)

    assert came(take_whole(store, whole(other), keep=True)) == (0, 0, 1, 0)
    assert whole(store) == before


def test_a_conversation_that_went_on_in_both_is_refused(store: Store, other: Store) -> None:
    take_whole(store, whole(other), keep=True)
    store.save("r1", [answer("here")], [], [], expected=2, at=LATER)
    other.save("r1", [answer("there")], [], [], expected=2, at=LATER)
    before = whole(store)
    with pytest.raises(FileError) as refused:
        take_whole(store, whole(other), keep=True)

    assert "went on both here and in the file" in refused.value.text.en
    assert "hier én in het bestand" in refused.value.text.nl
    assert whole(store) == before


def test_an_account_with_the_name_of_one_here_becomes_that_one(store: Store, other: Store) -> None:
    store.add_account(replace(account(), id="here"))
    store.add_account(replace(account("Old name"), id="also", slug="old-name"))

    assert came(take_whole(store, whole(other), keep=True)) == (0, 1, 0, 3)
    assert len(store.statements("here")) == 3
    assert store.runs(account_id="here")[0].id == "r1"
    found = store.account_by_key("old name")
    assert found is not None
    assert found.id == "also"
    collection = replace(whole(other), accounts=(
        replace(whole(other).accounts[0], account=replace(account("New"), id="new")),
    ))  # fmt: skip
    with pytest.raises(FileError):
        take_whole(store, collection, keep=True)


def test_an_account_whose_files_would_be_anothers_gets_other_names(
    store: Store, other: Store
) -> None:
    store.add_account(replace(account("Else"), slug="acme"))
    take_whole(store, whole(other), keep=True)

    assert len({one.slug for one in store.accounts()}) == 2
