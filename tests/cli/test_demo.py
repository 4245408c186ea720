"""`amkit demo`: what it makes, and that it takes away nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Amkit


def test_a_demonstration_is_made_by_holding_its_conversations(
    amkit: Amkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = amkit("demo", "--lang", "nl")
    assert ran.code == 0, ran.err
    assert "verzonnen accounts" in ran.out
    assert "verzonnen" in Path("amkit-demo/DEMO.md").read_text(encoding="utf-8")
    assert amkit("demo").code == 2

    monkeypatch.chdir("amkit-demo")
    accounts = json.loads(amkit("account", "list", "--json").out)
    runs = json.loads(amkit("runs", "--json").out)
    assert {one["account"] for one in runs} == {one["name"] for one in accounts}
    assert all(one["owner"] and one["last_conversation"] for one in accounts)
    assert json.loads(amkit("store", "status", "--json").out)["sound"] is True
    made = {path.stem for path in Path("plans").iterdir()}
    assert 0 < len(made) < len(accounts)
    checked = amkit("plan", "--all", "--check")
    assert checked.code == 1
    assert {line.rpartition(": ")[2] for line in checked.out.splitlines()} == {
        "actueel", "verouderd",
    }  # fmt: skip
    assert amkit("plan", "--all").code == 0
    monkeypatch.chdir("..")
    assert amkit("demo", "--remove").code == 0
    assert not Path("amkit-demo").exists()


def test_what_is_no_demonstration_is_left_alone(amkit: Amkit) -> None:
    assert amkit("init", "own").code == 0
    ran = amkit("demo", "own", "--remove")

    assert (ran.code, "own is no demonstration; nothing was removed" in ran.err) == (2, True)
    assert Path("own/amkit.toml").is_file()
    assert "geen demonstratie" in amkit("demo", "none", "--remove", "--lang", "nl").err
