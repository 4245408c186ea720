"""The page of an account: how fresh it is, and when we last spoke."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from amkit.model.kinds import KINDS
from amkit.model.text import Language
from amkit.session.account_page import Seen, page
from amkit.terminal.paint import paint
from tests.core.planning.test_by_hand import ACME, NOW, known, said
from tests.shell.store.test_store import run
from tests.transcript import LOOK


def shown(seen: Seen, language: Language = "en") -> str:
    return paint(page(replace(seen, language=language)), LOOK)


def test_what_is_old_and_what_differs_is_told() -> None:
    first = replace(said("stakeholder", days=60, name="Anna", power="decides"), run_id="r1")
    later = replace(said("stakeholder", days=30, name="Anna", power="advises"), run_id="r2")
    entries = known(
        said("goal", days=400, what="Grow"), said("goal", days=300, what="Stay"),
        said("decision", days=500, what="Go"), said("goal", days=170, what="New"), first, later,
    )  # fmt: skip
    held = replace(run("r9"), changed=NOW - timedelta(days=21), by="")
    seen = Seen(
        account=replace(ACME, archived=NOW), known=entries, runs=(held, run("r1")), kinds=KINDS,
        today=date(2026, 11, 23), language="en",
    )  # fmt: skip
    text = shown(seen)

    assert f"Put aside. Last conversation: {held.protocol_id}, 3 weeks ago.\n" in text
    assert (
        "Not confirmed for half a year\n"
        f"  • Grow: 13 months ago ({entries[0].id})\n  • Stay: 10 months ago ({entries[1].id})\n"
    ) in text
    assert "Two conversations differ\n  Anna, say in the decision: first decides" in text
    dutch = shown(seen, "nl")
    assert f"Opzij gelegd. Laatste gesprek: {held.protocol_id}, 3 weken geleden." in dutch
    assert "Een half jaar niet bevestigd" in dutch
