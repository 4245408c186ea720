"""What the customer hears has none of our own words in it.

“Your health score dropped” is told from our side of the table: the customer has no health score,
but fewer people who use what they buy. Abbreviations and sales talk make somebody feel like a
number in our system. Lines to say, questions to ask and documents for the customer are looked at;
how, listen for and what is recorded may speak our language. Words of your own stand in the
settings: `jargon` under `[lint]` in amkit.toml.

Bad::

    say: Your health score dropped, so we see a churn risk.

Good::

    say: Sixty people use it, and in March it was ninety. What has changed?

Source: practice of customer success teams (do not bring internal scores to the customer); plain
language guides: use the reader's own words.

Nederlands
----------

Wat de klant hoort, bevat geen woorden die alleen van ons zijn.

“Uw health score is gedaald” is van onze kant van de tafel gezegd: de klant heeft geen health score,
wel minder mensen die gebruiken wat ze afnemen. Afkortingen en verkoopjargon maken van iemand een
nummer in ons systeem. Het gaat om zinnen die u zegt, vragen die u stelt en documenten voor de
klant; in how, listen_for en wat u vastlegt mag onze eigen taal staan. Eigen woorden zet u in de
instellingen: `jargon` onder `[lint]` in amkit.toml.

Fout::

    say: Uw health score is gedaald, dus we zien een churnrisico.

Goed::

    say: Zestig mensen gebruiken het, en in maart waren dat er negentig. Wat is er veranderd?

Bron: de praktijk van customer-successteams (interne scores horen niet bij de klant); richtlijnen
voor duidelijke taal: gebruik de woorden van de lezer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from amkit.lint.rule import Complaint, Rule, Subject
from amkit.lint.texts import Written, part
from amkit.model.text import Text
from amkit.source.document import Keys

JARGON: Mapping[str, Text] = {
    "account plan": Text("what we want to reach together", "wat we samen willen bereiken"),
    "ARR": Text("what it costs a year", "wat het per jaar kost"),
    "business review": Text("looking back together", "samen terugkijken"),
    "champion": Text("who speaks up for it", "wie ervoor pleit"),
    "churn": Text("leaving, or ending the contract", "vertrekken, of opzeggen"),
    "churned": Text("left, or ended the contract", "vertrokken, of opgezegd"),
    "churnrisico": Text("what could end it", "wat een einde kan maken aan het werk"),
    "churn rate": Text("how many leave", "hoeveel er vertrekken"),
    "cross sell": Text("what else could help", "wat verder kan helpen"),
    "cross selling": Text("what else could help", "wat verder kan helpen"),
    "CSAT": Text("how content people are", "hoe tevreden mensen zijn"),
    "CSM": Text("whom to call with us", "wie u bij ons belt"),
    "detractor": Text("who is critical", "wie kritisch is"),
    "DMU": Text("who decides about it", "wie erover beslist"),
    "EBR": Text("looking back together", "samen terugkijken"),
    "health score": Text("what you see: numbers of use, complaints, results",
                         "wat u ziet: gebruik, klachten, resultaten"),
    "key account": Text("an important customer", "een belangrijke klant"),
    "land and expand": Text("begin small, and add to it", "klein beginnen en uitbreiden"),
    "low hanging fruit": Text("what can be had at once", "wat meteen kan"),
    "MRR": Text("what it costs a month", "wat het per maand kost"),
    "NPS": Text("whether you would recommend it", "of u het zou aanraden"),
    "NRR": Text("how the work has grown", "hoe het werk gegroeid is"),
    "onboarding journey": Text("the first weeks", "de eerste weken"),
    "QBR": Text("the conversation each quarter", "het kwartaalgesprek"),
    "renewal rate": Text("how many stay", "hoeveel er blijven"),
    "share of wallet": Text("what you buy elsewhere", "wat u elders afneemt"),
    "SPOC": Text("the one person to call", "de vaste persoon die u belt"),
    "time to value": Text("how soon it is of use", "hoe snel het iets oplevert"),
    "touchpoint": Text("a conversation, a message", "een gesprek, een bericht"),
    "upsell": Text("what more could help", "wat meer kan helpen"),
    "upselling": Text("what more could help", "wat meer kan helpen"),
    "value realisation": Text("what it brings", "wat het oplevert"),
    "value realization": Text("what it brings", "wat het oplevert"),
    "white space": Text("where it is not used yet", "waar het nog niet gebruikt wordt"),
    "accountplan": Text("what we want to reach together", "wat we samen willen bereiken"),
    "klantpotentieel": Text("what more could help", "wat meer kan helpen"),
    "klantreis": Text("what people go through", "wat mensen meemaken"),
    "klantverloop": Text("leaving, or ending the contract", "vertrekken, of opzeggen"),
    "kwetsbaar account": Text("what does not go well", "wat er niet goed gaat"),
    "upsellen": Text("what more could help", "wat meer kan helpen"),
}  # fmt: skip
"""Words of ours, each with what to say for it. A space may be a hyphen, or nothing; words that are
all capitals stand in capitals."""
_HEARD = frozenset({"say", "ask", "subject", "body"})
_WORDS = re.compile(r"[^\W_]+")
_GAP = re.compile(r"\{\{.*?\}\}")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of ours.

    Attributes:
        word: as it stands in the list.
        plain: what to say for it; empty where nobody wrote that.
        pattern: finds it.
    """

    word: str
    plain: Text
    pattern: re.Pattern[str]


