"""Documents on disk: what becomes of one that somebody edited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from amkit.model.account import Account
from amkit.model.text import Language
from amkit.session.writing import Document, Written, difference, planned, write
from amkit.store import Store, open_store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ACCOUNT = Account(id="a1", name="ACME", key="acme", slug="acme", created=NOW)
FIRST = "# Plan\n\none\n\n## Goals\n\n- grow\n\n## Log\n"
LATER = FIRST.replace("- grow", "- grow\n- win")


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store("sqlite://") as opened:
        opened.add_account(ACCOUNT)
        yield opened


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return Document(account=ACCOUNT, name="plan", path=tmp_path / "acme.md", root=tmp_path)


def made(store: Store, document: Document, text: str, language: Language = "en") -> Written:
    return write(store, document, text, language, lambda: NOW)


def test_a_document_is_new_then_the_same_then_renewed(store: Store, document: Document) -> None:
    outcomes = [made(store, document, text).outcome for text in (FIRST, FIRST, LATER)]

    assert outcomes == ["new", "same", "renewed"]
    assert document.path.read_text() == LATER
    assert store.rendering("a1", "plan") == (LATER, NOW)


def test_what_was_edited_stays_and_what_is_new_is_taken_over(
    store: Store, document: Document
) -> None:
    made(store, document, FIRST)
    document.path.write_text(FIRST.replace("one", "my words"))

    assert made(store, document, FIRST).outcome == "same"
    assert made(store, document, LATER).outcome == "merged"
    assert document.path.read_text() == LATER.replace("one", "my words")
    assert made(store, document, LATER).outcome == "same"


@pytest.mark.parametrize(
    ("language", "name"), [("en", "as you edited it"), ("nl", "zoals u het bewerkte")]
)
def test_what_both_changed_is_marked_and_waits_until_somebody_chose(
    store: Store, document: Document, language: Language, name: str
) -> None:
    made(store, document, FIRST)
    document.path.write_text(FIRST.replace("- grow", "- shrink"))
    written = made(store, document, FIRST.replace("- grow", "- win"), language)

    assert (written.outcome, written.line) == ("conflict", 7)
    marked = document.path.read_text()
    assert f"<<<<<<< {name}\n- shrink\n=======\n- win\n>>>>>>> " in marked

    again = made(store, document, LATER, language)
    assert (again.outcome, again.line, difference(again)) == ("waiting", 7, "")
    assert document.path.read_text() == marked
    document.path.write_text(FIRST.replace("- grow", "- shrink"))
    assert made(store, document, FIRST.replace("- grow", "- win"), language).outcome == "same"


def test_a_document_that_amkit_did_not_write_is_left_as_it_is(
    store: Store, document: Document
) -> None:
    document.path.write_text("mine")
    written = made(store, document, FIRST)

    assert (written.outcome, written.beside) == ("aside", document.path)
    assert document.path.read_text() == "mine"
    assert written.path.read_text() == FIRST
    document.path.write_bytes(b"\xff")
    assert made(store, document, FIRST).outcome == "aside"


def test_after_a_stop_between_the_file_and_the_store_the_same_comes_out(
    store: Store, document: Document
) -> None:
    made(store, document, FIRST)
    document.path.write_text(LATER.replace("one", "my words"))  # merged; the store knows FIRST

    assert made(store, document, LATER).outcome == "same"
    assert document.path.read_text() == LATER.replace("one", "my words")


def test_the_difference_is_told_before_anything_is_written(
    store: Store, document: Document
) -> None:
    made(store, document, FIRST)
    what = planned(store, document, LATER, "en")

    assert "+- win\n" in difference(what)
    assert document.path.read_text() == FIRST
    assert difference(planned(store, document, FIRST, "en")) == ""
