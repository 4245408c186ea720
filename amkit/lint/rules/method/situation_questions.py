"""Not more than three questions in a row about how things are.

How many sites, which system, since when: facts help the one who asks. The customer knows them all,
and feels questioned by the fourth. Look up what can be looked up, ask three at most, and then ask
what gets in the way, what that costs, and what would change. This holds for protocols with
discovery, verkenning or verkenningsgesprek in their id, and it is a remark.

Bad::

    ask: [How many sites do you have?, Which system do you use?, Who enters it?, How often?]

Good::

    ask: [Which system do you use?, Where does it get stuck?, What does an hour of that cost you?]

Source: N. Rackham, SPIN Selling (1988), 35,000 sales calls: the more questions about the situation,
the less often a call succeeded; people who had success asked fewer, and each for a purpose.

Nederlands
----------

Niet meer dan drie vragen achter elkaar over hoe het nu is.

Hoeveel locaties, welk systeem, sinds wanneer: met feiten is vooral de vrager geholpen. De klant
kent ze al, en voelt zich bij de vierde verhoord. Zoek op wat op te zoeken is, vraag er hooguit
drie, en vraag dan wat in de weg zit, wat dat kost en wat er zou veranderen. Dit geldt voor
protocollen met discovery, verkenning of verkenningsgesprek in hun id, en het is een opmerking.

Fout::

    ask: [Hoeveel locaties heeft u?, Welk systeem gebruikt u?, Wie voert het in?, Hoe vaak?]

Goed::

    ask: [Welk systeem gebruikt u?, Waar loopt het vast?, Wat kost een uur daarvan u?]

Bron: N. Rackham, SPIN Selling (1988), 35.000 verkoopgesprekken: hoe meer vragen over de situatie,
hoe minder vaak een gesprek slaagde; wie succes had, stelde er minder, en elke met een doel.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from amkit.lint.conversations import is_about
from amkit.lint.rule import Complaint, Rule, Subject
from amkit.lint.wording.lines import Line
from amkit.lint.wording.phrases import compiled
from amkit.lint.wording.sentences import Sentence
from amkit.model.text import LANGUAGES, Language, Text

_MOST = 3
_ABOUT_FACTS: Mapping[Language, tuple[str, ...]] = {
    "en": (
        "<so>how (?:many|much|often|long|big|large|old)",
        "<so>(?:which|who|where|since when|when)",
        "<so>what (?:kind|sort|type|system|tool|tools|software|version|supplier|suppliers|team)",
        "<so>what (?:is|are) (?:your|the)",
        "<so>(?:do|does) (?:you|your \\w+) (?:use|have|work|run)",
        "<so>(?:are|is) (?:you|your \\w+) (?:using|working|running)",
    ),
    "nl": (
        "<so>(?:hoeveel|hoe vaak|hoe lang|hoelang|hoe groot|hoe oud)",
        "<so>(?:(?:met|bij|van|door|op|in) )?(?:welke?|wie|waar|wanneer)",
        "<so>sinds wanneer",
        "<so>wat (?:voor|is|zijn) (?:uw|jullie|de|het|een|soort)?",
        "<so>(?:gebruikt|heeft|hebt|werkt|draait) <u>",
    ),
}
_ABOUT_MORE: Mapping[Language, tuple[str, ...]] = {
    "en": (
        "cost\\w*|los\\w+|lost|problem\\w*|hard\\w*|difficult\\w*|worr\\w+|miss\\w*|wrong|slow\\w*",
        "delay\\w*|chang\\w+|want\\w*|need\\w*|wish\\w*|better|would|could|matter\\w*|worst|best",
        "achiev\\w+|stuck|stop\\w*|wait\\w*|risk\\w*|goal\\w*|hope\\w*|afraid|too|most",
    ),
    "nl": (
        "kost\\w*|verlie\\w+|probleem|problemen|lastig\\w*|moeilijk\\w*|zorg\\w*|mis|traag|trage",
        "vertrag\\w+|verander\\w*|wil|wilt|willen|nodig|wens\\w*|beter\\w*|zou\\w*|erg\\w*|best\\w*",
        "bereik\\w*|vast|stop\\w*|wacht\\w*|risico\\w*|doel\\w*|hoop\\w*|bang|te|meest\\w*",
    ),
}
"""Words with which a question is about more than facts: what hinders, what it costs, what for."""
_ROW = Text(
    en=f"this is the fourth question in a row about facts; ask {_MOST} at most, and look up the "
    "rest",
    nl=f"dit is de vierde vraag achter elkaar naar feiten; stel er hooguit {_MOST}, en zoek de "
    "rest op",
)


def check(subject: Subject) -> Iterator[Complaint]:
    """Yield the fourth question in a row about facts."""
    if subject.protocol is None or not is_about(subject.protocol, "discovery"):
        return
    for language in LANGUAGES:
        row = 0
        for line in subject.spoken.lines[language]:
            for sentence in line.sentences if line.field == "ask" else ():
                if sentence.asks:
                    row = row + 1 if _asks_facts(sentence, line) else 0
                    if row == _MOST + 1:
                        place = subject.document.place(line.keys)
                        yield Complaint(place=place, text=_ROW)


def _asks_facts(sentence: Sentence, line: Line) -> bool:
    facts = compiled(_ABOUT_FACTS[line.language]).match(sentence.text)
    return bool(facts) and not compiled(_ABOUT_MORE[line.language]).search(sentence.text)


RULE = Rule(
    name="situation-questions",
    group="method",
    severity="info",
    title=Text("Three questions about facts at most", "Hooguit drie vragen naar feiten"),
    manual=__doc__,
    check=check,
)
