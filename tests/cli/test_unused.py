"""What a file of answers says and was never asked is told; nothing is passed over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Amkit
from tests.protocols import text

PHASES = """
- id: talk
  moment: during
  steps:
    - id: first
      title: {en: First, nl: Eerst}
      record:
        people: {type: list}
        large: {type: yes_no}
        why: {when: answers.large == true}
        goals: {kind: goal, many: true, max: 1}
        marks:
          type: matrix
          rows: [{id: plan, text: {en: Plan, nl: Plan}}]
          columns: [{id: speed, text: {en: Speed, nl: Tempo}}]
          cell: {type: integer}
    - id: never
      title: {en: Never, nl: Nooit}
      when: answers.large == true
      record: {never: {}}
    - id: each
      title: {en: Each, nl: Elk}
      for_each: person in answers.people
      when: person != "Anna"
      record: {said: {}}
"""


def ran(amkit: Amkit, answers: str, language: str = "en") -> list[str]:
    assert amkit("init", ".").code in (0, 2)
    Path("protocols/talk.yaml").write_text(text(PHASES))
    Path("answers.yaml").write_text(answers)
    done = amkit(
        "run", "talk", "-a", "ACME", "--new", "--yes", "--answers", "answers.yaml",
        "--lang", language,
    )  # fmt: skip
    assert done.code == 0, done.err
    return [line for line in done.err.splitlines() if "answers.yaml" in line]


def test_a_file_of_which_everything_was_asked_is_not_spoken_of(amkit: Amkit) -> None:
    assert ran(
        amkit,
        "people: [Anna, Bram]\nlarge: true\nwhy: {left: declined, why: no}\nnever: x\n"
        "goals: [{what: Grow, date: 1 May 2027}]\nmarks: {plan: {speed: 3}}\n"
        "said: [null, well]\nnotes: {each: hm}\n",
    ) == []  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said", "of_items"),
    [
        ("en", "this was not asked, so it was not noted", "also for those that are left out"),
        ("nl", "hier is niet naar gevraagd", "ook voor wat wordt overgeslagen"),
    ],
)
def test_what_was_never_asked_is_told_at_its_place(
    amkit: Amkit, language: str, said: str, of_items: str
) -> None:
    told = ran(
        amkit,
        "people: [Anna, Bram]\nlarge: false\nwhy: big\ngoals: [{what: Grow}, {what: Save}]\n"
        "said: [well]\nnotes: {never: hm}\nstep-actions: {never: [{what: Call}]}\n",
        language,
    )

    assert [line.split(": ")[0].rpartition("answers.yaml:")[2] for line in told] == [
        "3:6", "4:23", "5:8", "6:16", "7:23",
    ]  # fmt: skip
    assert all(said in line for line in told)
    assert [of_items in line for line in told] == [False, True, True, False, False]


SEVERAL = """
- id: talk
  moment: during
  steps:
    - id: first
      title: {en: First, nl: Eerst}
      record:
        goals: {kind: goal, many: true, max: 4, fields: [measure]}
        costs:
          type: table
          columns: {what: {prompt: {en: What?, nl: Wat?}}, much: {type: integer}}
"""


@pytest.mark.parametrize("reason", ["not_applicable", "unknown"])
@pytest.mark.parametrize("known", [0, 2])
def test_a_list_that_is_left_as_a_whole_comes_to_its_end(
    amkit: Amkit, reason: str, known: int
) -> None:
    assert amkit("account", "add", "ACME").code == 0
    for number in range(known):
        assert amkit("record", "add", "ACME", "goal", f"Goal {number}").code == 0
    Path("talk.yaml").write_text(text(SEVERAL, id="talk"), encoding="utf-8")
    left = f"{{left: {reason}, why: nothing new}}"
    Path("a.yaml").write_text(f"goals: {left}\ncosts: {left}\n", encoding="utf-8")
    done = amkit("run", "talk.yaml", "--account", "ACME", "--answers", "a.yaml")

    assert (done.code, done.err) == (0, "")
