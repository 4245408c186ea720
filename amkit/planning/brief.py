"""The brief of a call: one page, for who reads it two minutes before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from amkit.model.prompts import EntryPrompt
from amkit.model.text import Language
from amkit.planning.aims import aims_of, open_goals
from amkit.planning.basis import Basis
from amkit.planning.changes import changes_of
from amkit.planning.gaps import Gap, gaps_of, is_mishap
from amkit.planning.people import people_of
from amkit.walk.engine import stops
from amkit.walk.literal import Filler
from amkit.walk.scope import PLURAL, asked_fields
from amkit.walk.state import Stop, Walk

_MOST_PEOPLE, _MOST_KNOWN, _MOST_CHANGES, _MOST_AVOID, _MOST_ACTIONS = 5, 3, 5, 4, 5
QUESTIONS = 3
"""How many questions somebody can keep in mind on the way to a call."""


def brief_of(basis: Basis, walk: Walk) -> dict[str, Any]:
    """Return what the brief is made from.

    Args:
        basis: what is known of the account; for us.
        walk: a walk of the protocol that is about to be held, as far as it was prepared.
    """
    protocol, language = walk.protocol, basis.language
    talk = [stop for stop in stops(walk) if stop.phase.moment == "during"]
    people, aims = people_of(basis), aims_of(basis)
    results = basis.record.open_of("result")
    missed = [r for r in results if r.fields.get("outcome") == "missed" or is_mishap(r)]
    last = _last_held(basis)
    chosen = _chosen(talk, gaps_of(basis.record))
    return {
        "language": language,
        "account": basis.account.name,
        "date": basis.today.isoformat(),
        "day": basis.day(basis.today),
        "protocol": protocol.id,
        "title": protocol.title.to(language),
        "purpose": protocol.purpose.to(language),
        "minutes": str(protocol.minutes or ""),
        "people": people["people"][:_MOST_PEOPLE],
        "people_warnings": people["people_warnings"][:2],
        "contracts": basis.facts("contract")[-_MOST_KNOWN:],
        "results": [basis.fact(one) for one in results if one not in missed][-_MOST_KNOWN:],
        "misses": [basis.fact(one) for one in missed][-_MOST_KNOWN:],
        "expectations": basis.facts("expectation")[-_MOST_KNOWN:],
        "goals": basis.facts("goal")[-_MOST_KNOWN:],
        "joint_goals": [basis.fact(goal) for goal in open_goals(basis)[:_MOST_KNOWN]],
        "last": {} if last is None else {
            "day": basis.day(last.started.astimezone().date()),
            "title": basis.titles.get(last.protocol_digest, last.protocol_id), "by": last.by,
        },
        "changes": _news(basis, None if last is None else last.changed),
        "lines": _lines(walk, talk, basis),
        "questions": [_filler(walk, stop, language).lines(stop.step.ask)[0] for stop in chosen],
        "avoid": _avoid(walk, chosen, basis),
        "actions": aims["actions"][:_MOST_ACTIONS],
        "more_actions": max(0, len(aims["actions"]) - _MOST_ACTIONS),
    }  # fmt: skip


def _filler(walk: Walk, stop: Stop, language: Language) -> Filler:
    """Return what fills a step's gaps: what the preparation found, else what the record has."""
    answers = dict(stop.scope["answers"])
    for _, step in walk.protocol.steps():
        for name, prompt in step.record.items():
            if isinstance(prompt, EntryPrompt) and not answers.get(name) and prompt.from_record:
                known = stop.scope[PLURAL[prompt.kind]]
                answers[name] = known if prompt.many else next(iter(known), None)
    return Filler(walk, {**stop.scope, "answers": answers}, language)


def _last_held(basis: Basis) -> Any:
    return next((run for run in basis.runs if run.status == "done"), None)


def _news(basis: Basis, since: datetime | None) -> list[dict[str, Any]]:
    """Return what changed since the last conversation; nothing where there was none."""
    return [] if since is None else changes_of(basis, since)[:_MOST_CHANGES]


def _lines(walk: Walk, talk: Sequence[Stop], basis: Basis) -> list[dict[str, Any]]:
    """Return the literal lines of the conversation, step by step, with what is known filled in."""
    told = []
    for stop in talk:
        fill = _filler(walk, stop, basis.language)
        said, asked = list(fill.lines(stop.step.say)), list(fill.lines(stop.step.ask))
        if said or asked:
            title = fill.text(stop.step.title)
            told.append({"title": title, "minutes": str(stop.step.minutes or ""), "say": said,
                         "ask": asked})  # fmt: skip
    return told


def _chosen(talk: Sequence[Stop], gaps: Sequence[Gap]) -> list[Stop]:
    """Return the steps whose question matters most, in the order in which they are asked.

    Those are the ones that find out most of what is missing; where that is equal, the ones the
    protocol gives most time.
    """
    missing: Mapping[tuple[str, str], float] = {(g.kind, g.field): g.weight for g in gaps}

    def order(stop: Stop) -> tuple[float, int]:
        found = {
            (prompt.kind, field)
            for prompt in stop.step.record.values()
            if isinstance(prompt, EntryPrompt)
            for field in ("", *asked_fields(prompt))
        }
        return -sum(missing.get(one, 0.0) for one in found), -stop.step.minutes.high

    best = sorted((stop for stop in talk if stop.step.ask), key=order)[:QUESTIONS]
    return [stop for stop in talk if stop in best]


def _avoid(walk: Walk, chosen: Sequence[Stop], basis: Basis) -> list[str]:
    pitfalls = list(walk.protocol.pitfalls.to(basis.language))
    steps = [
        line
        for stop in chosen
        for line in _filler(walk, stop, basis.language).lines(stop.step.avoid)
    ]
    return list(dict.fromkeys([*steps, *pitfalls]))[:_MOST_AVOID]
