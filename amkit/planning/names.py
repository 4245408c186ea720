"""Every name a template may use. The fields of entries come from the kinds themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from amkit.model.kinds import KINDS, Kind
from amkit.model.prompts import KindName
from amkit.model.text import Text
from amkit.planning.names_of_notes import LETTER, NOTE
from amkit.walk.scope import PLURAL

Told = Mapping[str, Text]
Kinds = Mapping[KindName, Kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name that a template may use.

    Attributes:
        path: how it is written; `people[].role` is the role of each of the people.
        about: what it is.
    """

    path: str
    about: Text


_ENTRY: Told = {
    "main": Text("the text that names it", "de tekst waar het naar heet"),
    "fields[].name": Text("of each known field: its name", "van ieder bekend veld: de naam"),
    "fields[].label": Text("its name for people", "de naam voor mensen"),
    "fields[].text": Text("its value in words", "de waarde in woorden"),
    "missing[]": Text("the fields that are not known", "de velden die niet bekend zijn"),
    "source": Text("who says so; empty for the customer", "wie het zegt; leeg voor de klant"),
    "by": Text("who recorded it; empty for the customer", "wie het vastlegde; leeg voor de klant"),
    "age": Text("how long ago", "hoe lang geleden"),
    "stale": Text("true after half a year", "waar na een halfjaar"),
    "iso": Text("the day it is due, as 2026-12-31", "de dag waarop het klaar is, als 2026-12-31"),
    "overdue": Text("true where that day is past", "waar als die dag voorbij is"),
    "open": Text("true while it counts", "waar zolang het telt"),
    "standing": Text("its status, as its name", "de stand, als naam"),
}
_LINE: Told = {"label": Text("its name", "de naam"), "text": Text("its value", "de waarde")}
_TALK: Told = {
    "day": Text("the day", "de dag"),
    "title": Text("the protocol's title; empty for the customer",
                  "de titel van het protocol; leeg voor de klant"),
    "by": Text("who held it; empty for the customer", "wie het voerde; leeg voor de klant"),
}  # fmt: skip
_PERSON: Told = {
    "heard": Text("the day they were last heard", "de dag waarop ze het laatst zijn gehoord"),
    "heard_by": Text("by whom of us", "door wie van ons"),
    "quiet": Text("true where that is too long ago", "waar als dat te lang geleden is"),
}
_CHANGE: Told = {
    "kind": Text("the kind of entry", "het soort gegeven"),
    "main": Text("the entry", "het gegeven"),
    "label": Text("the field; empty for what is new", "het veld; leeg bij wat nieuw is"),
    "before": Text("what it was", "wat het was"),
    "now": Text("what it is", "wat het is"),
    "day": Text("when it changed", "wanneer het veranderde"),
    "iso": Text("the same, as 2026-12-31", "hetzelfde, als 2026-12-31"),
    "by": Text("who recorded it", "wie het vastlegde"),
}
_HEAD: Told = {
    "language": Text("nl or en", "nl of en"),
    "account": Text("the account's name", "de naam van het account"),
    "date": Text("today, as 2026-12-31", "vandaag, als 2026-12-31"),
    "day": Text("today, in words", "vandaag, in woorden"),
}
_STATE = {"state": Text("open, done or dropped", "open, done of dropped")}
_NAMED = {"name": Text("who", "wie"), "what": Text("for what", "waarvoor")}


def names(kinds: Kinds = KINDS) -> dict[str, tuple[Name, ...]]:
    """Return the names that each shipped template may use, by the template.

    A template of your own may use those of the plan, and those of the report under `report`.
    """
    plan, report = tuple(_plan(kinds)), tuple(_report(kinds))
    return {
        "note": _sorted(_each("", NOTE)),
        "letter": _sorted(_each("", LETTER)),
        "plan": _sorted(plan),
        "report": _sorted(report),
        "brief": _sorted(_brief(kinds)),
    }


def roots(template: str) -> frozenset[str]:
    """Return the names that a template gets, without what lies in them.

    Args:
        template: its name; one that is not shipped can be a part of any of those that are, and
            gets what they get.
    """
    known = names()
    found = known[template] if template in known else chain(*known.values())
    own = frozenset() if template in known else frozenset({"report"})
    return own | {re.split(r"[.\[]", name.path)[0] for name in found}


def _sorted(found: Iterator[Name] | tuple[Name, ...]) -> tuple[Name, ...]:
    return tuple(sorted(found, key=lambda name: name.path))


