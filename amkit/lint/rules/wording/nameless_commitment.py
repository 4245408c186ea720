"""Promise in your own name.

“We will look into it” is a promise nobody made. In five studies customers were more satisfied, and
bought more, when the agent said “I”. Say what you do and when; where a colleague does it, name the
colleague.

Bad::

    say: We'll look into it.

Good::

    say: I will call you Thursday at 15:00.

Source: Packard, Moore and McFerran (2018), five studies.

Nederlands
----------

Beloof in uw eigen naam.

“We gaan ernaar kijken” is een belofte die niemand deed. In vijf onderzoeken waren klanten
tevredener, en kochten ze meer, als de medewerker “ik” zei. Zeg wat u doet en wanneer; doet een
collega het, noem dan de naam.

Fout::

    say: We gaan ernaar kijken.

Goed::

    say: Ik bel u donderdag om 15.00 uur.

Bron: Packard, Moore en McFerran (2018), vijf onderzoeken.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="ll will going",
        patterns=(
            "(?:we'll|we will|we shall|we're going to|we are going to|someone will"
            r"|somebody will) (?:\w+ly )?(?:look into|get (?:back|in touch)|come back|call|ring"
            "|contact|be in touch|reach out|keep you|let you know|inform you|take care"
            "|follow up|find (?:(?:that|it|this) )?out|find what|check|send|fix|sort|arrange"
            "|make sure|see to|handle|pick|investigate|discuss (?:it|this|that))",
        ),
        unless=("together|each other|with you",),
        of="statement",
    ),
    "nl": Phrases(
        clues="wij we",
        patterns=(
            "<wij> (?:komen|nemen)<gap> (?:terug|contact)",
            "(?:komen|nemen) <wij><gap> (?:terug|contact)",
            "<wij> (?:zoeken|pakken|lossen)<few> (?:uit|op)",
            "(?:zoeken|pakken|lossen) <wij><few> (?:uit|op)",
            "<wij> (?:sturen|bellen|mailen) (?:u|je|jullie)",
            "(?:sturen|bellen|mailen) <wij> (?:u|je|jullie)",
            "<wij> laten<few> weten",
            "<wij> (?:houden|zullen) (?:u|je|jullie) op de hoogte",
            "<wij> zorgen (?:dat|ervoor|voor)",
            "<wij> kijken (?:er)?naar",
            r"kijken <wij> (?:\w+ )?naar",
            r"<wij> (?:gaan|zullen)<gap> (?:\w+ )?(?:ernaar kijken|naar kijken|uitzoeken|regelen"
            "|oplossen|oppakken|bespreken|onderzoeken|nagaan|aanpakken|bellen|sturen|contact)",
            "(?:gaan|zullen) <wij><gap> (?:kijken|uitzoeken|regelen|oplossen|oppakken|bespreken"
            "|onderzoeken|nagaan|aanpakken|bellen|sturen)",
        ),
        unless=("samen|elkaar|met (?:u|je|jou|jullie)",),
        of="statement",
    ),
}
ADVICE = Advice(
    do=Text(
        en="“we” is nobody; promise it as I, or with a name, and say when",
        nl="‘wij’ is niemand; beloof het als ik, of met een naam, en zeg wanneer",
    ),
    better=Text(
        en="I will call you Thursday at 15:00.",
        nl="Ik bel u donderdag om 15.00 uur.",
    ),
)

RULE = Rule(
    name="nameless-commitment",
    group="wording",
    severity="warning",
    title=Text(
        "Promise in your own name",
        "Beloof in uw eigen naam",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
