"""A plan of an account with many notes against one with few, in one run: `make bench`.

Each store has an account with so many free notes, in runs of a hundred, and a record that was said
over and over in them. The whole command is measured, and what it does in the process alone. The
two take turns, and the figure is the median of the ratios of each round. Nothing here is a test; a
machine may be busy.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from amkit.model.account import Account
from amkit.model.run import NOTE, Answer, Run, Slot
from amkit.store import open_store

ROUNDS = 9
AMKIT = str(Path(sys.executable).parent / "amkit")
FEW, MANY, EACH = 1_000, 10_000, 100
BAR = 1.3
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
ACCOUNT = Account(id="a1", name="ACME", key="acme", slug="acme", created=AT)
TALK = b"""\
amkit: 2
id: talk
version: 1.0.0
languages: [en]
title: Talk
purpose: Agree.
phases: [{id: talk, moment: during, steps: [{id: word, title: Word, record: {word: {}}}]}]
"""


def fill(path: Path, notes: int) -> None:
    """Make a store with an account that has so many notes."""
    first = Run(
        id="", account_id="a1", protocol_id="talk", protocol_version="1.0.0",
        protocol_digest="d", status="done", by="Bram", started=AT, changed=AT,
    )  # fmt: skip
    with open_store(f"sqlite:///{path}") as store:
        store.add_account(ACCOUNT)
        for number in range(notes // EACH):
            at = AT - timedelta(days=number)
            run = replace(first, id=f"r{number}", started=at, changed=at)
            store.start(run, TALK)
            said = [
                Answer(slot=Slot("word", (), n + 1, NOTE), reply="x" * 80, value="x" * 80, at=at)
                for n in range(EACH)
            ]
            store.save(run.id, said, (), (), expected=0, at=at)


def taken(folder: Path) -> float:
    """Return the seconds that making the plan takes, the whole process."""
    begin = time.perf_counter()
    subprocess.run(
        [AMKIT, "plan", "ACME", "--stdout"], cwd=folder, stdout=subprocess.DEVNULL, check=True
    )
    return time.perf_counter() - begin


def main() -> None:
    """Measure, and print a line."""
    with tempfile.TemporaryDirectory() as root:
        os.environ["XDG_CACHE_HOME"] = root
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # users keep what is compiled
        folders = {count: Path(root) / str(count) for count in (FEW, MANY)}
        for count, folder in folders.items():
            (folder / ".amkit").mkdir(parents=True)
            (folder / "amkit.toml").write_text("")
            fill(folder / ".amkit" / "amkit.db", count)
            taken(folder)
        rounds = [(taken(folders[MANY]), taken(folders[FEW])) for _ in range(ROUNDS)]
    found = statistics.median(many / few for many, few in rounds)
    ms = statistics.median(few for _, few in rounds) * 1_000
    verdict = "ok" if found <= BAR else "over"
    sys.stdout.write(
        f"plan of {MANY:,} notes {found:5.2f} x one of {FEW:,} (bar {BAR:4.1f}; {ms:4.0f} ms) "
        f"{verdict}\n"
    )


if __name__ == "__main__":
    main()
