"""A spoken sentence fits one breath.

Whoever reads out a long sentence is heard reading. More than 20 words in English, or 18 in Dutch,
are two sentences. The limit is convention rather than proof, so this is a remark.

Bad::

    say: >-
      After this conversation you will know what we are here for, whom we work for and what that
      has brought you until now.

Good::

    say:
      - After this conversation you will know what we are here for.
      - You will know what it has brought you, too.

Source: Dutch guides for plain language (B1); contested by Jansen, on what “B1” measures.

Nederlands
----------

Een gesproken zin past in één adem.

Wie een lange zin uitspreekt, klinkt als wie voorleest. Meer dan 18 woorden in het Nederlands, of 20
in het Engels, zijn twee zinnen. De grens is een gewoonte en geen bewijs; daarom is dit een
opmerking.

Fout::

    say: >-
      Na dit gesprek weet u waarvoor wij hier zijn, voor wie wij werken en wat dat u tot nu toe
      heeft opgeleverd.

Goed::

    say:
      - Na dit gesprek weet u waarvoor wij hier zijn.
      - U weet dan ook wat het u heeft opgeleverd.

Bron: Nederlandse richtlijnen voor duidelijke taal (B1); betwist door Jansen, over wat “B1” meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from amkit.lint.rule import Rule
from amkit.lint.wording.lines import Line
from amkit.lint.wording.objecting import Advice, each_line
from amkit.model.text import Language, Text

MOST_WORDS: Mapping[Language, int] = {"en": 20, "nl": 18}
"""Most words of a sentence that is spoken; a gap counts as one."""
ADVICE = Advice(
    do=Text(
        en="this is too long to say in one breath; make it two sentences",
        nl="dit is te lang voor één adem; maak er twee zinnen van",
    ),
    better=Text(
        en="After this conversation you will know what we are here for. You will know "
        "what it has brought you, too.",
        nl="Na dit gesprek weet u waarvoor wij hier zijn. U weet dan ook wat het u heeft "
        "opgeleverd.",
    ),
)


def check(line: Line) -> Iterator[tuple[int, int]]:
    """Yield sentences that are too long to say in one breath."""
    most = MOST_WORDS[line.language]
    if line.text.count(" ") >= most:
        for sentence in line.sentences:
            if len(sentence.text.split()) > most:
                yield sentence.start, sentence.start + len(sentence.text)


RULE = Rule(
    name="long-line",
    group="wording",
    severity="info",
    title=Text(
        "A spoken sentence fits one breath",
        "Een gesproken zin past in één adem",
    ),
    manual=__doc__,
    check=each_line(frozenset({"say", "ask"}), check, ADVICE),
)
