"""A protocol says what the conversation is to bring about.

Without a purpose a conversation cannot succeed, only take place. A purpose that repeats the title
is none. When it is due is another rule: `no-use-when`.

Bad::

    title: {en: The yearly conversation, nl: Het jaargesprek}
    purpose: {en: The yearly conversation., nl: Het jaargesprek.}

Good::

    title: {en: The yearly conversation, nl: Het jaargesprek}
    purpose:
      en: Choose together what we want to achieve together.
      nl: Samen kiezen wat we samen willen bereiken.
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
