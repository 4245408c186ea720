"""What is known of complaints after lines moved, and a baseline made of that."""

from __future__ import annotations

import pytest

from amkit.errors import FileError
from amkit.lint.anchors import Anchor, anchored
from amkit.lint.baseline import Entry, compared, entries_of, read_baseline, stale, written
from amkit.lint.check import check
from amkit.model.finding import Finding, Place
from amkit.model.text import Text
from amkit.source.reader import read
from tests.lint.rules import GOOD
from tests.lint.test_ignores import BARE


def anchors(text: str, path: str = "talk.yaml") -> list[Anchor]:
    """Return where the findings about a text hang, in their order."""
    found = check(text.encode(), path)
    return list(anchored(found, read(text.encode(), path)[0], {path: text}).values())


def at(text: str, line: int, column: int, end: tuple[int, int] = (0, 0)) -> Anchor:
    """Return where a complaint at a place hangs."""
    one = Finding(
        place=Place("f", line, column, *end), rule="r", severity="info", text=Text("a", "b")
    )
    return anchored([one], read(text.encode(), "f")[0], {"f": text})[one]


def test_a_complaint_is_told_by_the_ids_around_it_and_what_is_written_there() -> None:
    one, other = anchors(BARE)

    assert one.at == other.at == "phases.talk.steps.ask.id"
    assert one.fingerprint != other.fingerprint


def test_lines_that_move_change_no_fingerprint_and_a_change_of_what_is_written_does() -> None:
    assert anchors("# more\n\n" + BARE) == anchors(BARE)
    assert anchors(BARE.replace("id: ask", "id: tell")) != anchors(BARE)
    assert anchors(BARE, "other.yaml") != anchors(BARE)


@pytest.mark.parametrize(
    ("line", "column", "where"),
    [(1, 1, "a"), (1, 4, "a"), (3, 5, "b.0"), (4, 7, "b.x.id"), (4, 13, "b.x.c"), (5, 1, ""),
     (9, 1, "")],
)  # fmt: skip
def test_a_place_hangs_at_the_innermost_key(line: int, column: int, where: str) -> None:
    assert at("a: 1\nb:\n  - 2\n  - {id: x, c: 3}\n\n# end\n", line, column).at == where


def test_a_text_over_several_lines_counts_whatever_it_is_spread_over() -> None:
    assert (
        at("a: one\n  two\n", 1, 4, (2, 6)).fingerprint
        == at("a: one   two\n", 1, 4, (1, 13)).fingerprint
    )


def test_a_file_that_cannot_be_read_hangs_its_complaints_at_their_lines() -> None:
    one = Finding(place=Place("f", 2, 1), rule="r", severity="info", text=Text("a", "b"))

    assert anchored([one], None, {"f": "a\nb"})[one].at == ""
    assert anchored([one], None, {"f": "a\nb"}) != anchored([one], None, {"f": "a\nc"})


ENTRY = Entry("talk.yaml", "no-instruction", "phases.talk", "00ff")


def test_a_baseline_comes_back_as_it_was_written_in_an_order_of_its_own() -> None:
    other = ENTRY._replace(path="a.yaml", at="")
    text = written([ENTRY, other, ENTRY])

    assert read_baseline(text.encode(), "b.json") == (other, ENTRY)
    assert text == written([other, ENTRY])


def test_what_is_not_in_it_is_new_and_what_was_not_found_is_gone() -> None:
    found = check(BARE.encode(), "talk.yaml")
    text = {"talk.yaml": BARE}
    entries = entries_of(anchored(found, read(BARE.encode(), "talk.yaml")[0], text), str.upper)
    one, other = found
    result = compared(found, entries, [entries[one], ENTRY])

    assert entries[one].path == "TALK.YAML"
    assert (result.new, result.gone) == ((other,), (ENTRY,))


def test_what_is_gone_is_told_at_its_line() -> None:
    raw = written([ENTRY])
    (one,) = stale([ENTRY], raw, "b.json")
    (bare,) = stale([ENTRY._replace(at="", fingerprint="0")], raw, "b.json")

    assert (one.place.line, one.severity) == (8, "error")
    assert one.text.en.startswith("no-instruction in talk.yaml (phases.talk) is gone; take it out")
    assert one.text.nl.startswith("no-instruction in talk.yaml (phases.talk) is er niet meer")
    assert bare.text.en.startswith("no-instruction in talk.yaml is gone")
    assert bare.place.line == 1


@pytest.mark.parametrize(
    "raw",
    [b"\xff", b"[" * 100_000, b"[]", b'{"version": 2, "findings": []}', b'{"version": 1}',
     b'{"version": 1, "findings": [1]}', b'{"version": 1, "findings": [{"path": "a"}]}'],
)  # fmt: skip
def test_what_is_no_baseline_is_refused(raw: bytes) -> None:
    with pytest.raises(FileError) as caught:
        read_baseline(raw, "b.json")

    assert caught.value.text.en.startswith("b.json:1:1: this is no baseline of version 1")
    assert caught.value.text.nl.startswith("b.json:1:1: dit is geen nulmeting van versie 1")


def test_a_good_protocol_hangs_nothing() -> None:
    assert anchors(GOOD) == []
