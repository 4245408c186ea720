"""Prompters without keys or colours: lines from a pipe or a simple terminal, and recorded ones."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext

from amkit.errors import AnswerError
from amkit.model.text import HIDDEN, Text
from amkit.terminal.echo import unseen
from amkit.terminal.look import look_of
from amkit.terminal.output import out
from amkit.terminal.paint import paint
from amkit.terminal.screens import Paragraph, Question, Screen

LINE_LIMIT = 4_095
"""Bytes of a line that a terminal passes on; it drops the rest in silence, so we refuse."""
MOST_BYTES = 1_048_576
"""Most bytes of one reply: 1 MiB."""


class Shown:
    """What all prompters do alike: show screens as painted text."""

    def show(self, screen: Screen, *, clear: bool = False, wipe: bool = False) -> None:
        """Show a screen below what was shown before; nothing is wiped on a simple terminal."""
        out(("\n" if clear else "") + paint(screen, look_of(sys.stdout, os.environ)) + "\n")

    def fits(self, parts: Sequence[Screen], question: Question, *, below: bool = False) -> bool:
        """Tell that everything fits: here nothing gives way, it can all be scrolled back to."""
        return True

    def edit(self, text: str) -> str | None:
        """Let the user write in their own editor."""
        from amkit.terminal.editor import edit  # noqa: PLC0415  only who asks for it needs it

        return edit(text, os.environ)


def asked(question: Question) -> str:
    """Return a question as text: the prompt, its options, its hint, the default."""
    blocks: list[Paragraph] = [Paragraph(text=question.text)]
    if question.options:
        listed = "   ".join(f"{short} {long}" for short, long in question.options)
        blocks.append(Paragraph(text=listed))
    text = "".join(paint((block,), look_of(sys.stdout, os.environ)) for block in blocks)
    hints = " · ".join(part for part in (question.hint, _default(question)) if part)
    if hints:
        text += paint(
            (Paragraph(text=f"({hints})", tone="quiet"),), look_of(sys.stdout, os.environ)
        )
    return text


def _default(question: Question) -> str:
    return f"[{question.default}]" if question.default else ""


class PlainPrompter(Shown):
    """Reads lines of bytes, and refuses a line rather than cut it."""

    def __init__(self, descriptor: int = 0) -> None:
        self._descriptor = descriptor
        self._buffer = b""
        self._ended = False

    def ask(self, question: Question) -> str:
        """Return the reply: a line, or the lines up to an empty one."""
        out(asked(question) + "> ")
        with unseen(self._descriptor) if question.hidden else nullcontext():
            return self._reply(question)

    def _reply(self, question: Question) -> str:
        if not question.multiline:
            return self._line(question)
        lines: list[str] = []
        while True:
            try:
                line = self._line(question)
            except EOFError:
                if not lines:
                    raise
                return "\n".join(lines)
            if not line or (not lines and line.startswith("/")):
                return "\n".join([*lines, line]) if line else "\n".join(lines)
            lines.append(line)

    def _line(self, question: Question) -> str:
        raw = self._bytes()
        tty = os.isatty(self._descriptor)
        if tty and len(raw) >= LINE_LIMIT:
            raise AnswerError(
                Text(
                    en="this line is longer than this terminal passes on; use /edit",
                    nl="deze regel is langer dan deze terminal doorgeeft; gebruik /editor",
                )
            )
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise AnswerError(
                Text(
                    en=f"byte {error.start + 1} of this line is not UTF-8; type it again",
                    nl=f"byte {error.start + 1} van deze regel is geen UTF-8; typ hem opnieuw",
                )
            ) from None
        if not tty:
            echoed = HIDDEN if question.hidden and text else text
            out(paint((Paragraph(text=echoed),), look_of(sys.stdout, os.environ)))
        elif question.hidden:
            out("\n")  # the terminal shows no line end either
        return text

    def _bytes(self) -> bytes:
        """Return the next line without its end.

        Raises:
            EOFError: there is none.
        """
        while b"\n" not in self._buffer and not self._ended:
            if len(self._buffer) > MOST_BYTES:
                self._buffer = b""
                raise AnswerError(
                    Text(
                        en="this line is longer than 1 MiB; keep it in a file",
                        nl="deze regel is langer dan 1 MiB; bewaar het in een bestand",
                    )
                )
            try:
                more = os.read(self._descriptor, 65_536)
            except OSError:  # the terminal has gone
                more = b""
            self._ended = not more
            self._buffer += more
        line, end, self._buffer = self._buffer.partition(b"\n")
        if not line and not end:
            raise EOFError
        return line.removesuffix(b"\r")


class ScriptedPrompter(Shown):
    """Takes its replies from a recording, and shows them as a conversation."""

    def __init__(self) -> None:
        self._replies: Iterator[str] = iter(())

    def take(self, replies: Iterator[str]) -> None:
        """Set where the replies come from."""
        self._replies = replies

    def ask(self, question: Question) -> str:
        """Return the next recorded reply."""
        reply = next(self._replies, None)
        if reply is None:
            raise EOFError
        typed = HIDDEN if question.hidden else reply
        echoed = typed if reply else f"⏎ {question.default}".rstrip()
        shown = paint(
            (Paragraph(text=f"> {echoed}", tone="good"),), look_of(sys.stdout, os.environ)
        )
        out(asked(question) + shown + "\n")
        return reply
