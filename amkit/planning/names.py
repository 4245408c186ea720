"""The names that each template gets: what notes, plans and documents are made from."""

from __future__ import annotations

from collections.abc import Mapping

from amkit.model.kinds import KINDS
from amkit.walk.scope import PLURAL

_ALL = frozenset({"language", "account", "date"})
NAMES: Mapping[str, frozenset[str]] = {
    "note.md.j2": _ALL | {
        "audience", "protocol", "version", "title", "purpose", "minutes", "by", "day", "finished",
        "phases", "decisions", "actions", "checks", "left", "parked",
    },
    "plan.md.j2": _ALL | {PLURAL[kind] for kind in KINDS} | {
        "questions", "day", "deciders", "unknown", "stale", "conversations",
    },
    "letter.md.j2": _ALL | {"audience", "title", "to", "subject", "body"},
}  # fmt: skip
"""From a template's file name to the names it gets. Another can only be a part of these."""


def names_of(template: str) -> frozenset[str]:
    """Return the names that a template gets; of a part of others, all there are."""
    return NAMES.get(template, frozenset().union(*NAMES.values()))
