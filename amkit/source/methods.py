"""Method files into methods: every complaint at its place, as for protocols."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from amkit.model.finding import Finding
from amkit.model.method import Due, Method, Task
from amkit.model.protocol import FORMAT
from amkit.model.text import LANGUAGES, Text
from amkit.source.document import Document, Keys
from amkit.source.formats import unread
from amkit.source.names import no_such
from amkit.source.protocols import load
from amkit.source.validating import limited, schema_of, validated
from amkit.source.wrong import ID, Found, Seen, at_least, empty, finding, named, once

A_YEAR = 365
MOST_DAYS = 3_660
"""Most days of a rule: ten years."""
_WAYS = ("before", "after", "on")


def load_method(raw: bytes, path: str) -> tuple[Method, Document]:
    """Return the method in a file, and where everything in it stands.

    Raises:
        ProtocolError: it cannot be used; carries every finding of severity error.
    """
    return load(raw, path, parse_method)


def parse_method(document: Document) -> tuple[Method | None, tuple[Finding, ...]]:
    """Return the method that a document is, and everything that is wrong with it."""
    wanted = document.data.get("amkit")
    if type(wanted) is int and wanted != FORMAT:
        return None, (unread(document, wanted),)
    method, found = validated(Method, document)
    return method, found if method is None else limited(_meant_otherwise(document, method))


def method_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a method file, made from the models."""
    return schema_of(Method)


def _meant_otherwise(document: Document, method: Method) -> Found:
    """Yield what cannot be meant, in a method that the models accept."""
    if not method.tasks:
        yield empty(document, ("tasks",), "a method has tasks", "een methode heeft taken")
    seen: Seen = {}
    for at, task in enumerate(method.tasks):
        keys: Keys = ("tasks", at)
        yield from named(document, (*keys, "id"), task.id, ID)
        yield from once(document, (*keys, "id"), f"task {task.id}", task.id, seen)
        yield from _both_languages(document, (*keys, "title"), task.title)
        yield from _both_languages(document, (*keys, "strategy"), task.strategy)
        yield from _protocols(document, keys, task, seen)
        for number, rule in enumerate(task.due):
            yield from _rule(document, (*keys, "due", number), task, rule)
        yield from _alike(document, (*keys, "due"), task)


def _both_languages(document: Document, keys: Keys, given: Text) -> Found:
    for language in LANGUAGES:
        if not getattr(given, language).strip():
            text = Text(
                en=f"this text is not written in “{language}”; a method is read in both languages",
                nl=f"deze tekst is er niet in ‘{language}’; een methode wordt in beide talen "
                "gelezen",
            )
            yield finding(document.place(keys), "empty", text)


def _protocols(document: Document, keys: Keys, task: Task, seen: Seen) -> Found:
    if not task.protocols:
        yield empty(
            document, (*keys, "protocols"), "a task has protocols", "een taak heeft protocollen"
        )
    if not task.tiers:
        yield empty(
            document, (*keys, "tiers"), "a task is for some accounts",
            "een taak is voor bepaalde accounts",
        )  # fmt: skip
    for number, name in enumerate(task.protocols):
        at = (*keys, "protocols", number)
        yield from named(document, at, name, ID)
        yield from once(document, at, f"protocol {name}", name, seen)


def _rule(document: Document, keys: Keys, task: Task, rule: Due) -> Found:
    """Yield what is wrong with one rule."""
    if rule.protocol and rule.protocol not in task.protocols:
        said = no_such(rule.protocol, task.protocols)
        yield finding(document.place((*keys, "protocol")), "wrong-value", said)
    if not rule.protocol and len(task.protocols) > 1:
        listed = ", ".join(task.protocols)
        text = Text(
            en=f"this task has several protocols; say which is due: protocol: one of {listed}",
            nl=f"deze taak heeft meer protocollen; zeg welk aan de beurt is: protocol: een van "
            f"{listed}",
        )
        yield finding(document.place(keys), "missing-key", text)
    ways = [way for way in _WAYS if getattr(rule, way) is not None]
    if len(ways) != 1:
        text = Text(
            en="a rule counts from one thing: before:, after: or on:",
            nl="een regel telt vanaf één ding: before:, after: of on:",
        )
        yield finding(document.place(keys), "missing-key" if not ways else "wrong-value", text)
    yield from at_least(document, (*keys, "early"), rule.early, 0)
    yield from at_least(document, (*keys, "lapses"), rule.lapses, 1)
    yield from _days(document, keys, task, rule)


def _days(document: Document, keys: Keys, task: Task, rule: Due) -> Found:
    """Yield numbers of days with which a rule never holds, or always."""
    given = dict(rule.days.given())
    if not set(given) & set(task.tiers):
        text = Text(
            en="this rule never holds: it has no days for the accounts the task is for",
            nl="deze regel geldt nooit: er staan geen dagen bij de accounts waar de taak voor is",
        )
        yield finding(document.place((*keys, "days")), "limits", text)
    for tier, days in given.items():
        at = (*keys, "days", tier)
        yield from at_least(document, at, days, 1)
        yield from _too_many(document, at, days, MOST_DAYS)
        if tier not in task.tiers and rule.days.same is None:
            text = Text(
                en=f"this never holds: the task is not for “{tier}” accounts",
                nl=f"dit geldt nooit: de taak is niet voor accounts van de groep ‘{tier}’",
            )
            yield finding(document.place(at, of="key"), "limits", text)
        if rule.is_yearly and days + rule.early >= A_YEAR:
            text = Text(
                en=f"days and early are {days + rule.early} together; from a year on, this year's "
                "conversation counts for the next one as well, and the rule never holds again",
                nl=f"days en early zijn samen {days + rule.early}; vanaf een jaar telt het gesprek "
                "van dit jaar ook voor het volgende, en geldt de regel nooit meer",
            )
            yield finding(document.place(at), "limits", text)


def _too_many(document: Document, keys: Keys, given: int, most: int) -> Found:
    if given > most:
        text = Text(en=f"{given} is too much; at most {most}",
                    nl=f"{given} is te veel; hooguit {most}")  # fmt: skip
        yield finding(document.place(keys), "limits", text)


def _alike(document: Document, keys: Keys, task: Task) -> Iterator[Finding]:
    """Yield the second of two rules that count from the same thing: one of them never holds."""
    first: dict[tuple[object, ...], int] = {}
    for number, rule in enumerate(task.due):
        same = (rule.protocol, rule.before, rule.after, rule.on)
        if first.setdefault(same, number) != number:
            line = document.place((*keys, first[same])).line
            text = Text(
                en=f"the rule on line {line} counts from the same; give both their days there",
                nl=f"de regel op regel {line} telt vanaf hetzelfde; zet de dagen daar bij elkaar",
            )
            yield finding(document.place((*keys, number)), "duplicate-name", text)
