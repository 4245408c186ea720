"""Of what `make mutants` broke, how much the tests noticed: a line for each room."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

BAR = 0.85
ROOMS = {
    "store": ("amkit.store.",),
    "loader": ("amkit.source.",),
    "sandbox": ("amkit.render.child.", "amkit.render.documents."),
    "sanitiser": ("amkit.render.markdown.", "amkit.exchange.inert.", "amkit.terminal.visible."),
}
NOTICED = {"killed", "timeout"}
UNKNOWN = {"not checked"}


def counted(lines: list[str]) -> dict[str, Counter[str]]:
    """Return by room how often each thing came of a change, from `NAME: WHAT` on each line."""
    found: dict[str, Counter[str]] = {room: Counter() for room in ROOMS}
    for line in lines:
        name, _, what = line.strip().rpartition(": ")
        for room, begins in ROOMS.items():
            if name.startswith(begins):
                found[room][what] += 1
    return found


def score(found: Counter[str]) -> float:
    """Return which part of the changes that were tried was noticed; what no test ran was not."""
    tried = sum(times for what, times in found.items() if what not in UNKNOWN)
    return sum(found[what] for what in NOTICED) / tried if tried else 0.0


def main() -> int:
    """Print the table; return 1 where a room is under the bar."""
    mutmut = Path(sys.executable).parent / "mutmut"
    ran = subprocess.run(
        [mutmut, "results", "--all", "true"], capture_output=True, text=True, check=True
    )
    low = False
    for room, found in counted(ran.stdout.splitlines()).items():
        share = score(found)
        low = low or share < BAR
        told = ", ".join(f"{times:,} {what}" for what, times in sorted(found.items()))
        sys.stdout.write(f"{room}: {share:.1%} noticed (bar {BAR:.0%}): {told}\n")
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
