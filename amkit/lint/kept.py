"""What several rules ask of the same file, worked out once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


class Kept(Generic[Given, Made]):
    """A function whose last result is kept for as long as it is asked of the same object.

    Rules see one file after the other, each from the first rule to the last. What is the same is
    told by identity, as hashing or comparing a whole protocol would cost more than the work.
    """

    def __init__(self, work: Callable[[Given], Made]) -> None:
        self._work = work
        self._last: tuple[Given, Made] | None = None

    def __call__(self, given: Given) -> Made:
        if self._last is None or self._last[0] is not given:
            self._last = given, self._work(given)
        return self._last[1]
