"""Each sign of a text is found where it is written, in every way that YAML can write it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from amkit.source.reader import read
from amkit.source.signs import signs


def scalar(text: str) -> Any:
    """Return the event of the value of the only key in a file."""
    events = list(yaml.parse(text, Loader=yaml.CSafeLoader))
    return [event for event in events if isinstance(event, yaml.ScalarEvent)][1]


def spots(text: str) -> list[tuple[str, str]]:
    """Return each sign of the value, with what is written where it is said to stand."""
    rows = text.split("\n")
    return [(one.sign, rows[one.line][one.column :][:1]) for one in signs(scalar(text), rows)]


@pytest.mark.parametrize(
    "text",
    [
        "a: plain text",
        "a: plain\n  and\n\n  more",
        "a: 'one\n  two\n\n\n  three'",
        'a: "one  \n  two\n\n  three"',
        "a: |\n  one\n    two\n\n  three\n",
        "a: |-\n\n  one\n",
        "a: |+\n  one\n\n\n",
        "a: |2\n    deep\n  less\n",
        "a: |3-\n   x\n",
        "a: >\n  one\n  two\n\n  three\n\n\n  four\n",
        "a: >-\n\n  one\n    deep\n    deep\n  two\n",
        "a: >+\n  one\n\n    deep\n\n  two\n\n\n",
        "a: >1\n   deep\n b\n",
        'a: ""',
        "a: >\n\n\nb: 1",
    ],
)
def test_what_stands_there_is_the_sign_or_a_line_end(text: str) -> None:
    found = spots(text)

    assert "".join(sign for sign, _ in found) == scalar(text).value
    assert all(there == sign or (sign in " \n" and there in ("", " ")) for sign, there in found)


@pytest.mark.parametrize(
    ("text", "at", "place"),
    [
        ("a: 'it''s'", 2, (0, 6)),
        ("a: 'it''s'", 3, (0, 8)),
        ('a: "a\\u0062c\\n"', 1, (0, 5)),
        ('a: "a\\u0062c\\n"', 2, (0, 11)),
        ('a: "a\\x41\\U0001F600b"', 3, (0, 19)),
        ('a: "one\\\n  two"', 3, (1, 2)),
        ('a: "a\\\\\n  b"', 1, (0, 5)),
        ('a: "a\\"\\/\\tb"', 4, (0, 11)),
    ],
)
def test_what_is_written_with_more_signs_stands_where_the_first_is(
    text: str, at: int, place: tuple[int, int]
) -> None:
    found = signs(scalar(text), text.split("\n"))[at]

    assert (found.line, found.column) == place


def test_nothing_is_claimed_of_a_text_that_came_out_otherwise() -> None:
    assert signs(scalar("a: one"), ["a: two"]) == ()
    assert signs(scalar("a: |\n  x"), ["a: |", "  y"]) == ()


def test_a_folded_text_of_empty_lines_alone_has_its_line_ends() -> None:
    assert [one.sign for one in signs(scalar("a: >+\n\n\n"), ["a: >+", "", "", ""])] == ["\n", "\n"]


@given(
    st.text(st.sampled_from("ab {}\"'\\\n:#é😀-"), max_size=60),
    st.sampled_from(["", "'", '"', "|", ">"]),
    st.integers(8, 40),
)
def test_every_sign_that_is_written_as_it_is_stands_where_it_is_said(
    text: str, style: str, width: int
) -> None:
    written = yaml.dump({"a": text}, default_style=style, width=width, allow_unicode=True)
    rows, event = written.split("\n"), scalar(written)
    found = signs(event, rows)

    assert "".join(one.sign for one in found) in (event.value, "")
    for one in found:
        there = rows[one.line][one.column :][:1]
        assert there == one.sign or one.sign in " \n" or there == "\\"
    assert found or not text or style == '"'


def test_a_stretch_of_a_text_has_its_end() -> None:
    document, _ = read(b"a: >\n  one two\n  three\nb: [x]", "f.yaml")
    assert document is not None

    def stretch(*given: int) -> tuple[int, ...]:
        place = document.inside(("a",), *given)
        return place.line, place.column, place.end_line, place.end_column

    assert stretch(4, 3) == (2, 7, 2, 10)
    assert stretch(4, 9) == (2, 7, 3, 8)
    assert stretch(4, 999) == (2, 7, 3, 9)
    assert stretch(999) == (3, 9, 3, 10)
    assert document.place(("b",)).end_column == 7


def test_what_is_no_text_is_pointed_at_as_a_whole() -> None:
    document, _ = read(b"a: |\n  x\n\n\nb: [x]\n", "f.yaml")
    assert document is not None

    assert document.inside(("b",), 1) == document.place(("b",))
    assert document.inside(("a", "none"), 1) == document.place(("a", "none"))
    assert (document.place(("a",)).end_line, document.place(("a",)).end_column) == (2, 4)


def test_where_nothing_is_claimed_the_text_as_a_whole_is_pointed_at() -> None:
    document, _ = read(b"a: one", "f.yaml")
    assert document is not None
    other = replace(document, text="a: two")

    assert other.inside(("a",), 1) == other.place(("a",)) == document.place(("a",))
