"""Every answer fits one option.

Where two options say the same, or ten people are both “1-10” and “10-50”, the answer depends on
who writes it down, and nothing can be compared. Texts are compared without capitals and
full stops, ranges by their numbers: “10 to 50” has both its ends, the Dutch “10 tot 50” stops
before fifty.

Bad::

    options: [{id: small, text: 1-10 people}, {id: large, text: 10-50 people}]

Good::

    options: [{id: small, text: 1-10 people}, {id: large, text: 11-50 people}]

Source: the craft of questionnaires: options exclude one another and leave nothing out.

Nederlands
----------

Elk antwoord past bij één optie.

Zeggen twee opties hetzelfde, of vallen tien mensen zowel onder “1-10” als onder “10-50”, dan hangt
het antwoord af van wie het noteert, en valt er niets te vergelijken. Teksten worden vergeleken
zonder hoofdletters en punten, reeksen op hun getallen: bij “10 tot 50” hoort vijftig er niet
meer bij, bij “10-50” en “10 t/m 50” wel.

Fout::

    options: [{id: klein, text: 1-10 mensen}, {id: groot, text: 10-50 mensen}]

Goed::

    options: [{id: klein, text: 1-10 mensen}, {id: groot, text: 11-50 mensen}]

Bron: het vak van vragenlijsten: opties sluiten elkaar uit en laten niets weg.
"""

from __future__ import annotations

from collections.abc import Iterator

from amkit.lint.prefilter import says
from amkit.lint.prompts import prompts
from amkit.lint.ranges import Range, range_in
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.model.prompts import ChoicePrompt, Option
from amkit.model.protocol import Protocol
from amkit.model.text import Text


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield options that hold what an earlier one holds already."""
    if not says(subject.document, "choice"):
        return
    for keys, prompt in prompts(protocol):
        if isinstance(prompt, ChoicePrompt):
            for number, text in _overlapping(prompt.options):
                place = subject.document.place((*keys, "options", number, "text"))
                yield Complaint(place=place, text=text)


def _overlapping(options: tuple[Option, ...]) -> Iterator[tuple[int, Text]]:
    """Yield the number of each option that overlaps one before it, and what to say."""
    said: dict[tuple[str, str], Option] = {}
    ranges: list[tuple[Range, Option]] = []
    for number, option in enumerate(options):
        texts = {("en", _core(option.text.en)), ("nl", _core(option.text.nl))}
        same = next((said[text] for text in sorted(texts) if text[1] and text in said), None)
        found = range_in(option.text.en or option.text.nl)
        both = next((other for one, other in ranges if found and one.overlaps(found)), None)
        if same is not None:
            yield number, _same(option, same)
        elif both is not None:
            yield number, _both(option, both)
        said = {**dict.fromkeys(texts, option), **said}
        if found:
            ranges.append((found, option))


def _core(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")


def _same(option: Option, other: Option) -> Text:
    return Text(
        en=f"“{option.id}” says the same as “{other.id}”; whoever chooses has to guess",
        nl=f"‘{option.id}’ zegt hetzelfde als ‘{other.id}’; wie kiest, moet raden",
    )


def _both(option: Option, other: Option) -> Text:
    return Text(
        en=f"“{option.text.to('en')}” overlaps “{other.text.to('en')}”; some answers fit both",
        nl=f"‘{option.text.to('nl')}’ overlapt met ‘{other.text.to('nl')}’; sommige antwoorden "
        "passen bij allebei",
    )


RULE = Rule(
    name="overlapping-options",
    group="craft",
    severity="warning",
    title=Text("Options that exclude one another", "Opties die elkaar uitsluiten"),
    manual=__doc__,
    check=of_protocol(check),
)
