"""How a question is built: what it begins with, and whether a second one hangs on it."""

from __future__ import annotations

from collections.abc import Mapping

from amkit.lint.wording.phrases import compiled
from amkit.lint.wording.sentences import Sentence
from amkit.model.text import Language

_AUX = (
    "(?:(?:am|is|are|was|were|do|does|did|have|has|had|can|could|will|would|shall|should|may|might"
    "|must)(?:n't)?)"
)
_WH = "(?:what|which|who|whom|whose|when|where|why|how)"
_NOT_TURNED = "(?:i|you|he|she|it|we|they|your|our|the|this|that|these|those|there)"
_SUBJECT = (
    "(?:i|you|he|she|it|we|they|there|this|that|these|those|the|your|our|his|her|their|my|an?"
    "|some\\w*|any\\w*|people|_+)"
)
_VERB = (
    "(?:ben|bent|is|zijn|was|waren|heb|hebt|heeft|hebben|had|hadden|kan|kun|kunt|kunnen|kon|konden"
    "|wil|wilt|willen|wilde|wilden|zal|zul|zult|zullen|zou|zouden|mag|mogen|mocht|moet|moeten"
    "|moest|moesten|ga|gaat|gaan|ging|gingen|doe|doet|doen|deed|deden|word|wordt|worden|werd"
    "|werden|kom|komt|komen|kwam|kwamen|valt|viel|ligt|lag|staat|stond|loopt|liep|werkt|werkte"
    "|zie|ziet|zag|los|lost|vind|vindt|vond|weet|wist|kost|kostte|betekent|maakt|maakte|blijft"
    "|helpt|hielp|duurt|duurde|leidt|beslist|besliste|trekt|krijgt|kreeg|geeft|gaf|heet|gebeurt"
    "|gebeurde|levert|leverde|speelt|bevalt|veroorzaakte|komt|merkt|meet|meten|ken|kent|neemt|nam"
    "|zegt|zei|gebruikt|gebruiken|herkent|denkt|denk|zit|zitten)"
)
_ASKWORD = "(?:wat|welke?|wie|wiens|wanneer|hoe|hoeveel|hoelang|hoezo|waar\\w*)"
_BEFORE = "(?:(?:voor|met|bij|van|aan|door|op|in|over|naar|tot|om|uit|onder) )?"
_WHO = "(?:u|je|jij|jullie|ik|we|wij|ze|zij|hij|het|er|dat|dit|die|deze|uw|de|een|men|iemand|_+)"
_NO_VERB = "(?!(?:met|uit|dat|wat|niet|het|tot|omdat|zodat|eerst|of|naast)(?!\\w))"

_CLOSED: Mapping[Language, tuple[str, ...]] = {
    "en": (f"<so>{_AUX}",),
    "nl": (f"<so>{_VERB}", rf"<so>(?!{_ASKWORD}(?!\w)){_NO_VERB}\w+ (?:u|je|jij|jullie)"),
}
_OPEN: Mapping[Language, tuple[str, ...]] = {
    "en": (f"<so>(?:(?:for|with|to|from|at|by|in|on) )?{_WH}", "<so>tell (?:me|us)"),
    "nl": (f"<so>{_BEFORE}{_ASKWORD}", "<so>vertelt? <u>?(?:eens|over)"),
}
_ASKS_LEAVE: Mapping[Language, tuple[str, ...]] = {
    "en": (
        "<so>(?:may|can|could|shall|should|might) (?:i|we)",
        "<so>(?:could|would|will) you",
        "<so>can you (?:tell|explain|show|describe|give|take|walk|help|say|introduce)",
    ),
    "nl": (
        "<so>(?:mag|mogen|kan|kunnen|zal|zullen|zou|zouden|moet) (?:ik|we|wij)",
        "<so>(?:zou|zouden) <u>",
        "<so>(?:kunt|kun|kan|kunnen|wilt|wil|willen) <u><gap> "
        "(?:vertellen|uitleggen|toelichten|laten zien|zeggen|beschrijven|schetsen|aangeven"
        "|voorstellen|geven|meenemen|helpen)",
    ),
}
"""What asks for leave or for a favour, in the form of a closed question."""
_SECOND: Mapping[Language, tuple[str, ...]] = {
    "en": (
        rf"(?:and|or|but) (?:(?:for|with|to|from|at|by|about|on) )?{_WH} "
        rf"(?:(?!{_NOT_TURNED}(?!\w))\w+ ){{0,3}}?{_AUX} (?!not(?!\w))\w+",
        r"(?:and|or) (?:who|what) (?:\w+ed|(?!is)\w+s|came|went|made|led|got)",
        f"(?:and|or|but) {_AUX} {_SUBJECT}",
    ),
    "nl": (
        rf"(?:en|of|maar) {_BEFORE}{_ASKWORD} (?:(?!{_WHO}(?!\w))\w+ ){{0,2}}?{_VERB} \w+",
        rf"(?:en|of) wie {_VERB}",
        f"(?:en|of|maar) {_VERB} {_WHO}",
        rf"(?:en|of|maar) {_NO_VERB}\w\w+t u",
    ),
}
_MAIN: Mapping[Language, tuple[str, ...]] = {
    "en": (_AUX, r"(?:who|what) \w+(?:s|ed)"),
    "nl": (_VERB,),
}
_LEAST = 3
"""Fewest words of a question with a verb, where none of the listed ones is in it."""


def begins_closed(sentence: Sentence, language: Language) -> bool:
    """Tell whether a sentence begins as a question does that yes or no answers."""
    return compiled(_CLOSED[language]).match(sentence.text) is not None


def begins_open(sentence: Sentence, language: Language) -> bool:
    """Tell whether a sentence begins as a question does that asks for a story."""
    return compiled(_OPEN[language]).match(sentence.text) is not None


def asks_leave(sentence: Sentence, language: Language) -> bool:
    """Tell whether a sentence asks for leave, or for a favour: “May I …?”, “Could you …?”."""
    return compiled(_ASKS_LEAVE[language]).search(sentence.text) is not None


def second_question(sentence: Sentence, language: Language) -> tuple[int, int] | None:
    """Return where a second question that hangs on the first starts and ends in its line.

    “When and where do we meet?” is one question, as nothing is asked before the “and”.
    """
    if not sentence.asks:
        return None
    for found in compiled(_SECOND[language]).finditer(sentence.text):
        first = sentence.text[: found.start()]
        if compiled(_MAIN[language]).search(first) or len(first.split()) >= _LEAST:
            return sentence.start + found.start(), sentence.start + len(sentence.text)
    return None
