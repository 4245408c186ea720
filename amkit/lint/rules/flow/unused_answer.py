"""Every answer is of use to somebody.

Typing costs attention in a conversation; what nobody reads later is not worth it. Every answer
stands in our own note, under its label or its prompt, and entries stand in the record; that is use
enough. A yes or no, a number, a date or an amount without prompt or label, among other answers of
its step, that nothing reads, is of little: in the note it stands under its name in the file, in one
language, and whoever reads “Reached: yes” a year later has to guess. (A text, a name or a chosen
option says what it is.)

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
genoeg. Aan een ja of nee, getal, datum of bedrag zonder vraag of label, naast andere antwoorden in
de stap, dat nergens gelezen wordt, heeft niemand veel: in het verslag staat het onder zijn naam in
het bestand, in één taal, en wie over een jaar “Bereikt: ja” leest, moet raden. (Een tekst, naam of
gekozen optie zegt zelf wat het is.)

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

from amkit.errors import ExpressionError
from amkit.expressions import parse, parse_wording
from amkit.lint.everywhere import Found, everywhere
from amkit.lint.needs import items_of
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.model.protocol import Protocol
from amkit.model.text import Text
from amkit.source.document import Keys

_BARE = frozenset({
    "yes_no", "yes_no_partly", "integer", "decimal", "percent", "money", "date", "duration",
})  # fmt: skip
"""The types of answers that do not say by themselves what they are about."""
_ANSWERED = ("answers", "comments", "previous")
_NOBODY = Text(
    en="nothing reads this answer, and only its name says what it is; write label: or prompt:",
    nl="niets leest dit antwoord, en alleen de naam zegt wat het is; schrijf label: of prompt:",
)


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield answers that nobody has any use for."""
    bare = [
        ((*keys, "record", name), name)
        for keys, _, step in protocol.located()
        for name, prompt in step.record.items()
        if prompt.type in _BARE and not prompt.prompt and not prompt.label and len(step.record) > 1
    ]
    if not bare:
        return
    read = _read(everywhere(subject)) | {protocol.meeting}
    for keys, name in bare:
        if name not in read:
            yield Complaint(place=subject.document.place(keys, of="key"), text=_NOBODY)


def _read(found: tuple[Found, ...]) -> set[str]:
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
    severity="info",
    title=Text("Answers that somebody uses", "Antwoorden waar iemand iets aan heeft"),
    manual=__doc__,
    check=of_protocol(check),
)
