"""The kinds of entry a record has, and their fields.

The kinds are those of the way of working itself: whom we deal with, what we are contracted for,
what it brought, what they want, what we want together, and what has to happen for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from amkit.model.kinds import aims, people, worth
from amkit.model.kinds.kind import STATUS, Kind
from amkit.model.prompts import KindName, OneValue

__all__ = ["KINDS", "MAIN", "STATUS", "Kind", "extended"]

_ALL: Mapping[KindName, Kind] = {**people.KINDS, **worth.KINDS, **aims.KINDS}
_ORDER: tuple[KindName, ...] = (
    "profile", "contract", "result", "stakeholder", "expectation", "goal", "joint_goal",
    "opportunity", "swot", "risk", "action", "decision", "request",
)  # fmt: skip
KINDS: Mapping[KindName, Kind] = {name: _ALL[name] for name in _ORDER}
MAIN: Mapping[KindName, str] = {name: kind.main for name, kind in KINDS.items()}
"""The main field of each kind: a record of many entries asks for it at every turn."""
"""By name, in the order in which a plan goes through them."""


def extended(own: Mapping[KindName, Mapping[str, OneValue]]) -> Mapping[KindName, Kind]:
    """Return the kinds with fields of a workspace's own behind those they have.

    No conversation asks them unless it names them, nobody misses them, and no customer reads them.
    """
    return {
        name: replace(
            kind,
            fields={**kind.fields, **own.get(name, {})},
            aside=kind.aside | own.get(name, {}).keys(),
            internal=kind.internal | own.get(name, {}).keys(),
        )
        for name, kind in KINDS.items()
    }
