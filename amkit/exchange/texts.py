"""Plain data as YAML or JSON, and back; what is in it is data and never more than that."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

import yaml

from amkit.errors import FileError
from amkit.exchange.plain import Path, Wrong, collection_of, plain_of
from amkit.exchange.problems import refused
from amkit.exchange.whole import Collection
from amkit.model.kinds import KINDS, Kind
from amkit.model.prompts import KindName
from amkit.model.text import Text

Form = Literal["yaml", "json"]
MOST_DEPTH = 20
"""How deep data may be nested; that of an account is nine deep."""
MOST_DIGITS = 18
"""Most digits of a whole number."""
_WIDE = 2**30
"""Lines are not folded: a text stands on its line."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_WORDS: Mapping[str, bool | None] = {
    word: value
    for plain, value in (("true", True), ("false", False), ("null", None))
    for word in (plain, plain.upper(), plain.capitalize())
} | {"~": None, "": None}
_NO_BLOCK = re.compile(r"[^\n -~\u00a1-\u1fff]|[ \t]\n|^\s|\n$")
"""What a block of lines does not keep to the letter, or does not show."""
_INTEGER = re.compile(rf"-?[0-9]{{1,{MOST_DIGITS}}}")


class _Writer(_DUMPER):  # type: ignore[misc]  # PyYAML picks its class when it is imported
    """Writes each piece out where it stands; a text of several lines as a block."""

    def ignore_aliases(self, data: Any) -> bool:
        """Never write a reference to a piece written before."""
        return True


def _written_text(writer: Any, text: str) -> Any:
    style = (
        "'"  # what PyYAML takes for a text, and this reader for a number
        if _INTEGER.fullmatch(text)
        else "|"
        if "\n" in text and not re.search(r"[^\n -~\u00a1-\ud7ff]|[ \t]\n|^\s|\n$", text)
        else None
    )
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Writer.add_representer(str, _written_text)


def written(collection: Collection, form: Form) -> str:
    """Return accounts as a text."""
    data = plain_of(collection)
    if form == "json":
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    made: str = yaml.dump(data, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=_WIDE)
    return made


def read(text: str, path: str, form: Form, kinds: Mapping[KindName, Kind] = KINDS) -> Collection:
    """Return the accounts in a text.

    Raises:
        PlacedError: it is not what `written` writes; says where.
    """
    try:
        data = _json(text, path) if form == "json" else _document(_Events(text, path))
        return collection_of(data, kinds)
    except Wrong as wrong:
        line, column = _place(text, wrong.path)
        raise refused(path, line, column, wrong.text) from None


def _json(text: str, path: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise refused(path, error.lineno, error.colno, _NO_JSON) from None
    except (RecursionError, ValueError):
        raise refused(path, 1, 1, _NO_JSON) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError
    return made


class _Events:
    """The events of a YAML text, of which only plain data is let through."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.marks: dict[Path, tuple[int, int]] = {}
        self._events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)

    def next(self) -> Any:
        """Return the next event that says something.

        Raises:
            PlacedError: the text is no YAML, or has in it what data does not need.
        """
        try:
            event = next(self._events)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            raise refused(self.path, line, column, _NO_YAML) from None
        except (yaml.YAMLError, ValueError):
            raise refused(self.path, 1, 1, _NO_YAML) from None
        odd = isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None)
        if odd or getattr(event, "tag", None):
            raise self.refused(event, _PLAIN)
        return event

    def refused(self, event: Any, text: Text) -> Exception:
        """Return the error at an event."""
        return refused(self.path, event.start_mark.line + 1, event.start_mark.column + 1, text)


def _document(events: _Events) -> Any:
    """Return the value of the one document there is."""
    events.next()
    _expect(events, yaml.DocumentStartEvent)
    value = _value(events)
    _expect(events, yaml.DocumentEndEvent)
    _expect(events, yaml.StreamEndEvent)
    return value


def _expect(events: _Events, kind: Any) -> None:
    event = events.next()
    if not isinstance(event, kind):
        raise events.refused(event, _NO_YAML)


def _value(events: _Events, path: Path = (), event: Any = None) -> Any:
    """Return the value that begins with an event, by default the next one."""
    event = event if event is not None else events.next()
    events.marks[path] = event.start_mark.line + 1, event.start_mark.column + 1
    if len(path) > MOST_DEPTH:
        raise events.refused(event, _DEEP)
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event)
    if isinstance(event, yaml.SequenceStartEvent):
        return _list(events, path)
    return _mapping(events, path)


def _list(events: _Events, path: Path) -> list[Any]:
    made: list[Any] = []
    while not isinstance(event := events.next(), yaml.SequenceEndEvent):
        made.append(_value(events, (*path, len(made)), event))
    return made


def _mapping(events: _Events, path: Path) -> dict[str, Any]:
    made: dict[str, Any] = {}
    while not isinstance(event := events.next(), yaml.MappingEndEvent):
        if not isinstance(event, yaml.ScalarEvent) or event.value in made:
            raise events.refused(event, _KEY)
        made[event.value] = _value(events, (*path, event.value))
    return made


def _scalar(event: Any) -> Any:
    """Return what a scalar stands for: in quotes a text; without, what YAML 1.2 makes of it."""
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.fullmatch(text) else text


def _place(text: str, path: Path) -> tuple[int, int]:
    """Return where a piece of data stands; JSON is YAML as well, as far as that can be told."""
    events = _Events(text, "")
    try:
        _document(events)
    except FileError:  # what cannot be read as YAML has no place to be told
        return 1, 1
    while path not in events.marks and path:
        path = path[:-1]
    return events.marks[path]


_NO_YAML = Text(
    "this is not YAML that amkit wrote; export once more, or look at the quotes and indents",
    "dit is geen YAML die amkit schreef; exporteer opnieuw, of kijk naar aanhalingstekens en "
    "inspringen",
)
_NO_JSON = Text(
    "this is not JSON that amkit wrote; export once more, or look at the quotes and commas",
    "dit is geen JSON die amkit schreef; exporteer opnieuw, of kijk naar aanhalingstekens en "
    "komma's",
)
_PLAIN = Text(
    "tags, anchors and aliases are not read; write the data itself",
    "tags, ankers en aliassen worden niet gelezen; schrijf de gegevens zelf",
)
_DEEP = Text(
    f"this is nested more than {MOST_DEPTH} deep", f"dit is meer dan {MOST_DEPTH} diep genest"
)
_KEY = Text("expected a name that is not there yet", "hier hoort een naam die er nog niet is")
