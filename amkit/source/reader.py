"""YAML 1.2 core as it is meant here, read from the parser's events.

The events carry the marks, so every complaint has a place, and a deep or tangled file is stopped
before anything is built from it: PyYAML's own composer crashes the process on 100,000 brackets,
and its constructor reads YAML 1.1 and lets raw errors out. Tags, anchors, aliases and merge keys
are refused. Only true, false, null and plain numbers are anything but text.

This is the hot path of `amkit lint`: the parser is asked for one event after another, and places
are kept as the events themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from io import StringIO
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from amkit.model.finding import Edit, Finding, Fix
from amkit.source.complaints import Complaints, Stretch, Unreadable
from amkit.source.decoding import hidden_sign, text_of
from amkit.source.document import Document, Group, Spot
from amkit.source.names import shown
from amkit.source.syntax import said_of

MOST_DEPTH = 64
"""Most levels of nesting; a protocol has nine."""
MOST_NODES = 200_000
"""Most values in a file: what 1 MiB holds when it is not made to be slow."""
MOST_DIGITS = 15
"""Most digits a number may have: as many as stay exact in every program that reads JSON."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMERIC = frozenset("-+.0123456789")
_INT = re.compile(r"-?(0|[1-9][0-9]*)", re.ASCII)
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+", re.ASCII)
_NOT_A_NUMBER = re.compile(r"[-+]?\.(inf|nan)", re.ASCII | re.IGNORECASE)
_OUT_OF_RANGE = re.compile(r"[-+]?[0-9.]+e[-+]?[0-9]{3,}", re.ASCII | re.IGNORECASE)
_TYPED: dict[str, bool | None] = {
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    "null": None, "Null": None, "NULL": None, "~": None, "": None,
}  # fmt: skip
_LOOKS_TRUE = frozenset({"yes", "no", "on", "off"})


