"""Ask what worked best, not whether they are satisfied.

“Are you satisfied?” is answered with yes, and forgotten. An open question about what went well made
people buy again more often than the survey alone, in several field studies; and it tells you what
to keep.

Bad::

    ask: Are you satisfied?

Good::

    ask: What worked best for you this year?

Source: Bone and others (2017), several field studies.

Nederlands
----------

Vraag wat het best werkte, niet of men tevreden is.

Op “Bent u tevreden?” is het antwoord ja, en dat is het dan. Een open vraag naar wat goed ging,
maakte in verschillende veldonderzoeken dat klanten vaker terugkwamen dan na een enquête alleen; en
u hoort wat u moet houden zoals het is.

Fout::

    ask: Bent u tevreden?

Goed::

    ask: Wat werkte dit jaar het best voor u?

Bron: Bone en anderen (2017), verschillende veldonderzoeken.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="satisfied happy pleased content",
        patterns=(
            "<so>(?:is|are|was|were|have|has|had|isn't|aren't) (?:you|they|everyone|everybody"
            r"|(?:your|the) (?:\w+ )?\w+)<few> (?:satisfied|happy|pleased|content)",
        ),
        of="question",
    ),
    "nl": Phrases(
        clues="tevreden blij gelukkig tevredenheid",
        patterns=(
            "<so>(?:bent|ben|zijn|is|was|waren) (?:<u>|iedereen|(?:uw|je|jullie|het"
            r"|de) \w+)<few> (?:tevreden|blij|gelukkig)",
            "<so>(?:is|was|gaat|ging|verliep|verloopt)<gap> naar (?:(?:uw|je|jullie"
            r"|volle) )?tevredenheid(?: \w+)?",
        ),
        of="question",
    ),
}
ADVICE = Advice(
    do=Text(
        en="this gets a yes and nothing more; ask what worked best",
        nl="hierop volgt een ja en verder niets; vraag wat het best werkte",
    ),
    better=Text(
        en="What worked best for you this year?",
        nl="Wat werkte dit jaar het best voor u?",
    ),
)

RULE = Rule(
    name="satisfaction-check",
    group="wording",
    severity="warning",
    title=Text(
        "Ask what worked best, not whether they are satisfied",
        "Vraag wat het best werkte, niet of men tevreden is",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
