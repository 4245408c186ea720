"""A disk that is really full, and a file that may not grow (F06): told, and nothing is lost."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.torture.conftest import Figure

ROOT = Path(__file__).parents[2]
MODULE = [sys.executable, "-m", "tests.torture.until_full"]
ON_SMALL_DISK = """\
mount -t tmpfs -o size=1200k tmpfs "$1" && cd "$2" || exit 77
head -c 200000 /dev/zero > "$1/ballast"
shift 2
exec "$@"
"""


def outcome(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_on_a_full_disk_everything_acknowledged_is_there_and_it_goes_on(
    tmp_path: Path, figure: Figure
) -> None:
    if shutil.which("unshare") is None:
        pytest.skip("there is no unshare here, and a small disk is made with it")
    small = ["unshare", "-rm", "sh", "-c", ON_SMALL_DISK, "-", str(tmp_path), str(ROOT)]
    done = subprocess.run([*small, *MODULE, str(tmp_path), "0"], capture_output=True, text=True,
                          check=False)  # fmt: skip
    if done.returncode != 0 and "Traceback" not in done.stderr:
        pytest.skip("no disk may be mounted here")
    found = outcome(done)

    assert (found["wrong"], found["left"]) == ("", [])
    assert 10 < found["acknowledged"] < 200
    assert found["told"].startswith("StoreError: the store ")
    assert "full" in found["told"]
    assert found["copied"].startswith(("OutputError: ", "StoreError: "))
    figure(f"F06 full disk: {found['acknowledged']} acknowledged, all there, and it goes on")


def test_where_a_file_may_not_grow_everything_acknowledged_is_there(tmp_path: Path) -> None:
    found = outcome(
        subprocess.run([*MODULE, str(tmp_path), "600000"], capture_output=True, text=True,
                       cwd=ROOT, check=False)
    )  # fmt: skip

    assert (found["wrong"], found["left"]) == ("", [])
    assert 10 < found["acknowledged"] < 200
    assert found["told"].startswith("StoreError: the store ")
