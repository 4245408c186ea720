"""A process of its own, on a disk that fails: runs a scenario with a fault at each call in turn.

Writes a line of JSON for each point: which call, what was acknowledged, which error came out, and
what is wrong afterwards ("" where all is well).
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from amkit.errors import AmkitError
from tests.torture.scenarios import BROKEN, SCENARIOS, Scenario

DISK = ctypes.CDLL(None)


def act(scenario: Scenario, folder: Path, pipe: int) -> None:
    error = ""
    try:
        scenario.act(folder, lambda: _write(pipe, b"."))
    except AmkitError as told:
        error = type(told).__name__
    except BaseException as raw:
        error = f"raw {type(raw).__name__}: {raw}"
    _write(pipe, b"\n" + json.dumps([error, DISK.disk_count()]).encode())


def _write(pipe: int, what: bytes) -> None:
    os.write(pipe, what)


def point(scenario: Scenario, template: Path, arm: Any) -> dict[str, Any]:
    """Run the scenario once, with a fault."""
    with tempfile.TemporaryDirectory(dir=template.parent) as name:
        folder = Path(name) / "store"
        shutil.copytree(template, folder)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            DISK.disk_watch(str(folder).encode())
            arm()
            act(scenario, folder, writing)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            dots, _, rest = pipe.read().partition(b"\n")
        _, status = os.waitpid(child, 0)
        error, count = json.loads(rest) if rest else ("killed", None)
        wrong = error if error.startswith("raw") else ""
        try:
            scenario.check(folder, len(dots))
        except Exception as failed:
            wrong = wrong or f"{type(failed).__name__}: {failed}"
        return {"acknowledged": len(dots), "error": error, "count": count, "wrong": wrong,
                "status": status}  # fmt: skip


def tell(found: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(found) + "\n")


def main(name: str, mode: str, error: int, step: int) -> None:
    scenario = (SCENARIOS | BROKEN)[name]
    with tempfile.TemporaryDirectory() as work:
        template = Path(work) / "template"
        template.mkdir()
        scenario.prepare(template)
        whole = point(scenario, template, lambda: None)
        tell({"at": 0, **whole})
        for at in range(1, whole["count"] + 1, step):
            arm = {
                "kill": lambda at=at: DISK.disk_kill(ctypes.c_long(at)),
                "once": lambda at=at: DISK.disk_fail(ctypes.c_long(at), error, 0),
                "from then on": lambda at=at: DISK.disk_fail(ctypes.c_long(at), error, 1),
            }[mode]
            tell({"at": at, **point(scenario, template, arm)})


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
