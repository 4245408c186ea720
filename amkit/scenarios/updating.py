"""A scenario file brought up to date: what is expected becomes what came out, all else stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from amkit.errors import FileError
from amkit.model.text import Text
from amkit.scenarios.comparing import Difference
from amkit.scenarios.model import Scenario
from amkit.scenarios.outcome import Outcome
from amkit.source.document import Document
from amkit.source.writing import scalar

_NOTES = ("note", "client_note")
_WIDTH = 96
"""Most characters of a list that stays on one line."""


def updated(
    scenario: Scenario, document: Document, outcome: Outcome, found: Sequence[Difference]
) -> str:
    """Return the text of a scenario file in which everything that differs is as it came out.

    Lines that must stand in a note stay as they are: nobody but their author knows what to expect
    instead. A scenario that expects nothing yet gets its path, and what is open or fails.

    Raises:
        FileError: the file is written between braces, where lines cannot be replaced.
    """
    wanted = dict.fromkeys(str(one.keys[0]) for one in found if one.keys[0] not in _NOTES)
    if not scenario.named():
        wanted = dict.fromkeys(["path", "open", "checks"])
    lines = document.text.splitlines()
    if document.text[document.root.start_mark.index :].startswith("{"):
        raise _between_braces(document)
    spans = _spans(document, lines)
    for key in reversed([key for key in spans if key in wanted]):
        start, end = spans[key]
        lines[start:end] = _written(key, _value(key, scenario, outcome))
    for key in wanted:
        value = _value(key, scenario, outcome)
        if key not in spans and value:
            lines += _written(key, value)
    return "\n".join(lines) + "\n"


def _between_braces(document: Document) -> FileError:
    place = document.place(())
    return FileError(
        Text(
            en=f"{place}: --update replaces lines; write this file as “key: value”, without braces",
            nl=f"{place}: --update vervangt regels; schrijf dit bestand als ‘sleutel: waarde’, "
            "zonder accolades",
        )
    )


def _spans(document: Document, lines: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return the lines of each key of a file, without the comments in front of the next one."""
    starts = [(str(key), at.start_mark.line) for key, (at, _) in document.root.members.items()]
    ends = [line for _, line in starts[1:]] + [len(lines)]
    spans: dict[str, tuple[int, int]] = {}
    for (key, start), end in zip(starts, ends, strict=True):
        while end > start + 1 and not lines[end - 1].split("#")[0].strip():
            end -= 1
        spans[key] = (start, end)
    return spans


def _value(key: str, scenario: Scenario, outcome: Outcome) -> Any:
    match key:
        case "path":
            return list(outcome.path)
        case "open":
            return dict(outcome.open)
        case "checks":
            return list(outcome.checks)
        case "expect":
            return {
                name: _named(expected, outcome.expect[name])
                for name, expected in (scenario.expect or {}).items()
                if name in outcome.expect
            }
    raise AssertionError(key)


def _named(expected: Any, found: Any) -> Any:
    """Return what came out, as far as a scenario names it."""
    match expected, found:
        case dict(), dict():
            return {name: _named(one, found.get(name)) for name, one in expected.items()}
        case list(), list():
            fitting = [*expected, *[expected[-1] if expected else None] * len(found)]
            return [_named(one, item) for one, item in zip(fitting, found, strict=False)]
        case _, {"answer": answer}:
            return answer
    return found


def _written(key: str, value: Any) -> list[str]:
    """Return a key and its value as lines of YAML."""
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        line = f"{key}: [{', '.join(scalar(item, inside=True) for item in value)}]"
        if len(line) <= _WIDTH:
            return [line]
    return [f"{key}:{_after(value)}", *_block(value, 1)]


def _block(value: Any, depth: int) -> Iterator[str]:
    """Yield the lines below a key, each level two blanks further in."""
    start = "  " * depth
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield f"{start}{scalar(name)}:{_after(one)}"
            yield from _block(one, depth + 1)
    elif isinstance(value, list | tuple):
        for one in value:
            lines = list(_block(one, depth + 1))
            if isinstance(one, Mapping) and one:
                yield f"{start}- {lines[0].strip()}"
                yield from lines[1:]
            else:
                yield f"{start}-{_after(one)}"
                yield from lines


def _after(value: Any) -> str:
    """Return what stands behind a colon or a dash; nothing where lines follow."""
    match value:
        case None:
            return " null"
        case dict() | list() | tuple() if not value:
            return " {}" if isinstance(value, dict) else " []"
        case dict() | list() | tuple():
            return ""
    return f" {scalar(str(value))}"
