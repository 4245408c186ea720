"""Conditions, repeats, defaults and gaps can be worked out, and know their names.

A name that nothing answers is a condition that never holds, or a gap that is never filled. So is
what can only be not known (a text and a number added up), and what is always the same (a choice
compared with what is none of its options). The complaint points at the character.

Bad::

    when: answers.gaols > 0
    say: You hired us to {{ contract.gaol }}.
    due: answers.meeting - 14

Good::

    when: len(answers.goals) > 0
    say: You hired us to {{ contract.goal }}.
    due: answers.meeting - days(14)

Source: amkit's own language of expressions, which knows of which type each answer is.

Nederlands
----------

Voorwaarden, herhalingen, beginwaarden en open plekken zijn uit te rekenen, en kennen hun namen.

Een naam die niets beantwoordt, is een voorwaarde die nooit geldt of een plek die nooit gevuld
raakt. Dat is ook zo bij wat alleen onbekend kan zijn (een tekst en een getal opgeteld) en bij wat
altijd hetzelfde is (een keuze die wordt vergeleken met iets wat geen optie is). De bevinding wijst
het teken aan.

Fout::

    when: answers.doeln > 0
    say: U huurde ons in om {{ contract.gaol }}.
    due: answers.afspraak - 14

Goed::

    when: len(answers.doelen) > 0
    say: U huurde ons in om {{ contract.goal }}.
    due: answers.afspraak - days(14)

Bron: de expressietaal van amkit, die van elk antwoord het type kent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from amkit.errors import AnswerError, ExpressionError
from amkit.expressions import Expression, parse, parse_repeat, parse_wording
from amkit.expressions.checking import check_types
from amkit.expressions.types import DATE, DURATION, NUMBER, UNKNOWN, Type, fits, item_type, list_of
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.lint.scopes import Scopes, Types, answer_type
from amkit.lint.texts import part
from amkit.model.finding import Edit, Fix
from amkit.model.kinds import KINDS
from amkit.model.prompts import (
    DatePrompt,
    DurationPrompt,
    EntryPrompt,
    MoneyPrompt,
    Prompt,
    Sheet,
    TextPrompt,
)
from amkit.model.protocol import Protocol, Step
from amkit.model.text import Text
from amkit.source.document import Keys
from amkit.source.names import nearest
from amkit.source.sheets import cells_of
from amkit.walk.answered import as_value
from amkit.walk.limits import check_limits

_Found: TypeAlias = tuple[Keys, str, bool]
"""Where a text with expressions stands, the text, and whether it is a text with gaps."""


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield expressions that cannot be read, and names that nothing answers."""
    scopes = Scopes(protocol)
    for keys, text, wording in _everywhere(subject, protocol):
        try:
            found = _read(keys, text, wording=wording)
        except ExpressionError as error:
            yield Complaint(place=subject.document.inside(keys, error.offset), text=error.text)
            continue
        for expression, start in found:
            for offset, length, said, close in _wrong_in(expression, scopes, keys, wording=wording):
                place = part(subject.document, keys, start + offset, length)
                fix = Fix((Edit(place, close),), safe=False) if close else None
                yield Complaint(place=place, text=said, fix=fix)


def _wrong_in(
    expression: Expression, scopes: Scopes, keys: Keys, *, wording: bool
) -> Iterator[tuple[int, int, Text, str | None]]:
    """Yield where something is wrong, how long that is, what to say, and what is meant.

    Types say little of an expression with names that are not known.
    """
    types = scopes.at(keys)
    unknown = list(_unknown(expression, types))
    yield from ((at, len(name), said, close) for at, name, said, close in unknown)
    if not unknown:
        checked = check_types(expression, types)
        yield from ((wrong.offset, wrong.length, wrong.text, None) for wrong in checked.problems)
        said = None
        if not wording:
            said = _misfit(checked.type, scopes, keys) or _refused(expression, scopes, keys)
        if said is not None:
            yield 0, len(expression.text), said, None


_NEEDED = {
    "for_each": list_of(UNKNOWN), "wait": DURATION, "not_before": DATE, "due": DATE,
    "at_least": NUMBER,
}  # fmt: skip
"""The types that keys of steps and actions need."""


