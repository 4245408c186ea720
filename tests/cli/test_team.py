"""`amkit team`, as a team lead uses it."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest

from amkit.session.clock import now, today
from tests.conftest import Amkit
from tests.protocols import text
from tests.shell.session.test_sitting import ANSWERS, PHASES

METHOD = """\
amkit: 2
title: Ours
tasks:
  - {id: talk, title: Talk, strategy: Ask., protocols: [talk], due: [{after: start, days: 5}]}
"""


@pytest.fixture
def held(amkit: Amkit) -> Amkit:
    """Return the command line where a conversation was due with two accounts, and held with one."""
    assert amkit("init", ".").code == 0
    Path("protocols/talk.yaml").write_text(text(PHASES, minutes=10))
    Path("protocols/method.yaml").write_text(METHOD)
    Path("answers.yaml").write_text(ANSWERS)
    start = (today(now) - timedelta(days=5)).isoformat()
    for name, owner in (("ACME", "Kim"), ("Globex", "me")):
        assert amkit("account", "add", name, "--owner", owner).code == 0
        made = amkit("record", "add", name, "contract", "Cleaning", "-f", f"start={start}")
        assert made.code == 0, made.err
    ran = amkit("run", "talk", "--account", "ACME", "--answers", "answers.yaml")
    assert ran.code == 0, ran.err
    assert amkit("plan", "ACME").code == 0
    return amkit


def test_the_team_sees_what_was_due_and_what_was_done(held: Amkit) -> None:
    ran = held("team")

    assert ran.code == 0, ran.err
    assert ran.out.startswith("Is the method kept to?\nfrom ")
    assert "Conversations: due against done" in ran.out
    assert "█" in ran.out
    assert "Kim" not in ran.out
    assert 'by_name = "yes"' in ran.err
    assert "Gesprekken: aan de beurt en gevoerd" in held("team", "--lang", "nl").out
    found = json.loads(held("team", "--json").out)
    assert found["team"][0] | {"complete": 0} == {
        "accounts": 2, "due": 2, "on_time": 1, "late": 0, "missed": 1, "share": 0.5,
        "complete": 0, "without_plan": 1, "stale_plan": 0,
    }  # fmt: skip
    assert found["conversations"][0]["protocol"] == "talk"
    assert "managers" not in found


def test_account_managers_are_told_apart_where_the_settings_say_so(
    held: Amkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = held("team", "--owner", "Kim")
    assert (ran.code, "for a team lead's eyes" in ran.err) == (2, True)
    mine = json.loads(held("team", "--owner", "me", "--json").out)
    assert (mine["team"][0]["accounts"], mine["team"][0]["missed"]) == (1, 1)

    monkeypatch.setenv("AMKIT_BY_NAME", "yes")
    assert "Kim" in held("team").out
    found = json.loads(held("team", "--json").out)
    assert [one["owner"] for one in found["managers"]] == ["Bram", "Kim"]
    assert json.loads(held("team", "--owner", "kim", "--json").out)["team"][0]["on_time"] == 1
    monkeypatch.setenv("AMKIT_BY_NAME", "sure")
    ran = held("team", "--lang", "nl")
    assert (ran.code, "het is yes of no, niet ‘sure’" in ran.err) == (3, True)


def test_figures_go_to_a_spreadsheet_and_to_a_page(held: Amkit) -> None:
    ran = held("team", "--csv", "figures", "--html", "team.html", "--lang", "nl")

    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[:2] == ["team.html", "figures/team.csv"]
    raw = Path("figures/conversations.csv").read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(raw), delimiter=";")
    assert (row["protocol"], row["share"]) == ("talk", "0,5000")
    page = Path("team.html").read_text(encoding="utf-8")
    assert '<html lang="nl">' in page
    assert "<svg " in page
    again = held("team", "--html", "team.html")
    assert (again.code, "--force replaces it" in again.err) == (2, True)
    assert held("team", "--html", "team.html", "--force").code == 0
    assert held("team", "--csv", "en").code == 0
    assert '"0.5000"' in Path("en/conversations.csv").read_text(encoding="utf-8-sig")


def test_the_period_can_be_said(held: Amkit) -> None:
    assert json.loads(held("team", "--since", today(now).isoformat(), "--json").out)["team"]
    for wrong in ("soon", "2999-01-01"):
        ran = held("team", "--since", wrong)
        assert (ran.code, "--since: write a day that is behind us" in ran.err) == (2, True)


def test_where_there_is_nothing_yet_it_says_what_to_do(amkit: Amkit) -> None:
    assert amkit("init", ".").code == 0
    assert amkit("team").out.startswith("There are no accounts to look at.")


def test_a_terminal_without_blocks_gets_another_sign(
    held: Amkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amkit.terminal.look._shows_unicode", lambda stream: False)

    assert "########" in held("team").out


def test_who_writes_protocols_sees_how_they_are_used(held: Amkit) -> None:
    ran = held("protocols", "--usage")
    assert ran.code == 0, ran.err
    assert ran.out.startswith("How are the protocols used?\n")
    assert "Never run" in ran.out
    assert "Nooit gevoerd" in held("protocols", "--usage", "--lang", "nl").out
    found = json.loads(held("protocols", "--usage", "--json").out)
    assert [(one["protocol"], one["done"]) for one in found["protocols"]] == [("talk", 1)]
    assert "renewal" in {one["protocol"] for one in found["never"]}
    assert held("protocols", "--usage", "--html", "usage.html").out == "usage.html\n"
    ran = held("protocols", "--html", "x.html")
    assert (ran.code, "--html goes with --usage" in ran.err) == (2, True)


def test_what_came_of_accounts_is_told_with_its_doubts(held: Amkit) -> None:
    ran = held("outcomes")
    assert ran.code == 0, ran.err
    assert ran.out.startswith("Does the method work?\n")
    assert "This proves nothing about the cause." in ran.out
    assert "Dit bewijst niets over de oorzaak." in held("outcomes", "--lang", "nl").out
    found = json.loads(held("outcomes", "--json", "--kept", "60 %").out)
    assert [one["account"] for one in found["accounts"]] == ["ACME", "Globex"]
    assert held("account", "archive", "Globex").code == 0
    accounts = json.loads(held("outcomes", "--json").out)["accounts"]
    assert [one["stayed"] for one in accounts] == ["yes", "no"]
    for wrong in ("0", "101", "half", "٣"):
        ran = held("outcomes", "--kept", wrong)
        assert (ran.code, "--kept: a percentage from 1 to 100" in ran.err) == (2, True)


def test_without_accounts_nothing_came_of_them(amkit: Amkit) -> None:
    assert amkit("init", ".").code == 0
    assert amkit("outcomes").out == "There are no accounts to look at.\n"
