"""Checks, actions and documents of a whole run, as somebody uses them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Amkit
from tests.golden import same

PROTOCOL = Path(__file__).parents[1] / "data" / "protocols" / "ok" / "follow-up.yaml"
ANSWERS = """
held: 2026-12-01
margin: 20
goals: [{what: Grow, date: 2026-01-31}]
owner: [Anna]
happy: false
"""


@pytest.fixture
def ran(amkit: Amkit) -> str:
    """Hold one conversation in a workspace; return what was told beside it."""
    assert amkit("init", ".").code == 0
    shutil.copy(PROTOCOL, "protocols/follow-up.yaml")
    Path("answers.yaml").write_text(ANSWERS)
    told = amkit(
        "run", "follow-up", "-a", "ACME", "--yes", "--answers", "answers.yaml",
        "--audience", "client",
    )  # fmt: skip
    assert told.code == 0, told.err
    return told.err


def test_golden_the_note_has_the_day_the_actions_and_the_checks(ran: str) -> None:
    same("notes/follow-up.internal.en.md", Path("notes/acme/2026-12-01-follow-up.md").read_text())
    client = Path("notes/acme/2026-12-01-follow-up.client.md").read_text()
    assert "Agree on a measure for Grow" in client
    assert "Call ACME back" not in client
    assert "once more" not in client


def test_what_fails_is_told_with_its_step_and_is_no_error(ran: str) -> None:
    assert ran.splitlines() == [
        "amkit: 3. Grow: “Grow” lies in the past; ask for a new date.",
        "amkit: Nothing was agreed; without an action nothing happens.",
    ]


def test_documents_are_written_beside_the_note_and_made_once_more(ran: str, amkit: Amkit) -> None:
    thanks = Path("notes/acme/2026-12-01-follow-up.thanks.md")
    assert thanks.read_text().splitlines()[8:] == [
        "To: Grow", "", "Subject: Our conversation of 1 December 2026", "",
        "Thank you for the conversation.", "", "You want: Grow.\\", "Until 31 January 2026!",
    ]  # fmt: skip
    again = amkit("note", "ACME", "--document", "thanks")
    assert (again.code, again.out) == (0, f"{thanks.absolute()}\n")
    shown = amkit("note", "ACME", "--document", "thanks", "--stdout", "--lang", "nl").out
    assert "Onderwerp: Ons gesprek van 1 december 2026" in shown

    thanks.write_text("My own words.\n")
    kept = amkit("note", "ACME", "--document", "thanks")
    assert (kept.code, kept.out, kept.err) == (0, f"{thanks.absolute()}\n", "")
    assert thanks.read_text() == "My own words.\n"
    wrong = amkit("note", "ACME", "--document", "thank")
    assert (wrong.code, "there are: thanks, handover" in wrong.err) == (2, True)


def test_a_document_that_was_edited_is_left_by_a_run_on_the_same_day(
    ran: str, amkit: Amkit
) -> None:
    second = amkit("run", "follow-up", "-a", "ACME", "--new", "--answers", "answers.yaml")

    assert second.code == 0
    assert Path("notes/acme/2026-12-01-follow-up-2.md").is_file()
    assert Path("notes/acme/2026-12-01-follow-up-2.thanks.md").is_file()
