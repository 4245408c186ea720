"""Linting 1,000 protocols, new and unchanged, against PyYAML's C loader and a bare Python.

`make bench`. Where yamllint and check-jsonschema are installed in build/linters (`make bench` does
that), they read the same files in the same rounds. Nothing here is a test; a machine may be busy.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
AMKIT = str(Path(sys.executable).parent / "amkit")
LINTERS = ROOT / "build" / "linters" / "bin"
SAMPLE = ROOT / "tests" / "data" / "protocols" / "ok" / "steps.yaml"
COUNT, ROUNDS = 1_000, 3
LOAD = """\
import pathlib, sys, yaml
for path in pathlib.Path(sys.argv[1]).rglob("*.yaml"):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""


def fill(folder: Path, count: int) -> Path:
    """Make a workspace of protocols of some 130 lines, at most 500 to a folder."""
    text = SAMPLE.read_text(encoding="utf-8")
    for number in range(count):
        path = folder / "protocols" / f"{number // 500}" / f"steps-{number}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("id: steps\n", f"id: steps-{number}\n", 1), encoding="utf-8")
    (folder / "amkit.toml").write_text("")
    return folder


def taken(command: list[str], folder: Path) -> float:
    """Return the seconds that a whole process takes."""
    begin = time.perf_counter()
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   check=False)  # fmt: skip
    return time.perf_counter() - begin


def line(name: str, ratio: float, bar: float, *, least: bool = False) -> str:
    """Return a ratio beside its bar."""
    held = ratio >= bar if least else ratio <= bar
    return f"{name:48s} {ratio:6.2f} x (bar {bar:g}) {'ok' if held else 'over'}\n"


def main() -> None:
    """Measure, and print a line for each bar."""
    with tempfile.TemporaryDirectory() as root:
        os.environ["XDG_CACHE_HOME"] = root
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # users keep what is compiled
        small, large = (fill(Path(root) / str(n), n) for n in (COUNT, 10 * COUNT))
        lint = [AMKIT, "lint", "protocols", "--profile", "strict"]
        new, load = [*lint, "--no-cache", "--jobs", "1"], [sys.executable, "-c", LOAD, "protocols"]
        both = [*lint, "--no-cache", "--jobs", "2"]
        rounds = [(taken(new, small), taken(load, small)) for _ in range(ROUNDS)]
        fresh = statistics.median(ours for ours, _ in rounds)
        sys.stdout.write(line("1,000 new files against CSafeLoader",
                              statistics.median(a / b for a, b in rounds), 1.5))  # fmt: skip
        sys.stdout.write(line("two processes against one", taken(both, small) / fresh, 0.7))
        taken(lint, small)
        bare = [sys.executable, "-c", "pass"]
        warm = statistics.median(taken(lint, small) / taken(bare, small) for _ in range(ROUNDS))
        sys.stdout.write(line("1,000 unchanged files against a bare Python", warm, 10))
        sys.stdout.write(_peers(small, fresh))
        many = taken(new, large)
        sys.stdout.write(line("10,000 new files against ten times 1,000", many / fresh / 10, 1.15))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        sys.stdout.write(line("MiB at most, of 10,000 files", peak, 80))


def _peers(folder: Path, ours: float) -> str:
    """Return how much faster than other linters we are, where they are installed."""
    if not (LINTERS / "yamllint").exists():
        return "yamllint and check-jsonschema are not installed in build/linters\n"
    schema = folder / "schema.json"
    schema.write_bytes(subprocess.run([AMKIT, "schema"], capture_output=True, check=True).stdout)
    files = [str(path) for path in sorted((folder / "protocols").rglob("*.yaml"))]
    peers = {
        "yamllint": [str(LINTERS / "yamllint"), "-d", "relaxed", "protocols"],
        "check-jsonschema": [
            str(LINTERS / "check-jsonschema"), "--schemafile", str(schema), *files,
        ],
    }  # fmt: skip
    return "".join(
        line(f"faster than {name}", taken(command, folder) / ours, 10, least=True)
        for name, command in peers.items()
    )


if __name__ == "__main__":
    main()
