"""Protocols of an earlier format: rewritten where they can be, and refused where not."""

from __future__ import annotations

from pathlib import Path
from re import sub

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amkit.errors import ProtocolError
from amkit.source.formats import migrated
from amkit.source.protocols import load_protocol

FROZEN = Path(__file__).parents[2] / "data" / "formats"
HEAD = "amkit: 1\nid: talk\nversion: 1.0.0\ntitle: Talk\npurpose: Agree\n"
PHASES = "phases:\n  - id: talk\n    moment: during\n    steps:\n"


@pytest.mark.parametrize("path", sorted((FROZEN / "1").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_file_of_format_1_comes_out_as_it_was_checked_once(path: Path) -> None:
    after = migrated(path.read_bytes(), path.name)

    load_protocol(after, path.name)
    assert migrated(after, path.name) is after
    written = FROZEN / "2" / path.name
    if written.exists():
        assert after.decode() == written.read_text()
    else:  # the long one: only the lines that the format changed are others
        gone = set(path.read_text().splitlines()) - set(after.decode().splitlines())
        assert gone == {
            "amkit: 1", "        for_each: answers.expectations", "        item: expectation",
        }  # fmt: skip


def test_line_ends_and_the_byte_order_mark_stay() -> None:
    old = FROZEN / "1" / "layouts.yaml"
    raw = b"\xef\xbb\xbf" + old.read_bytes().replace(b"\n", b"\r\n")

    wanted = (FROZEN / "2" / "layouts.yaml").read_bytes().replace(b"\n", b"\r\n")
    assert migrated(raw, "x.yaml") == b"\xef\xbb\xbf" + wanted


def refused(text: str) -> str:
    with pytest.raises(ProtocolError) as error:
        migrated(text.encode(), "x.yaml")
    (finding,) = error.value.findings
    assert finding.text.nl
    return f"{finding.place.line}:{finding.place.column} {finding.text.en}"


def test_a_file_of_today_stays_as_it_is() -> None:
    for head in ("amkit: 2", "amkit: two", "amkit: true", "id: x"):
        raw = f"{head}\nphases: []\n".encode()
        assert migrated(raw, "x.yaml") is raw


def test_a_file_of_a_later_amkit_is_left_to_it() -> None:
    assert refused("amkit: 3\n") == (
        "1:8 this file is written in amkit format 3; this amkit reads 2: install a newer amkit"
    )
    assert refused("amkit: 0\n").startswith("1:8 this file is written in amkit format 0")


def test_a_file_that_is_no_yaml_is_refused() -> None:
    assert refused("amkit: 1\nid: &x talk\n").startswith("2:5 ")


BY_HAND = "amkit migrate cannot rewrite this"


@pytest.mark.parametrize(
    ("step", "place"),
    [
        ("- {id: a, item: goal}", "10:17"),
        ("- {for_each: answers.x, item: [goal]}", "10:31"),
        ("- id: a\n        for_each: answers.x\n        item:\n          goal", "12:9"),
        ("- id: a\n        for_each: answers.x\n        ? item\n        : goal", "12:11"),
    ],
)
def test_what_cannot_be_followed_is_left_to_a_person(step: str, place: str) -> None:
    assert refused(HEAD + PHASES + f"      {step}\n").startswith(f"{place} {BY_HAND}")


def test_what_is_no_protocol_is_rewritten_all_the_same() -> None:
    odd = b"amkit: 1\nphases: [3, {steps: [4, {for_each: answers.x, item: y}]}, {steps: 5}]\n"

    assert migrated(odd, "x.yaml") == (
        b"amkit: 2\nphases: [3, {steps: [4, {for_each: y in answers.x}]}, {steps: 5}]\n"
    )


QUOTES = st.sampled_from(["", "'", '"'])
BEHIND = st.sampled_from(["", "  # a remark", "   "])


@st.composite
def steps(draw: st.DrawFn) -> str:
    """Draw a step with a repeat, its keys in any order, in braces or on lines."""
    quote = draw(QUOTES)
    pairs = draw(
        st.permutations(
            [("id", "s"), ("title", "S"), ("item", draw(QUOTES)), ("for_each", "answers.x")]
        )
    )
    written = [f"{key}: {quote}{value if key != 'item' else 'one'}{quote}" for key, value in pairs]
    if draw(st.booleans()):
        return "- {" + ", ".join(written) + "}" + draw(BEHIND)
    return "- " + "\n        ".join(line + draw(BEHIND) for line in written)


@given(st.lists(steps(), min_size=1, max_size=3), st.sampled_from(["\n", "\r\n"]))
def test_however_a_repeat_is_written_it_says_the_same_afterwards(
    written: list[str], end: str
) -> None:
    named = [sub("id: (.?)s", rf"id: \g<1>s{n}", step) for n, step in enumerate(written)]
    listed = "".join(f"      {step}\n" for step in named)
    raw = (HEAD + PHASES + listed).replace("\n", end).encode()
    after = migrated(raw, "x.yaml")

    made = load_protocol(after, "x.yaml")
    assert [step.for_each for step in made.phases[0].steps] == ["one in answers.x"] * len(written)
    assert after.count(b"# a remark") == raw.count(b"# a remark")
    assert (b"\r" in after) == (b"\r" in raw)
