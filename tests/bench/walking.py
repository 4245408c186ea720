"""A long protocol against a short one, in one run: `make bench`.

A run is started as a process, and goes up to its first question; the second
time round, when the protocol is known. The next prompt is what comes between two answers. The two
take turns, and the figure is the median of the ratios of each round. Nothing here is a
test; a machine may be busy.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from amkit.model.record import Record
from amkit.model.run import Answer, Slot
from amkit.session.conversation import Conversation, Means
from amkit.source.protocols import load_protocol
from amkit.terminal.screens import Question, Screen
from amkit.walk.state import Walk

ROUNDS = 9
AMKIT = str(Path(sys.executable).parent / "amkit")
SHORT, LONG = 20, 1_000
START_BAR, NEXT_BAR = 2.0, 1.3
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
STEP = """\
      - id: s{number}
        title: Step {number}
        ask: What of {{{{ account.name }}}}?
        when: not answered(answers.none) or answers.a0 != "x"
        record: {{a{number}: {{}}}}
"""


def protocol(steps: int) -> bytes:
    """Return a protocol with so many steps."""
    head = "amkit: 2\nid: talk\nversion: 1.0.0\ntitle: T\npurpose: P\nphases:\n"
    head += "  - id: talk\n    moment: during\n    steps:\n"
    body = "".join(STEP.format(number=number) for number in range(steps))
    first = "      - {id: none, title: N, record: {none: {}}}\n"
    return (head + first + body).encode()


class _Silent:
    """Shows nothing, and gives one reply."""

    def show(self, screen: Screen, *, clear: bool = False, wipe: bool = False) -> None:
        """Take a screen."""

    def fits(self, parts: Sequence[Screen], question: Question, *, below: bool = False) -> bool:
        """Tell that everything fits."""
        return True

    def ask(self, question: Question) -> str:
        """Return a reply once; then there are no more."""
        return "fine"

    def edit(self, text: str) -> str | None:
        """Change nothing."""


def started(folder: Path, steps: int) -> Callable[[], object]:
    """Return what starts a run of a protocol with so many steps, and ends at its first question."""
    path = folder / f"talk-{steps}.yaml"
    path.write_bytes(protocol(steps))
    argv = (AMKIT, "run", str(path), "--account", "ACME", "--yes", "--dry-run", "--plain")

    def start() -> None:
        done = subprocess.run([sys.executable, *argv], input=b"/stop\n",
                              capture_output=True, check=True)  # fmt: skip
        assert b"/stop" in done.stdout, done.stdout

    return start


def _conversation(walk: Walk) -> Conversation:
    means = Means(
        prompter=_Silent(), save=lambda *_: None, clock=lambda: AT, me="Kim", run_id="r",
        asks_again=True,
    )  # fmt: skip
    made = Conversation(walk, means, "en")
    assert made.here is not None
    return made


def answered(steps: int, number: int, changes: int = 0) -> Walk:
    """Return a walk with the first answers given, and the first of all changed so often."""
    known = load_protocol(protocol(steps), "talk.yaml")
    walk = Walk(protocol=known, account="ACME", record=Record(), me="Kim", today=AT.date())
    slots = [Slot("none"), *(Slot(f"a{at}") for at in range(number)), *[Slot("none")] * changes]
    given = (Answer(slot=slot, reply="fine", value="fine", at=AT, by="Kim") for slot in slots)
    return replace(walk, answers=tuple(given))


def taken(work: Callable[[], object], times: int) -> float:
    """Return the seconds that some work takes."""
    begin = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - begin) / times


def ratio(one: Callable[[], object], other: Callable[[], object], times: int = 3) -> float:
    """Return the median ratio of the two."""
    one(), other()
    return statistics.median(taken(one, times) / taken(other, times) for _ in range(ROUNDS))


def main() -> None:
    """Measure, and print a line for each figure."""
    os.environ["PYTHONPATH"] = str(Path(__file__).parents[2])
    early, late = answered(LONG, 10), answered(LONG, LONG - 10)
    many = answered(LONG, 10, changes=10_000)
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update({f"XDG_{name}_HOME": folder for name in ("CACHE", "CONFIG", "DATA")})
        long_, short = (started(Path(folder), steps) for steps in (LONG, SHORT))
        start = ratio(long_, short, 1)
    figures = {
        f"a run of {LONG:,} steps starts": (start, START_BAR),
        "next prompt, 990 answers": (ratio(lambda: _conversation(late),
                                           lambda: _conversation(early)), NEXT_BAR),
        "next prompt, 10,000 changes": (ratio(lambda: _conversation(many),
                                              lambda: _conversation(early)), NEXT_BAR),
    }  # fmt: skip
    for name, (found, bar) in figures.items():
        verdict = "ok" if found <= bar else "over"
        sys.stdout.write(f"{name:<30} {found:5.2f} x (bar {bar:4.2f}) {verdict}\n")


if __name__ == "__main__":
    main()
