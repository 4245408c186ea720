"""Where we stand with a customer: the relationship, our position, the grid of what more could be.

And strengths and weaknesses, but only where they meet something and something follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from amkit.model.account import key_of
from amkit.model.prompts import KindName
from amkit.model.record import Entry
from amkit.model.text import Text
from amkit.planning.basis import Basis

OWN_TERMS = (
    "mission", "strategy", "market", "competitors", "trends", "limits", "fiscal_year",
)  # fmt: skip
"""What a customer is in its own terms."""
RELATION = (
    "history", "revenue_last", "revenue", "revenue_next", "margin", "share", "payment", "wishes",
)  # fmt: skip
POSITION = ("buying", "place", "rivals", "health")
_MOST_POINTS = 5


def lines_of(basis: Basis, names: Sequence[str]) -> list[dict[str, str]]:
    """Return fields of the profile that are known, each with its name."""
    profile = basis.profile
    return [
        {"label": basis.label("profile", name), "text": text}
        for name in names
        if profile is not None and (text := basis.shown(profile, name))
    ]


def worth_of(basis: Basis) -> dict[str, Any]:
    """Return the relationship and the position, as a template sees them."""
    contracts = basis.record.open_of("contract")
    return {
        "own_terms": lines_of(basis, OWN_TERMS),
        "relation": lines_of(basis, RELATION),
        "position": lines_of(basis, POSITION),
        "products": list(dict.fromkeys(text for c in contracts if (text := _text(c, "product")))),
        "offers": [basis.fact(o) for o in basis.record.of("opportunity") if not o.is_open],
        "ended": [basis.fact(c) for c in basis.record.of("contract") if not c.is_open],
        **_grid(basis),
        **_swot(basis),
    }


def _text(entry: Entry, name: str) -> str:
    return str(entry.fields.get(name) or "").strip()


def _grid(basis: Basis) -> dict[str, Any]:
    """Return products against parts of the customer's company: what is there, what could be."""
    cells: dict[tuple[str, str], str] = {}
    names: dict[str, str] = {}
    placed: set[str] = set()
    have = basis.to(Text("has it", "heeft het"))
    kinds: tuple[tuple[KindName, str], ...] = (("contract", "unit"), ("opportunity", "where"))
    for kind, place in kinds:
        for entry in basis.record.open_of(kind):
            product, unit = _text(entry, "product"), _text(entry, place)
            if product and unit:
                for text in (product, unit):
                    names.setdefault(key_of(text), text)
                at = (key_of(product), key_of(unit))
                told = have if kind == "contract" else _chance(basis, entry)
                cells[at] = f"{cells[at]}; {told}" if at in cells else told
                placed.add(entry.key if kind == "opportunity" else "")
    units = list(dict.fromkeys(unit for _, unit in cells))
    rows = [
        {"product": names[product], "cells": [cells.get((product, unit), "") for unit in units]}
        for product in dict.fromkeys(product for product, _ in cells)
    ]
    unplaced = [e for e in basis.record.open_of("opportunity") if e.key not in placed]
    return {
        "grid_units": [names[unit] for unit in units],
        "grid": rows,
        "other_opportunities": [basis.fact(entry) for entry in unplaced],
    }


def _chance(basis: Basis, entry: Entry) -> str:
    parts = (entry.main, basis.shown(entry, "value"), _text(entry, "next"))
    return ", ".join(part for part in parts if part)


def _swot(basis: Basis) -> dict[str, Any]:
    """Return what meets what and what follows; what meets nothing is a list that decides nothing.

    A chance or a threat that a strength or weakness meets is in that line already.
    """
    all_ = basis.record.of("swot")
    met = [entry for entry in all_ if _text(entry, "meets") and _text(entry, "point")]
    told = {key for entry in met for key in (entry.key, key_of(_text(entry, "meets")))}
    points = dict.fromkeys(_text(entry, "point") for entry in met)
    return {
        "confrontations": [basis.fact(entry) for entry in met],
        "attention_points": list(points)[:_MOST_POINTS],
        "unconfronted": [entry.main for entry in all_ if entry.key not in told],
    }


def ranked_risks(basis: Basis) -> list[Entry]:
    """Return the risks that are still there, the greatest first: likelihood times impact."""

    def size(risk: Entry) -> int:
        steps = {"low": 1, "middle": 2, "high": 3}
        chance, impact = (steps.get(_text(risk, name), 2) for name in ("chance", "impact"))
        return -chance * impact

    return sorted(basis.record.open_of("risk"), key=size)


def swot_question(basis: Basis, unconfronted: Sequence[str]) -> Iterator[str]:
    """Yield what to ask of strengths and weaknesses that nothing follows from."""
    if unconfronted:
        named = ", ".join(unconfronted[:3])
        if len(unconfronted) > 3:
            named += ", …"
        yield basis.to(
            Text(
                f"{named}: which chance or threat does it meet, and what follows from that?",
                f"{named}: welke kans of bedreiging staat daartegenover, en wat volgt daaruit?",
            )
        )
