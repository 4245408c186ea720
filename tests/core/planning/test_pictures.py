"""Pictures are what Mermaid takes for one, whatever somebody is called."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amkit.planning.pictures import Bar, Node, goals_picture, label, people_picture
from tests.core.render.test_markdown import NAUGHTY

NAMES = [
    *NAUGHTY, '"]', "end", "subgraph", "```", "a\n```\n# b", "%%{init: {}}%%", "click p0 \"x\"",
    ":::class", "#quot;", "style p0 fill:red;", "section x", ":crit, 2026-01-01", "\u202eevil",
    "👩‍💼", "1. list", "- list", "`md`", "A-->B", "&quot;", "x" * 500, "", "<script>",
]  # fmt: skip
LABEL = r"(?:[\w ,]|#\d+;)+"
FLOWCHART = re.compile(
    rf"""flowchart TB
(?:    subgraph g\d+\["{LABEL}"\]
(?:        p\d+\["{LABEL}<br/>{LABEL}"\]:::[a-z]+
)+    end
)+(?:    p\d+ --> p\d+
)*(?:    classDef [a-z]+ fill:\#[0-9a-f]{{6}},stroke:\#[0-9a-f]{{6}},color:\#1b1b1b
)+"""
)
GANTT = re.compile(
    rf"""gantt
    dateFormat YYYY-MM-DD
    axisFormat %m-%Y
(?:    \d+ {LABEL} :(?:crit, )?\d{{4}}-\d\d-\d\d, \d{{4}}-\d\d-\d\d
)+"""
)


def pictures(name: str) -> tuple[str, str]:
    """Return both pictures, with that name everywhere."""
    nodes = [Node(name, name, name, "neutral", -1), Node(name, name, "b", "champion", 0)]
    bars = [Bar(name, date(2026, 1, 1), date(2026, 1, 1), late) for late in (True, False)]
    return people_picture(nodes), goals_picture(bars)


@pytest.mark.parametrize("name", NAMES)
def test_a_naughty_name_stays_a_label(name: str) -> None:
    people, goals = pictures(name)

    assert FLOWCHART.fullmatch(people + "\n")
    assert GANTT.fullmatch(goals + "\n")
    assert "```" not in people + goals


@given(st.text())
def test_any_name_stays_a_label(name: str) -> None:
    people, goals = pictures(name)

    assert FLOWCHART.fullmatch(people + "\n")
    assert GANTT.fullmatch(goals + "\n")


def test_a_label_reads_as_the_name() -> None:
    assert label("Anna de Wit, directeur") == "Anna de Wit, directeur"
    assert label('A. "B"') == "A#46; #34;B#34;"
    assert label("x" * 60) == "x" * 47 + "#8230;"


def test_there_is_no_picture_of_nothing() -> None:
    assert people_picture([Node("Anna", "", "decides", "neutral", -1)]) == ""
    assert goals_picture([]) == ""
