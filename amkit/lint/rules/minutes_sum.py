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

from amkit.lint.rule import Complaint, Rule, Subject
from amkit.model.text import Text


def check(subject: Subject) -> Iterator[Complaint]:
    """Yield a protocol whose minutes are not the sum of its steps'."""
    total = sum(
        step.minutes for phase, step in subject.protocol.steps() if phase.moment == "during"
    )
    given = subject.protocol.minutes
    if total != given:
        text = Text(
            en=f"the steps of the conversation take {total} minutes together, not {given}",
            nl=f"de stappen van het gesprek duren samen {total} minuten, geen {given}",
        )
        yield Complaint(place=subject.document.place(("minutes",)), text=text)


RULE = Rule(
    name="minutes-sum",
    severity="error",
    title=Text("Minutes add up", "Minuten tellen op"),
    check=check,
)
