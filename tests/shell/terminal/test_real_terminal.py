"""amkit in a real terminal: typed at, interrupted, narrow, closed; what is on the screen counts."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from itertools import takewhile
from operator import eq
from pathlib import Path
from typing import Any

import pexpect
import pyte
import pytest

from amkit.session.clock import now
from amkit.session.runs import new_account
from amkit.store import open_store
from tests.protocols import text
from tests.shell.session.test_sitting import PHASES

F2, F10 = "\x1bOQ", "\x1b[21~"
PATIENCE_S = 20.0


class Terminal:
    """A process in a terminal, and what is on its screen."""

    def __init__(
        self, *argv: str, width: int = 80, height: int = 30, environ: dict[str, str] | None = None
    ) -> None:
        self.screen = pyte.HistoryScreen(width, height, history=2_000)
        self._stream = pyte.ByteStream(self.screen)
        self.child: Any = pexpect.spawn(
            sys.executable, ["-m", "amkit", *argv], dimensions=(height, width),
            env={**os.environ, **(environ or {})}, timeout=PATIENCE_S,
        )  # fmt: skip
        self.child.delaybeforesend = None
        self.screen.write_process_input = self._tell  # type: ignore[method-assign]
        self._pasting = False

    def _tell(self, data: str) -> None:
        """Answer what the process asks of the terminal, such as where its cursor is."""
        if not self.child.closed and not self._pasting:
            self.child.send(data)

    def paste(self, pasted: str) -> None:
        """Paste a text in one piece: as in a terminal, nothing else is sent in the middle of it."""
        self._pasting = True
        data = f"\x1b[200~{pasted}\x1b[201~".encode()
        while data:
            self.read(0)
            if select.select([], [self.child.child_fd], [], 0.1)[1]:
                data = data[os.write(self.child.child_fd, data[:1_024]) :]
        self._pasting = False

    def read(self, seconds: float = 0.1) -> None:
        """Take in what the process writes."""
        try:
            self._stream.feed(self.child.read_nonblocking(65_536, timeout=seconds))
        except (pexpect.TIMEOUT, pexpect.EOF):
            return

    @property
    def shown(self) -> str:
        """Return what is on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait(self, wanted: str) -> str:
        """Wait until something is on the screen."""
        until = time.monotonic() + PATIENCE_S
        while wanted not in self.shown:
            assert time.monotonic() < until, f"{wanted!r} is not on the screen:\n{self.shown}"
            assert self.child.isalive() or wanted in self.shown, self.shown
            self.read()
        return self.shown

    def type(self, *lines: str) -> None:
        """Type lines, each with Enter behind it."""
        for line in lines:
            self.child.send(line + "\r")

    def end(self) -> int:
        """Wait for the end; return the exit code."""
        until = time.monotonic() + PATIENCE_S
        while self.child.isalive():
            assert time.monotonic() < until, self.shown
            self.read()
        self.read()
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -1)


Open = Callable[..., Terminal]


@pytest.fixture
def terminal() -> Iterator[Open]:
    """Open `amkit run talk` in a terminal, in a workspace with that protocol."""
    Path("amkit.toml").write_text("")
    Path("protocols").mkdir()
    Path("protocols/talk.yaml").write_text(text(PHASES, minutes=10))
    opened: list[Terminal] = []

    def make(*argv: str, **more: Any) -> Terminal:
        opened.append(Terminal("run", "talk", "--account", "ACME", *argv, **more))
        return opened[-1]

    yield make
    for one in opened:
        one.child.close(force=True)


def begin(terminal: Terminal) -> Terminal:
    terminal.wait("Press Enter to")
    terminal.type("")
    terminal.wait("What for?")
    return terminal


def answers() -> list[str]:
    with open_store(f"sqlite:///{Path('.amkit/amkit.db').absolute()}") as store:
        (run,) = store.runs()
        return [answer.reply for answer in store.answers(run.id)]


def test_the_literal_line_is_on_the_screen_and_back_is_one_key(terminal: Open) -> None:
    at = begin(terminal("--yes"))
    at.type("Cleaning")
    at.wait("What did they want to achieve with it?")
    at.type("clean rooms")
    shown = at.wait("Done? Press Enter")
    assert "┃ ACME hired us to clean rooms." in shown
    at.wait("F10 stop")

    at.child.send(F2)
    at.wait("What did they want to achieve")
    at.type("healthy rooms")
    assert "┃ ACME hired us to healthy rooms." in at.wait("healthy rooms.")
    at.child.send(F10)
    assert at.end() == 0
    assert answers() == ["Cleaning", "clean rooms", "healthy rooms"]


