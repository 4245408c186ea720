"""`amkit due`, `next` and `method`, as somebody uses them."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from amkit.session.clock import now, today
from tests.conftest import Amkit
from tests.protocols import text
from tests.shell.session.test_sitting import ANSWERS, PHASES

METHOD = """\
amkit: 2
title: {en: Ours, nl: De onze}
tasks:
  - id: talk
    title: {en: Talk, nl: Praten}
    strategy: {en: Ask first., nl: Eerst vragen.}
    protocols: [talk]
    instruments: [brief]
    due: [{before: end, days: 30}]
  - id: drop
    title: {en: Drop, nl: Laten}
    strategy: {en: Let go., nl: Laat los.}
    protocols: [gone]
    due: [{after: held, days: 20}]
"""
END = today(now) + timedelta(days=40)


@pytest.fixture
def workspace(amkit: Amkit) -> Path:
    """Return a workspace with a method of its own and an account whose contract ends."""
    assert amkit("init", ".").code == 0
    Path("protocols/talk.yaml").write_text(text(PHASES, minutes=10))
    Path("protocols/method.yaml").write_text(METHOD)
    amkit("account", "add", "ACME", "--owner", "Kim", "--tier", "key")
    amkit("record", "add", "ACME", "contract", "Cleaning", "--field", f"end={END.isoformat()}")
    return Path.cwd()


def test_what_is_due_is_told_with_its_reason_and_its_command(workspace: Path, amkit: Amkit) -> None:
    ran = amkit("due")
    assert ran.out.startswith("ACME\n  talk, ")
    assert ": the contract “Cleaning” ends in 40 days\n  amkit run talk --account ACME\n" in ran.out
    assert ran.out.endswith("not planned for 1 account: --account or --json\n")
    assert "loopt over 40 dagen af" in amkit("due", "--lang", "nl").out
    (line,) = json.loads(amkit("due", "--json").out)["due"]
    assert (line["account"], line["protocol"], line["overdue"]) == ("ACME", "talk", False)
    assert [(one["task"], one["why"]) for one in line["reasons"]] == [("talk", line["why"])]
    assert amkit("due", "--within", "0").out.startswith("Nothing is due.\n")
    assert amkit("due", "--owner", "Eva").out == "Nothing is due.\n"
    assert "amkit run talk" in amkit("due", "--owner", "kim").out
    for wrong in ("soon", "99999d", "9999m", "٣d"):
        ran = amkit("due", "--within", wrong)
        assert (ran.code, "write 60d, 8w or 3m" in ran.err) == (2, True)


def test_the_command_is_that_of_what_comes_first_with_each_account(
    workspace: Path, amkit: Amkit
) -> None:
    Path("protocols/method.yaml").write_text(METHOD.replace("[gone]", "[kick-off]"))
    amkit("account", "add", "Beta", "--tier", "key")
    acme, beta = amkit("due").out.split("Beta\n", 1)

    assert acme.count("\n  ") == 3
    assert acme.count("amkit run") == 1
    assert "kick-off, " in beta
    assert "amkit run kick-off --account Beta\n" in beta


def test_a_conversation_that_was_held_is_due_no_more(workspace: Path, amkit: Amkit) -> None:
    Path("answers.yaml").write_text(ANSWERS)
    assert amkit("run", "talk", "-a", "ACME", "--yes", "--answers", "answers.yaml").code == 0

    assert json.loads(amkit("due", "--json").out)["due"] == []


def test_one_conversation_is_recommended_and_what_has_no_protocol_is_told(
    workspace: Path, amkit: Amkit
) -> None:
    ran = amkit("next", "ACME")
    assert ": the contract “Cleaning” ends in 40 days\n" in ran.out
    assert "Not planned: gone is due (not held yet; every 20 days), and the library" in ran.out
    told = json.loads(amkit("next", "ACME", "--json").out)
    assert (told["next"]["task"], told["after"]) == ("talk", None)
    amkit("account", "add", "Beta")
    assert amkit("next", "Beta").out.startswith("Nothing is due within a year.\n")
    assert "Niet gepland: er is geen contract" in amkit("next", "Beta", "--lang", "nl").out


def test_the_method_is_shown_and_checked(workspace: Path, amkit: Amkit) -> None:
    assert "Eerst vragen." in amkit("method", "--lang", "nl").out
    assert "talk · one page before the call" in amkit("method").out
    assert json.loads(amkit("method", "--json").out)["tasks"][0]["id"] == "talk"
    ran = amkit("method", "--check")
    assert ran.code == 1
    assert "drop: the library has no protocol “gone”\n" in ran.out
    assert "new-decision-maker: this protocol serves no task of the method\n" in ran.out
    assert "hoort bij geen taak" in amkit("method", "--check", "--lang", "nl").out
    Path("protocols/talk.yaml").write_text("amkit: 2\n")
    told = json.loads(amkit("method", "--check", "--json").out)
    assert any(one.startswith("talk: “talk” cannot be read") for one in told)


def test_a_method_that_cannot_be_used_is_told_at_its_place(workspace: Path, amkit: Amkit) -> None:
    Path("protocols/method.yaml").write_text(METHOD.replace("before: end", "befor: end"))
    for argv in (["due"], ["next", "ACME"], ["method"]):
        ran = amkit(*argv)
        assert ran.code == 3
        assert "protocols/method.yaml:9:12: " in ran.err
        assert "did you mean “before”?" in ran.err


def test_holidays_are_those_of_the_country(workspace: Path, amkit: Amkit) -> None:
    Path("amkit.toml").write_text('country = "FR"\n')
    ran = amkit("due")
    assert ran.code == 3
    assert "amkit.toml:1:1: the country is one of NL, BE, DE, GB, US, not “FR”" in ran.err
    assert "het land is een van" in amkit("due", "--lang", "nl").err
    Path("amkit.toml").write_text('country = "US"\n')
    assert amkit("due").code == 0


def test_what_is_due_goes_into_a_calendar(workspace: Path, amkit: Amkit) -> None:
    assert amkit("due", "--ics", "due.ics").out == "due.ics\n"
    (event,) = Calendar.from_ical(Path("due.ics").read_bytes()).walk("VEVENT")
    assert str(event["SUMMARY"]) == "ACME: talk"
    assert "amkit run talk --account ACME" in str(event["DESCRIPTION"])
    (line,) = json.loads(amkit("due", "--json").out)["due"]
    assert event.decoded("DTSTART").isoformat() == line["due"]
    again = amkit("due", "--ics", "due.ics")
    assert (again.code, "--force replaces it" in again.err) == (2, True)
    assert amkit("due", "--ics", "due.ics", "--force").code == 0


def test_the_method_is_no_protocol(workspace: Path, amkit: Amkit) -> None:
    assert "method" not in [one["id"] for one in json.loads(amkit("protocols", "--json").out)]
    assert "method.yaml" not in amkit("lint", "protocols").out
    assert amkit("run", "method").code != 0
    Path("protocols/method.yaml").write_text(METHOD.replace("before: end", "befor: end"))
    for path in ("protocols", "protocols/method.yaml"):
        ran = amkit("lint", path)
        assert (ran.code, "protocols/method.yaml:9:12: error unknown-key" in ran.out) == (1, True)


def test_the_shipped_method_can_be_used(amkit: Amkit) -> None:
    assert len(json.loads(amkit("method", "--json").out)["tasks"]) == 13


def test_each_task_of_the_shipped_method_has_its_instructions(amkit: Amkit) -> None:
    assert amkit("method", "--check").out == ""


def test_one_account_is_one_account(amkit: Amkit) -> None:
    Path("amkit.toml").write_text("")
    for name, told in (("ACME", "1 account "), ("Globex", "2 accounts ")):
        assert amkit("account", "add", name).code == 0
        assert f"Voor {told}is iets niet gepland" in amkit("due", "--lang", "nl").out
