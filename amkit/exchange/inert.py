"""Cells that a spreadsheet does not run, and that amkit reads back to the letter.

A spreadsheet takes a cell that begins with = + - @ and some other signs for a formula, which can
start programs and send what stands in other cells elsewhere. Such a cell gets an apostrophe in
front, with which spreadsheets mark text; so does one that has one already, and a piece of a cell
behind a separator, where a spreadsheet with another separator would begin a new cell. Taking the
apostrophes away again gives the cell that was.
"""

from __future__ import annotations

import re

_BLANK = "\\s\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad\ufeff"
"""What is not seen, and what a spreadsheet drops before it looks at the first sign."""
_FORMULA = "=+\\-@|%＝＋－＠\t\r\n\0"
_RISKY = f"'*[{_BLANK}]*[{_FORMULA}]"
_START = "(^|[;,\t\r\n|])"
_GUARD = re.compile(f"{_START}(?={_RISKY})")
_GUARDED = re.compile(f"{_START}'(?={_RISKY})")


def inert(cell: str) -> str:
    """Return a cell that is text to a spreadsheet."""
    return _GUARD.sub(r"\1'", cell)


def as_it_was(cell: str) -> str:
    """Return the cell that `inert` was given."""
    return _GUARDED.sub(r"\1", cell)
