"""The record by hand: accounts, entries, actions, and the editor, as somebody uses them."""

from __future__ import annotations

import io
import json
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Amkit

OWN = """\
[fields.contract]
sla = {type = "text", label = {en = "SLA", nl = "SLA"}}
level = {type = "choice", options = ["gold", "silver"]}
"""


@pytest.fixture
def acme(amkit: Amkit) -> Amkit:
    """Return the command line in a workspace with an account."""
    assert amkit("init", ".").code == 0
    toml = Path("amkit.toml")
    toml.write_text(toml.read_text() + OWN)
    made = amkit("account", "add", "ACME", "--tier", "strategic", "--owner", "me")
    assert (made.code, made.out) == (0, "ACME is an account now.\n")
    return amkit


def added(amkit: Amkit, *argv: str) -> str:
    """Add an entry; return its id."""
    ran = amkit("record", "add", "ACME", *argv)
    assert ran.code == 0, ran.err
    return ran.out.split()[0]


def entries(amkit: Amkit, *argv: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(amkit("record", "list", "ACME", *argv, "--json").out)
    return found


def editor(monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Let a script stand for the editor; $1 is the file."""
    path = Path("editor.sh").absolute()
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(path))


# Accounts ---------------------------------------------------------------------------------


def test_an_account_is_there_once(acme: Amkit) -> None:
    ran = acme("account", "add", "acme", "--lang", "nl")
    assert (ran.code, "is er al, als ‘ACME’" in ran.err) == (2, True)
    assert acme("account", "add", "New", "--tier", "huge").code == 2
    assert [row["name"] for row in json.loads(acme("account", "list", "--json").out)] == ["ACME"]
    made = json.loads(acme("account", "add", "Globex", "--field", "share=12%", "--json").out)
    assert made["entries"][0]["fields"] == {"name": "Globex", "share": "12"}
    assert acme("account", "add", "Bare", "--lang", "nl").out == "Bare is nu een account.\n"


def test_an_account_that_only_looks_like_another_is_made_with_a_warning(acme: Amkit) -> None:
    ran = acme("account", "add", "\u0410CME")

    assert (ran.code, ran.out) == (0, "\u0410CME is an account now.\n")
    assert "looks like “ACME”" in ran.err
    assert "lijkt op ‘ACME’" in acme("account", "add", "\u0410C\u039c\u0395", "--lang", "nl").err


def test_accounts_are_listed_with_what_counts(acme: Amkit) -> None:
    added(acme, "action", "Call", "--field", "due=yesterday")
    added(acme, "action", "Write")
    acme("account", "add", "Globex")
    shown = acme("account", "list", "--lang", "nl").out

    assert "strategisch   Bram             nooit             2, 1 te laat" in shown
    assert "Globex" in shown
    (row, _) = json.loads(acme("account", "list", "--json").out)
    assert (row["tier"], row["owner"], row["open_actions"], row["overdue_actions"]) == (
        "strategic", "Bram", 2, 1,
    )  # fmt: skip


def test_an_account_that_is_put_aside_is_out_of_sight_and_not_lost(acme: Amkit) -> None:
    added(acme, "action", "Call", "--field", "who=me")
    assert acme("account", "archive", "ACME", "--undo").code == 2
    assert "--undo" in acme("account", "archive", "ACME").out
    assert "--all shows those put aside" in acme("account", "list").out
    assert "ACME (put aside)" in acme("account", "list", "--all").out
    assert acme("actions").out == "Nothing to do here.\n"
    assert "Put aside. No conversation yet." in acme("account", "show", "ACME").out
    assert "Call" in acme("actions", "ACME").out
    assert acme("account", "archive", "ACME", "--undo", "--lang", "nl").out == "‘ACME’ is terug.\n"
    assert "ACME" in acme("account", "list").out


def test_an_account_is_renamed_with_its_profile(acme: Amkit) -> None:
    acme("account", "add", "Globex")
    ran = acme("account", "rename", "acme", "ACME Holding")
    assert "“ACME” is called “ACME Holding” now; it is found by both names." in ran.out
    whole = json.loads(acme("account", "show", "ACME", "--json").out)
    assert (whole["name"], whole["names_before"]) == ("ACME Holding", ["acme"])
    assert [one["name"] for one in whole["entries"]] == ["ACME Holding"]
    assert acme("account", "rename", "acme", "Globex").code == 2
    assert acme("account", "rename", "acme", " ").code == 2


def test_two_accounts_become_one_where_somebody_says_so(acme: Amkit) -> None:
    acme("account", "add", "Globex", "--tier", "key", "--field", "market=Homes")
    acme("record", "add", "Globex", "goal", "Win")
    asked = acme("account", "merge", "Globex", "ACME")
    assert asked.code == 2
    assert "Of “Globex”, 0 conversations and 2 entries go to “ACME”" in asked.err
    assert acme("account", "merge", "ACME", "acme", "--yes").code == 2
    ran = acme("account", "merge", "Globex", "ACME", "--yes", "--lang", "nl")
    assert (ran.code, "‘Globex’ hoort nu bij ‘ACME’" in ran.out) == (0, True)
    found = {one["kind"]: one for one in entries(acme)}
    assert found["profile"]["fields"] == {
        "name": "ACME", "tier": "key", "owner": "Bram", "market": "Homes",
    }  # fmt: skip
    assert found["goal"]["name"] == "Win"
    assert "ACME" in acme("account", "show", "globex").out


PAGE = """\
ACME                                                           strategic · Bram
───────────────────────────────────────────────────────────────────────────────
No conversation yet.

Profile ({profile})
  mission: Move things

People
  Anna · CFO · decides ({anna})

What we work for
  Cleaning · value a year: €25,000 · SLA: 4h · gold ({deal})

What they want to achieve
  Grow · measure: 10 % ({goal})

To do
  1 May 2099: Call · nobody yet ({call})

What we do not know
  • What has it brought them so far, in numbers?
  • Who counts on us now, and what for?
  • What do we want to reach together, and by when?
  • What could go wrong here?
  • Anna: attitude, evidence, known by ({anna})
  • Cleaning: aim, since, until ({deal})
  • Grow: by, whose ({goal})
  • Call: who ({call})
"""


def test_an_account_is_shown_on_one_page(acme: Amkit) -> None:
    ids = {
        "anna": added(acme, "stakeholder", "Anna", "-f", "role=CFO", "-f", "power=decides"),
        "deal": added(acme, "contract", "Cleaning", "-f", "value=25.000", "-f", "SLA=4h",
                      "-f", "level=gold"),
        "goal": added(acme, "goal", "Grow", "-f", "measure=10 %"),
        "call": added(acme, "action", "Call", "-f", "due=2099-05-01"),
    }  # fmt: skip
    added(acme, "goal", "Over", "-f", "status=dropped")
    (profile,) = entries(acme, "profile")
    acme("record", "change", profile["id"], "-f", "mission=Move things")
    lines = acme("account", "show", "acme").out.splitlines()

    assert [line.rstrip() for line in lines[:-1]] == PAGE.format(
        profile=profile["id"], **ids
    ).splitlines()
    assert "Wat we niet weten" in acme("account", "show", "acme", "--lang", "nl").out
    history = json.loads(acme("account", "show", "acme", "--history").out)["entries"][0]["history"]
    assert [one["fields"] for one in history][1] == {"mission": "Move things"}


def test_long_lists_on_the_page_are_cut(acme: Amkit) -> None:
    for number in range(12):
        added(acme, "risk", f"Risk {number}")

    assert "and 11 more: --json tells all" in acme("account", "show", "ACME").out


# Entries ----------------------------------------------------------------------------------


def test_an_entry_is_added_changed_and_closed(acme: Amkit) -> None:
    goal = added(acme, "doel", "Grow", "--field", "maatstaf=10 %", "--source", "said",
                 "--confidence", "high", "--audience", "client")  # fmt: skip
    ran = acme("record", "change", goal[:4], "--field", "measure=", "--field", "date=1 May 2027")
    assert ran.out == f"{goal}  goal of the customer: Grow (ACME)\n"
    (one,) = entries(acme, "goals")
    assert one["fields"] == {"what": "Grow", "date": "2027-05-01"}
    assert (one["said"]["what"]["source"], one["said"]["what"]["audience"]) == ("said", "client")
    again = acme("record", "change", goal, "--field", "measure=", "--lang", "nl")
    assert again.out == f"Er was niets anders. {goal}  doel van de klant: Grow (ACME)\n"
    assert acme("record", "close", goal, "--as", "missed").out.startswith(f"missed: {goal}")
    assert acme("record", "close", goal, "--as", "missed").out.startswith("Nothing was different.")
    assert entries(acme, "goal") == []
    assert [one["id"] for one in entries(acme, "goal", "--all")] == [goal]
    closed = json.loads(acme("record", "close", goal, "--json").out)
    assert closed["fields"]["status"] == "reached"
    assert acme("record", "list", "ACME", "goal").out == "Nothing is recorded of that.\n"
    assert "gehaald" in acme("record", "list", "ACME", "--all", "--lang", "nl").out


def test_an_entry_can_be_taken_back_as_a_whole(acme: Amkit) -> None:
    plus = added(acme, "result", "Go")
    assert acme("record", "close", plus).code == 2
    ran = acme("record", "change", plus, "--field", "what=", "--account", "ACME")
    assert ran.out == "Taken back, as a whole.\n"
    assert entries(acme, "result", "--all") == []


def test_what_is_wrong_is_told_all_at_once_and_nothing_is_kept(acme: Amkit) -> None:
    ran = acme("record", "add", "ACME", "goal", "X", "-f", "date=soon", "-f", "date=3/4/2027")
    assert (ran.code, "date: this can be two dates" in ran.err) == (2, True)
    ran = acme("record", "add", "ACME", "contract", "X", "-f", "value=much", "-f", "end=soon",
               "--lang", "nl")  # fmt: skip
    assert ran.err == (
        "amkit: value: schrijf een bedrag, zoals 25.000 of EUR 1250,50\n"
        "end: schrijf een datum: 12-3-2027, 12 maart, donderdag, +10d of over 2 weken\n"
    )
    assert acme("record", "add", "ACME", "gaol", "X").err == (
        "amkit: there is no “gaol” here; did you mean “goal”?\n"
    )
    assert acme("record", "change", "nonesuch", "-f", "x=y").code == 2
    assert [one["kind"] for one in entries(acme)] == ["profile"]


def test_what_was_typed_never_acts_on_the_terminal(acme: Amkit) -> None:
    evil = "\x1b[31mred\u202e"
    made = acme("record", "add", "ACME", "goal", evil)
    again = acme("record", "add", "ACME", "goal", evil)
    closed = acme("record", "close", made.out.split()[0])
    added(acme, "action", evil)
    shown = [acme(*argv).out for argv in (("actions", "ACME"), ("record", "list", "ACME"),
                                          ("account", "show", "ACME"))]  # fmt: skip

    for text in (made.out, again.err, closed.out, *shown):
        assert "␛[31mred⟨U+202E⟩" in text.replace("\n", "")
        assert "\x1b" not in text
    assert entries(acme, "action")[0]["name"] == evil


# Actions ----------------------------------------------------------------------------------


def test_actions_are_mine_unless_an_account_is_named(acme: Amkit) -> None:
    added(acme, "action", "Later", "-f", "who=me", "-f", "due=2099-01-01")
    added(acme, "action", "Late", "-f", "who=Bram", "-f", "due=yesterday")
    added(acme, "action", "Theirs", "-f", "who=Carla", "-f", "due=+3d")

    def names(*argv: str) -> list[str]:
        return [one["name"] for one in json.loads(acme("actions", *argv, "--json").out)]

    assert names() == ["Late", "Later"]
    assert names("ACME") == ["Late", "Theirs", "Later"]
    assert names("--all", "--week") == ["Late", "Theirs"]
    assert names("--overdue") == ["Late"]
    shown = acme("actions", "--lang", "nl").out
    assert "(te laat)" in shown
    assert "Nog 1 van anderen, of van niemand: amkit actions --all" in shown
    assert "nobody yet" not in acme("actions", "--all").out


def test_actions_are_done_moved_and_dropped(acme: Amkit) -> None:
    call, write, wait = (added(acme, "action", name) for name in ("Call", "Write", "Wait"))
    ran = acme("action", "done", call, write)
    assert ran.out == f"Done: {call}  action: Call (ACME)\nDone: {write}  action: Write (ACME)\n"
    assert acme("action", "move", wait, "1 May 2027").out.startswith("Moved to 1 May 2027: ")
    (moved,) = json.loads(acme("action", "move", wait, "--to", "2 mei 2027", "--json").out)
    assert moved["fields"]["due"] == "2027-05-02"
    assert acme("action", "drop", wait).code == 2
    ran = acme("action", "drop", wait, "--reason", "No need", "--lang", "nl")
    assert ran.out == f"Vervallen: {wait}  actie: Wait (ACME)\n"
    by_name = {one["name"]: one for one in entries(acme, "action", "--all")}
    assert by_name["Wait"]["fields"]["reason"] == "No need"
    assert by_name["Call"]["fields"]["status"] == "done"
    assert "done" in by_name["Call"]["fields"]


def test_an_action_that_cannot_be_meant_touches_none(acme: Amkit) -> None:
    call, goal = added(acme, "action", "Call"), added(acme, "goal", "Grow")
    assert acme("action", "done", call, "nonesuch").code == 2
    assert acme("action", "done", goal).code == 2
    assert acme("action", "move", call, "someday").code == 2
    assert "to which day" in acme("action", "move", call, "").err
    assert "which action?" in acme("action", "move", "friday").err
    assert entries(acme, "action")[0]["fields"] == {"what": "Call"}
    acme("action", "done", call)
    assert "is closed; to open it again" in acme("action", "done", call).err


# In the editor ----------------------------------------------------------------------------


def test_what_is_changed_in_the_editor_is_kept(
    acme: Amkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    goal = added(acme, "goal", "Grow", "-f", "measure=10 %")
    editor(monkeypatch, "sed -i 's/10 %/12 %/; s/^goals:/goals:\\n  - what: Win/' \"$1\"")
    assert acme("account", "edit", "ACME", "--lang", "nl").out == "Vastgelegd: 2 gewijzigd.\n"
    assert {one["name"]: one["fields"].get("measure") for one in entries(acme, "goal")} == {
        "Grow": "12 %", "Win": None,
    }  # fmt: skip
    editor(monkeypatch, "sed -i 's/^status:/status: reached/' \"$1\"")
    assert acme("record", "edit", goal).out == "Kept.\n"
    assert [one["name"] for one in entries(acme, "goal")] == ["Win"]


def test_nothing_changed_is_nothing_written(acme: Amkit, monkeypatch: pytest.MonkeyPatch) -> None:
    goal = added(acme, "goal", "Grow")
    before = acme("store", "export", "-").out
    for body in ("exit 0", "echo '# my own' >> \"$1\"", ': > "$1"'):
        editor(monkeypatch, body)
        assert acme("account", "edit", "ACME").out == "Nothing was changed.\n"
        assert acme("record", "edit", goal, "--lang", "nl").out == "Er is niets veranderd.\n"
    assert acme("store", "export", "-").out == before


def test_a_draft_that_cannot_be_used_is_kept_and_can_be_taken_in(
    acme: Amkit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    added(acme, "goal", "Grow")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    editor(monkeypatch, "sed -i 's/    date:.*/    date: soon/' \"$1\"")
    ran = acme("account", "edit", "ACME")
    place, *_ = ran.err.split(": write a date")
    draft = Path(place.rsplit(":", 2)[0])
    assert ran.code == 3
    assert draft.read_text().splitlines()[int(place.split(":")[1]) - 1] == "    date: soon"
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    again = f"amkit account edit 'ACME' --from {draft}"
    assert ran.err.endswith(f"nothing was changed; mend this draft, and take it in: {again}\n")
    assert entries(acme, "goal")[0]["fields"] == {"what": "Grow"}
    assert acme("account", "edit", "ACME", "--from", str(draft)).code == 3
    draft.write_text(draft.read_text().replace("soon", "1 May 2027"))
    assert acme("account", "edit", "ACME", "--from", str(draft)).out == "Kept.\n"
    assert entries(acme, "goal")[0]["fields"]["date"] == "2027-05-01"


def test_yaml_can_come_from_the_standard_input(
    acme: Amkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    goal = added(acme, "goal", "Grow")
    for text in (b"goals:\n  - what: Win\n", b"who: Anna\n"):
        stdin = io.TextIOWrapper(io.BytesIO(text))
        monkeypatch.setattr(sys, "stdin", stdin)
        argv = ("record", "edit", goal) if text.startswith(b"who") else ("account", "edit", "ACME")
        ran = acme(*argv, "--from", "-", "--json")
        assert ran.code == 0, ran.err
        assert json.loads(ran.out)["name"] in ("ACME", "Grow")
    assert entries(acme, "goal")[0]["fields"] == {"what": "Grow", "who": "Anna"}
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"goals:\n")))
    ran = acme("account", "edit", "ACME", "--from", "-")
    assert f"to close it: amkit record close {goal}" in ran.err


@pytest.mark.parametrize("command", ["account", "record"])
def test_what_somebody_else_changed_meanwhile_is_not_overwritten(
    acme: Amkit,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    command: str,
) -> None:
    goal, other = added(acme, "goal", "Grow", "-f", "measure=10 %"), added(acme, "goal", "Win")
    whom = "ACME" if command == "account" else goal
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    change = f"{sys.executable} -m amkit record change"
    editor(monkeypatch, f"sed -i 's/10 %/12 %/' \"$1\"; {change} {goal} -f measure=11 >&2")
    ran = acme(command, "edit", whom, "--lang", "nl")
    draft = Path(ran.err.partition("staat in ")[2].partition(". Bewerk")[0])

    assert (ran.code, ran.out) == (1, "")
    assert "12 %" in draft.read_text()
    assert entries(acme, "goal")[0]["fields"]["measure"] == "11"
    assert acme(command, "edit", whom, "--from", str(draft)).code == 1
    editor(monkeypatch, f"sed -i 's/11/12/' \"$1\"; {change} {other} -f measure=9 >&2")
    assert acme(command, "edit", whom).code == (1 if command == "account" else 0)


def test_what_an_editor_cannot_do_is_told(acme: Amkit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "/no/such/editor")
    ran = acme("account", "edit", "ACME")
    assert (ran.code, "nothing was changed" in ran.err) == (3, True)
    assert acme("account", "edit", "ACME", "--from", "nothing.yaml").code == 3
