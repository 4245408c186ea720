"""YAML 1.2, read from the event stream, so that every limit holds before anything is built.

PyYAML's own loaders read YAML 1.1 (`no` is false, `12:30` is 750), keep the last of two equal
keys, expand anchors without end, and crash the process on deep nesting. Here tags, anchors,
aliases and merge keys are refused where they stand, and numbers, `true`, `false` and `null` are
all that is not text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import yaml

from amkit.model.finding import Finding, Place, Severity
from amkit.model.text import Text
from amkit.source.document import Document, Mark, Spot

MOST_BYTES = 1_048_576
"""Most bytes a file may have: 1 MiB, a hundred times the longest protocol there is."""
MOST_DEPTH = 64
"""Most levels of nesting; libyaml's composer crashes the process at some 100,000."""
MOST_NODES = 200_000
"""Most values in a file: what 1 MiB holds when it is not made to be slow."""
MOST_DIGITS = 15
"""Most digits a number may have: as many as stay exact in every program that reads JSON."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff\t]|\r(?!\n)"
)
_INT = re.compile(r"-?(0|[1-9][0-9]*)", re.ASCII)
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+", re.ASCII)
_NOT_A_NUMBER = re.compile(r"[-+]?\.(inf|nan)", re.ASCII | re.IGNORECASE)
_TYPED: dict[str, bool | None] = {
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    "null": None, "Null": None, "NULL": None, "~": None, "": None,
}  # fmt: skip
_LOOKS_TRUE = re.compile(r"(yes|no|on|off)", re.IGNORECASE)


class _Stop(Exception):
    """Nothing behind this point can be read."""


def read(raw: bytes, path: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """Return the data of a YAML file with its places, and what is wrong with it.

    Args:
        raw: the file's bytes.
        path: the file as the user named it, for the places.

    Returns:
        None instead of the document where it cannot be read; findings of severity error refuse
        it, others only tell.
    """
    reading = _Reading(path)
    document = reading.document(raw)
    found = tuple(reading.findings)
    broken = any(finding.severity == "error" for finding in found)
    return (None if broken else document), found


class _Reading:
    """One reading of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.nodes = 0

    def document(self, raw: bytes) -> Document | None:
        try:
            text = self._text(raw)
            data, spot = self._whole(text)
        except _Stop:
            return None
        return Document(path=self.path, text=text, data=data, root=spot)

    # Bytes into text ----------------------------------------------------------------------

    def _text(self, raw: bytes) -> str:
        if len(raw) > MOST_BYTES:
            self._stop(
                "yaml-limit", (0, 0),
                f"the file is larger than {MOST_BYTES // 1024} KiB; split it",
                f"het bestand is groter dan {MOST_BYTES // 1024} KiB; splits het",
            )  # fmt: skip
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            self._stop(
                "yaml-encoding", (0, 0),
                "the file is written in UTF-16; save it as UTF-8",
                "het bestand is geschreven in UTF-16; bewaar het als UTF-8",
            )  # fmt: skip
        raw = raw.removeprefix(b"\xef\xbb\xbf")
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            before = raw[: error.start].decode("utf-8", errors="replace")
            self._stop(
                "yaml-encoding", _mark_at(before, len(before)),
                f"the byte 0x{raw[error.start]:02X} here is not UTF-8; save the file as UTF-8",
                f"de byte 0x{raw[error.start]:02X} hier is geen UTF-8; "
                "bewaar het bestand als UTF-8",
            )  # fmt: skip
        self._characters(text)
        return text.replace("\r\n", "\n")

    def _characters(self, text: str) -> None:
        """Refuse characters that do not show, or that parsers read in different ways."""
        for found in _FORBIDDEN.finditer(text):
            sign = found[0]
            mark = _mark_at(text, found.start())
            if sign == "\t":
                self._find("yaml-tab", mark, "use spaces instead of this tab",
                           "gebruik spaties in plaats van deze tab")  # fmt: skip
            else:
                self._find(
                    "yaml-encoding", mark,
                    f"the character U+{ord(sign):04X} here does not show; remove it",
                    f"het teken U+{ord(sign):04X} hier is niet te zien; haal het weg",
                )  # fmt: skip
            if len(self.findings) >= 50:
                raise _Stop
        if self.findings:
            raise _Stop

    # Text into data -----------------------------------------------------------------------

    def _whole(self, text: str) -> tuple[dict[str, Any], Spot]:
        events = self._events(text)
        next(events)  # the stream starts
        first = next(events)
        if not isinstance(first, yaml.DocumentStartEvent):
            self._stop("yaml-empty", (0, 0), "the file is empty", "het bestand is leeg")
        data, spot = self._value(events, next(events), 0)
        next(events)  # the document ends
        after = next(events)
        if isinstance(after, yaml.DocumentStartEvent):
            self._find(
                "yaml-syntax", _start(after),
                "a second document begins here; a file has one",
                "hier begint een tweede document; een bestand heeft er één",
            )  # fmt: skip
        if not isinstance(data, dict):
            self._stop(
                "yaml-syntax", spot.start,
                "a file begins with keys, such as “id: my-protocol”",
                "een bestand begint met sleutels, zoals ‘id: mijn-protocol’",
            )  # fmt: skip
        return data, spot

    def _events(self, text: str) -> Iterator[Any]:
        try:
            yield from yaml.parse(text, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            self._stop("yaml-syntax", *_syntax(error))
        except (yaml.YAMLError, RecursionError):
            self._stop(
                "yaml-syntax", (0, 0), "this is not YAML", "dit is geen YAML"
            )  # fmt: skip

    def _value(self, events: Iterator[Any], event: Any, depth: int) -> tuple[Any, Spot]:
        self._refuse_magic(event)
        self.nodes += 1
        if depth >= MOST_DEPTH or self.nodes > MOST_NODES:
            self._stop(
                "yaml-limit", _start(event),
                f"this is nested deeper than {MOST_DEPTH} levels, or is one of more than "
                f"{MOST_NODES:,} values; make it simpler",
                f"dit is dieper genest dan {MOST_DEPTH} niveaus, of een van meer dan "
                f"{MOST_NODES:,} waarden; maak het eenvoudiger".replace(",", "."),
            )  # fmt: skip
        if isinstance(event, yaml.ScalarEvent):
            spot = Spot(_start(event), _end(event), event.style or "")
            return self._scalar(event), spot
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, event, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, event, depth)
        return None, Spot(_start(event), _end(event))  # an alias, refused already

    def _refuse_magic(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._find(
                "yaml-anchor", _start(event),
                "anchors and aliases (& and *) are not used here; write the text out, "
                "or put it in quotes",
                "ankers en verwijzingen (& en *) worden hier niet gebruikt; schrijf de tekst uit, "
                "of zet hem tussen aanhalingstekens",
            )  # fmt: skip
        if getattr(event, "tag", None):
            self._find(
                "yaml-tag", _start(event),
                "tags (!) are not used here; leave it out, or put the text in quotes",
                "tags (!) worden hier niet gebruikt; laat hem weg, "
                "of zet de tekst tussen aanhalingstekens",
            )  # fmt: skip

    def _mapping(
        self, events: Iterator[Any], start: Any, depth: int
    ) -> tuple[dict[str, Any], Spot]:
        data: dict[str, Any] = {}
        spot = Spot(_start(start), _end(start))
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._key(events, event, depth)
            value, where = self._value(events, next(events), depth + 1)
            if key is None:
                continue
            if key in spot.members:
                self._duplicate(key, event, spot.members[key][0])
                continue
            data[key] = value
            spot.members[key] = (_start(event), _end(event), where)
        spot.end = _end(event)
        return data, spot

    def _key(self, events: Iterator[Any], event: Any, depth: int) -> str | None:
        if not isinstance(event, yaml.ScalarEvent):
            self._find("yaml-key", _start(event), "a key is a word, not a list or a mapping",
                       "een sleutel is een woord, geen lijst of reeks sleutels")  # fmt: skip
            self._value(events, event, depth + 1)
            return None
        self._refuse_magic(event)
        if event.value == "<<" and not event.style:
            self._find("yaml-merge", _start(event), "merge keys (<<) are not used here",
                       "samenvoegsleutels (<<) worden hier niet gebruikt")  # fmt: skip
        if not isinstance(self._scalar(event, key=True), str):
            self._find(
                "yaml-key", _start(event),
                f"a key is text; put “{event.value}” in quotes",
                f"een sleutel is tekst; zet ‘{event.value}’ tussen aanhalingstekens",
            )  # fmt: skip
        return str(event.value)

    def _duplicate(self, key: str, event: Any, first: Mark) -> None:
        self._find(
            "yaml-duplicate-key", _start(event),
            f"“{key}” is here twice; it was on line {first[0] + 1} already",
            f"‘{key}’ staat hier twee keer; het stond al op regel {first[0] + 1}",
        )  # fmt: skip

    def _list(self, events: Iterator[Any], start: Any, depth: int) -> tuple[list[Any], Spot]:
        data: list[Any] = []
        spot = Spot(_start(start), _end(start))
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            value, where = self._value(events, event, depth + 1)
            spot.members[len(data)] = (where.start, where.end, where)
            data.append(value)
        spot.end = _end(event)
        return data, spot

    def _scalar(self, event: Any, *, key: bool = False) -> Any:
        text: str = event.value
        if event.style or text not in _TYPED:
            hidden = _FORBIDDEN.search(text) if event.style == '"' else None
            if hidden:
                self._find(
                    "yaml-encoding", _start(event),
                    f"this text holds U+{ord(hidden[0]):04X}, which does not show; remove it",
                    f"in deze tekst staat U+{ord(hidden[0]):04X}, dat niet te zien is; "
                    "haal het weg",
                )  # fmt: skip
            return text if event.style else self._plain(event, text, key=key)
        return _TYPED[text]

    def _plain(self, event: Any, text: str, *, key: bool) -> Any:
        whole, decimal = _INT.fullmatch(text), _DECIMAL.fullmatch(text)
        if (whole or decimal) and len(text) <= MOST_DIGITS + 1:
            return int(text) if whole else Decimal(text)
        if whole or decimal or _NOT_A_NUMBER.fullmatch(text):
            self._find(
                "yaml-number", _start(event),
                f"a number has at most {MOST_DIGITS} digits; put it in quotes where it is a text",
                f"een getal heeft hooguit {MOST_DIGITS} cijfers; "
                "zet het tussen aanhalingstekens als het tekst is",
            )  # fmt: skip
        if not key and _LOOKS_TRUE.fullmatch(text):
            self._find(
                "yaml-truthy", _start(event),
                f"“{text}” is the text “{text}” here; write true or false, or put it in quotes",
                f"‘{text}’ is hier de tekst ‘{text}’; schrijf true of false, "
                "of zet het tussen aanhalingstekens",
                severity="info",
            )  # fmt: skip
        return text

    # Complaints ---------------------------------------------------------------------------

    def _find(
        self, rule: str, mark: Mark, en: str, nl: str, *, severity: Severity = "error"
    ) -> None:
        place = Place(self.path, mark[0] + 1, mark[1] + 1)
        self.findings.append(
            Finding(place=place, rule=rule, severity=severity, text=Text(en=en, nl=nl))
        )

    def _stop(self, rule: str, mark: Mark, en: str, nl: str) -> Any:
        self._find(rule, mark, en, nl)
        raise _Stop


def _start(event: Any) -> Mark:
    return event.start_mark.line, event.start_mark.column


def _end(event: Any) -> Mark:
    return event.end_mark.line, event.end_mark.column


def _mark_at(text: str, offset: int) -> Mark:
    """Return the line and column of a character, 0-based, with CR LF as one line end."""
    before = text[:offset].replace("\r\n", "\n")
    line = before.count("\n")
    return line, len(before) - (before.rfind("\n") + 1)


def _syntax(error: yaml.MarkedYAMLError) -> tuple[Mark, str, str]:
    """Return where a syntax error began, and what it means in words."""
    context, problem = error.context or "", error.problem or ""
    opened = error.context_mark
    if opened is not None and ("quoted scalar" in context or "flow" in context):
        what = "quote" if "quoted" in context else "bracket"
        wat = "aanhalingsteken" if what == "quote" else "haakje"
        return (
            (opened.line, opened.column),
            f"this {what} is not closed, or what follows it does not fit",
            f"dit {wat} is niet gesloten, of wat erop volgt past er niet bij",
        )
    mark = error.problem_mark or opened
    at = (mark.line, mark.column) if mark is not None else (0, 0)
    if "mapping values are not allowed" in problem:
        return (
            at,
            "a second “: ” on this line; put the text in quotes",
            "een tweede ‘: ’ op deze regel; zet de tekst tussen aanhalingstekens",
        )
    if "cannot start any token" in problem:
        return (
            at,
            "a text cannot begin with this sign; put the text in quotes",
            "een tekst kan niet met dit teken beginnen; zet de tekst tussen aanhalingstekens",
        )
    return (
        at,
        "this is not YAML; look at the indentation, the colons and the quotes here",
        "dit is geen YAML; kijk hier naar het inspringen, de dubbele punten en de aanhalingstekens",
    )
