"""Protocols that take over steps of others, on real files and with every command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Amkit

CLOSING = """\
amkit: 2
id: closing
version: 1.0.0
languages: [en]
title: Closing
purpose: Agree on who does what.
status: draft
renamed: {todo: actions}
phases:
  - id: close
    moment: during
    steps:
      - id: agree
        title: Agree
        ask: Who does what, and when?
        record: {actions: {kind: action, many: true, fields: [who, due]}}
      - {id: thank, title: Thank them, say: Thank you.}
"""
TALK = """\
amkit: 2
id: talk
version: 1.0.0
languages: [en]
title: Talk
purpose: Choose together.
phases:
  - id: during
    moment: during
    steps:
      - {id: word, title: One word, ask: Which word?, record: {word: {}}}
      - include: closing
"""


@pytest.fixture
def own() -> Path:
    folder = Path("own")
    folder.mkdir()
    (folder / "closing.yaml").write_text(CLOSING)
    (folder / "talk.yaml").write_text(TALK)
    return folder


def test_included_steps_are_walked_and_a_run_keeps_them(own: Path, amkit: Amkit) -> None:
    Path("a.yaml").write_text(
        "word: Calm\ntodo:\n  - {what: Call back, who: Kim, due: '2027-01-01'}\n"
    )
    done = amkit("run", "own/talk.yaml", "-a", "ACME", "--answers", "a.yaml", "--yes")
    assert done.code == 0, done.err
    (own / "closing.yaml").write_text(CLOSING.replace("Agree\n", "Agree otherwise\n"))
    noted = amkit("note", "ACME", "--stdout")
    assert "Call back" in noted.out
    shown = amkit("show", "own/talk.yaml")
    assert "Agree otherwise" in shown.out
    (own / "closing.yaml").unlink()
    assert "there is no protocol “closing”" in amkit("show", "own/talk.yaml").err
    assert amkit("note", "ACME", "--stdout").out == noted.out


def test_lint_points_into_the_file_where_a_mistake_stands_once(own: Path, amkit: Amkit) -> None:
    (own / "closing.yaml").write_text(
        CLOSING.replace("Who does what, and when?", '"{{ answers.wordt }}?"')
    )

    ran = amkit("lint", "own", "--format", "full")
    assert ran.err.startswith("2 files: ")
    assert ran.out.count("own/closing.yaml:15:26: error expression: ") == 2
    assert "did you mean “word”?" in ran.out  # in talk there is a name that comes near
    alone = amkit("lint", "own/talk.yaml", "--format", "full")
    assert '15 |         ask: "{{ answers.wordt }}?"' in alone.out
    assert amkit("lint", "own/talk.yaml", "--format", "github").code == 1


def test_a_circle_and_a_missing_name_are_told(own: Path, amkit: Amkit) -> None:
    (own / "closing.yaml").write_text(CLOSING + "      - include: talk\n")
    assert "own/talk.yaml → own/closing.yaml → own/talk.yaml" in amkit("lint", "own/talk.yaml").out
    (own / "talk.yaml").write_text(TALK.replace("include: closing", "include: closng"))
    said = amkit("show", "own/talk.yaml")
    assert said.code == 3
    assert said.err == (
        "own/talk.yaml:12:18: there is no protocol “closng”; did you mean “closing”?\n"
    )
    for path in ("../own/closing", "/etc/passwd", "."):
        (own / "talk.yaml").write_text(TALK.replace("closing", f'"{path}"'))
        assert "there is no protocol" in amkit("show", "own/talk.yaml").err


def test_the_shipped_protocol_is_extended_under_its_own_name(amkit: Amkit) -> None:
    assert amkit("init", ".").code == 0
    Path("protocols/new-decision-maker.yaml").write_text("""\
amkit: 2
id: new-decision-maker
version: 9.0.0
extends: new-decision-maker
title: {en: Our own way, nl: Onze eigen manier}
""")
    listed = {row["id"]: row for row in json.loads(amkit("protocols", "--json").out)}
    assert listed["new-decision-maker"]["version"] == "9.0.0"
    assert listed["new-decision-maker"]["title"]["nl"] == "Onze eigen manier"
    assert amkit("lint").code == 0
    again = amkit("show", "new-decision-maker", "--lang", "en")
    assert "Our own way" in again.out
    assert amkit("show", "new-decision-maker", "--lang", "en").out == again.out


def test_scenarios_and_branches_go_through_what_is_included(own: Path, amkit: Amkit) -> None:
    (own / "talk.one.scenario.yaml").write_text(
        'protocol: talk\ntoday: "2026-11-24"\nanswers: {word: Calm}\npath: [word, agree, thank]\n'
    )
    ran = amkit("test", "own/talk.yaml")
    assert ran.code == 0, ran.out
    assert "talk: 100 % covered, 3 of 3 branches; by 1 scenario" in ran.out
