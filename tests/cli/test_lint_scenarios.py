"""`amkit lint` reads scenario files too, and walks none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Amkit
from tests.protocols import text

PHASES = """
- id: talk
  moment: during
  steps:
    - {id: goals, title: Goals, ask: What do you want?, record: {goal: {}}}
"""
START = 'protocol: talk\ntoday: "2026-11-23"\n'
HERE = "own/talk.x.scenario.yaml"


@pytest.fixture
def folder() -> Path:
    """Return a folder with a protocol."""
    made = Path("own")
    made.mkdir()
    (made / "talk.yaml").write_text(text(PHASES))
    return made


def told(amkit: Amkit, folder: Path, written: str, *, named: str = "own") -> list[str]:
    """Return what is told of a scenario that is written so."""
    (folder / "talk.x.scenario.yaml").write_text(written)
    ran = amkit("lint", named)
    lines = [line for line in ran.out.splitlines() if "scenario.yaml:" in line]
    assert ran.code == 1 or not lines
    return lines


def test_a_good_scenario_is_clean_and_nothing_is_walked(folder: Path, amkit: Amkit) -> None:
    written = START + "answers: {goal: Grow}\npath: []\nexpect: {goal: Shrink}\n"

    assert told(amkit, folder, written) == []
    assert "2 files" in amkit("lint", "own").err


@pytest.mark.parametrize(
    ("written", "place", "says"),
    [
        ("pth: [goals]\n", "3:1", "did you mean “path”?"),
        ("path: [goal]\n", "3:8", "did you mean “goals”?"),
        ("expect: {goals: Grow}\n", "3:10", "did you mean “goal”?"),
        ("answers: {gaol: Grow}\n", "3:11", "did you mean “goal”?"),
        ("previous: {gaol: Grow}\n", "3:12", "did you mean “goal”?"),
        ("answers: nothing.yaml\n", "3:10", "is not there"),
        ("record: {contract: [{what: x, start: soonish}]}\n", "3:38", ""),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(
    folder: Path, amkit: Amkit, written: str, place: str, says: str
) -> None:
    (line,) = told(amkit, folder, START + written)

    assert line.startswith(f"{HERE}:{place}: error ")
    assert says in line


def test_a_protocol_that_is_not_there_is_told(folder: Path, amkit: Amkit) -> None:
    (line,) = told(amkit, folder, START.replace("talk", "new-decision-makr"))

    assert line.startswith(f"{HERE}:1:11: error ")
    assert "did you mean “new-decision-maker”?" in line


def test_a_protocol_that_cannot_be_used_is_told(folder: Path, amkit: Amkit) -> None:
    (folder / "talk.yaml").write_text("amkit: 2\n")
    (line,) = told(amkit, folder, START)

    assert line.startswith(f"{HERE}:1:11: error ")
    assert "mend that first" in line


def test_a_scenario_can_be_named_and_a_rule_left_out(folder: Path, amkit: Amkit) -> None:
    assert told(amkit, folder, START + "path: [goal]\n", named=HERE)
    assert amkit("lint", HERE, "--ignore", "wrong-value").code == 0


def test_the_shipped_scenarios_are_clean(amkit: Amkit) -> None:
    ran = amkit("lint", str(Path(__file__).parents[2] / "protocols"), "--fail-on", "info")

    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("5 files")
