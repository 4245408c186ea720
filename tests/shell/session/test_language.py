"""The protocols that use all of the language, from an answers file to the note."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from amkit.cli import walking
from tests.conftest import Amkit
from tests.golden import same
from tests.protocols import NOW

DATA = Path(__file__).parents[2] / "data"


def run(amkit: Amkit, name: str, *more: str, answers: str = "") -> str:
    done = amkit(
        "run", str(DATA / "protocols" / "ok" / f"{name}.yaml"), "--account", "ACME", "--yes",
        "--answers", answers or str(DATA / "answers" / f"{name}.yaml"), *more,
    )  # fmt: skip
    assert done.code == 0, done.err
    return done.out


def note(amkit: Amkit, language: str, audience: str = "internal") -> str:
    return amkit("note", "ACME", "--stdout", "--audience", audience, "--lang", language).out


@pytest.fixture(autouse=True)
def _on_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be Monday 23 November 2026 for the command line."""
    monkeypatch.setattr(walking, "now", lambda: NOW)


@pytest.mark.parametrize("name", ["prompts", "steps", "sheets"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_golden_it_walks_and_its_note_says_all(amkit: Amkit, name: str, language: str) -> None:
    run(amkit, name, "--lang", language)

    same(f"notes/{name}.{language}.md", note(amkit, language))


def test_what_waits_ends_the_sitting_and_comes_back_on_its_day(
    amkit: Amkit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said = run(amkit, "steps")
    assert "That is all for now; the next step comes on 25 November 2026." in said
    (open_run,) = json.loads(amkit("runs", "--json").out)
    assert open_run["status"] == "open"

    monkeypatch.setattr(walking, "now", lambda: NOW + timedelta(days=8))
    more = tmp_path / "more.yaml"
    more.write_text("written: true\nworks: [false, true]\n")
    again = run(amkit, "steps", "--resume", answers=str(more))
    assert "Note: " in again
    (held,) = json.loads(amkit("runs", "--json").out)
    assert held["status"] == "done"


def test_the_last_run_is_built_on_and_held_against(
    amkit: Amkit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run(amkit, "prompts")
    monkeypatch.setattr(walking, "now", lambda: NOW + timedelta(hours=1))
    more = tmp_path / "more.yaml"
    more.write_text("offer: small\n")
    said = run(amkit, "prompts", answers=str(more))

    assert "Enter keeps it · [3]" in said
    assert "Mood" in said


def test_what_a_check_refuses_is_told_at_its_place(amkit: Amkit, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("people: 3\noffer: large\nfile: nowhere\nmood: {answer: 9, komment: x}\n")
    done = amkit(
        "run", str(DATA / "protocols" / "ok" / "prompts.yaml"), "--account", "ACME", "--yes",
        "--answers", str(wrong),
    )  # fmt: skip
    assert done.code == 3
    assert f"{wrong}:4:19: nothing in this protocol is called “komment”" in done.err
    wrong.write_text("people: 3\noffer: large\nfile: nowhere\nmood: 9\n")
    done = amkit(
        "run", str(DATA / "protocols" / "ok" / "prompts.yaml"), "--account", "ACME", "--yes",
        "--answers", str(wrong),
    )  # fmt: skip
    assert done.code == 3
    assert f"{wrong}:2:8:" in done.err
    assert "this cannot be chosen: from a hundred hours on" in done.err
    assert f"{wrong}:3:7:" in done.err
    assert f"{wrong}:4:7:" in done.err


@pytest.mark.parametrize(
    "left",
    [
        "actions: {left: unknown}",
        "actions: [{left: declined, why: x}]",
        "actions: [{left: parked}]",
    ],
)
def test_all_of_several_entries_can_be_left_in_an_answers_file(
    amkit: Amkit, tmp_path: Path, left: str
) -> None:
    protocol, answers = tmp_path / "results.yaml", tmp_path / "answers.yaml"
    written = (DATA / "protocols" / "ok" / "prompts.yaml").read_text()
    one = "record: {actions: {kind: action, many: true}}"
    both = "record: {actions: {kind: action, many: true, required: true}, last: {}}"
    protocol.write_text(written.replace(one, both))
    answers.write_text(f"{left}\nlast: the last line\n")
    done = amkit("run", str(protocol), "--account", "ACME", "--yes", "--answers", str(answers))

    assert done.code == 0, done.err
    assert "the last line" in note(amkit, "en")


def test_actions_at_a_step_that_is_repeated_are_told_for_each_item(
    amkit: Amkit, tmp_path: Path
) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "panel: [Anna, Bram, Cas]\n"
        "step-actions: {score: [[{what: Ask Anna again, due: +2d}], []]}\n"
    )
    said = run(amkit, "steps", answers=str(answers))

    assert said.count("> /action Ask Anna again") == 1


def sheets(amkit: Amkit, tmp_path: Path, *changes: tuple[str, str]) -> tuple[int, str, str]:
    """Walk the protocol with tables with changed answers; return the exit code, out and err."""
    text = (DATA / "answers" / "sheets.yaml").read_text()
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (tmp_path / "a.yaml").write_text(text)
    done = amkit(
        "run", str(DATA / "protocols" / "ok" / "sheets.yaml"), "--account", "ACME", "--yes",
        "--answers", str(tmp_path / "a.yaml"),
    )  # fmt: skip
    return done.code, done.out, done.err.replace(str(tmp_path), "")


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        (("  planning: {", "  plannign: {"), "6:3", "did you mean “planning”?"),
        (("speed: 4", "sped: 4"), "6:26", "did you mean “speed”?"),
        (("{quality: 5, speed: 4}", "5"), "6:13", "keys with replies: quality, speed"),
        (("  users: 3", "  user: 3"), "15:3", "did you mean “users”?"),
        (("users: 3", "users: 9"), "15:10", "the highest it can be is 5"),
        (("left: not_applicable", "left: never"), "14:19", "unknown, not_applicable"),
        (("{done: yes}", "{done: {deep: yes}}"), "10:18", "expected a reply"),
        (("views:\n", "views: 3\nrest:\n"), "5:8", "keys with replies: planning, floor"),
        (("hours: 12", "hours: -1"), "3:40", "the lowest it can be is 0"),
        (("amount: 1250", "amount: -1250"), "4:50", "an amount is not below 0"),
        (("  why: The lift is being replaced.\n", ""), "13:3", "this one matters"),
    ],
)  # fmt: skip
def test_what_does_not_fit_a_table_or_a_scorecard_is_told_at_its_place(
    amkit: Amkit, tmp_path: Path, change: tuple[str, str], place: str, said: str
) -> None:
    code, _, err = sheets(amkit, tmp_path, change)
    assert code == 3
    assert f"/a.yaml:{place}: " in err
    assert said in err


def test_a_whole_table_can_be_left(amkit: Amkit, tmp_path: Path) -> None:
    text = (DATA / "answers" / "sheets.yaml").read_text()
    health = text[text.index("health:") : text.index("actions:")]
    costs = text[text.index("costs:") : text.index("views:")]
    code, _, err = sheets(
        amkit, tmp_path,
        ("  planning: {quality: 5, speed: 4}\n  floor: {quality: 3, speed: 2}\n",
         "  planning: {left: unknown}\n  floor: {left: declined, why: not now}\n"),
        (health, "health: {left: parked, why: next time}\n"),
        ('story: [null, "The lift stood still for two days."]\n', ""),
        (costs, "costs: {left: unknown}\n"),
    )  # fmt: skip
    assert (code, err) == (0, "")
    left = note(amkit, "en").partition("## Left open")[2]
    assert "- What it took: On what? (not known)" in left
    assert "- How each department looks at us: Planning: Quality (not known)" in left
    assert (
        "- How each department looks at us: Shop floor: Speed (the customer would not say" in left
    )
    parked = note(amkit, "en").partition("## For next time")[2]
    assert "- The health of the account: Use of what they buy — next time" in parked


def test_the_scores_of_last_time_are_offered_and_told_apart_by_age(
    amkit: Amkit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sheets(amkit, tmp_path)
    text = (DATA / "answers" / "sheets.yaml").read_text()
    health = text[text.index("health:") : text.index("actions:")]
    monkeypatch.setattr(walking, "now", lambda: NOW + timedelta(days=30))
    code, out, _ = sheets(amkit, tmp_path, (health, ""))
    assert code == 0
    assert "last time 4, 4 weeks ago" in out
    assert "(last time 67)" in out
    monkeypatch.setattr(walking, "now", lambda: NOW + timedelta(days=300))
    code, out, _ = sheets(amkit, tmp_path, (health, ""))
    assert "last time 4, 9 months ago, too old to keep" in out
    assert "Health: ‹" in out
