"""Ask what to reach together, not what is expected of us.

Whoever is asked for expectations describes a supplier, and gets one: a list of orders to check off.
In four studies, people who were asked for their expectations felt further away from the
organisation, and people who were asked for advice closer; in field experiments, whoever stated
expectations beforehand judged the same performance more harshly.

Bad::

    ask: What do you expect from us next year?

Good::

    ask: What do you want to achieve together with us next year?

Source: Liu and Gal (2011), four studies; Ofir and Simonson (2007), field experiments.

Nederlands
----------

Vraag wat u samen bereikt, niet wat men van ons verwacht.

Wie naar verwachtingen wordt gevraagd, beschrijft een leverancier en krijgt er een: een bestellijst
om af te vinken. In vier onderzoeken voelden mensen die naar hun verwachtingen werden gevraagd zich
verder van de organisatie af staan, en mensen die om advies werd gevraagd juist dichterbij; in
veldexperimenten oordeelde wie vooraf verwachtingen uitsprak strenger over dezelfde prestatie.

Fout::

    ask: Wat verwacht u volgend jaar van ons?

Goed::

    ask: Wat wilt u volgend jaar samen met ons bereiken?

Bron: Liu en Gal (2011), vier onderzoeken; Ofir en Simonson (2007), veldexperimenten.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="expect expects expected expecting expectation expectations",
        patterns=(
            "(?:expect(?:s|ed|ing)?|expectations?)<gap> (?:of|from|towards?|regarding|about) <us>",
            "(?:what|which|how)<gap> expect <us>",
            "(?:want|need|require|demand|hope for|look for|looking for|count on)<few> from us as"
            " an? <few>(?:supplier|vendor|provider)",
            "expect(?:s|ed|ing)? (?:of |from )?(?:us|me) to",
            "expectations? (?:of|from|for) <us>",
            "of us<few> expect(?:s|ed|ing)?",
            "(?:meet|meets|meeting|met|exceed|exceeds|exceeding|exceeded|match|matched|fulfil"
            "|fulfilled|surpass|surpassed|satisfy|satisfied|live up to|lived up to|fall short of"
            "|fell short of)(?: (?:all|any|every|those|these|of|the|your|their))*"
            r"(?: \w+)? expectations?",
        ),
        unless=("(?:i|we) (?:do |also |had |would )?expect(?:ed)?",),
    ),
    "nl": Phrases(
        clues="verwacht verwachten verwachtte verwachtten verwachting verwachtingen "
        "verwachtingspatroon",
        patterns=(
            "verwacht(?:en|te|ten)?<gap> van <ons>",
            "van <ons><gap> verwacht(?:en)?",
            "verwachting(?:en|spatroon)?<gap> (?:van|over|richting|naar|jegens|tegenover"
            "|ten aanzien van|ten opzichte van) <ons>",
            "(?:voldoen|voldoet|voldeden|voldaan|overtreffen|overtroffen|waarmaken|waargemaakt"
            "|tegemoetkomen|beantwoorden|inlossen|ingelost)<gap> (?:<uw>|de|alle)(?: \\w+)? "
            "verwachting(?:en)?",
            "(?:<uw>|de|alle)(?: \\w+)? verwachting(?:en)?<few> (?:voldoen|voldoet|voldeden"
            "|voldaan|overtreffen|overtroffen|waarmaken|waargemaakt|tegemoetkomen|tegemoet te komen"
            "|beantwoorden|inlossen|ingelost|te overtreffen)",
        ),
        unless=(
            "(?:ik|wij|we) (?:had |hadden )?verwacht(?:en|te)?",
            "verwacht(?:en|te)? (?:ik|wij|we)",
        ),
    ),
}
ADVICE = Advice(
    do=Text(
        en="this makes a supplier of us; ask what they want to reach together with us",
        nl="dit maakt ons tot leverancier; vraag wat de klant samen met ons wil bereiken",
    ),
    better=Text(
        en="What do you want to achieve together with us next year?",
        nl="Wat wilt u volgend jaar samen met ons bereiken?",
    ),
)

RULE = Rule(
    name="supplier-frame",
    group="wording",
    severity="error",
    title=Text(
        "Ask what to reach together, not what is expected of us",
        "Vraag wat u samen bereikt, niet wat men van ons verwacht",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
