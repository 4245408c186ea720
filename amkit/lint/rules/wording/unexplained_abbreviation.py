"""An abbreviation is explained, or left out.

Whoever does not know what “SLA” stands for will not ask. Say what it is; where the abbreviation has
to be there, explain it behind it in brackets. Sales talk, such as QBR and churn, is told by the
rule `jargon`.

Bad::

    say: This falls within the SLA.

Good::

    say: We agreed to react within four hours, and that is what this is about.

Source: EG-CSM on customer summaries; Dutch guides for plain language.

Nederlands
----------

Een afkorting is uitgelegd, of weggelaten.

Wie niet weet waar “SLA” voor staat, vraagt het niet. Zeg wat het is; moet de afkorting erin, leg
haar dan uit tussen haakjes. Verkooptaal zoals QBR en churn noemt de regel `jargon`.

Fout::

    say: Dit valt binnen de SLA.

Goed::

    say: We hebben afgesproken binnen vier uur te reageren, en daar gaat dit over.

Bron: EG-CSM over klantsamenvattingen; Nederlandse richtlijnen voor duidelijke taal.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="sla slas sow msa rfp rfq rfi poc tco kam eod okr sme pmo",
        patterns=(
            "(?-i:SLA|SOW|MSA|RFP|RFQ|RFI|POC|PoC|TCO|KAM|EOD|OKR|SME"
            r"|PMO)(?:'?s)?(?!\s*\()(?!, (?:that is|which|meaning|or))(?!\))",
        ),
    ),
    "nl": Phrases(
        clues="sla sow msa rfp rfq rfi poc tco kam eod okr mvp pmo dvo",
        patterns=(
            "(?-i:SLA|SOW|MSA|RFP|RFQ|RFI|POC|PoC|TCO|KAM|EOD|OKR|MVP|PMO"
            r"|DVO)(?:'?s)?(?!\s*\()(?!, (?:dat is|dat zijn|oftewel|ofwel|dus))(?!\))",
        ),
    ),
}
ADVICE = Advice(
    do=Text(
        en="not everybody knows this abbreviation; say what it is, or explain it in brackets",
        nl="niet iedereen kent deze afkorting; zeg wat het is, of leg het uit tussen haakjes",
    ),
    better=Text(
        en="We agreed to react within four hours, and that is what this is about.",
        nl="We hebben afgesproken binnen vier uur te reageren, en daar gaat dit over.",
    ),
)

RULE = Rule(
    name="unexplained-abbreviation",
    group="wording",
    severity="warning",
    title=Text(
        "An abbreviation is explained, or left out",
        "Een afkorting is uitgelegd, of weggelaten",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
