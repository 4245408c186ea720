"""Every step and every question can be reached.

A step may ask for an answer that is only given behind that very condition, or stand in a group
whose condition says the opposite. Each condition by itself looks sound; together they never hold,
and no conversation ever comes there. What a single condition rules out by itself is told by
`constant-condition`.

Bad::

    - id: large
      when: answers.people > 100
      steps:
        - {id: small-print, when: answers.people < 50, …}
    - id: price
      when: answers.agreed == true
      record: {agreed: {type: yes_no}}

Good::

    - id: large
      when: answers.people > 100
      steps:
        - {id: small-print, when: answers.people < 500, …}
    - id: price
      record: {agreed: {type: yes_no}}

Source: what linters for code tell of unreachable code. `amkit test` walks every way besides.

Nederlands
----------

Elke stap en elke vraag is te bereiken.

Een stap kan een antwoord nodig hebben dat pas achter die voorwaarde gegeven wordt, of in een groep
staan waarvan de voorwaarde het tegendeel zegt. Elk van de voorwaarden lijkt goed; samen gelden ze
nooit, en geen gesprek komt daar ooit. Wat één voorwaarde op zichzelf al uitsluit, meldt
`constant-condition`.

Fout::

    - id: groot
      when: answers.mensen > 100
      steps:
        - {id: kleine-letters, when: answers.mensen < 50, …}
    - id: prijs
      when: answers.akkoord == true
      record: {akkoord: {type: yes_no}}

Goed::

    - id: groot
      when: answers.mensen > 100
      steps:
        - {id: kleine-letters, when: answers.mensen < 500, …}
    - id: prijs
      record: {akkoord: {type: yes_no}}

Bron: wat linters voor code van onbereikbare code zeggen. `amkit test` loopt daarnaast elke weg.
"""

from __future__ import annotations

from collections.abc import Iterator

from amkit.lint.course import Asked, Condition, Course, course_of
from amkit.lint.logic import Domains, claims, possible
from amkit.lint.needs import needed
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.model.prompts import EntryPrompt
from amkit.model.protocol import Protocol
from amkit.model.text import Text
from amkit.source.document import Keys

_AGAINST = Text(
    en="this can never hold together with the conditions around it, so nothing comes here",
    nl="dit kan nooit gelden naast de voorwaarden eromheen, dus hier komt niets",
)


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield conditions behind which nothing ever comes."""
    course = course_of(protocol)
    if not course.conditions:
        return
    out_of_reach = _out_of_reach(course)
    told: set[Keys] = set()
    for condition in course.conditions:
        missing = sorted(_needs(course, condition) & out_of_reach)
        if not told.isdisjoint(one.keys for one in condition.outer):
            continue  # the first that nothing gets behind is told
        if missing:
            told.add(condition.keys)
            name = missing[0]
            text = Text(
                en=f"this never holds: “{name}” is asked only where this holds already",
                nl=f"dit geldt nooit: ‘{name}’ wordt alleen gevraagd waar dit al geldt",
            )
            yield Complaint(place=subject.document.place(condition.keys), text=text)
        elif _against(condition, course.domains):
            told.add(condition.keys)
            yield Complaint(place=subject.document.place(condition.keys), text=_AGAINST)


def _against(condition: Condition, domains: Domains) -> bool:
    """Tell whether a condition can hold, and those around it can, but not at once."""
    own = claims(condition.text)
    outer = [claim for one in condition.outer for claim in claims(one.text)]
    alone = possible(own, domains) and possible(outer, domains)
    return alone and not possible([*outer, *own], domains)


def _out_of_reach(course: Course) -> frozenset[str]:
    """Return the answers that cannot be given, as each waits for one that waits for it."""
    waiting = {
        name: frozenset().union(*(_needs(course, one) for one in asked.conditions))
        for name, asked in course.asked.items()
        if asked.conditions and not _always_there(asked)
    }
    while given := [name for name, needs in waiting.items() if needs.isdisjoint(waiting)]:
        for name in given:
            del waiting[name]
    return frozenset(waiting)


def _needs(course: Course, condition: Condition) -> frozenset[str]:
    """Return the answers that somebody has to give before a condition can hold."""
    names = (name for name, _ in needed(condition.text, "true"))
    return frozenset().union(*(course.sources(name) for name in names))


def _always_there(asked: Asked) -> bool:
    """Tell whether an answer is a list, empty or not, before it was asked."""
    return isinstance(asked.prompt, EntryPrompt) and asked.prompt.many


RULE = Rule(
    name="unreachable-step",
    group="flow",
    severity="error",
    title=Text("Steps that can be reached", "Stappen die te bereiken zijn"),
    manual=__doc__,
    check=of_protocol(check),
)
