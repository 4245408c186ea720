"""A gap stands in every language, or in none.

A sentence that names the customer's goal in one language and forgets it in the other is another
sentence. What is compared is the names that are read, line by line: the words around them, and the
texts inside a gap, may differ.

Bad::

    say:
      en: You hired us to {{ contract.goal }}.
      nl: U huurde ons in met een doel.

Good::

    say:
      en: You hired us to {{ contract.goal or "your goal" }}.
      nl: U huurde ons in om {{ contract.goal or "uw doel" }}.

Source: what translators check first in any catalogue of texts: the same placeholders on both sides.

Nederlands
----------

Een open plek staat in elke taal, of in geen.

Een zin die in de ene taal het doel van de klant noemt en het in de andere vergeet, is een andere
zin. Vergeleken worden de namen die gelezen worden, regel voor regel: de woorden eromheen, en de
teksten binnen een open plek, mogen verschillen.

Fout::

    say:
      en: You hired us to {{ contract.goal }}.
      nl: U huurde ons in met een doel.

Goed::

    say:
      en: You hired us to {{ contract.goal or "your goal" }}.
      nl: U huurde ons in om {{ contract.goal or "uw doel" }}.

Bron: wat vertalers het eerst nakijken: dezelfde invulplekken aan beide kanten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from amkit.errors import ExpressionError
from amkit.expressions import parse_wording
from amkit.lint.rule import Complaint, Rule, Subject
from amkit.lint.texts import Pieces, is_written, lines, part
from amkit.model.text import Text
from amkit.source.document import Document, Keys

_Gaps: TypeAlias = dict[str, tuple[Keys, int]]
"""The names that a line reads in its gaps, and where each is read first."""
_ONLY = {
    "en": Text("English", "het Engels"),
    "nl": Text("Dutch", "het Nederlands"),
}


def check(subject: Subject) -> Iterator[Complaint]:
    """Yield gaps that stand in one of the two languages only."""
    for written in subject.texts:
        data = written.data
        if not written.gaps or not isinstance(data, Mapping) or set(data) != set(_ONLY):
            continue
        if not all(map(is_written, data.values())):
            continue  # the rule `missing-translation` complains of it
        english = _gaps((*written.keys, "en"), data["en"])
        dutch = _gaps((*written.keys, "nl"), data["nl"])
        if len(english) != len(dutch):  # which line belongs to which, nobody can tell
            english, dutch = [_merged(english)], [_merged(dutch)]
        for ours, theirs in zip(english, dutch, strict=True):
            yield from _only(subject.document, ours, theirs, "en")
            yield from _only(subject.document, theirs, ours, "nl")


def _only(document: Document, here: _Gaps, there: _Gaps, language: str) -> Iterator[Complaint]:
    for name, (keys, offset) in here.items():
        if name not in there:
            only = _ONLY[language]
            text = Text(
                en=f"“{name}” is in {only.en} only; the other language leaves it out",
                nl=f"‘{name}’ staat alleen in {only.nl}; in de andere taal ontbreekt het",
            )
            yield Complaint(place=part(document, keys, offset, len(name)), text=text)


def _gaps(keys: Keys, pieces: Pieces) -> list[_Gaps]:
    return [
        {name: (at, offset) for name, offset in reversed(_names(line))}
        for at, line in lines(keys, pieces)
    ]


def _names(line: str) -> list[tuple[str, int]]:
    try:
        wording = parse_wording(line)
    except ExpressionError:
        return []  # the rule `expression` complains of it
    return [
        (".".join(path), start + offset)
        for expression, start in wording.expressions()
        for path, offset in expression.names
    ]


def _merged(each: list[_Gaps]) -> _Gaps:
    return {name: at for gaps in reversed(each) for name, at in gaps.items()}


RULE = Rule(
    name="placeholder-mismatch",
    group="language",
    severity="error",
    title=Text("The same gaps in both languages", "Dezelfde open plekken in beide talen"),
    manual=__doc__,
    check=check,
)
