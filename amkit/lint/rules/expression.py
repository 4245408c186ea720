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

from amkit.errors import ExpressionError
from amkit.expressions import Expression, parse, parse_wording
from amkit.lint.rule import Complaint, Rule, Subject, Written, lines, texts
from amkit.model.kinds import KINDS
from amkit.model.prompts import EntryPrompt, KindName, Prompt
from amkit.model.text import Text
from amkit.source.document import Keys
from amkit.source.names import nearest
from amkit.walk.scope import NAMES, PLURAL


@dataclass(frozen=True, slots=True)
class _Found:
    """A piece of text that holds expressions: where it stands, and where in it each begins."""

    keys: Keys
    expressions: tuple[tuple[Expression, int], ...]


def check(subject: Subject) -> Iterator[Complaint]:
    """Yield expressions that cannot be read, and names that nothing answers."""
    prompts = {
        name: prompt for _, step in subject.protocol.steps() for name, prompt in step.record.items()
    }
    for keys, text, wording in _everywhere(subject):
        try:
            found = _read(keys, text, wording=wording)
        except ExpressionError as error:
            place = subject.document.inside(keys, error.offset)
            yield Complaint(place=place, text=error.text)
            continue
        for expression, start in found.expressions:
            for path, offset in expression.names:
                said = _unknown(path, _known(subject, keys), prompts)
                if said is not None:
                    place = subject.document.inside(keys, start + offset)
                    yield Complaint(place=place, text=said)


def _read(keys: Keys, text: str, *, wording: bool) -> _Found:
    if wording:
        return _Found(keys, tuple(parse_wording(text).expressions()))
    return _Found(keys, ((parse(text), 0),))


def _everywhere(subject: Subject) -> Iterator[tuple[Keys, str, bool]]:
    """Yield each text with expressions in it: where, what, and whether it is a text with gaps."""
    yield from _conditions(subject)
    for written in texts(subject):
        for keys, line in _lines(written):
            if "{{" in line:
                yield keys, line, True


def _conditions(subject: Subject) -> Iterator[tuple[Keys, str, bool]]:
    for at, phase in enumerate(subject.protocol.phases):
        here: Keys = ("phases", at)
        if phase.when:
            yield (*here, "when"), phase.when, False
        for number, step in enumerate(phase.steps):
            keys: Keys = (*here, "steps", number)
            for field, text in (("when", step.when), ("for_each", step.for_each)):
                if text:
                    yield (*keys, field), text, False
            for name, prompt in step.record.items():
                for field, text in (("when", prompt.when), ("default", prompt.default)):
                    if text:
                        yield (*keys, "record", name, field), text, False


def _lines(written: Written) -> Iterator[tuple[Keys, str]]:
    pieces = written.data if isinstance(written.data, dict) else {None: written.data}
    for language, data in pieces.items():
        keys = written.keys if language is None else (*written.keys, language)
        if isinstance(data, str):
            yield keys, data
        else:
            yield from (((*keys, number), line) for number, line in enumerate(lines(data)))


def _known(subject: Subject, keys: Keys) -> frozenset[str]:
    """Return the names known at a place: those of every step, and the item of a repeated one."""
    match keys:
        case ("phases", int() as at, "steps", int() as number, *rest):
            step = subject.protocol.phases[at].steps[number]
            if step.for_each and rest[0] != "for_each":
                return NAMES | {step.item}
    return NAMES


def _unknown(
    path: tuple[str, ...], known: frozenset[str], prompts: Mapping[str, Prompt]
) -> Text | None:
    """Return what is wrong with a name, None where it is known."""
    first, *rest = path
    if first not in known:
        return _said(first, sorted(known))
    if first == "answers" and rest:
        if rest[0] not in prompts:
            return _said(rest[0], sorted(prompts))
        prompt = prompts[rest[0]]
        fields = _fields(prompt.kind) if isinstance(prompt, EntryPrompt) else []
        rest = rest[1:]
    elif first == "account":
        fields = ["name"]
    else:
        fields = [f for kind in KINDS if first in (kind, PLURAL[kind]) for f in _fields(kind)]
    if rest and fields and rest[0] not in fields:
        return _said(rest[0], fields)
    return None


def _fields(kind: KindName) -> list[str]:
    return list(KINDS[kind].fields)


def _said(name: str, known: list[str]) -> Text:
    close = nearest(name, known)
    listed = ", ".join(known)
    return Text(
        en=f"nothing is called “{name}” here; "
        + (f"did you mean “{close}”?" if close else f"there are: {listed}"),
        nl=f"niets heet hier ‘{name}’; "
        + (f"bedoelt u ‘{close}’?" if close else f"er zijn: {listed}"),
    )


RULE = Rule(
    name="expression",
    severity="error",
    title=Text("Expressions that can be worked out", "Expressies die kloppen"),
    check=check,
)
