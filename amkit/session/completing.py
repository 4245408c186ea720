"""What may stand where somebody is typing in a protocol: keys, values and names of answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from amkit.model.finding import Severity
from amkit.model.kinds import KINDS
from amkit.model.prompts import PROMPT_CLASS
from amkit.model.protocol import Moment, Protocol
from amkit.source.document import Keys
from amkit.source.reader import read
from amkit.source.refusals import allowed

_HERE = "amkit_here"
"""A key that nobody writes: it shows where in the data a line stands."""
_KEY = re.compile(r"\s*(?:- +)*[\w-]*")
_VALUE = re.compile(r"\b(?P<key>\w+): *[\"']?[\w-]*")
_ANSWER = re.compile(r"\banswers\.\w*$")
VALUES: Mapping[str, tuple[str, ...]] = {
    "type": tuple(PROMPT_CLASS),
    "kind": tuple(KINDS),
    "moment": get_args(Moment),
    "severity": get_args(Severity),
    "many": ("true", "false"),
    "optional": ("true", "false"),
}
"""The values of keys that have few."""


def proposals(text: str, line: int, column: int) -> tuple[str, ...]:
    """Return what may be written at a place, in order; nothing where that is not known.

    Args:
        text: the protocol, as far as it is written.
        line: of the place, 0-based.
        column: of the place, 0-based.
    """
    rows = text.split("\n")
    row = rows[line] if line < len(rows) else ""
    before = row[:column]
    if _ANSWER.search(before):
        return tuple(dict.fromkeys(_answers(_data(text))))
    if _KEY.fullmatch(before):
        rest = row[column:].lstrip("-_abcdefghijklmnopqrstuvwxyz")
        head = re.sub(r"[\w-]*$", "", before) if not before.rstrip().endswith("-") else before
        rows[line:] = [head + _HERE + (rest if rest.startswith(":") else ": 0"), *rows[line + 1 :]]
        return _keys(_data("\n".join(rows)))
    found = list(_VALUE.finditer(before))
    return VALUES.get(found[-1]["key"], ()) if found and found[-1].end() == len(before) else ()


def _data(text: str) -> Any:
    document, _ = read(text.encode(), "-")
    return None if document is None else document.data


def _keys(data: Any) -> tuple[str, ...]:
    """Return which keys may stand beside the one that shows the place."""
    at = next(_places(data, ()), None)
    if at is None:
        return ()
    there = data
    for key in at:
        there = there[key]
    return tuple(key for key in allowed(data, at, Protocol) if key not in there)


def _places(data: Any, keys: Keys) -> Iterator[Keys]:
    if isinstance(data, dict) and _HERE in data:
        yield keys
    for key, member in _members(data):
        yield from _places(member, (*keys, key))


def _answers(data: Any) -> Iterator[str]:
    """Yield the names that answers are recorded under."""
    for key, member in _members(data):
        if key == "record" and isinstance(member, dict):
            yield from map(str, member)
        yield from _answers(member)


def _members(data: Any) -> list[tuple[Any, Any]]:
    if isinstance(data, dict):
        return list(data.items())
    return list(enumerate(data)) if isinstance(data, list) else []
