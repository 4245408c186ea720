"""Every error a user can act on, and nothing else.

An error's text exists in both languages; the boundary in `amkit.cli` shows the reader's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amkit.model.text import Text

if TYPE_CHECKING:
    from amkit.model.finding import Finding, Place


class AmkitError(Exception):
    """Something a user can act on: one sentence, and the exit code of the command."""

    exit_code = 1

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class UsageError(AmkitError):
    """The command was given what it cannot work with."""

    exit_code = 2


class FileError(AmkitError):
    """A file cannot be used, or is refused for safety or size."""

    exit_code = 3


class PlacedError(FileError):
    """What a file says does not fit; carries every problem with its place."""

    def __init__(self, problems: tuple[tuple[Place, Text], ...]) -> None:
        super().__init__(
            Text(
                en="\n".join(f"{place}: {text.en}" for place, text in problems),
                nl="\n".join(f"{place}: {text.to('nl')}" for place, text in problems),
            )
        )
        self.problems = problems


class ProtocolError(PlacedError):
    """A protocol cannot be used; carries every finding."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(tuple((found.place, found.text) for found in findings))
        self.findings = findings


class AnswerError(AmkitError):
    """A reply that its step cannot accept.

    On a terminal it is asked again; where replies are read from a file it is the end.
    """

    exit_code = 3


class TemplateError(FileError):
    """A template cannot be rendered; the text starts with its place."""


class SettingsError(FileError):
    """A setting is wrong; names the setting and where it came from."""


class StoreError(AmkitError):
    """The store is unreachable, busy, damaged, or of another version."""

    exit_code = 4


class NotFound(UsageError):
    """There is no such account, run, protocol or template; says which there are."""


class ChangedMeanwhile(AmkitError):
    """What somebody worked on was changed by somebody else; a conflict to resolve."""


class OutputError(AmkitError):
    """Output could not be written."""

    exit_code = 5


class NobodyReads(OutputError):
    """Who read the output has gone, as in `amkit runs | head -1`: no error, and nothing to say."""

    exit_code = 141  # 128 + SIGPIPE, as of a program that the signal stops


class Interrupted(AmkitError):
    """The walk was stopped; everything accepted is saved."""

    def __init__(self, text: Text, exit_code: int = 130) -> None:
        super().__init__(text)
        self.exit_code = exit_code


class ExpressionError(FileError):
    """An expression cannot be understood.

    Attributes:
        offset: the character of the text it is about, 0-based.
    """

    def __init__(self, text: Text, offset: int) -> None:
        super().__init__(text)
        self.offset = offset
