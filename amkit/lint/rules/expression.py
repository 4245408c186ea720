"""Conditions, repeats, defaults and gaps can be worked out, and know their names.

A name that nothing answers is a condition that never holds, or a gap that is never filled. The
complaint points at the character.

Bad::

    when: answers.gaols > 0
    say: {en: "You hired us to {{ contract.gaol }}.", nl: …}

Good::

    when: len(answers.goals) > 0
    say: {en: "You hired us to {{ contract.goal }}.", nl: …}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from amkit.errors import ExpressionError
from amkit.expressions import Expression, parse, parse_wording
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.lint.texts import part
from amkit.model.cells import Table
from amkit.model.kinds import KINDS
from amkit.model.prompts import EntryPrompt, KindName, Prompt
from amkit.model.protocol import Protocol, Step
from amkit.model.text import Text
from amkit.source.document import Keys
from amkit.source.names import nearest
from amkit.walk.scope import NAMES, PLURAL

_Found: TypeAlias = tuple[Keys, str, bool]
"""Where a text with expressions stands, the text, and whether it is a text with gaps."""
_KIND_OF: Mapping[str, KindName] = {
    name: kind for kind, plural in PLURAL.items() for name in (kind, plural)
}


@dataclass(frozen=True, slots=True)
class _Known:
    """What a text knows.

    Attributes:
        prompts: every prompt of the protocol, by name.
        items: the repeated steps that the text stands in, by the name of their item.
        more: other names that are known only there.
        tables: the protocol's lookup tables, by name.
    """

    prompts: Mapping[str, Prompt]
    items: Mapping[str, Step]
    more: frozenset[str]
    tables: Mapping[str, Table]


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield expressions that cannot be read, and names that nothing answers."""
    prompts = {name: prompt for _, step in protocol.steps() for name, prompt in step.record.items()}
    for keys, text, wording in _everywhere(subject, protocol):
        try:
            found = _read(text, wording=wording)
        except ExpressionError as error:
            yield Complaint(place=subject.document.inside(keys, error.offset), text=error.text)
            continue
        items = {step.item: step for step in _around(protocol, keys)}
        more = frozenset({"it"} if {"record", "checks"} <= {*keys} else ())
        known = _Known(prompts, items, more, protocol.tables)
        for expression, start in found:
            for offset, name, said in _unknown(expression, known):
                place = part(subject.document, keys, start + offset, len(name))
                yield Complaint(place=place, text=said)


def _read(text: str, *, wording: bool) -> tuple[tuple[Expression, int], ...]:
    return tuple(parse_wording(text).expressions()) if wording else ((parse(text), 0),)


def _everywhere(subject: Subject, protocol: Protocol) -> Iterator[_Found]:
    yield from _made((), protocol)
    for at, phase in enumerate(protocol.phases):
        here: Keys = ("phases", at)
        yield from _written(here, phase, ("when", "until"))
        yield from _made(here, phase)
        for number, step in enumerate(phase.steps):
            yield from _conditions((*here, "steps", number), step)
    for written in subject.texts:
        if written.gaps:
            yield from ((keys, line, True) for keys, line in written.lines())


def _written(keys: Keys, owner: object, fields: tuple[str, ...]) -> Iterator[_Found]:
    """Yield the expressions that are written in some fields of a model."""
    for field in fields:
        text = getattr(owner, field, "")
        if text:
            yield (*keys, field), text, False


_MADE = {"checks": ("that",), "actions": ("when", "who", "due"), "documents": ("when", "to")}
"""What is checked and made of the answers, and which of its keys are expressions."""


def _made(keys: Keys, owner: object) -> Iterator[_Found]:
    for of, fields in _MADE.items():
        for number, made in enumerate(getattr(owner, of, ())):
            yield from _written((*keys, of, number), made, fields)


def _conditions(keys: Keys, step: Step) -> Iterator[_Found]:
    yield from _made(keys, step)
    yield from _written(keys, step, ("when", "for_each", "until", "wait", "not_before", "due"))
    for number, inner in enumerate(step.steps):
        yield from _conditions((*keys, "steps", number), inner)
    for name, prompt in step.record.items():
        at = (*keys, "record", name)
        yield from _written(at, prompt, ("when", "default", "compute", "comment_when"))
        for of, owners, field in (("options", getattr(prompt, "options", ()), "when"),
                                  ("checks", getattr(prompt, "checks", ()), "that")):  # fmt: skip
            for number, owner in enumerate(owners):
                yield from _written((*at, of, number), owner, (field,))


