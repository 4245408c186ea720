"""What a terminal can be asked to show and to ask: values, in the reader's language.

Every text may hold anything a customer or a file brought along; the terminal makes it harmless.
They are named tuples because they stand before the first screen: a dataclass takes three times as
long to make.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol, TypeAlias

Tone = Literal["plain", "quiet", "good", "warning"]


class Heading(NamedTuple):
    """A title, with something at the right edge of its line."""

    text: str
    aside: str = ""


class Spoken(NamedTuple):
    """Lines to say to the letter: what the eye must find first."""

    label: str
    lines: tuple[str, ...]


class Section(NamedTuple):
    """A label with its lines; more than one line makes a list."""

    label: str
    lines: tuple[str, ...]
    tone: Tone = "plain"


class Paragraph(NamedTuple):
    """Running text."""

    text: str
    tone: Tone = "plain"


class Rows(NamedTuple):
    """A table without lines: numbered where `numbered`, so that a row can be chosen."""

    rows: tuple[tuple[str, ...], ...]
    numbered: bool = False


Block: TypeAlias = Heading | Spoken | Section | Paragraph | Rows
Screen: TypeAlias = tuple[Block, ...]


class Question(NamedTuple):
    """One thing to ask.

    Attributes:
        text: what to record.
        hint: how to answer it: the options, the form of a date, what Enter does.
        default: what Enter stands for; "" where Enter leaves it empty.
        options: for a choice, what can be typed and what it means, in order.
        completions: texts to propose while typing.
        multiline: several lines, ended by an empty one.
        hidden: whether the reply does not show while it is typed.
        keys: what the function keys do, for the bottom of the screen: (key name, what it does,
            the reply it stands for), such as ("F2", "back", "/back").
    """

    text: str
    hint: str = ""
    default: str = ""
    options: tuple[tuple[str, str], ...] = ()
    completions: tuple[str, ...] = ()
    multiline: bool = False
    hidden: bool = False
    keys: tuple[tuple[str, str, str], ...] = ()


class Prompter(Protocol):
    """What a conversation needs of a terminal, whichever it is."""

    def show(self, screen: Screen, *, clear: bool = False, wipe: bool = False) -> None:
        """Show `screen`; at the top of an empty terminal where `clear` and the terminal can.

        With `wipe` too, what stood there cannot be scrolled back to, where the terminal can.
        """
        ...

    def fits(self, parts: Sequence[Screen], question: Question, *, below: bool = False) -> bool:
        """Tell whether all that is shown stays on the screen while `question` is asked under it.

        Args:
            parts: what is shown, each by itself.
            question: what is asked.
            below: whether it is shown below what stands there already, and not on an empty screen.
        """
        ...

    def ask(self, question: Question) -> str:
        """Return the reply to `question`, byte for byte as it was typed, its line end aside.

        Raises:
            EOFError: there is no more input.
            KeyboardInterrupt: the user pressed Ctrl-C.
            AnswerError: the reply cannot be taken whole (too long, not UTF-8, a NUL in it).
        """
        ...

    def edit(self, text: str) -> str | None:
        """Let the user write in their own editor, starting from `text`; None where that failed."""
        ...
