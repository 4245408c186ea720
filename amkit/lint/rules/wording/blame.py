"""Tell the fact, not whose fault it is.

“Your team stopped using it” makes the person at the table defend their people, or give them up;
either way the conversation is over. A number with a date can be looked at together.

Bad::

    say: Your team stopped using it.

Good::

    say: Usage fell from 60 to 30 percent since May.
    ask: What has changed?

Source: practice of customer success teams: Sonitura; EG-CSM on customer summaries; Acuigen on
service recovery.

Nederlands
----------

Noem het feit, niet wiens schuld het is.

“Uw mensen gebruiken het niet meer” dwingt wie aan tafel zit om de eigen mensen te verdedigen, of om
ze af te vallen; in beide gevallen is het gesprek voorbij. Naar een cijfer met een datum kunt u
samen kijken.

Fout::

    say: Uw mensen gebruiken het niet meer.

Goed::

    say: Het gebruik daalde sinds mei van 60 naar 30 procent.
    ask: Wat is er veranderd?

Bron: de praktijk van customer-successteams: Sonitura; EG-CSM over klantsamenvattingen; Acuigen over
klachten.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="your you",
        patterns=(
            "<yourpeople>(?: (?:still|simply|just|often|always))? (?:didn't|did not|don't"
            "|do not|doesn't|does not|haven't|have not|hasn't|has not|won't|will not|never"
            "|stopped|failed|fails?|forgot|ignored|ignores?|refused|refuses?|neglected|(?:is"
            "|are|was|were) (?:still )?(?:not|too|late|slow|careless|to blame))<told>",
            "you (?:failed to|forgot|neglected|refused|ignored|never (?:told|sent|gave|informed"
            "|replied|responded|answered|called|asked|reported)|(?:didn't|did not) (?:tell|send"
            "|give|inform|reply|respond|answer|deliver|follow|read|pay|report|listen"
            "|warn))<told>",
            "you (?:sent|delivered|told|gave|answered|replied|reported)<gap> (?:too )?late<told>",
            "because you were<few> late",
            "(?:if|had) (?:you|<yourpeople>)(?: only| just)? "
            "(?:had |have )?(?:only )?\\w+(?:ed|t|d|en)?"
            "<gap> (?:would not|wouldn't|would never) have<told>",
            "you (?:should|could|ought to) have (?!been)\\w+<told>",
            "(?:problem|cause|mistake|delay|fault|error) (?:is|was|lies|lay|sits|comes|came"
            "|started)"
            "(?: with| in| from| at)? (?:you|<yourpeople>)<told>",
            "(?:you|<yourpeople>)<few> (?:only|not until) (?:sent|told|gave|delivered|informed"
            "|replied|reported|paid|signed|confirmed)<told>",
            "(?:you|<yourpeople>)<few> (?:(?:doesn't|don't|didn't|never|not) (?:stick|keep|follow"
            "|comply|adhere|cooperate|use|read|check|listen)|use[sd]? <few>(?:wrong|wrongly"
            "|incorrectly)|(?:made|make|makes|keep making) <few>(?:mistakes?|errors?))<told>",
            "(?:fault of|blame for<few>|down to) <yourpeople>",
            "<yourpeople>(?:'s?)? fault",
            "why (?:did|have|has) <yourpeople><gap> (?:wrong|incorrectly|badly)",
        ),
        unless=(
            "(?:do|does|did|have|has|had|is|are)(?: not|n't) (?:have to|had to|need|notice|lose"
            "|miss|mind|suffer)",
            "not<few> single",
        ),
    ),
    "nl": Phrases(
        clues="uw u je jij jouw jullie",
        patterns=(
            r"(?:^\W*|[,;:]\s*|(?:en|maar|want|omdat|doordat|dat|dus) )<uwmensen><gap> (?:niet"
            "|nooit|te laat|vergeten|verzuimd|geweigerd|genegeerd|ermee gestopt|verkeerd"
            "|nagelaten)<told>",
            r"^(?:(?!ik|wij|we)\w+ ){0,4}?(?:heeft|hebben|gebruikt|gebruiken|doet"
            "|doen) <uwmensen><gap> (?:niet|nooit|te laat|vergeten|genegeerd|verkeerd)<told>",
            "(?:u|je|jij|jullie) (?:heeft|hebt|heb|hebben|bent|ben|zijn|was|waren|had"
            "|hadden)<gap> (?:vergeten|te laat|verzuimd|nagelaten|genegeerd)<told>",
            "(?:u|je|jij|jullie) (?:heeft|hebt|heb|hebben|had|hadden)<gap> (?:niet|nooit"
            "|geen)<gap> (?:doorgegeven|gemeld|aangeleverd|geleverd|gestuurd|gezegd"
            "|geïnformeerd|gereageerd|gebeld|betaald|bevestigd|opgevolgd|verteld|ingelicht"
            "|gewaarschuwd|gelezen)<told>",
            "(?:als|had|hadden) (?:<u>|<uwmensen>)<gap> (?:had|hadden|was|waren|dan)<gap> niet "
            "(?:gebeurd|nodig|misgegaan|fout|voorgekomen|ontstaan)<told>",
            "(?:<u>|<uwmensen>)<few> (?:had|hadden)(?: \\w+){0,4} (?:moeten|kunnen) \\w+<told>",
            "(?:had|hadden) (?:<u>|<uwmensen>)<gap> (?:moeten|kunnen) \\w+<told>",
            "(?:probleem|oorzaak|fout|vertraging) (?:zit|zat|ligt|lag|is|was|komt|kwam)(?: bij| in"
            "| door| van| aan)+ (?:<u>|<uwmensen>)<told>",
            "(?:<u>|<uwmensen>)<few> (?:heeft|hebt|hebben|had|hadden)<gap> pas <gap>(?:gestuurd"
            "|gemeld|doorgegeven|aangeleverd|geleverd|betaald|gereageerd|getekend|bevestigd)<told>",
            "(?:<u>|<uwmensen>) (?:houdt|houd|houden|hield|hielden) (?:zich|je|u|jullie)(?: "
            "\\w+)? niet<told>",
            "(?:<u>|<uwmensen>) (?:gebruikt|gebruiken|bedient|bedienen)<gap> verkeerd<told>",
            "doordat (?:<u>|<uwmensen>)<gap> (?:te laat|niet|nooit|vergeten|verkeerd)",
            "(?:schuld van|ligt aan|lag aan|te wijten aan) (?:<uwmensen>|<u>)",
            "waarom (?:heeft|hebben|had) <uwmensen><gap> (?:verkeerd|fout)",
        ),
        unless=(
            "hoe(?:ft|ven|fde|fden)",
            "last van",
            "nodig",
            "nooit te laat",
            "gemerkt",
        ),
    ),
}
ADVICE = Advice(
    do=Text(
        en="this lays the blame on them; tell the fact with its number, and ask what has changed",
        nl="dit legt de schuld bij de klant; noem het feit met het cijfer, en vraag wat "
        "er veranderd is",
    ),
    better=Text(
        en="Usage fell from 60 to 30 percent since May. What has changed?",
        nl="Het gebruik daalde sinds mei van 60 naar 30 procent. Wat is er veranderd?",
    ),
)

RULE = Rule(
    name="blame",
    group="wording",
    severity="error",
    title=Text(
        "Tell the fact, not whose fault it is",
        "Noem het feit, niet wiens schuld het is",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
