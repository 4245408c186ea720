"""Templates are looked through: can they be read, and do they know their names?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from amkit.errors import FileError
from amkit.model.finding import Edit
from amkit.model.text import Text
from amkit.planning.names import names, roots
from amkit.render.checking import template_findings

TEMPLATES = Path(__file__).parents[3] / "templates"
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def told(text: str, template: str = "note") -> list[str]:
    """Return what is told of a template, its place up to the end."""
    load = {"there.j2": ""}.get
    return [
        f"{one.place.line}:{one.place.column}-{one.place.end_column} {one.rule}: {one.text.en}"
        for one in template_findings(text, "t.j2", roots(template), load)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n  {% if title %}", "2:3-17 template-syntax: “if” is opened and not closed; "),
        ("{{ title ", "1:1-9 template-syntax: “{{” is opened and not closed; "),
        ("{% if title ", "1:1-12 template-syntax: “{%” is opened and not closed; "),
        ("{# title ", "1:1-9 template-syntax: “{#” is opened and not closed; "),
        ("{% foo %}", "1:4-7 template-syntax: there is no tag “foo” here"),
        ("{% for a in left %}{% endif %}",
         "1:23-28 template-syntax: there is no tag “endif” here; expected: endfor, else"),
        ("a\n{{ title day }}", "2:10-13 template-syntax: “day” does not fit here"),
        ("a\n{{ title ! }}", "2:10-11 template-syntax: “!” does not fit here"),
        ("{{ 'title }}", "1:4-5 template-syntax: “'” does not fit here"),
        ("{% extends %}", "1:12-14 template-syntax: “%}” does not fit here"),
        (" {% block a-b %}", "1:2-17 template-syntax: the template is wrong here: "),
        ("{{ " + "(" * 3_000, "1:1-0 template-syntax: this is nested too deep; "),
        ("{{ " + "-" * 900 + "1 }}", "1:1-0 template-syntax: this is nested too deep; "),
        ("{{ tilte }}", "1:4-9 template-name: there is no “tilte” here; did you mean “title”?"),
        ("{{ a.xyzzy }} {{ xyzzy }}", "1:4-5 template-name: there is no “a” here"),
        ("{{ title | txt }}",
         "1:12-15 template-name: there is no filter “txt”; did you mean “text”?"),
        ("{{ title is nun }}", "1:13-16 template-name: there is no test “nun”"),
        ("{% include 'x.j2' %}", "1:1-21 template-name: there is no template “x.j2”"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place(text: str, expected: str) -> None:
    assert told(text)[0].startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        "{% set x = 1 %}{{ x }}{{ title }}",
        "{% for note in left %}{{ loop.index }} {{ note }}{% endfor %}",
        "{% macro m(z) %}{{ z }}{% endmacro %}{{ m(title) }}",
        "{% include 'there.j2' %}{% include title %}{% include 'x.j2' ignore missing %}",
        "{{ 'a' * 10 ** 10 }}{{ 9 ** 9 ** 9 ** 9 }}",
    ],
)
def test_what_can_be_rendered_is_clean_and_nothing_is_worked_out(text: str) -> None:
    assert told(text) == []


def test_a_part_of_others_may_use_the_names_of_each() -> None:
    assert told("{{ body }}{{ stale }}{{ parked }}", "part.j2") == []
    assert len(told("{{ body }}{{ stale }}{{ parked }}")) == 2


def test_a_name_that_comes_near_can_be_put_in_its_place() -> None:
    (found,) = template_findings("a\n{{ tilte }}", "t.j2", {"title"}, lambda _: None)

    assert found.fix is not None
    assert found.fix.edits == (Edit(found.place, "title"),)
    assert not found.fix.safe
    assert found.text.nl == "‘tilte’ bestaat hier niet; bedoelt u ‘title’?"


def test_a_name_that_is_hard_to_find_is_told_at_its_line_and_left_alone() -> None:
    (found,) = template_findings("{{ a.tilte ~ (\ntilte) }}", "t.j2", {"title", "a"}, lambda _: "")

    assert (found.place.line, found.fix is None) in ((2, False), (1, True))


def test_another_template_that_cannot_be_read_is_told() -> None:
    def refuse(_: str) -> str | None:
        raise FileError(Text(en="part.j2:1:1: is a link", nl="part.j2:1:1: is een koppeling"))

    (found,) = template_findings("{% include 'part.j2' %}", "t.j2", set(), refuse)

    assert found.text.en.endswith("is a link")


@pytest.mark.parametrize("name", names())
def test_the_shipped_templates_are_clean(name: str) -> None:
    assert told((TEMPLATES / f"{name}.md.j2").read_text(encoding="utf-8"), name) == []


def test_a_template_of_ones_own_gets_the_plan_and_the_report_beside_it() -> None:
    assert told("{{ people }}{{ report.wins }}", "ours") == []
    assert told("{{ report.wins }}", "plan") != []
