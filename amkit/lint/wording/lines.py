"""The lines of a protocol that the customer hears or reads, in each language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from amkit.lint.texts import Written, lines
from amkit.lint.wording.sentences import Sentence, plain, sentences
from amkit.model.text import LANGUAGES, Language
from amkit.source.document import Document, Keys

HEARD = frozenset({"say", "ask", "subject", "body", "what"})
"""The fields that can reach the customer: lines, questions, documents, and what an action says."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that the customer hears or reads.

    Attributes:
        keys: where it stands.
        field: what it is, such as "ask".
        language: in which it is.
        text: its text, gaps and quotations as rows of `_`.
        small: the text in small letters, to look for words in; not always as long.
    """

    keys: Keys
    field: str
    language: Language
    text: str
    small: str

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, in order."""
        return sentences(self.text)


class Spoken:
    """What the customer hears of a protocol; gathered when the first rule asks for it."""

    def __init__(self, document: Document, texts: Iterable[Written]) -> None:
        self._document = document
        self._texts = texts

    @cached_property
    def lines(self) -> Mapping[Language, tuple[Line, ...]]:
        """The lines by language, in the order of the file.

        A text that is written once counts in each of the protocol's languages.
        """
        found: dict[Language, list[Line]] = {language: [] for language in LANGUAGES}
        both = self._languages()
        for written in self._texts:
            if written.field in HEARD and _reaches_them(self._document, written):
                if isinstance(written.data, Mapping):
                    for language in LANGUAGES:
                        pieces = written.data.get(language, [])
                        at = (*written.keys, language)
                        found[language] += _lines(at, written.field, language, lines(at, pieces))
                else:
                    for language in both:
                        own = written.lines()
                        found[language] += _lines(written.keys, written.field, language, own)
        return {language: tuple(of_it) for language, of_it in found.items()}

    @cached_property
    def words(self) -> Mapping[Language, frozenset[str]]:
        """Every word in the lines, in small letters: most rules find none of theirs among them."""
        return {
            language: frozenset(_WORD.findall(" ".join([line.small for line in of_it])))
            for language, of_it in self.lines.items()
        }

    def having(self, language: Language, clues: frozenset[str]) -> Iterator[Line]:
        """Yield the lines that have one of some words in them, and perhaps a few others."""
        there = clues & self.words[language]
        for line in self.lines[language] if there else ():
            if any(word in line.small for word in there):
                yield line

    def _languages(self) -> tuple[Language, ...]:
        given = self._document.data.get("languages")
        named = given if isinstance(given, list) else LANGUAGES
        return tuple(language for language in LANGUAGES if language in named)


def _lines(
    keys: Keys, field: str, language: Language, pieces: Iterable[tuple[Keys, str]]
) -> Iterator[Line]:
    for at, text in pieces:
        shown = plain(text)
        yield Line(at, field, language, shown, shown.lower())


def _reaches_them(document: Document, written: Written) -> bool:
    """Tell whether a text is spoken, or stands in what the customer gets to read.

    A document or an action says so in its data; a file that is no protocol yet is looked at too.
    """
    if written.field in ("say", "ask"):
        return True
    owner: Any = document.data
    for key in written.keys[:-1]:
        owner = owner[key]
    return bool(owner.get("audience") == "client")
