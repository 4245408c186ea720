"""What is due of 10,000 accounts with 100,000 runs, and their figures, against a bare Python.

Half as many are measured too, to show how it grows. Nothing here is a test; a machine may be busy.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from amkit.model.account import Account
from amkit.model.record import Statement
from amkit.model.run import Run
from amkit.store import open_store, rows

ROUNDS = 3
AMKIT = str(Path(sys.executable).parent / "amkit")
ACCOUNTS, RUNS_EACH = 10_000, 10
BAR = 150
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


def account_of(number: int) -> Account:
    """Return one of the accounts."""
    name = f"account {number}"
    return Account(id=f"a{number}", name=name, key=name, slug=name.replace(" ", "-"), created=AT)


def said(number: int) -> list[Statement]:
    """Return what is known of one of the accounts."""
    end = date(2026, 12, 1) + timedelta(days=number % 700)
    tier = ("strategic", "key", "standard")[number % 3]
    told = {
        "profile": {"name": f"account {number}", "tier": tier, "owner": f"Kim {number % 50}"},
        "contract": {"what": "Cleaning", "start": date(2024, 3, 1), "end": end},
        "stakeholder": {"name": "Anna", "power": "decides"},
        "joint_goal": {"what": "Less noise", "status": "at_risk" if number % 9 == 0 else "open"},
    }
    return [
        Statement(
            run_id="", item=f"{kind}{number}", kind=kind, fields=fields, step="",  # type: ignore[arg-type]
            source="known", by="Kim", at=AT,
        )
        for kind, fields in told.items()
    ]  # fmt: skip


def fill(path: Path, count: int) -> None:
    """Make a store with so many accounts, each with runs and a record."""
    with open_store(f"sqlite:///{path}") as store:
        database = store._database
        with database.transaction():
            store._insert("account", [rows.account_row(account_of(n)) for n in range(count)])
            store._insert("protocol", [rows.protocol_row("d", b"x")])
            store._insert(
                "run",
                [rows.run_row(_run(n, k)) for n in range(count) for k in range(RUNS_EACH)],
            )  # fmt: skip
            store._insert(
                "statement",
                [
                    (*rows.statement_row(f"a{n}", one), at)
                    for n in range(count)
                    for at, one in enumerate(said(n))
                ],
            )  # fmt: skip


def _run(number: int, which: int) -> Run:
    at = AT - timedelta(days=40 * which + number % 30)
    protocol = ("renewal", "new-decision-maker", "quarterly-review")[which % 3]
    return Run(
        id=f"r{number}.{which}", account_id=f"a{number}", protocol_id=protocol,
        protocol_version="1", protocol_digest="d", status="done", by="Kim", started=at, changed=at,
    )  # fmt: skip


def taken(command: list[str], folder: Path) -> float:
    """Return the seconds that a whole process takes."""
    begin = time.perf_counter()
    subprocess.run(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
    )
    return time.perf_counter() - begin


def main() -> None:
    """Measure, and print a line for each command."""
    with tempfile.TemporaryDirectory() as root:
        os.environ["XDG_CACHE_HOME"] = root
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # users keep what is compiled
        folders = {count: Path(root) / str(count) for count in (ACCOUNTS // 2, ACCOUNTS)}
        for count, folder in folders.items():
            (folder / ".amkit").mkdir(parents=True)
            (folder / "amkit.toml").write_text("")
            fill(folder / ".amkit" / "amkit.db", count)
        half, whole = folders.values()
        for command in ("due", "team"):
            sys.stdout.write(_line([AMKIT, command], half, whole))


def _line(command: list[str], half: Path, whole: Path) -> str:
    bare = [sys.executable, "-c", "pass"]
    for folder in (half, whole):
        taken(command, folder)  # the first one of a day keeps a backup
    found = [
        (taken(command, whole), taken(command, half), taken(bare, half)) for _ in range(ROUNDS)
    ]
    ratio = statistics.median(all_ / nothing for all_, _, nothing in found)
    grows = statistics.median(all_ / half_ for all_, half_, _ in found)
    verdict = "ok" if ratio <= BAR else "over"
    return (
        f"{command[-1]} of {ACCOUNTS:,} accounts {ratio:5.1f} x a bare Python (bar {BAR}; "
        f"{grows:.2f} x half as many) {verdict}\n"
    )


if __name__ == "__main__":
    main()
