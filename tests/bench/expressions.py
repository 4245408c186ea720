"""Conditions against Jinja's `compile_expression`, in one run: `make bench`.

Both read the same texts and work them out over the same answers; they take turns, and the figure
is the median of the ratios of each round. Nothing here is a test; a machine may be busy.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment

from amkit.expressions import parse

ROUNDS = 15
TIMES = 200
BAR = 0.25
TEXTS = (
    "answers.mood < 3",
    "answers.goals and answers.mood >= 4 or contract.goal == 'grow'",
    "not answers.reached and (answers.mood + 2) * 3 > 12",
    "answers.offer in ['small', 'large'] and answers.people > 100",
)
SCOPE: dict[str, Any] = {
    "answers": {
        "mood": 2, "goals": ({"what": "grow"},), "reached": False, "offer": "small", "people": 30,
    },
    "contract": {"goal": "grow"},
}  # fmt: skip


def taken(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes, TIMES over."""
    begin = time.perf_counter()
    for _ in range(TIMES):
        work()
    return time.perf_counter() - begin


def ratio(ours: Callable[[], object], theirs: Callable[[], object]) -> float:
    """Return the median ratio of the two."""
    taken(ours), taken(theirs)
    return statistics.median(taken(ours) / taken(theirs) for _ in range(ROUNDS))


def main() -> None:
    """Measure, and print a line for each figure."""
    jinja = ImmutableSandboxedEnvironment(cache_size=0)

    def read_ours() -> None:
        parse.cache_clear()
        for text in TEXTS:
            parse(text)

    def read_theirs() -> None:
        for text in TEXTS:
            jinja.compile_expression(text)

    ours = [parse(text) for text in TEXTS]
    theirs = [jinja.compile_expression(text) for text in TEXTS]
    figures = {
        "a condition is read": ratio(read_ours, read_theirs),
        "a condition is worked out": ratio(
            lambda: [condition.evaluate(SCOPE) for condition in ours],
            lambda: [condition(**SCOPE) for condition in theirs],
        ),
    }
    for name, found in figures.items():
        verdict = "ok" if found <= BAR else "over"
        sys.stdout.write(f"{name:<26} {found:5.2f} x Jinja (bar {BAR:4.2f}) {verdict}\n")


if __name__ == "__main__":
    main()
