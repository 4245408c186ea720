"""Ask, without putting the answer in their mouth.

“You're happy with it, right?” asks for a nod. The customer nods, and you know nothing: whoever has
doubts will not start an argument over a tag. Ask how they look at it, and be silent.

Bad::

    ask: You're happy with the team, right?

Good::

    ask: How do you look at the team?

Source: practice of motivational interviewing; Dutch practice on leading questions (Vraagzin, 2015).

Nederlands
----------

Vraag, zonder het antwoord in de mond te leggen.

“U bent er toch blij mee?” vraagt om een knik. De klant knikt, en u weet niets: wie twijfelt, begint
geen discussie over een “toch”. Vraag hoe de klant ernaar kijkt, en wees stil.

Fout::

    ask: U bent toch tevreden over het team?

Goed::

    ask: Hoe kijkt u naar het team?

Bron: de praktijk van motiverende gespreksvoering; Vraagzin (2015) over suggestieve vragen.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="t right eh surely not is are was were does do did have has had will would can "
        "could should",
        patterns=(
            r",\s*(?:is|are|was|were|does|do|did|have|has|had|wo|would|ca|could|should)n't (?:it"
            r"|you|they|we|he|she|that|there|i)\?",
            r",\s*(?:is|are|was|were|does|do|did|have|has|had|will|would|can|could|should) (?:it"
            r"|you|they|we|he|she|that|there)\?",
            r",\s*(?:am i )?(?:right|eh)\?",
            r",\s*can't (?:it|you|they|we|he|she)\?",
            "<so>(?:do|would|did|ca)n't you (?:also |all )?(?:agree|think|say|find|feel|believe"
            "|see)",
            "<so>(?:do|would) you not (?:also )?(?:agree|think|say|find|feel|believe|see)",
            "<so>(?:is|are|was|were|has|have|does)n't (?:it|that|this|you|they|he|she)",
            "<so>surely",
            "<so>(?:you(?:'d| would| will| must|'ll)?|i take it|i assume|i trust|i suppose)<few> "
            "(?:agree|admit|surely|no doubt)",
            r",\s*(?:correct|yes|no|okay|ok|yeah|agreed|don't you think|wouldn't you say"
            "|would you not say)\\?",
        ),
        of="question",
    ),
    "nl": Phrases(
        clues="toch nietwaar waar hè hé he niet wel",
        patterns=(
            r",\s*(?:toch|nietwaar|niet waar|hè|hé|he|niet dan|of niet(?: soms)?|of wel|niet"
            r"|ja|klopt dat|klopt|dacht ik|vindt u niet|vind je niet|denkt u niet)\?",
            "<so>(?:is|zijn|was|waren|heeft|hebben|gaat|werkt|loopt|scheelt) "
            "(?:het|dat|dit|die|deze)(?: \\w+)? niet (?:zo dat|gewoon|fijn|mooi|prettig|handig"
            "|beter|logisch|zonde|waar|veel)",
            "<so>(?:u|je|jij|jullie|dat|dit|het|zo|er|we|wij|ze|zij|die|deze|hier|daar"
            "|nu)<gap> toch",
            "vind(?:t|en)? <u>(?: dat| het| dit)? (?:ook )?niet",
            "denk(?:t|en)? <u> (?:ook )?niet",
            "<so>(?:bent|ben|zijn) <u> het<few> niet<few> eens",
            "<so>(?:bent|ben|zijn) <u> (?:dan )?niet (?:tevreden|blij)",
        ),
        of="question",
    ),
}
ADVICE = Advice(
    do=Text(
        en="this asks for a nod; ask openly how they look at it",
        nl="dit vraagt om een knik; vraag open hoe de klant ernaar kijkt",
    ),
    better=Text(
        en="How do you look at the team?",
        nl="Hoe kijkt u naar het team?",
    ),
)

RULE = Rule(
    name="tag-question",
    group="wording",
    severity="error",
    title=Text(
        "Ask, without putting the answer in their mouth",
        "Vraag, zonder het antwoord in de mond te leggen",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
