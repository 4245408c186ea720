"""`amkit migrate`: files of format 1, rewritten, looked at, left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Amkit

OLD = """\
amkit: 1  # of last year
id: talk
version: 1.0.0
languages: [en]
title: Talk
purpose: Choose together.
phases:
  - id: talk
    moment: during
    steps:
      - {id: ask, title: Ask, record: {words: {type: list, max: 2}}}
      - id: each
        title: Each word
        for_each: answers.words
        item: word
        record: {why: {prompt: "Why {{ word }}?"}}
"""
NEW = OLD.replace("amkit: 1", "amkit: 2").replace(
    "for_each: answers.words\n        item: word", "for_each: word in answers.words"
)


@pytest.fixture
def old() -> Path:
    path = Path("own") / "talk.yaml"
    path.parent.mkdir()
    path.write_text(OLD)
    return path


def test_a_file_is_rewritten_and_then_there_is_nothing_to_do(old: Path, amkit: Amkit) -> None:
    assert amkit("show", str(old)).err == (
        "own/talk.yaml:1:8: this file is written in amkit format 1; "
        "`amkit migrate own/talk.yaml` rewrites it in 2\n"
    )
    old.chmod(0o644)
    done = amkit("migrate", "own")
    assert (done.code, done.err) == (0, "rewritten in format 2:\n  own/talk.yaml\n")
    assert old.read_text() == NEW
    assert old.stat().st_mode & 0o777 == 0o644
    again = amkit("migrate", "own", "--lang", "nl")
    assert again.err == "elk protocol is geschreven in formaat 2; er is niets te doen\n"
    assert amkit("show", str(old)).code == 0


def test_a_look_beforehand_writes_nothing(old: Path, amkit: Amkit) -> None:
    checked = amkit("migrate", "own", "--check")
    assert (checked.code, checked.err) == (1, "to be rewritten in format 2:\n  own/talk.yaml\n")
    shown = amkit("migrate", "own", "--diff")
    assert shown.code == 0
    assert "-        item: word\n" in shown.out
    assert "+        for_each: word in answers.words\n" in shown.out
    assert old.read_text() == OLD
    amkit("migrate", "own")
    assert amkit("migrate", "own", "--check").code == 0


def test_a_script_reads_what_was_done_and_the_rest_goes_on(old: Path, amkit: Amkit) -> None:
    (old.parent / "bad.yaml").write_text("amkit: 1\nphases: [{steps: [{id: x, item: y}]}]\n")

    done = amkit("migrate", "own", "--json")
    assert done.code == 3
    assert json.loads(done.out) == {
        "format": 2, "rewritten": ["own/talk.yaml"], "unusable": ["own/bad.yaml"], "written": True,
    }  # fmt: skip
    assert "own/bad.yaml:2:27: amkit migrate cannot rewrite this" in done.err
    assert old.read_text() == NEW
