"""Ask an open question open to its end.

“How should we meet, weekly or monthly?” opens a door and closes it again: the answer is one of your
two. What you did not think of stays unsaid. Stop after the open part.

Bad::

    ask: How should we meet, weekly or monthly?

Good::

    ask: What rhythm suits you?

Source: practice of motivational interviewing.

Nederlands
----------

Stel een open vraag tot het eind toe open.

“Hoe wilt u overleggen, wekelijks of maandelijks?” doet een deur open en weer dicht: het antwoord is
een van uw twee. Waar u niet aan dacht, blijft ongezegd. Stop na het open deel.

Fout::

    ask: Hoe wilt u overleggen, wekelijks of maandelijks?

Goed::

    ask: Welk ritme past u?

Bron: de praktijk van motiverende gespreksvoering.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="or",
        patterns=(
            r"<so>(?:how|what|when|where)(?!\w)[^?,:]*[,:]\s+(?P<at>(?!(?:if|when|and|or"
            r"|a|today)(?!\w) (?!fixed))[^?:]*?(?<!\w)or (?!(?:so|more|less|two|not|if|when|is|are"
            r"|do|does|did|has|have|should|will|would|can|could|what|how|who)(?!\w))[^?,:]+)\?",
        ),
        of="question",
    ),
    "nl": Phrases(
        clues="of",
        patterns=(
            r"<so>(?:hoe|wat|wanneer|waar\w*)(?!\w)[^?,:]*[,:]\s+(?P<at>(?!(?:als (?:u|je|jullie"
            r"|het|de|er|ik|we|wij|dat)|en|of|wanneer|toen|nu|vandaag)(?!\w))[^?:]*?(?<!\w)of "
            "(?!(?:zo|meer|minder|twee|niet|als|wel|is|zijn|heeft|bent|moet|gaat|kan"
            r"|wilt)(?!\w))[^?,:]+)\?",
        ),
        of="question",
    ),
}
ADVICE = Advice(
    do=Text(
        en="the list closes an open question; stop before it",
        nl="het rijtje maakt een open vraag dicht; stop ervoor",
    ),
    better=Text(
        en="What rhythm suits you?",
        nl="Welk ritme past u?",
    ),
)

RULE = Rule(
    name="option-list",
    group="wording",
    severity="warning",
    title=Text(
        "Ask an open question open to its end",
        "Stel een open vraag tot het eind toe open",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
