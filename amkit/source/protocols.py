"""Documents into protocols: pydantic validates the models, and every complaint finds its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from amkit.errors import ProtocolError
from amkit.model.finding import Finding, Place
from amkit.model.kinds import KINDS
from amkit.model.prompts import (
    PROMPT_CLASS,
    ChoicePrompt,
    EntryPrompt,
    ListPrompt,
    NumberPrompt,
    Option,
    Prompt,
    ScalePrompt,
    class_of,
)
from amkit.model.protocol import FORMAT, Phase, Protocol, Step
from amkit.model.text import LANGUAGES, Text
from amkit.source.document import Document, Keys
from amkit.source.names import nearest
from amkit.source.reader import read

MOST_FINDINGS = 50
"""Most complaints told at once; behind these the rest is counted."""

_ID = re.compile(r"[a-z][a-z0-9_-]{0,63}", re.ASCII)
_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}", re.ASCII)


@cache
def _adapter() -> TypeAdapter[Protocol]:
    return TypeAdapter(Protocol)


def protocol_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a protocol file, made from the models."""
    return _adapter().json_schema()


def load_protocol(raw: bytes, path: str) -> Protocol:
    """Return the protocol in a file.

    Raises:
        ProtocolError: it cannot be used; carries every finding of severity error.
    """
    document, found = read(raw, path)
    protocol = None
    if document is not None:
        protocol, more = parse_protocol(document)
        found += more
    errors = tuple(finding for finding in found if finding.severity == "error")
    if protocol is None or errors:
        raise ProtocolError(errors)
    return protocol


def parse_protocol(document: Document) -> tuple[Protocol | None, tuple[Finding, ...]]:
    """Return the protocol a document is, and everything that is wrong with it."""
    given = document.data.get("amkit")
    if given is not None and given != FORMAT:
        text = Text(
            en=f"this file needs amkit format {given}; this amkit reads {FORMAT}",
            nl=f"dit bestand vraagt amkit-formaat {given}; deze amkit leest {FORMAT}",
        )
        return None, (_finding(document.place(("amkit",)), "format", text),)
    try:
        protocol = _adapter().validate_python(document.data)
    except ValidationError as error:
        return None, _limited(tuple(_complaints(document, error)), document)
    found = _limited(tuple(_meaning(document, protocol)), document)
    return protocol, found


def _finding(place: Place, rule: str, text: Text) -> Finding:
    return Finding(place=place, rule=rule, severity="error", text=text)


def _limited(found: tuple[Finding, ...], document: Document) -> tuple[Finding, ...]:
    unique = tuple(dict.fromkeys(sorted(found, key=lambda finding: finding.place)))
    rest = len(unique) - MOST_FINDINGS
    if rest <= 0:
        return unique
    text = Text(en=f"and {rest} more like these", nl=f"en nog {rest} van deze")
    last = unique[MOST_FINDINGS - 1].place
    return (*unique[:MOST_FINDINGS], _finding(last, "more", text))


# What pydantic says -----------------------------------------------------------------------


def _complaints(document: Document, error: ValidationError) -> Iterator[Finding]:
    for told in error.errors(include_url=False):
        keys, missing = _keys(document.data, told["loc"])
        kind = told["type"]
        if kind == "missing":
            place, rule, text = document.place(keys, of="key"), "missing-key", _missing(missing)
        elif kind in ("unexpected_keyword_argument", "extra_forbidden"):
            place, rule = document.place(keys, of="key"), "unknown-key"
            text = _unknown(str(keys[-1]), _allowed(document.data, keys[:-1]))
        elif kind == "literal_error":
            place, rule, text = document.place(keys), "wrong-value", _literal(document.data, keys)
        elif kind == "union_tag_not_found":
            place, rule, text = _untyped(document, keys)
        else:
            place, rule, text = document.place(keys), "wrong-type", _wrong(told, document, keys)
        yield _finding(place, rule, text)


def _keys(data: Any, loc: tuple[str | int, ...]) -> tuple[Keys, str]:
    """Return the keys of the file that pydantic's `loc` goes along, and the key that is missing.

    Pydantic puts the names of the alternatives it tried in between; those are no keys.
    """
    keys: list[str | int] = []
    rest = ""
    for part in loc:
        in_list = isinstance(data, list) and isinstance(part, int) and part < len(data)
        if in_list or (isinstance(data, dict) and part in data):
            data = data[part]
        else:
            rest = str(part)
            continue
        keys.append(part)
    return tuple(keys), rest


def _missing(key: str) -> Text:
    return Text(en=f"“{key}” is missing here", nl=f"‘{key}’ ontbreekt hier")


