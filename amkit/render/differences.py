"""Which lines differ between two texts, as git finds them.

Source: E. Myers, An O(ND) Difference Algorithm and Its Variations (Algorithmica 1, 1986), in the
form that needs no more memory than the texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise


@dataclass(frozen=True, slots=True)
class Change:
    """Lines that were replaced by others.

    Attributes:
        begin, end: the lines of the first text, 0-based, `end` exclusive.
        start, length: the lines of the second text that stand there instead.
    """

    begin: int
    end: int
    start: int
    length: int


def changes(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Yield what changed from `old` to `new`, in order, with the fewest lines touched."""
    gone, come = _alone(old, new)
    gone = _slid(old, gone, come)
    come = _slid(new, come, gone)
    at = start = 0
    for end, stop in zip(gone, come, strict=True):
        if end or stop:
            yield Change(at, at + end, start, stop)
        at, start = at + end + 1, start + stop + 1


def _alone(old: Sequence[str], new: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return for either text how many lines without a partner stand before each that has one.

    The last number is that of the lines behind them all.
    """
    # What stands in one text alone has no partner, and only makes the search longer.
    there, here = set(new), set(old)
    left = [at for at, line in enumerate(old) if line in there]
    right = [at for at, line in enumerate(new) if line in here]
    found = sorted(_partners([old[at] for at in left], [new[at] for at in right]))
    return (
        _gaps([left[one] for one, _ in found], len(old)),
        _gaps([right[other] for _, other in found], len(new)),
    )


def _gaps(kept: Sequence[int], size: int) -> list[int]:
    return [after - before - 1 for before, after in pairwise((-1, *kept, size))]


def _partners(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the lines that stay, as their numbers in both texts."""
    to_do = [(0, len(old), 0, len(new))]
    while to_do:
        begin, end, start, stop = to_do.pop()
        while begin < end and start < stop and old[begin] == new[start]:
            yield begin, start
            begin, start = begin + 1, start + 1
        while begin < end and start < stop and old[end - 1] == new[stop - 1]:
            end, stop = end - 1, stop - 1
            yield end, stop
        if begin < end and start < stop:
            at, other = _middle(old[begin:end], new[start:stop])
            to_do.append((begin, begin + at, start, start + other))
            to_do.append((begin + at, end, start + other, stop))


def _middle(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Return a point on a shortest way from one text to the other, about halfway.

    Both texts have lines, and neither their first nor their last lines are the same.
    """
    size, other_size = len(old), len(new)
    dlo, dnew = old[::-1], new[::-1]
    apart = size - other_size
    ahead, back = {1: 0}, {1: 0}
    for edits in count():
        for diagonal in range(-edits, edits + 1, 2):
            begin, at = _reach(ahead, diagonal, edits, old, new)
            if apart % 2 and abs(apart - diagonal) < edits and back[apart - diagonal] + at >= size:
                return begin, begin - diagonal
        for diagonal in range(-edits, edits + 1, 2):
            begin, at = _reach(back, diagonal, edits, dlo, dnew)
            near = apart % 2 == 0 and abs(apart - diagonal) <= edits
            if near and ahead[apart - diagonal] + at >= size:
                return size - begin, other_size - (begin - diagonal)
    raise AssertionError("two texts always meet")


def _reach(
    reached: dict[int, int], diagonal: int, edits: int, old: Sequence[str], new: Sequence[str]
) -> tuple[int, int]:
    """Go as far along a diagonal as so many edits allow; return where that begins and ends."""
    down = diagonal == -edits or (
        diagonal != edits and reached[diagonal - 1] < reached[diagonal + 1]
    )
    begin = at = reached[diagonal + 1] if down else reached[diagonal - 1] + 1
    while at < len(old) and at - diagonal < len(new) and old[at] == new[at - diagonal]:
        at += 1
    reached[diagonal] = at
    return begin, at


def _slid(lines: Sequence[str], gaps: Sequence[int], others: Sequence[int]) -> list[int]:
    """Return the gaps with each run of changed lines where git shows it.

    Where the line behind a run is the same as its first, the run can as well stand one further. It
    goes as far down as it can, and becomes one with runs that it meets; but where it can stand
    beside changed lines of the other text, it does.
    """
    run = _Run(lines, list(gaps))
    while run.at < len(run.gaps):
        if run.size:
            size = 0
            while size != run.size:
                size = run.size
                while run.can_rise():
                    run.rise()
                top, beside = run.at, bool(others[run.at])
                while run.can_fall():
                    run.fall()
                    beside = beside or bool(others[run.at])
            while beside and run.at > top and not others[run.at]:
                run.rise()
        run.next()
    return run.gaps


@dataclass(slots=True)
class _Run:
    """A run of changed lines that is moved along a text.

    Attributes:
        lines: of the text.
        gaps: how many changed lines stand before each line that stays.
        at: in which gap the run stands.
        start: its first line.
    """

    lines: Sequence[str]
    gaps: list[int]
    at: int = 0
    start: int = 0

    @property
    def size(self) -> int:
        return self.gaps[self.at]

    def can_rise(self) -> bool:
        last = self.start + self.size - 1
        return self.at > 0 and self.lines[self.start - 1] == self.lines[last]

    def can_fall(self) -> bool:
        behind = self.start + self.size
        return behind < len(self.lines) and self.lines[self.start] == self.lines[behind]

    def rise(self) -> None:
        self.start -= 1 + self.gaps[self.at - 1]
        self._move(-1)

    def fall(self) -> None:
        self.start += 1
        self._move(1)

    def _move(self, by: int) -> None:
        size, self.gaps[self.at] = self.size, 0
        self.at += by
        self.gaps[self.at] += size

    def next(self) -> None:
        self.start += self.size + 1
        self.at += 1
