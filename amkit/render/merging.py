"""Three versions of a document into one: what was made, what somebody made of it, what is made now.

The result is the one `git merge-file` gives, without git, temporary files or another process.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from amkit.render.differences import Change, changes

OURS, BETWEEN, THEIRS = "<<<<<<<", "=======", ">>>>>>>"
"""The signs of a conflict, as git writes them."""
_CLOSE = 3
"""Two conflicts with at most so many lines in between are shown as one, as in git."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What three versions come to.

    Attributes:
        text: the whole, with each conflict marked.
        conflicts: how many there are.
    """

    text: str
    conflicts: int


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the result that is not the same in all three.

    Attributes:
        ours, theirs: the lines of either version, first and behind the last.
        winner: "ours" or "theirs" where one of them is meant; "" where they conflict.
    """

    ours: tuple[int, int]
    theirs: tuple[int, int]
    winner: str


def merge(base: str, ours: str, theirs: str, *, our_name: str, their_name: str) -> Merged:
    """Return `ours` with everything that changed from `base` to `theirs`.

    Args:
        base: what both were made from.
        ours: the one whose changes stay.
        theirs: the one whose changes are taken over.
        our_name: what the side of `ours` is called in a conflict.
        their_name: what that of `theirs` is called.
    """
    mine, other = _lines(ours), _lines(theirs)
    parts = list(_joined(_refined(_parts(_lines(base), mine, other), mine, other), mine))
    made: list[str] = []
    at = 0
    for part in parts:
        made += mine[at : part.ours[0]]
        made += _written(part, mine, other, our_name, their_name)
        at = part.ours[1]
    made += mine[at:]
    return Merged(text="".join(made), conflicts=sum(not part.winner for part in parts))


def is_marked(text: str) -> bool:
    """Tell whether a conflict still stands in a text."""
    begun = False
    for line in text.split("\n"):
        if line.startswith(f"{OURS} "):
            begun = True
        elif begun and line.startswith(f"{THEIRS} "):
            return True
    return False


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; only a line feed ends one."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _parts(base: list[str], ours: list[str], theirs: list[str]) -> Iterator[_Part]:
    """Yield what either side changed, and where both changed the same lines or lines that touch."""
    left, right = list(changes(base, ours)), list(changes(base, theirs))
    shift_ours = shift_theirs = 0
    while left or right:
        group_left, group_right, begin, end = _together(left, right)
        at_ours = begin + shift_ours, end + shift_ours + _growth(group_left)
        at_theirs = begin + shift_theirs, end + shift_theirs + _growth(group_right)
        winner = "" if group_left and group_right else "ours" if group_left else "theirs"
        if ours[slice(*at_ours)] == theirs[slice(*at_theirs)]:
            winner = "ours"
        yield _Part(at_ours, at_theirs, winner)
        shift_ours += _growth(group_left)
        shift_theirs += _growth(group_right)


def _together(
    left: list[Change], right: list[Change]
) -> tuple[list[Change], list[Change], int, int]:
    """Take the next changes that overlap or touch each other off both lists.

    Returns:
        those of either side, and the lines of the base that they cover.
    """
    taken: tuple[list[Change], list[Change]] = ([], [])
    sides = (left, right)
    first = 0 if not right or (left and left[0].begin <= right[0].begin) else 1
    taken[first].append(sides[first].pop(0))
    begin, end = taken[first][0].begin, taken[first][0].end
    while True:
        near = next((n for n in (0, 1) if _reaches(sides[n], taken[1 - n], end)), None)
        if near is None:
            return *taken, begin, end
        change = sides[near].pop(0)
        taken[near].append(change)
        end = max(end, change.end)


def _reaches(side: list[Change], others: list[Change], end: int) -> bool:
    """Tell whether the next change of a side begins where those of the other end, or before."""
    return bool(side and others) and side[0].begin <= end


def _growth(group: Sequence[Change]) -> int:
    return sum(change.length - (change.end - change.begin) for change in group)


def _refined(parts: Iterator[_Part], ours: list[str], theirs: list[str]) -> Iterator[_Part]:
    """Yield the parts; of a conflict, only the lines that really differ."""
    for part in parts:
        if part.winner:
            yield part
            continue
        (first, last), (other_first, other_last) = part.ours, part.theirs
        shift = other_first - first
        for change in changes(ours[first:last], theirs[other_first:other_last]):
            mine = first + change.begin, first + change.end
            other = mine[0] + shift, mine[0] + shift + change.length
            shift += change.length - (change.end - change.begin)
            yield _Part(mine, other, "")


def _joined(parts: Iterator[_Part], ours: list[str]) -> Iterator[_Part]:
    """Yield the parts; conflicts with next to nothing in between as one."""
    held: _Part | None = None
    for part in parts:
        if held is not None and not held.winner and not part.winner:
            between = ours[held.ours[1] : part.ours[0]]
            if len(between) <= _CLOSE or not any(_says_something(line) for line in between):
                held = replace(
                    held, ours=(held.ours[0], part.ours[1]), theirs=(held.theirs[0], part.theirs[1])
                )
                continue
        if held is not None:
            yield held
        held = part
    if held is not None:
        yield held


def _says_something(line: str) -> bool:
    return any(sign.isascii() and sign.isalnum() for sign in line)


def _written(
    part: _Part, ours: list[str], theirs: list[str], our_name: str, their_name: str
) -> list[str]:
    mine, other = ours[slice(*part.ours)], theirs[slice(*part.theirs)]
    if part.winner:
        return mine if part.winner == "ours" else other
    return [
        f"{OURS} {our_name}\n", *_ended(mine), f"{BETWEEN}\n", *_ended(other),
        f"{THEIRS} {their_name}\n",
    ]  # fmt: skip


def _ended(lines: list[str]) -> list[str]:
    """Return lines of which the last one ends too, so that a sign stands on a line of its own."""
    return [line if line.endswith("\n") else f"{line}\n" for line in lines]
