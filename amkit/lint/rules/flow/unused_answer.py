"""Every answer is of use to somebody.

Typing costs attention in a conversation; what nobody reads later is not worth it. Every answer
stands in our own note, under its label or its prompt, and entries stand in the record; that is use
enough. Two answers are of none. A yes or no, a number, a date or an amount without prompt or label,
among other answers of its step, that nothing reads: in the note it is a bare “yes”, and nobody can
tell of what. (A text, a name or a chosen option says what it is.) And an answer from before the
conversation that is for the customer (`audience: client`): the customer's note begins with the
conversation, so it only arrives where an action or document for the customer reads it.

Bad::

    - id: call
      record: {reached: {type: yes_no}, urgent: {type: yes_no}}      # nothing reads them

Good::

    - id: call
      record:
        reached: {type: yes_no, label: Reached}
        urgent: {type: yes_no, label: Cannot wait}

Source: the founding idea of operational instructions: record what the next step needs, no more.

Nederlands
----------

Aan elk antwoord heeft iemand iets.

Noteren kost aandacht in een gesprek; wat niemand later leest, is die niet waard. Elk antwoord staat
in ons eigen verslag, onder zijn label of vraag, en gegevens staan in het dossier; dat is gebruik
genoeg. Aan twee soorten antwoorden heeft niemand iets. Een ja of nee, getal, datum of bedrag zonder
vraag of label, naast andere antwoorden in de stap, dat nergens gelezen wordt: in het verslag is dat
een kaal “ja”, en niemand weet waarop. (Een tekst, naam of gekozen optie zegt zelf wat het is.) En
een antwoord van voor het gesprek dat voor de klant is (`audience: client`): het klantverslag begint
bij het gesprek, dus het komt alleen aan als een actie of document voor de klant het leest.

Fout::

    - id: bellen
      record: {bereikt: {type: yes_no}, spoed: {type: yes_no}}       # niets leest ze

Goed::

    - id: bellen
      record:
        bereikt: {type: yes_no, label: Bereikt}
        spoed: {type: yes_no, label: Kan niet wachten}

Bron: het grondidee van operationele instructies: leg vast wat de volgende stap nodig heeft, niet
meer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from amkit.errors import ExpressionError
from amkit.expressions import parse, parse_wording
from amkit.lint.course import parted
from amkit.lint.everywhere import Found, everywhere
from amkit.lint.needs import items_of
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.model.prompts import EntryPrompt
from amkit.model.protocol import Phase, Protocol, Step
from amkit.model.text import Text
from amkit.source.document import Keys

_BARE = frozenset({
    "yes_no", "yes_no_partly", "integer", "decimal", "percent", "money", "date", "duration",
})  # fmt: skip
"""The types of answers that do not say by themselves what they are about."""
_ANSWERED = ("answers", "comments", "previous")
_NOBODY = Text(
    en="nothing reads this answer, and nothing says what it is; write label: or prompt:",
    nl="niets leest dit antwoord, en niets zegt wat het is; schrijf label: of prompt:",
)
_NOT_THE_CUSTOMER = Text(
    en="the customer never gets this: their note begins with the conversation; read it in a "
    "document for them, or leave audience: client out",
    nl="de klant krijgt dit nooit: het klantverslag begint bij het gesprek; lees het in een "
    "document voor de klant, of laat audience: client weg",
)


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield answers that nobody has any use for."""
    found = [
        (keys, name, of == "key")
        for at, phase, step in protocol.located()
        for keys, name, of in _suspect(at, phase, step)
    ]
    if not found:
        return
    everything = everywhere(subject)
    by_us = _read(everything) | {protocol.meeting}
    by_them = _read([one for one in everything if _for_the_customer(subject, one[0])])
    for keys, name, bare in found:
        if name not in (by_us if bare else by_them):
            place = subject.document.place(keys, of="key" if bare else "value")
            yield Complaint(place=place, text=_NOBODY if bare else _NOT_THE_CUSTOMER)


def _suspect(keys: Keys, phase: Phase, step: Step) -> Iterator[tuple[Keys, str, str]]:
    """Yield answers that are of use only where something reads them."""
    for name, prompt in step.record.items():
        at = (*keys, "record", name)
        bare = prompt.type in _BARE and not prompt.prompt and not prompt.label
        if bare and len(step.record) > 1:
            yield at, name, "key"
        if isinstance(prompt, EntryPrompt):
            continue  # entries stand in the record
        if phase.moment == "before" and prompt.audience == "client":
            yield (*at, "audience"), name, "value"


def _for_the_customer(subject: Subject, keys: Keys) -> bool:
    """Tell whether something stands in an action or a document that the customer may read."""
    owner, inside = parted(keys)
    if inside[0] not in ("actions", "documents"):
        return False
    made: Any = subject.document.data
    for key in (*owner, *inside[:2]):
        made = made[key]
    return bool(made.get("audience") == "client")


def _read(found: list[Found] | tuple[Found, ...]) -> set[str]:
    return {name for one in found if "." in one[1] for name in _names(*one)}


def _names(keys: Keys, text: str, wording: bool) -> Iterator[str]:
    try:
        if wording:
            each = [one for one, _ in parse_wording(text).expressions()]
        else:
            each = [parse(items_of(text) if keys[-1] == "for_each" else text)]
    except ExpressionError:
        return  # the rule `expression` complains of it
    for expression in each:
        for path, _ in expression.names:
            if path[0] in _ANSWERED and len(path) > 1:
                yield path[1]


RULE = Rule(
    name="unused-answer",
    group="flow",
    severity="warning",
    title=Text("Answers that somebody uses", "Antwoorden waar iemand iets aan heeft"),
    manual=__doc__,
    check=of_protocol(check),
)
