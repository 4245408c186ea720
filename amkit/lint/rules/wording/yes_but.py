"""Say yes, and leave out the but.

Everything before “but” is taken back by it. Whoever complains hears that you defend yourself, and
says it again, louder. Say yes and stop; then say what you do now.

Bad::

    say: Yes, but that was the planning.

Good::

    say: Yes. And this is what we do now, a check every Monday.

Source: HR Praktijk, nine tips for dealing with complaints.

Nederlands
----------

Zeg ja, en laat het “maar” weg.

Alles wat vóór “maar” staat, neemt u ermee terug. Wie klaagt, hoort dat u zich verdedigt, en zegt
het nog eens, harder. Zeg ja, en stop daar; zeg dan wat u nu doet.

Fout::

    say: Ja, maar dat stond in de planning.

Goed::

    say: Ja. En dit doen we nu, elke maandag een controle.

Bron: HR Praktijk, negen tips voor het omgaan met klachten.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="but",
        patterns=(
            r"^\W*(?:yes|yeah|sure|okay|ok|true|sorry|fair enough)\W+but",
            r"^\W*i (?:see|understand|hear|know|get)(?: \w+){0,4}?\W+but",
            r"^\W*(?:that's|that is|you're|you are) (?:absolutely |very )?(?:true|right|correct"
            r"|fair)(?: \w+){0,2}?\W+but",
            r"sorry (?:that )?you<gap>\W+but",
        ),
    ),
    "nl": Phrases(
        clues="maar",
        patterns=(
            r"^\W*(?:ja|jawel|klopt|oké|ok|sorry|akkoord)\W+maar",
            r"^\W*dat (?:klopt|snap ik|begrijp ik|is zo|is waar|weet ik|zie ik|kan)\W+maar",
            r"^\W*(?:ik|wij|we) (?:snap|snappen|begrijp|begrijpen|hoor|weet"
            r"|zie)(?: \w+){0,4}?\W+maar",
            r"^\W*(?:u heeft|u hebt|je hebt|jullie hebben) gelijk\W+maar",
            r"(?:vervelend|jammer)<gap>\W+maar",
        ),
    ),
}
ADVICE = Advice(
    do=Text(
        en="“but” takes back the yes; stop after it, and say what you do now",
        nl="‘maar’ neemt het ja terug; stop daarvoor, en zeg wat u nu doet",
    ),
    better=Text(
        en="Yes. And this is what we do now, a check every Monday.",
        nl="Ja. En dit doen we nu, elke maandag een controle.",
    ),
)

RULE = Rule(
    name="yes-but",
    group="wording",
    severity="warning",
    title=Text(
        "Say yes, and leave out the but",
        "Zeg ja, en laat het ‘maar’ weg",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
