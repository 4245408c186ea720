"""A text that is spoken, as sentences; what only stands for something else is left out of sight."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_GAP = re.compile(r"\{\{.*?(?:\}\}|\Z)", re.DOTALL)
_QUOTED = re.compile(
    r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"|‘[^‘’]*’(?!\w)|(?<!\w)'[^']*'(?!\w)"
)
_LETTER = re.compile(r"[^\W_]")
_END = re.compile(
    r"(?<!\b\w\.\w)(?<!\bdhr)(?<!\bmevr)(?<!\bmw)(?<!\bmr)(?<!\bmrs)(?<!\bms)(?<!\bdr)"
    r"[.!?…]++[”\"’)]*+(?=\s)|\n\s*+\n|\n(?=\s*+[-*•])",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\?[”\"’)\s]*+\Z")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence.

    Attributes:
        text: as it was written, gaps and quotations as rows of `_`, which read as one word.
        start: where it starts in its line, 0-based.
    """

    text: str
    start: int

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return _ASKED.search(self.text) is not None


def plain(text: str) -> str:
    """Return a text in which every gap and every quotation is one word, a row of `_`.

    Nothing moves. What stands in quotation marks is somebody else's, or a bad example; but a text
    that has nothing outside them is itself what is said.
    """
    text = _GAP.sub(_row, text).replace("’", "'") if "{{" in text else text.replace("’", "'")
    hidden = _QUOTED.sub(_row, text)
    return hidden if _LETTER.search(hidden) else text


def _row(found: re.Match[str]) -> str:
    return "_" * len(found[0])


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text that `plain` made."""
    found: list[Sentence] = []
    start = 0
    for end in _END.finditer(text):
        _add(found, text[start : end.end()], start)
        start = end.end()
    _add(found, text[start:], start)
    return tuple(found)


def _add(found: list[Sentence], text: str, start: int) -> None:
    whole = text.lstrip()
    if whole:
        found.append(Sentence(whole.rstrip(), start + len(text) - len(whole)))
