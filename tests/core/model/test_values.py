"""Small values: names, slots, texts, what is stored of an answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amkit.errors import AmkitError, Interrupted
from amkit.model.account import key_of, looks_like, slug_of
from amkit.model.kinds import KINDS
from amkit.model.record import Record
from amkit.model.run import Slot, slot_of
from amkit.model.text import Lines, Text
from amkit.model.values import UNITS, Duration, Money, Value, from_plain, to_plain

ID = "0123abcd-0000-4000-8000-000000000000"
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(),
    st.dates(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.lists(st.text()).map(tuple),
    st.builds(Money, st.decimals(allow_nan=False, allow_infinity=False), st.just("EUR")),
    st.builds(Duration, st.integers(), st.sampled_from(UNITS)),
)


@given(VALUES)
def test_a_value_comes_back_from_what_is_stored(value: Value) -> None:
    found = from_plain(to_plain(value))

    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "data", [1.5, [1], {"a": 1}, {"money": ["1"]}, {"date": 3}, {"duration": [1, "x"]}]
)
def test_what_no_value_is_stored_as_is_refused(data: Any) -> None:
    with pytest.raises(ValueError, match="not a stored value"):
        from_plain(data)


@pytest.mark.parametrize(
    "slot",
    [Slot("goal"), Slot("goals", (), 2, "what"), Slot("x", (1, 12)), Slot("a-b", (), 0, "#done"),
     Slot("x", (3,), 4, "#note")],
)  # fmt: skip
def test_a_slot_comes_back_from_its_text(slot: Slot) -> None:
    assert slot_of(str(slot)) == slot


@pytest.mark.parametrize("text", ["", "Goal", "goal[x]", "goal@", "goal.", "goal what"])
def test_what_is_no_slot_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a slot"):
        slot_of(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme", "ACME"),
        ("caf\u00e9", "cafe\u0301"),
        ("ﬁrm", "firm"),
        ("straße", "STRASSE"),
        ("Acme\u200b", "Acme"),
        ("Acme  BV ", "acme bv"),
    ],
)
def test_names_that_look_the_same_compare_the_same(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("p\u0430ypal", "Paypal", True),
        ("PAYPAL", "p\u0430yp\u0430l", True),
        ("paypal", "PayPal", False),  # these compare the same: there is no second name
        ("paypal", "paypol", False),
        ("Зима", "Лима", False),
        ("p\u0430ypal", "paypals", False),
        ("Bank 1", "Bank \u0662", False),
    ],
)
def test_names_that_only_look_the_same_are_told_apart(one: str, other: str, alike: bool) -> None:
    assert looks_like(one, other) is alike


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("ACME", "acme"),
        ("Jansen en Zn", "jansen-en-zn"),
        ("Café", "cafe-0123ab"),
        ("../../etc/passwd", "etc-passwd-0123ab"),
        ("..", "account-0123ab"),
        ("con", "con-0123ab"),
        ("LPT1", "lpt1-0123ab"),
        ("-rf", "rf-0123ab"),
        ("a/b", "a-b-0123ab"),
        ("A B", "a-b"),
        ("A-B", "a-b-0123ab"),
        ("😀", "account-0123ab"),
        ("x" * 200, "x" * 53 + "-0123ab"),
    ],
)
def test_a_name_makes_a_safe_file_name(name: str, slug: str) -> None:
    assert slug_of(name, ID) == slug


@given(st.text(min_size=1, max_size=200))
def test_every_name_makes_a_safe_file_name(name: str) -> None:
    slug = slug_of(name, ID)

    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert 1 <= len(slug) <= 60
    assert not slug.startswith("-")


def test_a_text_falls_back_on_the_other_language() -> None:
    assert Text(en="yes").to("nl") == "yes"
    assert Text(nl="ja").to("en") == "ja"
    assert Text("yes", "ja").to("nl") == "ja"
    assert not Text()
    assert Lines(nl=("a",)).to("en") == ("a",)
    assert not Lines()


def test_an_error_says_what_to_do_in_both_languages() -> None:
    error: AmkitError = Interrupted(Text("do this", "doe dit"), exit_code=143)

    assert str(error) == "do this"
    assert error.text.to("nl") == "doe dit"
    assert error.exit_code == 143


def test_every_kind_begins_with_its_main_field_and_names_all_in_both_languages() -> None:
    for kind in KINDS.values():
        assert kind.main == next(iter(kind.fields))
        for prompt in kind.fields.values():
            for text in (prompt.prompt, prompt.label):
                assert text.en
                assert text.nl


def test_an_empty_record_has_no_entries() -> None:
    assert Record().of("goal") == ()


def test_dates_and_amounts_are_tagged() -> None:
    assert to_plain(date(2026, 1, 2)) == {"date": "2026-01-02"}
    assert to_plain(Decimal("1.50")) == {"decimal": "1.50"}
