"""A choice has something to choose from.

With one option there is one answer: what is noted was decided by whoever wrote the protocol. Ask
it as yes or no, or write the other answers down too.

Bad::

    rhythm: {type: choice, options: [{id: monthly, text: Monthly}]}

Good::

    monthly: {type: yes_no, prompt: Do we meet monthly?}

Source: the craft of questionnaires; an item that everybody answers alike measures nothing.

Nederlands
----------

Bij een keuze valt er iets te kiezen.

Met één optie is er één antwoord: wat u noteert, heeft de schrijver van het protocol al bepaald.
Vraag het als ja of nee, of schrijf de andere antwoorden er ook bij.

Fout::

    ritme: {type: choice, options: [{id: maandelijks, text: Maandelijks}]}

Goed::

    maandelijks: {type: yes_no, prompt: Spreken we elkaar maandelijks?}

Bron: het vak van vragenlijsten; een vraag die iedereen gelijk beantwoordt, meet niets.
"""

from __future__ import annotations

from collections.abc import Iterator

from amkit.lint.prefilter import says
from amkit.lint.prompts import prompts
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.model.prompts import ChoicePrompt
from amkit.model.protocol import Protocol
from amkit.model.text import Text


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield choices with one option."""
    if not says(subject.document, "choice"):
        return
    for keys, prompt in prompts(protocol):
        if isinstance(prompt, ChoicePrompt) and len(prompt.options) == 1:
            text = Text(
                en="there is one option to choose; write the others too, or ask type: yes_no",
                nl="er is maar één optie; schrijf de andere er ook bij, of vraag type: yes_no",
            )
            place = subject.document.place((*keys, "options", 0))
            yield Complaint(place=place, text=text)


RULE = Rule(
    name="single-option",
    group="craft",
    severity="warning",
    title=Text("More than one option", "Meer dan één optie"),
    manual=__doc__,
    check=of_protocol(check),
)
