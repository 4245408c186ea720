"""What the lines of a step tell: the entries of the record that stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

from amkit.errors import ExpressionError
from amkit.expressions import parse_repeat, parse_wording
from amkit.model.prompts import EntryPrompt, KindName
from amkit.model.protocol import Protocol, Step
from amkit.model.text import Lines, Text
from amkit.walk.scope import PLURAL

_RECORD: Mapping[str, KindName] = {
    name: kind for kind, plural in PLURAL.items() for name in (kind, plural)
}


def entries_of(protocol: Protocol) -> Mapping[str, KindName]:
    """Return the kind of each prompt that records entries, by its name."""
    return {
        name: prompt.kind
        for _, step in protocol.steps()
        for name, prompt in step.record.items()
        if isinstance(prompt, EntryPrompt)
    }


def told(step: Step, entries: Mapping[str, KindName]) -> frozenset[KindName]:
    """Return the kinds of entries that are told in what a step says, asks or is repeated for."""
    found = {kind for line in _heard(step) for kind in kinds_in(line, entries)}
    if step.for_each:
        with suppress(ExpressionError):
            names = parse_repeat(step.for_each).items.names
            found |= {kind for path, _ in names if (kind := kind_of(path, entries))}
    return frozenset(found)


def kinds_in(line: str, entries: Mapping[str, KindName]) -> Iterator[KindName]:
    """Yield the kinds of the entries that stand in the gaps of a line."""
    if "{{" in line:
        with suppress(ExpressionError):  # the rule `expression` complains of it
            for expression, _ in parse_wording(line).expressions():
                for path, _ in expression.names:
                    if kind := kind_of(path, entries):
                        yield kind


def kind_of(path: tuple[str, ...], entries: Mapping[str, KindName]) -> KindName | None:
    """Return the kind of the entries that a name reads; None where it reads none."""
    if path[0] == "answers" and len(path) > 1:
        return entries.get(path[1])
    return _RECORD.get(path[0])


def _heard(step: Step) -> Iterator[str]:
    yield from every(step.say)
    yield from every(step.ask)


def every(written: Lines | Text) -> tuple[str, ...]:
    """Return the lines of all languages."""
    return (*written.en, *written.nl) if isinstance(written, Lines) else (written.en, written.nl)
