"""A scenario that is brought up to date passes; what its author wrote beside it stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amkit.errors import FileError
from amkit.scenarios.comparing import differences
from amkit.scenarios.outcome import Outcome
from amkit.scenarios.reading import load_scenario
from amkit.scenarios.updating import updated
from amkit.source.reader import read
from amkit.source.writing import scalar

OUTCOME = Outcome(
    language="en",
    path=("start", "end"),
    expect={
        "goals": [{"what": "Grow: now", "date": "1 March 2027"}, {"what": "Rest"}],
        "mood": {"answer": "yes", "comment": "Fine."},
        "mark": [["4", None], []],
        "words": ["so", "no"],
        "long": "one\ntwo",
        "gone": None,
    },
    open={"mark@3": "unknown"},
    checks=("Cheer them up.",),
    notes={"note": "All."},
)
HEAD = 'protocol: talk  # ours\ntoday: "2026-11-23"\n'


def renewed(text: str) -> str:
    scenario, document = load_scenario(text.encode(), "s.yaml")
    return updated(scenario, document, OUTCOME, differences(scenario, OUTCOME, {}))


def test_a_scenario_that_expects_nothing_gets_its_path_and_what_is_open() -> None:
    assert renewed(HEAD) == HEAD + (
        "path: [start, end]\nopen:\n  mark@3: unknown\nchecks: [Cheer them up.]\n"
    )


def test_only_what_differs_is_written_anew() -> None:
    text = HEAD + (
        "# The way they walk.\npath: [start]\n\n# Nothing more.\nopen: {mark@3: unknown}\n"
        "checks: []\nnote: [Nobody.]\n"
    )

    assert renewed(text) == HEAD + (
        "# The way they walk.\npath: [start, end]\n\n# Nothing more.\nopen: {mark@3: unknown}\n"
        "checks: [Cheer them up.]\nnote: [Nobody.]\n"
    )


def test_answers_keep_the_shape_in_which_they_are_named() -> None:
    text = HEAD + (
        "expect:\n  goals: [{what: x}]\n  mood: false\n  mark: [[1]]\n  words: []\n  long: x\n"
        "  gone: {what: x}\n  nobody: x\nabout: Talk.\n"
    )

    assert renewed(text) == HEAD + (
        "expect:\n"
        "  goals:\n"
        '    - what: "Grow: now"\n'
        "    - what: Rest\n"
        '  mood: "yes"\n'
        "  mark:\n"
        "    -\n"
        "      - 4\n"
        "      - null\n"
        "    - []\n"
        "  words:\n"
        "    - so\n"
        '    - "no"\n'
        '  long: "one\\ntwo"\n'
        "  gone: null\n"
        "about: Talk.\n"
    )
    scenario, _ = load_scenario(renewed(text).encode(), "s.yaml")
    assert differences(scenario, OUTCOME, {}) == ()


def test_fields_that_are_gone_and_long_lists_can_be_written() -> None:
    text = HEAD + "expect: {mood: {comment: x, by: y}}\n"
    assert renewed(text).endswith("expect:\n  mood:\n    comment: Fine.\n    by: null\n")

    long = Outcome(language="en", path=("step-with-a-name",) * 9, expect={}, open={}, checks=())
    scenario, document = load_scenario((HEAD + "path: [x]\nopen: {a: b}\n").encode(), "s.yaml")
    found = differences(scenario, long, {})
    assert updated(scenario, document, long, found) == (
        HEAD + "path:\n" + "  - step-with-a-name\n" * 9 + "open: {}\n"
    )


def test_a_note_that_is_a_file_is_named_as_it_was() -> None:
    text = HEAD + "note: golden.md\n"

    assert renewed(text) == text


def test_a_file_between_braces_is_refused() -> None:
    with pytest.raises(FileError, match=r"s\.yaml:1:1: --update replaces lines"):
        renewed('{protocol: talk, today: "2026-11-23"}')


ODD = [
    "yes",
    "NO",
    "12",
    "1,5",
    "1.250",
    "12345",
    "- a",
    "a: b",
    "a #b",
    "a:",
    "3 a",
    "3 4",
    "'",
    '"',
    "{a}",
    "A:?",
]
WRITTEN = st.sampled_from(ODD) | st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=20
)


@given(text=WRITTEN, inside=st.booleans())
def test_every_text_is_read_back_as_it_was(text: str, inside: bool) -> None:
    written = scalar(text, inside=inside)
    document, found = read((f"x: [{written}]\n" if inside else f"x: {written}\n").encode(), "x")

    if document is not None:
        back = document.data["x"][0] if inside else document.data["x"]
        assert str(back) == text
    else:
        assert {one.rule for one in found} == {"yaml-encoding"}
