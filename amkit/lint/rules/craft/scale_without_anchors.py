"""Both ends of a scale have a meaning.

A 4 that is not told from a 3 means something else to each of us, and to the same person a year
later. A number, a bare “high”, or the same words at both ends say nothing; say what somebody with
such an answer would do or say.

Bad::

    support: {type: scale, low: low, high: high}
    mood: {type: scale, low: "1", high: "5"}

Good::

    support: {type: scale, low: speaks against us, high: speaks up for us unasked}

Source: Krosnick and Presser (2010), Question and Questionnaire Design: scale points with words are
more reliable than bare numbers.

Nederlands
----------

Beide uiteinden van een schaal betekenen iets.

Een 4 die niet van een 3 te onderscheiden is, betekent voor ieder van ons iets anders, en over een
jaar ook voor uzelf. Een cijfer, een kaal “hoog” of dezelfde woorden aan beide kanten zeggen niets;
schrijf wat iemand met zo'n antwoord zou doen of zeggen.

Fout::

    steun: {type: scale, low: laag, high: hoog}
    stemming: {type: scale, low: "1", high: "5"}

Goed::

    steun: {type: scale, low: spreekt zich tegen ons uit, high: pleit ongevraagd voor ons}

Bron: Krosnick en Presser (2010), Question and Questionnaire Design: schaalpunten met woorden zijn
betrouwbaarder dan kale cijfers.
"""

from __future__ import annotations

from collections.abc import Iterator

from amkit.lint.prefilter import says
from amkit.lint.prompts import prompts
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.model.prompts import ScalePrompt, ScorecardPrompt
from amkit.model.protocol import Protocol
from amkit.model.text import Text

_BARE = frozenset({
    "low", "lowest", "high", "highest", "min", "minimum", "max", "maximum",
    "laag", "laagste", "hoog", "hoogste",
})  # fmt: skip
"""Words that only say which end it is."""
_SAME = Text(
    en="both ends say the same; write what an answer at this end means",
    nl="beide uiteinden zeggen hetzelfde; schrijf wat een antwoord aan deze kant betekent",
)


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield ends of scales that say nothing."""
    if not says(subject.document, "scale", "scorecard"):
        return
    for keys, prompt in prompts(protocol):
        if isinstance(prompt, ScalePrompt | ScorecardPrompt):
            for end, text in _wrong(prompt):
                yield Complaint(place=subject.document.place((*keys, end)), text=text)


def _wrong(prompt: ScalePrompt | ScorecardPrompt) -> Iterator[tuple[str, Text]]:
    bare = [(end, word) for end in ("low", "high") if (word := _bare(getattr(prompt, end)))]
    for end, word in bare:
        text = Text(
            en=f"“{word}” does not say what an answer at this end means; write that",
            nl=f"‘{word}’ zegt niet wat een antwoord aan deze kant betekent; schrijf dat op",
        )
        yield end, text
    low, high = prompt.low, prompt.high
    alike = any(one and one == other for one, other in ((low.en, high.en), (low.nl, high.nl)))
    if not bare and alike:
        yield "high", _SAME


def _bare(text: Text) -> str:
    """Return the words of an end that has no meaning in one of the languages; "" of others."""
    return next((word for word in (text.en, text.nl) if word and _says_nothing(word)), "")


def _says_nothing(word: str) -> bool:
    return word.strip(" .").casefold() in _BARE or not any(sign.isalpha() for sign in word)


RULE = Rule(
    name="scale-without-anchors",
    group="craft",
    severity="warning",
    title=Text("Scales whose ends mean something", "Schalen waarvan de uiteinden iets betekenen"),
    manual=__doc__,
    check=of_protocol(check),
)
