"""A step says how, down to the sentence.

What and why are a way of thinking; a way of working says how: what to do, act by act. During the
conversation that is also a line to say or a question to ask, to the letter, and what to listen for
in the reaction. Before and after it, a step says something or leaves something behind: one that
does neither is gone the day after.

Bad::

    - id: goals
      title: Discuss goals
      why: Goals matter.

Good::

    - id: goals
      title: Their goals
      how: [Ask it in exactly these words., Wait.]
      ask: What do you want to achieve together with us next year?
      listen_for: "Delivery requests: ask what that would make possible."

Source: the founding idea of operational instructions.

Nederlands
----------

Een stap zegt hoe, tot op de zin.

Wat en waarom zijn een manier van denken; een manier van werken zegt hoe: wat u doet, handeling voor
handeling. Tijdens het gesprek is dat ook een zin om te zeggen of een vraag om te stellen,
letterlijk, en waar u in de reactie op let. Voor en na het gesprek zegt een stap iets, of laat iets
na: een stap die geen van beide doet, is de volgende dag verdwenen.

Fout::

    - id: doelen
      title: Bespreek doelen
      why: Doelen zijn belangrijk.

Goed::

    - id: doelen
      title: Hun doelen
      how: [Vraag het letterlijk zo., Wacht.]
      ask: Wat wilt u het komende jaar samen met ons bereiken?
      listen_for: "Leverwensen: vraag wat dat mogelijk zou maken."

Bron: het grondidee van operationele instructies.
"""

from __future__ import annotations

from collections.abc import Iterator

from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.model.protocol import Phase, Protocol, Step
from amkit.model.text import Text

_NOT_LITERAL = Text(
    en="this step has no line to say and no question to ask; write the sentence: say: or ask:",
    nl="deze stap heeft geen zin om te zeggen en geen vraag om te stellen; "
    "schrijf de zin uit: say: of ask:",
)
_NOT_HEARD = Text(
    en="this step does not say what to listen for in the reaction; write listen_for:",
    nl="deze stap zegt niet waar u in de reactie op let; schrijf listen_for:",
)
_NOT_HOW = Text(
    en="this step does not say how; write what to do, act by act: how:",
    nl="deze stap zegt niet hoe; schrijf wat u doet, handeling voor handeling: how:",
)
_NOTHING_LEFT = Text(
    en="this step says nothing and records nothing; write what it is to leave behind: record:",
    nl="deze stap zegt niets en legt niets vast; schrijf wat ervan moet overblijven: record:",
)


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield steps that leave out how."""
    for keys, phase, step in protocol.located():
        for text in _lacks(phase, step):
            yield Complaint(place=subject.document.place((*keys, "id")), text=text)


def _lacks(phase: Phase, step: Step) -> Iterator[Text]:
    literal = step.say or step.ask
    if not step.how:
        yield _NOT_HOW
    if phase.moment == "during":
        if not literal:
            yield _NOT_LITERAL
        if not step.listen_for:
            yield _NOT_HEARD
    elif not literal and not step.record:
        yield _NOTHING_LEFT


RULE = Rule(
    name="no-instruction",
    group="method",
    severity="error",
    title=Text("A step says how", "Een stap zegt hoe"),
    manual=__doc__,
    check=of_protocol(check),
)
