"""A line holds one question.

A row of questions is answered where it ends, and the customer feels questioned. Every question gets
a line of its own, so that you wait after each.

Bad::

    ask: Are you busy? Is it going well? Any news?

Good::

    ask: What is taking most of your time now?

Source: practice of therapeutic conversation (Shiatsu Academie, examples of questions).

Nederlands
----------

Een regel bevat één vraag.

Een rij vragen wordt beantwoord waar die eindigt, en de klant voelt zich ondervraagd. Elke vraag
krijgt een eigen regel, zodat u na elke wacht.

Fout::

    ask: Druk? Gaat het goed? Nog nieuws?

Goed::

    ask: Waar gaat nu de meeste tijd naartoe?

Bron: de praktijk van het therapeutische gesprek (Shiatsu Academie, voorbeeldvragen).
"""

from __future__ import annotations

from collections.abc import Iterator

from amkit.lint.rule import Rule
from amkit.lint.wording.lines import Line
from amkit.lint.wording.objecting import Advice, each_line
from amkit.model.text import Text

ADVICE = Advice(
    do=Text(
        en="only the last of these gets an answer; choose one, and give another a line of its own",
        nl="alleen de laatste krijgt antwoord; kies er één, en geef een andere een eigen regel",
    ),
    better=Text(
        en="What is taking most of your time now?",
        nl="Waar gaat nu de meeste tijd naartoe?",
    ),
)


def check(line: Line) -> Iterator[tuple[int, int]]:
    """Yield what follows the first question of a line, up to the last question mark."""
    if line.text.count("?") > 1:
        asked = [sentence for sentence in line.sentences if sentence.asks]
        if len(asked) > 1:
            yield asked[1].start, asked[-1].start + len(asked[-1].text)


RULE = Rule(
    name="stacked-questions",
    group="wording",
    severity="warning",
    title=Text(
        "A line holds one question",
        "Een regel bevat één vraag",
    ),
    manual=__doc__,
    check=each_line(frozenset({"ask"}), check, ADVICE),
)
