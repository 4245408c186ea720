"""Each language says it in that language.

A sentence that was copied and never translated is found here: the same words in both languages, or
English where the Dutch should stand. It shows in the middle of a conversation, when nobody can
mend it. Names, single words and numbers may be the same; sentences of four words and more that use
the small words of one language are looked at.

Bad::

    ask: {en: What do you want to achieve?, nl: What do you want to achieve?}

Good::

    ask: {en: What do you want to achieve?, nl: Wat wilt u bereiken?}

Source: the practice of translators: the copied source is the most common slip, and no reader of
the other language sees it.

Nederlands
----------

Elke taal staat er in die taal.

Een zin die gekopieerd en nooit vertaald is, wordt hier gevonden: dezelfde woorden in beide talen,
of Engels waar Nederlands hoort. Het blijkt pas midden in een gesprek, als niemand er meer iets aan
kan doen. Namen, losse woorden en getallen mogen gelijk zijn; er wordt gekeken naar zinnen van vier
woorden en meer waarin de kleine woorden van één taal staan.

Fout::

    ask: {en: What do you want to achieve?, nl: What do you want to achieve?}

Goed::

    ask: {en: What do you want to achieve?, nl: Wat wilt u bereiken?}

Bron: de praktijk van vertalers: de gekopieerde brontekst is de meest gemaakte vergissing, en wie de
andere taal leest, ziet hem niet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from amkit.lint.rule import Complaint, Rule, Subject
from amkit.lint.texts import Written, as_lines
from amkit.model.text import Language, Text

_LEAST_WORDS = 4
_ENOUGH = 3
"""How many small words of the other language make a sentence one of that language."""
_SMALL: Mapping[Language, Sequence[str]] = {
    "en": (" the ", " and ", " you ", " your ", " with ", " what ", " that ", " this ", " for ",
           " to ", " from ", " they ", " are ", " do ", " it "),
    "nl": (" de ", " het ", " een ", " en ", " van ", " wat ", " dat ", " voor ", " met ", " niet ",
           " wij ", " zijn ", " naar ", " bij ", " wilt ", " u "),
}  # fmt: skip
"""Small words that the other language does not have, or not as a word."""
_PROBE: Mapping[Language, Sequence[str]] = {
    "en": (" the ", " you ", " to "),
    "nl": (" de ", " het ", " een "),
}
"""One of these stands in nearly every sentence of the language; a sentence without is passed by."""
_WORDS = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"\{\{.*?\}\}")
_OTHER: Mapping[Language, Language] = {"en": "nl", "nl": "en"}
_SAME = Text(
    en="the same sentence stands in both languages; translate it",
    nl="in beide talen staat dezelfde zin; vertaal hem",
)
_LOOKS: Mapping[Language, Text] = {
    "en": Text("this looks English, and here it should be Dutch",
               "dit lijkt Engels, en hier hoort Nederlands"),
    "nl": Text("this looks Dutch, and here it should be English",
               "dit lijkt Nederlands, en hier hoort Engels"),
}  # fmt: skip


def check(subject: Subject) -> Iterator[Complaint]:
    """Yield sentences that are not in their own language."""
    both = [
        (written, as_lines(data["en"]), as_lines(data["nl"]))
        for written in subject.texts
        if isinstance(data := written.data, dict) and data.keys() == _SMALL.keys()
    ]
    suspect = _suspect([line for _, english, _ in both for line in english], "nl")
    suspect = suspect or _suspect([line for _, _, dutch in both for line in dutch], "en")
    for written, english, dutch in both:
        if suspect or not set(english).isdisjoint(dutch):
            yield from _complaints(subject, written, frozenset(english).intersection(dutch))


def _suspect(lines: Sequence[str], other: Language) -> bool:
    """Tell whether one of all lines in a language may be in the other one; few files have any."""
    joined = " ".join(lines)
    return any(small in joined for small in _PROBE[other])


def _complaints(subject: Subject, written: Written, copied: frozenset[str]) -> Iterator[Complaint]:
    for keys, line in written.lines():
        language: Language = "en" if keys[len(written.keys)] == "en" else "nl"
        text = _wrong(line, language, same=line in copied)
        if text is not None:
            yield Complaint(place=subject.document.place(keys), text=text)


def _wrong(line: str, language: Language, *, same: bool) -> Text | None:
    """Return what is wrong with a line in a language; None of one that seems to be in it.

    Of a line that was copied, the Dutch is complained of.
    """
    other = _OTHER[language]
    said = f" {' '.join(_WORDS.findall(_GAP.sub('', line))).lower()} "
    ours, theirs = _many(said, language), _many(said, other)
    if same:
        sentence = said.count(" ") > _LEAST_WORDS and ours + theirs > 0
        return _SAME if sentence and language == "nl" else None
    return _LOOKS[other] if theirs >= _ENOUGH and not ours else None


def _many(said: str, language: Language) -> int:
    return sum(small in said for small in _SMALL[language])


RULE = Rule(
    name="untranslated",
    group="language",
    severity="warning",
    title=Text("Each language in that language", "Elke taal in die taal"),
    manual=__doc__,
    check=check,
)
