"""Ask what is difficult, not whether nothing is.

“No problems with invoicing?” asks for no problems, and that is what you will hear. Ask what is
difficult as if something is.

Bad::

    ask: No problems with invoicing?

Good::

    ask: What is difficult about invoicing?

Source: Heritage and others (2007); Varol on questions that invite no answer.

Nederlands
----------

Vraag wat er lastig is, niet of er niets lastig is.

“Geen problemen met de facturen?” vraagt om geen problemen, en dat is wat u hoort. Vraag wat er
lastig is alsof er iets lastig is.

Fout::

    ask: Geen problemen met de facturen?

Goed::

    ask: Wat is er lastig aan de facturen?

Bron: Heritage en anderen (2007); Varol over vragen die geen antwoord uitlokken.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="no nothing any",
        patterns=(
            r"<so>no (?:\w+ ){0,2}?(?:problems?|complaints?|issues?|objections?|questions?"
            "|concerns?|trouble|worries|remarks?|difficulties|comments?)",
            r"<so>nothing(?: \w+){0,3}",
            "<so>(?:there (?:are|were|is|was)|there's|(?:you|they) (?:have|had)"
            r"|you've had) (?:no|nothing)(?: \w+){0,2}",
            "<so>(?:you|they|there) (?:have|had|has|do|did|does|are|were|is)n't (?:had "
            r"|have )?any(?: \w+)?",
        ),
        of="question",
    ),
    "nl": Phrases(
        clues="geen niets niks",
        patterns=(
            r"<so>(?:(?:verder|ook|dus|nog) )*(?:geen|niets|niks)(?: \w+)?",
            "<so>(?:er (?:zijn|waren|is|was)|<u> (?:heeft|hebt|hebben|had"
            r"|hadden)(?: er)?)<few> (?:geen|niets|niks)(?: \w+)?",
        ),
        of="question",
    ),
}
ADVICE = Advice(
    do=Text(
        en="this asks to hear that nothing is wrong; ask what is difficult",
        nl="dit wil horen dat er niets is; vraag wat er lastig is",
    ),
    better=Text(
        en="What is difficult about invoicing?",
        nl="Wat is er lastig aan de facturen?",
    ),
)

RULE = Rule(
    name="negative-check",
    group="wording",
    severity="warning",
    title=Text(
        "Ask what is difficult, not whether nothing is",
        "Vraag wat er lastig is, niet of er niets lastig is",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
