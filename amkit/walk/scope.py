"""What texts and conditions know at a point of a walk."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from amkit.model.account import key_of
from amkit.model.kinds import KINDS
from amkit.model.prompts import (
    EntryPrompt,
    KindName,
    MatrixPrompt,
    Prompt,
    ScorecardPrompt,
    Sheet,
    TablePrompt,
    ValuePrompt,
)
from amkit.model.protocol import Phase, Protocol, Step
from amkit.model.record import Record
from amkit.model.run import ACTION, CLOSED, COMMENT, DUE, OPENING, WHO, Slot
from amkit.walk.answered import given_or_worked_out, is_worked_out, named
from amkit.walk.history import Latest
from amkit.walk.scorecards import scorecard_at
from amkit.walk.state import Walk
from amkit.walk.tables import table_at

PLURAL: Mapping[KindName, str] = {
    "contract": "contracts", "result": "results", "stakeholder": "stakeholders",
    "expectation": "expectations", "goal": "goals", "joint_goal": "joint_goals",
    "opportunity": "opportunities", "risk": "risks", "action": "actions",
    "decision": "decisions", "profile": "profiles", "swot": "swots", "request": "requests",
}  # fmt: skip
"""The name under which texts and conditions know all entries of a kind."""


OF_RECORD = frozenset({*PLURAL, *PLURAL.values()})
"""The names of what is known of the account."""
NAMES = OF_RECORD | {
    "account", "me", "today", "answers", "comments", "previous", "tables", "meeting",
}  # fmt: skip
"""The names that every step knows; a repeated one knows its item too."""


def asked_fields(prompt: EntryPrompt) -> tuple[str, ...]:
    """Return the fields that an entry prompt asks, its main field first."""
    kind = KINDS[prompt.kind]
    if not prompt.fields:
        return tuple(name for name in kind.fields if name not in kind.aside)
    return (kind.main, *(name for name in prompt.fields if name != kind.main))


def latest_answers(walk: Walk) -> Latest:
    """Return the answer that counts for each slot."""
    return walk.history.latest


def _fields_at(latest: Latest, at: Slot, prompt: EntryPrompt) -> dict[str, Any]:
    """Return the fields of one entry that have an answer; empty where its main field has none."""
    fields: dict[str, Any] = {}
    for field in asked_fields(prompt):
        answer = latest.get(at.to(field))
        if answer is not None and answer.reason is None:
            fields[field] = named(KINDS[prompt.kind].fields[field], answer.value)
    return fields if KINDS[prompt.kind].main in fields else {}


def value_at(latest: Latest, at: Slot, prompt: Prompt, scope: Mapping[str, Any]) -> Any:
    """Return what was answered to a prompt, or is worked out.

    A value; the fields of an entry, or a tuple of those; the rows of a table; what a scorecard
    comes to.
    """
    match prompt:
        case EntryPrompt():
            entries = tuple(fields for _, fields in entries_at(latest, at, prompt))
            return entries if prompt.many else next(iter(entries), None)
        case TablePrompt() | MatrixPrompt():
            return table_at(latest, prompt, at, scope)
        case ScorecardPrompt():
            return scorecard_at(latest, prompt, at, scope)
    return given_or_worked_out(latest, at, prompt, scope)


def entries_at(
    latest: Latest, at: Slot, prompt: EntryPrompt
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the entries of a prompt, each as its number and the fields that have an answer."""
    for number in latest.numbers(at) if prompt.many else (0,):
        fields = _fields_at(latest, replace(at, number=number), prompt)
        if fields:
            yield number, fields


