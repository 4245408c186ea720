"""What texts and conditions know at a point of a walk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from amkit.expressions import parse
from amkit.model.account import key_of
from amkit.model.kinds import KINDS
from amkit.model.prompts import EntryPrompt, KindName, Prompt
from amkit.model.protocol import Protocol, Step
from amkit.model.record import Record
from amkit.model.run import ACTION, CLOSED, COMMENT, DUE, WHO, Answer, Slot
from amkit.model.values import Value
from amkit.walk.state import Walk

PLURAL: Mapping[KindName, str] = {
    "contract": "contracts", "result": "results", "stakeholder": "stakeholders",
    "expectation": "expectations", "goal": "goals", "joint_goal": "joint_goals",
    "opportunity": "opportunities", "risk": "risks", "action": "actions",
    "decision": "decisions",
}  # fmt: skip
"""The name under which texts and conditions know all entries of a kind."""


NAMES = frozenset({
    "account", "me", "today", "answers", "comments", "previous", "tables", "meeting",
    *PLURAL, *PLURAL.values(),
})  # fmt: skip
"""The names that every step knows; a repeated one knows its item too."""


def asked_fields(prompt: EntryPrompt) -> tuple[str, ...]:
    """Return the fields that an entry prompt asks, its main field first."""
    kind = KINDS[prompt.kind]
    if not prompt.fields:
        return tuple(name for name in kind.fields if name not in kind.aside)
    return (kind.main, *(name for name in prompt.fields if name != kind.main))


def latest_answers(walk: Walk) -> dict[Slot, Answer]:
    """Return the answer that counts for each slot."""
    return {answer.slot: answer for answer in walk.answers}


def items_of(latest: Mapping[Slot, Answer], prompt: str, items: tuple[int, ...]) -> list[int]:
    """Return the numbers of the entries that prompt `prompt` has, in order."""
    return sorted({slot.number for slot in latest if slot.name == prompt and slot.items == items})


def entry_fields(
    latest: Mapping[Slot, Answer],
    name: str,
    prompt: EntryPrompt,
    items: tuple[int, ...],
    number: int,
) -> dict[str, Any]:
    """Return the fields of one entry that have an answer; empty where its main field has none."""
    fields: dict[str, Any] = {}
    for field in asked_fields(prompt):
        answer = latest.get(Slot(name, items, number, field))
        if answer is not None and answer.reason is None:
            fields[field] = answer.value
    return fields if KINDS[prompt.kind].main in fields else {}


def answer_value(
    latest: Mapping[Slot, Answer], name: str, prompt: Prompt, items: tuple[int, ...] = ()
) -> Any:
    """Return what was answered to a prompt: a value, an entry's fields, or a tuple of entries."""
    if not isinstance(prompt, EntryPrompt):
        answer = latest.get(Slot(name, items))
        return None if answer is None or answer.reason is not None else answer.value
    if not prompt.many:
        return entry_fields(latest, name, prompt, items, 0) or None
    numbers = items_of(latest, name, items)
    entries = (entry_fields(latest, name, prompt, items, number) for number in numbers)
    return tuple(entry for entry in entries if entry)


def base_scope(
    protocol: Protocol,
    record: Record,
    latest: Mapping[Slot, Answer],
    fixed: Mapping[str, Any],
) -> dict[str, Any]:
    """Return what every step knows.

    Args:
        protocol: whose answers they are.
        record: what was known before the run.
        latest: the answer that counts, for each slot.
        fixed: `account`, `me`, `today`, `previous` and `tables`.
    """
    answers: dict[str, Any] = {}
    recorded: dict[KindName, list[Mapping[str, Any]]] = {}
    for _, step in protocol.steps():
        for name, prompt in step.record.items():
            answers[name] = value = answer_value(latest, name, prompt)
            if isinstance(prompt, EntryPrompt) and value:
                recorded.setdefault(prompt.kind, []).extend(value if prompt.many else [value])
    recorded.setdefault("action", []).extend(_actions_by_hand(latest))
    scope = {**fixed, "answers": answers, **_asides(latest)}
    scope["meeting"] = answers.get(protocol.meeting)
    for kind, plural in PLURAL.items():
        entries = _merged(kind, record, recorded.get(kind, ()))
        scope[plural] = entries
        scope[kind] = entries[-1] if entries else None
    for _, step in protocol.steps():
        work_out(step, latest, scope)  # once more at its turn, when the repeats before it are known
    return scope


def _actions_by_hand(latest: Mapping[Slot, Answer]) -> Iterator[dict[str, Any]]:
    """Yield the actions that were made by hand, and those of before that are done by now."""
    for slot, answer in latest.items():
        if slot.field == CLOSED and isinstance(answer.value, tuple):
            yield from ({"what": what, "status": "done"} for what in answer.value)
        elif slot.field == ACTION:
            aside = {"who": replace(slot, field=WHO), "due": replace(slot, field=DUE)}
            known = {name: latest[at].value for name, at in aside.items() if at in latest}
            yield {"what": answer.value, **known}


def _asides(latest: Mapping[Slot, Answer]) -> dict[str, dict[str, Any]]:
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


def work_out(step: Step, latest: Mapping[Slot, Answer], scope: Mapping[str, Any]) -> None:
    """Fill in the answers of a step that are worked out."""
    for name, prompt in step.record.items():
        if is_worked_out(prompt, latest.get(Slot(name))):
            scope["answers"][name] = worked_out(prompt, scope)


def is_worked_out(prompt: Prompt, answer: Answer | None) -> bool:
    """Tell whether an answer is worked out: it can be, and nobody gave one by hand."""
    return not isinstance(prompt, EntryPrompt) and bool(prompt.compute) and answer is None


def worked_out(prompt: Prompt, scope: Mapping[str, Any]) -> Value:
    """Return what a prompt's `compute` comes to; None where that is not known, or no value."""
    assert not isinstance(prompt, EntryPrompt)
    return as_value(parse(prompt.compute).evaluate(scope))


def as_value(worked_out: Any) -> Value:
    """Return what an expression comes to where it can be an answer, None where it cannot."""
    if isinstance(worked_out, tuple) and not all(isinstance(item, str) for item in worked_out):
        return None
    value: Value = None if isinstance(worked_out, Mapping) else worked_out
    return value


def _merged(
    kind: KindName, record: Record, recorded: Iterable[Mapping[str, Any]]
) -> tuple[Mapping[str, Any], ...]:
    """Return the record's entries of a kind with those of the run laid over them."""
    entries = {entry.key: dict(entry.fields) for entry in record.of(kind)}
    for fields in recorded:
        key = key_of(str(fields[KINDS[kind].main]))
        known = entries.pop(key, {})  # what was said last comes last
        entries[key] = {**known, **fields}
    return tuple(entries.values())