def read(raw: bytes, path: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """Return the data of a YAML file with its places, and what is wrong with it.

    Args:
        raw: the file's bytes.
        path: the file as the user named it, for the places.

    Returns:
        None instead of the document where it cannot be read; findings of severity error refuse
        it, others only tell.
    """
    complaints = Complaints(path)
    document = None
    try:
        text = text_of(raw, complaints)
        data, spot = _parsed(text, path, complaints)
        document = Document(path=path, text=text, data=data, root=spot)
    except Unreadable:
        pass
    return (None if complaints.refuse else document), tuple(complaints.found)


class _Named(StringIO):
    """A text with the name of its file, which the parser puts in every mark."""

    name: str


def _parsed(text: str, path: str, complaints: Complaints) -> tuple[dict[str, Any], Group]:
    stream = _Named(text)
    stream.name = path
    loader = _LOADER(stream)
    try:
        return _Reading(loader.get_event, complaints).whole()
    except yaml.YAMLError as error:
        complaints.stop("yaml-syntax", *said_of(error))


class _Reading:
    """One reading of one file."""

    __slots__ = ("_complaints", "_next", "_nodes", "_plain_keys")

    def __init__(self, next_event: Callable[[], Any], complaints: Complaints) -> None:
        self._next = next_event
        self._complaints = complaints
        self._nodes = 0
        self._plain_keys: set[str] = set()

    def whole(self) -> tuple[dict[str, Any], Group]:
        """Return what the file holds.

        Raises:
            Unreadable: it is no mapping.
            YAMLError: it is no YAML.
        """
        self._next()  # the stream starts
        if type(self._next()) is not DocumentStartEvent:
            self._complaints.stop("yaml-empty", (0, 0), "the file is empty", "het bestand is leeg")
        data, spot = self._value(self._next(), 0)
        self._next()  # the document ends
        after = self._next()
        if type(after) is DocumentStartEvent:
            self._complaints.add(
                "yaml-syntax", _stretch(after),
                "a second document begins here; a file has one",
                "hier begint een tweede document; een bestand heeft er één",
            )  # fmt: skip
        if not isinstance(data, dict):
            self._complaints.stop(
                "yaml-syntax", _stretch(spot),
                "a file begins with keys, such as “id: my-protocol”",
                "een bestand begint met sleutels, zoals ‘id: mijn-protocol’",
            )  # fmt: skip
        return data, spot

    def _value(self, event: Any, depth: int) -> tuple[Any, Spot]:
        self._nodes += 1
        if depth >= MOST_DEPTH or self._nodes > MOST_NODES:
            self._too_much(event, depth)
        kind = type(event)
        if kind is AliasEvent:
            self._magic(event)
            return None, event
        if event.tag is not None or event.anchor is not None:
            self._magic(event)
        if kind is ScalarEvent:
            return self._scalar(event), event
        if kind is MappingStartEvent:
            return self._mapping(event, depth + 1)
        return self._list(event, depth + 1)

    def _mapping(self, start: Any, depth: int) -> tuple[dict[str, Any], Group]:
        data: dict[str, Any] = {}
        group = Group(start.start_mark)
        members, next_event = group.members, self._next
        while type(event := next_event()) is not MappingEndEvent:
            key = self._key(event, depth)
            member = self._value(next_event(), depth)
            if key in members:
                self._twice(key, event, members[key][0])
            elif key is not None:
                data[key] = member[0]
                members[key] = (event, member[1])
        group.end_mark = event.end_mark
        return data, group

    def _list(self, start: Any, depth: int) -> tuple[list[Any], Group]:
        data: list[Any] = []
        group = Group(start.start_mark)
        while type(event := self._next()) is not SequenceEndEvent:
            value, spot = self._value(event, depth)
            group.members[len(data)] = (spot, spot)
            data.append(value)
        group.end_mark = event.end_mark
        return data, group

    def _key(self, event: Any, depth: int) -> str | None:
        """Return a key's text, None where it has none; complain where it is not fit for one."""
        if type(event) is not ScalarEvent:
            self._complaints.add(
                "yaml-key", _stretch(event),
                "a key is a word, not a list or a mapping",
                "een sleutel is een woord, geen lijst of reeks sleutels",
            )  # fmt: skip
            self._value(event, depth)
            return None
        text: str = event.value
        if event.tag is not None or event.anchor is not None:
            self._magic(event)
        elif text not in self._plain_keys:
            self._new_key(event)
        return text

    def _new_key(self, event: Any) -> None:
        """Complain of a key's text; remember one that can be written without quotes."""
        text = event.value
        if event.style:
            self._scalar(event)
        elif text == "<<":
            self._complaints.add(
                "yaml-merge", _stretch(event),
                "merge keys (<<) are not used here; write the keys out",
                "samenvoegsleutels (<<) worden hier niet gebruikt; schrijf de sleutels uit",
            )  # fmt: skip
        elif text in _TYPED or not isinstance(self._scalar(event, key=True), str):
            self._complaints.add(
                "yaml-key", _stretch(event),
                f"a key is text; put “{text}” in quotes",
                f"een sleutel is tekst; zet ‘{text}’ tussen aanhalingstekens",
                fix=self._in_quotes(event, safe=True),
            )  # fmt: skip
        else:
            self._plain_keys.add(text)

    def _scalar(self, event: Any, *, key: bool = False) -> Any:
        text: str = event.value
        if event.style:
            if event.style == '"':  # the only style that can write what is not in the file
                self._look_for_hidden(event)
            return text
        if text in _TYPED:
            return _TYPED[text]
        if text[0] in _NUMERIC:
            return self._number(event)
        if len(text) <= 3 and text.lower() in _LOOKS_TRUE and not key:
            self._complaints.add(
                "yaml-truthy", _stretch(event),
                f"“{text}” is the text “{text}” here; write true or false, or put it in quotes",
                f"‘{text}’ is hier de tekst ‘{text}’; schrijf true of false, "
                "of zet het tussen aanhalingstekens",
                severity="info", fix=self._in_quotes(event, safe=True),
            )  # fmt: skip
        return text

    def _number(self, event: Any) -> Any:
        """Return the number that a plain text is, or the text where it is none."""
        text: str = event.value
        whole, decimal = _INT.fullmatch(text), _DECIMAL.fullmatch(text)
        if (whole or decimal) and sum(map(str.isdigit, text)) <= MOST_DIGITS:
            return int(text) if whole else Decimal(text)
        if whole or decimal or _NOT_A_NUMBER.fullmatch(text) or _OUT_OF_RANGE.fullmatch(text):
            self._complaints.add(
                "yaml-number", _stretch(event),
                f"this number is out of range: at most {MOST_DIGITS} digits; "
                "put it in quotes where it is a text",
                f"dit getal valt buiten het bereik: hooguit {MOST_DIGITS} cijfers; "
                "zet het tussen aanhalingstekens als het tekst is",
                fix=self._in_quotes(event, safe=False),
            )  # fmt: skip
        return text

    def _in_quotes(self, event: Any, *, safe: bool) -> Fix:
        place = self._complaints.place(_stretch(event))
        return Fix((Edit(place, f'"{event.value}"'),), safe=safe)

    # Complaints ---------------------------------------------------------------------------

    def _magic(self, event: Any) -> None:
        if event.anchor is not None:
            self._complaints.add(
                "yaml-anchor", _stretch(event),
                "anchors and aliases (& and *) are not used here; write the text out, "
                "or put it in quotes",
                "ankers en verwijzingen (& en *) worden hier niet gebruikt; schrijf de tekst uit, "
                "of zet hem tussen aanhalingstekens",
            )  # fmt: skip
        if getattr(event, "tag", None) is not None:
            self._complaints.add(
                "yaml-tag", _stretch(event),
                "tags (!) are not used here; leave it out, or put the text in quotes",
                "tags (!) worden hier niet gebruikt; laat hem weg, "
                "of zet de tekst tussen aanhalingstekens",
            )  # fmt: skip

    def _too_much(self, event: Any, depth: int) -> None:
        if depth >= MOST_DEPTH:
            self._complaints.stop(
                "yaml-limit", _stretch(event),
                f"this is nested deeper than {MOST_DEPTH} levels; make it simpler",
                f"dit is dieper genest dan {MOST_DEPTH} niveaus; maak het eenvoudiger",
            )  # fmt: skip
        self._complaints.stop(
            "yaml-limit", _stretch(event),
            f"the file has more than {MOST_NODES:,} values; split it",
            f"het bestand heeft meer dan {MOST_NODES:,} waarden; splits het".replace(",", "."),
        )  # fmt: skip

    def _twice(self, key: str | None, event: Any, first: Any) -> None:
        line, name = first.start_mark.line + 1, shown(str(key))
        self._complaints.add(
            "yaml-duplicate-key", _stretch(event),
            f"“{name}” is here twice; it was on line {line} already",
            f"‘{name}’ staat hier twee keer; het stond al op regel {line}",
        )  # fmt: skip

    def _look_for_hidden(self, event: Any) -> None:
        sign = hidden_sign(event.value)
        if sign:
            self._complaints.add(
                "yaml-encoding", _stretch(event),
                f"this text holds {sign}, which does not show; remove it",
                f"in deze tekst staat {sign}, dat niet te zien is; haal het weg",
            )  # fmt: skip


def _stretch(spot: Spot) -> Stretch:
    start, end = spot.start_mark, spot.end_mark
    return start.line, start.column, end.line, end.column
