"""What is wrong with one file, gathered while it is read."""

from __future__ import annotations

from typing import NoReturn, TypeAlias

from amkit.model.finding import Finding, Place, Severity
from amkit.model.text import Text

MOST_FINDINGS = 50
"""Most complaints told at once about one file; nobody mends more before looking again."""

Mark: TypeAlias = tuple[int, int]
"""A line and a column, both 0-based, as parsers count them."""


class Unreadable(Exception):
    """Nothing behind this point can be read, or is worth reading."""


class Complaints:
    """The findings about one file.

    Attributes:
        found: in the order of the file.
    """

    def __init__(self, path: str) -> None:
        self.found: list[Finding] = []
        self._path = path
        self._left: dict[Severity, int] = {"error": MOST_FINDINGS, "info": MOST_FINDINGS}

    @property
    def refuse(self) -> bool:
        """Whether one of them is an error."""
        return self._left["error"] < MOST_FINDINGS

    def add(self, rule: str, mark: Mark, en: str, nl: str, *, severity: Severity = "error") -> None:
        """Complain at `mark`.

        Raises:
            Unreadable: these are so many errors that reading on helps nobody.
        """
        if self._left[severity]:
            self._left[severity] -= 1
            self._say(rule, mark, Text(en, nl), severity)
        elif severity == "error":
            more = Text(
                f"and there is more wrong behind these {MOST_FINDINGS}",
                f"en na deze {MOST_FINDINGS} is er nog meer mis",
            )
            self._say("more", mark, more, severity)
            raise Unreadable

    def stop(self, rule: str, mark: Mark, en: str, nl: str) -> NoReturn:
        """Complain at `mark`, and read no further."""
        self.add(rule, mark, en, nl)
        raise Unreadable

    def _say(self, rule: str, mark: Mark, text: Text, severity: Severity) -> None:
        place = Place(self._path, mark[0] + 1, mark[1] + 1)
        self.found.append(Finding(place=place, rule=rule, severity=severity, text=text))
