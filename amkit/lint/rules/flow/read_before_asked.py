"""An answer is read after it was asked.

A line with the customer's goal in it, said before that goal is known, is a line with a hole. A
condition on an answer that comes later leaves the step out, and brings it back when everybody is
past it. The order is that of the file; an answer that is worked out is known when the last answer
it is made of is. A gap that can do without the answer (`answers.goal or "your goal"`) is fine.
What is made afterwards (actions, documents, checks, until) may read everything. In a table the
columns are asked from left to right, and a cell reads of its `row` what is left of it.

Bad::

    - {id: open, say: "You told me about {{ answers.goal }}."}
    - {id: goals, ask: What do you want to achieve?, record: {goal: {}}}

Good::

    - {id: goals, ask: What do you want to achieve?, record: {goal: {}}}
    - {id: repeat, say: "You told me about {{ answers.goal }}."}

Source: what linters for code tell of variables that are used before they are set.

Nederlands
----------

Een antwoord wordt gelezen nadat het gevraagd is.

Een zin met het doel van de klant erin, gezegd voordat dat doel bekend is, is een zin met een gat.
Een voorwaarde op een antwoord dat later komt, slaat de stap over, en haalt hem terug als iedereen
er al voorbij is. De volgorde is die van het bestand; een antwoord dat wordt uitgerekend, is bekend
zodra het laatste antwoord waaruit het bestaat bekend is. Een open plek die zonder kan
(`answers.doel or "uw doel"`) is goed. Wat achteraf gemaakt wordt (acties, documenten, controles,
until) mag alles lezen. In een tabel worden de kolommen van links naar rechts gevraagd, en leest een
cel van zijn `row` wat links van hem staat.

Fout::

    - {id: begin, say: "U vertelde me over {{ answers.doel }}."}
    - {id: doelen, ask: Wat wilt u bereiken?, record: {doel: {}}}

Goed::

    - {id: doelen, ask: Wat wilt u bereiken?, record: {doel: {}}}
    - {id: herhaal, say: "U vertelde me over {{ answers.doel }}."}

Bron: wat linters voor code zeggen van variabelen die gebruikt worden voordat ze een waarde hebben.
"""

from __future__ import annotations

from collections.abc import Iterator

from amkit.errors import ExpressionError
from amkit.expressions import Expression, parse, parse_wording
from amkit.lint.course import Course, Order, course_of, parted
from amkit.lint.everywhere import everywhere
from amkit.lint.needs import items_of, needed
from amkit.lint.prefilter import says
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.lint.texts import part
from amkit.model.prompts import TablePrompt
from amkit.model.protocol import Protocol
from amkit.model.text import Text
from amkit.source.document import Keys

_BEFORE_ITS_PROMPTS = frozenset({"when", "for_each", "wait", "not_before"})
_OF_A_PROMPT = frozenset({"when", "default", "comment_when"})
_MADE_AFTERWARDS = frozenset({"checks", "actions", "documents"})


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield names of answers that are asked later than they are read."""
    yield from _in_rows(subject, protocol)
    course: Course | None = None
    for keys, text, wording in everywhere(subject):
        if "answers." not in text or not _is_read_here(keys, wording=wording):
            continue
        course = course or course_of(protocol)
        here = _order(course, keys)
        for expression, start in _expressions(keys, text, wording=wording):
            for name, offset, length in _later(course, expression, here, keys, wording=wording):
                place = part(subject.document, keys, start + offset, length)
                yield Complaint(place=place, text=_said(course, name))


def _is_read_here(keys: Keys, *, wording: bool) -> bool:
    owner, inside = parted(keys)
    if not owner or inside[0] in _MADE_AFTERWARDS:
        return False
    if inside[0] != "record":
        return wording or inside[0] in _BEFORE_ITS_PROMPTS
    return keys[-1] in _OF_A_PROMPT or (wording and inside[2] not in ("label", "checks"))


def _order(course: Course, keys: Keys) -> Order:
    """Return when something is read that stands in a phase."""
    passed = course.passed_at(keys)
    assert passed is not None
    match parted(keys)[1]:
        case ("record", str(name), key, *_):
            behind = key in ("comment", "comment_when")  # asked behind the answer
            return passed.number, list(passed.step.record).index(name) + 1 + behind
    return passed.number, 0


def _expressions(keys: Keys, text: str, *, wording: bool) -> Iterator[tuple[Expression, int]]:
    try:
        if wording:
            yield from parse_wording(text).expressions()
        else:
            yield parse(items_of(text) if keys[-1] == "for_each" else text), 0
    except ExpressionError:
        return  # the rule `expression` complains of it


def _later(
    course: Course, expression: Expression, here: Order, keys: Keys, *, wording: bool
) -> Iterator[tuple[str, int, int]]:
    """Yield the names of answers that are known later only, each with where it stands."""
    known = {name for name, _ in needed(expression.text, "known")} if wording else None
    for path, offset in expression.names:
        asked = course.asked.get(path[1]) if path[0] == "answers" and len(path) > 1 else None
        if asked is None or keys in [condition.keys for condition in asked.conditions]:
            continue  # what waits for its own answer, the rule `unreachable-step` tells
        if (known is None or path[1] in known) and course.known_from(path[1]) >= here:
            yield path[1], offset, len(".".join(path))


def _in_rows(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield names of columns that come later than the cell that reads them."""
    if not says(subject.document, "row."):
        return
    sheets = {
        (*keys, "record", name): list(prompt.columns)
        for keys, _, step in protocol.located()
        for name, prompt in step.record.items()
        if isinstance(prompt, TablePrompt)
    }
    for keys, text, wording in everywhere(subject):
        owner, inside = parted(keys)
        columns = sheets.get((*owner, *inside[:2]))
        if columns is None or inside[2:3] != ("columns",) or "row." not in text:
            continue
        behind = keys[-1] == "comment_when" or "checks" in inside or "comment" in inside
        there = columns[columns.index(str(inside[3])) + behind :]
        for expression, start in _expressions(keys, text, wording=wording):
            for path, offset in expression.names:
                if path[0] == "row" and path[1:2] and path[1] in there:
                    place = part(subject.document, keys, start + offset, len(".".join(path)))
                    yield Complaint(place=place, text=_in_row(path[1]))


def _in_row(column: str) -> Text:
    return Text(
        en=f"“{column}” is read here, and asked only now or in a later column of the row",
        nl=f"‘{column}’ wordt hier gelezen, en pas nu of in een latere kolom van de rij gevraagd",
    )


def _said(course: Course, name: str) -> Text:
    latest = max(course.sources(name), key=course.known_from, default=name)
    step = course.asked[latest].passed.step.id
    return Text(
        en=f"“{name}” is read here, and known only from step “{step}” on",
        nl=f"‘{name}’ wordt hier gelezen, en is pas vanaf stap ‘{step}’ bekend",
    )


RULE = Rule(
    name="read-before-asked",
    group="flow",
    severity="warning",
    title=Text("Answers that are read after they were asked", "Antwoorden die eerst gevraagd zijn"),
    manual=__doc__,
    check=of_protocol(check),
)
