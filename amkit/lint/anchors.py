"""Where a complaint hangs, in words that stay when lines move: `phases.talk.steps.goals.ask.en`.

A fingerprint is made of that, of the rule and of what is written there. So a baseline and the
pages of a code host know a complaint again after somebody wrote twenty lines above it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any, NamedTuple, TypeAlias

from amkit.model.finding import Finding, Place
from amkit.source.document import Document, Group, Spot, end_of, rows_of

_Mark: TypeAlias = tuple[int, int]


class Anchor(NamedTuple):
    """Where a complaint hangs.

    Attributes:
        at: the keys that lead there, with ids in the place of numbers; "" where there are none.
        fingerprint: 16 hexadecimal digits.
    """

    at: str
    fingerprint: str


class _Node(NamedTuple):
    """A value or key: where it begins and ends, the keys to it, and the one around it."""

    start: _Mark
    end: _Mark
    at: str
    outer: int


def anchored(
    findings: Sequence[Finding], document: Document | None, texts: dict[str, str]
) -> dict[Finding, Anchor]:
    """Return where each of some findings about one file hangs.

    Args:
        findings: in their order; of equal ones the second is told from the first.
        document: the file with what it takes over; None where it cannot be read.
        texts: each file's text.
    """
    nodes = {} if document is None or not findings else _nodes(document, texts)
    seen: Counter[tuple[str, ...]] = Counter()
    found: dict[Finding, Anchor] = {}
    for finding in findings:
        place = finding.place
        rows = rows_of(texts.get(place.path, ""))
        at = _at(place, nodes.get(place.path, []))
        same = (place.path, finding.rule, at, _written(place, rows))
        found[finding] = Anchor(at, _fingerprint(*same, str(seen[same])))
        seen[same] += 1
    return found


def _fingerprint(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _written(place: Place, rows: Sequence[str]) -> str:
    """Return what is written at a place, however it is spread over lines; else its whole line."""
    lines = list(rows[place.line - 1 : max(place.line, place.end_line)])
    if not lines:
        return ""
    if place.end_line:
        lines[-1] = lines[-1][: place.end_column - 1]
        lines[0] = lines[0][place.column - 1 :]
    return " ".join(" ".join(lines).split())


def _at(place: Place, nodes: Sequence[_Node]) -> str:
    """Return the keys of the innermost value or key that a place lies in."""
    here = (place.line - 1, place.column - 1)
    number = bisect_right(nodes, here, key=lambda node: node.start) - 1
    while number >= 0 and nodes[number].end <= here:
        number = nodes[number].outer
    return nodes[number].at if number >= 0 else ""


def _nodes(document: Document, texts: dict[str, str]) -> dict[str, list[_Node]]:
    """Return everything in a document by its file, in the order of each."""
    found: dict[str, list[tuple[_Mark, _Mark, str]]] = {}
    for spot, at in _walked(document.root, document.data):
        path = spot.start_mark.name
        start = spot.start_mark.line, spot.start_mark.column
        end = end_of(spot, rows_of(texts.get(path, "")))
        found.setdefault(path, []).append((start, end, at))
    return {path: _nested(members) for path, members in found.items()}


def _nested(members: list[tuple[_Mark, _Mark, str]]) -> list[_Node]:
    """Return nodes in order, each with the number of the one that it lies in."""
    nodes: list[_Node] = []
    members.sort(key=lambda member: (member[0], tuple(-part for part in member[1])))
    for start, end, at in members:
        outer = len(nodes) - 1
        while outer >= 0 and nodes[outer].end <= start:
            outer = nodes[outer].outer
        nodes.append(_Node(start, end, at, outer))
    return nodes


def _walked(root: Spot, data: Any) -> Iterator[tuple[Spot, str]]:
    """Yield every key and value, with the keys that lead to it."""
    todo: list[tuple[Spot, Any, str]] = [(root, data, "")]
    while todo:
        spot, value, at = todo.pop()
        yield spot, at
        if not isinstance(spot, Group):
            continue
        for key, (key_at, member) in spot.members.items():
            inner = _member(value, key)
            name = _name(inner, key)
            below = f"{at}.{name}" if at else name
            if key_at is not member:
                yield key_at, below
            todo.append((member, inner, below))


def _member(value: Any, key: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(key)
    return value[key] if isinstance(value, list) and isinstance(key, int) else None


def _name(value: Any, key: str | int) -> str:
    """Return how something is named in a path: by its key, or in a list by its own id."""
    if isinstance(key, int) and isinstance(value, dict) and isinstance(value.get("id"), str):
        return str(value["id"])
    return str(key)
