"""Files as fixes make them: a few signs changed, all else as it was."""

from __future__ import annotations

import pytest

from amkit.lint.fixing import mended
from amkit.model.finding import Edit, Finding, Fix, Place
from amkit.model.text import Text


def finding(*edits: tuple[int, int, int, int, str], safe: bool = True) -> Finding:
    """Return a complaint that is mended so: line, column, end line, end column, text."""
    fix = Fix(tuple(Edit(Place("f", *where), text) for *where, text in edits), safe=safe)
    return Finding(place=Place("f"), rule="r", severity="error", text=Text("a", "b"), fix=fix)


def mend(raw: bytes, *findings: Finding, unsafe: bool = False) -> tuple[bytes, int]:
    return tuple(mended(raw, "f", findings, unsafe=unsafe))  # type: ignore[return-value]


def test_signs_change_at_their_places_and_all_else_stays() -> None:
    raw = "\ufeffa: één  # so\r\nb: 2\r\n".encode()
    made, count = mend(raw, finding((1, 4, 1, 7, "twee")), finding((2, 1, 2, 2, "c")))

    assert (made.decode(), count) == ("\ufeffa: twee  # so\r\nc: 2\r\n", 2)


def test_a_fix_of_several_edits_is_made_whole_or_not_at_all() -> None:
    quotes = finding((1, 4, 1, 4, '"'), (1, 5, 1, 5, '"'))

    assert mend(b"a: 1", quotes) == (b'a: "1"', 1)
    assert mend(b"a: 1", finding((1, 4, 1, 5, "2")), quotes) == (b"a: 2", 1)


def test_of_two_that_touch_the_same_signs_the_first_is_made_and_the_same_one_once() -> None:
    one, other = finding((1, 1, 1, 3, "x")), finding((1, 2, 1, 4, "y"))

    assert mend(b"abcd", one, other, one) == (b"xcd", 1)
    assert mend(b"abcd", other, one) == (b"ayd", 1)


def test_what_somebody_has_to_look_at_is_left_unless_it_is_asked() -> None:
    one = finding((1, 1, 1, 2, "x"), safe=False)

    assert mend(b"a", one) == (b"a", 0)
    assert mend(b"a", one, unsafe=True) == (b"x", 1)


def test_a_place_behind_the_end_is_the_end() -> None:
    assert mend(b"a\nb", finding((2, 1, 3, 1, ""))) == (b"a\n", 1)
    assert mend(b"a", finding((9, 9, 1, 1, "x"))) == (b"ax", 1)


@pytest.mark.parametrize("path", ["f", "g"])
def test_what_is_of_another_file_or_no_text_is_left(path: str) -> None:
    raw = b"\xff" if path == "f" else b"a"

    assert tuple(mended(raw, path, [finding((1, 1, 1, 2, "x"))], unsafe=True)) == (raw, 0)


def test_a_complaint_without_a_fix_mends_nothing() -> None:
    bare = Finding(place=Place("f"), rule="r", severity="error", text=Text("a", "b"))

    assert mend(b"a", bare) == (b"a", 0)
