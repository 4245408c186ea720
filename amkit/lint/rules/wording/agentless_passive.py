"""Say who did it, or will do it.

“Mistakes were made” has nobody in it. An apology without a person takes no responsibility, and a
promise without one is nobody's to keep. Make the sentence one with we or I.

Bad::

    say: Mistakes were made.

Good::

    say: We missed the deadline.

Source: Lewicki, Polin and Lount (2016) on responsibility; practice of service recovery.

Nederlands
----------

Zeg wie het deed, of gaat doen.

In “er is iets misgegaan” komt niemand voor. Een excuus zonder mens neemt geen verantwoordelijkheid,
en een belofte zonder mens hoeft niemand na te komen. Maak er een zin met wij of ik van.

Fout::

    say: Er is iets misgegaan.

Goed::

    say: Wij hebben de deadline gemist.

Bron: Lewicki, Polin en Lount (2016) over verantwoordelijkheid; de praktijk van klachtherstel.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="were was been is are be being went gone go",
        patterns=(
            "(?:mistakes?|errors?) (?:were|was|have been|has been) made",
            "<so>(?:something|things?|it|this) (?:has |have )?(?:went|gone)<few> wrong",
            "<so>(?:things?|it|this|that) (?:did not|didn't) go (?:well|right|to plan|the way)",
            r"(?:was|were|has been|have been) (?:\w+ly )?(?:missed|delayed|forgotten|overlooked"
            "|lost|misplaced|mishandled|neglected|dropped|left behind)",
            r"(?:was|were|has been|have been) (?:\w+ly )?(?:sent|shipped|delivered|answered"
            "|processed|passed on) (?:too )?late",
            r"(?:was|were|has been|have been) (?:\w+ly )?(?:not|never) (?:answered|sent"
            "|delivered|communicated|processed|passed on|followed up|done)",
            "(?:is|are) being (?:looked into|looked at|worked on|handled|taken care of"
            "|investigated|dealt with|sorted)",
            "will be (?:taken care of|looked into|handled|dealt with|sorted|picked up"
            "|investigated|followed up)",
            "there (?:was|were|has been) (?:an? |some )?(?:misunderstanding|miscommunication"
            "|mix-up|oversight|mishap|delay|error|mistake)",
        ),
        unless=("(?:by|through|because of) (?:us|me|our|my|_+)",),
        of="statement",
    ),
    "nl": Phrases(
        clues="er is zijn was waren werd werden wordt worden ging",
        patterns=(
            r"er (?:is|zijn|ging|gingen|liep|liepen)(?: \w+){0,4}? (?:mis|misgegaan|misgelopen"
            "|fout gegaan|fout gelopen|fouten gemaakt|fout gemaakt|langs elkaar heen gewerkt)",
            "er (?:is|was)(?: sprake van)?(?: een)? (?:misverstand|miscommunicatie|vergissing)",
            r"(?:wordt|worden|zal worden)(?: \w+){0,3}? (?:aan gewerkt|naar gekeken|opgepakt"
            "|uitgezocht|onderzocht|nagekeken|afgehandeld)",
            r"(?:is|zijn|was|waren|werd|werden)(?: \w+){0,3}? (?:blijven liggen"
            "|over het hoofd gezien|zoekgeraakt|te laat (?:verstuurd|geleverd|verzonden"
            "|doorgegeven)|niet (?:beantwoord|doorgegeven|geleverd|verstuurd|verwerkt|opgevolgd"
            "|goed gegaan|gelopen))",
            r"(?:werd|werden)(?: \w+)? vergeten",
        ),
        unless=("door (?:ons|mij|onze|mijn|_+)",),
        of="statement",
    ),
}
ADVICE = Advice(
    do=Text(
        en="nobody did this; say who: we, I, or a name",
        nl="hier doet niemand iets; zeg wie: wij, ik, of een naam",
    ),
    better=Text(
        en="We missed the deadline.",
        nl="Wij hebben de deadline gemist.",
    ),
)

RULE = Rule(
    name="agentless-passive",
    group="wording",
    severity="warning",
    title=Text(
        "Say who did it, or will do it",
        "Zeg wie het deed, of gaat doen",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
