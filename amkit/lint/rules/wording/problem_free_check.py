"""Ask what could be easier, not whether all is well.

“Everything going well?” is a greeting, and gets one back. Ask about one thing that could be easier,
and you hear what is going on.

Bad::

    ask: Everything going well?

Good::

    ask: What could be easier?

Source: Varol on questions that invite no answer.

Nederlands
----------

Vraag wat er makkelijker kan, niet of alles goed gaat.

“Gaat alles goed?” is een groet, en krijgt een groet terug. Vraag naar één ding dat makkelijker kan,
en u hoort wat er speelt.

Fout::

    ask: Gaat alles goed?

Goed::

    ask: Wat kan er makkelijker?

Bron: Varol over vragen die geen antwoord uitlokken.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="everything all things it",
        patterns=(
            r"<so>(?:is |are |was |does |did |has )?everything (?:\w+ )?(?:ok|okay|fine|good"
            "|all right|alright|going|running|working|clear|in order|under control"
            r"|to your (?:liking|satisfaction)|well|smooth\w*|as expected)(?: well| smoothly)?",
            "<so>(?:is )?all (?:good|well|fine|ok|okay|clear|going well)",
            "<so>(?:is it|are things|are they|is that) (?:all )?(?:going|working"
            "|running) (?:well|fine|smoothly|ok|okay)",
        ),
        of="question",
    ),
    "nl": Phrases(
        clues="alles gaat loopt",
        patterns=(
            r"<so>(?:is |gaat |loopt |verloopt |werkt |was |ging |liep )?alles (?:\w+ )?(?:goed"
            "|naar wens|duidelijk|in orde|oké|ok|helder|onder controle|prima|volgens plan"
            "|naar behoren)",
            "<so>(?:gaat|loopt|werkt|verloopt|draait) alles",
            r"<so>(?:gaat|loopt) het (?:\w+ )?(?:goed|een beetje|lekker|naar wens)",
        ),
        of="question",
    ),
}
ADVICE = Advice(
    do=Text(
        en="this is a greeting, and gets one back; ask what could be easier",
        nl="dit is een groet, en krijgt een groet terug; vraag wat er makkelijker kan",
    ),
    better=Text(
        en="What could be easier?",
        nl="Wat kan er makkelijker?",
    ),
)

RULE = Rule(
    name="problem-free-check",
    group="wording",
    severity="warning",
    title=Text(
        "Ask what could be easier, not whether all is well",
        "Vraag wat er makkelijker kan, niet of alles goed gaat",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
