"""How says more than what.

“Discuss the goals” under the title “Discuss goals” is the same thought twice, and whoever holds the
conversation still has to invent the rest. How is what you do, act by act: what you take with you,
how long you wait, what you write down. Small words and words such as discuss, talk and handle do
not count; where nothing is left but the words of the title, or the line that is said, the step says
what, and not how.

Bad::

    title: Discuss goals
    how: Discuss the goals with them.

Good::

    title: Discuss goals
    how: [Put down the pen and ask it., "Count to five; the second sentence is the real one."]

Source: the founding idea of operational instructions: how, and not only what and why.

Nederlands
----------

Hoe zegt meer dan wat.

“Bespreek de doelen” onder de titel “Doelen bespreken” is twee keer dezelfde gedachte, en wie het
gesprek voert, moet de rest nog bedenken. Hoe is wat u doet, handeling voor handeling: wat u
meeneemt, hoe lang u wacht, wat u opschrijft. Kleine woorden en woorden als bespreken, praten en
behandelen tellen niet mee; blijft er niets over dan de woorden van de titel, of de zin die u zegt,
dan zegt de stap wat, en niet hoe.

Fout::

    title: Doelen bespreken
    how: Bespreek de doelen met hen.

Goed::

    title: Doelen bespreken
    how: [Leg de pen neer en stel de vraag., "Tel tot vijf; de tweede zin is de echte."]

Bron: het grondidee van operationele instructies: hoe, en niet alleen wat en waarom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.model.protocol import Protocol, Step
from amkit.model.text import LANGUAGES, Language, Text

_SMALL = frozenset({
    "a", "about", "address", "again", "all", "an", "and", "are", "as", "at", "be", "by",
    "can", "cover", "discuss", "discussing", "do", "does", "for", "from", "go", "good",
    "handle", "has", "have", "in", "into", "is", "it", "its", "make", "of", "on", "or", "our",
    "out", "please", "should", "so", "sure", "talk", "that", "the", "their", "them", "then",
    "these", "they", "this", "those", "through", "to", "together", "treat", "up", "us", "we",
    "well", "will", "with", "you", "your",
    "aan", "alle", "als", "behandel", "behandelen", "bespreek", "bespreekt", "bespreken",
    "bij", "dan", "dat", "de", "deze", "die", "dit", "doe", "doen", "een", "en", "er", "even",
    "ga", "gaan", "goed", "heb", "hebben", "hen", "het", "hun", "je", "jouw", "kan", "met",
    "na", "naar", "nog", "om", "onder", "ons", "onze", "op", "over", "praat", "praten",
    "samen", "spreek", "te", "tot", "u", "uw", "van", "voor", "wij", "ze", "zich", "zijn",
    "zo", "zorg",
})  # fmt: skip
"""Words that do not say how."""
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_LEAST_SHARED = 4
"""How many letters of a word make another one the same: goal and goals, doel and doelen."""
_REPEATED = Text(
    en="this repeats the title; write how: what to do, act by act",
    nl="dit herhaalt de titel; schrijf hoe: wat u doet, handeling voor handeling",
)
_SAID = Text(
    en="this repeats the line itself; write how: what to do before, during and after it",
    nl="dit herhaalt de zin zelf; schrijf hoe: wat u ervoor, ermee en erna doet",
)


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield a how that adds nothing to the title, or to what is said."""
    for keys, _, step in protocol.located():
        text = next((found for one in LANGUAGES if (found := _repeated(step, one))), None)
        if text is not None:
            yield Complaint(place=subject.document.place((*keys, "how")), text=text)


def _repeated(step: Step, language: Language) -> Text | None:
    how = getattr(step.how, language)
    said = {_core(line) for line in (*getattr(step.say, language), *getattr(step.ask, language))}
    if how and all(_core(line) in said for line in how):
        return _SAID
    title = _words(getattr(step.title, language))
    return (
        _REPEATED
        if how and title and all(_adds_nothing(_words(line), title) for line in how)
        else None
    )


def _adds_nothing(words: Sequence[str], title: Sequence[str]) -> bool:
    return all(any(_alike(word, other) for other in title) for word in words)


def _alike(word: str, other: str) -> bool:
    if min(len(word), len(other)) < _LEAST_SHARED:
        return word == other
    return word.startswith(other) or other.startswith(word)


def _words(line: str) -> list[str]:
    return [word for word in _WORDS.findall(line.casefold()) if word not in _SMALL]


def _core(line: str) -> str:
    return " ".join(line.casefold().split()).strip(" .!?“”\"'")


RULE = Rule(
    name="how-repeats-what",
    group="method",
    severity="error",
    title=Text("How says more than what", "Hoe zegt meer dan wat"),
    manual=__doc__,
    check=of_protocol(check),
)
