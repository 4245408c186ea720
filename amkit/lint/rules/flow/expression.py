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

from amkit.errors import AnswerError, ExpressionError
from amkit.expressions import Expression, parse, parse_repeat, parse_wording
from amkit.expressions.checking import check_types, moves_no_date
from amkit.expressions.types import (
    DATE,
    DURATION,
    LINES,
    NUMBER,
    UNKNOWN,
    Type,
    fits,
    item_type,
    list_of,
)
from amkit.lint.everywhere import everywhere
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.lint.scopes import Scopes, Types, answer_type
from amkit.lint.texts import part
from amkit.model.finding import Edit, Fix
from amkit.model.kinds import KINDS
from amkit.model.prompts import (
    EntryPrompt,
    MoneyPrompt,
    Prompt,
    Sheet,
    TextPrompt,
)
from amkit.model.protocol import Protocol
from amkit.model.text import Text
from amkit.source.document import Keys
from amkit.source.names import nearest
from amkit.walk.answered import as_value
from amkit.walk.limits import check_limits


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield expressions that cannot be read, and names that nothing answers."""
    scopes = Scopes(protocol)
    for keys, text, wording in everywhere(subject):
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
            said = (
                _misfit(checked.type, scopes, keys)
                or _refused(expression, scopes, keys)
                or (_NEVER_WAITS if keys[-1] == "wait" and moves_no_date(expression) else None)
            )
        if said is not None:
            yield 0, len(expression.text), said, None


_NEEDED = {
    "for_each": list_of(UNKNOWN), "wait": DURATION, "not_before": DATE, "due": DATE,
    "at_least": NUMBER,
}  # fmt: skip
"""The types that keys of steps and actions need."""


_NEVER_WAITS = Text(
    en="a step waits for a day, and hours and minutes move none: this never waits; write days(1)",
    nl="een stap wacht op een dag, en uren en minuten verzetten die niet: dit wacht nooit; schrijf "
    "days(1)",
)


_ONLY_FILLS = Text(
    en="bullets() only fills a text; here write join(list), or len(list) for how many there are",
    nl="bullets() vult alleen een tekst; schrijf hier join(list), of len(list) voor het aantal",
)


def _misfit(found: Type, scopes: Scopes, keys: Keys) -> Text | None:
    """Return why what an expression gives cannot stand where it does; None where it can."""
    if found == LINES:
        return _ONLY_FILLS
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
