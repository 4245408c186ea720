"""The record in an editor while others write, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest

from amkit.errors import ChangedMeanwhile
from amkit.model.account import Account
from amkit.model.kinds import KINDS
from amkit.planning.naming import Known
from amkit.session.editing import Editing, Editor
from amkit.session.record import ByHand
from amkit.store import Store
from tests.shell.store.test_store import NOW, account


class Room:
    """A store with an account that has two goals, and an editor in which others may write."""

    def __init__(self, store: Store) -> None:
        self.hand = ByHand(store, KINDS, "Bram", lambda: NOW)
        self.kept: list[str] = []
        store.add_account(account())
        self.account: Account = account()
        self.goal = self.hand.add(self.account, "goal", {"what": "Grow", "measure": "10"})
        self.other = self.hand.add(self.account, "goal", {"what": "Win"})
        self.store = store

    def editing(self, *meanwhile: Known) -> Editing:
        """Return what changes 10 into 12, while these goals get another measure."""

        def edit(text: str, name: str) -> str:
            for one in meanwhile:
                self.hand.change(one, {"measure": "11"})
            return text.replace("measure: 10", "measure: 12")

        def keep(text: str, name: str) -> Path:
            self.kept.append(text)
            return Path(name)

        return Editing(self.store, self.hand, Editor(edit, keep), "en")

    @property
    def measures(self) -> list[str]:
        return [str(one.entry.fields.get("measure")) for one in self.hand.known(self.account)]


@pytest.fixture
def room(store: Store) -> Room:
    return Room(store)


def test_what_is_edited_is_kept(room: Room) -> None:
    assert len(room.editing().account(room.account, None).statements) == 1
    assert room.measures == ["12", "None"]


def test_an_account_that_changed_meanwhile_is_left_as_it_is(room: Room) -> None:
    with pytest.raises(ChangedMeanwhile, match="what you wrote is in acme") as caught:
        room.editing(room.other).account(room.account, None)

    assert caught.value.exit_code == 1
    assert room.measures == ["10", "11"]
    assert "measure: 12" in room.kept[0]


def test_an_entry_that_changed_meanwhile_is_left_as_it_is(room: Room) -> None:
    with pytest.raises(ChangedMeanwhile):
        room.editing(room.goal).entry(room.goal, None)
    assert room.measures == ["11", "None"]


def test_another_entry_that_changed_meanwhile_does_not_matter(room: Room) -> None:
    room.editing(room.other).entry(room.goal, None)

    assert room.measures == ["12", "11"]
    assert room.kept == []


def test_what_was_taken_back_meanwhile_is_not_brought_back(room: Room) -> None:
    def edit(text: str, name: str) -> str:
        assert room.hand.change(room.goal, {"what": ""}) == (None, True)
        return text.replace("measure: 10", "measure: 12")

    editing = Editing(room.store, room.hand, Editor(edit, lambda text, name: Path(name)), "en")
    with pytest.raises(ChangedMeanwhile):
        editing.entry(room.goal, None)
    assert [one.entry.main for one in room.hand.known(room.account)] == ["Win"]
