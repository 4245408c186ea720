"""Apologise for what we did, not for what they feel.

“Sorry if” doubts whether anything happened; “sorry that you feel” makes it their feeling; “any
inconvenience” knows of nothing. Of all parts of an apology, taking responsibility weighs most, and
an offer to repair comes next. Name what we did, as our own act.

Bad::

    say: Sorry if this caused trouble.

Good::

    say: We delivered two days late. That is our responsibility.

Source: Lewicki, Polin and Lount (2016), two experiments on the parts of an apology.

Nederlands
----------

Bied excuses aan voor wat wij deden, niet voor wat de klant voelt.

“Sorry als” betwijfelt of er iets gebeurd is; “vervelend dat u dat zo ervaart” maakt er een gevoel
van; “het ongemak” weet nergens van. Van alle delen van een excuus weegt verantwoordelijkheid nemen
het zwaarst, en daarna het aanbod om het goed te maken. Noem wat wij deden, als onze eigen daad.

Fout::

    say: Vervelend dat u dat zo ervaart.

Goed::

    say: Wij leverden twee dagen te laat. Dat is onze verantwoordelijkheid.

Bron: Lewicki, Polin en Lount (2016), twee experimenten over de delen van een excuus.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="sorry apologise apologize apologies apology regret regrets inconvenience "
        "unfortunate pity shame",
        patterns=(
            r"sorry (?:that )?(?:you|your \w+)<few> (?:feel|felt|see|saw|think|thought"
            "|experienced?|perceived?|took|take|got|find|found|unhappy|upset|disappointed"
            "|satisfied|offended)(?: (?:that way|this way|like that|it like that|so))?",
            "(?:sorry|apologi[sz]e|apologies|apology)<few> if",
            "(?:sorry|apologi[sz]e|apologies|apology)<gap> for (?:any|the|possible"
            r"|this) (?:\w+ )?(?:inconvenience|trouble|disruption|confusion|hassle|nuisance"
            "|misunderstanding|upset)",
            r"apologies for any \w+",
            "(?:sorry|regret|shame|pity|unfortunate)<few> to (?:hear|learn|see|read)<few> "
            "(?:that )?(?:you|your \\w+)<few> (?:feel|felt|see|saw|think|thought|look|consider"
            "|experienced?|perceived?|unhappy|upset|disappointed|offended|dissatisfied)",
            "(?:should|in case|to the extent)(?! you<few> (?:want|wish|need|like))<gap> "
            "(?:sorry|apologi[sz]e|apologies|regret)",
            "(?:sorry|apologi[sz]e|apologies|apology)<few> (?:in case|should|to (?:anyone|anybody"
            "|those|everyone|whoever|people)<few> who)",
            "(?:shame|pity|sorry|unfortunate|regret)<few> (?:you|your \\w+) (?:\\w+ )?"
            "(?:look|looked"
            "|regard|regarded|read|view|viewed|interpret|interpreted|misunderstood"
            "|got<few> impression|have the (?:feeling|impression)|had the (?:feeling|impression))",
            "(?:sorry|regret|apologi[sz]e)<gap> (?:gave|given|left|created) (?:you|your "
            "\\w+)<few> impression",
            "(?:sorry|regret|apologi[sz]e|apologies)<gap> (?:may|might|could)<few> (?:have|cause"
            "|be)",
            "for any inconvenience",
            r"regrets? (?:any|if|that you)(?: \w+)?",
            "if you(?:'ve|'re| have| are| were| felt| feel)<gap> (?:sorry|apologi[sz]e)",
            "(?:unfortunate|pity|shame|regrettable) (?:that )?you<few> (?:feel|felt|see|saw"
            "|think)(?: (?:that way|this way|it like that))?",
        ),
    ),
    "nl": Phrases(
        clues="sorry excuses excuus spijt vervelend jammer spijtig ongemak "
        "verontschuldigingen betreur betreuren",
        patterns=(
            "(?:sorry|excuses|excuus|verontschuldigingen)<few> (?:als|mocht|mochten|indien)",
            "sorry dat <u><gap> (?:zo|ervaart|ervaren|voelt|voelen|vindt|ziet|begrepen|opgevat"
            "|niet tevreden)(?: (?:ervaart|ervaren|voelt|ziet|hebt opgevat|heeft ervaren))?",
            "(?:sorry|excuses|excuus|verontschuldigingen"
            r"|spijt)<gap> voor (?:\w+ ){0,3}?(?:ongemak|overlast|hinder|ongerief)",
            "voor (?:het|enig|eventueel|alle|mogelijk) (?:eventuele )?ongemak",
            "(?:spijt|sorry|jammer|vervelend|naar|spijtig|betreuren?)<gap> te (?:horen|lezen"
            "|merken|zien|vernemen) dat <u><gap> (?:zo|gevoel|ervaart|ervaren|voelt|voelen|vindt"
            "|vinden|indruk|teleurgesteld|ontevreden|gekwetst)",
            "(?:mocht(?:en)?|indien|als)(?! (?:u|je|jullie)<few> (?:wilt|wil|willen))<gap> "
            "(?:spijt|excuses|sorry|verontschuldigingen)",
            "(?:excuses|sorry|verontschuldigingen)<few> (?:aan|voor) (?:wie|iedereen|degenen|ieder"
            "|allen|mensen)<gap> (?:voelt?|voelen|gekwetst|geraakt|last|gestoord)",
            "(?:jammer|vervelend|naar|spijtig|spijt|betreur|betreuren|sorry)<few> dat <u><gap> "
            "(?:indruk|opvat|opvatten|opgevat|interpreteert|interpreteren|kijkt|kijken"
            "|staat|staan|denkt|denken|beleeft|beleven|teleurgesteld|ontevreden|gekwetst|geraakt)",
            "spijt (?:me|mij|ons|het)? ?(?:als|indien)",
            "spijt (?:me|mij|ons) dat <u><gap> (?:zo|gevoel|ervaart|voelt|vindt|indruk"
            r"|niet tevreden)(?: \w+){0,2}",
            "(?:vervelend|jammer|spijtig|naar)<few> dat <u><gap> (?:zo|ervaart|ervaren|voelt"
            "|voelen|vindt|ziet|gevoel)(?: (?:ervaart|ervaren|voelt|voelen|ziet|hebt ervaren"
            "|heeft ervaren))?",
            "mocht(?:en)? <u><gap> (?:spijt|excuses|sorry)",
            "betreur(?:en)? (?:het )?(?:als|indien|dat <u>)",
        ),
    ),
}
ADVICE = Advice(
    do=Text(
        en="this apologises for nothing we did; name the fact and take responsibility",
        nl="dit is geen excuus voor iets wat wij deden; noem het feit en neem de "
        "verantwoordelijkheid",
    ),
    better=Text(
        en="We delivered two days late. That is our responsibility.",
        nl="Wij leverden twee dagen te laat. Dat is onze verantwoordelijkheid.",
    ),
)

RULE = Rule(
    name="non-apology",
    group="wording",
    severity="error",
    title=Text(
        "Apologise for what we did, not for what they feel",
        "Bied excuses aan voor wat wij deden, niet voor wat de klant voelt",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
