"""Short in `make test`, long in `make torture`, which prints what came out."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

LONG = os.environ.get("AMKIT_TORTURE") == "long"
Figure = Callable[[str], None]


def many(short: int, long: int) -> int:
    """Return how often something is tried: enough for every day, or for a release."""
    return long if LONG else short


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """Return what writes down a figure for the end of the run."""
    return lambda text: record_property("figure", text)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not LONG:
        return
    told = [
        str(value)
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == "figure"
    ]
    terminalreporter.write_sep("=", "figures")
    for line in sorted(set(told)):
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the library of a disk that fails when it is told to."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        pytest.skip("there is no C compiler here, and a failing disk is made with one")
    made = tmp_path_factory.mktemp("disk") / "disk.so"
    source = Path(__file__).with_name("disk.c")
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", str(made), str(source), "-ldl"], check=True
    )
    return made