def _around(protocol: Protocol, keys: Keys) -> tuple[Step, ...]:
    """Return the repeated steps that `keys` lie in, outermost first.

    What a step is repeated for does not know its own item yet.
    """
    if keys[:1] != ("phases",) or keys[2:3] != ("steps",):
        return ()
    found: list[Step] = []
    steps, rest = protocol.phases[int(keys[1])].steps, keys[2:]
    while len(rest) > 1 and rest[0] == "steps":
        step, rest = steps[int(rest[1])], rest[2:]
        if step.for_each and rest[:1] != ("for_each",):
            found.append(step)
        steps = step.steps
    return tuple(found)


# Names ------------------------------------------------------------------------------------


def _unknown(expression: Expression, known: _Known) -> Iterator[tuple[int, str, Text]]:
    """Yield where in the expression a name stands that is not known, the name, what to say."""
    for path, offset in expression.names:
        wrong = _wrong(path, known)
        if wrong is not None:
            depth, said = wrong
            yield _offset(expression.text, path[: depth + 1], offset), path[depth], said


def _wrong(path: tuple[str, ...], known: _Known) -> tuple[int, Text] | None:
    """Return which part of a name is not known and what to say of it, None where all are."""
    for depth, (name, there) in enumerate(zip(path, _there(path, known), strict=False)):
        if name not in there:
            return depth, _said(name, there)
    return None


def _there(path: tuple[str, ...], known: _Known) -> Iterator[tuple[str, ...]]:
    """Yield, part by part, the names that there are; no more where anything may stand."""
    yield tuple(sorted(NAMES | known.items.keys() | known.more))
    first = path[0]
    if first in known.items:
        yield from _fields(_kind_repeated(known.items[first], known.prompts))
    elif first in ("answers", "previous", "comments"):
        yield tuple(sorted(known.prompts))
        if first != "comments":
            yield from _fields(_kind_answered(path[1], known.prompts))
    elif first == "tables":
        yield tuple(known.tables)
        yield tuple(known.tables[path[1]])
        yield tuple(known.tables[path[1]][path[2]])
    elif first == "account":
        yield ("name",)
    else:
        yield from _fields(_KIND_OF.get(first))


def _fields(kind: KindName | None) -> Iterator[tuple[str, ...]]:
    if kind is not None:
        yield tuple(KINDS[kind].fields)


def _kind_answered(name: str, prompts: Mapping[str, Prompt]) -> KindName | None:
    prompt = prompts.get(name)
    return prompt.kind if isinstance(prompt, EntryPrompt) else None


def _kind_repeated(step: Step, prompts: Mapping[str, Prompt]) -> KindName | None:
    """Return the kind of the item of a repeated step, None where it cannot be told."""
    match step.for_each.strip().split("."):
        case ["answers", name]:
            return _kind_answered(name, prompts)
        case [name]:
            return _KIND_OF.get(name)
    return None


def _said(name: str, there: tuple[str, ...]) -> Text:
    close = nearest(name, there)
    listed = ", ".join(there)
    if not there:
        return Text(
            en=f"nothing is called “{name}” here; no step records an answer",
            nl=f"niets heet hier ‘{name}’; geen stap legt een antwoord vast",
        )
    return Text(
        en=f"nothing is called “{name}” here; "
        + (f"did you mean “{close}”?" if close else f"there are: {listed}"),
        nl=f"niets heet hier ‘{name}’; "
        + (f"bedoelt u ‘{close}’?" if close else f"er zijn: {listed}"),
    )


def _offset(text: str, path: tuple[str, ...], offset: int) -> int:
    """Return where the last part of a name stands in the text, which has the others before it."""
    for name in path[:-1]:
        offset = text.index(name, offset) + len(name)
    return text.index(path[-1], offset)


RULE = Rule(
    name="expression",
    severity="error",
    title=Text("Expressions that can be worked out", "Expressies die kloppen"),
    manual=__doc__,
    check=of_protocol(check),
)
