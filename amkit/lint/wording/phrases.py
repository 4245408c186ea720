"""Turns of phrase, written as they are spoken: patterns with names for what varies.

In a pattern a space is whatever stands between two words, `<gap>` is up to eight words, and the
names below are groups of words, such as `<u>` for u, je, jij and jullie. A pattern begins and ends
at whole words; `^` is the beginning of a sentence. `(?P<at>…)` is what is pointed at, where that is
not all of it; `<asked>` and `<told>` hold for the rest of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Literal, TypeAlias

from amkit.lint.wording.lines import Line
from amkit.lint.wording.sentences import Sentence
from amkit.model.text import Language

Sort: TypeAlias = Literal["any", "question", "statement"]

_NAMES: Mapping[str, str] = {
    "gap": r"(?:\W++\w++){0,8}?",
    "few": r"(?:\W++\w++){0,3}?",
    "asked": r"(?=[^?]*\?)",
    "told": r"(?![^?]*\?)",
    "so": r"^\W*+(?:(?:and|so|well|en|dus|nou|but|maar|then|dan) )?",
    # Dutch
    "u": "(?:u|je|jij|jullie)",
    "uw": "(?:uw|je|jouw|jullie)",
    "ons": "(?:ons|mij|me|(?:ons|onze|mijn) (?:\\w++ )?\\w++|een \\w++ (?:als|zoals) (?:wij|ons))",
    "wij": "(?:wij|we)",
    "heeft": "(?:heeft|hebt|heb|hebben|had|hadden)",
    "bent": "(?:bent|ben|zijn|is|was|waren)",
    "zou": "(?:zou|zouden)",
    "uwmensen": "(?:(?:uw|je|jouw|jullie) (?:eigen )?(?:mensen|team|teams|collega'?s?|afdeling|"
    "organisatie|medewerkers?|monteurs?|operators?|planners?|gebruikers?|personeel|inkopers?|"
    "inkoop|planning|directie|bedrijf|it|it-afdeling|leidinggevenden?|ploeg|nachtploeg))",
    # English
    "you": "(?:you|your (?:\\w++ )?\\w++)",
    "us": "(?:us|me|(?:our|my) (?:\\w++ )?\\w++|an? \\w++ like us)",
    "do": "(?:do|does|did)",
    "be": "(?:am|is|are|was|were)",
    "have": "(?:have|has|had)",
    "yourpeople": "(?:your (?:own )?(?:people|team|teams|colleagues?|department|organi[sz]ation|"
    "staff|engineers?|operators?|planners?|users?|buyers?|procurement|planning|board|company|it|"
    "managers?|shift|night shift|(?:\\w++ )?(?:department|team)))",
}
_AT = re.compile(r"\(\?P<at>")
_NAMED = re.compile(r"(?<!\?P)<(\w+)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Turns of phrase in one language.

    Attributes:
        clues: words one of which stands in each of them; a line without is not looked at.
        patterns: what is objected to.
        unless: what takes the objection away from the sentence it stands in.
        of: which sentences are looked at.
    """

    clues: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    of: Sort = "any"

    def stretch(self, sentence: Sentence) -> tuple[int, int] | None:
        """Return where the first of them starts and ends in its line; None where there is none."""
        if self.of != "any" and sentence.asks != (self.of == "question"):
            return None
        found = compiled(self.patterns).search(sentence.text)
        if found is None or (self.unless and compiled(self.unless).search(sentence.text)):
            return None
        return trimmed(sentence, *found.span(found.lastgroup or 0))

    def stretches(self, line: Line) -> Iterator[tuple[int, int]]:
        """Yield where they start and end in a line, the first of each sentence."""
        for sentence in line.sentences:
            found = self.stretch(sentence)
            if found is not None:
                yield found


ByLanguage: TypeAlias = Mapping[Language, Phrases]


@lru_cache(maxsize=512)
def words(clues: str) -> frozenset[str]:
    """Return the words of a list with spaces."""
    return frozenset(clues.split())


@lru_cache(maxsize=512)
def compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Return one expression for all patterns; made when it is first needed."""
    turn = count()
    either = "|".join(_NAMED.sub(lambda name: _NAMES[name[1]], each) for each in patterns)
    either = _AT.sub(lambda _: f"(?P<at{next(turn)}>", either)
    return re.compile(
        rf"(?:(?<!\w)|(?=\W))(?:{either})(?!\w)".replace(" ", r"(?:\W++)"), re.IGNORECASE
    )


def trimmed(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Return a stretch of a sentence as a stretch of its line, without what no word is in front."""
    while start < end and not sentence.text[start].isalnum() and sentence.text[start] != "_":
        start += 1
    return sentence.start + start, sentence.start + end