def _misfit(found: Type, scopes: Scopes, keys: Keys) -> Text | None:
    """Return why what an expression gives cannot stand where it does; None where it can."""
    if keys[-1] not in ("compute", "default", "min", "max"):
        needed = _NEEDED.get(str(keys[-1]))
        return None if needed is None else fits(found, needed)
    prompt = _asks(scopes, keys)
    if isinstance(prompt, TextPrompt) and not _in_parts(found):
        return None  # whatever can be written in one line
    if isinstance(prompt, MoneyPrompt) and keys[-1] in ("min", "max") and found == NUMBER:
        return None  # an amount of whatever currency is answered
    return fits(found, answer_type(prompt))


def _asks(scopes: Scopes, keys: Keys) -> Prompt:
    """Return the prompt that `keys` lie in; for an entry what asks for its main field."""
    prompt = scopes.asked(keys)[1]
    if isinstance(prompt, EntryPrompt):
        kind = KINDS[prompt.kind]
        return kind.fields[kind.main]
    return prompt


def _refused(expression: Expression, scopes: Scopes, keys: Keys) -> Text | None:
    """Return why a prompt refuses its own default, where that depends on nothing."""
    prompt = _asks(scopes, keys) if keys[-1] == "default" else None
    if prompt is None or expression.names or isinstance(prompt, Sheet | EntryPrompt):
        return None
    try:
        check_limits(prompt, as_value(expression.evaluate({})), {})
    except AnswerError as error:
        en, nl = error.text.en, error.text.nl
        return Text(
            f"the prompt refuses its own default: {en}",
            f"de vraag weigert de eigen standaardwaarde: {nl}",
        )
    return None


def _in_parts(found: Type) -> bool:
    return found.name == "fields" or item_type(found).name not in ("text", "nothing", "unknown")


def _read(keys: Keys, text: str, *, wording: bool) -> tuple[tuple[Expression, int], ...]:
    if wording:
        return tuple(parse_wording(text).expressions())
    return ((parse_repeat(text).items if keys[-1] == "for_each" else parse(text), 0),)


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
        yield from _asked(at, prompt)
        if isinstance(prompt, Sheet):
            for place, cell in cells_of(at, prompt):
                yield from _asked(place, cell)


_LISTED = (("options", "when"), ("checks", "that"), ("bands", "at_least"))
"""What a prompt can have several of, and which key of those is an expression."""


def _asked(keys: Keys, prompt: Prompt) -> Iterator[_Found]:
    yield from _written(keys, prompt, ("when", "default", "compute", "comment_when"))
    if isinstance(prompt, MoneyPrompt | DatePrompt | DurationPrompt):
        yield from _written(keys, prompt, ("min", "max"))
    for of, field in _LISTED:
        for number, owner in enumerate(getattr(prompt, of, ())):
            yield from _written((*keys, of, number), owner, (field,))


# Names ------------------------------------------------------------------------------------


def _unknown(expression: Expression, types: Types) -> Iterator[tuple[int, str, Text, str | None]]:
    """Yield where a name stands that is not known, the name, what to say, and what is meant."""
    for path, offset in expression.names:
        there: Types = dict(sorted(types.items()))
        for depth, name in enumerate(path):
            if name not in there:
                said = _said(name, there, of_tables=path[:depth] == ("tables",))
                at = _offset(expression.text, path[: depth + 1], offset)
                yield at, name, said, nearest(name, there)
                break
            fields = _fields(there[name])
            if fields is None:
                break  # what this can have, the types tell
            there = fields


def _fields(owner: Type) -> Types | None:
    """Return the fields of an entry, or of those in a list; None where there can be no others."""
    return _fields(item_type(owner)) if owner.name == "list" else owner.fields


def _said(name: str, there: Types, *, of_tables: bool) -> Text:
    close = nearest(name, there)
    listed = ", ".join(there)
    if of_tables and not there:
        return Text(
            en=f"there is no table “{name}”; the protocol has none, write it under tables:",
            nl=f"er is geen tabel ‘{name}’; het protocol heeft er geen, schrijf hem onder tables:",
        )
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
    group="flow",
    severity="error",
    title=Text("Expressions that can be worked out", "Expressies die kloppen"),
    manual=__doc__,
    check=of_protocol(check),
    fixable="unsafe",
)