class Reached:
    """What is known of the account at each point of a protocol, from the answers so far."""

    def __init__(self, protocol: Protocol, record: Record, latest: Latest) -> None:
        """Gather what the run records, but for what is recorded in repeats.

        Args:
            protocol: whose answers they are.
            record: what was known before the run.
            latest: the answer that counts, for each slot.
        """
        self.latest = latest
        self.steps = tuple(step for _, step in protocol.steps())
        self.protocol = protocol
        self.entries = {
            name: tuple(fields for _, fields in entries_at(latest, Slot(name), prompt))
            for step in self.steps
            for name, prompt in step.record.items()
            if isinstance(prompt, EntryPrompt)
        }
        self._record = record
        self._before: dict[int, Mapping[str, Any]] = {}

    def before(self, owner: Phase | Step) -> Mapping[str, Any]:
        """Return the record by kind, with what the steps before a step, group or phase recorded.

        What later steps record is not known there: it would bring steps of the preparation back
        in the middle of a conversation, or take them away with their answers.
        """
        known = self._before.get(id(owner))
        if known is None:  # worked out once, and not for each item of a repeat
            roots = owner.steps if isinstance(owner, Phase) else (owner,)
            within = {leaf.id for root in roots for _, leaf in root.leaves()}
            known = self._behind(tuple(takewhile(lambda one: one.id not in within, self.steps)))
            self._before[id(owner)] = known
        return known

    def everything(self) -> Mapping[str, Any]:
        """Return the record by kind, with all that the run recorded."""
        return self._behind(self.steps)

    def _behind(self, steps: Sequence[Step]) -> dict[str, Any]:
        recorded: dict[KindName, list[Mapping[str, Any]]] = {}
        for step in steps:
            for name, prompt in step.record.items():
                if isinstance(prompt, EntryPrompt):
                    recorded.setdefault(prompt.kind, []).extend(self.entries[name])
        by_hand = _actions_by_hand(self.latest, {OPENING, *(step.id for step in steps)})
        recorded.setdefault("action", []).extend(by_hand)
        found: dict[str, Any] = {}
        for kind, plural in PLURAL.items():
            found[plural] = merged = _merged(kind, self._record, recorded.get(kind, ()))
            found[kind] = merged[-1] if merged else None
        return found


def base_scope(reached: Reached, fixed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what every step knows.

    Args:
        reached: what is known of the account.
        fixed: `account`, `me`, `today`, `previous` and `tables`.
    """
    answers: dict[str, Any] = {}
    latest = reached.latest
    for step in reached.steps:
        for name, prompt in step.record.items():
            answers[name] = None
            if isinstance(prompt, EntryPrompt):
                entries = reached.entries[name]
                answers[name] = entries if prompt.many else next(iter(entries), None)
            elif isinstance(prompt, ValuePrompt) and Slot(name) in latest:
                answers[name] = value_at(latest, Slot(name), prompt, fixed)
    scope = {**fixed, "answers": answers, **_asides(latest)}
    scope["meeting"] = answers.get(reached.protocol.meeting)
    scope |= reached.everything()
    for step in reached.steps:
        work_out(step, latest, scope)  # once more at its turn, when the repeats before it are known
    return scope


def _actions_by_hand(latest: Latest, steps: Collection[str]) -> Iterator[dict[str, Any]]:
    """Yield the actions that were made by hand, and those of before that are done by now."""
    for slot, answer in latest.items():
        if slot.name not in steps:
            continue
        if slot.field == CLOSED and isinstance(answer.value, tuple):
            yield from ({"what": what, "status": "done"} for what in answer.value)
        elif slot.field == ACTION:
            aside = {"who": slot.to(WHO), "due": slot.to(DUE)}
            known = {name: latest[at].value for name, at in aside.items() if at in latest}
            yield {"what": answer.value, **known}


def _asides(latest: Latest) -> dict[str, dict[str, Any]]:
    """Return the comments on answers, and the reasons for those that are missing."""
    comments: dict[str, Any] = {}
    reasons: dict[str, Any] = {}
    for slot, answer in latest.items():
        if slot.items:
            continue
        if slot.field == COMMENT:
            comments[slot.name] = answer.value
        elif not slot.field:
            reasons[slot.name] = answer.reason
    return {"comments": comments, "reasons": reasons}


def work_out(step: Step, latest: Latest, scope: Mapping[str, Any]) -> None:
    """Fill in the answers of a step that depend on others."""
    for name, prompt in step.record.items():
        if isinstance(prompt, Sheet) or is_worked_out(prompt, latest.get(Slot(name))):
            scope["answers"][name] = value_at(latest, Slot(name), prompt, scope)


def _merged(
    kind: KindName, record: Record, recorded: Iterable[Mapping[str, Any]]
) -> tuple[Mapping[str, Any], ...]:
    """Return the record's entries of a kind with those of the run laid over them."""
    asks = KINDS[kind].fields
    entries: dict[str, dict[str, Any]] = {
        entry.key: {name: named(asks[name], value) for name, value in entry.fields.items()}
        for entry in record.open_of(kind)
    }
    for fields in recorded:
        main = str(fields[KINDS[kind].main])
        known_as = record.find(kind, main)
        key = key_of(main) if known_as is None else known_as.key
        known = entries.pop(key, {})  # what was said last comes last
        entries[key] = {**known, **fields}
    return tuple(entries.values())
