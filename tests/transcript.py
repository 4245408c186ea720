"""A prompter for tests: replies come from a list, and the whole conversation can be read back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from amkit.terminal.paint import Look, paint
from amkit.terminal.screens import Question, Screen

LOOK = Look(width=72, style=False, unicode=True)


class Transcript:
    """Writes down what is shown and asked. "^C" and "^D" are what those keys do."""

    def __init__(self, *replies: str, edits: dict[str, str | None] | None = None) -> None:
        self._replies: Iterator[str] = iter(replies)
        self._edits = edits or {}
        self.text = ""

    def show(self, screen: Screen, *, clear: bool = False, wipe: bool = False) -> None:
        edge = ("~" if wipe else "=") * 72 + "\n"
        self.text += (edge if clear else "") + paint(screen, LOOK) + "\n"

    def fits(self, parts: Sequence[Screen], question: Question, *, below: bool = False) -> bool:
        return True

    def ask(self, question: Question) -> str:
        hints = [question.hint, f"[{question.default}]" if question.default else ""]
        options = [f"{short} {long}" for short, long in question.options]
        self.text += " · ".join(part for part in [question.text, *options, *hints] if part)
        reply = next(self._replies, "^D")
        self.text += f"\n<< {reply}\n"
        if reply == "^C":
            raise KeyboardInterrupt
        if reply == "^D":
            raise EOFError
        return reply

    def edit(self, text: str) -> str | None:
        return self._edits.get(text)
