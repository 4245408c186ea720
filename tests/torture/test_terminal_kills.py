"""The command line, typed at and killed: what the next prompt acknowledged is kept (F02, F03)."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pexpect
import pytest

from amkit.store import open_store
from tests.protocols import text
from tests.torture.conftest import Figure, many

PROMPTS = 12
PHASES = """
- id: talk
  moment: during
  steps:
    - id: all
      title: All
      minutes: 10
      ask: What?
      record:
""" + "".join(f"        n{n}: {{prompt: 'Number {n} please?'}}\n" for n in range(1, PROMPTS + 1))


@pytest.fixture
def workspace() -> Path:
    """Make a workspace with a protocol of twelve prompts."""
    Path("amkit.toml").write_text("")
    Path("protocols").mkdir()
    Path("protocols/talk.yaml").write_text(text(PHASES, minutes=10))
    return Path.cwd() / ".amkit" / "amkit.db"


RUN = ["run", "talk", "--account", "ACME", "--plain", "--yes"]
HONEST = ["-m", "amkit", *RUN]
LATE = """
import sys
from amkit.__main__ import main
from amkit.store import Store
honest, held = Store.save, []
def late(self, *given, **more):
    held.append((given, more))
    if len(held) > 1:
        given, more = held.pop(0)
        honest(self, *given, **more)
Store.save = late
sys.argv[1:] = {argv!r}
main()
"""
"""A broken build: it keeps each answer only when the next one comes."""


def opened(argv: list[str]) -> Any:
    return pexpect.spawn(
        sys.executable, argv, timeout=30, encoding="utf-8", dimensions=(50, 100), env={**os.environ}
    )


def prompts(child: Any) -> Iterator[int]:
    """Yield the number of each prompt as it shows."""
    asked = re.compile(r"Number (\d+) please\?")
    while True:
        found = child.expect([asked, "Press Enter|Go on with it", "Is this right", pexpect.EOF])
        if found >= 2:
            return
        if found == 1:
            child.sendline("")
        else:
            yield int(child.match.group(1))


def kept(store: Path) -> list[str]:
    with open_store(f"sqlite:///{store}") as opened_:
        runs = opened_.runs()
        assert opened_.sound()
        return [found.reply for found in opened_.answers(runs[0].id)] if runs else []


def typed_at(workspace: Path, argv: list[str], stop: int, pause_s: float) -> int:
    """Go on with the conversation, and kill it after `stop` replies; return how many were typed."""
    child = opened(argv)
    typed = 0
    try:
        for number in prompts(child):
            assert len(kept(workspace)) >= number - 1, "a prompt showed before its answer was kept"
            child.sendline(f"reply {number}")
            typed += 1
            if typed == stop:
                time.sleep(pause_s)
                break
    finally:
        child.kill(signal.SIGKILL)
        child.close(force=True)
    there = kept(workspace)
    assert there == [f"reply {number + 1}" for number in range(len(there))]
    if len(there) == PROMPTS:
        for file in workspace.parent.glob("**/*"):
            if file.is_file():
                file.unlink()
    return typed


@pytest.mark.timeout(3_600)
def test_what_the_next_prompt_acknowledged_is_there_after_a_kill(
    workspace: Path, figure: Figure
) -> None:
    chance = random.Random(20261123)
    times = many(12, 1_000)
    typed = sum(
        typed_at(workspace, HONEST, chance.randint(1, 5), chance.uniform(0, 0.02))
        for _ in range(times)
    )

    assert typed > times
    figure(f"F02 kill -9 in a terminal: {times:,} kills, {typed:,} replies typed, 0 lost")


def test_a_build_that_keeps_an_answer_only_with_the_next_one_is_caught(workspace: Path) -> None:
    with pytest.raises(AssertionError, match="before its answer was kept"):
        typed_at(workspace, ["-c", LATE.format(argv=RUN)], 5, 0)


CALLS = "openat,write,pwrite64,fdatasync,fsync,ftruncate,unlink,rename"


@pytest.mark.timeout(3_600)
@pytest.mark.skipif(shutil.which("strace") is None, reason="kills at system calls need strace")
def test_killed_at_any_system_call_a_run_of_ten_steps_goes_on(
    workspace: Path, figure: Figure
) -> None:
    Path("answers.yaml").write_text("".join(f"n{n}: reply {n}\n" for n in range(1, PROMPTS + 1)))
    whole = killed_at(0)
    assert whole > 300
    first = int(whole * 0.6)  # before that, Python loads: those calls are all alike
    found = list(range(first, whole + 1, max(1, many((whole - first) // 5, 1))))
    for at in found:
        shutil.rmtree(workspace.parent, ignore_errors=True)
        killed_at(at)
        if workspace.exists():
            there = kept(workspace)
            assert there == [f"reply {n + 1}" for n in range(len(there))]
        done = subprocess.run(
            [sys.executable, "-m", "amkit", *RUN, "--answers", "answers.yaml"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert kept(workspace) == [f"reply {n}" for n in range(1, PROMPTS + 1)]
    figure(f"F03 kill at a system call: {len(found)} of {whole} calls of a run, 0 lost")


def killed_at(call: int) -> int:
    """Run the conversation, killed at that system call; return how many there were."""
    inject = ["-e", f"inject={CALLS}:signal=SIGKILL:when={call}"] if call else []
    log = Path("calls.txt")
    subprocess.run(
        ["strace", "-f", "-q", "-o", str(log), "-e", f"trace={CALLS}", *inject, sys.executable,
         "-m", "amkit", *RUN, "--answers", "answers.yaml"],
        capture_output=True, check=False,
    )  # fmt: skip
    return len(log.read_text(errors="replace").splitlines())
