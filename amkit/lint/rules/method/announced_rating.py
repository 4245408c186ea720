"""A mark is asked for, and not announced.

Whoever hears at the start that a judgement will be asked, listens for faults from then on, and
judges more severely than somebody who is simply asked at the end. Ask for the mark when it is time;
say at the start what the conversation brings the customer.

Bad::

    say: At the end we will ask you to rate our work.

Good::

    say: After this hour we both know what has to change next year.

Source: Ofir and Simonson (2001), after needlestrategy.com: people who expect to evaluate become
more critical.

Nederlands
----------

Een cijfer vraagt u, en kondigt u niet aan.

Wie aan het begin hoort dat er een oordeel gevraagd wordt, let vanaf dat moment op fouten, en
oordeelt strenger dan wie het aan het eind gewoon gevraagd wordt. Vraag het cijfer als het zover is;
zeg aan het begin wat het gesprek de klant oplevert.

Fout::

    say: Aan het eind vragen we u om ons werk te beoordelen.

Goed::

    say: Na dit uur weten we allebei wat er volgend jaar moet veranderen.

Bron: Ofir en Simonson (2001), via needlestrategy.com: wie verwacht te moeten oordelen, wordt
kritischer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from amkit.lint.prefilter import says
from amkit.lint.rule import Complaint, Rule, Subject
from amkit.lint.texts import part
from amkit.model.text import Language, Text

_HINTS = ("rat", "score", "grade", "evalu", "assess", "oordel", "cijfer")
_MARK: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(rate|score|grade|evaluate|assess|rating|evaluation)\b", re.I),
    "nl": re.compile(r"\b(beoordel\w*|oordeel|evalueren|evaluatie|rapportcijfer|cijfer|score)\b",
                     re.I),
}  # fmt: skip
_LATER: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(at the end|afterwards|later|in a moment)\b", re.I),
    "nl": re.compile(r"\b(aan het eind\w*|na afloop|straks|later|zo meteen)\b", re.I),
}
_ASKED: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(ask(ing)? you|you (can|may|will)|(ask|invite)d|give us)\b", re.I),
    "nl": re.compile(r"\b(vra(ag|gen)|(kunt|mag|gaat|geeft) u|(kun|mag|ga|geef) je)\b", re.I),
}
_TEXT = Text(
    en="this announces that a judgement will be asked; ask for it when it is time",
    nl="dit kondigt aan dat u een oordeel gaat vragen; vraag het als het zover is",
)


def check(subject: Subject) -> Iterator[Complaint]:
    """Yield lines that announce a mark."""
    if not says(subject.document, *_HINTS):
        return
    for written in subject.texts:
        if written.field != "say":
            continue
        for keys, line in written.lines():
            for language, mark in _MARK.items():
                found = mark.search(line)
                both = (_LATER[language], _ASKED[language])
                if found and all(pattern.search(line) for pattern in both):
                    place = part(subject.document, keys, found.start(), len(found[0]))
                    yield Complaint(place=place, text=_TEXT)
                    break


RULE = Rule(
    name="announced-rating",
    group="method",
    severity="info",
    title=Text("Marks are not announced", "Een cijfer wordt niet aangekondigd"),
    manual=__doc__,
    check=check,
)
