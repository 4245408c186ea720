"""Accounts and what is said by hand, on both databases."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from amkit.errors import ChangedMeanwhile, UsageError
from amkit.model.account import key_of
from amkit.model.record import Statement
from amkit.model.text import Text
from amkit.store import Store, open_store
from amkit.store.schema import VERSION
from tests.shell.store import ladder
from tests.shell.store.test_store import LATER, NOW, account, by_hand, run, statement


@pytest.fixture
def begun(store: Store) -> Store:
    """Return a store with an account and an open run."""
    store.add_account(account())
    store.start(run(), b"amkit: 2")
    return store


def test_what_is_said_by_hand_comes_back_as_it_was_said(begun: Store) -> None:
    said = by_hand(about="grow", confidence="low", audience="client")
    begun.say("id-ACME", [said, by_hand("save", "h2")])
    begun.save("r1", [], [statement()], [], expected=0, at=NOW)

    assert begun.statements("id-ACME") == (said, by_hand("save", "h2"), statement())


def test_what_is_said_by_hand_is_kept_out_by_who_looks_at_what_is_there(begun: Store) -> None:
    begun.say("id-ACME", [by_hand("save", "h2")])
    seen: list[tuple[Statement, ...]] = []

    def refuse(said: tuple[Statement, ...]) -> None:
        seen.append(said)
        raise ChangedMeanwhile(Text("changed", "gewijzigd"))

    with pytest.raises(ChangedMeanwhile):
        begun.say("id-ACME", [by_hand()], refuse)
    assert seen == [(by_hand("save", "h2"),)] == [begun.statements("id-ACME")]
    begun.say("id-ACME", [by_hand()], lambda said: seen.append(said))
    assert len(begun.statements("id-ACME")) == 2


def test_what_is_said_of_all_accounts_comes_at_once(begun: Store) -> None:
    begun.add_account(account("Globex"))
    later = replace(by_hand("save", "h2"), at=LATER)
    risk = replace(by_hand("leave", "h3"), kind="risk")
    begun.say("id-Globex", [later, by_hand(), risk])
    begun.save("r1", [], [statement()], [], expected=0, at=NOW)

    assert begun.all_statements() == {
        "id-Globex": (by_hand(), risk, later), "id-ACME": (statement(),),
    }  # fmt: skip
    assert begun.all_statements("risk") == {"id-Globex": (risk,)}


def test_an_account_is_found_by_every_name_it_had(store: Store) -> None:
    store.add_account(account())
    renamed = store.rename_account(account(), "ACME Holding")
    again = store.rename_account(renamed, "Acme Group")

    assert again == replace(account(), name="Acme Group", key="acme group")
    assert store.account_by_key("acme") == store.account_by_key("acme holding") == again
    assert store.names_before(again) == ("acme", "acme holding")
    assert store.accounts() == (again,)


def test_an_account_takes_back_the_name_it_had(store: Store) -> None:
    store.add_account(account())
    renamed = store.rename_account(account(), "Other")
    back = store.rename_account(renamed, "ACME")

    assert back == account()
    assert store.names_before(back) == ("other",)


def test_letters_alone_can_change_in_a_name(store: Store) -> None:
    store.add_account(account())

    assert store.rename_account(account(), "Acme").name == "Acme"
    assert store.names_before(account()) == ()


def test_two_accounts_are_never_called_the_same(store: Store) -> None:
    store.add_account(account())
    store.add_account(account("Globex"))
    renamed = store.rename_account(account("Globex"), "Globex Group")

    with pytest.raises(UsageError, match="there already"):
        store.rename_account(account(), "globex group")
    with pytest.raises(UsageError, match="there already"):
        store.rename_account(account(), "Globex")
    with pytest.raises(UsageError, match="there already"):
        store.add_account(replace(account("Globex"), id="new", slug="new"))
    assert store.accounts() == (account(), renamed)


def test_two_accounts_become_one(begun: Store) -> None:
    begun.add_account(account("Globex"))
    begun.start(run("r2", "Globex", LATER), b"amkit: 1")
    begun.save("r1", [], [statement()], [], expected=0, at=NOW)
    begun.say("id-Globex", [by_hand("save")])
    for name, text in (("id-ACME", "of ACME"), ("id-Globex", "of Globex")):
        begun.keep_rendering(name, "plan", text, NOW)
    begun.keep_rendering("id-ACME", "r1:internal", "note", NOW)

    begun.merge_accounts(account(), account("Globex"))

    assert begun.accounts() == (account("Globex"),)
    assert begun.account_by_key("acme") == account("Globex")
    assert [run.id for run in begun.runs(account_id="id-Globex")] == ["r2", "r1"]
    assert [said.main for said in begun.statements("id-Globex")] == ["save", "grow"]
    assert begun.rendering("id-Globex", "plan") == ("of Globex", NOW)
    assert begun.rendering("id-Globex", "r1:internal") == ("note", NOW)


def test_an_account_is_put_aside_and_taken_up_again(store: Store) -> None:
    store.add_account(account())
    store.archive_account(account(), LATER)

    assert store.accounts() == (replace(account(), archived=LATER),)
    store.archive_account(account(), None)
    assert store.accounts() == (account(),)


def test_everything_is_exported_and_taken_in_again(begun: Store) -> None:
    begun.say("id-ACME", [by_hand(about="grow", confidence="high", audience="client")])
    begun.rename_account(account(), "ACME Holding")
    lines = list(begun.export())

    with open_store("sqlite://") as other:
        other.import_(lines)
        assert list(other.export()) == lines
        assert other.account_by_key(key_of("ACME")) == begun.account_by_key("acme holding")


def _of_version_1(lines: list[str]) -> list[str]:
    """Return the lines as the first amkit wrote them."""
    found: list[dict[str, Any]] = [json.loads(line) for line in lines]
    for line in found:
        line.get("account", {}).pop("archived", None)
        for column in ("about", "confidence", "audience"):
            line.get("statement", {}).pop(column, None)
    return [json.dumps({"amkit_export": 1}), *map(json.dumps, found[1:])]


def test_what_an_earlier_version_exported_is_taken_in(begun: Store) -> None:
    begun.save("r1", [], [statement()], [], expected=0, at=NOW)

    with open_store("sqlite://") as other:
        other.import_(_of_version_1(list(begun.export())))
        assert other.statements("id-ACME") == (statement(),)


@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_store_of_an_earlier_version_is_brought_up_to_date(url: str, version: int) -> None:
    ladder.leave(url, version)

    with open_store(url) as store:
        assert store.status().version == VERSION
        assert store.accounts() == (account(),)
        assert store.names_before(account()) == (("acme bv",) if version > 1 else ())
        assert store.statements("id-ACME") == (statement(),)
        assert tuple(found.reply for found in store.answers("r1")) == ladder.ANSWERS
        assert store.rendering("id-ACME", "plan") == ("the text", NOW)
        assert store.status().sound
        store.say("id-ACME", [by_hand()])
