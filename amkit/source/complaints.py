"""What is wrong with one file, gathered while it is read."""

from __future__ import annotations

from typing import NoReturn, TypeAlias

from amkit.model.finding import Finding, Fix, Place, Severity
from amkit.model.text import Text

MOST_FINDINGS = 50
"""Most complaints told at once about one file; nobody mends more before looking again."""

Mark: TypeAlias = tuple[int, int]
"""A line and a column, both 0-based, as parsers count them."""
Stretch: TypeAlias = tuple[int, int, int, int]
"""Where something begins, and where it ends."""


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

    def add(
        self, rule: str, at: Mark | Stretch, en: str, nl: str, *,
        severity: Severity = "error", fix: Fix | None = None,
    ) -> None:  # fmt: skip
        """Complain at a sign, or of a stretch.

        Raises:
            Unreadable: these are so many errors that reading on helps nobody.
        """
        if self._left[severity]:
            self._left[severity] -= 1
            self._say(rule, at, Text(en, nl), severity, fix)
        elif severity == "error":
            more = Text(
                f"and there is more wrong behind these {MOST_FINDINGS}",
                f"en na deze {MOST_FINDINGS} is er nog meer mis",
            )
            self._say("more", at, more, severity)
            raise Unreadable

    def stop(self, rule: str, at: Mark | Stretch, en: str, nl: str) -> NoReturn:
        """Complain at a sign, or of a stretch, and read no further."""
        self.add(rule, at, en, nl)
        raise Unreadable

    def place(self, at: Mark | Stretch) -> Place:
        """Return the place of a sign, or of a stretch."""
        line, column = at[0] + 1, at[1] + 1
        if len(at) == 2:
            return Place(self._path, line, column, line, column + 1)
        return Place(self._path, line, column, at[2] + 1, at[3] + 1)

    def _say(
        self, rule: str, at: Mark | Stretch, text: Text, severity: Severity, fix: Fix | None = None
    ) -> None:
        place = self.place(at)
        self.found.append(Finding(place=place, rule=rule, severity=severity, text=text, fix=fix))
