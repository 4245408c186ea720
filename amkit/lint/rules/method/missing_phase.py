"""A protocol has something before, during and after the conversation.

Most of a good conversation is made before it, and most of its result after it.

Bad::

    phases:
      - {id: talk, moment: during, steps: […]}

Good::

    phases:
      - {id: prepare, moment: before, steps: […]}
      - {id: talk, moment: during, steps: […]}
      - {id: follow-up, moment: after, steps: […]}

Source: the founding idea of operational instructions: a conversation is prepared, held and kept up.

Nederlands
----------

Een protocol heeft iets voor, tijdens en na het gesprek.

Een goed gesprek ontstaat grotendeels vooraf, en het resultaat ervan grotendeels achteraf.

Fout::

    phases:
      - {id: gesprek, moment: during, steps: […]}

Goed::

    phases:
      - {id: voorbereiden, moment: before, steps: […]}
      - {id: gesprek, moment: during, steps: […]}
      - {id: opvolgen, moment: after, steps: […]}

Bron: het grondidee van operationele instructies: een gesprek bereid je voor, voer je en volg je op.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.model.protocol import Moment, Protocol
from amkit.model.text import Text


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield each moment that has no phase."""
    there = {phase.moment for phase in protocol.phases}
    for moment in get_args(Moment):
        if moment not in there:
            text = Text(
                en=f"there is no phase with moment: {moment}",
                nl=f"er is geen fase met moment: {moment}",
            )
            yield Complaint(place=subject.document.place(("phases",), of="key"), text=text)


RULE = Rule(
    name="missing-phase",
    group="method",
    severity="warning",
    title=Text("Before, during and after", "Voor, tijdens en na"),
    manual=__doc__,
    check=of_protocol(check),
)
