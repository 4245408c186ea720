"""Offer a result with a date, instead of asking for a chance.

Asking for a chance leaves the work to the customer: to believe in you. A result with a date, and
what they can do when it is not there, can be said yes to.

Bad::

    say: Give us another chance.

Good::

    say: In thirty days you see line 3 run without a stop; if not, you are free to go.

Source: Sonitura on accounts at risk.

Nederlands
----------

Bied een resultaat met een datum, in plaats van om een kans te vragen.

Wie om een kans vraagt, laat het werk aan de klant: in u geloven. Tegen een resultaat met een datum,
en met wat de klant kan doen als het er niet is, valt ja te zeggen.

Fout::

    say: Geef ons nog een kans.

Goed::

    say: Over dertig dagen ziet u lijn 3 zonder storing draaien; zo niet, dan mag u weg.

Bron: Sonitura over klanten die dreigen te vertrekken.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="chance leave drop",
        patterns=(
            r"(?:give|giving|grant) us (?:\w+ ){0,3}?chance",
            "(?:one|a|this) (?:more|last|second|final) chance",
            "please (?:don't|do not) (?:leave|drop)(?: us)?",
        ),
    ),
    "nl": Phrases(
        clues="kans vallen steek proberen",
        patterns=(
            r"(?:geef|geeft|gun|gunt) (?:\w+ ){0,5}?kans",
            r"(?:ons|mij) (?:\w+ ){0,3}?kans (?:\w+ )?(?:geven|gunnen|geeft|gunt)",
            "(?:nog )?(?:een|één) (?:tweede|laatste|nieuwe) kans",
            "laat ons niet (?:vallen|in de steek)",
            "(?:mogen|laat) (?:wij|we|ons) het nog (?:een|één)(?: keer)? proberen",
        ),
    ),
}
ADVICE = Advice(
    do=Text(
        en="asking for a chance gives them nothing; offer a result with a date, and a way out",
        nl="om een kans vragen biedt niets; bied een resultaat met een datum, en een uitweg",
    ),
    better=Text(
        en="In thirty days you see line 3 run without a stop; if not, you are free to go.",
        nl="Over dertig dagen ziet u lijn 3 zonder storing draaien; zo niet, dan mag u weg.",
    ),
)

RULE = Rule(
    name="begging",
    group="wording",
    severity="warning",
    title=Text(
        "Offer a result with a date, instead of asking for a chance",
        "Bied een resultaat met een datum, in plaats van om een kans te vragen",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
