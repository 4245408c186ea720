"""The minutes of the steps add up to those of the conversation.

A conversation that is planned for thirty minutes and scripted for forty-five ends before its most
important question. The steps of the `during` phases count.

Bad::

    minutes: 30      # the steps together: 45

Good::

    minutes: 45      # the steps together: 45
"""

from __future__ import annotations

from collections.abc import Iterator

from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.model.minutes import Minutes
from amkit.model.protocol import Protocol
from amkit.model.text import Text


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield a protocol whose minutes are not the sum of its steps'."""
    steps = (step.minutes for phase, step in protocol.steps() if phase.moment == "during")
    total = sum(steps, start=Minutes())
    given = protocol.minutes
    if total.low <= given.low and given.high <= total.high:
        return
    if "minutes" in subject.document.data:
        text = Text(
            en=f"the steps of the conversation take {total} minutes together, not {given}",
            nl=f"de stappen van het gesprek duren samen {total} minuten, geen {given}",
        )
        yield Complaint(place=subject.document.place(("minutes",)), text=text)
    else:
        text = Text(
            en=f"the steps of the conversation take {total} minutes; write minutes: {total}",
            nl=f"de stappen van het gesprek duren {total} minuten; schrijf minutes: {total}",
        )
        yield Complaint(place=subject.document.place(("id",), of="key"), text=text)


RULE = Rule(
    name="minutes-sum",
    severity="error",
    title=Text("Minutes add up", "Minuten tellen op"),
    manual=__doc__,
    check=of_protocol(check),
)
