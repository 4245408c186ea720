"""A protocol says what the conversation is to bring about.

Without a purpose a conversation cannot succeed, only take place. A purpose that repeats the title
is none. When it is due is another rule: `no-use-when`.

Bad::

    title: The yearly conversation
    purpose: The yearly conversation.

Good::

    title: The yearly conversation
    purpose: Choose together what we want to achieve together.

Source: the founding idea of operational instructions: what, why and how belong together.

Nederlands
----------

Een protocol zegt wat het gesprek moet opleveren.

Zonder doel kan een gesprek niet slagen, alleen plaatsvinden. Een doel dat de titel herhaalt, is er
geen. Wanneer het gesprek aan de beurt is, is een andere regel: `no-use-when`.

Fout::

    title: Het jaargesprek
    purpose: Het jaargesprek.

Goed::

    title: Het jaargesprek
    purpose: Samen kiezen wat we samen willen bereiken.

Bron: het grondidee van operationele instructies: wat, waarom en hoe horen bij elkaar.
"""

from __future__ import annotations

from collections.abc import Iterator

from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.model.protocol import Protocol
from amkit.model.text import Text

_NONE = Text(
    en="this protocol has no purpose; write what the conversation is to bring about",
    nl="dit protocol heeft geen doel; schrijf wat het gesprek moet opleveren",
)
_REPEATED = Text(
    en="the purpose repeats the title; write what the conversation is to bring about",
    nl="het doel herhaalt de titel; schrijf wat het gesprek moet opleveren",
)


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield a purpose that is not there, or that says no more than the title."""
    purpose, title = protocol.purpose, protocol.title
    said = [_core(text) for text in (purpose.en, purpose.nl)]
    if not any(said):
        yield Complaint(place=subject.document.place(("purpose",)), text=_NONE)
    elif any(text and text in (_core(title.en), _core(title.nl)) for text in said):
        yield Complaint(place=subject.document.place(("purpose",)), text=_REPEATED)


def _core(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")


RULE = Rule(
    name="no-purpose",
    group="method",
    severity="error",
    title=Text("A purpose", "Een doel"),
    manual=__doc__,
    check=of_protocol(check),
)
