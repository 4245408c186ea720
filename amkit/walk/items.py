"""Which item of a repeat is which, when items are added, deleted or called otherwise later.

What is answered for an item is kept under its number, the place it had in the list. When a list
changes, the items that were walked are marked: each number with the name of its item. From then on
an item keeps its number wherever it stands, and one that comes back finds its answers again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from amkit.model.account import key_of
from amkit.model.run import ITEM, Answer, Slot
from amkit.walk.history import Latest
from amkit.walk.state import Stop

Mark: TypeAlias = tuple[Slot, str]
"""Where an item of a repeat keeps its name, and the name."""


def name_of(item: Any) -> str:
    """Return by which name an item is known again: its first field, or itself."""
    if isinstance(item, Mapping):
        item = next(iter(item.values()), "")
    return key_of(str(item))


def marked(latest: Latest) -> dict[tuple[str, tuple[int, ...]], dict[int, str]]:
    """Return the names that numbers were marked with, by the step and the items around it."""
    found: dict[tuple[str, tuple[int, ...]], dict[int, str]] = {}
    for slot, answer in latest.items():
        if slot.field == ITEM:
            found.setdefault((slot.name, slot.items[:-1]), {})[slot.items[-1]] = str(answer.value)
    return found


def numbered(items: Sequence[Any], marks: Mapping[int, str]) -> tuple[int, ...]:
    """Return the number of each item: the one marked with its name, or else its place.

    Where its place belongs to another item that is still there, it gets a number of its own.
    """
    if not marks:
        return tuple(range(1, len(items) + 1))
    names = [name_of(item) for item in items]
    found: dict[int, int] = {}
    for at, name in enumerate(names):
        own = (number for number, of in marks.items() if of == name)
        number = next((number for number in own if number not in found.values()), None)
        if number is not None:
            found[at] = number
    for at, _ in enumerate(names):
        if at not in found:
            used = set(found.values())
            found[at] = at + 1 if at + 1 not in used else max(used | marks.keys()) + 1
    return tuple(found[at] for at, _ in enumerate(names))


def marks_of_changed(before: Sequence[Stop], after: Sequence[Stop]) -> Iterator[Mark]:
    """Yield the marks that keep the items that were walked apart from those there are now.

    Args:
        before: the steps as they stood, with the items as they were.
        after: the steps as they would stand, where nothing more were marked.
    """
    now = {slot: name for stop in after for slot, name in stop.marks}
    walked = {
        slot: name for stop in before if any(place.answer is not None for place in stop.places)
        for slot, name in stop.marks
    }  # fmt: skip
    changed = {
        (slot.name, slot.items[:-1]) for slot, name in walked.items() if now.get(slot) != name
    }
    for slot, name in walked.items():
        if (slot.name, slot.items[:-1]) in changed:
            yield slot, name


def is_renamed(
    marks: Sequence[Mark], latest: Latest, order: Mapping[Slot, int], given: int
) -> bool:
    """Tell whether an answer was given for another item that had the same number.

    Args:
        marks: the items that it stands in, as they are now.
        latest: the answer that counts, for each slot.
        order: where each of those stands in the history.
        given: where the answer stands.
    """
    return any(
        slot in latest and latest[slot].value != name and order[slot] > given
        for slot, name in marks
    )


def mark(where: Slot, name: str, like: Answer) -> Answer:
    """Return the answer that keeps a mark, by the same hand as another."""
    return Answer(slot=where, value=name, by=like.by, at=like.at, source="known")
