"""Many accounts: a plan beside them, and taking them in from a table: `make bench`.

A plan is made in a store of one account and in one of 10,000 more. A table of so many accounts is
taken in, and told beside putting as many rows into the same tables with one `executemany` each,
with nothing checked; and beside the memory that a tenth of it takes. Nothing here is a test; a
machine may be busy.
"""

from __future__ import annotations

import csv
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from amkit.store import open_store
from tests.bench import due, planning

ROUNDS = 5
FEW, MANY = 1_000, 10_000
BAR_PLAN, BAR_RATE, BAR_MEMORY = 1.2, 0.5, 1.15
MEASURED = """
import resource, subprocess, sys, time
begin = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Runs a command from a small process: a child of this one would begin with this one's memory."""
COLUMNS = ("Account", "Tier", "Owner", "Contract", "Contract start", "Contract end")


def workspace(root: Path, name: str) -> Path:
    """Make an empty workspace with a store; return its folder."""
    folder = root / name
    (folder / ".amkit").mkdir(parents=True)
    (folder / "amkit.toml").write_text("")
    with open_store(f"sqlite:///{folder / '.amkit' / 'amkit.db'}"):
        return folder


def beside_many(root: Path) -> float:
    """Return how much longer a plan takes in a store with many other accounts."""
    alone, among = workspace(root, "alone"), workspace(root, "among")
    due.fill(among / ".amkit" / "amkit.db", MANY)
    for folder in (alone, among):
        with open_store(f"sqlite:///{folder / '.amkit' / 'amkit.db'}") as store:
            store.add_account(replace(planning.ACCOUNT, id="acme"))
        planning.taken(folder)
    rounds = [(planning.taken(among), planning.taken(alone)) for _ in range(ROUNDS)]
    return statistics.median(many / few for many, few in rounds)


def table(path: Path, count: int) -> None:
    """Write a table of so many accounts, each with a profile and a contract."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for n in range(count):
            owner = f"Kim {n % 50}"
            writer.writerow((f"Customer {n}", "key", owner, "Cleaning", "2024-03-01", "2027-02-28"))


def taken_in(folder: Path, file: Path) -> tuple[float, int]:
    """Return the seconds that taking a table in takes, and the most memory, in KiB."""
    (folder / ".amkit" / "amkit.db").unlink()
    with open_store(f"sqlite:///{folder / '.amkit' / 'amkit.db'}"):
        pass
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED, due.AMKIT, "account", "import", str(file), "--yes"],
        cwd=folder, capture_output=True, check=True, text=True,
    )  # fmt: skip
    seconds, kib = ran.stdout.split()
    return float(seconds), int(kib)


def put_in(source: Path, target: Path) -> float:
    """Return the seconds that the rows of a store take with `executemany`, in one transaction."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        new.execute("PRAGMA synchronous = FULL")
        held = {}
        for name in ("account", "statement"):
            (made,) = old.execute(
                "SELECT sql FROM sqlite_master WHERE name = ?", (name,)
            ).fetchone()
            new.execute(made)
            held[name] = old.execute(f"SELECT * FROM {name}").fetchall()
        new.commit()
        begin = time.perf_counter()
        for name, rows in held.items():
            places = ", ".join("?" * len(rows[0]))
            new.executemany(f"INSERT INTO {name} VALUES ({places})", rows)
        new.commit()
        return time.perf_counter() - begin


def taking_in(root: Path) -> tuple[float, float]:
    """Return the rate of an import against `executemany`, and its memory against a tenth of it."""
    folder = workspace(root, "import")
    files = {count: root / f"{count}.csv" for count in (FEW, MANY)}
    for count, file in files.items():
        table(file, count)
    rates, memory = [], []
    for turn in range(ROUNDS):
        few_s, few_kib = taken_in(folder, files[FEW])
        many_s, many_kib = taken_in(folder, files[MANY])
        bare_s = put_in(folder / ".amkit" / "amkit.db", root / f"bare-{turn}.db")
        rates.append(bare_s * (MANY - FEW) / MANY / (many_s - few_s))
        memory.append(many_kib / few_kib)
    return statistics.median(rates), statistics.median(memory)


def main() -> None:
    """Measure, and print a line each."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        os.environ["XDG_CACHE_HOME"] = name
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # users keep what is compiled
        plan = beside_many(root)
        rate, memory = taking_in(root)
    for what, found, bar, good in (
        (f"plan beside {MANY:,} accounts, x alone", plan, BAR_PLAN, plan <= BAR_PLAN),
        ("import, x the rate of executemany", rate, BAR_RATE, rate >= BAR_RATE),
        ("memory of an import, x a tenth of it", memory, BAR_MEMORY, memory <= BAR_MEMORY),
    ):
        sys.stdout.write(f"{what} {found:5.2f} (bar {bar:4.2f}) {'ok' if good else 'over'}\n")


if __name__ == "__main__":
    main()
