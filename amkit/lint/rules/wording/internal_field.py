"""Nothing of our own sheet in what the customer reads.

How we rate an account, whom we call a blocker and what we earn is ours. In a document for the
customer such a word ends the trust of years. Leave it out. What a gap reads is the rule
`internal-to-client`.

Bad::

    documents:
      - {id: report, audience: client, body: "Attitude: critical"}

Good::

    documents:
      - {id: report, audience: client, body: "You asked for fewer stops by 1 July."}

Source: EG-CSM on quarterly reviews and stakeholder maps: none of it is shared outside.

Nederlands
----------

Niets uit ons eigen dossier in wat de klant leest.

Hoe wij een klant inschatten, wie wij een blocker noemen en wat wij verdienen, is van ons. In een
document voor de klant maakt zo'n woord een eind aan jaren vertrouwen. Laat het weg. Wat een open
plek leest, is de regel `internal-to-client`.

Fout::

    documents:
      - {id: verslag, audience: client, body: "Houding: kritisch"}

Goed::

    documents:
      - {id: verslag, audience: client, body: "U vroeg om minder storingen vóór 1 juli."}

Bron: EG-CSM over kwartaalgesprekken en stakeholderkaarten: daarvan gaat niets naar buiten.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="health sentiment potential margin margins attitude influence detractor "
        "detractors blocker blockers churn",
        patterns=(
            r"^\W*(?:account )?(?:health|sentiment|potential|margin|attitude|influence"
            r"|churn risk)(?: score)?(?=\s*:)",
            "(?:detractors?|blockers?)",
            r"our (?:\w+ )?margins?",
        ),
    ),
    "nl": Phrases(
        clues="health sentiment potentie marge marges houding invloed gezondheid detractor "
        "detractors blocker blockers blokkeerder",
        patterns=(
            r"^\W*(?:health|sentiment|potentie|marge|houding|invloed"
            r"|gezondheid)(?: score)?(?=\s*:)",
            "(?:detractors?|blockers?|blokkeerders?)",
            r"(?:onze|ons) (?:\w+ )?marges?",
        ),
    ),
}
ADVICE = Advice(
    do=Text(
        en="this is from our own sheet; leave it out of what the customer reads",
        nl="dit komt uit ons eigen dossier; laat het weg uit wat de klant leest",
    ),
    better=Text(
        en="You asked for fewer stops by 1 July.",
        nl="U vroeg om minder storingen vóór 1 juli.",
    ),
)

RULE = Rule(
    name="internal-field",
    group="wording",
    severity="error",
    title=Text(
        "Nothing of our own sheet in what the customer reads",
        "Niets uit ons eigen dossier in wat de klant leest",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE, fields=frozenset({"subject", "body", "what"})),
)
