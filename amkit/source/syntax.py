"""What a YAML syntax error means, for somebody who never heard of scalars and tokens."""

from __future__ import annotations

import yaml

from amkit.source.complaints import Mark

_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "a second “: ” on this line; put the text in quotes",
        "een tweede ‘: ’ op deze regel; zet de tekst tussen aanhalingstekens",
    ),
    (
        "cannot start any token",
        "a text cannot begin with this sign; put the text in quotes",
        "een tekst kan niet met dit teken beginnen; zet de tekst tussen aanhalingstekens",
    ),
    (
        "",
        "this is not YAML; look at the indentation, the colons and the quotes here",
        "dit is geen YAML; kijk hier naar het inspringen, de dubbele punten en de aanhalingstekens",
    ),
)
"""Part of what the parser says, and that in words; the last holds for all it can say."""


def said_of(error: yaml.YAMLError) -> tuple[Mark, str, str]:
    """Return where a syntax error began, and what it means in English and Dutch.

    A quote or bracket that is never closed is told where it was opened: the parser only notices
    at the end of the file.
    """
    context = getattr(error, "context", None) or ""
    opened = getattr(error, "context_mark", None)
    if opened is not None and ("quoted scalar" in context or "flow" in context):
        what, wat = ("quote", "aanhalingsteken")
        if "flow" in context:
            what, wat = ("bracket", "haakje")
        return (
            (opened.line, opened.column),
            f"this {what} is not closed, or what follows it does not fit",
            f"dit {wat} is niet gesloten, of wat erop volgt past er niet bij",
        )
    mark = getattr(error, "problem_mark", None) or opened
    at = (mark.line, mark.column) if mark is not None else (0, 0)
    problem = getattr(error, "problem", None) or ""
    _, en, nl = next(words for words in _WORDS if words[0] in problem)
    return at, en, nl
