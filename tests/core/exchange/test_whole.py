"""Whole accounts as YAML and JSON, and back: nothing lost, nothing believed unseen."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amkit.errors import PlacedError
from amkit.exchange.plain import plain_of
from amkit.exchange.texts import MOST_DEPTH, read, written
from amkit.exchange.whole import Collection, Rendering, Whole
from amkit.model.account import Account
from amkit.model.record import Statement
from amkit.model.run import Answer, Run, Slot
from amkit.model.values import Duration, Money, Value
from tests.core.exchange.naughty import NAUGHTY, texts

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ACME = Account(id="u1", name="ACME", key="acme", slug="acme", created=NOW)
SAID = Statement(
    run_id="r1", item="goals[1]", kind="goal", step="ask", source="said", by="Bram", at=NOW,
    fields={"what": "grow", "date": date(2027, 1, 1), "measure": None},
)  # fmt: skip
BY_HAND = replace(
    SAID, run_id="", item="i1", about="grow", step="", confidence="low", audience="client"
)
RUN = Run(
    id="r1", account_id="u1", protocol_id="talk", protocol_version="1.0.0", protocol_digest="d1",
    status="done", by="Bram", started=NOW, changed=NOW,
)  # fmt: skip
VALUES: tuple[Value, ...] = (
    True, 5, Decimal("1.50"), date(2027, 1, 1), Money(Decimal("2.50"), "EUR"), ("a", "b"),
    Duration(2, "weeks"), "", "x",
)  # fmt: skip
ANSWERS = (
    *(Answer(slot=Slot("a", (), n), reply="r", value=value, at=NOW, by="B")
      for n, value in enumerate(VALUES, start=1)),
    Answer(slot=Slot("b", (1, 2), 0, "what"), reason="declined", why="no", at=NOW,
           source="assumed"),
)  # fmt: skip
WHOLE = Whole(
    account=replace(ACME, archived=NOW), names_before=("old name",), statements=(SAID, BY_HAND),
    runs=((RUN, ANSWERS),), renderings=(Rendering("plan", "# Plan\n\n- a\n", NOW),),
)  # fmt: skip
ALL = Collection(
    accounts=(WHOLE, Whole(account=replace(ACME, id="u2", name="B", key="b", slug="b"))),
    protocols={"d1": b"amkit: 2\r\nid: talk\n", "d2": b"\xff"},
)


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_everything_comes_back(form: Any) -> None:
    text = written(ALL, form)

    assert read(text, "x", form) == ALL
    assert written(read(text, "x", form), form) == text
    assert read(written(Collection(), form), "x", form) == Collection()


@pytest.mark.parametrize("form", ["yaml", "json"])
@pytest.mark.parametrize("text", NAUGHTY)
def test_a_naughty_text_comes_back_to_the_letter(text: str, form: Any) -> None:
    made = Whole(account=ACME, statements=(replace(BY_HAND, fields={"what": text}, by=text),))
    collection = Collection(accounts=(made,))

    assert read(written(collection, form), "x", form) == collection


@given(st.lists(texts, max_size=4), st.sampled_from(["yaml", "json"]))
def test_any_text_comes_back_to_the_letter(some: list[str], form: Any) -> None:
    made = [replace(BY_HAND, fields={"what": text}, about=text, by=text) for text in some]
    renderings = tuple(Rendering(f"n{n}", text, NOW) for n, text in enumerate(some))
    whole = Whole(account=ACME, statements=tuple(made), renderings=renderings)
    collection = Collection(accounts=(whole,))

    assert read(written(collection, form), "x", form) == collection


def test_yaml_is_written_to_be_read() -> None:
    text = written(ALL, "yaml")

    assert text.startswith("amkit_accounts: 1\naccounts:\n- name: ACME\n  id: u1\n")
    assert "    text: |\n      # Plan\n" not in text  # ends in a line end, which a block may lose
    assert "what: grow" in text
    block = Whole(account=ACME, renderings=(Rendering("plan", "# Plan\n\n- a", NOW),))
    assert "|-\n      # Plan\n\n      - a\n" in written(Collection(accounts=(block,)), "yaml")


Change = Callable[[dict[str, Any]], object]


def wrong(change: Change) -> tuple[str, Any]:
    """Return what is said of an export that somebody changed, and where."""
    data = plain_of(ALL)
    change(data)
    with pytest.raises(PlacedError) as refused:
        read(json.dumps(data, indent=1), "x.json", "json")
    ((place, text),) = refused.value.problems
    assert text.en != text.nl
    return text.en, place


def first(data: dict[str, Any]) -> Any:
    return data["accounts"][0]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda d: d.update(amkit_accounts=2), "begins with amkit_accounts: 1"),
        (lambda d: d.pop("amkit_accounts"), "begins with amkit_accounts: 1"),
        (lambda d: d.update(accounts={}), "“accounts” as a list"),
        (lambda d: d.update(color="red"), "“color” is not known here"),
        (lambda d: d.update(accounts=["x"]), "a mapping"),
        (lambda d: d["protocols"].pop("d1"), "the protocol text of this conversation is missing"),
        (lambda d: d["protocols"].update(d2={"base64": "!"}), "a value as amkit"),
        (lambda d: first(d).update(name=5), "“name” as a text"),
        (lambda d: first(d).update(name="\u200b"), "an account has a name"),
        (lambda d: first(d).update(name="x" * 201), "an account has a name"),
        (lambda d: first(d).update(file_name="../../etc"), "an account has a name"),
        (lambda d: first(d).update(id=""), "“id” as a text"),
        (lambda d: first(d).update(id="a\0b"), "U+0000 cannot be kept"),
        (lambda d: first(d).update(id="a\ud800b"), "U+D800 cannot be kept"),
        (lambda d: first(d).update(created="2026-11-23"), "a moment with its zone"),
        (lambda d: first(d).update(created="soon"), "a moment with its zone"),
        (lambda d: first(d).update(names_before=["Old"]), "a name as names are compared"),
        (lambda d: first(d)["record"][0].update(kind="color"), "one of profile, contract"),
        (lambda d: first(d)["record"][0].update(run="r9"), "the conversation that said this"),
        (lambda d: first(d)["record"][0]["fields"].update(color=1), "no field “color”"),
        (lambda d: first(d)["record"][0]["fields"].update(what={"x": 1}), "a value as amkit"),
        (lambda d: first(d)["record"][0]["fields"].update(what={"decimal": "x"}), "a value as"),
        (lambda d: first(d)["runs"][0].update(status="gone"), "one of open, done, dropped"),
        (lambda d: first(d)["runs"][0]["answers"][0].update(slot="A b"), "a value as amkit"),
        (lambda d: first(d)["runs"][0]["answers"][0].update(x=1), "“x” is not known here"),
    ],
)
def test_what_somebody_changed_is_refused_where_it_stands(change: Change, words: str) -> None:
    said, place = wrong(change)

    assert words in said
    assert place.path == "x.json"


def test_the_place_of_a_mistake_is_told() -> None:
    text = written(ALL, "yaml").replace("source: assumed", "source: guessed")
    line = text[: text.index("source: guessed")].count("\n") + 1
    with pytest.raises(PlacedError) as refused:
        read(text, "x.yaml", "yaml")
    ((place, told),) = refused.value.problems

    assert (place.line, told.en) == (line, "expected one of said, assumed, known, record, carried")
    assert str(wrong(lambda data: first(data).update(id=5))[1]) == "x.json:6:10"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: [", "2:1", "not YAML"), ("", "1:1", "not YAML"),
        ("a: 1\n---\nb: 2", "2:1", "not YAML"),
        ("a: &x 1", "1:4", "anchors"), ("a: *x", "1:4", "anchors"), ("a: !!int 1", "1:4", "tags"),
        ("a: !!python/object/apply:os.system [ls]", "1:4", "tags"), ("a: 1\na: 2", "2:1", "name"),
        ("? [a]\n: 1", "1:3", "name"), ("[" * 100_000, "1:", f"{MOST_DEPTH} deep"),
        ("a: \x01", "1:1", "not YAML"), ("a: [}", "1:5", "not YAML"), ("a", "1:1", "a mapping"),
        ("amkit_accounts: true", "1:17", "begins with"), ("- a", "1:1", "a mapping"),
        ("5", "1:1", "a mapping"),
        ("{}", "1:1", "begins with"), ("amkit_accounts: '1'", "1:17", "begins with"),
    ],
)  # fmt: skip
def test_other_yaml_is_refused(text: str, place: str, words: str) -> None:
    with pytest.raises(PlacedError) as refused:
        read(text, "x.yaml", "yaml")
    ((where, told),) = refused.value.problems

    assert words in told.en
    assert str(where).startswith(f"x.yaml:{place}")


@pytest.mark.parametrize(
    ("text", "place"),
    [("{", "1:2"), ("[" * 100_000, "1:1"), ('{"a": 1, "a": 2}', "1:1"), ("9" * 5000, "1:1"),
     ('{"amkit_accounts": 1, "x": "\\ud800"}', "1:1"), ("", "1:1")],
)  # fmt: skip
def test_other_json_is_refused(text: str, place: str) -> None:
    with pytest.raises(PlacedError) as refused:
        read(text, "x.json", "json")
    assert str(refused.value.problems[0][0]) == f"x.json:{place}"
