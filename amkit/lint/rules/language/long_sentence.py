"""What is read during a conversation can be taken in at a glance.

How to do it, what to listen for and what to avoid are read while somebody is waiting, with one
eye. A sentence of more than 25 words is read twice there, or not at all. A colon and a semicolon
end a sentence too. What you say aloud has its own limit in the wording rules.

Bad::

    how: >-
      Ask the question and then wait for as long as it takes, because the second sentence is the
      one in which people say what they really want, and write that sentence down to the letter.

Good::

    how:
      - Ask it, and count to five. The second sentence is the real one.
      - Write that sentence down to the letter.

Source: GOV.UK content design: check every sentence of more than 25 words. That this reads better is
convention more than proof (Jansen, on what “B1” measures), so this is a remark.

Nederlands
----------

Wat u tijdens een gesprek leest, is in één blik te vatten.

Hoe u het doet, waar u op let en wat u vermijdt, leest u terwijl er iemand zit te wachten, met een
half oog. Een zin van meer dan 25 woorden leest u dan twee keer, of niet. Een dubbele punt en een
puntkomma sluiten ook een zin af. Wat u hardop zegt, heeft een eigen grens bij de regels over
bewoording.

Fout::

    how: >-
      Stel de vraag en wacht vervolgens zo lang als nodig is, omdat mensen pas in de tweede zin
      zeggen wat ze werkelijk willen, en schrijf die tweede zin dan letterlijk op zoals hij klonk.

Goed::

    how:
      - Stel de vraag, en tel tot vijf. De tweede zin is de echte.
      - Schrijf die zin letterlijk op.

Bron: GOV.UK content design: controleer elke zin van meer dan 25 woorden. Dat het zo beter leest, is
eerder gewoonte dan bewezen (Jansen, over wat “B1” meet); daarom is dit een opmerking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from amkit.lint.rule import Complaint, Rule, Subject
from amkit.lint.texts import part
from amkit.model.text import Text

MOST_WORDS = 25
_READ = frozenset({
    "why", "how", "listen_for", "avoid", "hints", "prompt", "help", "message", "why_not", "comment",
})  # fmt: skip
_SENTENCE = re.compile(r"[^.!?:;\s](?:[^.!?:;]|[.!?:;](?=[^\s”’\"')]))*")
_GAP = re.compile(r"\{\{.*?\}\}")


def check(subject: Subject) -> Iterator[Complaint]:
    """Yield sentences that are too long to take in at a glance."""
    for written in subject.texts:
        if written.field not in _READ:
            continue
        for keys, line in written.lines():
            if line.count(" ") + line.count("\n") < MOST_WORDS:
                continue  # most lines
            for offset, length, words in _long(line):
                text = Text(
                    en=f"this sentence has {words} words; make two of it, or leave some out",
                    nl=f"deze zin heeft {words} woorden; maak er twee van, of schrap",
                )
                yield Complaint(place=part(subject.document, keys, offset, length), text=text)


def _long(line: str) -> Iterator[tuple[int, int, int]]:
    """Yield where each long sentence begins, how long it is, and how many words it has."""
    for found in _SENTENCE.finditer(_GAP.sub(lambda gap: "x" * len(gap[0]), line)):
        words = sum(any(map(str.isalnum, word)) for word in found[0].split())
        if words > MOST_WORDS:
            yield found.start(), len(found[0].rstrip()), words


RULE = Rule(
    name="long-sentence",
    group="language",
    severity="info",
    title=Text("Sentences that are read at a glance", "Zinnen die u in één blik leest"),
    manual=__doc__,
    check=check,
)