def _each(prefix: str, told: Told) -> Iterator[Name]:
    for path, about in told.items():
        yield Name(path=prefix + path, about=about)


def _entries(prefix: str, kind: KindName, kinds: Kinds, more: Told | None = None) -> Iterator[Name]:
    """Yield what a template can read of entries of a kind."""
    own = {name: asks.label or asks.prompt for name, asks in kinds[kind].fields.items()}
    yield from _each(prefix, {**own, **_ENTRY, **(more or {})})


def _plan(kinds: Kinds) -> Iterator[Name]:
    yield from _each("", _HEAD)
    yield from _each("", _PLAN)
    for kind, plural in PLURAL.items():
        more = {"goal": Text("the goal it serves", "het doel dat het dient")}
        yield from _entries(f"{plural}[].", kind, kinds, more if kind == "action" else None)
    yield from _entries("people[].", "stakeholder", kinds, _PERSON)
    acts = {"actions[]": Text("the actions that serve it", "de acties die het dienen")}
    yield from _entries("goals_shown[].", "joint_goal", kinds, acts)
    yield from _entries("goals_closed[].", "joint_goal", kinds)
    yield from _entries("confrontations[].", "swot", kinds)
    yield from _entries("other_opportunities[].", "opportunity", kinds)
    yield from _entries("offers[].", "opportunity", kinds)
    yield from _entries("ended[].", "contract", kinds)
    yield from _entries("decision.moves[].", "action", kinds)
    for part in ("header", "own_terms", "relation", "position"):
        yield from _each(f"{part}[].", _LINE)
    for part in ("held", "unfinished"):
        yield from _each(f"{part}[].", _TALK)
    yield from _each("changes[].", _CHANGE)


def _report(kinds: Kinds) -> Iterator[Name]:
    yield from _each("", _HEAD)
    yield from _each("", _REPORT)
    for part in ("goals_agreed", "goals_missed", "priorities"):
        yield from _entries(f"{part}[].", "joint_goal", kinds)
    for part in ("wins", "misses"):
        yield from _entries(f"{part}[].", "result", kinds)
    for part in ("actions_before", "actions_since"):
        yield from _entries(f"{part}[].", "action", kinds, _STATE)
    yield from _entries("decisions_asked[].", "decision", kinds)
    yield from _each("contacts[].", _NAMED)


def _brief(kinds: Kinds) -> Iterator[Name]:
    yield from _each("", _HEAD)
    yield from _each("", _BRIEF)
    yield from _entries("people[].", "stakeholder", kinds, _PERSON)
    parts: tuple[KindName, ...] = ("contract", "result", "expectation", "goal", "joint_goal")
    for kind in parts:
        yield from _entries(f"{PLURAL[kind]}[].", kind, kinds)
    yield from _entries("misses[].", "result", kinds)
    served = {"goal": Text("the goal it serves", "het doel dat het dient")}
    yield from _entries("actions[].", "action", kinds, served)
    yield from _each("changes[].", _CHANGE)


