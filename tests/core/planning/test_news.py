"""What changed in a record since a moment."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from amkit.model.text import Language
from amkit.planning.news import news_since, told
from tests.core.planning.test_record import NOW, said

SINCE = NOW - timedelta(days=30)
BEFORE = [
    said("contract", 90, what="Cleaning", end=date(2027, 1, 1)),
    said("goal", 90, what="Grow", measure="revenue"),
    said("goal", 90, what="Save"),
    said("action", 80, what="Call", due=date(2026, 9, 1)),
    said("action", 70, "", "call", status="done"),
    said("action", 80, what="Write"),
    said("risk", 60, what="They leave"),
]
AFTER = [
    said("contract", 20, "r2", what="Cleaning", end=date(2028, 1, 1)),
    said("goal", 20, "r2", "grow", what="Grow abroad", measure=None),
    said("goal", 20, "r2", what="Save"),
    said("action", 20, "r2", what="Call"),
    said("action", 19, "", "write", status="done"),
    said("joint_goal", 18, "r2", what="Win", target="10 %"),
    said("joint_goal", 90, "r1", what="Keep"),
    said("joint_goal", 17, "", "keep", status="at_risk"),
]


def lines(language: Language, *statements: Any) -> list[str]:
    ordered = sorted(statements, key=lambda statement: statement.at)
    return told(news_since(ordered, SINCE, language), language).splitlines()


def test_what_changed_is_told_in_words() -> None:
    assert lines("en", *BEFORE, *AFTER) == [
        "New",
        "  • joint goal: Win; target: 10 % (the customer said so, Bram, 5 November 2026)",
        "",
        "Changed",
        "  • contract: Cleaning; until: 1 January 2028 (was 1 January 2027) "
        "(the customer said so, Bram, 3 November 2026)",
        "  • goal of the customer: Grow abroad; was called Grow; measure: no longer revenue "
        "(the customer said so, Bram, 3 November 2026)",
        "  • joint goal: Keep; at risk (the customer said so, Bram, 6 November 2026)",
        "",
        "Behind us",
        "  • action: Write; done (the customer said so, Bram, 4 November 2026)",
        "",
        "Open again",
        "  • action: Call (the customer said so, Bram, 3 November 2026)",
        "",
        "Still true",
        "  • goal of the customer: Save (the customer said so, Bram, 3 November 2026)",
    ]


def test_it_is_told_in_dutch() -> None:
    assert lines("nl", *BEFORE[:1], *AFTER[:2]) == [
        "Nieuw",
        "  • doel van de klant: Grow abroad (de klant zei het, Bram, 3 november 2026)",
        "",
        "Veranderd",
        "  • contract: Cleaning; tot: 1 januari 2028 (was 1 januari 2027) "
        "(de klant zei het, Bram, 3 november 2026)",
    ]


def test_what_is_older_is_no_news() -> None:
    assert news_since(BEFORE, SINCE, "en") == ()
    assert told((), "en") == ""
