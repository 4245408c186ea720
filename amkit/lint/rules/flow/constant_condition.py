"""A condition decides something.

One that always holds leaves nothing out, and one that never holds hides a step for good; either
way its author meant something else. What an answer can be is known: the ends of a scale, the
options of a choice, that a list has no fewer than none. `answered()` of entries of which several
can be recorded always holds, as no entries are a list too; count them.

Bad::

    when: answers.mood > 5             # a scale from 1 to 5
    when: answers.size == "small" and answers.size == "large"     # or middle
    when: answered(answers.goals)      # {kind: goal, many: true}

Good::

    when: answers.mood > 3
    when: answers.size == "small" or answers.size == "large"
    when: len(answers.goals) > 0

Source: what linters for code tell of conditions, such as no-constant-condition of ESLint.

Nederlands
----------

Een voorwaarde beslist iets.

Een voorwaarde die altijd geldt, laat niets weg, en een die nooit geldt, verbergt een stap voorgoed;
in beide gevallen was er iets anders bedoeld. Wat een antwoord kan zijn, is bekend: de uiteinden van
een schaal, de opties van een keuze, dat een lijst niet minder dan nul onderdelen heeft. Kunnen er
meer gegevens worden vastgelegd, dan geldt `answered()` ervan altijd, want ook geen enkele is een
lijst; tel ze.

Fout::

    when: answers.stemming > 5         # een schaal van 1 tot 5
    when: answers.omvang == "klein" and answers.omvang == "groot"     # of midden
    when: answered(answers.doelen)     # {kind: goal, many: true}

Goed::

    when: answers.stemming > 3
    when: answers.omvang == "klein" or answers.omvang == "groot"
    when: len(answers.doelen) > 0

Bron: wat linters voor code van voorwaarden zeggen, zoals no-constant-condition van ESLint.
"""

from __future__ import annotations

from collections.abc import Iterator

from amkit.lint.course import course_of
from amkit.lint.everywhere import everywhere
from amkit.lint.logic import settled
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.lint.texts import part
from amkit.model.protocol import Protocol
from amkit.model.text import Text

_CONDITIONS = ("when", "until", "that", "comment_when")
_ALWAYS = Text(
    en="this holds whatever the answer is; leave it out, or write what was meant",
    nl="dit geldt bij elk antwoord; laat het weg, of schrijf wat er bedoeld is",
)
_NEVER = Text(
    en="this never holds, whatever the answer is; leave it out, or write what was meant",
    nl="dit geldt bij geen enkel antwoord; laat het weg, of schrijf wat er bedoeld is",
)


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield conditions, and parts of them, that are decided before anything is answered."""
    for keys, text, wording in everywhere(subject):
        if wording or keys[-1] not in _CONDITIONS:
            continue
        domains = course_of(protocol).domains
        body, lead = text.strip().encode(), len(text) - len(text.lstrip())
        for start, end, always in settled(text, domains):
            offset, length = (len(body[a:b].decode()) for a, b in ((0, start), (start, end)))
            place = part(subject.document, keys, lead + offset, length)
            yield Complaint(place=place, text=_ALWAYS if always else _NEVER)


RULE = Rule(
    name="constant-condition",
    group="flow",
    severity="warning",
    title=Text("Conditions that decide something", "Voorwaarden die iets beslissen"),
    manual=__doc__,
    check=of_protocol(check),
)
