"""Ask for advice, not for feedback.

Feedback looks back at what you did; advice looks ahead with you. In four experiments, people who
were asked for advice named more that could be better, and more ways to get there; and giving advice
brings people closer.

Bad::

    ask: Do you have feedback for us?

Good::

    ask: What advice do you have for us?

Source: Yoon and others (2019), four experiments; Liu and Gal (2011).

Nederlands
----------

Vraag om advies, niet om feedback.

Feedback kijkt terug op wat u deed; advies kijkt met u vooruit. In vier experimenten noemde wie om
advies werd gevraagd meer wat er beter kon, en meer manieren om er te komen; en advies geven brengt
mensen dichterbij.

Fout::

    ask: Heeft u nog feedback voor ons?

Goed::

    ask: Welk advies heeft u voor ons?

Bron: Yoon en anderen (2019), vier experimenten; Liu en Gal (2011).
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="feedback",
        patterns=(
            "(?:do|does|have|has|can|could|would|will|may|might|what (?:is|are|kind|sort)|what"
            "|which|is there)<gap> feedback<asked>",
            "(?:love|appreciate|welcome|value|share|give|send|hear|receive|get|provide"
            "|leave)<few> feedback<told>",
            "feedback (?:is|would be)<few> (?:welcome|appreciated|valuable)",
        ),
        unless=(
            r"feedback (?:of|from) (?!you(?!\w))\w+",
            "(?:do|did|done) with<few> feedback",
        ),
    ),
    "nl": Phrases(
        clues="feedback",
        patterns=(
            "(?:heeft|heb|hebben|hebt|kunt|kun|kunnen|zou|zouden|wilt|wil|willen|mogen|mag"
            "|wat (?:is|zijn)|welke|is er)<gap> feedback<asked>",
            "(?:graag|geef|ontvang|ontvangen|hoor|horen|stuur|deel|waarderen)<few> feedback<told>",
            "feedback is<few> welkom",
        ),
        unless=(r"feedback van (?!(?:u|jou|jullie)(?!\w))\w+",),
    ),
}
ADVICE = Advice(
    do=Text(
        en="feedback looks back; ask for advice",
        nl="feedback kijkt terug; vraag om advies",
    ),
    better=Text(
        en="What advice do you have for us?",
        nl="Welk advies heeft u voor ons?",
    ),
)

RULE = Rule(
    name="feedback-request",
    group="wording",
    severity="warning",
    title=Text(
        "Ask for advice, not for feedback",
        "Vraag om advies, niet om feedback",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
