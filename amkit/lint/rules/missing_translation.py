"""Every text exists in every language of the protocol.

An account manager who switches language in the middle of a conversation must not meet a sentence
in the other one. A protocol says in `languages` which it has; English and Dutch where it says
nothing. A list has as many lines in each language.

Bad::

    title: Goals
    ask: {en: "What do you want to achieve together with us?"}

Good::

    title: {en: Goals, nl: Doelen}
    ask:
      en: What do you want to achieve together with us?
      nl: Wat wilt u samen met ons bereiken?
"""

from __future__ import annotations

from collections.abc import Iterator

from amkit.lint.rule import Complaint, Rule, Subject, Written, lines, texts
from amkit.model.text import Language, Text

NAMES: dict[Language, Text] = {"en": Text("English", "Engels"), "nl": Text("Dutch", "Nederlands")}


def check(subject: Subject) -> Iterator[Complaint]:
    """Yield texts that are not there in one of the languages."""
    for written in texts(subject):
        yield from _missing(subject, written)
        if isinstance(written.data, dict):
            yield from _uneven(subject, written)


def _missing(subject: Subject, written: Written) -> Iterator[Complaint]:
    data, languages = written.data, subject.protocol.languages
    if not isinstance(data, dict):
        if len(languages) > 1 and any(sign.isalpha() for line in lines(data) for sign in line):
            text = Text(
                en=f"“{written.field}” is written once; write it per language: en: … nl: …",
                nl=f"‘{written.field}’ staat er één keer; schrijf het per taal: en: … nl: …",
            )
            yield Complaint(place=subject.document.place(written.keys), text=text)
        return
    for language in languages:
        given = data.get(language)
        if given is None or not any(line.strip() for line in lines(given)):
            name = NAMES[language]
            text = Text(
                en=f"“{written.field}” is not written in {name.en}",
                nl=f"‘{written.field}’ is niet geschreven in het {name.nl}",
            )
            yield Complaint(place=subject.document.place(written.keys, of="key"), text=text)


def _uneven(subject: Subject, written: Written) -> Iterator[Complaint]:
    counts = {name: len(lines(given)) for name, given in written.data.items()}
    if len(counts) > 1 and len(set(counts.values())) > 1:
        listed = ", ".join(f"{name}: {count}" for name, count in counts.items())
        text = Text(
            en=f"“{written.field}” has not as many lines in each language ({listed})",
            nl=f"‘{written.field}’ heeft niet in elke taal evenveel regels ({listed})",
        )
        yield Complaint(place=subject.document.place(written.keys, of="key"), text=text)


RULE = Rule(
    name="missing-translation",
    severity="error",
    title=Text("Every text in every language", "Elke tekst in elke taal"),
    check=check,
)
