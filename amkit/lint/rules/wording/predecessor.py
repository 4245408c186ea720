"""Results belong to the organisation, not to the predecessor.

Whoever is new came to do it differently. “With your predecessor we saved 340 hours” makes the
result somebody else's success, and its end a fresh start. Tell it as a fact about the organisation
as it is today. Only lines in protocols for a new decision maker are looked at; a question about the
predecessor is fine.

Bad::

    say: With your predecessor we saved 340 hours.

Good::

    say: Operations now spends 340 hours less each quarter.

Source: Sonitura on accounts whose champion left.

Nederlands
----------

Resultaten zijn van de organisatie, niet van de voorganger.

Wie nieuw is, komt het anders doen. “Met uw voorganger bespaarden we 340 uur” maakt het andermans
succes, en een einde daarvan een nieuw begin. Vertel het als een feit over de organisatie van nu.
Het gaat alleen om zinnen in protocollen voor een nieuwe beslisser; een vraag over de voorganger
mag.

Fout::

    say: Met uw voorganger bespaarden we 340 uur.

Goed::

    say: Operatie besteedt nu per kwartaal 340 uur minder.

Bron: Sonitura over klanten van wie de pleitbezorger vertrok.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.kinds import of_new_decision_maker
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="predecessor predecessors",
        patterns=("(?:(?:together )?with |under )?your predecessors?",),
        of="statement",
    ),
    "nl": Phrases(
        clues="voorganger voorgangster voorgangers",
        patterns=("(?:(?:samen )?met |onder )?<uw> voorgang(?:ers?|ster)",),
        of="statement",
    ),
}
ADVICE = Advice(
    do=Text(
        en="this makes it somebody else's success; tell it as a fact about the organisation today",
        nl="dit maakt het andermans succes; vertel het als een feit over de organisatie van nu",
    ),
    better=Text(
        en="Operations now spends 340 hours less each quarter.",
        nl="Operatie besteedt nu per kwartaal 340 uur minder.",
    ),
)

RULE = Rule(
    name="predecessor",
    group="wording",
    severity="warning",
    title=Text(
        "Results belong to the organisation, not to the predecessor",
        "Resultaten zijn van de organisatie, niet van de voorganger",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE, where=of_new_decision_maker),
)