_PLAN: Told = {
    "audience": Text("internal or client", "internal of client"),
    "year": Text("the year it is about", "het jaar waar het over gaat"),
    "decision.kind": Text("what the aim is: joint_goal, goal, contract or nothing",
                          "wat het doel is: joint_goal, goal, contract of niets"),
    "decision.aim": Text("the one thing to achieve", "het ene dat we willen bereiken"),
    "decision.aim_fact": Text("the entry it comes from, or nothing",
                              "het gegeven waar het uit komt, of niets"),
    "decision.risk": Text("the one risk; empty for the customer",
                          "het ene risico; leeg voor de klant"),
    "deciders[]": Text("who decides or can stop it", "wie beslist of het kan tegenhouden"),
    "people_warnings[]": Text("single threads, and who is not heard",
                              "losse draden, en wie niets laat horen"),
    "people_picture": Text("the people, in Mermaid", "de mensen, in Mermaid"),
    "organigram[].name": Text("who", "wie"),
    "organigram[].role": Text("the role", "de functie"),
    "organigram[].depth": Text("how far below the top, from 0", "hoe ver onder de top, vanaf 0"),
    "products[]": Text("the products in use", "de producten in gebruik"),
    "grid_units[]": Text("the columns of the grid: parts of the customer",
                         "de kolommen van het raster: delen van de klant"),
    "grid[].product": Text("a row of the grid", "een rij van het raster"),
    "grid[].cells[]": Text("what is there, or could be, per column",
                           "wat er is, of kan, per kolom"),
    "attention_points[]": Text("what follows from strengths and weaknesses",
                               "wat uit sterktes en zwaktes volgt"),
    "unconfronted[]": Text("strengths and weaknesses that meet nothing",
                           "sterktes en zwaktes waar niets tegenover staat"),
    "goals_too_many[]": Text("joint goals beyond the fifth", "gezamenlijke doelen na het vijfde"),
    "goals_idle[]": Text("joint goals that no action serves",
                         "gezamenlijke doelen die geen actie dient"),
    "goals_picture": Text("the joint goals on a time line, in Mermaid",
                          "de gezamenlijke doelen op een tijdlijn, in Mermaid"),
    "loose_actions[]": Text("the numbers of actions that serve no goal",
                            "de nummers van acties die geen doel dienen"),
    "held_before": Text("how many conversations before that year",
                        "hoeveel gesprekken vóór dat jaar"),
    "due[].day": Text("before which day", "vóór welke dag"),
    "due[].iso": Text("the same, as 2026-12-31", "hetzelfde, als 2026-12-31"),
    "due[].what": Text("what has to be talked about", "waarover het gesprek moet gaan"),
    "due[].overdue": Text("true where that day is past", "waar als die dag voorbij is"),
    "complete": Text("how complete the record is, in percent; 0 for the customer",
                     "hoe compleet de gegevens zijn, in procenten; 0 voor de klant"),
    "gaps[].question": Text("the three gaps worth most: what to ask",
                            "de drie gaten die het meest waard zijn: wat te vragen"),
    "gaps[].protocol": Text("the conversation that asks it", "het gesprek dat het vraagt"),
    "gaps[].command": Text("how to start that", "hoe dat te beginnen"),
    "unknown[]": Text("what else is not known, as questions", "wat verder onbekend is, als vragen"),
    "contradictions[].main": Text("the entry", "het gegeven"),
    "contradictions[].label": Text("the field", "het veld"),
    "contradictions[].before": Text("what was said first", "wat eerst werd gezegd"),
    "contradictions[].now": Text("what was said last", "wat het laatst werd gezegd"),
    "contradictions[].before_by": Text("who recorded the first", "wie het eerste vastlegde"),
    "contradictions[].now_by": Text("who recorded the last", "wie het laatste vastlegde"),
    "stale[]": Text("entries that nobody confirmed for half a year, each with its kind",
                    "gegevens die een halfjaar niet zijn bevestigd, elk met het soort"),
    "questions": Text("what to ask of a kind: questions.contracts, …",
                      "wat van een soort te vragen is: questions.contracts, …"),
}  # fmt: skip
_REPORT: Told = {
    "since": Text("the day it goes back to, in words", "vanaf welke dag, in woorden"),
    "since_iso": Text("the same, as 2026-12-31", "hetzelfde, als 2026-12-31"),
    "headline.wanted": Text("what they wanted", "wat zij wilden"),
    "headline.brought": Text("the result it brought first: an entry, or nothing",
                             "wat het als eerste opleverde: een gegeven, of niets"),
    "headline.need": Text("what we need from them: an entry, with is_decision",
                          "wat we van hen nodig hebben: een gegeven, met is_decision"),
    "to_author[]": Text("what the report still lacks", "wat de rapportage nog mist"),
}  # fmt: skip
_BRIEF: Told = {
    "protocol": Text("the protocol's name", "de naam van het protocol"),
    "title": Text("its title", "de titel"),
    "purpose": Text("what it is to bring about", "wat het moet opleveren"),
    "minutes": Text("how long it takes", "hoe lang het duurt"),
    "people_warnings[]": Text("single threads, and who is not heard",
                              "losse draden, en wie niets laat horen"),
    "last": Text("the last conversation: day, title and by; or nothing",
                 "het laatste gesprek: day, title en by; of niets"),
    "lines[].title": Text("a step", "een stap"),
    "lines[].minutes": Text("its minutes", "de minuten"),
    "lines[].say[]": Text("what to say, to the letter", "wat te zeggen, letterlijk"),
    "lines[].ask[]": Text("what to ask, to the letter", "wat te vragen, letterlijk"),
    "questions[]": Text("the questions that matter", "de vragen die ertoe doen"),
    "avoid[]": Text("what to leave", "wat te laten"),
    "more_actions": Text("how many actions more are open", "hoeveel acties er meer open staan"),
}  # fmt: skip
