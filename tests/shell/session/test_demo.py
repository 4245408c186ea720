"""Invented accounts: what they go through by hand, and where what cannot be is told."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from amkit.errors import PlacedError
from amkit.planning.record import record_of
from amkit.scenarios.demo import load_invented
from amkit.session.demo import play
from amkit.settings import load
from amkit.store import Store, open_store

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
LIVED = """\
account: Wolkers
owner: Eva Prins
ago: 700
profile: {market: paper}
record:
  action: [{what: Call Carla, who: Eva Prins, due: in 9 days}]
  risk: [{what: Damp}]
meetings:
  - protocol: expansion-discovery
    ago: 100
    answers:
      done-actions: [Call Carla]
      runs_well: yes
      reached: no
      friend: yes
      repair: {what: Dry the store, who: Eva Prins, due: in 10 weeks}
      again_from: in 5 months
between:
  - {ago: 690, add: {goal: [{what: Grow, date: in 30 days}]}, make: [plan]}
  - ago: 40
    me: Bram de Wit
    change:
      action: {Dry the store: {serves: Grow, status: done}}
      goal: {Grow: {status: missed}}
  - ago: 30
    audience: client
    add: {joint_goal: [{what: Dry paper, actual: 9 bales wet}]}
    make: [report]
"""


def lived(text: str, folder: Path) -> tuple[Store, int]:
    """Let an account live in a workspace of its own; return its store, and the conversations."""
    told: list[int] = []
    store = open_store("sqlite://")
    settings = load(cwd=folder, environ={}, options={"language": "en"})
    held = play([load_invented(text.encode(), "w.yaml")], store, settings, lambda: NOW, told.append)
    assert told == [1]
    return store, held


def test_what_is_done_between_conversations_stands_in_the_record(tmp_path: Path) -> None:
    (tmp_path / "amkit.toml").write_text("", encoding="utf-8")
    store, held = lived(LIVED, tmp_path)

    (account,) = store.accounts()
    said = store.statements(account.id)
    entries = {entry.main: entry.fields for entry in record_of(said).entries}
    told = entries["Dry the store"]
    assert (held, entries["Call Carla"]["status"], entries["Grow"]["status"]) == (
        1, "done", "missed",
    )  # fmt: skip
    assert (told["status"], told["serves"], str(told["done"])) == ("done", "Grow", "2026-10-17")
    assert {one.by for one in said} == {"Eva Prins", "Bram de Wit"}
    assert "Grow" in (tmp_path / "plans/wolkers.md").read_text(encoding="utf-8")
    assert {one.kind for one in said if one.audience == "client" and not one.run_id} == {
        "joint_goal"
    }
    assert (tmp_path / "reports/wolkers/2026-10-27.md").is_file()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("market: paper", "mood: paper", "w.yaml:4:10: there is no “mood” here"),
        ("in 9 days", "some day", "w.yaml:6:12: due: "),
        ("Dry the store: {serves", "Wet the store: {serves", "did you mean “Dry the store”?"),
        ("status: missed", "status: lost", "w.yaml:24:20: status: choose 1 open"),
        ("in 10 weeks", "some day", "w.yaml:16:"),
        ("[Call Carla]", "[Call Clara]", "w.yaml:12:22: no action “Call Clara” is open"),
    ],
)
def test_what_cannot_be_said_is_told_at_its_place(
    old: str, new: str, says: str, tmp_path: Path
) -> None:
    with pytest.raises(PlacedError) as refused:
        lived(LIVED.replace(old, new), tmp_path)

    assert says in str(refused.value)
