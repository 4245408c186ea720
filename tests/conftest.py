"""What every test starts from: a home of its own, no settings, English, and the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from amkit.cli.main import main
from amkit.store import cipher

settings.register_profile("amkit", deadline=None)  # a machine may be busy; no test is timed
settings.load_profile("amkit")


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test out of the real home, its store and its cache."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        folder = tmp_path / "home" / name.lower()
        folder.mkdir(parents=True)
        monkeypatch.setenv(name, str(folder))
    for name in ("AMKIT_DATABASE_URL", "AMKIT_NOTES", "AMKIT_PLANS", "AMKIT_LANG",
                 "AMKIT_STORE_KEY", "AMKIT_STORE_NEW_KEY", "AMKIT_STORE_OLD_KEY",
                 "LC_ALL", "LC_MESSAGES",
                 "NO_COLOR", "VISUAL", "EDITOR"):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("AMKIT_ME", "Bram")
    cipher.forget()
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did: its exit code, and what it wrote."""

    code: int
    out: str
    err: str


Amkit = Callable[..., Ran]


@pytest.fixture
def amkit(capsys: pytest.CaptureFixture[str]) -> Amkit:
    """Run a command line in this process, through the error boundary."""

    def run(*argv: str) -> Ran:
        code = main(argv)
        written = capsys.readouterr()
        return Ran(code, written.out, written.err)

    return run
