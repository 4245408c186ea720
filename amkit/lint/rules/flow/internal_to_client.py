"""What only we may read stands in no document for the customer.

An answer says in its `audience` who may read it; left out, we alone. Opportunities and risks are
ours always. One line too many in a message of thanks undoes a year of trust.

Bad::

    record: {margin: {type: percent}}
    documents:
      - {id: thanks, audience: client, body: "We earn {{ answers.margin }} percent."}

Good::

    record: {saved: {type: percent, audience: client}}
    documents:
      - {id: thanks, audience: client, body: "It saved you {{ answers.saved }} percent."}

Source: amkit's own promise that a customer reads only what was meant for them.

Nederlands
----------

Wat alleen wij mogen lezen, staat in geen document voor de klant.

Een antwoord zegt met `audience` wie het mag lezen; staat dat er niet, dan zijn wij dat alleen.
Kansen en risico's zijn altijd van ons. Eén regel te veel in een bedankje kost een jaar vertrouwen.

Fout::

    record: {marge: {type: percent}}
    documents:
      - {id: dank, audience: client, body: "Wij verdienen {{ answers.marge }} procent."}

Goed::

    record: {bespaard: {type: percent, audience: client}}
    documents:
      - {id: dank, audience: client, body: "Het bespaarde u {{ answers.bespaard }} procent."}

Bron: de belofte van amkit dat een klant alleen leest wat voor die klant bedoeld is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

from amkit.errors import ExpressionError
from amkit.expressions import Expression, Repeat, parse, parse_repeat, parse_wording
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.lint.scopes import around
from amkit.lint.texts import part
from amkit.model.prompts import Prompt
from amkit.model.protocol import Protocol
from amkit.model.rules import Letter
from amkit.model.text import Text
from amkit.source.document import Keys

_ANSWERED = ("answers", "previous", "comments")
_OURS = frozenset({"opportunity", "opportunities", "risk", "risks"})


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield what a document for the customer reads and only we may."""
    prompts = {name: prompt for _, step in protocol.steps() for name, prompt in step.record.items()}
    for keys, letter in _letters(protocol):
        if letter.audience != "client":
            continue
        repeats = tuple(_repeats(protocol, keys))
        for at, expression, start in _read(subject, keys, letter):
            for path, offset in expression.names:
                name = _internal(path, prompts, repeats)
                if name:
                    text = Text(
                        en=f"the customer may not read “{name}”; leave it out, or give it "
                        "audience: client",
                        nl=f"de klant mag ‘{name}’ niet lezen; laat het weg, of geef het "
                        "audience: client",
                    )
                    length = len(".".join(path))
                    place = part(subject.document, at, start + offset, length)
                    yield Complaint(place=place, text=text)


def _letters(protocol: Protocol) -> Iterator[tuple[Keys, Letter]]:
    for number, letter in enumerate(protocol.documents):
        yield ("documents", number), letter
    for keys, _, step in protocol.located():
        for number, letter in enumerate(step.documents):
            yield (*keys, "documents", number), letter


def _read(subject: Subject, keys: Keys, letter: Letter) -> Iterator[tuple[Keys, Expression, int]]:
    """Yield the expressions that end up in a document, with where they stand."""
    with suppress(ExpressionError):  # the rule `expression` complains of it
        if letter.to:
            yield (*keys, "to"), parse(letter.to), 0
        for written in subject.texts:
            if written.gaps and written.keys[:-1] == keys and written.field != "title":
                for at, line in written.lines():
                    for expression, start in parse_wording(line).expressions():
                        yield at, expression, start


def _internal(
    path: tuple[str, ...], prompts: Mapping[str, Prompt], repeats: tuple[Repeat, ...]
) -> str:
    """Return what is read that only we may; "" where the customer may."""
    if path[0] in _OURS:
        return path[0]
    for at, repeat in enumerate(repeats):  # innermost first: that is whose item it is
        if path[0] == repeat.item:
            outer = repeats[at + 1 :]
            found = (_internal(name, prompts, outer) for name, _ in repeat.items.names)
            return next(filter(None, found), "")
    prompt = prompts.get(path[1]) if path[0] in _ANSWERED and len(path) > 1 else None
    ours = prompt is not None and (prompt.audience == "internal" or path[0] == "comments")
    return path[1] if ours else ""


def _repeats(protocol: Protocol, keys: Keys) -> Iterator[Repeat]:
    """Yield the repeats for items that `keys` lie in, innermost first."""
    steps = [step for _, step in around(protocol, keys) if step is not None]
    for step in reversed(steps):
        with suppress(ExpressionError):  # the rule `expression` complains of it
            yield parse_repeat(step.for_each)


RULE = Rule(
    name="internal-to-client",
    group="flow",
    severity="error",
    title=Text(
        "Nothing of ours in a document for the customer",
        "Niets van ons in een document voor de klant",
    ),
    manual=__doc__,
    check=of_protocol(check),
)
