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


@pytest.mark.parametrize("name", ["prompts", "steps"])
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
