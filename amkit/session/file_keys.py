"""How a file of answers calls the places of a walk, below the names of prompts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from amkit.model.kinds import KINDS
from amkit.model.prompts import EntryPrompt, MatrixPrompt, Prompt, ScorecardPrompt, TablePrompt
from amkit.model.run import BAND, COMMENT, WHY, Slot
from amkit.walk.scope import PLURAL, asked_fields
from amkit.walk.state import Stop
from amkit.walk.tables import columns_of, names_one

_OWN = {COMMENT: "comment", BAND: "band", WHY: "why"}
"""How answers files call the places that no prompt of the protocol names."""


def keys_within(prompt: Prompt, slot: Slot) -> Iterator[str | int]:
    """Yield the keys under a prompt at which a file answers a place."""
    if slot.number and isinstance(prompt, TablePrompt | MatrixPrompt) and prompt.rows:
        yield prompt.rows[slot.number - 1].id
    elif slot.number:
        yield slot.number - 1
    if slot.field:
        yield _OWN.get(slot.field, slot.field)


def is_behind(prompt: Prompt, stop: Stop, slot: Slot) -> bool:
    """Tell whether a place lies behind all that is known: what was left is left once."""
    if isinstance(prompt, TablePrompt | MatrixPrompt) and prompt.rows:
        return False
    known = stop.scope.get(PLURAL[prompt.kind], ()) if isinstance(prompt, EntryPrompt) else ()
    return slot.number > 1 + len(known or ())


def leaves_at(prompt: Prompt, slot: Slot) -> bool:
    """Tell whether what is left as a whole is left at this place: not behind the name of one."""
    if isinstance(prompt, EntryPrompt):
        return slot.field == KINDS[prompt.kind].main
    return slot.field == names_one(prompt) or names_one(prompt) is None


def parts_of(prompt: Prompt) -> Mapping[str, Collection[str]]:
    """Return what an entry, a row or a scorecard is made of."""
    match prompt:
        case EntryPrompt():
            names = asked_fields(prompt)
        case TablePrompt() | MatrixPrompt():
            names = tuple(columns_of(prompt))
        case ScorecardPrompt():
            scored = (item.id for _, item in prompt.located() if not item.items)
            names = (*scored, "band", "why")
        case _:
            names = ()
    return dict.fromkeys(names, ())
