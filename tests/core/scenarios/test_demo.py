"""Invented accounts: what a file says, and the mistakes that are told at their place."""

from __future__ import annotations

import pytest

from amkit.errors import ProtocolError
from amkit.scenarios.demo import load_invented

GOOD = """\
account: Wolkers
owner: Eva Prins
ago: 700
profile: {market: paper}
record:
  contract: [{what: Cleaning, start: 2 years ago}]
meetings:
  - {protocol: talk, ago: 650, answers: {goal: Grow}}
  - {protocol: talk, ago: 20, me: Bram, answers: {goal: Stay}}
between:
  - {ago: 650, add: {risk: [{what: Damp}]}}
  - {ago: 9, change: {risk: {Damp: {status: gone}}}, make: [plan]}
"""


def test_an_account_has_what_was_known_and_what_was_talked_about() -> None:
    found, document = load_invented(GOOD.encode(), "w.yaml")

    assert (found.account, found.owner, found.tier, found.language) == (
        "Wolkers", "Eva Prins", "", "en",
    )  # fmt: skip
    assert [(one.ago, one.me, one.answers) for one in found.meetings] == [
        (650, "", {"goal": "Grow"}), (20, "Bram", {"goal": "Stay"}),
    ]  # fmt: skip
    assert found.record["contract"][0]["what"] == "Cleaning"
    assert str(document.place(("meetings", 1, "answers", "goal"))) == "w.yaml:9:57"


def test_what_happened_is_told_in_its_order() -> None:
    found, _ = load_invented(GOOD.encode(), "w.yaml")

    assert found.happened() == (
        ("meetings", 0), ("between", 0), ("meetings", 1), ("between", 1),
    )  # fmt: skip
    assert found.between[0].add["risk"][0]["what"] == "Damp"
    assert found.between[1].change["risk"]["Damp"] == {"status": "gone"}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("ago: 20", "ago: 651", "w.yaml:9:27: what happened stands in its order"),
        ("ago: 20", "ago: 0", "w.yaml:9:27: what happened stands in its order"),
        ("ago: 650", "ago: 701", "w.yaml:8:27: what happened stands in its order"),
        ("ago: 9", "ago: 0", "w.yaml:12:11: what happened stands in its order"),
        ("make: [plan]", "make: [letter]", "w.yaml:12:61: expected one of plan, report"),
        ("owner: Eva Prins\n", "", "w.yaml:1:1: “owner” is missing here"),
        ("market", "markt", ""),
    ],
)
def test_what_cannot_have_happened_is_told_at_its_place(old: str, new: str, says: str) -> None:
    text = GOOD.replace(old, new)
    if not says:
        assert load_invented(text.encode(), "w.yaml")[0].profile == {"markt": "paper"}
        return
    with pytest.raises(ProtocolError) as refused:
        load_invented(text.encode(), "w.yaml")

    assert says in str(refused.value)
