"""Prompters: a reply comes in whole or is refused; keys stand for commands."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from amkit.errors import AnswerError, UsageError
from amkit.terminal import choose, plain
from amkit.terminal.full import FullPrompter
from amkit.terminal.plain import PlainPrompter, ScriptedPrompter
from amkit.terminal.screens import Paragraph, Question

KEYS = (("F1", "help", "/help"), ("F2", "back", "/back"), ("F10", "stop", "/stop"))


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """Return the ends of a pipe: to read, to write."""
    ends = os.pipe()
    yield ends
    for end in ends:
        try:
            os.close(end)
        except OSError:
            continue


def piped(pipe: tuple[int, int], raw: bytes) -> PlainPrompter:
    os.write(pipe[1], raw)
    os.close(pipe[1])
    return PlainPrompter(pipe[0])


def test_plain_reads_line_by_line(
    pipe: tuple[int, int], capsys: pytest.CaptureFixture[str]
) -> None:
    prompter = piped(pipe, "één\r\ntwo\n\nlast".encode())
    question = Question(text="What?", hint="a hint", default="d", options=(("y", "yes"),))

    assert [prompter.ask(question) for _ in range(4)] == ["één", "two", "", "last"]
    with pytest.raises(EOFError):
        prompter.ask(question)
    assert capsys.readouterr().out.startswith("What?\ny yes\n(a hint · [d])\n> één\n")


def test_plain_ends_several_lines_with_an_empty_one(pipe: tuple[int, int]) -> None:
    prompter = piped(pipe, b"a\nb\n\n/skip no time\n\nc\nd")
    question = Question(text="What?", multiline=True)

    assert prompter.ask(question) == "a\nb"
    assert prompter.ask(question) == "/skip no time"
    assert prompter.ask(question) == ""
    assert prompter.ask(question) == "c\nd"
    with pytest.raises(EOFError):
        prompter.ask(question)


def test_plain_refuses_what_it_cannot_take_whole_and_goes_on(
    pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain, "MOST_BYTES", 2_000)
    prompter = piped(pipe, b"a\xff\nnext\n" + b"x" * 9_000)

    with pytest.raises(AnswerError, match="byte 2"):
        prompter.ask(Question(text="?"))
    assert prompter.ask(Question(text="?")) == "next"
    with pytest.raises(AnswerError, match="1 MiB"):
        prompter.ask(Question(text="?"))


def test_plain_refuses_a_line_that_a_terminal_would_cut(
    pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.isatty", lambda _: True)
    prompter = piped(pipe, b"x" * 4_095 + b"\nshort\n")

    with pytest.raises(AnswerError, match="longer than this terminal"):
        prompter.ask(Question(text="?"))
    assert prompter.ask(Question(text="?")) == "short"


def test_a_terminal_that_has_gone_is_the_end(pipe: tuple[int, int]) -> None:
    os.close(pipe[0])

    with pytest.raises(EOFError):
        PlainPrompter(pipe[0]).ask(Question(text="?"))


def test_a_recording_reads_as_a_conversation(capsys: pytest.CaptureFixture[str]) -> None:
    prompter = ScriptedPrompter()
    prompter.take(iter(["yes", ""]))
    prompter.show((Paragraph(text="Hello"),), clear=True)

    assert prompter.ask(Question(text="Well?")) == "yes"
    assert prompter.ask(Question(text="And?", default="known")) == ""
    with pytest.raises(EOFError):
        prompter.ask(Question(text="More?"))
    shown = capsys.readouterr().out
    assert "Hello" in shown
    assert "Well?\n> yes" in shown
    assert "> ⏎ known" in shown


def test_recordings_and_plain_lines_can_open_an_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "true")
    assert ScriptedPrompter().edit("x") is None


def full(*typed: str, question: Question) -> list[str]:
    with create_pipe_input() as keys:
        prompter = FullPrompter(input_=keys, output=DummyOutput())
        replies = []
        for text in typed:
            keys.send_text(text)
            replies.append(prompter.ask(question))
        return replies


def test_full_takes_a_reply_and_keys_stand_for_commands() -> None:
    asked = Question(text="What?", keys=KEYS, default="known", completions=("Anna", "Bram"))

    assert full("hello\r", "\x1bOQ", "typed\x1bOP", "\x1b[21~", "\r", question=asked) == [
        "hello", "/back", "/help", "/stop", "",
    ]  # fmt: skip


def test_full_ends_several_lines_with_an_empty_one() -> None:
    asked = Question(text="What?", multiline=True)

    assert full("a\rb\r\r", "/skip\r", "\r", question=asked) == ["a\nb", "/skip", ""]


def test_full_takes_a_paste_with_line_ends_as_one_reply() -> None:
    pasted = "\x1b[200~first\nsecond\x1b[201~\r"

    assert full(pasted, question=Question(text="What?")) == ["first\nsecond"]


def test_full_stops_on_ctrl_c_and_ctrl_d() -> None:
    with pytest.raises(KeyboardInterrupt):
        full("\x03", question=Question(text="?"))
    with pytest.raises(EOFError):
        full("\x04", question=Question(text="?"))


def test_full_takes_no_nul_and_loses_nothing_to_it() -> None:
    assert full("one\0 two\0\x17three\r", question=Question(text="?")) == ["one three"]


def test_full_forgets_the_default_of_the_question_before() -> None:
    with create_pipe_input() as keys:
        prompter = FullPrompter(input_=keys, output=DummyOutput())
        for default in ("known", ""):
            keys.send_text("\r")
            prompter.ask(Question(text="?", default=default, completions=("a",) if default else ()))
        session = prompter._session

    assert session is not None
    assert session.placeholder is None
    assert session.completer is None


def test_the_prompter_fits_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    def both(tty: bool) -> None:
        monkeypatch.setattr(
            "sys.stdin", type("In", (), {"isatty": lambda _: tty, "closed": False})()
        )
        monkeypatch.setattr("sys.stdout", type("Out", (), {"isatty": lambda _: tty})())

    both(True)
    assert isinstance(choose.prompter(plain=False, environ={"TERM": "xterm"}), FullPrompter)
    assert isinstance(choose.prompter(plain=True, environ={"TERM": "xterm"}), PlainPrompter)
    assert isinstance(choose.prompter(plain=False, environ={"TERM": "dumb"}), PlainPrompter)
    assert isinstance(choose.prompter(plain=False, environ={}), PlainPrompter)
    both(False)
    assert isinstance(choose.prompter(plain=False, environ={"TERM": "xterm"}), PlainPrompter)
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(UsageError, match="--answers"):
        choose.prompter(plain=False, environ={})
