"""Visiting cards (vCard 2.1, 3.0 and 4.0) into stakeholders, and stakeholders into cards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from amkit.errors import UsageError
from amkit.exchange.lines import on_one_line
from amkit.exchange.problems import Problems
from amkit.exchange.saying import Wanted
from amkit.model.account import Account
from amkit.model.record import Entry, entry_id
from amkit.model.text import Text
from amkit.walk.replies import MOST_NAME

MOST_CARDS = 5000
"""Most cards in a file; an account with more people in it is no list of stakeholders."""
MOST_CARD = 65_536
"""Most characters of a card, its pictures aside."""
_PICTURES = re.compile(r"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|AGENT)[;:]", re.IGNORECASE)
"""What is not read: none of it says who somebody is, and it is most of a card."""
_QUOTED = re.compile(r"ENCODING=QUOTED-PRINTABLE|;QUOTED-PRINTABLE[;:]", re.IGNORECASE)
_FIELDS = {"role": ("title", "role"), "email": ("email",), "phone": ("tel",)}
"""Field of a stakeholder to the properties that hold it, the first that is there."""


class Card(NamedTuple):
    """A card of a file, as text.

    Attributes:
        line: where it begins, 1-based.
        text: all of it, its pictures aside.
    """

    line: int
    text: str


def cards_of(text: str, problems: Problems) -> Iterator[Card]:
    """Yield the cards in a text; what is no card goes to `problems`."""
    begun, held, skipping, quoted, count = 0, [""], False, False, 0
    for at, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        folded = line[:1] in (" ", "\t") or quoted
        skipping = skipping if folded else bool(_PICTURES.match(line))
        quoted = bool(begun) and line.endswith("=") and (quoted or bool(_QUOTED.search(line)))
        word = "" if folded else line.strip().upper()
        if word == "BEGIN:VCARD":
            if begun:
                problems.add(begun, 1, _NO_END)
            begun, held, count = at, [], count + 1
            if count > MOST_CARDS:
                problems.add(at, 1, _TOO_MANY)
                return
        if begun and not skipping:
            held.append(line)
        elif not begun and line.strip():
            problems.add(at, 1, _NO_CARD)
            return
        if word == "END:VCARD":
            yield Card(begun, "\r\n".join(held) + "\r\n")
            begun = 0
    if begun:
        problems.add(begun, 1, _NO_END)
    elif not count:
        problems.add(1, 1, _NO_CARD)


def wanted_of(card: Card, problems: Problems) -> Wanted | None:
    """Return what a card says of a person; None where it says nothing, and why is in `problems`.

    Raises:
        UsageError: what reads cards is not installed.
    """
    if len(card.text) > MOST_CARD or "\0" in card.text:
        problems.add(card.line, 1, _TOO_LARGE)
        return None
    vobject = _vobject()
    try:
        read = vobject.readOne(_with_charset(card.text), allowQP=True)
        properties: Mapping[str, Any] = read.contents
        fields = {name: _first(properties, names) for name, names in _FIELDS.items()}
        fields = {"name": _name(properties), **fields, "unit": _unit(properties)}
    except Exception:  # vobject lets errors of every kind out, also those of the codecs it uses
        problems.add(card.line, 1, _UNREADABLE)
        return None
    name = fields["name"] or fields["email"]
    if not name or len(name) > MOST_NAME:
        problems.add(card.line, 1, _NAMELESS)
        return None
    return {"stakeholder": {field: value for field, value in fields.items() if value}}


def _vobject() -> Any:
    try:
        import vobject  # noqa: PLC0415  an extra, and heavy; cards alone need it
    except ImportError:
        raise UsageError(_EXTRA) from None
    return vobject


def _with_charset(text: str) -> str:
    """Return a card whose quoted bytes, where they are no UTF-8, are those of UTF-8.

    Phones of twenty years ago wrote their own encoding, and not always said which.
    """

    def utf8(found: re.Match[str]) -> str:
        raw = bytes(int(pair, 16) for pair in found[0].split("=")[1:])
        try:
            raw.decode()
        except UnicodeDecodeError:
            raw = raw.decode("cp1252", "replace").encode()
        return "".join(f"={byte:02X}" for byte in raw)

    text = re.sub(r"CHARSET=[\w-]+", "CHARSET=UTF-8", text, flags=re.IGNORECASE)
    return re.sub(r"(?:=[89A-Fa-f][0-9A-Fa-f])+", utf8, text) if _QUOTED.search(text) else text


def _first(properties: Mapping[str, Any], names: Iterable[str]) -> str:
    """Return the first value of some properties, the preferred one first."""
    found = [one for name in names for one in properties.get(name, ())]
    found.sort(key=lambda one: not _is_preferred(one.params))
    return _plain(found[0].value) if found else ""


def _is_preferred(params: Mapping[str, Any]) -> bool:
    types = {str(kind).casefold() for kind in params.get("TYPE", ())}
    return "pref" in types or "PREF" in params


def _plain(value: Any) -> str:
    text = " ".join(str(part) for part in value) if isinstance(value, list) else str(value)
    return " ".join(re.sub(r"^(tel|mailto):", "", text, flags=re.IGNORECASE).split())


def _name(properties: Mapping[str, Any]) -> str:
    """Return the name as it is written out, or else put together from its parts."""
    written = _first(properties, ("fn",))
    if written or "n" not in properties:
        return written
    parts = properties["n"][0].value
    return " ".join(" ".join(f"{parts.given} {parts.additional} {parts.family}".split()).split())


def _unit(properties: Mapping[str, Any]) -> str:
    """Return the department: what stands behind the organisation."""
    found = properties.get("org", ())
    parts = found[0].value if found else []
    return " ".join(" ".join(parts[1:]).split()) if isinstance(parts, list) else ""


def cards(account: Account, entries: Iterable[Entry]) -> str:
    """Return the people of an account as cards (vCard 3.0, which every address book reads).

    A card holds what stands on a visiting card; what we think of somebody is on none.

    Raises:
        UsageError: what writes cards is not installed.
    """
    vobject = _vobject()
    made = []
    for entry in entries:
        card = vobject.vCard()
        known = {name: on_one_line(str(value)) for name, value in entry.fields.items()}
        name = known["name"] or "?"
        card.add("fn").value = name
        first, _, last = name.rpartition(" ")
        card.add("n").value = vobject.vcard.Name(family=last, given=first)
        unit = [known["unit"]] if known.get("unit") else []
        card.add("org").value = [on_one_line(account.name), *unit]
        for name, properties in _FIELDS.items():
            if known.get(name):
                card.add(properties[0]).value = known[name]
        card.add("uid").value = f"{entry_id(account.id, entry)}.{account.id}@amkit"
        made.append(card.serialize())
    return "".join(made)


_EXTRA = Text(
    en="cards need a library that is not installed; install it with: pip install 'amkit[contacts]'",
    nl="voor visitekaartjes is een bibliotheek nodig die er nog niet is; installeer die met: "
    "pip install 'amkit[contacts]'",
)
_NO_END = Text(
    "this card has no END:VCARD; export it once more",
    "dit kaartje heeft geen END:VCARD; exporteer het opnieuw",
)
_NO_CARD = Text(
    "expected a card, which begins with BEGIN:VCARD",
    "hier hoort een kaartje, dat begint met BEGIN:VCARD",
)
_TOO_MANY = Text(
    f"there are more than {MOST_CARDS} cards; split the file",
    f"er zijn meer dan {MOST_CARDS} kaartjes; splits het bestand",
)
_TOO_LARGE = Text(
    f"this card is larger than {MOST_CARD // 1024} KiB without its pictures, or has a NUL in it; "
    "export it once more",
    f"dit kaartje is zonder foto's groter dan {MOST_CARD // 1024} KiB, of er staat een NUL in; "
    "exporteer het opnieuw",
)
_UNREADABLE = Text(
    "this card cannot be read; export it once more as vCard 3.0 or 4.0",
    "dit kaartje is niet te lezen; exporteer het opnieuw als vCard 3.0 of 4.0",
)
_NAMELESS = Text(
    f"this card has no name (FN or N) of at most {MOST_NAME} characters",
    f"dit kaartje heeft geen naam (FN of N) van hooguit {MOST_NAME} tekens",
)