def _unknown(key: str, allowed: tuple[str, ...]) -> Text:
    close = nearest(key, allowed)
    listed = ", ".join(allowed)
    if close:
        return Text(
            en=f"there is no “{key}” here; did you mean “{close}”?",
            nl=f"‘{key}’ bestaat hier niet; bedoelt u ‘{close}’?",
        )
    return Text(
        en=f"there is no “{key}” here; there are: {listed}",
        nl=f"‘{key}’ bestaat hier niet; wel: {listed}",
    )


def _class_at(data: Any, keys: Keys) -> type | None:
    """Return the model that reads the mapping at `keys`, None for a text per language."""
    match keys:
        case ():
            return Protocol
        case ("phases", int()):
            return Phase
        case ("phases", int(), "steps", int()):
            return Step
        case (*_, "record", str()):
            return class_of(_value(data, keys))
        case (*_, "options", int()):
            return Option
    return None


def _value(data: Any, keys: Keys) -> Any:
    for key in keys:
        data = data[key]
    return data


def _allowed(data: Any, keys: Keys) -> tuple[str, ...]:
    cls = _class_at(data, keys)
    return tuple(field.name for field in fields(cls)) if cls is not None else LANGUAGES


_LITERALS: dict[str, tuple[str, ...]] = {
    "moment": ("before", "during", "after"),
    "status": ("draft", "active", "archived"),
    "audience": ("internal", "client"),
    "side": ("ours", "theirs", "any"),
    "kind": tuple(KINDS),
    "languages": LANGUAGES,
}


def _literal(data: Any, keys: Keys) -> Text:
    given = _value(data, keys)
    named = next((key for key in reversed(keys) if isinstance(key, str)), "")
    allowed = _LITERALS.get(named, tuple(PROMPT_CLASS))
    close = nearest(given, allowed) if isinstance(given, str) else None
    listed = ", ".join(allowed)
    if close:
        return Text(
            en=f"“{given}” is not one of {listed}; did you mean “{close}”?",
            nl=f"‘{given}’ is geen van {listed}; bedoelt u ‘{close}’?",
        )
    return Text(en=f"expected one of {listed}", nl=f"verwacht: een van {listed}")


def _untyped(document: Document, keys: Keys) -> tuple[Place, str, Text]:
    """Complain of a prompt that has no known type, or is no mapping."""
    given = _value(document.data, keys)
    if not isinstance(given, dict):
        text = Text(
            en="a prompt has keys, such as “type: date”; {} asks for a plain text",
            nl="een vraag heeft sleutels, zoals ‘type: date’; {} vraagt een gewone tekst",
        )
        return document.place(keys), "wrong-type", text
    named, listed = given["type"], ", ".join(PROMPT_CLASS)
    close = nearest(named, PROMPT_CLASS) if isinstance(named, str) else None
    text = Text(
        en=f"there is no answer type “{named}”; "
        + (f"did you mean “{close}”?" if close else f"there are: {listed}"),
        nl=f"het antwoordtype ‘{named}’ bestaat niet; "
        + (f"bedoelt u ‘{close}’?" if close else f"er zijn: {listed}"),
    )
    return document.place((*keys, "type")), "unknown-type", text


_EXPECTED: tuple[tuple[str, Text], ...] = (
    ("string", Text("text", "tekst")),
    ("tuple", Text("a list", "een lijst")),
    ("int", Text("a whole number", "een heel getal")),
    ("decimal", Text("a number", "een getal")),
    ("bool", Text("true or false", "true of false")),
    ("dict", Text("keys with values", "sleutels met waarden")),
    ("dataclass", Text("keys with values", "sleutels met waarden")),
)
_NONE = Text("nothing", "niets")


def _wrong(told: Any, document: Document, keys: Keys) -> Text:
    """Say what was expected and what was found, in words for people."""
    expected = next((text for start, text in _EXPECTED if told["type"].startswith(start)), _NONE)
    found = _kind_of(_value(document.data, keys))
    quotes = Text("", "")
    if expected.en == "text" and found.en == "a number":
        quotes = Text("; put it in quotes", "; zet het tussen aanhalingstekens")
    return Text(
        en=f"expected {expected.en}, found {found.en}{quotes.en}",
        nl=f"verwacht: {expected.nl}, gevonden: {found.nl}{quotes.nl}",
    )


def _kind_of(value: Any) -> Text:
    match value:
        case None:
            return _NONE
        case bool():
            return Text("true or false", "true of false")
        case str():
            return Text("text", "tekst")
        case list():
            return Text("a list", "een lijst")
        case dict():
            return Text("keys with values", "sleutels met waarden")
    return Text("a number", "een getal")


# What the models cannot say ---------------------------------------------------------------


