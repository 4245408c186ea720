"""Small protocols, written in the tests as people write them."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from textwrap import dedent, indent
from typing import Any

from amkit.model.protocol import Protocol
from amkit.model.record import Record
from amkit.source.protocols import load_protocol
from amkit.walk import answering, engine
from amkit.walk.answering import Hand
from amkit.walk.state import Place, Stop, Walk

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
HAND = Hand(by="Bram", at=NOW)


def protocol(phases: str, **more: Any) -> Protocol:
    """Return a protocol with these phases, as YAML."""
    return load_protocol(text(phases, **more).encode(), "talk.yaml")


def text(phases: str, **more: Any) -> str:
    """Return the text of a protocol with these phases."""
    head = {"amkit": 2, "id": "talk", "version": "1.0.0", "title": "Talk", "purpose": "Agree."}
    lines = [f"{key}: {json.dumps(value)}" for key, value in {**head, **more}.items()]
    return "\n".join([*lines, "phases:", indent(dedent(phases).strip("\n"), "  "), ""])


def walk(phases: str, *, record: Record | None = None) -> Walk:
    """Return a walk of a protocol with these phases, for ACME, on TODAY."""
    return Walk(
        protocol=protocol(phases), account="ACME", record=record or Record(), me="Bram", today=TODAY
    )


def here(walk: Walk) -> tuple[Stop, Place]:
    """Return what waits for an answer."""
    found = engine.pending(engine.stops(walk))
    assert found is not None
    return found


def reply(walk: Walk, *replies: str) -> Walk:
    """Return the walk after these replies, each to what waits then."""
    for text in replies:
        stop, place = here(walk)
        walk = engine.with_answers(walk, answering.accept(walk, stop, place, text, HAND))
    return walk


def at(walk: Walk, slot: str) -> tuple[Stop, Place]:
    """Return the place with that slot."""
    for stop in engine.stops(walk):
        for place in stop.places:
            if str(place.slot) == slot:
                return stop, place
    raise AssertionError(f"no place {slot} in {places(walk)}")


def change(walk: Walk, slot: str, text: str) -> Walk:
    """Return the walk after the place with that slot was answered anew."""
    stop, place = at(walk, slot)
    return engine.with_answers(walk, answering.accept(walk, stop, place, text, HAND))


def places(walk: Walk) -> list[str]:
    """Return each place and how it stands, such as "goals[1].what answered"."""
    return [
        f"{place.slot} {place.standing}" for stop in engine.stops(walk) for place in stop.places
    ]
