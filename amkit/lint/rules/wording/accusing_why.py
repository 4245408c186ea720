"""Ask what got in the way, not why they failed to.

“Why didn't you” asks for a defence, and gets one. What kept something from happening can be told
without losing face, and that is what you need to know.

Bad::

    ask: Why didn't you tell us earlier?

Good::

    ask: What kept this from coming up earlier?

Source: Vraagzin (2015) on why-questions; practice of motivational interviewing.

Nederlands
----------

Vraag wat er tussen kwam, niet waarom het niet gebeurde.

“Waarom heeft u niet” vraagt om een verdediging, en die krijgt u. Wat ergens tussen kwam, kan iemand
vertellen zonder gezichtsverlies, en juist dat wilt u weten.

Fout::

    ask: Waarom heeft u dat niet eerder gezegd?

Goed::

    ask: Wat maakte dat dit niet eerder ter sprake kwam?

Bron: Vraagzin (2015) over waaromvragen; de praktijk van motiverende gespreksvoering.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="why how",
        patterns=(
            "why (?:did|do|does|have|has|had|are|is|were|was|could|would|ca|wo)n't <you>",
            "why (?:did|do|does|have|has|had|are|is|were|was|could|would|can"
            "|will) <you><few> (?:not|never|only|so late)",
            "why (?:did|has|have) (?:nobody|no one|none of you)",
            "how come <you><few> (?:did not|do not|not|never|(?:did|do|have|has|does|were|are)n't)",
        ),
        unless=("why do you (?:think|believe|say)",),
    ),
    "nl": Phrases(
        clues="waarom hoezo hoe",
        patterns=(
            r"(?:waarom|hoezo) \w+ (?:<u>|(?:uw|je|jullie) \w+)<gap> (?:niet|nooit|geen|pas"
            "|zo laat)",
            r"hoe (?:komt|kwam) het dat (?:<u>|(?:uw|je|jullie) \w+)<gap> (?:niet|nooit|geen|pas)",
        ),
        unless=("waarom denk(?:t|en)? <u>",),
    ),
}
ADVICE = Advice(
    do=Text(
        en="this asks for a defence; ask what got in the way",
        nl="dit vraagt om een verdediging; vraag wat er tussen kwam",
    ),
    better=Text(
        en="What kept this from coming up earlier?",
        nl="Wat maakte dat dit niet eerder ter sprake kwam?",
    ),
)

RULE = Rule(
    name="accusing-why",
    group="wording",
    severity="warning",
    title=Text(
        "Ask what got in the way, not why they failed to",
        "Vraag wat er tussen kwam, niet waarom het niet gebeurde",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
