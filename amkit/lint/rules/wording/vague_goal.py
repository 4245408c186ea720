"""A goal has a number.

“Better collaboration” can be agreed on by everybody, and reached by nobody. Without a measure, a
starting point and a day, you cannot tell in December whether it worked. Say the number, or leave a
gap for it.

Bad::

    say: Our joint goal is to improve collaboration.

Good::

    say: Our joint goal is a lead time of five days by 1 July; it is nine now.

Source: GitLab handbook, success plans; EG-CSM, quarterly reviews.

Nederlands
----------

Een doel heeft een cijfer.

Met “een betere samenwerking” is iedereen het eens, en niemand haalt het. Zonder maat, beginpunt en
dag weet u in december niet of het gelukt is. Zeg het cijfer, of laat er een open plek voor.

Fout::

    say: Ons gezamenlijke doel is de samenwerking verbeteren.

Goed::

    say: Ons gezamenlijke doel is een doorlooptijd van vijf dagen vóór 1 juli; nu is het negen.

Bron: het handboek van GitLab over succesplannen; EG-CSM over kwartaalgesprekken.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="better improve improved improves improving improvement optimise optimize "
        "optimised efficient efficiently grip higher enhance strengthen streamline "
        "faster smoother closer stronger",
        patterns=(
            r"(?<!your\s)(?:goal|goals|aim|target|objective|ambition|agree|agreed|want to"
            r"|together we|together, we|plan is)<gap> (?P<at>better|improv\w+|optimi[sz]\w+"
            "|more efficient(?:ly)?|more (?:grip|control|insight)|higher|smoother|stronger"
            "|closer|faster)",
            r"^\W*(?:improve|improving|optimi[sz]e|enhance|strengthen|streamline)(?: \w+){1,4}\W*$",
        ),
        unless=(
            r"(?!20\d\d(?!\d))\d+(?!\d)",
            "_+",
            "(?:two|three|four|five|six|seven|eight|nine|ten|twelve|half|halve|third|quarter"
            "|percent|per cent|double|twice)",
        ),
        of="statement",
    ),
    "nl": Phrases(
        clues="beter betere verbeteren verbetert verbeterd optimaliseren efficiënter "
        "efficiëntere grip inzicht verhogen versterken stroomlijnen soepeler hogere "
        "sneller",
        patterns=(
            r"(?<!uw\s)(?<!je\s)(?<!jullie\s)(?:doel|doelen|doelstelling|ambitie|afgesproken"
            "|spreken af|afspraak|willen (?:we|wij)|(?:we|wij) willen|gezamenlijk|samen (?:gaan"
            r"|zorgen|willen)|plan is)<gap> (?P<at>betere?|verbeter\w*|optimaliseren"
            "|efficiëntere?|meer (?:grip|inzicht|controle)|verhogen|versterken|soepeler|hogere?"
            "|sneller)",
            r"^\W*(?:(?:de|het|onze) )?(?:\w+ ){1,3}(?:verbeteren|optimaliseren|versterken"
            r"|verhogen|stroomlijnen)\W*$",
        ),
        unless=(
            r"(?!20\d\d(?!\d))\d+(?!\d)",
            "_+",
            "(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|helft|halveren|halve|derde"
            "|kwart|procent|verdubbelen)",
        ),
        of="statement",
    ),
}
ADVICE = Advice(
    do=Text(
        en="nobody can tell when this is reached; say from which number to which, and by when",
        nl="niemand kan zien wanneer dit gehaald is; zeg van welk cijfer naar welk, en wanneer",
    ),
    better=Text(
        en="Our joint goal is a lead time of five days by 1 July; it is nine now.",
        nl="Ons gezamenlijke doel is een doorlooptijd van vijf dagen vóór 1 juli; nu is het negen.",
    ),
)

RULE = Rule(
    name="vague-goal",
    group="wording",
    severity="error",
    title=Text(
        "A goal has a number",
        "Een doel heeft een cijfer",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
