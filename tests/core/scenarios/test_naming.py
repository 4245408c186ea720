"""Names that a scenario takes from its protocol."""

from __future__ import annotations

import pytest

from amkit.scenarios.naming import misnamed
from amkit.scenarios.reading import load_scenario
from tests.protocols import protocol

TALK = protocol("""
- id: talk
  moment: during
  steps:
    - {id: goals, title: Goals, record: {goal: {}}}
    - id: group
      title: More
      steps: [{id: next, title: Next, record: {next_step: {}}}]
""")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("path: [goals, next]\nexpect: {goal: Grow, next_step: Call}", []),
        ("note: Grow", []),
        ("path: [goals, nxt]", ["3:15 wrong-value there is no “nxt” here; did you mean “next”?"]),
        ("path: [group]", ["3:8 wrong-value there is no “group” here; there are: goals, next"]),
        ("expect: {gaol: x}", ["3:10 unknown-key there is no “gaol” here; did you mean “goal”?"]),
    ],
)
def test_what_the_protocol_does_not_have_is_told(written: str, told: list[str]) -> None:
    raw = f'protocol: talk\ntoday: "2026-11-23"\n{written}\n'.encode()
    scenario, document = load_scenario(raw, "talk.x.scenario.yaml")

    assert [
        f"{one.place.line}:{one.place.column} {one.rule} {one.text.en}"
        for one in misnamed(document, scenario, TALK)
    ] == told
