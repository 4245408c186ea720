"""Looking back begins with what went well.

The first question decides what somebody looks for. Asked what worked best, people recall that, and
judge the rest from there; asked what went wrong, they look for faults, and find them. In a
conversation that looks back, the first question that judges is about what was good. What could be
easier comes after it, and is answered more openly then. This holds for protocols with annual,
yearly, review, evaluation, jaargesprek, kwartaalgesprek, evaluatie or terugblik in their id.

Bad::

    ask: What went wrong this year?

Good::

    ask: [What worked best for you this year?, What could be easier?]

Source: Bone et al. (2017), field studies: an open positive question first raised repeat purchases
above a survey without it.

Nederlands
----------

Terugkijken begint met wat goed ging.

De eerste vraag bepaalt waar iemand naar zoekt. Wie gevraagd wordt wat het best werkte, denkt
daaraan terug en oordeelt van daaruit over de rest; wie gevraagd wordt wat er misging, zoekt fouten,
en vindt ze. In een gesprek dat terugkijkt, gaat de eerste vraag die oordeelt over wat goed was. Wat
makkelijker kan, komt daarna, en krijgt dan een opener antwoord. Dit geldt voor protocollen met
annual, yearly, review, evaluation, jaargesprek, kwartaalgesprek, evaluatie of terugblik in hun id.

Fout::

    ask: Wat ging er dit jaar mis?

Goed::

    ask: [Wat werkte dit jaar het best voor u?, Wat kan er makkelijker?]

Bron: Bone e.a. (2017), veldonderzoek: een open, positieve vraag vooraf leidde tot meer
herhaalaankopen dan een enquête zonder die vraag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from amkit.lint.conversations import is_about, talk
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.model.protocol import Protocol
from amkit.model.text import LANGUAGES, Language, Text

_GOOD: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(best|most|well|proud|success\w*|pleased|liked|appreciate\w*)\b", re.I),
    "nl": re.compile(r"\b(best|beste|meest|goed|gelukt|trots|geslaagd|waardeer\w*|hielp)\b", re.I),
}
_BAD: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(wrong|worse|worst|disappoint\w*|complain\w*|annoy\w*|bother\w*|"
        r"let you down|fell short|frustrat\w*|could (be|have been) better)\b", re.I
    ),
    "nl": re.compile(
        r"\b(misging|misgegaan|tegenviel|slecht\w*|klacht\w*|erger\w*|teleur\w*|stoort|"
        r"frustre\w*|(ging|gaat|liep|loopt)\b.*\bmis|(viel|vallen|valt)\b.*\btegen|"
        r"(kan|kon|had)\b.*\bbeter)\b", re.I
    ),
}  # fmt: skip
_FIRST = Text(
    en="the first judgement that is asked for is about what was bad; first ask what worked best",
    nl="het eerste oordeel dat u vraagt, gaat over wat slecht was; vraag eerst wat het best werkte",
)


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield the first question that judges, where it is about what was bad."""
    if is_about(protocol, "review"):
        for language in LANGUAGES:
            yield from _first(subject, protocol, language)


def _first(subject: Subject, protocol: Protocol, language: Language) -> Iterator[Complaint]:
    for keys, step in talk(protocol):
        for number, line in enumerate(getattr(step.ask, language)):
            if _GOOD[language].search(line):
                return
            if _BAD[language].search(line):
                at = (*keys, "ask", language, number)
                yield Complaint(place=subject.document.place(at), text=_FIRST)
                return


RULE = Rule(
    name="positive-first",
    group="method",
    severity="warning",
    title=Text("What went well comes first", "Eerst wat goed ging"),
    manual=__doc__,
    check=of_protocol(check),
)
