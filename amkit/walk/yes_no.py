"""The short words that people answer with, in either language: one table for all of amkit."""

from __future__ import annotations

from amkit.model.text import Language

YES = frozenset({"yes", "y", "ja", "j", "true", "1"})
NO = frozenset({"no", "n", "nee", "neen", "false", "0"})
PARTLY = frozenset({"partly", "p", "deels", "d", "gedeeltelijk"})
MYSELF = frozenset({"me", "i", "ik", "mij"})
OPTIONS: dict[Language, tuple[tuple[str, str], tuple[str, str]]] = {
    "en": (("y", "yes"), ("n", "no")),
    "nl": (("j", "ja"), ("n", "nee")),
}
"""What is offered for a yes or no: what to type, and what it means."""