def _meaning(document: Document, protocol: Protocol) -> Iterator[Finding]:
    yield from _id(document, ("id",), protocol.id, _ID)
    if not protocol.phases:
        yield _empty(document, ("phases",), "a protocol has phases", "een protocol heeft fases")
    seen: dict[str, Keys] = {}
    for at, phase in enumerate(protocol.phases):
        keys: Keys = ("phases", at)
        yield from _id(document, (*keys, "id"), phase.id, _ID)
        yield from _once(document, (*keys, "id"), f"phase {phase.id}", phase.id, seen)
        if not phase.steps:
            yield _empty(document, (*keys, "steps"), "a phase has steps", "een fase heeft stappen")
        for number, step in enumerate(phase.steps):
            yield from _step(document, (*keys, "steps", number), step, seen)


def _step(document: Document, keys: Keys, step: Step, seen: dict[str, Keys]) -> Iterator[Finding]:
    yield from _id(document, (*keys, "id"), step.id, _ID)
    yield from _once(document, (*keys, "id"), f"step {step.id}", step.id, seen)
    if step.for_each:
        yield from _id(document, (*keys, "item"), step.item, _NAME)
    for name, prompt in step.record.items():
        at = (*keys, "record", name)
        yield from _id(document, at, name, _NAME, of_key=True)
        yield from _once(document, at, f"prompt {name}", name, seen)
        yield from _prompt(document, at, prompt)


def _id(
    document: Document, keys: Keys, given: str, form: re.Pattern[str], *, of_key: bool = False
) -> Iterator[Finding]:
    if form.fullmatch(given):
        return
    signs = "a-z, 0-9, _" if form is _NAME else "a-z, 0-9, _, -"
    odd = ", ".join(f"U+{ord(sign):04X}" for sign in given if not sign.isascii())
    shown = f" ({odd})" if odd else ""
    text = Text(
        en=f"“{given}”{shown} is no name; use {signs}, begin with a letter, at most 64",
        nl=f"‘{given}’{shown} is geen naam; gebruik {signs}, begin met een letter, hooguit 64",
    )
    place = document.place(keys, of="key" if of_key else "value")
    yield _finding(place, "name", text)


def _once(
    document: Document, keys: Keys, what: str, name: str, seen: dict[str, Keys]
) -> Iterator[Finding]:
    first = seen.setdefault(what, keys)
    if first != keys:
        line = document.place(first, of="key").line
        text = Text(
            en=f"“{name}” is used twice; it was on line {line} already. Give this one its own name",
            nl=f"‘{name}’ wordt twee keer gebruikt; het stond al op regel {line}. "
            "Geef deze een eigen naam",
        )
        yield _finding(document.place(keys, of="key"), "duplicate-name", text)


def _empty(document: Document, keys: Keys, en: str, nl: str) -> Finding:
    text = Text(en=f"{en}; there are none here", nl=f"{nl}; hier zijn ze er niet")
    return _finding(document.place(keys), "empty", text)


def _prompt(document: Document, keys: Keys, prompt: Prompt) -> Iterator[Finding]:
    match prompt:
        case EntryPrompt():
            yield from _entry(document, keys, prompt)
        case ChoicePrompt():
            yield from _options(document, keys, prompt)
    match prompt:
        case EntryPrompt() | ChoicePrompt() | ListPrompt() | NumberPrompt() | ScalePrompt():
            low, high = prompt.min, prompt.max
            if low is not None and high is not None and low > high:
                text = Text(
                    en=f"min ({low}) is more than max ({high})",
                    nl=f"min ({low}) is meer dan max ({high})",
                )
                yield _finding(document.place((*keys, "min")), "limits", text)


def _entry(document: Document, keys: Keys, prompt: EntryPrompt) -> Iterator[Finding]:
    known = KINDS[prompt.kind].fields
    for number, name in enumerate(prompt.fields):
        if name not in known:
            yield _finding(
                document.place((*keys, "fields", number)),
                "unknown-field",
                _unknown(name, tuple(known)),
            )
    if not prompt.many and (prompt.min or prompt.max is not None):
        key = "min" if prompt.min else "max"
        text = Text(
            en=f"“{key}” counts entries; write many: true as well",
            nl=f"‘{key}’ telt items; schrijf ook many: true",
        )
        yield _finding(document.place((*keys, key), of="key"), "limits", text)


def _options(document: Document, keys: Keys, prompt: ChoicePrompt) -> Iterator[Finding]:
    if not prompt.options:
        yield _empty(document, (*keys, "options"), "a choice has options", "een keuze heeft opties")
    seen: dict[str, Keys] = {}
    for number, option in enumerate(prompt.options):
        at = (*keys, "options", number, "id")
        yield from _id(document, at, option.id, _ID)
        yield from _once(document, at, option.id, option.id, seen)
