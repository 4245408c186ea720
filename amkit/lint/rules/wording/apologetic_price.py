"""A price is told as a fact.

“Unfortunately” says that the price is too high, before anybody thought so. Say from when it holds
and what it is; then be silent. Some trainers find that a word of regret softens it, so this is a
remark.

Bad::

    say: Unfortunately we have to raise prices.

Good::

    say: From 1 January the rate is 84 euros an hour.

Source: Jeff Beals on price increases; ACHR News holds the opposite.

Nederlands
----------

Een prijs is een feit.

“Helaas” zegt dat de prijs te hoog is, voordat iemand dat vond. Zeg vanaf wanneer hij geldt en wat
hij is; wees dan stil. Er zijn trainers die vinden dat een woord van spijt het zachter maakt; daarom
is dit een opmerking.

Fout::

    say: Helaas moeten we de prijs verhogen.

Goed::

    say: Vanaf 1 januari is het tarief 84 euro per uur.

Bron: Jeff Beals over prijsverhogingen; ACHR News houdt het tegendeel vol.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="price prices pricing rate rates tariff tariffs fee fees",
        patterns=(
            "(?:unfortunately|(?:i'm|i am|we're|we are) (?:afraid|sorry)|regret|bad news"
            "|forced to|no choice but)<gap> (?:price|prices|pricing|rates?|tariffs?|fees?)",
        ),
        of="statement",
    ),
    "nl": Phrases(
        clues="prijs prijzen tarief tarieven prijsverhoging tariefsverhoging prijsstijging",
        patterns=(
            "(?:helaas|vervelende?|spijt (?:me|mij|ons)|slecht nieuws|genoodzaakt|ontkomen niet"
            "|niet anders dan|gedwongen)<gap> (?:prijs|prijzen|tarief|tarieven|prijsverhoging"
            "|tariefsverhoging|prijsstijging)",
        ),
        of="statement",
    ),
}
ADVICE = Advice(
    do=Text(
        en="this says that the price is too high; tell from when it holds, and what it is",
        nl="dit zegt dat de prijs te hoog is; noem vanaf wanneer hij geldt, en wat hij is",
    ),
    better=Text(
        en="From 1 January the rate is 84 euros an hour.",
        nl="Vanaf 1 januari is het tarief 84 euro per uur.",
    ),
)

RULE = Rule(
    name="apologetic-price",
    group="wording",
    severity="info",
    title=Text(
        "A price is told as a fact",
        "Een prijs is een feit",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
