"""Ask in neutral words.

The word in the question colours the answer: in the classic experiment people remembered cars as
driving faster when they had “smashed” than when they had “contacted” each other. Ask what happened,
and let the customer choose how bad it was.

Bad::

    ask: How big was the disaster?

Good::

    ask: What was the impact?

Source: Loftus and Palmer (1974), an experiment; Wikiwijs on handling complaints.

Nederlands
----------

Vraag in neutrale woorden.

Het woord in de vraag kleurt het antwoord: in het klassieke experiment herinnerden mensen zich dat
auto's harder reden als die op elkaar waren “geknald” dan als ze elkaar hadden “geraakt”. Vraag wat
er gebeurde, en laat de klant kiezen hoe erg dat was.

Fout::

    ask: Hoe groot was het drama?

Goed::

    ask: Wat waren de gevolgen?

Bron: Loftus en Palmer (1974), een experiment; Wikiwijs over klachten.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="disaster disasters disastrous catastrophe catastrophic mess nightmare fiasco "
        "chaos debacle failure horrible terrible awful",
        patterns=(
            r"disaster(?! (?:recovery|plan|relief))s?|disastrous|catastroph\w+|mess|nightmare"
            "|fiasco|chaos|debacle",
            "(?:the|this|that|total|complete|big) failure(?! (?:rate|mode|analysis|code|cost|of))",
            "horrible|terrible|awful",
        ),
        of="question",
    ),
    "nl": Phrases(
        clues="drama dramatisch dramatische puinhoop ramp rampzalig rampzalige chaos fiasco "
        "nachtmerrie debacle gefaald falen faalde rotzooi ellende vreselijk vreselijke "
        "verschrikkelijk verschrikkelijke blunder",
        patterns=(
            "drama|dramatische?|puinhoop|ramp|rampzalige?|chaos|fiasco|nachtmerrie|debacle"
            "|gefaald|falen|faalde|rotzooi|ellende|vreselijke?|verschrikkelijke?|blunder",
        ),
        of="question",
    ),
}
ADVICE = Advice(
    do=Text(
        en="this word already gives the answer; ask in neutral words",
        nl="dit woord geeft het antwoord al; vraag het in neutrale woorden",
    ),
    better=Text(
        en="What was the impact?",
        nl="Wat waren de gevolgen?",
    ),
)

RULE = Rule(
    name="loaded-word",
    group="wording",
    severity="warning",
    title=Text(
        "Ask in neutral words",
        "Vraag in neutrale woorden",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
