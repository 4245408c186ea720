"""What a text reads was asked on every way that leads to it.

A question behind a condition is not asked in every conversation. A line or a document that reads
its answer without that condition then says “since: ?”, in front of the customer. Give the text the
same condition, one on the answer, or something to say without it. Looked at are gaps in lines and
documents, answers of prompts with a `when`, of steps that may be left out (`optional`, `pick`, a
ladder), and items by number (`answers.results[1]`) of which there may be fewer.

Bad::

    - {id: size, when: answers.known == true, record: {people: {type: integer}}}
    - {id: repeat, say: "You work with {{ answers.people }} people."}

Good::

    - {id: size, when: answers.known == true, record: {people: {type: integer}}}
    - {id: repeat, when: answered(answers.people), say: "You are with {{ answers.people }}."}

Source: what compilers tell of variables that may have no value on some path.

Nederlands
----------

Wat een tekst leest, is gevraagd op elke weg erheen.

Een vraag achter een voorwaarde wordt niet in elk gesprek gesteld. Een zin of document dat het
antwoord zonder die voorwaarde leest, zegt dan “sinds: ?”, waar de klant bij zit. Geef de tekst
dezelfde voorwaarde, een voorwaarde op het antwoord, of iets om zonder dat antwoord te zeggen. Het
gaat om open plekken in zinnen en documenten, antwoorden van vragen met een `when`, van stappen die
weg mogen blijven (`optional`, `pick`, een ladder), en onderdelen met een nummer
(`answers.results[1]`) waarvan er minder kunnen zijn.

Fout::

    - {id: omvang, when: answers.bekend == true, record: {mensen: {type: integer}}}
    - {id: herhaal, say: "U werkt met {{ answers.mensen }} mensen."}

Goed::

    - {id: omvang, when: answers.bekend == true, record: {mensen: {type: integer}}}
    - {id: herhaal, when: answered(answers.mensen), say: "U bent met {{ answers.mensen }}."}

Bron: wat compilers zeggen van variabelen die op een van de wegen geen waarde hebben.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from amkit.errors import ExpressionError
from amkit.expressions import Expression, parse_wording
from amkit.lint.course import Asked, Course, Passed, course_of, parted
from amkit.lint.needs import Answer, needed, read, tree_of
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.lint.texts import part
from amkit.model.prompts import EntryPrompt, ListPrompt, TablePrompt
from amkit.model.protocol import Protocol
from amkit.model.text import Text
from amkit.source.document import Keys


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield gaps whose answer may not have been asked."""
    for written in subject.texts:
        if not written.gaps or written.field in ("label", "message"):
            continue
        course = course_of(protocol)
        passed = course.passed_at(written.keys)
        guarded = _guarded(protocol, course, passed, written.keys)
        for keys, line in written.lines():
            for expression, start in _gaps(line):
                for answer in sorted(needed(expression.text, "known")):
                    text = _missing(course, answer, passed, guarded)
                    if text is not None:
                        offset, length = _place(expression, answer[0])
                        place = part(subject.document, keys, start + offset, length)
                        yield Complaint(place=place, text=text)


def _gaps(line: str) -> Iterator[tuple[Expression, int]]:
    if "answers." in line:
        try:
            yield from parse_wording(line).expressions()
        except ExpressionError:
            return  # the rule `expression` complains of it


def _guarded(
    protocol: Protocol, course: Course, passed: Passed | None, keys: Keys
) -> frozenset[str]:
    """Return the answers that the conditions around a text speak of."""
    conditions = [one.text for one in passed.conditions] if passed else []
    match parted(keys)[1]:
        case ("record", str(name), *_):
            conditions += [one.text for one in course.asked[name].conditions]
    conditions += _of_what_is_made(passed.step if passed else protocol, keys)
    return frozenset().union(*map(read, conditions))


def _of_what_is_made(owner: object, keys: Keys) -> Iterable[str]:
    """Return the condition of the action or document that `keys` lie in."""
    match parted(keys)[1]:
        case ("actions" | "documents" as of, int(number), *_):
            return [getattr(owner, of)[number].when]
    return []


def _missing(
    course: Course, answer: Answer, passed: Passed | None, guarded: frozenset[str]
) -> Text | None:
    """Return what to say where an answer may not be there; None where it is."""
    name, least = answer
    if name in guarded or name not in course.asked:
        return None
    for source in sorted(course.sources(name)):
        asked = course.asked[source]
        if _repeated_elsewhere(asked, passed) or source in guarded:
            continue
        for condition in asked.conditions:
            if not read(condition.text) <= guarded and not _sure(course, condition.text):
                return _only_when(name, condition.text)
        loose = asked.passed.loose
        if loose and (passed is None or passed.keys[: len(loose)] != loose):
            return _left_out(name, asked)
    asked = course.asked[name]
    return None if _repeated_elsewhere(asked, passed) else _too_few(asked, name, least)


def _repeated_elsewhere(asked: Asked, passed: Passed | None) -> bool:
    """Tell whether an answer is a list here: of what was asked in a repeat that is over."""
    around = passed.repeats if passed else ()
    return not set(asked.passed.repeats) <= set(around)


def _sure(course: Course, condition: str) -> bool:
    """Tell whether a condition holds in any conversation that was held to the end.

    Such is `answered(x)` of a question that is always asked, and asks for a reason where it is
    left open.
    """
    match tree_of(condition):
        case ast.Call(ast.Name("answered"), [ast.Attribute(ast.Name("answers"), name)]):
            asked = course.asked.get(name)
            return asked is not None and asked.prompt.required and not asked.conditions
    return False


def _too_few(asked: Asked, name: str, least: int) -> Text | None:
    match asked.prompt:
        case EntryPrompt(many=True, min=fewest) | ListPrompt(min=fewest):
            pass
        case TablePrompt(rows=(), min=fewest):
            pass
        case _:
            return None
    if fewest >= least:
        return None
    return Text(
        en=f"there may be fewer than {least} of “{name}”; write min: {least}, or a condition",
        nl=f"er kunnen er minder dan {least} zijn van ‘{name}’; schrijf min: {least}, of een "
        "voorwaarde",
    )


def _only_when(name: str, condition: str) -> Text:
    return Text(
        en=f"“{name}” is asked only when {condition}; give this the same condition, or "
        f'write: answers.{name} or "…"',
        nl=f"‘{name}’ wordt alleen gevraagd bij {condition}; geef dit dezelfde voorwaarde, of "
        f'schrijf: answers.{name} or "…"',
    )


def _left_out(name: str, asked: Asked) -> Text:
    step = asked.passed.step.id
    return Text(
        en=f"step “{step}” may be left out, and “{name}” with it; give this a condition on it",
        nl=f"stap ‘{step}’ mag wegblijven, en ‘{name}’ daarmee; geef dit een voorwaarde daarop",
    )


def _place(expression: Expression, name: str) -> tuple[int, int]:
    """Return where an answer is read in an expression, and how long that is."""
    return next(
        (offset, len(".".join(path)))
        for path, offset in expression.names
        if path[:2] == ("answers", name)
    )


RULE = Rule(
    name="may-be-skipped",
    group="flow",
    severity="warning",
    title=Text("Texts that read what was asked", "Teksten die lezen wat gevraagd is"),
    manual=__doc__,
    check=of_protocol(check),
)
