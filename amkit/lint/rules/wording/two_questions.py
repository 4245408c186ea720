"""One question at a time.

Of two questions in one, people answer the easier, or the last. What you write down is the answer to
you do not know which. Ask one; the other is your follow-up.

Bad::

    ask: How is the service and what should change?

Good::

    ask:
      - How is the service working for you?
      - What should change?

Source: Masters and Pew Research Center on double-barrelled questions.

Nederlands
----------

Eén vraag tegelijk.

Van twee vragen in één beantwoorden mensen de makkelijkste, of de laatste. Wat u opschrijft, is het
antwoord op u weet niet welke. Stel er één; de andere is uw vervolgvraag.

Fout::

    ask: Hoe bevalt de service en wat moet er beter?

Goed::

    ask:
      - Wat werkt goed in de service?
      - Wat moet er beter?

Bron: Masters en Pew Research Center over dubbele vragen.
"""

from __future__ import annotations

from collections.abc import Iterator

from amkit.lint.rule import Rule
from amkit.lint.wording.lines import Line
from amkit.lint.wording.objecting import Advice, each_line
from amkit.lint.wording.questions import second_question
from amkit.model.text import Text

ADVICE = Advice(
    do=Text(
        en="these are two questions, and one gets an answer; ask the first, and make the "
        "second a line of its own",
        nl="dit zijn twee vragen, en één krijgt antwoord; stel de eerste, en geef de "
        "tweede een eigen regel",
    ),
    better=Text(
        en="How is the service working for you?",
        nl="Wat werkt goed in de service?",
    ),
)


def check(line: Line) -> Iterator[tuple[int, int]]:
    """Yield the second of two questions that are joined into one."""
    if "?" in line.text:
        for sentence in line.sentences:
            found = second_question(sentence, line.language)
            if found is not None:
                yield found


RULE = Rule(
    name="two-questions",
    group="wording",
    severity="error",
    title=Text(
        "One question at a time",
        "Eén vraag tegelijk",
    ),
    manual=__doc__,
    check=each_line(frozenset({"say", "ask"}), check, ADVICE),
)
