"""A disk that fails, and a kill, at every call that writes (F03, F04, F07); power cuts (F05)."""

from __future__ import annotations

import errno
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.torture import kept
from tests.torture.conftest import LONG, Figure, many
from tests.torture.scenarios import BROKEN, SCENARIOS

ROOT = Path(__file__).parents[2]
FAULTS = [
    ("kill", 0, 4),
    ("once", errno.ENOSPC, 5),
    ("once", errno.EIO, 9),
    ("from then on", errno.ENOSPC, 9),
    ("from then on", errno.EIO, 7),
]
"""What goes wrong, with which error, and how many calls the short form goes on each time."""
SLOW = ("repair", "restore", "encryption", "another passphrase", "decryption")
"""What takes many calls, so that the short form goes on four times as far."""


def ran(disk: Path, *argv: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", *argv], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "LD_PRELOAD": str(disk)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def points(disk: Path, name: str, mode: str, error: int, step: int) -> list[dict[str, Any]]:
    module = "tests.torture.on_a_failing_disk"
    return [json.loads(line) for line in ran(disk, module, name, mode, str(error), str(step))]


@pytest.mark.timeout(1_800)
@pytest.mark.parametrize(("mode", "error", "step"), FAULTS)
@pytest.mark.parametrize("name", SCENARIOS)
def test_at_every_call(
    disk: Path, figure: Figure, name: str, mode: str, error: int, step: int
) -> None:
    every = LONG or (mode == "kill" and name == "ten answers")
    step = 1 if every else step * 4 if name in SLOW else step
    whole, *found = points(disk, name, mode, error, step)
    kind = "F03 kill" if mode == "kill" else f"F04 {errno.errorcode[error]} {mode}"

    assert (whole["error"], whole["wrong"]) == ("", "")
    assert whole["count"] > 20, "the disk is not asked"
    assert [one for one in found if one["wrong"]] == []
    assert any(one["error"] for one in found), "no fault ever showed"
    figure(f"{kind}, {name}: {len(found)} of {whole['count']} calls, 0 lost, 0 damaged, 0 raw")


def test_a_build_that_acknowledges_in_spite_of_the_disk_is_caught(disk: Path) -> None:
    found = points(disk, next(iter(BROKEN)), "from then on", errno.EIO, 10)

    assert sum(one["wrong"].startswith("LostError") for one in found) > 5


class Call(NamedTuple):
    """A call that a log tells of: write, sync, cut or gone."""

    what: str
    offset: int
    name: str
    data: bytes


def calls(log: Path) -> Iterator[Call]:
    raw = log.read_bytes()
    at = 0
    while at < len(raw):
        end = raw.index(b"\n", at)
        what, offset, size, name = raw[at:end].decode().split(" ", 3)
        at = end + 1 + int(size)
        yield Call(what, int(offset), name, raw[end + 1 : at])


def put(image: dict[str, bytearray], call: Call) -> None:
    if call.what == "gone":
        image.pop(call.name, None)
        return
    content = image.setdefault(call.name, bytearray())
    if call.what == "cut":
        del content[call.offset :]
    content.extend(bytes(max(0, call.offset + len(call.data) - len(content))))
    content[call.offset : call.offset + len(call.data)] = call.data


def images(
    log: Path, start: dict[str, bytearray], chance: random.Random, tries: int
) -> Iterator[tuple[int, dict[str, bytearray]]]:
    """Yield what a power cut may leave at each acknowledgement, and how many there were.

    What was synced is there; of what was not, nothing (the first image), or any part of it.
    """
    safe = {name: bytearray(content) for name, content in start.items()}
    waiting: dict[str, list[Call]] = {}
    acknowledged = 0
    for call in calls(log):
        if call.name.endswith("/acknowledged"):
            acknowledged += 1
            for number in range(tries):
                image = {name: bytearray(content) for name, content in safe.items()}
                for late in (late for those in waiting.values() for late in those):
                    if number and chance.random() < 0.5:
                        put(image, late)
                yield acknowledged, image
        elif call.what == "sync":
            for late in waiting.pop(call.name, []):
                put(safe, late)
        else:
            waiting.setdefault(call.name, []).append(call)


def lost_by_power_cuts(
    disk: Path, folder: Path, setting: str, answers: int, tries: int
) -> tuple[int, int]:
    """Return how many images were looked at, and in how many an acknowledged answer was lost."""
    store = folder / "store"
    kept.begin(store / "amkit.db")
    start = {str(file): bytearray(file.read_bytes()) for file in store.iterdir()}
    log = folder / "log"
    ran(disk, "tests.torture.under_a_log", str(store), str(log), setting, str(answers))
    chance = random.Random(20261123)
    looked = lost = 0
    for acknowledged, image in images(log, start, chance, tries):
        looked += 1
        after = folder / "after" / str(looked)
        after.mkdir(parents=True, mode=0o700)
        for name, content in image.items():
            if not name.endswith("-shm"):
                (after / Path(name).name).write_bytes(content)
        try:
            kept.proven(after / "amkit.db", acknowledged=acknowledged)
        except kept.LostError:
            lost += 1
    return looked, lost


@pytest.mark.timeout(1_800)
def test_a_power_cut_loses_nothing_that_was_acknowledged(
    disk: Path, tmp_path: Path, figure: Figure
) -> None:
    looked, lost = lost_by_power_cuts(disk, tmp_path, "FULL", many(40, 1_000), many(3, 5))

    assert (looked, lost) == (many(120, 5_000), 0)
    figure(f"F05 power cuts: {looked:,} images of the disk, {lost} lost")


@pytest.mark.parametrize("setting", ["NORMAL", "OFF"])
def test_a_build_that_does_not_wait_for_the_disk_is_caught(
    disk: Path, tmp_path: Path, setting: str
) -> None:
    looked, lost = lost_by_power_cuts(disk, tmp_path, setting, 40, 1)

    assert lost > looked * 0.9
