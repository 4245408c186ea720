"""Killed at any moment, in the process and at the terminal: nothing acknowledged is lost (F01)."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from amkit.store import Store, open_store
from tests.torture import kept
from tests.torture.conftest import Figure, many

Write = Callable[[Store, int, int], None]
A_STORE = 50
"""How many kills one store gets: after more, reading it back is all that takes time."""


def honest(store: Store, number: int, pipe: int) -> None:
    kept.say(store, number)
    os.write(pipe, b".")


def too_early(store: Store, number: int, pipe: int) -> None:
    """Acknowledge before it is kept: the broken build that this test must catch."""
    os.write(pipe, b".")
    kept.say(store, number)


def killed(path: Path, write: Write, after_s: float) -> int:
    """Write answers until the kill; return how many were acknowledged in all."""
    with open_store(kept.url(path)) as store:
        there = len(store.answers("r1"))
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with open_store(kept.url(path)) as store:
                for number in range(there, there + 10_000):
                    write(store, number, writing)
        finally:
            os._exit(1)
    os.close(writing)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        return there + len(pipe.read())


def pace_s(path: Path, write: Write) -> float:
    """Return how long it takes here to open the store and keep three answers: machines differ."""
    reading, writing = os.pipe()
    begin = time.monotonic()
    child = os.fork()
    if child == 0:
        try:
            with open_store(kept.url(path)) as store:
                for number in range(3):
                    write(store, number, writing)
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    os.close(reading)
    return time.monotonic() - begin


def hunted(folder: Path, write: Write, times: int) -> tuple[int, int]:
    """Kill so often; return how many answers were acknowledged, and in how many writes it fell."""
    chance = random.Random(20261123)
    acknowledged = between = 0
    pace = 0.0
    for number in range(times):
        path = folder / "store" / "amkit.db"
        if number % A_STORE == 0:
            shutil.rmtree(path.parent, ignore_errors=True)
            kept.begin(path)
            pace = pace_s(path, write)
            before = kept.proven(path, acknowledged=3)
        last = killed(path, write, chance.uniform(0, pace))
        there = kept.proven(path, acknowledged=last)
        acknowledged += last - before
        between += there - last
        before = there
    return acknowledged, between


@pytest.mark.timeout(1_800)
def test_a_kill_at_any_moment_loses_nothing(tmp_path: Path, figure: Figure) -> None:
    times = many(500, 10_000)
    acknowledged, between = hunted(tmp_path, honest, times)

    assert acknowledged > times / 5, "hardly anything was written before the kill"
    figure(f"F01 kill -9: {times:,} kills, {acknowledged:,} answers acknowledged, 0 lost "
           f"({between} kept that nobody had been told of)")  # fmt: skip


def test_an_answer_that_is_acknowledged_too_early_is_caught(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="lost"):
        hunted(tmp_path, too_early, 200)
