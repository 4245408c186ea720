"""Everything that is wrong with a file that is taken in: all of it at once, and not without end."""

from __future__ import annotations

from amkit.errors import PlacedError
from amkit.model.finding import Place
from amkit.model.text import Text

MOST_TOLD = 50
"""Most problems that are told one by one: a screen or two, and the same mistake repeats itself."""


class Problems:
    """The problems of one file.

    Attributes:
        path: the file, as the user named it.
        count: how many there are, those that are not told too.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.count = 0
        self._told: list[tuple[Place, Text]] = []

    def add(self, line: int, column: int, text: Text) -> None:
        """Add one; in a table the column is that of the table, and not a character."""
        self.count += 1
        if len(self._told) < MOST_TOLD:
            self._told.append((Place(self.path, line, column), text))

    def refuse(self) -> None:
        """Refuse the file where there are any.

        Raises:
            PlacedError: there are; tells them.
        """
        if not self.count:
            return
        more = self.count - len(self._told)
        if more:
            last, _ = self._told[-1]
            self._told.append(
                (
                    last,
                    Text(
                        f"and {more} more like these; mend these first",
                        f"en nog {more} van zulke; herstel deze eerst",
                    ),
                )
            )
        raise PlacedError(tuple(self._told))


def refused(path: str, line: int, column: int, text: Text) -> PlacedError:
    """Return the error of a file with which one thing is wrong."""
    return PlacedError(((Place(path, line, column), text),))
