"""Their goals come before our story.

Nobody waits for a presentation. Ask first what they are working towards; what of yours matters to
it, follows from the answer. Lines in the conversation that tell about us, before a question about
their goals, are found.

Bad::

    say: Let me show our new module.

Good::

    ask: What is your team working towards this quarter?

Source: GitLab handbook, questions and techniques; Sonitura.

Nederlands
----------

Eerst hun doelen, dan ons verhaal.

Niemand zit op een presentatie te wachten. Vraag eerst waar men naartoe werkt; wat u daaraan kunt
bijdragen, volgt uit het antwoord. Gevonden worden zinnen in het gesprek die over ons gaan, vóór een
vraag naar de doelen van de klant.

Fout::

    say: Ik laat u onze nieuwe module zien.

Goed::

    ask: Waar werkt uw team dit kwartaal naartoe?

Bron: het handboek van GitLab over vraagtechniek; Sonitura.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from amkit.lint.rule import Complaint, Rule, Subject
from amkit.lint.wording.lines import Line
from amkit.lint.wording.objecting import Advice, complaint
from amkit.lint.wording.phrases import ByLanguage, Phrases, compiled, words
from amkit.model.text import Language, Text
from amkit.source.document import Keys

_THING_EN = (
    "our (?:\\w+ ){0,2}?(?:company|organisation|platform|products?|module|dashboard|services?"
    "|solutions?|portfolio|offering|tool|app|system|software|range)"
)
_THING_NL = (
    "(?:ons|onze) (?:\\w+ )?(?:bedrijf|platform|product|producten|module|dashboard|diensten|dienst"
    "|dienstverlening|oplossing|oplossingen|portfolio|aanbod|tool|app|systeem|software|organisatie)"
)
PHRASES: ByLanguage = {
    "en": Phrases(
        clues="our us we who",
        patterns=(
            f"(?:show|tell|present|introduce|demonstrate|walk you through)<gap> {_THING_EN}",
            "(?:a few words|something|a bit|more) about (?:who we are|us|ourselves|our \\w+)",
            "we(?:'re| are) (?:the|a) (?:\\w+ ){0,2}?"
            "(?:largest|biggest|leading|leader|best|number one)",
            "our company (?:has|was|is|exists)",
            "we(?:'ve| have)<few> (?:a )?(?:brand )?new "
            "(?:product|service|module|platform|tool|version|solution|app)",
            "presentation (?:of|about|on) our(?: \\w+)?",
        ),
        of="statement",
    ),
    "nl": Phrases(
        clues="ons onze wij we",
        patterns=(
            f"(?:laat|laten|vertel|toon|presenteer|demonstreer|introduceer)<gap> {_THING_NL}",
            f"{_THING_NL}<few> (?:laten zien|tonen|demonstreren|presenteren|voorstellen)",
            "(?:vertel|vertellen|iets|woorden)<gap> (?:wie (?:wij|we) zijn|over onszelf)",
            "<wij> zijn (?:(?:de|het|een) )?(?:\\w+ )?"
            "(?:grootste|marktleider|toonaangevende?|beste)",
            "ons bedrijf (?:bestaat|is|werd)",
            "<wij> (?:hebben|ontwikkelden|introduceren)<gap> (?:een )?(?:heel )?nieuwe? "
            "(?:product|dienst|module|platform|tool|versie|oplossing|app)",
            "presentatie (?:van|over) (?:ons|onze)(?: \\w+)?",
        ),
        of="statement",
    ),
}
ADVICE = Advice(
    do=Text(
        en="this tells about us before we know their goals; first ask what they are "
        "working towards",
        nl="dit gaat over ons, en hun doelen kennen we nog niet; vraag eerst waar men "
        "naartoe werkt",
    ),
    better=Text(
        en="What is your team working towards this quarter?",
        nl="Waar werkt uw team dit kwartaal naartoe?",
    ),
)

_GOAL: Mapping[Language, tuple[str, ...]] = {
    "en": (
        "achieve|reach|want|wants|goals?|aims?|changed?|need|needs|priorit\\w+|working towards"
        "|matters?|judged|bring|different",
    ),
    "nl": (
        "bereiken|wil|wilt|willen|doel|doelen|verander\\w*|nodig|belangrijk\\w*|prioriteit\\w*"
        "|toewerken|naartoe|beoordeeld|opleveren|anders",
    ),
}


def check(subject: Subject) -> Iterator[Complaint]:
    """Yield lines about ourselves that come before the first question about their goals."""
    for language, phrases in PHRASES.items():
        asked = _first_asked(subject, language)
        for line in subject.spoken.having(language, words(phrases.clues)):
            if line.field == "say" and _moment(subject, line) == "during" and line.keys < asked:
                for stretch in phrases.stretches(line):
                    yield complaint(subject, line, stretch, ADVICE)


def _first_asked(subject: Subject, language: Language) -> Keys:
    """Return where the first question about their goals stands; behind all lines if nowhere."""
    goal = compiled(_GOAL[language])
    for line in subject.spoken.lines[language]:
        if line.field == "ask" and goal.search(line.text) and _moment(subject, line) == "during":
            return line.keys
    return ("~",)


def _moment(subject: Subject, line: Line) -> object:
    phase = subject.document.data[str(line.keys[0])][line.keys[1]]
    return phase.get("moment")


RULE = Rule(
    name="supplier-first",
    group="wording",
    severity="warning",
    title=Text(
        "Their goals come before our story",
        "Eerst hun doelen, dan ons verhaal",
    ),
    manual=__doc__,
    check=check,
)
