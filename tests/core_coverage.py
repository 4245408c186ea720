"""Holds the core to its own tests: they alone reach every branch of it.

A plugin for `make test`: it marks what tests/core and tests/lint reach while the whole suite is
measured, and fails the run where that leaves out a branch of the core.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import coverage
import pytest

CORE = "core"
SETTINGS = Path(__file__).parent / "core" / "coverage.ini"
_reached: set[str] = set()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, Any, Any]:
    """Let coverage know whose test it is; only where that changes, since each change is a write."""
    whose = CORE if item.nodeid.startswith(("tests/core/", "tests/lint/")) else "others"
    measured = coverage.Coverage.current()
    if measured is not None and _reached != {whose}:
        measured.switch_context(whose)
        _reached.clear()
        _reached.add(whose)
        if whose == CORE:
            forget()
    return (yield)


def forget() -> None:
    """Empty what amkit's functions remember: it would hide what the core's own tests reach."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith("amkit."):
            for remembered in vars(module).values():
                if clear := getattr(remembered, "cache_clear", None):
                    clear()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, Any, Any]:
    """Tell of the core what its own tests did not reach, once the workers have handed in theirs."""
    done = yield
    if not hasattr(session.config, "workerinput") and not session.testsfailed:
        told = io.StringIO()
        measured = coverage.Coverage(config_file=str(SETTINGS))
        measured.load()
        # What runs as the core is imported belongs to no test: it has no context.
        share = measured.report(file=told, show_missing=True, contexts=[f"^{CORE}$", "^$"])
        if share < 100:
            terminal = session.config.pluginmanager.getplugin("terminalreporter")
            terminal.write(f"\nThe core's own tests leave these out:\n{told.getvalue()}", red=True)
            session.testsfailed += 1
    return done
