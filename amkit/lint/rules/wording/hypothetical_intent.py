"""Ask what they do now, not what they would do.

Whoever is asked “would you use this” is friendly and says yes. What people do today, and did last
month, tells what they will do.

Bad::

    ask: Would you use this?

Good::

    ask: Take me through how you do this today.

Source: GitLab handbook, questions and techniques.

Nederlands
----------

Vraag wat men nu doet, niet wat men zou doen.

Wie de vraag krijgt “zou u dit gebruiken”, is vriendelijk en zegt ja. Wat mensen vandaag doen, en
vorige maand deden, vertelt wat ze straks zullen doen.

Fout::

    ask: Zou u dit gebruiken?

Goed::

    ask: Neem me eens mee, hoe doet u dit nu?

Bron: het handboek van GitLab over vraagtechniek.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="would",
        patterns=(
            r"would (?:you|they|people|your (?:\w+ )?\w+)<few> (?:use|make use of|buy|pay"
            "|consider|recommend|try|adopt|order|switch|purchase|be (?:interested|willing"
            "|open))",
        ),
        unless=(
            "would you (?:like|want)",
            "<so>(?:who|which of)",
        ),
        of="question",
    ),
    "nl": Phrases(
        clues="zou zouden",
        patterns=(
            r"<zou> (?:<u>|(?:uw|je|jullie) \w+)<gap> (?:gebruiken|gebruik|kopen|betalen"
            "|overwegen|aanbevelen|aanraden|afnemen|overstappen|proberen|bestellen|interesse"
            "|geïnteresseerd|bereid)",
        ),
        of="question",
    ),
}
ADVICE = Advice(
    do=Text(
        en="“would you” gets a friendly yes; ask how they do it now",
        nl="op ‘zou u’ volgt een vriendelijk ja; vraag hoe het nu gaat",
    ),
    better=Text(
        en="Take me through how you do this today.",
        nl="Neem me eens mee, hoe doet u dit nu?",
    ),
)

RULE = Rule(
    name="hypothetical-intent",
    group="wording",
    severity="info",
    title=Text(
        "Ask what they do now, not what they would do",
        "Vraag wat men nu doet, niet wat men zou doen",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
