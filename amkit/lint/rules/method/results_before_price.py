"""A price comes behind what it brought.

In a renewal or a talk about prices, the first thing that stays is what the work brought them. A
number that stands alone is compared with other numbers; one behind a documented result is compared
with that result. This holds for protocols with renewal, price, verlenging, prijs, prijsverhoging or
tarief in their id. A step is about the price where its title, or a line with a number in it, names
price, rate, fee or discount, or where its title names a proposal; it tells a result where a line
reads entries of that kind, or names results.

Bad::

    id: price-increase
    …
    - {id: number, say: From 1 January the rate is 80 euros.}

Good::

    id: price-increase
    …
    - {id: brought, say: "The downtime went from {{ result.before }} to {{ result.after }}."}
    - {id: number, say: From 1 January the rate is 80 euros.}

Source: Corporate Visions, simulations with some 500 buyers: all messages that worked opened with
documented results (The Expansion Sale, on price talks).

Nederlands
----------

Een prijs komt na wat ervoor terugkwam.

In een gesprek over verlenging of prijs is het eerste dat blijft hangen wat het werk hun opleverde.
Een getal dat alleen staat, wordt met andere getallen vergeleken; een getal na een aantoonbaar
resultaat met dat resultaat. Dit geldt voor protocollen met renewal, price, verlenging, prijs,
prijsverhoging of tarief in hun id. Een stap gaat over de prijs als de titel, of een zin met een
getal erin, prijs, tarief of korting noemt, of als de titel een voorstel noemt; hij vertelt een
resultaat als een zin zulke gegevens leest, of resultaten noemt.

Fout::

    id: prijsverhoging
    …
    - {id: getal, say: Vanaf 1 januari is het tarief 80 euro.}

Goed::

    id: prijsverhoging
    …
    - {id: opgeleverd, say: "De stilstand ging van {{ result.before }} naar {{ result.after }}."}
    - {id: getal, say: Vanaf 1 januari is het tarief 80 euro.}

Bron: Corporate Visions, simulaties met zo'n 500 inkopers: alle boodschappen die werkten, begonnen
met aantoonbare resultaten (The Expansion Sale, over prijsgesprekken).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from amkit.lint.conversations import is_about, talk
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.lint.telling import entries_of, every, told
from amkit.model.protocol import Protocol
from amkit.model.text import Text

_PRICE = re.compile(
    r"\b(prices?|(the|your|our|new|hourly|daily) rates?|fees?|tariffs?|discounts?"
    r"|prij(s|zen)|tarie(f|ven)|korting(en)?)\b",
    re.I,
)
_RESULT = re.compile(
    r"\b(results?|brought|delivered|achieved?|saved|went from|since then|resulta(at|ten)"
    r"|opgeleverd|oplever\w*|opbrengst(en)?|bereik\w*|bespaar\w*|gingen? van|ging van|sindsdien)\b",
    re.I,
)
_OFFER = re.compile(r"\b(proposal|offer|quote|voorstel|offerte|aanbod)\b", re.I)
_NUMBER = re.compile(r"\d|\{\{")
"""A line that only announces what will be talked about names no number."""
_FIRST = Text(
    en="this step names the price, and no step before it tells what the work brought; begin with "
    "a result",
    nl="deze stap noemt de prijs, en geen stap ervoor vertelt wat het werk opleverde; begin met "
    "een resultaat",
)


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield the first step about the price where no result was told yet."""
    if not is_about(protocol, "renewal", "price"):
        return
    entries = entries_of(protocol)
    for keys, step in talk(protocol):
        named = [step.id.replace("-", " "), *every(step.title)]
        said = every(step.say)
        if "result" in told(step, entries) or any(map(_RESULT.search, (*named, *said))):
            return
        numbers = [line for line in said if _NUMBER.search(line)]
        if any(map(_PRICE.search, (*named, *numbers))) or any(map(_OFFER.search, named)):
            yield Complaint(place=subject.document.place((*keys, "id")), text=_FIRST)
            return


RULE = Rule(
    name="results-before-price",
    group="method",
    severity="error",
    title=Text("Results before the price", "Resultaten vóór de prijs"),
    manual=__doc__,
    check=of_protocol(check),
)
