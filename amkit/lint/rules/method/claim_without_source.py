"""A number has a source and a date.

“The downtime went from 14 to 5 hours” is believed when it says since when, and where the number
comes from. Without these, whoever doubts it is right to. A prompt for results that asks for the
number now asks for `since` and `evidence` too, there or in another step, and a document for the
customer that gives such a number gives both.

Bad::

    results: {kind: result, many: true, fields: [before, after]}

Good::

    results: {kind: result, many: true, fields: [before, after, since, evidence]}

Source: value statements in customer success practice: every claim with its evidence and its date.

Nederlands
----------

Een getal heeft een bron en een datum.

“De stilstand ging van 14 naar 5 uur” wordt geloofd als erbij staat sinds wanneer, en waar het getal
vandaan komt. Zonder dat heeft wie eraan twijfelt gelijk. Een vraag naar resultaten die het cijfer
van nu vraagt, vraagt ook `since` en `evidence`, daar of in een andere stap, en een document voor de
klant dat zo'n cijfer noemt, noemt ze allebei.

Fout::

    resultaten: {kind: result, many: true, fields: [before, after]}

Goed::

    resultaten: {kind: result, many: true, fields: [before, after, since, evidence]}

Bron: waardeverklaringen in de praktijk van customer success: elke bewering met bewijs en datum.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, TypeAlias

from amkit.errors import ExpressionError
from amkit.expressions import parse_repeat, parse_wording
from amkit.lint.prefilter import says
from amkit.lint.prompts import prompts
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.lint.telling import entries_of, kind_of
from amkit.lint.texts import Written, part
from amkit.model.finding import Place
from amkit.model.prompts import EntryPrompt, KindName
from amkit.model.protocol import Protocol
from amkit.model.text import Text
from amkit.source.document import Keys
from amkit.walk.scope import asked_fields

_PROOF = ("since", "evidence")
_NUMBER = "after"
_WORDS = {"since": Text("the date", "de datum"), "evidence": Text("the source", "de bron")}
_Read: TypeAlias = tuple[Keys, int, tuple[str, ...]]
"""A name that a line reads: where the line stands, where in it the name does, and the name."""


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield results that are asked, or told to the customer, without source or date."""
    if not says(subject.document, _NUMBER):
        return
    results = [
        (keys, prompt)
        for keys, prompt in prompts(protocol)
        if isinstance(prompt, EntryPrompt) and prompt.kind == "result"
    ]
    asked = {field for _, prompt in results for field in asked_fields(prompt)}
    first = next((keys for keys, prompt in results if _NUMBER in prompt.fields), None)
    if first is not None:
        yield from _complaint(subject.document.place((*first, "fields")), asked)
    entries = entries_of(protocol)
    for written in subject.texts:
        if written.field == "body" and written.gaps:
            yield from _letter(subject, written, entries)


def _letter(
    subject: Subject, written: Written, entries: Mapping[str, KindName]
) -> Iterator[Complaint]:
    """Yield the first number in a document for the customer, where it has no source or date."""
    owner: Any = subject.document.data
    for key in written.keys[:-3]:
        owner = owner[key]
    if owner["documents"][written.keys[-2]].get("audience") != "client":
        return
    item = _result_item(str(owner.get("for_each", "")), entries)
    read = [
        one
        for one in _names(written)
        if "result" in (kind_of(one[2], entries), item.get(one[2][0]))
    ]
    claim = next((one for one in read if one[2][-1] == _NUMBER), None)
    if claim is not None:
        keys, offset, path = claim
        place = part(subject.document, keys, offset, len(".".join(path)))
        yield from _complaint(place, {path[-1] for _, _, path in read})


def _names(written: Written) -> Iterator[_Read]:
    for keys, line in written.lines():
        with suppress(ExpressionError):  # the rule `expression` complains of it
            for expression, start in parse_wording(line).expressions():
                for path, offset in expression.names:
                    yield keys, start + offset, path


def _result_item(for_each: str, entries: Mapping[str, KindName]) -> Mapping[str, str]:
    """Return the name of the item of a repeat for results, as one of the kind it is."""
    with suppress(ExpressionError):
        repeat = parse_repeat(for_each)
        if any(kind_of(path, entries) == "result" for path, _ in repeat.items.names):
            return {repeat.item: "result"}
    return {}


def _complaint(place: Place, given: set[str]) -> Iterator[Complaint]:
    missing = [name for name in _PROOF if name not in given]
    if missing:
        en = " and ".join(_WORDS[name].en for name in missing)
        nl = " en ".join(_WORDS[name].nl for name in missing)
        text = Text(
            en=f"this number lacks {en}; add {', '.join(missing)}",
            nl=f"bij dit getal ontbreekt {nl}; voeg toe: {', '.join(missing)}",
        )
        yield Complaint(place=place, text=text)


RULE = Rule(
    name="claim-without-source",
    group="method",
    severity="error",
    title=Text("A number has a source and a date", "Een getal heeft een bron en een datum"),
    manual=__doc__,
    check=of_protocol(check),
)
