"""Three versions into one: what both sides keep, where they conflict; git finds the same."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amkit.render.differences import Change, changes
from amkit.render.merging import Merged, is_marked, merge


def merged(base: str, ours: str, theirs: str) -> Merged:
    return merge(base, ours, theirs, our_name="A", their_name="B")


PLAN = "# Plan\n\nintro\n\n## Goals\n\n- grow\n- save\n\n## Log\n\n- call\n"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "", []),
        ("ab", "ab", []),
        ("", "a", [Change(0, 0, 0, 1)]),
        ("abc", "xbz", [Change(0, 1, 0, 1), Change(2, 3, 2, 1)]),
    ],
)
def test_the_fewest_lines_are_touched(old: str, new: str, found: list[Change]) -> None:
    assert list(changes(old, new)) == found


def test_the_example_of_the_paper_takes_five_edits() -> None:
    made = list(changes("abcabba", "cbabac"))

    assert sum(one.end - one.begin + one.length for one in made) == 5


def test_a_run_of_lines_stands_as_far_down_as_it_can_and_beside_what_else_changed() -> None:
    assert list(changes("ab", "abab")) == [Change(2, 2, 2, 2)]
    assert list(changes("a-b-c", "a-x-b-c")) == [Change(2, 2, 2, 2)]
    assert list(changes("xaay", "xaz")) == [Change(2, 4, 2, 1)]


def test_what_one_side_changed_is_taken_and_what_the_other_changed_stays() -> None:
    ours = PLAN.replace("intro", "my own words") + "\nMy own line.\n"
    theirs = PLAN.replace("- save\n", "- save\n- win abroad\n").replace("- call", "- visit")

    assert merged(PLAN, ours, theirs) == Merged(
        text="# Plan\n\nmy own words\n\n## Goals\n\n- grow\n- save\n- win abroad\n\n## Log\n\n"
        "<<<<<<< A\n- call\n\nMy own line.\n=======\n- visit\n>>>>>>> B\n",
        conflicts=1,
    )
    assert merged(PLAN, ours, theirs.replace("- visit", "- call")).conflicts == 0


def test_what_both_changed_alike_is_no_conflict() -> None:
    both = PLAN.replace("grow", "win")

    assert merged(PLAN, both, both) == Merged(text=both, conflicts=0)


def test_a_conflict_shows_only_the_lines_that_differ() -> None:
    ours, theirs = (
        PLAN.replace("- grow", "- a\n- mine\n- b"),
        PLAN.replace("- grow", "- a\n- x\n- b"),
    )

    assert merged(PLAN, ours, theirs).text == PLAN.replace(
        "- grow\n", "- a\n<<<<<<< A\n- mine\n=======\n- x\n>>>>>>> B\n- b\n"
    )


def test_a_last_line_without_an_end_gets_one_where_a_mark_follows() -> None:
    assert merged("a", "b", "c").text == "<<<<<<< A\nb\n=======\nc\n>>>>>>> B\n"
    assert merged("a\nb", "a\nb", "x\nb").text == "x\nb"


def test_marks_are_known_again() -> None:
    assert is_marked(merged("a", "b", "c").text)
    assert not is_marked(PLAN)
    assert not is_marked("<<<<<<< A\nthat is all\n")


LINES = st.lists(st.sampled_from([f"{letter}\n" for letter in "abcd"] + ["\n"]), max_size=12)


@settings(max_examples=200, deadline=None)
@given(LINES, LINES)
def test_one_side_that_changed_nothing_changes_nothing(one: list[str], other: list[str]) -> None:
    base, made = "".join(one), "".join(other)

    assert merged(base, base, made) == Merged(text=made, conflicts=0)
    assert merged(base, made, base) == Merged(text=made, conflicts=0)
    assert merged(base, made, made) == Merged(text=made, conflicts=0)


@settings(max_examples=200, deadline=None)
@given(LINES, LINES)
def test_changes_lead_from_one_text_to_the_other(old: list[str], new: list[str]) -> None:
    made: list[str] = []
    at = 0
    for change in changes(old, new):
        made += old[at : change.begin] + new[change.start : change.start + change.length]
        at = change.end

    assert made + old[at:] == new


def edited(lines: list[str], draw: st.DataObject, name: str) -> list[str]:
    """Return lines that somebody edited: other lines, lines taken out, lines put in."""
    found = list(lines)
    for number in range(draw.draw(st.integers(0, 4))):
        at = draw.draw(st.integers(0, len(found)))
        length = draw.draw(st.integers(0, 2))
        new = [f"{name} {number} {n}\n" for n in range(draw.draw(st.integers(0, 2)))]
        found[at : at + length] = new
    return found


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not there to compare with")
@settings(max_examples=60, deadline=None)
@given(st.integers(0, 20), st.data())
def test_git_merges_the_same(
    tmp_path_factory: pytest.TempPathFactory, size: int, data: st.DataObject
) -> None:
    base = [f"line {number}\n" for number in range(size)]
    versions = [base, edited(base, data, "ours"), edited(base, data, "theirs")]
    texts = ["".join(lines) for lines in versions]

    assert merged(*texts) == by_git(tmp_path_factory.mktemp("merge"), *texts)


def by_git(folder: Path, base: str, ours: str, theirs: str) -> Merged:
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (folder / name).write_text(text)
    ran = subprocess.run(
        ["git", "merge-file", "-p", "-L", "A", "-L", "base", "-L", "B", "ours", "base", "theirs"],
        cwd=folder, capture_output=True, text=True, check=False,
        env={"PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(folder)},
    )  # fmt: skip
    return Merged(text=ran.stdout, conflicts=ran.returncode)


def test_conflicts_with_next_to_nothing_in_between_are_one() -> None:
    assert merged("a\nb\nc\n", "x\nb\ny\n", "p\nb\nq\n") == Merged(
        text="<<<<<<< A\nx\nb\ny\n=======\np\nb\nq\n>>>>>>> B\n", conflicts=1
    )
    far = "".join(f"line {number}\n" for number in range(9))
    sides = (far.replace("line 0", word).replace("line 8", word) for word in ("x", "p"))
    assert merged(far, *sides).conflicts == 2
