"""Ask what made the choice, not why they chose.

“Why” asks somebody to justify a choice; “what made it the right one” asks for the story. The story
has the reasons in it that count at the next choice. “Why is that important to you?” is fine: it
asks for what lies behind a wish.

Bad::

    ask: Why did you choose them?

Good::

    ask: What made them the right choice?

Source: Vraagzin (2015); GitLab handbook, questions and techniques. Contested: 18F Methods asks “why
is that”.

Nederlands
----------

Vraag wat de doorslag gaf, niet waarom men koos.

“Waarom” vraagt iemand een keuze te verantwoorden; “wat gaf de doorslag” vraagt om het verhaal. In
dat verhaal zitten de redenen die bij de volgende keuze tellen. “Waarom is dat belangrijk voor u?”
mag: dat vraagt naar wat er achter een wens zit.

Fout::

    ask: Waarom koos u voor hen?

Goed::

    ask: Wat gaf de doorslag voor hen?

Bron: Vraagzin (2015); het handboek van GitLab over vraagtechniek. Omstreden: 18F Methods vraagt wel
door met “waarom”.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="why",
        patterns=(
            "why (?:did|do|have|has|does) <you> (?:choose|chosen|pick(?:ed)?|go (?:with|for|out"
            "|back)|gone (?:with|for)|switch(?:ed)?|leave|left|stop(?:ped)?|end(?:ed)?"
            "|sign(?:ed)?|prefer|opt(?:ed)?|buy|bought|select(?:ed)?|decided?|hired?"
            "|cancel(?:led)?|work with|used?|change(?:d)?|drop(?:ped)?)",
        ),
        unless=(r"not|never|\w+n't",),
    ),
    "nl": Phrases(
        clues="waarom",
        patterns=(
            "waarom (?:koos|kozen|kies|kiest|kiezen|besloot|besloten|besluit|stapte|stapten"
            "|zegt|zeggen|zegde|werk|werkt|werken|ging|gingen|nam|namen|gebruikt|gebruik"
            "|gebruiken|vertrok|stopte|stopt|stoppen|huurde|huurt|huren|tekende|tekenden"
            r"|verliet) (?:<u>|(?:uw|je|jullie) \w+)",
            "waarom (?:heeft|hebt|heb|hebben|bent|ben|zijn|is|had|hadden) (?:<u>|(?:uw|je"
            r"|jullie) \w+)<gap> (?:gekozen|overgestapt|opgezegd|gestopt|besloten|aangenomen"
            "|gekocht|getekend|verlengd|vertrokken|ingehuurd|uitbesteed|weggegaan|gewisseld)",
        ),
        unless=("niet|nooit|geen|pas",),
    ),
}
ADVICE = Advice(
    do=Text(
        en="“why” asks to justify a choice; ask what made it the right one",
        nl="‘waarom’ vraagt om een verantwoording; vraag wat de doorslag gaf",
    ),
    better=Text(
        en="What made them the right choice?",
        nl="Wat gaf de doorslag voor hen?",
    ),
)

RULE = Rule(
    name="why-choice",
    group="wording",
    severity="info",
    title=Text(
        "Ask what made the choice, not why they chose",
        "Vraag wat de doorslag gaf, niet waarom men koos",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
