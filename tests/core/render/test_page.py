"""A page of figures stands by itself, and says in a table what it draws."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

from amkit.model.figures import Column, Figures, Sheet, plain
from amkit.model.text import LANGUAGES, Text
from amkit.render.page import page
from amkit.walk.shown import show_figure

COLUMNS = (
    Column(id="who", title=Text("who", "wie")),
    Column(id="step", title=Text("step", "stap")),
    Column(id="share", title=Text("share", "deel"), shape="share"),
)
NAUGHTY = "<script>alert(1)</script> & \"x\" 'y' " + "z" * 60
SHEET = Sheet(
    id="a", title=Text("A & B", "A en B"), columns=COLUMNS,
    rows=((NAUGHTY, "s", 0.5), ("Bo", "t", None), ("Cy", "u", 1.0)), bar="share",
    note=Text("Read it.", "Lees het."),
)  # fmt: skip
BARE = Sheet(
    id="b", title=Text("B"), columns=(COLUMNS[0], Column(id="n", title=Text("n"), shape="count")),
    rows=(("Di", 4), ("Ed", 2)), bar="n",
)  # fmt: skip
FIGURES = Figures(
    title=Text("T", "T"), period=Text("P", "P"),
    sheets=(SHEET, BARE, Sheet(id="c", title=Text("None"), columns=COLUMNS, rows=()),
            Sheet(id="d", title=Text("D"), columns=COLUMNS, rows=(("x", "y", 0.1),))),
    notes=(Text("N", "N"),),
)  # fmt: skip


class _Tags(HTMLParser):
    """Which tags there are, and their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}


def test_a_page_runs_nothing_and_fetches_nothing() -> None:
    for language in LANGUAGES:
        made = page(FIGURES, language)
        found = _Tags()
        found.feed(made)

        assert not {"script", "link", "img", "iframe", "a", "object"} & set(found.tags)
        assert not [name for name in found.attributes if name.startswith("on")]
        assert not re.search(r"https?://|url\(|@import", made)
        assert f'<html lang="{language}">' in made
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;" in made


def test_every_chart_stands_beside_its_table() -> None:
    made = page(FIGURES, "en")

    assert made.count("<svg ") == 2
    assert made.count("<table>") == 3
    assert '<section id="c">' not in made
    assert re.findall(r'<rect [^>]*width="([0-9.]+)"', made) == [
        "200.0", "0.0", "400.0", "400.0", "200.0",
    ]  # fmt: skip
    assert ">Bo: t</text>" in made
    assert ">Di</text>" in made
    assert ">–</text>" in made
    assert "…</text>" in made
    assert '<td class="number">50%</td>' in made
    assert '<td class="number">50 %</td>' in page(FIGURES, "nl")


def test_a_figure_is_written_as_people_and_as_programs_read_it() -> None:
    assert [show_figure(cell, "minutes", "nl") for cell in (None, 4.25, 3.0, 7, "x")] == [
        "–", "4,2", "3", "7", "x",
    ]  # fmt: skip
    assert show_figure(4.25, "minutes", "en") == "4.2"
    assert show_figure(date(2027, 3, 1), "day", "en") == "1 March 2027"
    assert [plain(cell) for cell in (None, 1 / 3, date(2027, 3, 1), 7, "x")] == [
        None, 0.3333, "2027-03-01", 7, "x",
    ]  # fmt: skip


def test_bars_are_parts_of_the_most_or_of_the_whole() -> None:
    assert list(SHEET.bars()) == [0.5, 0.0, 1.0]
    assert list(BARE.bars()) == [1.0, 0.5]
    assert list(FIGURES.sheets[3].bars()) == []
    empty = Sheet(id="e", title=Text(), columns=BARE.columns, rows=(("x", 0),), bar="n")
    assert list(empty.bars()) == [0.0]
