"""Every way a command can end, and its exit code."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from amkit import __version__
from amkit.cli.app import build
from amkit.cli.commands import COMMANDS
from amkit.cli.options import Options
from amkit.cli.typer_words import error_in_dutch
from amkit.files import log_path
from tests.conftest import Amkit


def process(*argv: str, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "amkit", *argv], text=True, capture_output=True, check=False, **more
    )


@pytest.mark.parametrize("argv", [["--version"], ["--lang", "nl", "--version"]])
def test_the_version_is_told(argv: list[str]) -> None:
    assert process(*argv).stdout == f"amkit {__version__}\n"


@pytest.mark.parametrize(
    ("argv", "english", "dutch"),
    [
        (["--help"], "Walk a protocol", "Loop een protocol"),
        (["run", "--help"], "Take the answers from this file", "Neem de antwoorden uit dit"),
        (["store", "--help"], "Copy the store to a file", "Kopieer de opslag"),
        (["store", "backup", "--help"], "Replace the file", "Vervang het bestand"),
    ],
)
def test_help_exists_in_both_languages(
    amkit: Amkit, argv: list[str], english: str, dutch: str
) -> None:
    assert english in amkit(*argv).out
    shown = amkit("--lang", "nl", *argv).out
    assert dutch in shown
    for typers in ("Usage", "Options:", "Show this message", "[required]"):
        assert typers not in shown


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_can_be_made_in_both_languages(command: Any) -> None:
    for language in ("en", "nl"):
        assert command.make(Options(language))
        assert command.about.to(language)
    assert command.about.en != command.about.nl


@pytest.mark.parametrize(
    ("argv", "english", "dutch"),
    [
        (["runn"], "No such command 'runn'", "Het commando 'runn' bestaat niet. Bedoelt u"),
        (["xyzzy"], "No such command 'xyzzy'.", "Het commando 'xyzzy' bestaat niet; --help"),
        (
            ["run", "--acount", "x"],
            "No such option: --acount",
            "De optie --acount bestaat niet. Be",
        ),
        (["run", "--xyzzy"], "No such option: --xyzzy", "De optie --xyzzy bestaat niet; --help"),
        (["run", "a", "b", "c"], "Got unexpected extra", "Dit is te veel: b c."),
        (["run", "--account"], "requires an argument", "Achter --account hoort nog iets."),
        (["run", "x", "--plain=3"], "does not take a value", "Achter --plain hoort niets."),
        (["note"], "Missing argument", "Er ontbreekt iets: ACCOUNT."),
        (["note", "x", "--audience", "y"], "Invalid value", "'y' kan niet bij"),
        (["--lang", "de", "runs"], "Invalid value", None),
    ],
)
def test_wrong_usage_is_told_in_the_readers_language(
    amkit: Amkit, argv: list[str], english: str, dutch: str | None
) -> None:
    ran = amkit(*argv)
    assert ran.code == 2
    assert english in ran.err
    assert "Traceback" not in ran.err
    if dutch is not None:
        assert dutch in amkit("--lang", "nl", *argv).err


def test_what_typer_says_otherwise_is_passed_on() -> None:
    assert error_in_dutch("Something new.") == "Something new."


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (["run", "new-decision-makr", "-a", "X"], 2, "did you mean “new-decision-maker”?"),
        (["run", "xyzzy", "-a", "X"], 2, "there are: "),
        (["run", "nothing.yaml", "-a", "X"], 3, "nothing.yaml:1:1: is not there"),
        (["run", ".", "-a", "X"], 2, "there is no protocol"),
        (["run", "./", "-a", "X"], 3, "not a regular file"),
        (["run", "new-decision-maker", "-a", "X", "--resume", "--new"], 2, "not both"),
        (["plan", "ACME"], 2, "there is no account “ACME” yet"),
        (["note", "ACME"], 2, "there is no account"),
        (["runs", "--account", "ACME"], 2, "there is no account"),
        (["store", "import", "nothing.jsonl"], 3, "nothing.jsonl:1:1: cannot be read"),
        (["lint", "nothing.yaml"], 3, "nothing.yaml:1:1: is not there"),
    ],
)
def test_what_cannot_be_done_is_one_line_with_its_exit_code(
    amkit: Amkit, argv: list[str], code: int, says: str
) -> None:
    ran = amkit(*argv)

    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert ran.err.count("\n") == 1
    assert amkit("--lang", "nl", *argv).err != ran.err


def test_a_file_complaint_begins_with_its_place(amkit: Amkit) -> None:
    Path("bad.yaml").write_text("amkit: 2\nid: &x bad\n")
    ran = amkit("run", "bad.yaml", "--account", "X")

    assert ran.code == 3
    assert ran.err.startswith("bad.yaml:2:5: anchors")


def test_a_store_that_cannot_be_used_ends_with_4(
    amkit: Amkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AMKIT_DATABASE_URL", "postgresql://u:geheim@127.0.0.1:1/x")
    ran = amkit("runs")

    assert ran.code == 4
    assert "geheim" not in ran.err


def test_a_bug_of_ours_is_one_line_and_a_log_without_any_answer(
    amkit: Amkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_: Any) -> None:
        raise RuntimeError("the customer's secret")

    monkeypatch.setattr("amkit.cli.desk.load", broken)
    ran = amkit("runs")

    assert ran.code == 70
    assert "this is a bug in amkit (RuntimeError)" in ran.err
    log = log_path().read_text()
    assert "test_main.py" in log
    assert "secret" not in ran.err + log
    monkeypatch.setattr("amkit.files.log_path", lambda: Path("/dev/null/no/log"))
    assert amkit("runs").code == 70


def test_ctrl_c_ends_with_130(amkit: Amkit, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(**_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("amkit.cli.desk.load", interrupted)
    assert amkit("runs").code == 130


def test_a_command_that_is_only_named_in_the_help_does_not_run() -> None:
    app = build("en", [])
    plan = next(command for command in app.registered_commands if command.name == "plan")

    with pytest.raises(AssertionError):
        plan.callback()  # type: ignore[misc]


def test_output_that_nobody_reads_any_more_is_no_error() -> None:
    done = subprocess.run(
        [sys.executable, "-c",
         "import os,sys; r,w=os.pipe(); os.close(r); os.dup2(w,1); sys.argv[1:]=['show',"
         "'new-decision-maker']; from amkit.__main__ import main; sys.exit(main())"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (141, "")


def test_output_that_cannot_be_written_is_never_success() -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123  a device
        done = subprocess.run(
            [sys.executable, "-m", "amkit", "show", "new-decision-maker"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (5, "amkit: the disk is full\n")

    closed = subprocess.run(
        f"{sys.executable} -m amkit protocols >&-", shell=True, text=True, capture_output=True,
        check=False,
    )  # fmt: skip
    assert closed.returncode == 5
    assert closed.stderr == "amkit: standard output is closed\n"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
def test_a_terminal_without_unicode_shows_what_it_can(encoding: str) -> None:
    environ = {**os.environ, "PYTHONIOENCODING": encoding, "AMKIT_LANG": "nl"}
    done = subprocess.run(
        [sys.executable, "-m", "amkit", "show", "new-decision-maker"],
        capture_output=True, check=False, env=environ,
    )  # fmt: skip

    assert done.returncode == 0
    assert "Een cijfer dat hun eigen mensen herkennen" in done.stdout.decode(encoding) or (
        "Eén cijfer" in done.stdout.decode(encoding)
    )


@pytest.mark.parametrize(
    "argv",
    [
        ["--lang", "nl", "runs"],
        ["--lang=nl", "runs"],
        ["runs", "--lang", "nl"],
        ["--lang", "nl", "store", "status"],
    ],
)
def test_the_language_can_stand_before_the_command(
    amkit: Amkit, monkeypatch: pytest.MonkeyPatch, argv: list[str]
) -> None:
    monkeypatch.setenv("AMKIT_LANG", "en")
    dutch = amkit(*argv)

    assert dutch.code == 0, dutch.err
    assert re.search(r"gesprek|opslag|versie", dutch.out + dutch.err)


def test_a_language_before_nothing_stays_where_it_is(amkit: Amkit) -> None:
    assert "Gebruik" in amkit("--lang", "nl", "store", "--help").out
    assert "Noem een commando" in amkit("--lang", "nl").err


@pytest.mark.parametrize(
    ("language", "words"), [("en", "you are working in was removed"), ("nl", "is verwijderd")]
)
def test_a_working_folder_that_was_removed_is_told_in_one_line(
    tmp_path: Path, language: str, words: str
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    code = (
        "import os, sys; from amkit.cli.main import main; "
        f"os.rmdir(os.getcwd()); sys.exit(main(['protocols', '--lang', '{language}']))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=gone, text=True, capture_output=True, check=False
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert words in run.stderr
    assert len(run.stderr.splitlines()) == 1
