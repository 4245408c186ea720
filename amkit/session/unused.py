"""What an answers file says and a conversation never asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from amkit.model.finding import Place as FilePlace
from amkit.model.text import Text
from amkit.session.recorded import Keys, Recorded
from amkit.walk.state import Stop

_SAID = Text("this was not asked, so it was not noted",
             "hier is niet naar gevraagd, dus het is niet vastgelegd")  # fmt: skip
_OF_ITEMS = Text(
    "; the list has a place for each item, also for those that are left out",
    "; de lijst heeft een plek voor elk onderdeel, ook voor wat wordt overgeslagen",
)


def unused(recorded: Recorded, stops: Sequence[Stop]) -> Iterator[tuple[FilePlace, Text]]:
    """Yield where a file says something that a walk which has come to its end did not ask for.

    Args:
        recorded: the file.
        stops: the steps that the walk passed.
    """
    known = {recorded.keys(stop, place) for stop in stops for place in stop.places}
    asked = {keys for keys, is_there in known if is_there}
    on_the_way = {keys[:length] for keys, _ in known for length in range(len(keys) + 1)} - asked
    walked = {stop.step.id for stop in stops}
    for name, data in recorded.document.data.items():
        if not recorded.is_aside(name):
            found = _never_asked(data, (name,), asked, on_the_way)
        else:
            steps = data if isinstance(data, Mapping) else ()
            found = ((name, step) for step in steps if step not in walked)
        for keys in found:
            more = _OF_ITEMS if isinstance(keys[-1], int) else Text()
            yield recorded.document.place(keys), Text(_SAID.en + more.en, _SAID.nl + more.nl)


def _never_asked(data: Any, keys: Keys, asked: set[Keys], on_the_way: set[Keys]) -> Iterator[Keys]:
    """Yield the uppermost keys below which nothing was asked."""
    if data is None or keys in asked:
        return
    if keys not in on_the_way:
        yield keys
    elif isinstance(data, Mapping | list) and "left" not in data:
        members = data.items() if isinstance(data, Mapping) else enumerate(data)
        for key, member in members:
            yield from _never_asked(member, (*keys, key), asked, on_the_way)
