"""Ask how it is, not how much better it is.

“How much better is it now?” takes for granted that it is better. Whoever sees it differently has to
contradict you first; most do not.

Bad::

    ask: How much better is it now?

Good::

    ask: How does it compare with before?

Source: Vraagzin (2015) on leading questions; Loftus and Palmer (1974).

Nederlands
----------

Vraag hoe het is, niet hoeveel beter het is.

“Hoeveel beter gaat het nu?” gaat ervan uit dát het beter gaat. Wie dat anders ziet, moet u eerst
tegenspreken, en dat doen de meesten niet.

Fout::

    ask: Hoeveel beter gaat het nu?

Goed::

    ask: Hoe is het vergeleken met eerst?

Bron: Vraagzin (2015) over suggestieve vragen; Loftus en Palmer (1974).
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="how",
        patterns=(
            "how much (?:better|easier|faster|nicer|quicker|happier|smoother|simpler|safer"
            r"|cheaper|(?:more|less) \w+) (?:is|are|was|were|has|have|does|do|did)",
            "how (?:happy|pleased|delighted|proud|excited|impressed|great|glad|thrilled"
            "|wonderful|nice|enthusiastic) (?:is|are|was|were)",
            "how much (?:do|does|did) <you> (?:love|like|enjoy|appreciate|benefit)",
        ),
        unless=("(?:have|has) to|need|needs|should|must|want|would",),
        of="question",
    ),
    "nl": Phrases(
        clues="hoe hoeveel",
        patterns=(
            "hoeveel (?:beter|sneller|makkelijker|gemakkelijker|prettiger|fijner|efficiënter"
            r"|soepeler|rustiger|eenvoudiger|goedkoper|veiliger|(?:minder|meer) \w+) (?!(?:moet"
            r"|moeten|wil|wilt|willen|zou|zouden|mag|kan|kunnen|heeft u nodig)(?!\w))\w+",
            "hoe (?:blij|trots|enthousiast|fijn|prettig|opgelucht|geweldig"
            "|onder de indruk) (?:bent|ben|zijn|is|was|waren|vindt|vond|vind|vinden)",
        ),
        unless=("nodig|moet|moeten",),
        of="question",
    ),
}
ADVICE = Advice(
    do=Text(
        en="this takes the answer for granted; ask how it compares",
        nl="dit gaat al van het antwoord uit; vraag hoe het is vergeleken met eerst",
    ),
    better=Text(
        en="How does it compare with before?",
        nl="Hoe is het vergeleken met eerst?",
    ),
)

RULE = Rule(
    name="leading-question",
    group="wording",
    severity="warning",
    title=Text(
        "Ask how it is, not how much better it is",
        "Vraag hoe het is, niet hoeveel beter het is",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