def test_the_literal_lines_stay_on_a_small_screen(terminal: Open) -> None:
    at = begin(terminal("--yes", height=14))
    at.type("Cleaning", "clean rooms")
    at.wait("Done? Press Enter")
    at.type("")
    at.wait("Which goal?")
    at.type("")
    at.wait("How did it feel?")
    at.type(*["no number"] * 6, "/note seen")
    at.wait("noted")
    shown = at.wait("How did it feel?")
    assert "┃ What do we want?" in shown, shown


def test_jumping_to_a_step_by_a_part_of_its_name(terminal: Open) -> None:
    at = begin(terminal("--yes"))
    at.type("/to who does")
    at.wait("All agreed?")
    at.type("y", "/stop")

    assert at.end() == 0
    assert answers() == ["y"]


@pytest.mark.parametrize(
    "way", ["interrupt", "end of input", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGKILL"]
)
def test_however_it_ends_nothing_is_lost_and_it_goes_on(terminal: Open, way: str) -> None:
    at = begin(terminal("--yes"))
    at.type("Cleaning")
    at.wait("What did they want to achieve with it?")
    at.child.send("half an ans")
    at.wait("half an ans")
    keys = {"interrupt": "\x03", "end of input": "\x15\x04"}
    if way in keys:
        at.child.send(keys[way])
    else:
        at.child.kill(getattr(signal, way))
    ended = at.end()
    expected = {"interrupt": 130, "end of input": 0, "SIGTERM": 143, "SIGHUP": 129, "SIGQUIT": 131,
                "SIGKILL": -1}  # fmt: skip
    assert ended == expected[way]
    if way != "SIGKILL":
        assert "saved, 1 answers" in at.shown
    assert answers() == ["Cleaning"]

    again = terminal()
    again.wait("Go on with it?")
    again.type("", "")
    assert "Cleaning" in again.wait("What did they want to achieve with it?")
    again.child.send(F10)
    assert again.end() == 0


def test_a_window_that_is_closed_loses_nothing(terminal: Open) -> None:
    at = begin(terminal("--yes"))
    at.type("Cleaning")
    at.wait("What did they want to achieve with it?")
    at.child.close(force=False)

    # Whichever is noticed first: the signal, or that nothing can be written any more.
    assert at.child.exitstatus in (129, 5) or at.child.signalstatus == signal.SIGHUP
    assert answers() == ["Cleaning"]


@pytest.mark.parametrize(
    "way", ["\x03", "\x15\x04", "/stop\r", "SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"]
)
@pytest.mark.parametrize("prompter", ["full", "secret and plain"])
def test_the_terminal_is_left_as_it_was(
    terminal: Open, tmp_path: Path, way: str, prompter: str
) -> None:
    if "secret" in prompter:
        hidden = """
        - id: talk
          moment: during
          steps: [{id: gate, title: Gate, record: {code: {label: "What for?", secret: true}}}]
        """
        Path("protocols/talk.yaml").write_text(text(hidden))
    plain = " --plain" if "plain" in prompter else ""
    script = (
        f"trap '' HUP QUIT INT TERM; stty -a > {tmp_path}/before; (trap - HUP QUIT INT TERM; "
        f"echo $(exec sh -c 'echo $PPID') > {tmp_path}/pid; "
        f"exec {sys.executable} -m amkit run talk --account ACME --yes{plain}); "
        f"stty -a > {tmp_path}/after"
    )
    at = Terminal()
    at.child.close(force=True)
    at.child = pexpect.spawn("sh", ["-c", script], dimensions=(30, 80), timeout=PATIENCE_S)
    begin(at)
    at.child.send("typed")
    if "secret" in prompter:
        at.read(0.3)
    else:
        at.wait("typed")
    if way.startswith("SIG"):
        os.kill(int((tmp_path / "pid").read_text()), getattr(signal, way))
    else:
        at.child.send(("\x15" if way == "/stop\r" else "") + way)
    at.end()

    assert "-echo " not in (tmp_path / "before").read_text()
    assert (tmp_path / "before").read_text() == (tmp_path / "after").read_text()
    assert not list(Path().glob("core*"))


def test_ctrl_z_leads_to_the_shell_and_back_with_what_was_typed(terminal: Open) -> None:
    at = Terminal()
    at.child.close(force=True)
    at.child = pexpect.spawn("bash", ["--norc", "-i"], dimensions=(30, 80), timeout=PATIENCE_S)
    at.type(f"{sys.executable} -m amkit run talk --account ACME --yes")
    begin(at)
    at.child.send("half an ans")
    at.wait("half an ans")
    at.child.send("\x1a")
    at.wait("Stopped")
    at.type("fg")
    at.read(1)
    at.child.send("wer\r")
    at.wait("What did they want to achieve with it?")
    at.child.send(F10)
    at.wait("Go on with")
    at.child.close(force=True)

    assert answers() == ["half an answer"]


def test_twenty_columns_are_enough(terminal: Open) -> None:
    at = begin(terminal("--yes", width=20))
    at.type("Cleaning", "clean rooms")
    shown = at.wait("┃ to clean rooms.")

    assert "  ┃ ACME hired us\n  ┃ to clean rooms.\n" in shown
    at.type("/stop")
    assert at.end() == 0


def test_a_paste_of_a_hundred_thousand_characters_is_kept_to_the_letter(terminal: Open) -> None:
    at = begin(terminal("--yes"))
    pasted = "".join(f"{number:05d} word " for number in range(9_100))[:100_000].rstrip()
    at.child.setwinsize(30, 80)
    at.paste(pasted)
    at.type("")
    until = time.monotonic() + 60
    while not answers():
        assert time.monotonic() < until
        at.read()
    at.child.close(force=True)

    (kept,) = answers()
    # Where they part, and not the two texts: pytest would compare those for minutes.
    same = sum(1 for _ in takewhile(bool, map(eq, kept, pasted)))
    assert (same, len(kept)) == (len(pasted), len(pasted)), repr(kept[same - 20 : same + 20])


def test_a_dumb_terminal_gets_no_escape_at_all(terminal: Open) -> None:
    for environ, argv, typed in (
        ({"TERM": "dumb"}, ["--yes"], "\rn\r/stop\r"),
        ({"TERM": "xterm"}, ["--plain"], "\r\r/stop\r"),  # goes on with the one before
    ):
        at = terminal(*argv, environ={**environ, "NO_COLOR": "1"})
        seen = b""
        at.child.send(typed)
        while at.child.isalive():
            try:
                seen += at.child.read_nonblocking(65_536, timeout=1)
            except (pexpect.EOF, pexpect.TIMEOUT):
                break
        assert b"Our contract" in seen
        assert b"\x1b" not in seen


def test_a_brief_is_laid_out_on_the_screen(terminal: Open) -> None:
    run = terminal()
    run.wait("> ")
    run.child.terminate(force=True)
    with open_store(f"sqlite:///{Path.cwd() / '.amkit' / 'amkit.db'}") as store:
        store.add_account(new_account("ACME", now))
    read = Terminal("brief", "ACME", "talk", width=200)
    shown = read.wait("Nothing is recorded yet")
    read.child.close(force=True)

    assert "ACME: Talk" in shown
    assert "document:" not in shown
    assert "## " not in shown
    assert max(map(len, shown.splitlines())) <= 100


@pytest.mark.parametrize("plain", [False, True])
def test_a_secret_does_not_show_while_it_is_typed(
    terminal: Open, tmp_path: Path, plain: bool
) -> None:
    secret = """
    - id: talk
      moment: during
      steps:
        - {id: gate, title: Gate, record: {code: {secret: true}, floor: {type: integer}}}
    """
    Path("protocols/talk.yaml").write_text(text(secret))
    at = terminal("--yes", *(["--plain"] if plain else []))
    at.child.logfile_read = (tmp_path / "written").open("wb")
    at.wait("Press Enter to")
    at.type("")
    at.wait("Code")
    at.child.send("starling")
    at.read(0.5)
    at.type("-4481")
    at.wait("Floor")
    at.child.send("77")
    at.wait("77")
    at.type("", "/stop")

    assert at.end() == 0
    at.child.logfile_read.close()
    written = (tmp_path / "written").read_bytes()
    assert b"77" in written
    for part in (b"starling", b"4481"):
        assert part not in written
    assert answers() == ["starling-4481", "77"]


def test_nothing_can_be_scrolled_back_to_where_somebody_looks_along(
    terminal: Open, tmp_path: Path
) -> None:
    at = terminal("--yes", "--private")
    at.child.logfile_read = (tmp_path / "written").open("wb")
    begin(at)
    at.type("Cleaning", "clean rooms")
    assert "┃ ••• hired us to •••." in at.wait("Done? Press Enter")
    assert "Cleaning" not in at.shown
    at.child.send("/stop")
    at.type("")
    assert at.end() == 0

    at.child.logfile_read.close()
    pages = (tmp_path / "written").read_bytes().split(b"\x1b[H\x1b[2J\x1b[3J")
    assert [b"Cleaning" in page for page in pages] == [False, True, False, False]
    assert "Saved. Go on with: amkit run" in at.shown
    assert "ACME" not in at.shown
