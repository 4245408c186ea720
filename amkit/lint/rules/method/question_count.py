"""A discovery conversation asks some eight to sixteen questions.

With fewer, the customer hears about us; with more, it becomes an interrogation. What counts is the
questions of the conversation itself, also those to go on with under listen_for. This holds for
protocols with discovery, verkenning or verkenningsgesprek in their id, and it is a remark: the
numbers come second-hand from recorded sales calls.

Bad::

    id: discovery
    …    # three questions in an hour

Good::

    id: discovery
    …    # ten questions, and room for what they bring up

Source: Gong, analysis of recorded calls, after softwaresalesgurus.com: 11 to 14 questions in calls
that went on; the bounds here are wider, as the numbers are second-hand.

Nederlands
----------

Een verkennend gesprek stelt zo'n acht tot zestien vragen.

Zijn het er minder, dan hoort de klant over ons; zijn het er meer, dan wordt het een verhoor. Het
gaat om de vragen in het gesprek zelf, ook die om door te vragen onder listen_for. Dit geldt voor
protocollen met discovery, verkenning of verkenningsgesprek in hun id, en het is een opmerking: de
getallen komen uit de tweede hand, van opgenomen verkoopgesprekken.

Fout::

    id: verkenning
    …    # drie vragen in een uur

Goed::

    id: verkenning
    …    # tien vragen, en ruimte voor wat ze oproepen

Bron: Gong, analyse van opgenomen gesprekken, via softwaresalesgurus.com: 11 tot 14 vragen in
gesprekken die een vervolg kregen; de grenzen zijn hier ruimer, omdat de getallen uit de tweede hand
komen.
"""

from __future__ import annotations

from collections.abc import Iterator

from amkit.lint.conversations import is_about, talk
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.model.protocol import Protocol, Step
from amkit.model.text import LANGUAGES, Language, Text

_FEWEST, _MOST = 8, 16


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield a discovery conversation with few questions, or with many."""
    if not is_about(protocol, "discovery"):
        return
    steps = list(talk(protocol))
    count = max(sum(_questions(step, language) for _, step in steps) for language in LANGUAGES)
    if steps and not _FEWEST <= count <= _MOST:
        text = Text(
            en=f"questions in this conversation: {count}; {_FEWEST} to {_MOST} is usual",
            nl=f"vragen in dit gesprek: {count}; {_FEWEST} tot {_MOST} is gebruikelijk",
        )
        yield Complaint(place=subject.document.place((*steps[0][0][:2], "id")), text=text)


def _questions(step: Step, language: Language) -> int:
    heard = (step.say, step.ask, step.listen_for)
    return sum(line.count("?") for lines in heard for line in getattr(lines, language))


RULE = Rule(
    name="question-count",
    group="method",
    severity="info",
    title=Text("As many questions as fit", "Zoveel vragen als er passen"),
    manual=__doc__,
    check=of_protocol(check),
)
