"""A new decision maker hears what we brought before being asked what has to change.

Whoever is new does not know why we are here. A result and what colleagues count on come first, as
facts about their own organisation; then the question what has to change. Together they take a
quarter of the time at most: the rest belongs to the newcomer. This holds for protocols with
“decision-maker” or “beslisser” in their id; a step tells a result where a line it says, or what it
is repeated for, reads entries of that kind.

Bad::

    id: new-decision-maker
    …
    - {id: view, ask: What has to change?, record: {goals: {kind: goal}}}
    - {id: results, say: "We brought {{ answers.results[0].what }}."}

Good::

    id: new-decision-maker
    …
    - {id: results, say: "We brought {{ answers.results[0].what }}."}
    - {id: colleagues, say: "{{ answers.expectations[0].who }} counts on us."}
    - {id: view, ask: What has to change?, record: {goals: {kind: goal}}}

Source: the founding idea of operational instructions; practice of customer success teams after a
change of champion (sonitura.com, churnzero.com).

Nederlands
----------

Een nieuwe beslisser hoort wat wij brachten voordat u vraagt wat er moet veranderen.

Wie nieuw is, weet niet waarvoor wij er zijn. Een resultaat en waar collega's op rekenen komen
eerst, als feiten over de eigen organisatie; dan pas de vraag wat er moet veranderen. Samen nemen ze
hooguit een kwart van de tijd: de rest is voor de nieuwkomer. Dit geldt voor protocollen met
“decision-maker” of “beslisser” in hun id; een stap vertelt een resultaat als een zin erin, of dat
waarvoor hij herhaald wordt, zulke gegevens leest.

Fout::

    id: nieuwe-beslisser
    …
    - {id: blik, ask: Wat moet er veranderen?, record: {doelen: {kind: goal}}}
    - {id: resultaten, say: "Wij brachten {{ answers.resultaten[0].what }}."}

Goed::

    id: nieuwe-beslisser
    …
    - {id: resultaten, say: "Wij brachten {{ answers.resultaten[0].what }}."}
    - {id: collega-s, say: "{{ answers.verwachtingen[0].who }} rekent op ons."}
    - {id: blik, ask: Wat moet er veranderen?, record: {doelen: {kind: goal}}}

Bron: het grondidee van operationele instructies; de praktijk van customer-successteams na het
vertrek van een voorvechter (sonitura.com, churnzero.com).
"""

from __future__ import annotations

from collections.abc import Iterator

from amkit.lint.conversations import is_about, talk
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.lint.telling import entries_of, told
from amkit.model.prompts import EntryPrompt, KindName
from amkit.model.protocol import Protocol, Step
from amkit.model.text import Text
from amkit.source.document import Keys

_FACTS: dict[KindName, Text] = {
    "result": Text("a result", "een resultaat"),
    "expectation": Text("what a colleague counts on", "waar een collega op rekent"),
}
_AIMS = ("goal", "joint_goal")
_PART = 4
"""The facts take one in so many minutes at most."""


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield facts that come too late, not at all, or take too long."""
    if not is_about(protocol, "new-decision-maker"):
        return
    entries = entries_of(protocol)
    steps = [(keys, step, told(step, entries)) for keys, step in talk(protocol)]
    asks = next((at for at, (_, step, _) in enumerate(steps) if _asks_goals(step)), None)
    if asks is None:
        return
    for kind, words in _FACTS.items():
        if not any(kind in kinds for _, _, kinds in steps[:asks]):
            late = next((keys for keys, _, kinds in steps[asks:] if kind in kinds), None)
            place = subject.document.place((*(late or steps[asks][0]), "id"))
            yield Complaint(place=place, text=_order(words, steps[asks][1], there=bool(late)))
    yield from _long(subject, protocol, [(keys, one) for keys, one, of in steps[:asks] if of])


def _asks_goals(step: Step) -> bool:
    return any(
        isinstance(prompt, EntryPrompt) and prompt.kind in _AIMS for prompt in step.record.values()
    )


def _order(words: Text, asks: Step, *, there: bool) -> Text:
    if there:
        return Text(
            en=f"{words.en} is told behind “{asks.id}”, which asks for goals; tell it first",
            nl=f"{words.nl} komt pas na ‘{asks.id}’, waar u naar doelen vraagt; vertel dat eerst",
        )
    return Text(
        en=f"before goals are asked for, {words.en} is told; no step of the conversation does",
        nl=f"voordat u naar doelen vraagt, vertelt u {words.nl}; geen stap van het gesprek doet "
        "dat",
    )


def _long(
    subject: Subject, protocol: Protocol, facts: list[tuple[Keys, Step]]
) -> Iterator[Complaint]:
    total = sum(step.minutes.high for _, step in facts)
    if protocol.minutes and total * _PART > protocol.minutes.high:
        text = Text(
            en=f"the facts take {total} of {protocol.minutes} minutes; a quarter at most",
            nl=f"de feiten nemen {total} van de {protocol.minutes} minuten; hooguit een kwart",
        )
        place = subject.document.place((*facts[-1][0], "minutes"))
        yield Complaint(place=place, text=text)


RULE = Rule(
    name="results-first",
    group="method",
    severity="warning",
    title=Text("Results before open questions", "Resultaten vóór open vragen"),
    manual=__doc__,
    check=of_protocol(check),
)
