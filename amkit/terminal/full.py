"""The full prompter: keys, proposals and pasted text, through prompt_toolkit.

prompt_toolkit is loaded when the first question is asked: by then the first screen is being read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from amkit.terminal.look import look_of
from amkit.terminal.output import out
from amkit.terminal.paint import columns, paint
from amkit.terminal.plain import Shown, asked
from amkit.terminal.screens import Question, Screen
from amkit.terminal.signals import ending_signals, interrupted
from amkit.terminal.visible import visible

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.key_binding import KeyBindings

_NEW_PAGE = "\n"
_WIPED = "\x1b[H\x1b[2J\x1b[3J"
"""Empties the screen, and what could be scrolled back to."""
_MENU = 4
"""Lines kept for what is proposed while typing."""
_HANGUP = 1
"""The number of SIGHUP, also where the system has no such signal."""


def _taken(key: tuple[str, str, str]) -> int:
    return columns(f"{key[0]} {key[1]}  ")


def _rows() -> int:
    """Return how many lines the terminal has; 0 where that is not known."""
    return os.get_terminal_size(1).lines if os.isatty(1) else 0


def _lines(question: Question) -> int:
    """Return how many lines a question takes, before anything is typed."""
    menu = _MENU if question.completions else 0
    return asked(question).count("\n") + 1 + menu + bool(question.keys)


def _typed(reply: str) -> int:
    """Return how many lines a reply takes on the screen."""
    width = look_of(sys.stdout, os.environ).width
    return sum(1 + (columns(line) + len("> ")) // width for line in reply.split("\n"))


def _exit(app: Any, number: int) -> None:
    if app.is_running and not app.is_done:
        app.exit(exception=interrupted(number))


class FullPrompter(Shown):
    """One prompt session for a whole conversation."""

    def __init__(self, *, input_: Any = None, output: Any = None) -> None:
        self._input = input_
        self._output = output
        self._session: PromptSession[str] | None = None
        self._keys: tuple[tuple[str, str, str], ...] = ()
        self._used = 0  # lines of the screen, from its top

    def show(self, screen: Screen, *, clear: bool = False, wipe: bool = False) -> None:
        """Show a screen; a new step at the top of the terminal, what was before scrolled away."""
        look = look_of(sys.stdout, os.environ)
        page = (_WIPED if wipe else self._page()) if clear else ""
        painted = paint(screen, look) + "\n"
        self._used = painted.count("\n") + (0 if clear else self._used)
        out(page + painted)

    def _page(self) -> str:
        """Return what scrolls the screen empty without losing what was on it."""
        rows = _rows()
        return "\n" * rows + "\x1b[H" if rows else _NEW_PAGE

    def fits(self, parts: Sequence[Screen], question: Question, *, below: bool = False) -> bool:
        """Tell whether a question fits on the screen, with its menu and the line of keys."""
        look = look_of(sys.stdout, os.environ)
        lines = sum(paint(part, look).count("\n") + 1 for part in parts) + _lines(question)
        rows = _rows()
        return not rows or lines + (self._used if below else 0) <= rows

    def ask(self, question: Question) -> str:
        """Return the reply; a function key stands for its command."""
        text = asked(question)
        out(text)
        session = self._session or self._begin()
        self._keys = question.keys
        from prompt_toolkit.completion import WordCompleter  # noqa: PLC0415  see the module

        # Set here and not passed: what is passed as None keeps the value of the question before.
        session.multiline = question.multiline
        session.is_password = question.hidden
        session.placeholder = self._placeholder(question.default)
        session.bottom_toolbar = self._toolbar if question.keys else None
        session.completer = (
            WordCompleter(list(question.completions), ignore_case=True, sentence=True)
            if question.completions
            else None
        )
        try:
            with ending_signals(self._leave):
                reply = session.prompt("> ")
        except OSError:  # the terminal has gone, and nobody can be asked any more
            raise interrupted(_HANGUP) from None
        self._used += text.count("\n") + _typed(reply)
        return reply

    def _leave(self, number: int) -> None:
        """End the prompt from within: raised into its event loop, a signal would be swallowed."""
        app = self._session.app if self._session else None
        if app is None or app.loop is None or not app.is_running:
            raise interrupted(number)
        app.loop.call_soon_threadsafe(_exit, app, number)

    def _begin(self) -> PromptSession[str]:
        from prompt_toolkit import PromptSession  # noqa: PLC0415  see the module
        from prompt_toolkit.history import DummyHistory  # noqa: PLC0415  see the module
        from prompt_toolkit.styles import Style  # noqa: PLC0415  see the module

        self._session = PromptSession(
            history=DummyHistory(),  # what customers said belongs in the store alone
            key_bindings=self._bindings(),
            style=Style.from_dict(
                {"bottom-toolbar": "noreverse", "placeholder": "ansibrightblack"}
            ),
            complete_while_typing=True,
            reserve_space_for_menu=_MENU,
            mouse_support=False,
            enable_open_in_editor=False,
            enable_suspend=True,  # Ctrl-Z: to the shell and back, what was typed stays
            erase_when_done=False,
            input=self._input,
            output=self._output,
        )
        # A terminal that does not tell where its cursor is goes without the line of keys; it
        # needs no warning across the screen as well.
        self._session.app.renderer.cpr_not_supported_callback = None
        return self._session

    def _placeholder(self, default: str) -> Any:
        return [("class:placeholder", visible(default).replace("\n", " "))] if default else None

    def _toolbar(self) -> Any:
        """Return what the keys do, as far as it fits on a line; the last one, to stop, always."""
        room = look_of(sys.stdout, os.environ).width
        shown: list[tuple[str, str]] = []
        (*others, last) = self._keys
        room -= _taken(last)
        for key in others:
            if _taken(key) <= room:
                shown.append(key[:2])
                room -= _taken(key)
        return [
            part
            for key, short in (*shown, last[:2])
            for part in (("bold", f"{key} "), ("", f"{visible(short)}  "))
        ]

    def _bindings(self) -> KeyBindings:
        from prompt_toolkit.filters import Condition  # noqa: PLC0415  see the module
        from prompt_toolkit.key_binding import KeyBindings  # noqa: PLC0415  see the module

        bindings = KeyBindings()

        def bind(number: int) -> None:
            @bindings.add(f"f{number}")
            def _(event: Any) -> None:
                for key, _short, reply in self._keys:
                    if key == f"F{number}":
                        event.app.exit(result=reply)

        for number in range(1, 11):
            bind(number)

        @bindings.add("c-@")
        def _(event: Any) -> None:
            """Do nothing: a NUL cannot be kept, and a mark that is set unseen takes text along."""

        @Condition
        def ends() -> bool:
            """Tell whether Enter ends a reply of several lines: on an empty line, or a command."""
            session = self._session
            if session is None or not session.multiline:
                return False
            document = session.default_buffer.document
            command = document.line_count == 1 and document.text.startswith("/")
            return command or (document.current_line == "" and document.is_cursor_at_the_end)

        @bindings.add("enter", filter=ends)
        def _(event: Any) -> None:
            buffer = event.app.current_buffer
            buffer.text = buffer.text.rstrip("\n")
            buffer.validate_and_handle()

        return bindings
