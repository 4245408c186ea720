"""In a renewal, reinforce what they chose.

Challenging works for whoever wants to get in. For the supplier that is in, it does the reverse: in
simulations of renewals and price increases, customers who were told that they fall behind were less
likely to stay. Show what their choice brought, and ask what comes next. Only protocols about a
renewal or a price are looked at.

Bad::

    say: You're falling behind peers.

Good::

    say: Since 2023 you went from nine stops to three.
    ask: What should come next?

Source: Corporate Visions, simulations with buyers (published by Adobe, 2017).

Nederlands
----------

Bevestig bij een verlenging de keuze van de klant.

Uitdagen werkt voor wie binnen wil komen. Voor wie al leverancier is, werkt het omgekeerd: in
simulaties van verlengingen en prijsverhogingen bleef een klant die te horen kreeg dat hij
achterloopt, minder vaak. Laat zien wat de keuze heeft opgeleverd, en vraag wat er nu moet komen.
Het gaat alleen om protocollen over een verlenging of een prijs.

Fout::

    say: U loopt achter op de markt.

Goed::

    say: Sinds 2023 ging u van negen storingen naar drie.
    ask: Wat moet er nu komen?

Bron: Corporate Visions, simulaties met inkopers (gepubliceerd door Adobe, 2017).
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.kinds import of_renewal_or_price
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="falling lagging trailing behind missing leaving losing lose outdated obsolete "
        "afford fashioned",
        patterns=(
            r"you(?:'re| are) (?:\w+ly )?(?:falling|lagging|trailing)(?: behind)?",
            r"you(?:'re| are) (?:missing(?: out)?|leaving \w+ on the table|losing)",
            "you (?:will |are going to )?(?:lose|miss out)",
            r"(?:is|are|has become|have become)(?: \w+)? (?:outdated|obsolete|old-fashioned"
            "|behind the times)",
            "you (?:can't|cannot|can not) afford",
        ),
        of="statement",
    ),
    "nl": Phrases(
        clues="achter verouderd verouderde achterhaald mist mis missen liggen verliest "
        "verlies verliezen veroorloven",
        patterns=(
            "(?:loopt|lopen|loop|blijft|blijven|blijf|raakt|raken)<few> achter",
            "(?:hopeloos )?(?:verouderde?|achterhaald)",
            "<u> (?:mist|mis|missen)",
            r"(?:laat|laten) (?:\w+ )?(?:geld|kansen|omzet) liggen",
            "(?:verlies|verliest|verliezen) <u>|<u> (?:verlies|verliest|verliezen)",
            "(?:niet|geen)<few> veroorloven",
        ),
        of="statement",
    ),
}
ADVICE = Advice(
    do=Text(
        en="this tells them that their choice was wrong; show what it brought, and ask "
        "what comes next",
        nl="dit zegt dat hun keuze fout was; laat zien wat die heeft opgeleverd, en vraag "
        "wat er nu moet komen",
    ),
    better=Text(
        en="Since 2023 you went from nine stops to three. What should come next?",
        nl="Sinds 2023 ging u van negen storingen naar drie. Wat moet er nu komen?",
    ),
)

RULE = Rule(
    name="provocation",
    group="wording",
    severity="warning",
    title=Text(
        "In a renewal, reinforce what they chose",
        "Bevestig bij een verlenging de keuze van de klant",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE, where=of_renewal_or_price),
)
