"""Complaints about tables, matrices and scorecards: each at its place."""

from __future__ import annotations

import pytest

from tests.core.source.test_protocols import in_record

COLUMNS = "a: {type: table, columns: {%s}}"
ROWS = "a: {type: table, rows: [{id: a, text: A}%s], columns: {x: {}}}"
MATRIX = "a: {type: matrix, rows: [%s], columns: [{id: b, text: B}], cell: {%s}}"
ITEMS = "a: {type: scorecard, low: l, high: h, items: [%s]}"
BANDS = "a: {type: scorecard, low: l, high: h, items: [{id: a, text: A}], bands: [%s]}"
ONE_VALUE = (
    "1:41 wrong-value: a cell asks for one value, and not for an entry, a table or a scorecard"
)
NAMES_ROW = "1:42 limits: the first column names the row; it is always asked"
OWN = "means something else in answers files; take another name"
LOWEST = "limits: one band is the lowest, and has no at_least; all others have one"
E = "{id: e, text: E}"
DEEP = (
    "{id: a, text: A, items: [{id: b, text: B, items: [{id: c, text: C, items: [{id: d, text: D, "
)


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        (COLUMNS % "", ["1:37 empty: a table has columns; there are none here"]),
        (COLUMNS % "x: {type: table, columns: {}}", [ONE_VALUE]),
        (COLUMNS % "x: {kind: goal}", [ONE_VALUE]),
        (COLUMNS % "X-y: {}, left: {}",
         ["1:38 name: “X-y” is no name; use a-z, 0-9, _, begin with a letter, at most 64",
          f"1:47 name: “left” {OWN}"]),
        (COLUMNS % "x: {comment: Why?, edit: never, secret: true}",
         ["1:42 limits: a cell has no “comment”; leave it out, or ask it beside the table",
          "1:57 limits: a cell has no “edit”; leave it out, or ask it beside the table",
          "1:70 limits: a cell has no “secret”; leave it out, or ask it beside the table"]),
        (COLUMNS % "x: {promt: Why?}",
         ["1:42 unknown-key: there is no “promt” here; did you mean “prompt”?"]),
        (COLUMNS % "x: {type: scale, min: 3, max: 1, low: l, high: h}",
         ["1:60 limits: a scale goes up: min (3) is not less than max (1)"]),
        (COLUMNS % "x: {when: me == me}", [NAMES_ROW]),
        (COLUMNS % "x: {compute: me}", [NAMES_ROW]),
        ("a: {type: table, min: 3, max: 2, columns: {x: {}}}",
         ["1:33 limits: min (3) is more than max (2)"]),
        (ROWS.replace("a: {", "a: {min: 1, ") % "",
         ["1:15 limits: “min” counts rows that are added, and these are given"]),
        (ROWS % ", {id: a, text: A}",
         ["1:54 duplicate-name: “a” is used twice; it was on line 13 already. "
          "Give this one its own name"]),
        (ROWS % ", {id: b, txt: A}",
         ["1:53 missing-key: “text” is missing here",
          "1:61 unknown-key: there is no “txt” here; did you mean “text”?"]),
        (MATRIX % ("", ""), ["1:35 empty: a table has rows and columns; there are none here"]),
        (MATRIX % ("{id: why, text: A}", ""), [f"1:41 name: “why” {OWN}"]),
        (MATRIX % (E, "typ: text"),
         ["1:91 unknown-key: there is no “typ” here; did you mean “type”?"]),
        (ITEMS % "", ["1:56 empty: a scorecard has items; there are none here"]),
        (ITEMS.replace("l,", "l, min: 3, max: 3, stale_after: 0,") % "{id: a, text: A, weight: 0}",
         ["1:45 limits: a scale goes up: min (3) is not less than max (3)",
          "1:69 limits: 0 is too little; at least 1",
          "1:114 limits: a weight is more than 0; this is 0. Leave out what does not count"]),
        (ITEMS % "{id: a, text: A, items: [{id: a, text: A}]}",
         ["1:83 duplicate-name: “a” is used twice; it was on line 13 already. "
          "Give this one its own name"]),
        (ITEMS % "{id: b, txt: A}",
         ["1:57 missing-key: “text” is missing here",
          "1:65 unknown-key: there is no “txt” here; did you mean “text”?"]),
        (ITEMS % f"{DEEP} items: [{E}]}}]}}]}}]}}", ["1:150 limits: items are at most 4 deep"]),
        (BANDS % "{id: x, text: X}, {id: x, text: X}",
         [f"1:102 {LOWEST}", "1:103 duplicate-name: “x” is used twice; it was on line 13 already. "
          "Give this one its own name"]),
        (BANDS % "{id: x, text: X, at_least: true}",
         ["1:111 wrong-type: expected text, found true or false"]),
        (BANDS % "{id: x, text: X, at_leest: 3}",
         ["1:101 unknown-key: there is no “at_leest” here; did you mean “at_least”?"]),
        (BANDS % "{id: x, text: X, at_least: 3}", [f"1:84 {LOWEST}"]),
    ],
)  # fmt: skip
def test_complains_about_tables_and_scorecards(prompt: str, expected: list[str]) -> None:
    assert in_record(prompt) == expected
