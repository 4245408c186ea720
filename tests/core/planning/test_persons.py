"""People in texts: found however they are written, and taken out of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amkit.model.account import key_of
from amkit.model.record import Statement
from amkit.model.values import Value
from amkit.planning.persons import (
    excerpt,
    marks_of,
    parts_of,
    pattern,
    phrases,
    without,
    without_in,
)
from amkit.planning.record import record_of

JAN = pattern(("Jan de Vries", "j.devries@acme.nl", "+31 6 1234", "Ren\u00e9e"))


def said(day: int, **fields: Value) -> Statement:
    return Statement(
        run_id="", item=str(day), kind="stakeholder", fields=fields, about="jan de vries",
        step="", source="known", by="Bram", at=datetime(2026, 11, day, tzinfo=UTC),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Jan de Vries", "X"),
        ("I spoke to JAN  de\nvries.", "I spoke to X."),
        ("Jan de Vriesman", "Jan de Vriesman"),
        ("Ajan de Vries", "Ajan de Vries"),
        ("Jan de Vries' boss, J.DeVries@acme.nl, +31 6 1234", "X' boss, X, X"),
        ("Rene\u0301e and Ren\u00e9e", "X and X"),
        ("Jan", "Jan"),
        ("", ""),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, left: str) -> None:
    assert without(text, JAN, "X") == left


def test_the_other_name_is_taken_to_the_letter() -> None:
    assert without("Jan de Vries", JAN, r"\1 \g<0>") == r"\1 \g<0>"


def test_names_are_taken_out_of_whatever_holds_texts() -> None:
    data = {"who": ["Jan de Vries", 3, None], "decimal": "1.5", "more": {"a": "by Jan de Vries"}}

    assert without_in(data, JAN, "X") == {
        "who": ["X", 3, None], "decimal": "1.5", "more": {"a": "by X"},
    }  # fmt: skip


def test_longer_names_come_first() -> None:
    assert without("Jan de Vries and Jan", pattern(("Jan", "Jan de Vries")), "X") == "X and X"


def test_somebody_is_known_by_every_name_they_had_and_by_their_addresses() -> None:
    (entry,) = record_of([
        said(1, name="Jan de Vries", email="j@acme.nl", role="buyer"),
        said(2, name="jan de vries", phone="12"),
        said(3, name="Jan Smit", phone="+31 6 1234"),
    ]).entries  # fmt: skip

    assert marks_of(entry) == ("jan de vries", "j@acme.nl", "Jan Smit", "+31 6 1234")


def test_a_part_of_a_name_may_be_the_same_person() -> None:
    assert parts_of(("Jan de Vries", "jan.devries@acme.nl", "Bo Li")) == ("Jan", "Vries")
    assert parts_of(("Vries", "Jan Vries")) == ("Jan",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nobody", ""),
        ("Jan de Vries", "Jan de Vries"),
        ("a\nb Jan de Vries\nc", "a b Jan de Vries c"),
        ("x" * 50 + " Jan de Vries " + "y" * 50, f"…{'x' * 39} Jan de Vries {'y' * 39}…"),
    ],
)
def test_a_hit_is_shown_with_the_words_around_it(text: str, words: str) -> None:
    assert excerpt(text, JAN) == words


def test_phrases_are_rows_of_words() -> None:
    assert list(phrases("“Jan de Vries.”", 2)) == ["Jan", "Jan de", "de", "de Vries", "Vries"]


@given(before=st.text(max_size=20), after=st.text(max_size=20))
def test_of_a_name_between_blanks_nothing_is_left(before: str, after: str) -> None:
    text = f"{before} Jan de Vries {after}"

    assert "de Vries" not in without(text, JAN, "X").replace(before, "").replace(after, "")
    assert key_of("Jan de Vries") in {key_of(one) for one in phrases("a Jan de Vries, b", 3)}
