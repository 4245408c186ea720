"""How complete the record is, what is missing, and which conversation finds it out."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any

from amkit.model.prompts import EntryPrompt, KindName
from amkit.model.protocol import Protocol
from amkit.model.record import Entry, Record
from amkit.model.text import Text
from amkit.planning.basis import Basis
from amkit.walk.scope import asked_fields

QUESTIONS: Mapping[KindName, Text] = {
    "contract": Text(
        "What are we contracted for, and what did they want to achieve with it?",
        "Waarvoor zijn we gecontracteerd, en wat wilden ze ermee bereiken?",
    ),
    "result": Text(
        "What has it brought them so far, in numbers?",
        "Wat heeft het hun tot nu toe opgeleverd, in cijfers?",
    ),
    "stakeholder": Text(
        "Who decides, who advises, and who can stop it?",
        "Wie beslist, wie adviseert, en wie kan het tegenhouden?",
    ),
    "expectation": Text(
        "Who counts on us now, and what for?", "Wie rekent nu op ons, en waarvoor?"
    ),
    "goal": Text(
        "What does this customer have to achieve in the coming year?",
        "Wat moet deze klant het komende jaar bereiken?",
    ),
    "joint_goal": Text(
        "What do we want to reach together, and by when?",
        "Wat willen we samen bereiken, en wanneer?",
    ),
    "risk": Text("What could go wrong here?", "Wat kan hier misgaan?"),
    "action": Text(
        "What is the next move, who makes it, and when?",
        "Wat is de volgende stap, wie zet die, en wanneer?",
    ),
}
"""What to ask where nothing of a kind is known; an account can do without the other kinds."""
_WEIGHTS: Mapping[KindName, tuple[int, Mapping[str, int]]] = {
    "contract": (8, {"goal": 4, "end": 3}),
    "result": (8, {"before": 2, "after": 3, "evidence": 3}),
    "stakeholder": (8, {"power": 4, "attitude": 2, "evidence": 3}),
    "expectation": (5, {}),
    "goal": (8, {"measure": 3, "date": 2}),
    "joint_goal": (12, {"measure": 4, "target": 3, "date": 3, "owner_theirs": 4, "owner_ours": 3}),
    "risk": (4, {"answer": 2, "owner": 1}),
    "action": (8, {"who": 3, "due": 3}),
    "profile": (0, {"owner": 2, "strategy": 3, "buying": 2, "rivals": 2, "review": 1}),
}
"""What the plan leans on: how much it matters that something of a kind is known, and then, of each
entry, the fields without which it cannot be acted on. A joint goal weighs most: it is what the
work is for. Their sum is what a complete plan has."""
_ALL = sum(weight + sum(fields.values()) for weight, fields in _WEIGHTS.values())
_MOST_NAMED = 3
"""Most entries that are named behind a question they share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something that is not known.

    Attributes:
        kind, field: what; the field is "" where nothing of the kind is known.
        about: the names of the entries that lack it.
        weight: how much of the whole plan it is.
    """

    kind: KindName
    field: str
    about: tuple[str, ...]
    weight: float


def gaps_of(record: Record) -> tuple[Gap, ...]:
    """Return what is not known, the most valuable first."""
    return tuple(sorted(_gaps(record), key=lambda gap: -gap.weight))


def complete(record: Record) -> int:
    """Return how complete a record is: the `percent` of its gaps, without telling them."""
    return _percent(weight for *_, weight in _lacking(record))


def _gaps(record: Record) -> Iterator[Gap]:
    for kind, field, entries, weight in _lacking(record):
        about = tuple(entry.main for entry in entries)
        yield Gap(kind=kind, field=field, about=about, weight=weight)


def _lacking(record: Record) -> Iterator[tuple[KindName, str, Sequence[Entry], float]]:
    """Yield the kind, the field, the entries that lack it, and the weight of what is not known."""
    for kind, (weight, fields) in _WEIGHTS.items():
        entries = record.open_of(kind)
        if kind == "result":
            entries = tuple(one for one in entries if not is_mishap(one))
        if not entries and weight:
            yield kind, "", (), weight + sum(fields.values())
            continue
        for name, part in fields.items():
            lacking = [entry for entry in entries if name not in entry.fields]
            if lacking or not entries:
                share = len(lacking) / len(entries) if entries else 1.0
                yield kind, name, lacking, part * share


def is_mishap(entry: Entry) -> bool:
    """Tell whether an entry is a result that went wrong: it has a cause, and no figure to ask."""
    told = entry.fields
    return entry.kind == "result" and "cause" in told and not {"before", "after"} & told.keys()


def percent(gaps: Iterable[Gap]) -> int:
    """Return how complete the record is: 100 only where nothing is missing."""
    return _percent(gap.weight for gap in gaps)


def _percent(missing: Iterable[float]) -> int:
    return int(100 - 100 * fsum(missing) / _ALL)


def question_of(basis: Basis, gap: Gap) -> str:
    """Return what to ask, with the entries it is about."""
    if not gap.field:
        return basis.to(QUESTIONS[gap.kind])
    asks = basis.to(basis.kinds[gap.kind].fields[gap.field].prompt)
    if gap.kind == "profile" or not gap.about:
        return asks
    more = len(gap.about) - _MOST_NAMED
    named = ", ".join(gap.about[:_MOST_NAMED])
    if more > 0:
        named += basis.to(Text(f" and {more} more", f" en nog {more}"))
    return f"{named}: {asks}"


def recorded_by(protocol: Protocol) -> frozenset[tuple[KindName, str]]:
    """Return what a protocol records: kinds, and fields of kinds."""
    return frozenset(
        (prompt.kind, field)
        for _, step in protocol.steps()
        for prompt in step.record.values()
        if isinstance(prompt, EntryPrompt)
        for field in ("", *asked_fields(prompt))
    )


def completeness(basis: Basis) -> dict[str, Any]:
    """Return how complete the record is, the three gaps worth most, and what else is not known.

    Each of the three comes with the conversation that finds it out: of those that record it, the
    one that closes most of what is missing, and the shortest of those. Once we have met, one that
    is held anyhow comes first: nobody raises a price to hear what somebody thinks of us.
    """
    gaps = gaps_of(basis.record)
    return {
        "complete": percent(gaps),
        "gaps": [
            {"question": question_of(basis, gap), **_way(basis, gap, gaps)} for gap in gaps[:3]
        ],
        "unknown": [question_of(basis, gap) for gap in gaps[3:]],
    }


def _way(basis: Basis, gap: Gap, gaps: Sequence[Gap]) -> dict[str, str]:
    protocol = best(basis.protocols, gap, gaps, _rhythm(basis) if basis.runs else frozenset())
    if protocol is None:
        return {"protocol": "", "command": ""}
    command = f"amkit run {protocol.id} --account {shlex.quote(basis.account.name)}"
    return {"protocol": basis.to(protocol.title), "command": command}


def _rhythm(basis: Basis) -> frozenset[str]:
    """Return the conversations that come round with accounts such as this one."""
    profile = next(iter(basis.record.open_of("profile")), None)
    tier = str(profile.fields.get("tier", "")) if profile is not None else ""
    every = basis.rhythm.values()
    return basis.rhythm.get(tier) or (frozenset.intersection(*every) if every else frozenset())


def best(
    protocols: Iterable[Protocol], gap: Gap, gaps: Sequence[Gap],
    rhythm: frozenset[str] = frozenset(),
) -> Protocol | None:  # fmt: skip
    """Return the protocol that closes a gap best, one of `rhythm` first; None where none does."""
    wanted = (gap.kind, gap.field)
    able = [p for p in protocols if p.status == "active" and wanted in recorded_by(p)]

    def order(protocol: Protocol) -> tuple[bool, float, int, str]:
        apart = protocol.id not in rhythm
        return apart, -worth(protocol, gaps), protocol.minutes.high, protocol.id

    return min(able, key=order, default=None)


def worth(protocol: Protocol, gaps: Iterable[Gap]) -> float:
    """Return how much of what is missing a protocol can find out."""
    records = recorded_by(protocol)
    return sum(gap.weight for gap in gaps if (gap.kind, gap.field) in records)
