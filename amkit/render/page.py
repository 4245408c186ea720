"""Figures as one page for a browser: everything in it, nothing fetched, nothing that runs.

Each chart stands beside the table it is drawn from, so that whoever cannot see it misses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from amkit.model.figures import Cell, Figures, Sheet
from amkit.model.text import Language
from amkit.walk.shown import show_figure

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2430; --soft: #667085; --line: #d8dde6; --bar: #2f6fb2;
  --paper: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7eaf0; --soft: #9aa4b5; --line: #39414f;
  --bar: #6aa7e8; --paper: #14181f; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2.5rem 0 .5rem; }
p { color: var(--soft); margin: .25rem 0; max-width: 46rem; }
figure { margin: 0; overflow-x: auto; } svg { display: block; width: 100%; height: auto; }
svg text { fill: var(--ink); font-size: 13px; } svg rect { fill: var(--bar); }
svg line { stroke: var(--line); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; margin-top: .5rem; }
th, td { text-align: left; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line);
  vertical-align: top; }
th { color: var(--soft); font-weight: 600; } .number { text-align: right; white-space: nowrap; }
@media print { body { margin: 0; max-width: none; } section { break-inside: avoid; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_ROW, _LABEL, _WIDE, _VALUE = 24, 300, 760, 60
"""Of a chart, in its own units: the height of a row, the room for a name, all its width, and the
room for a value behind a bar."""
_MOST_SIGNS = 36
"""Most signs of a name beside a bar; the table has all of it."""


def page(figures: Figures, language: Language) -> str:
    """Return the page."""
    title = escape(figures.title.to(language))
    return "\n".join((
        "<!doctype html>",
        f'<html lang="{language}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        "<header>",
        f"<h1>{title}</h1>",
        f"<p>{escape(figures.period.to(language))}</p>",
        "</header>",
        "<main>",
        *(line for sheet in figures.sheets if sheet.rows for line in _section(sheet, language)),
        "</main>",
        "<footer>",
        *(f"<p>{escape(note.to(language))}</p>" for note in figures.notes),
        "</footer>",
        "</body>",
        "</html>",
        "",
    ))  # fmt: skip


def _section(sheet: Sheet, language: Language) -> Iterator[str]:
    yield f'<section id="{escape(sheet.id)}">'
    yield f"<h2>{escape(sheet.title.to(language))}</h2>"
    if sheet.note:
        yield f"<p>{escape(sheet.note.to(language))}</p>"
    if sheet.bar:
        yield from _chart(sheet, language)
    yield from _table(sheet, language)
    yield "</section>"


def _chart(sheet: Sheet, language: Language) -> Iterator[str]:
    """Yield a bar for each row, with its name before it and its value behind it."""
    at = next(n for n, one in enumerate(sheet.columns) if one.id == sheet.bar)
    column, room = sheet.columns[at], _WIDE - _LABEL - _VALUE
    height = _ROW * len(sheet.rows)
    title = escape(f"{sheet.title.to(language)}: {column.title.to(language)}")
    yield "<figure>"
    yield f'<svg viewBox="0 0 {_WIDE} {height}" role="img" aria-label="{title}">'
    yield f'<line x1="{_LABEL}" y1="0" x2="{_LABEL}" y2="{height}"/>'
    for number, (row, part) in enumerate(zip(sheet.rows, sheet.bars(), strict=True)):
        top, wide = number * _ROW, round(part * room, 1)
        middle = top + _ROW * 0.7
        name = escape(_name(sheet, row))
        value = escape(show_figure(row[at], column.shape, language))
        yield f'<text x="{_LABEL - 8}" y="{middle}" text-anchor="end">{name}</text>'
        yield f'<rect x="{_LABEL}" y="{top + 4}" width="{wide}" height="{_ROW - 8}" rx="2"/>'
        yield f'<text x="{_LABEL + wide + 6}" y="{middle}">{value}</text>'
    yield "</svg>"
    yield "</figure>"


def _name(sheet: Sheet, row: tuple[Cell, ...]) -> str:
    """Return what a row is called: its first texts, cut where they are long."""
    named = zip(row[:2], sheet.columns[:2], strict=True)
    name = ": ".join(str(cell) for cell, column in named if column.shape == "text")
    return name if len(name) <= _MOST_SIGNS else f"{name[: _MOST_SIGNS - 1]}…"


def _table(sheet: Sheet, language: Language) -> Iterator[str]:
    numbers = [' class="number"' if one.shape != "text" else "" for one in sheet.columns]
    heads = (
        f'<th scope="col"{number}>{escape(one.title.to(language))}</th>'
        for one, number in zip(sheet.columns, numbers, strict=True)
    )
    yield "<table>"
    yield f"<thead><tr>{''.join(heads)}</tr></thead>"
    yield "<tbody>"
    for row in sheet.rows:
        cells = (
            f"<td{number}>{escape(show_figure(cell, column.shape, language))}</td>"
            for cell, column, number in zip(row, sheet.columns, numbers, strict=True)
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody>"
    yield "</table>"
