"""Name the day.

“Soon” is a day that everybody fills in differently, and the customer's day comes first. A promise
without a day cannot be kept, only broken. Name the day, and the hour where it is urgent; not sure
yet when it is done, name the day of your next message.

Bad::

    say: I'll get back to you as soon as possible.

Good::

    say: I will call you on Wednesday, and it is fixed by Friday 12:00.

Source: practice of escalation teams: EG-CSM, escalation procedure; Momentra on angry customers.

Nederlands
----------

Noem de dag.

“Binnenkort” is een dag die ieder anders invult, en die van de klant komt eerder. Een belofte zonder
dag is niet na te komen, alleen te breken. Noem de dag, en bij haast het uur; weet u nog niet
wanneer het klaar is, noem dan de dag van uw volgende bericht.

Fout::

    say: Ik kom er zo snel mogelijk op terug.

Goed::

    say: Ik bel u woensdag, en vrijdag om 12.00 uur is het opgelost.

Bron: de praktijk van escalatieteams: EG-CSM, escalatieprocedure; Momentra over boze klanten.
"""

from __future__ import annotations

from amkit.lint.rule import Rule
from amkit.lint.wording.objecting import Advice, objecting
from amkit.lint.wording.phrases import ByLanguage, Phrases
from amkit.model.text import Text

PHRASES: ByLanguage = {
    "en": Phrases(
        clues="soon asap shortly possible course due future days point opportunity "
        "convenience time can term before later bit while notice now whenever when sometime by "
        "line road promptly speedily delay away immediately quickly swiftly fast period",
        patterns=(
            "as soon as possible",
            "asap",
            "as (?:quickly|fast|soon|early|promptly) as (?:possible|i can|we can|i am able)",
            "at (?:the|our|my|your) earliest (?:opportunity|convenience|possible)",
            "in due (?:course|time)",
            "in the (?:near|not too distant) future",
            "one of these days",
            "at some point",
            "(?:some ?time )soon",
            "before (?:too |very )?long",
            "(?:within|in|after) (?:a|the) (?:short|foreseeable|little|near) (?:term|time|while"
            "|period|future)",
            "(?:in a (?:bit|while)|at short notice|in no time|any (?:day|time|moment) now"
            "|(?:when|whenever) (?:possible|convenient|i can|we can|time permits)|some other time"
            "|one day soon|sometime|by and by|down the (?:line|road)|further down the"
            " (?:line|road)|a little later|later on|promptly|speedily|without delay|right away"
            "|straight away|immediately(?! (?:after|before|visible|clear)))",
            "(?:i|we)(?:'ll|'re going to| will| shall)<few> (?P<at>quickly|swiftly|fast|asap)",
            "as (?:quickly|fast|soon|early|promptly) as (?:he|she|they|you|it) can",
            "as soon as<few> (?:room|space|capacity|an opening|time|available|free)",
            "sooner or later",
            "(?:when|once|if|as soon as) (?:i|we) (?:have|find|get) (?:the |some "
            "|a bit of )?(?:time|a moment|round to)",
            "shortly(?! (?:after|before))",
            r"(?<!as\s)(?<!how\s)(?<!too\s)(?<!so\s)(?<!very\s)(?<!that\s)soon(?! (?:after|as"
            "|enough|be (?!with)))",
        ),
        unless=(
            r"^(?!\W*(?:shall|can|could|may|should) (?:we|i)(?!\w))[^?]*\?",
            r"^\W*you(?:'re| are|'ll| will)? (?:soon )?(?:be )?(?!(?:have|get|receive|hear"
            r"|hearing|getting|receiving|see|find|know|soon|be|shortly|will|are|can)(?!\w))\w+",
            "you (?:said|told|wrote|asked)",
        ),
    ),
    "nl": Phrases(
        clues="mogelijk binnenkort termijn spoedig snel gauw tijd t z zsm asap tzt dagen "
        "toekomst zodra eerdaags "
        "periode poos tijdje poosje keer laat uitkomt schikt lukt kan ooit meteen dadelijk "
        "straks onmiddellijk omgaande spoed voorrang vlot uitstel weldra",
        patterns=(
            "zo (?:snel|spoedig|gauw|vlug) (?:als )?mogelijk",
            r"z\.?s\.?m\.?",
            "asap",
            "binnenkort",
            "(?:op|binnen) (?:de )?(?:korte|afzienbare) (?:termijn|tijd)",
            "spoedig",
            "te zijner tijd",
            r"t\.?z\.?t\.?",
            "een (?:dezer|van deze|van de komende) dagen",
            "eerdaags",
            "in de nabije toekomst",
            "(?:over|binnen|na) (?:een )?(?:niet (?:al )?te lange|korte|enige|een"
            "|een beetje|afzienbare"
            "|redelijke) (?:tijd|poos|periode|termijn|tijdje|poosje)",
            "(?:over een tijdje|over een poosje|een keer|één dezer dagen|dezer dagen|vroeg of laat"
            "|op termijn|wanneer het (?:uitkomt|schikt)|als het (?:uitkomt|lukt|even kan)|ooit"
            "|zo meteen|dadelijk|straks|onmiddellijk|per omgaande|met spoed|met voorrang|vlot"
            "|zonder uitstel|weldra)",
            "zodra<few> (?:ruimte|plek|tijd|capaciteit|gelegenheid|mogelijk|beschikbaar|vrij)",
            "zo (?:snel|spoedig|gauw|vlug)(?: als)? (?:ik|we|wij|hij|zij|ze) (?:kan|kunnen)",
            "zodra (?:het kan|(?:ik|we|wij) (?:tijd|kan|kunnen|eraan toe))(?: heb| hebben)?",
            "(?:ik|wij|we) (?:kom|komen|bel|bellen|stuur|sturen|kijk|kijken|neem|nemen|laat"
            "|laten|regel|regelen|mail|mailen|los|lossen|zoek|zoeken|pak|pakken|maak|maken|ga"
            r"|gaan|zal|zullen)(?: \w+){0,3}? (?P<at>snel|gauw)",
        ),
        unless=(
            r"^(?!\W*(?:zullen (?:we|wij)|zal ik|kan ik|kunnen (?:we|wij)|mag ik)(?!\w))[^?]*\?",
            r"^\W*(?:u|je|jij|jullie) (?!(?:hoort|hoor|horen|krijgt|krijg|krijgen|ontvangt"
            r"|ontvang|ontvangen|ziet|zie|zien|weet|weten|heeft|hebt|hebben|kunt|kan)(?!\w))\w+",
        ),
    ),
}
ADVICE = Advice(
    do=Text(
        en="nobody can keep a promise without a day; name the day, and the hour where it is urgent",
        nl="een belofte zonder dag is niet na te komen; noem de dag, en bij haast het uur",
    ),
    better=Text(
        en="I will call you on Wednesday, and it is fixed by Friday 12:00.",
        nl="Ik bel u woensdag, en vrijdag om 12.00 uur is het opgelost.",
    ),
)

RULE = Rule(
    name="vague-time",
    group="wording",
    severity="error",
    title=Text(
        "Name the day",
        "Noem de dag",
    ),
    manual=__doc__,
    check=objecting(PHRASES, ADVICE),
)
