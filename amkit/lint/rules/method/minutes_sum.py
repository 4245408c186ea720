"""The minutes of the steps add up to those of the conversation.

A conversation that is planned for thirty minutes and scripted for forty-five ends before its most
important question. The steps of the `during` phases count.

Bad::

    minutes: 30      # the steps together: 45

Good::

    minutes: 45      # the steps together: 45

Source: the founding idea of operational instructions: one that cannot be carried out is none.

Nederlands
----------

De minuten van de stappen zijn samen die van het gesprek.

Een gesprek waar een halfuur voor staat en dat voor drie kwartier is uitgeschreven, is voorbij voor
de belangrijkste vraag. De stappen van de fases met `moment: during` tellen mee.

Fout::

    minutes: 30      # de stappen samen: 45

Goed::

    minutes: 45      # de stappen samen: 45

Bron: het grondidee van operationele instructies: een die niet uit te voeren is, is er geen.
"""

from __future__ import annotations

from collections.abc import Iterator

from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.model.finding import Edit, Fix
from amkit.model.minutes import Minutes
from amkit.model.protocol import Protocol, Step
from amkit.model.text import Text


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield a protocol whose minutes are not the sum of its steps'."""
    talk = [phase for phase in protocol.phases if phase.moment == "during"]
    total = sum((_length(step) for phase in talk for step in phase.steps), start=Minutes())
    given = protocol.minutes
    if total.low <= given.low and given.high <= total.high:
        return
    if "minutes" in subject.document.data:
        text = Text(
            en=f"the steps of the conversation take {total} minutes together, not {given}",
            nl=f"de stappen van het gesprek duren samen {total} minuten, geen {given}",
        )
        place = subject.document.place(("minutes",))
        written = str(total.low) if total.low == total.high else f"[{total.low}, {total.high}]"
        fix = Fix((Edit(place, written),), safe=False)
        yield Complaint(place=place, text=text, fix=fix)
    else:
        text = Text(
            en=f"the steps of the conversation take {total} minutes; write minutes: {total}",
            nl=f"de stappen van het gesprek duren {total} minuten; schrijf minutes: {total}",
        )
        yield Complaint(place=subject.document.place(("id",), of="key"), text=text)


def _length(step: Step) -> Minutes:
    """Return how long a step takes, or a group: of a pool what is asked of it at least and most."""
    inner = [_length(part) for part in step.steps]
    found = sum(inner, start=step.minutes)
    if step.pick is not None:
        lows, highs = sorted(part.low for part in inner), sorted(part.high for part in inner)
        found = Minutes(sum(lows[: step.pick]), sum(highs[-step.pick :]))
    return Minutes(0, found.high) if step.optional else found


RULE = Rule(
    name="minutes-sum",
    group="method",
    severity="error",
    title=Text("Minutes add up", "Minuten tellen op"),
    manual=__doc__,
    check=of_protocol(check),
    fixable="unsafe",
)
