"""Fifty people who write at once, on either database: nothing is lost, nobody waits long (F08)."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from amkit.store import open_store
from tests.shell.store.conftest import server, url  # noqa: F401  fixtures
from tests.shell.store.test_store import account, run
from tests.torture.conftest import LONG, Figure, many

ROOT = Path(__file__).parents[2]
EACH = 20


@pytest.mark.timeout(600)
def test_many_write_at_once(url: str, figure: Figure) -> None:  # noqa: F811
    writers = many(8, 50) if url.startswith("postgresql") else many(20, 50)
    with open_store(url) as store:
        store.add_account(account())
        for name in ("r1", *(f"own{n}" for n in range(writers))):
            store.start(run(name), b"text")
    code = [sys.executable, "-m", "tests.torture.a_writer", url]
    began = time.monotonic()
    children = [
        subprocess.Popen([*code, str(n)], cwd=ROOT, stdout=subprocess.PIPE, env={**os.environ})
        for n in range(writers)
    ]
    ended = [child.communicate(timeout=500)[0] for child in children]
    took = time.monotonic() - began

    assert [child.returncode for child in children] == [0] * writers
    waits = [float(line) for line in ended]
    with open_store(url) as store:
        shared = [found.reply for found in store.answers("r1")]
        own = [len(store.answers(f"own{n}")) for n in range(writers)]
        assert store.sound()
    assert own == [EACH] * writers
    for n in range(writers):
        mine = [int(text.split()[1]) for text in shared if text.split()[0] == str(n)]
        assert mine == list(range(EACH)), "one of them overwrote another"
    kind = url.partition(":")[0]
    figure(f"F08 {kind}: {writers} writers x {EACH}, {len(shared) + sum(own):,} kept, 0 lost, "
           f"longest wait {max(waits):.2f} s, {took:.0f} s in all")  # fmt: skip


@pytest.mark.skipif(not LONG and sys.platform == "win32", reason="no fork")
def test_a_build_that_does_not_look_at_what_is_there_is_caught(tmp_path: Path) -> None:
    path = f"sqlite:///{tmp_path / 'amkit.db'}"
    with open_store(path) as store:
        store.add_account(account())
        store.start(run("r1"), b"text")
        for n in range(4):
            store.start(run(f"own{n}"), b"text")
    code = [sys.executable, "-m", "tests.torture.a_writer", path]
    children = [
        subprocess.Popen([*code, str(n), "careless"], cwd=ROOT, stdout=subprocess.DEVNULL)
        for n in range(4)
    ]
    for child in children:
        child.wait(60)
    with open_store(path) as store:
        shared = [found.reply for found in store.answers("r1")]

    assert len(shared) < 4 * EACH, "nothing was lost, so this test proves nothing"
