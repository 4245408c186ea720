"""People in what is kept: where somebody is named, and the same text without the name.

A person has the right to see what is kept of them, to have it put right, and to have it erased
(GDPR, articles 15 to 17). Names stand in free text as much as in the field that asks for them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from amkit.model.account import key_of
from amkit.model.record import Entry

MARKS = ("name", "email", "phone")
"""The fields of a stakeholder by which somebody is recognised elsewhere."""
TELLING = ("role", "evidence", "unit", "reports_to", "wants")
"""The fields of a stakeholder that say something of the person in free words."""
SHORTEST = 3
"""Fewest signs that a person can be looked for by: with fewer, every page would be a hit."""
_AROUND = 40
"""How many signs are shown at either side of a hit."""


def marks_of(entry: Entry) -> tuple[str, ...]:
    """Return what a stakeholder is or was called, and can be reached by; without doubles."""
    told = [
        str(statement.fields[name]).strip()
        for statement in entry.history
        for name in MARKS
        if statement.fields.get(name)
    ]
    return tuple({key_of(one): one for one in told if len(one) >= SHORTEST}.values())


def pattern(marks: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of some names: whole words, whatever the case, blanks and accents.

    Longer ones come first: of “Jan de Vries” nothing is left where “Jan” is looked for too.
    """
    forms = {
        unicodedata.normalize(form, mark): None
        for mark in sorted(marks, key=len, reverse=True)
        for form in ("NFC", "NFD")
    }
    either = "|".join(r"\s+".join(map(re.escape, form.split())) for form in forms)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def parts_of(marks: Iterable[str]) -> tuple[str, ...]:
    """Return the parts of names by which the same person may be meant: “Jansen” of “Piet Jansen”.

    Only those that are written with a capital: “de” and “van” mean nobody.
    """
    words = (word for mark in marks if "@" not in mark for word in mark.split())
    capitals = [word for word in words if word[:1].isupper() and len(word) >= SHORTEST]
    whole = {key_of(mark) for mark in marks}
    return tuple(word for word in dict.fromkeys(capitals) if key_of(word) not in whole)


def without(text: str, names: re.Pattern[str], instead: str) -> str:
    """Return a text in which `instead` stands wherever one of the names stood."""
    return names.sub(lambda _: instead, text)


def without_in(data: Any, names: re.Pattern[str], instead: str) -> Any:
    """Return JSON data in which `instead` stands wherever one of the names stood in a text."""
    match data:
        case str():
            return without(data, names, instead)
        case list():
            return [without_in(one, names, instead) for one in data]
        case dict():
            return {key: without_in(one, names, instead) for key, one in data.items()}
    return data


def excerpt(text: str, names: re.Pattern[str]) -> str:
    """Return the words around the first hit on one line; "" where there is none."""
    found = names.search(text)
    if found is None:
        return ""
    before, after = text[: found.start()], text[found.end() :]
    head = f"…{before[-_AROUND:]}" if len(before) > _AROUND else before
    tail = f"{after[:_AROUND]}…" if len(after) > _AROUND else after
    return " ".join(f"{head}{found[0]}{tail}".split())


def phrases(text: str, most: int) -> Iterator[str]:
    """Yield every row of at most so many words in a text.

    It is how a name is recognised of which only a digest was kept.
    """
    words = [word.strip(".-'+’") for word in re.findall(r"[\w@.+'’-]+", text)]
    for first in range(len(words)):
        for last in range(first + 1, min(first + most, len(words)) + 1):
            yield " ".join(words[first:last])
