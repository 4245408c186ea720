"""Start-up against a bare Python, in one run: `make bench`.

The commands take turns, and the figure is the median of the ratios of each round: the machine's
own speed, and its moods, drop out. Nothing here is a test; a machine may be busy.
"""

from __future__ import annotations

import os
import pty
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 15
MANY = "-c", "pass"
INPUT = "-c", "input('ready> ')"
AMKIT = str(Path(sys.executable).parent / "amkit")
RUN = AMKIT, "run", "new-decision-maker", "--account", "ACME", "--yes", "--new"

ROOT = Path(__file__).parents[2]
FIRST = "new decision maker"
READY = "Press Enter to begin"


def whole(*argv: str) -> float:
    """Return the seconds that a process takes."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, *argv], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def until(wanted: bytes, *argv: str, more: bytes = b"") -> float:
    """Return the seconds until a process in a terminal shows `wanted`, and then reads keys."""
    begin = time.perf_counter()
    child, descriptor = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, *argv])
    seen = b""
    while wanted not in seen or (more and more not in seen.split(wanted, 1)[1]):
        ready, _, _ = select.select([descriptor], [], [], 10)
        if not ready:
            raise SystemExit(f"{wanted!r} did not come: {seen!r}")
        part = os.read(descriptor, 65_536)
        seen += part
        if b"\x1b[6n" in part:
            os.write(descriptor, b"\x1b[1;1R")  # where the cursor is
    taken = time.perf_counter() - begin
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(descriptor)
    return taken


def ratio(one: Callable[[], float], other: Callable[[], float]) -> tuple[float, float]:
    """Return the median ratio of the two, and the median of the first in milliseconds."""
    one(), other()
    pairs = [(one(), other()) for _ in range(ROUNDS)]
    ratios = statistics.median(a / b for a, b in pairs)
    return ratios, statistics.median(a for a, _ in pairs) * 1_000


def main() -> None:
    """Measure, and print a line for each figure."""
    os.environ.update(LANG="en_GB.UTF-8", TERM="xterm-256color", AMKIT_ME="Bench")
    os.environ["PYTHONPATH"] = str(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path("amkit.toml").write_text("")
        os.environ["XDG_CACHE_HOME"] = folder
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # users keep what is compiled
        until(FIRST.encode(), *RUN)  # from now on the protocol is known

        def bare() -> float:
            return whole(*MANY)

        def asked() -> float:
            return until(b"ready> ", *INPUT)

        figures = [
            ("amkit --version", "python -c pass", 1.5,
             ratio(lambda: whole(AMKIT, "--version"), bare)),
            ("amkit --help", "python -c pass", 8.0,
             ratio(lambda: whole(AMKIT, "--help"), bare)),
            ("first text of a run", "a bare input()", 10.0,
             ratio(lambda: until(FIRST.encode(), *RUN), asked)),
            ("editor ready", "a bare input()", 20.0,
             ratio(lambda: until(READY.encode(), *RUN, more=b">"), asked)),
        ]  # fmt: skip
    for name, yardstick, bar, (found, ms) in figures:
        verdict = "ok" if found <= bar else "over"
        sys.stdout.write(
            f"{name:<22} {found:5.2f} x {yardstick:<16} (bar {bar:4.1f}; {ms:4.0f} ms) {verdict}\n"
        )


if __name__ == "__main__":
    main()
