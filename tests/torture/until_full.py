"""A process of its own: answers until there is no room, and goes on once there is room again.

`python -m tests.torture.until_full FOLDER BYTES` answers in FOLDER, where a file BALLAST takes up
room that is made free afterwards; with BYTES, no file of this process may grow beyond as many.
Writes one line of JSON: what was acknowledged, what was told, and what is wrong afterwards.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from pathlib import Path

from amkit.errors import AmkitError
from amkit.store import open_store
from amkit.store.backup import backup
from tests.torture import kept

BALLAST = "ballast"
_TEXT = "x" * 2_000
_MOST = 5_000


def answer(path: Path, start: int) -> tuple[int, str]:
    """Answer until that is refused; return how many were acknowledged, and what was told."""
    with open_store(kept.url(path)) as store:
        for number in range(start, _MOST):
            try:
                kept.say(store, number, _TEXT)
            except AmkitError as error:
                return number, f"{type(error).__name__}: {error.text.en}"
    return _MOST, ""


def main(folder: Path, size: int) -> None:
    """Fill the disk, make room, go on."""
    path = folder / "amkit.db"
    kept.begin(path)
    if size:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    acknowledged, told = answer(path, 0)
    copied = ""
    try:
        with open_store(kept.url(path)) as store:
            backup(store, folder / "copy.db")
    except AmkitError as error:
        copied = f"{type(error).__name__}: {error.text.en}"
    if size:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    (folder / BALLAST).unlink(missing_ok=True)
    wrong = ""
    try:
        there = kept.proven(path, acknowledged=acknowledged)
        with open_store(kept.url(path)) as store:
            kept.say(store, there, "with room again")
        kept.proven(path, acknowledged=there + 1)
    except Exception as failed:
        wrong = f"{type(failed).__name__}: {failed}"
    left = sorted(one.name for one in folder.iterdir() if one.name.endswith(".part"))
    sys.stdout.write(json.dumps({
        "acknowledged": acknowledged, "told": told, "copied": copied, "wrong": wrong, "left": left,
    }))  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
