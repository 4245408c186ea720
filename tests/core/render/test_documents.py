"""Templates render plain data, reach nothing else, and are stopped when they run wild."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from amkit.errors import FileError, TemplateError
from amkit.model.text import Text
from amkit.render import Limits, documents, render
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


def told(text: str, load: Any = None, **context: Any) -> tuple[str, str]:
    """Return what is wrong with a template, in both languages."""
    with pytest.raises(TemplateError) as refused:
        rendered("t.j2", context, load or templates(text).get)
    return refused.value.text.en, refused.value.text.nl


@pytest.mark.parametrize(
    ("text", "en", "nl"),
    [
        ("a\n{{ acount }}", "t.j2:2:4: there is no “acount” here; did you mean “account”?",
         "t.j2:2:4: ‘acount’ bestaat hier niet; bedoelt u ‘account’?"),
        ("{{ zzz }}", "t.j2:1:4: there is no “zzz” here", "t.j2:1:4: ‘zzz’ bestaat hier niet"),
        ("{{ account() }}", "t.j2:1:1: this cannot be worked out (TypeError)",
         "t.j2:1:1: dit is niet uit te rekenen (TypeError)"),
        ("a\n{{ account.upper() }}",
         "t.j2:2:1: a template cannot reach into values; use the names of amkit templates",
         "t.j2:2:1: een sjabloon kan niet in waarden grijpen; gebruik de namen die er zijn"),
        ("a\n\n{% if %}",
         "t.j2:3:1: the template is wrong here: Expected an expression, "
         "got 'end of statement block'",
         "t.j2:3:1: het sjabloon klopt hier niet: Expected an expression, "
         "got 'end of statement block'"),
        ("{% include 'part.j2' %}{% include 'gone.j2' %}",
         "t.j2:1:1: there is no template “gone.j2”",
         "t.j2:1:1: er is geen sjabloon ‘gone.j2’"),
        ("{{ '\\ud800' }}", "t.j2:1:1: the document is not text",
         "t.j2:1:1: het document is geen tekst"),
        ("{{ 'a' ** 2 }}", "t.j2:1:1: this cannot be worked out (OverflowError)",
         "t.j2:1:1: dit is niet uit te rekenen (OverflowError)"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_both_languages(text: str, en: str, nl: str) -> None:
    assert told(text, account="x", name="ACME") == (en, nl)


def test_a_syntax_error_is_told_of_the_template_that_has_it() -> None:
    both = {"t.j2": "a\n{% include 'p.j2' %}", "p.j2": "b\nc\n{{ x | }}"}

    assert told("", both.get)[0].startswith("p.j2:3:1: the template is wrong here: ")


def test_loops_have_their_counters_and_nothing_behind_them() -> None:
    inside = "{% for x in list %}{{ loop._iterable }}{% endfor %}"

    assert here("{% for x in list %}{{ loop.last }} {% endfor %}", list=[1, 2]) == "False True "
    assert "cannot reach" in told(inside, list=[1])[0]


@pytest.mark.parametrize("repeated", ["'a' * {}", "{} * 'a'"])
def test_a_text_can_be_repeated_up_to_a_limit(repeated: str) -> None:
    most = documents._MOST_REPEATED

    assert len(here("{{ " + repeated.format(most) + " }}")) == most
    assert "OverflowError" in told("{{ " + repeated.format(most + 1) + " }}")[0]


def test_answers_are_not_written_as_html_and_blocks_leave_no_blanks() -> None:
    assert here("{{ name }}", name="<b> & 'c'") == "<b> & 'c'"
    assert here("a\n  {% if true %}\n  b\n  {% endif %}\n") == "a\n  b\n"
    assert here("a\n\n\n\nb\n\n\n") == "a\n\nb\n"


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