def check(subject: Subject) -> Iterator[Complaint]:
    """Yield words of ours in what the customer hears or reads."""
    yield from _found(subject, _by_beginning(subject.settings.jargon))


def _found(subject: Subject, ours: Mapping[str, tuple[_Word, ...]]) -> Iterator[Complaint]:
    for written in subject.texts:
        if written.field not in _HEARD or not _for_the_customer(subject, written):
            continue
        for keys, line in written.lines():
            for begin in set(_WORDS.findall(line.lower())) & ours.keys():
                for word in ours[begin]:
                    yield from _complaints(subject, keys, line, word)


def _complaints(subject: Subject, keys: Keys, line: str, word: _Word) -> Iterator[Complaint]:
    said = _GAP.sub(lambda gap: " " * len(gap[0]), line)
    for found in word.pattern.finditer(said):
        place = part(subject.document, keys, found.start(), len(found[0]))
        yield Complaint(place=place, text=_text(found[0], word.plain))


def _text(word: str, plain: Text) -> Text:
    en = f"say: {plain.en}" if plain else "say it in the words of the customer"
    nl = f"zeg: {plain.nl}" if plain else "zeg het in de woorden van de klant"
    return Text(
        en=f"“{word}” is a word of ours, not of the customer; {en}",
        nl=f"‘{word}’ is een woord van ons, niet van de klant; {nl}",
    )


def _for_the_customer(subject: Subject, written: Written) -> bool:
    """Tell whether a text is said to the customer, or stands in a document that the customer gets.

    What a document says is known of its data: a file that is no protocol yet is looked at too.
    """
    if written.field in ("say", "ask"):
        return True
    owner: Any = subject.document.data
    for key in written.keys[:-1]:
        owner = owner[key]
    return bool(owner.get("audience") == "client")


@lru_cache(maxsize=16)
def _by_beginning(also: tuple[str, ...]) -> Mapping[str, tuple[_Word, ...]]:
    """Return the words of ours by their first word in small letters, so that few are tried.

    Args:
        also: words besides those listed here.
    """
    found: dict[str, tuple[_Word, ...]] = {}
    for word, plain in {**dict.fromkeys(also, Text()), **JARGON}.items():
        pieces = [re.escape(piece) for piece in re.split(r"[\s-]+", word)]
        flags = re.RegexFlag(0) if word.isupper() else re.IGNORECASE
        written = r"[\s-]?".join(pieces)
        pattern = re.compile(rf"\b{written}(?:'?s)?\b", flags)
        one = _Word(word, plain, pattern)
        first, whole = pieces[0].lower(), "".join(pieces).lower()
        for begin in {first, f"{first}s", whole, f"{whole}s"}:
            found[begin] = (*found.get(begin, ()), one)
    return found


RULE = Rule(
    name="jargon",
    group="language",
    severity="warning",
    title=Text("None of our own words towards the customer", "Geen vaktaal tegen de klant"),
    manual=__doc__,
    check=check,
)
