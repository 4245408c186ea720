"""What must hold of a protocol and its models cannot say: names, and limits that make sense."""

from __future__ import annotations

from collections.abc import Iterator

from amkit.model.links import is_link
from amkit.model.minutes import Minutes
from amkit.model.prompts import DatePrompt
from amkit.model.protocol import Protocol, Step
from amkit.model.text import Text
from amkit.source.asked import of_prompt
from amkit.source.document import Document, Keys
from amkit.source.names import no_such
from amkit.source.wrong import ID, NAME, Found, Seen, at_least, empty, finding, named, once


def meant_otherwise(document: Document, protocol: Protocol) -> Found:
    """Yield what cannot be meant, in a protocol that the models accept."""
    yield from named(document, ("id",), protocol.id, ID)
    yield from _minutes(document, ("minutes",), protocol.minutes)
    yield from _tables(document, protocol)
    for name in protocol.roles:
        yield from named(document, ("roles", name), name, NAME, of_key=True)
    if not protocol.languages:
        yield empty(
            document, ("languages",), "a protocol has languages", "een protocol heeft talen"
        )
    if not protocol.phases:
        yield empty(document, ("phases",), "a protocol has phases", "een protocol heeft fases")
    seen: Seen = {}
    for at, phase in enumerate(protocol.phases):
        keys: Keys = ("phases", at)
        yield from named(document, (*keys, "id"), phase.id, ID)
        yield from once(document, (*keys, "id"), f"phase {phase.id}", phase.id, seen)
        if not phase.steps:
            yield empty(document, (*keys, "steps"), "a phase has steps", "een fase heeft stappen")
        for number, step in enumerate(phase.steps):
            yield from _step(document, (*keys, "steps", number), step, seen)
    yield from _renamed(document, protocol, seen)
    yield from _made(document, (), protocol, seen)
    yield from _meeting(document, protocol)
    for keys, _, step in protocol.located():
        yield from _made(document, keys, step, seen)
        if step.role and step.role not in protocol.roles:
            said = no_such(step.role, tuple(protocol.roles))
            yield finding(document.place((*keys, "role")), "unknown-role", said)


def _renamed(document: Document, protocol: Protocol, seen: Seen) -> Found:
    """Complain of an earlier name that is in use, and of one that stands for nothing."""
    names = {what.partition(" ")[2] for what in seen if not what.startswith("phase ")}
    for old, new in protocol.renamed.items():
        if old in names:
            text = Text(
                en=f"“{old}” is in use; an earlier name is one that nothing has any more",
                nl=f"‘{old}’ is in gebruik; een eerdere naam is er een die niets meer heeft",
            )
            yield finding(document.place(("renamed", old), of="key"), "duplicate-name", text)
        if new not in names:
            said = no_such(new, tuple(sorted(names)))
            yield finding(document.place(("renamed", old)), "unknown-prompt", said)


def _made(document: Document, keys: Keys, owner: Protocol | Step, seen: Seen) -> Found:
    """Complain of the names of actions and documents; they share one run."""
    for of, names in (
        ("actions", [action.id for action in owner.actions]),
        ("documents", [letter.id for letter in owner.documents]),
    ):
        for number, name in enumerate(names):
            at = (*keys, of, number, "id")
            yield from named(document, at, name, ID)
            yield from once(document, at, f"{of} {name}", name, seen)


def _meeting(document: Document, protocol: Protocol) -> Found:
    """Complain of a `meeting` that is no date of the whole conversation."""
    dates = tuple(
        name
        for phase in protocol.phases
        for outer in phase.steps
        for step in _once_walked(outer)
        for name, prompt in step.record.items()
        if isinstance(prompt, DatePrompt)
    )
    if protocol.meeting and protocol.meeting not in dates:
        said = no_such(protocol.meeting, dates)
        yield finding(document.place(("meeting",)), "unknown-prompt", said)


def _once_walked(step: Step) -> Iterator[Step]:
    """Yield the steps of a group that are walked once, or the step itself where it is."""
    if not step.for_each and not (step.until and not step.steps):
        if not step.steps:
            yield step
        for inner in step.steps:
            yield from _once_walked(inner)


def _tables(document: Document, protocol: Protocol) -> Found:
    for table, rows in protocol.tables.items():
        yield from named(document, ("tables", table), table, NAME, of_key=True)
        for row, columns in rows.items():
            yield from named(document, ("tables", table, row), row, NAME, of_key=True)
            for name in columns:
                keys: Keys = ("tables", table, row, name)
                yield from named(document, keys, name, NAME, of_key=True)


def _step(document: Document, keys: Keys, step: Step, seen: Seen) -> Found:
    yield from named(document, (*keys, "id"), step.id, ID)
    yield from once(document, (*keys, "id"), f"step {step.id}", step.id, seen)
    yield from _minutes(document, (*keys, "minutes"), step.minutes)
    yield from at_least(document, (*keys, "pick"), step.pick, 1)
    for number, link in enumerate(step.links):
        if not is_link(link.url):
            text = Text(
                en="an address begins with https://, http:// or mailto:",
                nl="een adres begint met https://, http:// of mailto:",
            )
            yield finding(document.place((*keys, "links", number, "url")), "wrong-value", text)
    yield from _group(document, keys, step)
    for number, inner in enumerate(step.steps):
        yield from _step(document, (*keys, "steps", number), inner, seen)
    for name, prompt in step.record.items():
        at = (*keys, "record", name)
        yield from named(document, at, name, NAME, of_key=True)
        yield from once(document, at, f"prompt {name}", name, seen)
        yield from of_prompt(document, at, prompt)


def _group(document: Document, keys: Keys, step: Step) -> Found:
    """Complain of what only a group can have, or only a step that is none."""
    own = ("record", "checks", "actions", "documents")
    if step.steps and any(getattr(step, key) for key in own):
        text = Text(
            en="a group of steps records nothing itself; move this to one of its steps",
            nl="een groep stappen legt zelf niets vast; zet dit bij een van haar stappen",
        )
        for key in own:
            if getattr(step, key):
                yield finding(document.place((*keys, key), of="key"), "group", text)
    elif step.pick is not None and step.pick >= len(step.steps):
        text = Text(
            en="pick says how many of a group's steps are asked: fewer than it has",
            nl="pick zegt hoeveel stappen van een groep worden gevraagd: minder dan ze er heeft",
        )
        yield finding(document.place((*keys, "pick")), "limits", text)


def _minutes(document: Document, keys: Keys, minutes: Minutes) -> Found:
    yield from at_least(document, keys, minutes.low, 0)
    if minutes.low > minutes.high:
        text = Text(en="the least comes first: [5, 8]", nl="het minste staat voorop: [5, 8]")
        yield finding(document.place(keys), "limits", text)
