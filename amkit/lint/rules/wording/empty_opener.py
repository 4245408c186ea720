"""Open with something that is theirs.

“Just checking in” says that you want something and have nothing. Open with a fact that touches a
goal of theirs; without one, do not call yet.

Bad::

    say: Just checking in.

Good::

    say: I saw that you are opening a hall in Breda; it touches your goal to deliver faster.

Source: Prospeo on deals whose champion left; Sourcegraph handbook, scenarios.

Nederlands
----------

Open met iets van de klant.

“Ik bel even om te horen hoe het gaat” zegt dat u iets wilt en niets heeft. Open met een feit dat
een doel van de klant raakt; heeft u dat niet, bel dan nog niet.

Fout::

    say: Ik bel even om te horen hoe het gaat.

Goed::

    say: Ik zag dat u in Breda een hal opent; dat raakt uw doel om sneller te leveren.

Bron: Prospeo over klanten van wie de pleitbezorger vertrok; het handboek van Sourcegraph,
scenario's.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="checking check touching touch thought wanted calling call catch catching "
        "neighbourhood neighborhood",
        patterns=(
            "just (?:check|checking|dropping|popping) (?:in|by)",
            "touch(?:ing)? base",
            "(?:thought|wanted)<few> (?:check in|pop in|drop by|stop by"
            "|(?:give you )?a (?:quick )?call)",
            "(?:just|only) (?:wanted|calling|ringing|called|popping in"
            "|a quick call)<few> (?:to )?(?:see|hear|check|follow up|catch up|stay in touch"
            "|say hello)",
            "calling (?:you )?(?:just )?to (?:see|hear|check) how (?:things|it|you|everything)",
            "in the (?:neighbourhood|neighborhood|area)<gap> (?:thought|pop|drop)",
        ),
        of="statement",
    ),
    "nl": Phrases(
        clues="even eens zomaar gewoon belletje telefoontje",
        patterns=(
            "(?:even|eens|zomaar|gewoon)<gap> hoe (?:het|alles|de zaken|de vlag|u|je|jullie)",
            "(?:even|eens|zomaar|gewoon)<gap> (?:bijpraten|bij te praten|bijkletsen)",
            "bel (?:u |je |jullie )?(?:zomaar|gewoon)(?: (?:even|eens))?",
            r"ik dacht<few> ik bel(?: \w+)? (?:even|eens)",
            "(?:belletje|telefoontje|even)<few> contact te houden",
        ),
        of="statement",
    ),
}
ADVICE = Advice(
    do=Text(
        en="this has nothing in it for them; open with a fact that touches a goal of theirs",
        nl="hier heeft de klant niets aan; open met een feit dat een doel van de klant raakt",
    ),
    better=Text(
        en="I saw that you are opening a hall in Breda; it touches your goal to deliver faster.",
        nl="Ik zag dat u in Breda een hal opent; dat raakt uw doel om sneller te leveren.",
    ),
)

RULE = Rule(
    name="empty-opener",
    group="wording",
    severity="warning",
    title=Text(
        "Open with something that is theirs",
        "Open met iets van de klant",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
