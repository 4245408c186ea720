"""What was answered is nowhere but where it was put (F14), and nothing goes anywhere (F15)."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.protocols import text
from tests.shell.session.test_sitting import ANSWERS, PHASES

CANARY = "canary-7f3a9b-they-close-in-May"
PLACES = (".amkit/", "notes/", "plans/", "reports/", "documents/", "export", "answers.yaml",
          "protocols/", "copy.db", "all.jsonl", "other.db")  # fmt: skip
"""Where the user put it, or asked for it."""

WATCHED = """
import os, sys
root = os.getcwd()
log = os.open(os.environ["AUDIT"], os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
def hook(event, args):
    if event.startswith("socket.") and event not in ("socket.__new__",):
        os.write(log, f"network {event} {args[1:]}\\n".encode())
    elif event == "open" and isinstance(args[0], str) and args[2] & (os.O_WRONLY | os.O_RDWR):
        os.write(log, f"open {os.path.abspath(args[0])}\\n".encode())
    elif event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"):
        os.write(log, f"process {args}\\n".encode(errors="replace"))
    elif event in ("os.rename", "os.mkdir", "os.link", "os.symlink"):
        os.write(log, f"open {os.path.abspath(os.fsdecode(args[0]))}\\n".encode())
sys.addaudithook(hook)
from amkit.__main__ import main
sys.exit(main())
"""

COMMANDS = [
    ["run", "talk", "--account", "ACME", "--yes", "--answers", "answers.yaml"],
    ["note", "ACME"],
    ["plan", "ACME"],
    ["report", "ACME"],
    ["brief", "ACME", "talk"],
    ["account", "show", "ACME"],
    ["record", "list", "ACME"],
    ["actions", "ACME"],
    ["account", "export", "--output", "export", "--documents"],
    ["account", "export", "--format", "csv", "--output", "export.csv"],
    ["store", "backup", "copy.db"],
    ["store", "export", "all.jsonl"],
    ["doctor"],
    ["protocols"],
    ["runs", "--json"],
]
FAILING = [
    ["run", "talk", "--account", "ACME", "--yes", "--answers", "wrong.yaml"],
    ["record", "add", "ACME", "goal", "x", "--field", f"date={CANARY}"],
    ["account", "show", "nobody"],
    ["store", "import", "all.jsonl"],
]


class Walked(NamedTuple):
    """What the commands did, one after another, in a workspace of their own.

    Attributes:
        folder: everything is below it: the home, the workspace, the temporary folder.
        before: what was there before.
        ran: each command, and what it wrote.
    """

    folder: Path
    before: set[Path]
    ran: list[tuple[list[str], subprocess.CompletedProcess[str]]]

    def told(self) -> list[str]:
        """Return what was opened, connected and started."""
        return (self.folder / "audit").read_text().splitlines()


def amkit(argv: list[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command that tells what it opens, where nothing else keeps files from others."""
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    environ = {
        **os.environ, **dict.fromkeys(names, str(folder / "home")), "AMKIT_ME": "Bram",
        "AUDIT": str(folder / "audit"), "TMPDIR": str(folder / "temporary"),
        "PYTHONDONTWRITEBYTECODE": "1",  # what Python compiles of us is no file of ours
        **more,
    }  # fmt: skip
    environ.pop("AMKIT_DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-c", WATCHED, *argv], env=environ, capture_output=True, text=True,
        check=False, umask=0, stdin=subprocess.DEVNULL, cwd=folder / "work",
    )  # fmt: skip


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """Walk through the commands with answers that hold the canary."""
    folder = tmp_path_factory.mktemp("walked")
    work = folder / "work"
    for name in ("home", "temporary", "work/protocols"):
        (folder / name).mkdir(parents=True)
    (work / "amkit.toml").touch()
    (work / "protocols/talk.yaml").write_text(text(PHASES, minutes=10))
    (work / "answers.yaml").write_text(ANSWERS.replace("Cleaning", CANARY))
    (work / "wrong.yaml").write_text(f"deal: [{CANARY}\n")
    before = set(folder.rglob("*"))
    return Walked(folder, before, [(argv, amkit(argv, folder)) for argv in COMMANDS + FAILING])


@pytest.mark.timeout(300)
def test_an_answer_is_nowhere_but_where_it_was_put(walked: Walked) -> None:
    for argv, ran in walked.ran:
        assert (ran.returncode == 0) == (argv in COMMANDS), f"{argv}: {ran.stderr}"
        assert "Traceback" not in ran.stderr
        assert CANARY not in ran.stderr or CANARY in " ".join(argv), argv

    work = walked.folder / "work"
    assert CANARY in (work / "plans/acme.md").read_text().replace("\\", "")
    found = [
        str(path.relative_to(walked.folder))
        for path in walked.folder.rglob("*")
        if path.is_file() and CANARY.encode() in path.read_bytes().replace(b"\\", b"")
    ]
    assert len(found) > 5, "the search finds nothing at all"
    places = tuple(f"work/{place}" for place in PLACES)
    assert [name for name in found if not name.startswith(places)] == ["work/wrong.yaml"]
    assert list((walked.folder / "temporary").iterdir()) == []


@pytest.mark.timeout(300)
def test_nothing_goes_over_a_network_and_no_file_goes_astray(walked: Walked) -> None:
    opened = {line.partition(" ")[2] for line in walked.told() if line.startswith("open ")}

    assert [line for line in walked.told() if not line.startswith("open ")] == []
    assert any("acme.md" in name for name in opened)
    astray = [name for name in opened if not name.startswith((str(walked.folder), "/dev/"))]
    assert astray == []


def test_the_watch_sees_a_network_and_a_process(walked: Walked) -> None:
    code = WATCHED.replace(
        "from amkit.__main__ import main\nsys.exit(main())",
        "import socket, subprocess\n"
        "socket.socket().connect_ex(('127.0.0.1', 9))\n"
        "subprocess.run(['true'])\nopen('/dev/null', 'w').close()",
    )
    log = walked.folder / "work" / "other-audit"
    subprocess.run([sys.executable, "-c", code], env={**os.environ, "AUDIT": str(log)}, check=True)
    told = log.read_text()
    log.unlink()

    assert "network socket.connect" in told
    assert "process" in told
    assert "open /dev/null" in told


@pytest.mark.timeout(300)
def test_nobody_else_can_read_what_amkit_writes(walked: Walked) -> None:
    made = set(walked.folder.rglob("*")) - walked.before - {walked.folder / "audit"}
    open_to_others = sorted(
        f"{stat.S_IMODE(path.stat().st_mode):o} {path.relative_to(walked.folder)}"
        for path in made
        if path.stat().st_mode & 0o077
    )

    assert len(made) > 15
    assert open_to_others == []


def test_what_an_editor_leaves_behind_goes_with_the_draft(walked: Walked) -> None:
    editor = walked.folder / "editor"
    editor.write_text('#!/bin/sh\ncp "$1" "$1~" && cp "$1" "$1.swp" && touch "$DONE"\n')
    editor.chmod(0o700)
    done = walked.folder / "edited"
    amkit(["account", "edit", "ACME"], walked.folder, EDITOR=str(editor), DONE=str(done))

    assert done.exists(), "the editor was never opened"
    assert list((walked.folder / "temporary").rglob("*")) == []
