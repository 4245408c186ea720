"""From a turn of phrase to a complaint with a better line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from amkit.lint.rule import Check, Complaint, Subject
from amkit.lint.texts import part
from amkit.lint.wording.lines import HEARD, Line
from amkit.lint.wording.phrases import ByLanguage, words
from amkit.model.text import LANGUAGES, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What to do about a turn of phrase.

    Attributes:
        do: what is wrong with it, and what to do.
        better: a line that does it. It is told in the language of the line that is objected to.
    """

    do: Text
    better: Text

    def about(self, line: Line) -> Text:
        """Return what is told of a line."""
        better = self.better.to(line.language)
        return Text(
            en=f"{self.do.en}, for example: “{better}”",
            nl=f"{self.do.nl}, bijvoorbeeld: ‘{better}’",
        )


def complaint(subject: Subject, line: Line, stretch: tuple[int, int], advice: Advice) -> Complaint:
    """Return the complaint about a stretch of a line."""
    start, end = stretch
    place = part(subject.document, line.keys, start, end - start)
    return Complaint(place=place, text=advice.about(line))


def objecting(
    phrases: ByLanguage,
    advice: Advice,
    *,
    fields: frozenset[str] = HEARD,
    where: Callable[[Subject], bool] | None = None,
) -> Check:
    """Return a check that objects to turns of phrase.

    Args:
        phrases: by language.
        advice: what to do about them.
        fields: where they are objected to.
        where: of which protocols; left out: of all.
    """

    def check(subject: Subject) -> Iterator[Complaint]:
        for language, of_it in phrases.items():
            for line in subject.spoken.having(language, words(of_it.clues)):
                if line.field in fields and (where is None or where(subject)):
                    for stretch in of_it.stretches(line):
                        yield complaint(subject, line, stretch, advice)

    return check


def each_line(fields: frozenset[str], check: Callable[[Line], Iterator[tuple[int, int]]],
              advice: Advice) -> Check:  # fmt: skip
    """Return a check that looks at every line of some fields by itself.

    Args:
        fields: such as "ask".
        check: yields the stretches it objects to.
        advice: what to do about them.
    """

    def checked(subject: Subject) -> Iterator[Complaint]:
        for language in LANGUAGES:
            for line in subject.spoken.lines[language]:
                if line.field in fields:
                    for stretch in check(line):
                        yield complaint(subject, line, stretch, advice)

    return checked
