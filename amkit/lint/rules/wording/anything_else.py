"""Ask what else, not whether there is anything else.

“Any” leans towards no. With “is there something else you want to address” physicians removed 78
percent of the concerns that would have gone unmet; “anything else” did no better than saying
nothing. Ask for the next thing as if it is there: it is. For Dutch this is an inference.

Bad::

    ask: Anything else?

Good::

    ask: What else would you like to cover?

Source: Heritage and others (2007), an experiment with family physicians.

Nederlands
----------

Vraag wat er nog is, niet of er nog iets is.

“Nog vragen?” nodigt uit tot nee. Artsen die vroegen of er “iets anders” was, lieten 78 procent
minder zorgen liggen; met “nog iets?” ging het niet beter dan zonder vraag. Vraag naar het volgende
punt alsof het er is: het is er. Het onderzoek was Engelstalig; voor het Nederlands is dit een
gevolgtrekking.

Fout::

    ask: Heeft u verder nog vragen?

Goed::

    ask: Wat wilt u verder nog bespreken?

Bron: Heritage en anderen (2007), een experiment met huisartsen.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="any anything",
        patterns=(
            "any (?:(?:other|more|further|last|final|remaining|open) )*(?:questions?|comments?"
            "|concerns?|issues?|thoughts?|remarks?|points?|worries|wishes|requests?|doubts?|objections?|topics?|subjects?"
            "|suggestions?|queries|reservations?|items?|matters?|problems?)<asked>",
            "anything (?:else|more|further|to add|(?:that )?(?:you|we|i)(?:'d| would| want"
            "| wish| can| could| should|'ve| have| haven't| need| missed| forgot| feel))<asked>",
            "<so>(?:is|are|was) there (?:still )?anything<asked>",
            "(?:have|has|need|got|want) anything(?: else)? (?:to|on|for|about|from)<asked>",
            "(?:add|raise|share|mention|discuss|ask) anything<asked>",
            "(?:if|should you|in case|let me know|let us know|feel free)<gap> any (?:(?:other"
            "|more|further) )?(?:questions?|comments?|concerns?|issues?|remarks?|queries"
            "|doubts?)<told>",
        ),
    ),
    "nl": Phrases(
        clues="nog vragen iets",
        patterns=(
            "nog (?:(?:andere|meer|overige|verdere|openstaande) )?(?:vragen|opmerkingen|punten"
            "|zorgen|aanmerkingen|wensen|bijzonderheden|onduidelijkheden|zaken|dingen|onderwerpen"
            "|suggesties|verzoeken|twijfels|bezwaren|mededelingen|ideeën|problemen|op-)<asked>",
            "(?:(?:verder|anders) )?nog iets(?! (?:over|meer))<asked>",
            r"(?:mocht(?:en)?|als|indien|heeft|heb|hebt|hebben)"
            r" (?:<u>|er)(?: \w+){0,2} vragen<told>",
            "<so>(?:is|zijn) er(?: \\w+){0,2} iets (?:dat|wat|waar\\w*)<asked>",
        ),
        unless=(r"<so>(?:\w+ )?(?:wat|welke?|wie|wanneer|hoe|waar\w*)",),
    ),
}
ADVICE = Advice(
    do=Text(
        en="“any” invites a no; ask what else there is",
        nl="‘nog iets?’ nodigt uit tot nee; vraag wat er nog is",
    ),
    better=Text(
        en="What else would you like to cover?",
        nl="Wat wilt u verder nog bespreken?",
    ),
)

RULE = Rule(
    name="anything-else",
    group="wording",
    severity="warning",
    title=Text(
        "Ask what else, not whether there is anything else",
        "Vraag wat er nog is, niet of er nog iets is",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
