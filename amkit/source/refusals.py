"""What pydantic says of a protocol, as findings: each at its place, in words for an author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any, TypeAlias

from pydantic import ValidationError

from amkit.model.finding import Edit, Finding, Fix, Place
from amkit.model.method import TIERS, Due, Task
from amkit.model.prompts import PROMPT_CLASS, Check, Option, Row, class_of
from amkit.model.protocol import Link, Phase, Protocol, Role, Step
from amkit.model.reuse import Addition, Extension, Include
from amkit.model.rules import Action, Letter
from amkit.model.scorecards import Band, Item
from amkit.model.text import LANGUAGES, Text
from amkit.source.document import Document, Keys
from amkit.source.names import nearest, no_such, shown

MOST_WORDED = 1_000
"""Most errors that are put into words, to tell the first of them; 150,000 would take 4 seconds."""


def refusals(
    document: Document, error: ValidationError, model: type = Protocol
) -> Iterator[Finding]:
    """Yield a finding for each thing that the models refuse; for the first MOST_WORDED of them."""
    for told in error.errors(include_url=False, include_input=False)[:MOST_WORDED]:
        keys, missing = _keys(document.data, told["loc"])
        place, rule, text, fix = _refusal(document, keys, missing, told, model)
        yield Finding(place=place, rule=rule, severity="error", text=text, fix=fix)


_Refusal: TypeAlias = tuple[Place, str, Text, Fix | None]
"""Where, by which rule, in which words, and what mends it."""


def _refusal(document: Document, keys: Keys, missing: str, told: Any, model: type) -> _Refusal:
    match told["type"]:
        case "missing":
            text = Text(en=f"“{missing}” is missing here", nl=f"‘{missing}’ ontbreekt hier")
            return document.place(keys, of="key"), "missing-key", text, None
        case "unexpected_keyword_argument" | "extra_forbidden":
            place, known = document.place(keys, of="key"), allowed(document.data, keys[:-1], model)
            name = str(keys[-1])
            if _value(document.data, keys) is None and not name.isidentifier():
                return place, "unknown-key", _behind_comma(name), None
            text, close = no_such(name, known), nearest(name, known)
            return place, "unknown-key", text, instead(place, close)
        case "literal_error":
            place = document.place(keys)
            text, close = _none_of(_value(document.data, keys), told["ctx"]["expected"])
            return place, "wrong-value", text, instead(place, close)
        case "union_tag_not_found":
            return _untyped(document, keys)
        case "union_tag_invalid":
            text = Text(
                en="a cell asks for one value, and not for an entry, a table or a scorecard",
                nl="een cel vraagt één waarde, en geen gegeven, tabel of scorekaart",
            )
            return document.place(keys), "wrong-value", text, None
    given = _value(document.data, keys)
    text, fix = _wrong(told, given), None
    if isinstance(given, dict) and given.keys() <= set(LANGUAGES) and isinstance(keys[-1], int):
        text = _per_language(str(keys[-2]))
    if told["type"].startswith("string") and _kind_of(given).en == "a number":
        fix = _in_quotes(document, keys)
    return document.place(keys), "wrong-type", text, fix


def _behind_comma(name: str) -> Text:
    return Text(
        en=f"“{name}” stands behind a comma, so it is read as a key; put the whole text in quotes",
        nl=f"‘{name}’ staat achter een komma en wordt dus als sleutel gelezen; zet de hele tekst "
        "tussen aanhalingstekens",
    )


def _per_language(name: str) -> Text:
    return Text(
        en=f"a list stands inside its language here; write {name}: {{en: […], nl: […]}}",
        nl=f"een lijst staat hier binnen haar taal; schrijf {name}: {{en: […], nl: […]}}",
    )


def instead(place: Place, close: str | None) -> Fix | None:
    """Return the fix that puts a name that comes near in the place of a wrong one."""
    return None if close is None else Fix((Edit(place, close),), safe=False)


def _in_quotes(document: Document, keys: Keys) -> Fix:
    """Return the fix that makes a text of a number, as it was written."""
    place = document.place(keys)
    before = replace(place, end_line=place.line, end_column=place.column)
    behind = replace(place, line=place.end_line, column=place.end_column)
    return Fix((Edit(before, '"'), Edit(behind, '"')), safe=True)


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
            keys.append(part)
        else:
            rest = str(part)
    return tuple(keys), rest


def _value(data: Any, keys: Keys) -> Any:
    for key in keys:
        data = data[key]
    return data


def allowed(data: Any, keys: Keys, model: type) -> tuple[str, ...]:
    """Return the keys that the mapping at `keys` may have; `model` reads the whole."""
    if keys[-1:] == ("days",):
        return TIERS
    cls = _class_at(data, keys) if keys else model
    more: tuple[type, ...] = (Extension,) if cls is Protocol else (Include,) if cls is Step else ()
    of = () if cls is None else (cls, *more)
    return tuple(dict.fromkeys(field.name for one in of for field in fields(one))) or LANGUAGES


def _class_at(data: Any, keys: Keys) -> type | None:
    """Return the model that reads the mapping at `keys`, None for a text per language."""
    match keys:
        case ("phases", int()):
            return Phase
        case (*_, "steps", int()):
            return Step
        case (*_, "links", int()):
            return Link
        case ("roles", str()):
            return Role
        case ("tasks", int(), *inside):
            return Due if inside else Task
        case (*_, "checks" | "actions" | "documents" as listed, int()):
            return {"checks": Check, "actions": Action, "documents": Letter}[listed]
        case (*_, "record" | "columns", str()) | (*_, "cell"):
            return class_of(_value(data, keys))
        case ("add", int()):
            return Addition
        case (*_, "options" | "rows" | "columns" | "items" | "bands" as listed, int()):
            return {"options": Option, "items": Item, "bands": Band}.get(str(listed), Row)
    return None


def _none_of(given: Any, expected: str) -> tuple[Text, str | None]:
    """Say that a value is none of those there are, which pydantic lists as 'a', 'b' or 'c'.

    Returns:
        the words, and the value that comes near.
    """
    allowed = re.findall("'([^']*)'", expected)
    listed = ", ".join(allowed)
    close = nearest(given, allowed) if isinstance(given, str) else None
    if close:
        text = Text(
            en=f"“{given}” is not one of {listed}; did you mean “{close}”?",
            nl=f"‘{given}’ is geen van {listed}; bedoelt u ‘{close}’?",
        )
    else:
        text = Text(en=f"expected one of {listed}", nl=f"verwacht: een van {listed}")
    return text, close


def _untyped(document: Document, keys: Keys) -> _Refusal:
    """Complain of a prompt that has no known type, or is no mapping."""
    given = _value(document.data, keys)
    if not isinstance(given, dict):
        text = Text(
            en="a prompt has keys, such as “type: date”; {} asks for a plain text",
            nl="een vraag heeft sleutels, zoals ‘type: date’; {} vraagt een gewone tekst",
        )
        return document.place(keys), "wrong-type", text, None
    keys, named, listed = (*keys, "type"), given["type"], ", ".join(PROMPT_CLASS)
    if not isinstance(named, str):
        return document.place(keys), "wrong-type", _expected(Text("text", "tekst"), named), None
    close = nearest(named, PROMPT_CLASS)
    text = Text(
        en=f"there is no answer type “{shown(named)}”; "
        + (f"did you mean “{close}”?" if close else f"there are: {listed}"),
        nl=f"het antwoordtype ‘{shown(named)}’ bestaat niet; "
        + (f"bedoelt u ‘{close}’?" if close else f"er zijn: {listed}"),
    )
    place = document.place(keys)
    return place, "unknown-type", text, instead(place, close)


_EXPECTED: tuple[tuple[str, Text], ...] = (
    ("string", Text("text", "tekst")),
    ("tuple", Text("a list", "een lijst")),
    ("too_", Text("two numbers: [5, 8]", "twee getallen: [5, 8]")),
    ("int", Text("a whole number", "een heel getal")),
    ("decimal", Text("a number", "een getal")),
    ("bool", Text("true or false", "true of false")),
    ("d", Text("keys with values", "sleutels met waarden")),  # of a dict, or a dataclass
)
"""How the names of pydantic's errors begin, and what it expected."""


def _wrong(told: Any, given: Any) -> Text:
    return _expected(
        next(text for start, text in _EXPECTED if told["type"].startswith(start)), given
    )


def _expected(expected: Text, given: Any) -> Text:
    """Say what was expected and what was found."""
    found = _kind_of(given)
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
            return Text("nothing", "niets")
        case bool():
            return Text("true or false", "true of false")
        case str():
            return Text("text", "tekst")
        case list():
            return Text("a list", "een lijst")
        case dict():
            return Text("keys with values", "sleutels met waarden")
    return Text("a number", "een getal")
