"""A protocol names what makes it due.

The right thing at the right time: without an event or a date nobody opens it.

Bad::

    id: renewal

Good::

    id: renewal
    use_when: 120 days before the contract ends.

Source: the founding idea of operational instructions: the right one at the right moment.

Nederlands
----------

Een protocol noemt wanneer het aan de beurt is.

Het juiste op het juiste moment: zonder gebeurtenis of datum opent niemand het.

Fout::

    id: verlenging

Goed::

    id: verlenging
    use_when: 120 dagen voor het contract afloopt.

Bron: het grondidee van operationele instructies: de juiste op het juiste moment.
"""

from __future__ import annotations

from collections.abc import Iterator

from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.model.protocol import Protocol
from amkit.model.text import Text


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield a protocol that does not say when it is used."""
    if not protocol.use_when:
        text = Text(
            en="this protocol does not say which event or date makes it due; write use_when:",
            nl="dit protocol zegt niet bij welke gebeurtenis of datum het hoort; schrijf use_when:",
        )
        yield Complaint(place=subject.document.place(("id",), of="key"), text=text)


RULE = Rule(
    name="no-use-when",
    group="method",
    severity="warning",
    title=Text("A protocol says when", "Een protocol zegt wanneer"),
    manual=__doc__,
    check=of_protocol(check),
)
