"""A process of its own that answers steps while every write to the disk is written down."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from amkit.store import open_store
from tests.torture import kept

DISK = ctypes.CDLL(None)


def main(folder: str, log: str, setting: str, answers: int) -> None:
    DISK.disk_watch(folder.encode())
    DISK.disk_log(log.encode())
    acknowledged = os.open(Path(folder, "acknowledged"), os.O_CREAT | os.O_WRONLY, 0o600)
    with open_store(kept.url(Path(folder, "amkit.db"))) as store:
        store._database.execute(f"PRAGMA synchronous = {setting}")
        for number in range(answers):
            kept.say(store, number)
            os.write(acknowledged, b".")
        os._exit(0)  # before the store is closed, which would take the journal in


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
