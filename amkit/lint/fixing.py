"""Files as fixes make them: a few signs changed at their places, all else as it was."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from amkit.model.finding import Edit, Finding, Fix, Place

MOST_ROUNDS = 10
"""Most times that a file is mended and looked at again; what is mended can show what lay behind."""


class Mended(NamedTuple):
    """A file as fixes make it.

    Attributes:
        raw: its bytes.
        fixes: how many complaints were mended.
    """

    raw: bytes
    fixes: int


def mended(raw: bytes, path: str, findings: Iterable[Finding], *, unsafe: bool) -> Mended:
    """Return a file with what is wrong mended, as far as that is known.

    Args:
        raw: its bytes; line ends, a byte order mark and comments stay.
        path: the file, as the findings name it.
        findings: what is wrong; of two fixes that touch the same signs the first is made.
        unsafe: whether fixes are made that somebody has to look at, too.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return Mended(raw, 0)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    starts = _starts(body)
    wanted = [
        fix
        for fix in (finding.fix for finding in findings)
        if fix is not None and (fix.safe or unsafe) and _is_of(fix, path)
    ]
    changes: list[tuple[int, int, str]] = []
    count = 0
    for fix in dict.fromkeys(wanted):
        asked = [_change(edit, starts, len(body)) for edit in fix.edits]
        if not any(_touches(one, changes) for one in asked):
            for one in asked:
                insort(changes, one)
            count += 1
    for start, end, new in reversed(changes):
        body = body[:start] + new + body[end:]
    return Mended((mark + body).encode("utf-8"), count)


def _is_of(fix: Fix, path: str) -> bool:
    return all(edit.place.path == path for edit in fix.edits)


def _starts(body: str) -> Sequence[int]:
    """Return where each line begins."""
    found = [0]
    while (at := body.find("\n", found[-1])) >= 0:
        found.append(at + 1)
    return found


def _change(edit: Edit, starts: Sequence[int], length: int) -> tuple[int, int, str]:
    place: Place = edit.place
    start = _offset(place.line, place.column, starts, length)
    end = _offset(place.end_line, place.end_column, starts, length)
    return start, max(start, end), edit.text


def _offset(line: int, column: int, starts: Sequence[int], length: int) -> int:
    return min(starts[line - 1] + column - 1, length) if line <= len(starts) else length


def _touches(one: tuple[int, int, str], changes: Sequence[tuple[int, int, str]]) -> bool:
    """Tell whether a change touches the same signs as one that is made, or begins where it does."""
    at = bisect_left(changes, one)
    return any(
        (one[0] < other[1] and other[0] < one[1]) or one[0] == other[0]
        for other in changes[max(0, at - 1) : at + 1]
    )
