"""A conversation ends with an action: what, who, and by when.

Without one, nothing of it is left the week after. A prompt of the kind `action` that asks who and
due, in a step during or after the conversation, will do.

Bad::

    record:
      remarks: {prompt: Anything to add?}

Good::

    record:
      actions: {kind: action, many: true, min: 1}

Source: the founding idea of operational instructions: an agreement has an owner and a date.

Nederlands
----------

Een gesprek eindigt met een actie: wat, wie en wanneer.

Zonder actie is er een week later niets meer van over. Een vraag van de soort `action` die naar wie
en wanneer vraagt, in een stap tijdens of na het gesprek, is genoeg.

Fout::

    record:
      opmerkingen: {prompt: Nog iets toe te voegen?}

Goed::

    record:
      acties: {kind: action, many: true, min: 1}

Bron: het grondidee van operationele instructies: een afspraak heeft een eigenaar en een datum.
"""

from __future__ import annotations

from collections.abc import Iterator

from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.model.prompts import EntryPrompt, Prompt
from amkit.model.protocol import Protocol
from amkit.model.text import Text


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield a protocol that records no action during or after the conversation."""
    prompts = [
        prompt
        for phase, step in protocol.steps()
        if phase.moment != "before"
        for prompt in step.record.values()
    ]
    if not any(_is_action(prompt) for prompt in prompts):
        text = Text(
            en="no step records an action with who and due; add a prompt of kind: action",
            nl="geen stap legt een actie vast met wie en wanneer; voeg een vraag toe met "
            "kind: action",
        )
        yield Complaint(place=subject.document.place(("phases",), of="key"), text=text)


def _is_action(prompt: Prompt) -> bool:
    if not isinstance(prompt, EntryPrompt) or prompt.kind != "action":
        return False
    return not prompt.fields or {"who", "due"} <= set(prompt.fields)


RULE = Rule(
    name="no-next-step",
    group="method",
    severity="error",
    title=Text("A next step, with who and when", "Een volgende stap, met wie en wanneer"),
    manual=__doc__,
    check=of_protocol(check),
)
