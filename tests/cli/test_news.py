"""Whether a document is out of date, what would change in it, and what changed in the record."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from amkit.session.clock import today
from tests.cli.test_instruments import NOW, held, say
from tests.conftest import Amkit

FIXTURES = (held,)


def test_a_plan_is_out_of_date_until_it_is_made_again(held: Path, amkit: Amkit) -> None:
    plan = held / "plans" / "acme.md"
    missing = amkit("plan", "ACME", "--check", "--lang", "en")
    assert (missing.code, missing.out) == (1, f"{plan}: out of date\n")
    assert not plan.exists()

    amkit("plan", "ACME", "--lang", "en")
    fresh = amkit("plan", "ACME", "--check", "--lang", "en")
    assert (fresh.code, fresh.out) == (0, f"{plan}: up to date\n")

    say(0, "risk", what="They buy elsewhere")
    before = plan.read_text()
    old = amkit("plan", "--all", "--check", "--lang", "en")
    assert old.code == 1
    assert f"{plan}: out of date\n" in old.out
    assert amkit("plan", "ACME", "--check", "--lang", "nl").out == f"{plan}: verouderd\n"
    assert plan.read_text() == before


def test_what_was_edited_by_hand_makes_no_plan_out_of_date(held: Path, amkit: Amkit) -> None:
    amkit("plan", "ACME")
    plan = Path("plans/acme.md")
    plan.write_text(plan.read_text() + "\nMy own line.\n")

    assert amkit("plan", "ACME", "--check").code == 0


def test_what_would_change_is_shown_and_nothing_is_written(held: Path, amkit: Amkit) -> None:
    amkit("plan", "ACME", "--lang", "en")
    plan = Path("plans/acme.md")
    before = plan.read_text()
    assert amkit("plan", "ACME", "--diff", "--lang", "en").out == ""
    say(0, "risk", what="They buy elsewhere")

    ran = amkit("plan", "ACME", "--diff", "--lang", "en")
    assert ran.code == 0
    assert ran.out.startswith(f"--- {held / plan}\n+++ {held / plan}\n@@")
    assert any("They buy elsewhere" in line for line in ran.out.splitlines() if line[0] == "+")
    assert plan.read_text() == before


def test_an_own_instrument_is_checked_too(held: Path, amkit: Amkit) -> None:
    Path("templates").mkdir(exist_ok=True)
    Path("templates/card.md.j2").write_text("# {{ account | text }}\n")

    assert amkit("render", "card", "ACME", "--check").code == 1
    assert amkit("render", "card", "ACME", "--diff").out.endswith("+# ACME\n")
    assert amkit("render", "card", "ACME").code == 0
    assert amkit("render", "card", "ACME", "--check").code == 0


def test_what_changed_since_a_day_is_told_in_words(held: Path, amkit: Amkit) -> None:
    say(40, "risk", what="They buy elsewhere")
    day = (today(lambda: NOW) - timedelta(days=30)).isoformat()

    ran = amkit("plan", "ACME", "--since", day, "--lang", "en")
    assert ran.code == 0
    assert ran.out.startswith("New\n  • contract: Cleaning; aim: clean rooms (we assume so")
    assert "They buy elsewhere" not in ran.out
    assert amkit("plan", "ACME", "--since", day, "--lang", "nl").out.startswith("Nieuw\n")
    told = json.loads(amkit("plan", "ACME", "--since", day, "--json").out)
    assert (told[0]["what"], told[0]["kind"], told[0]["main"]) == ("new", "contract", "Cleaning")
    assert not Path("plans").exists()
    none = amkit("plan", "ACME", "--since", "2999-01-01", "--lang", "nl")
    assert none.out == "Sinds 1 januari 2999 is er niets veranderd.\n"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["ACME", "--check", "--diff"], "--check, --diff and what shows the whole"),
        (["ACME", "--check", "--stdout"], "--check, --diff and what shows the whole"),
        (["ACME", "--since", "yesterday"], "is no date"),
        (["--all", "--since", "2026-01-01"], "--since tells of one account"),
        (["ACME", "--check", "--since", "2026-01-01"], "--since tells of one account"),
        (["ACME", "--audience", "client", "--since", "2026-01-01"], "is for us alone"),
    ],
)
def test_what_contradicts_itself_is_refused(
    held: Path, amkit: Amkit, argv: list[str], said: str
) -> None:
    ran = amkit("plan", *argv, "--lang", "en")

    assert (ran.code, said in ran.err) == (2, True), ran.err
