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
        repeated: the repeated step that the text stands in; None where there is no item.
    """

    prompts: Mapping[str, Prompt]
    repeated: Step | None


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield expressions that cannot be read, and names that nothing answers."""
    prompts = {name: prompt for _, step in protocol.steps() for name, prompt in step.record.items()}
    for keys, text, wording in _everywhere(subject, protocol):
        try:
            found = _read(text, wording=wording)
        except ExpressionError as error:
            yield Complaint(place=subject.document.inside(keys, error.offset), text=error.text)
            continue
        known = _Known(prompts, _repeated(protocol, keys))
        for expression, start in found:
            for offset, name, said in _unknown(expression, known):
                place = part(subject.document, keys, start + offset, len(name))
                yield Complaint(place=place, text=said)


def _read(text: str, *, wording: bool) -> tuple[tuple[Expression, int], ...]:
    return tuple(parse_wording(text).expressions()) if wording else ((parse(text), 0),)


def _everywhere(subject: Subject, protocol: Protocol) -> Iterator[_Found]:
    for at, phase in enumerate(protocol.phases):
        here: Keys = ("phases", at)
        if phase.when:
            yield (*here, "when"), phase.when, False
        for number, step in enumerate(phase.steps):
            yield from _conditions((*here, "steps", number), step)
    for written in subject.texts:
        if written.gaps:
            yield from ((keys, line, True) for keys, line in written.lines())


def _conditions(keys: Keys, step: Step) -> Iterator[_Found]:
    for field, text in (("when", step.when), ("for_each", step.for_each)):
        if text:
            yield (*keys, field), text, False
    for name, prompt in step.record.items():
        for field, text in (("when", prompt.when), ("default", prompt.default)):
            if text:
                yield (*keys, "record", name, field), text, False


def _repeated(protocol: Protocol, keys: Keys) -> Step | None:
    """Return the repeated step that `keys` lie in; what it is repeated for knows no item yet."""
    match keys:
        case ("phases", int() as at, "steps", int() as number, field, *_) if field != "for_each":
            step = protocol.phases[at].steps[number]
            return step if step.for_each else None
    return None


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
    item = {known.repeated.item} if known.repeated is not None else set()
    yield tuple(sorted(NAMES | item))
    first = path[0]
    if known.repeated is not None and first in item:
        yield from _fields(_kind_repeated(known.repeated, known.prompts))
    elif first == "answers":
        yield tuple(sorted(known.prompts))
        yield from _fields(_kind_answered(path[1], known.prompts))
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
