"""Templates render plain data, reach nothing else, and are stopped when they run wild."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from amkit.errors import FileError, TemplateError
from amkit.model.text import Text
from amkit.render import Limits, render
from amkit.render.child import in_child
from amkit.render.documents import check_plain, rendered

QUICK = Limits(memory_bytes=64 * 1024 * 1024, processor_s=1, wall_s=4.0, output_bytes=100_000)


def templates(text: str) -> dict[str, str]:
    return {"t.j2": text, "part.j2": "[{{ name }}]", "loop.j2": '{% include "loop.j2" %}'}


def made(text: str, limits: Limits = QUICK, **context: Any) -> str:
    return render("t.j2", context, templates(text).get, limits)


def here(text: str, **context: Any) -> str:
    """Render without a child, which has its own tests below."""
    return rendered("t.j2", context, templates(text).get)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ name }}", "ACME"),
        ("{{ person.role }}", "director"),
        ("{% for x in list %}{{ loop.index }}{{ x }}{% endfor %}", "1a2b"),
        ("{% for k, v in person.items() %}{{ k }}={{ v }}{% endfor %}", "role=director"),
        ("{% if nothing is defined %}x{% else %}y{% endif %}", "y"),
        ('{% include "part.j2" %}', "[ACME]"),
        ("{% macro m(a) %}<{{ a }}>{% endmacro %}{{ m(name) }}", "<ACME>"),
        ("{{ '{{ x }}' }}", "{{ x }}"),
        ("a\n{% if true %}\nb\n{% endif %}\nc\n", "a\nb\nc\n"),
        ("a\n\n{% if false %}\nb\n{% endif %}\n", "a\n"),
        ("{{ 'a#b' | text }}", "a#b"),
        ("{{ '=' * 3 }}{{ 2 * 3 }}{{ 2 * 'x' }}{{ 7 % 4 }}", "===6xx3"),
    ],
)
def test_renders(text: str, expected: str) -> None:
    person = {"role": "director"}

    assert here(text, name="ACME", person=person, list=["a", "b"]) == expected
    assert made(text, name="ACME", person=person, list=["a", "b"]) == expected


def test_the_same_data_makes_the_same_bytes() -> None:
    assert made("{{ name }}", name="é") == made("{{ name }}", name="é") == "é"


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ ''|attr('__class__') }}",
        "{{ ['']|map(attribute='__class__')|list }}",
        "{{ '{0.__class__}'.format('') }}",
        "{{ '{a}'.format_map({}) }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ lipsum.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ namespace.__init__ }}",
        "{{ nope.__init__ }}",
        "{{ loop }}",
        "{% for x in [1] %}{{ loop.__init__ }}{% endfor %}",
        "{{ name.upper() }}",
        "{{ [].append(1) }}",
        "{{ {}.update({}) }}",
        "{{ range(3) }}",
        "{{ name|pprint }}",
        "{{ name|urlize }}",
        "{{ name|xmlattr }}",
        "{% debug %}",
        "{% do x %}",
        '{% include "../secret" %}',
        '{% include "/etc/passwd" %}',
        '{% import "nothing.j2" as x %}',
        "{% extends 't.j2' %}",
        '{% include "loop.j2" %}',
        "{{ foo ",
        "{{ 1/0 }}",
        "{{ 1+'a' }}",
        "{{ none() }}",
        "{{ 2 ** 9 }}",
        "{{ '%s' % 1 }}",
        "{{ 'ab' * 999999 }}",
        "{{ 999999999 * [0] }}",
        "{{ " + "(" * 2_000 + "1" + ")" * 2_000 + " }}",
        "{% if 1 %}" * 200 + "{% endif %}" * 200,
        "{% for a in [1] %}" * 30 + "{% endfor %}" * 30,
        "{{ " + "9" * 5_000 + " }}",
        "{{ '\\ud800' }}",
    ],
)
def test_refuses_with_a_place(text: str) -> None:
    with pytest.raises(TemplateError) as refused:
        here(text, name="ACME")

    place = refused.value.text.en.split(": ")[0]
    assert place.split(":")[0].endswith(".j2")
    assert place.split(":")[1].isdigit()
    assert refused.value.text.nl != refused.value.text.en
    assert refused.value.exit_code == 3


def test_a_name_that_is_not_there_is_told_with_the_one_that_is_meant_and_its_line() -> None:
    with pytest.raises(TemplateError, match=r"^t\.j2:2:4: there is no “acount”.*“account”"):
        here("a\n{{ acount }}", account="x")
    with pytest.raises(TemplateError, match=r"^t\.j2:1:11: there is no “rol” here$"):
        here("{{ person.rol }}", person={"role": "x"})


def test_a_name_that_the_line_does_not_show_is_told_at_its_beginning() -> None:
    with pytest.raises(TemplateError, match=r"^t\.j2:1:1: there is no “a b” here$"):
        here("{{ person['a' ~ ' b'] }}", person={})


def test_the_line_is_that_of_the_included_template() -> None:
    with pytest.raises(TemplateError, match=r"^part\.j2:1:5: there is no “name”"):
        here('a\nb\n{% include "part.j2" %}')


def test_a_template_that_is_not_there_is_told() -> None:
    with pytest.raises(TemplateError, match=r"^t\.j2:1:1: there is no template “t\.j2”"):
        render("t.j2", {}, lambda name: None)


@pytest.mark.parametrize("name", ["../t.j2", "/t.j2", "a/t.j2", "a\\t.j2", "t.j2\0", ".t.j2"])
def test_a_template_is_named_by_its_name_alone(name: str) -> None:
    with pytest.raises(TemplateError, match="there is no template"):
        rendered("start.j2", {"name": name}, lambda asked: "{% include name %}")


@pytest.mark.parametrize(
    "bomb",
    [
        "{% for a in 'x' * 99999 %}{{ 'x' * 99999 }}{% endfor %}",
        "{{ 'a' * 10000000000 }}",
        "{{ [0] * 1000000000 }}",
        "{{ '%2000000000s' % 'a' }}",
        "{{ 'a' | indent(2000000000, true) }}",
        "{% for a in 'x' * 99999 %}{% for b in 'x' * 99999 %}{% endfor %}{% endfor %}",
        "{{ 'a' * 200000 }}",
        "{% set x = 'ab' * 100000 %}{{ x | replace('a', x) }}",
        "{{ 'x' | batch(1000000000, 'y') | list }}",
    ],
)
def test_a_template_that_runs_wild_is_stopped(bomb: str) -> None:
    with pytest.raises(TemplateError) as stopped:
        made(bomb)

    assert stopped.value.text.en.startswith("t.j2:")


def test_a_template_that_only_waits_is_stopped_by_the_clock() -> None:
    endless = "{% for a in 'x' * 99999 %}{% for b in 'x' * 99999 %}{% endfor %}{% endfor %}"
    limits = Limits(processor_s=60, wall_s=0.2)

    with pytest.raises(TemplateError, match="took more than"):
        made(endless, limits)


def test_a_child_passes_on_what_is_wrong() -> None:
    with pytest.raises(TemplateError, match=r"^t\.j2:1:4: there is no “x”") as refused:
        made("{{ x }}")
    assert refused.value.text.nl.startswith("t.j2:1:4: ‘x’ bestaat hier niet")


def test_memory_that_runs_out_is_left_to_the_child() -> None:
    def load(name: str) -> str:
        raise MemoryError

    with pytest.raises(MemoryError):
        rendered("t.j2", {}, load)


def test_without_a_fork_the_document_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")

    assert made("{{ name }}", name="é") == "é"
    with pytest.raises(TemplateError, match="took more than"):
        made("{{ 'a' * 200000 }}")
    with pytest.raises(TemplateError, match="took more than"):
        in_child(_runs_out_of_memory, QUICK, "t.j2")


def _runs_out_of_memory() -> str:
    raise MemoryError


def test_no_child_is_left_behind() -> None:
    made("x")

    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize(
    "data", [{"p": Path("/etc/passwd")}, {"f": open}, [object()], {"t": (1, 2)}, {"b": b"x"}]
)
def test_only_plain_data_reaches_a_template(data: Any) -> None:
    with pytest.raises(AssertionError):
        check_plain(data)


def test_plain_data_has_plain_keys() -> None:
    check_plain({"a": [1, 1.5, True, None, {"b": "c"}]})
    with pytest.raises(AssertionError):
        check_plain({(1, 2): "x"})


def test_a_file_that_the_library_refuses_is_told_as_it_is() -> None:
    def load(name: str) -> str:
        raise FileError(Text("t.j2:1:1: is a link", "t.j2:1:1: is een koppeling"))

    with pytest.raises(TemplateError, match=r"^t\.j2:1:1: is a link$"):
        rendered("t.j2", {}, load)
