"""On one subject, the open question comes before the closed one.

What is asked first, colours what is answered next. Somebody who has just said yes to “Does the
planning work?” looks for what fits that yes, and has little to tell when the open question comes.
The other way round both bring something: first the story, in the customer's own words, and then the
one detail that was missing in it. One step is taken to be about one subject. A question for leave
(“May I …?”) may come first.

Bad::

    ask: [Does the planning work for you?, What happens with the planning on a busy day?]

Good::

    ask: [What happens with the planning on a busy day?, Does the new planning help there?]

Source: Pew Research Center, Questionnaire Design: answers to a general question change behind a
specific one; so open and general questions come first.

Nederlands
----------

Over één onderwerp komt de open vraag vóór de gesloten vraag.

Wat u eerst vraagt, kleurt wat u daarna hoort. Wie net ja heeft gezegd op “Werkt de planning?”,
zoekt iets wat bij dat ja past, en heeft weinig meer te vertellen als de open vraag komt. Andersom
leveren beide iets op: eerst het verhaal, in de woorden van de klant, en dan het ene detail dat nog
ontbrak. Eén stap geldt als één onderwerp. Toestemming vragen (“Mag ik …?”) mag vooraf.

Fout::

    ask: [Werkt de planning voor u?, Wat gebeurt er met de planning op een drukke dag?]

Goed::

    ask: [Wat gebeurt er met de planning op een drukke dag?, Helpt de nieuwe planning daarbij?]

Bron: Pew Research Center, Questionnaire Design: een algemene vraag wordt anders beantwoord na een
specifieke; daarom komen open en algemene vragen eerst.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from amkit.lint.rule import Complaint, Rule, Subject
from amkit.lint.wording.lines import Line
from amkit.lint.wording.questions import asks_leave, begins_closed, begins_open
from amkit.model.text import LANGUAGES, Text

_SWAP = Text(
    en="an open question comes behind this closed one; ask the open one first",
    nl="achter deze gesloten vraag komt een open vraag; stel de open vraag eerst",
)


def check(subject: Subject) -> Iterator[Complaint]:
    """Yield closed questions of a step that an open one comes behind."""
    for language in LANGUAGES:
        asked = (line for line in subject.spoken.lines[language] if line.field == "ask")
        for _, lines in groupby(asked, key=_step):
            yield from _of_step(subject, list(lines))


def _of_step(subject: Subject, lines: list[Line]) -> Iterator[Complaint]:
    behind = False
    found: list[Line] = []
    for line in reversed(lines):
        if behind and _is_closed(line):
            found.append(line)
        behind = behind or _is_open(line)
    for line in reversed(found):
        yield Complaint(place=subject.document.place(line.keys), text=_SWAP)


def _step(line: Line) -> tuple[str | int, ...]:
    return line.keys[: line.keys.index("ask")]


def _is_closed(line: Line) -> bool:
    """Tell whether a line asks nothing but what yes or no answers."""
    asking = [one for one in line.sentences if one.asks]
    return bool(asking) and all(
        begins_closed(one, line.language) and not asks_leave(one, line.language) for one in asking
    )


def _is_open(line: Line) -> bool:
    return any(one.asks and begins_open(one, line.language) for one in line.sentences)


RULE = Rule(
    name="open-first",
    group="method",
    severity="warning",
    title=Text("First the open question", "Eerst de open vraag"),
    manual=__doc__,
    check=check,
)
