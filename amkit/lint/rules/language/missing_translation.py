"""Every text exists in every language of the protocol.

An account manager who switches language in the middle of a conversation must not meet a sentence
in the other one. A protocol says in `languages` which it has; English and Dutch where it says
nothing. A list has as many lines in each language, so that both ask the same questions. A text
without letters, such as `24/7`, may stand once.

Bad::

    title: Goals
    ask: {en: "What do you want to achieve together with us?"}

Good::

    title: {en: Goals, nl: Doelen}
    ask:
      en: What do you want to achieve together with us?
      nl: Wat wilt u samen met ons bereiken?

Source: amkit's own promise that everything a user reads exists in both languages.

Nederlands
----------

Elke tekst bestaat in elke taal van het protocol.

Wie midden in een gesprek van taal wisselt, mag geen zin in de andere taal tegenkomen. Een protocol
zegt met `languages` welke talen het heeft; zegt het niets, dan zijn het Engels en Nederlands. Een
lijst heeft in elke taal evenveel regels, zodat beide hetzelfde vragen. Een tekst zonder letters,
zoals `24/7`, mag er één keer staan.

Fout::

    title: Doelen
    ask: {nl: "Wat wilt u samen met ons bereiken?"}

Goed::

    title: {en: Goals, nl: Doelen}
    ask:
      en: What do you want to achieve together with us?
      nl: Wat wilt u samen met ons bereiken?

Bron: de belofte van amkit dat alles wat een gebruiker leest in beide talen bestaat.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.lint.texts import Pieces, Written, as_lines, is_written
from amkit.model.protocol import Protocol
from amkit.model.text import Language, Text
from amkit.source.document import Document

NAMES: dict[Language, Text] = {"en": Text("English", "Engels"), "nl": Text("Dutch", "Nederlands")}


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield texts that are not there in one of the protocol's languages."""
    document = subject.document
    for written in subject.texts:
        if isinstance(written.data, Mapping):
            yield from _per_language(document, written, written.data, protocol.languages)
        else:
            yield from _once(document, written, written.data, protocol.languages)


def _once(
    document: Document, written: Written, given: Pieces, languages: tuple[Language, ...]
) -> Iterator[Complaint]:
    field = written.field
    if not is_written(given):
        text = Text(
            en=f"“{field}” is empty; write it, or leave the key out",
            nl=f"‘{field}’ is leeg; vul de tekst in, of laat de sleutel weg",
        )
        yield Complaint(place=document.place(written.keys), text=text)
    elif len(languages) > 1 and any(sign.isalpha() for line in as_lines(given) for sign in line):
        text = Text(
            en=f"“{field}” is written once; write it per language: en: … nl: …",
            nl=f"‘{field}’ staat er één keer; schrijf het per taal: en: … nl: …",
        )
        yield Complaint(place=document.place(written.keys), text=text)


def _per_language(
    document: Document,
    written: Written,
    given: Mapping[str, Pieces],
    languages: tuple[Language, ...],
) -> Iterator[Complaint]:
    missing = [language for language in languages if not is_written(given.get(language, ""))]
    for language in missing:
        name = NAMES[language]
        text = Text(
            en=f"“{written.field}” is not written in {name.en}",
            nl=f"‘{written.field}’ is niet geschreven in het {name.nl}",
        )
        there = language in given
        keys = (*written.keys, language) if there else written.keys
        place = document.place(keys, of="value" if there else "key")
        yield Complaint(place=place, text=text)
    counts = {language: len(as_lines(pieces)) for language, pieces in given.items()}
    if not missing and len(set(counts.values())) > 1:
        listed = ", ".join(f"{name}: {count}" for name, count in counts.items())
        text = Text(
            en=f"“{written.field}” does not have as many lines in each language ({listed})",
            nl=f"‘{written.field}’ heeft niet in elke taal evenveel regels ({listed})",
        )
        yield Complaint(place=document.place(written.keys, of="key"), text=text)


RULE = Rule(
    name="missing-translation",
    group="language",
    severity="error",
    title=Text("Every text in every language", "Elke tekst in elke taal"),
    manual=__doc__,
    check=of_protocol(check),
)
