"""What must hold of a protocol and its models cannot say: names, and limits that make sense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from amkit.model.finding import Finding, Place
from amkit.model.kinds import KINDS
from amkit.model.links import is_link
from amkit.model.minutes import Minutes
from amkit.model.prompts import (
    ChoicePrompt,
    DatePrompt,
    EntryPrompt,
    ListPrompt,
    MoneyPrompt,
    NumberPrompt,
    Prompt,
    ScalePrompt,
    TextPrompt,
)
from amkit.model.protocol import Protocol, Step
from amkit.model.text import Text
from amkit.source.document import Document, Keys
from amkit.source.names import shown
from amkit.source.refusals import no_such

_ID = re.compile(r"[a-z][a-z0-9_-]{0,63}", re.ASCII)
_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}", re.ASCII)  # expressions would read - as minus
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)  # ISO 4217
_MOST_ODD = 5

_Found: TypeAlias = Iterator[Finding]
_Seen: TypeAlias = dict[str, Keys]


def meant_otherwise(document: Document, protocol: Protocol) -> _Found:
    """Yield what cannot be meant, in a protocol that the models accept."""
    yield from _named(document, ("id",), protocol.id, _ID)
    yield from _minutes(document, ("minutes",), protocol.minutes)
    yield from _tables(document, protocol)
    for name in protocol.roles:
        yield from _named(document, ("roles", name), name, _NAME, of_key=True)
    if not protocol.languages:
        yield _empty(
            document, ("languages",), "a protocol has languages", "een protocol heeft talen"
        )
    if not protocol.phases:
        yield _empty(document, ("phases",), "a protocol has phases", "een protocol heeft fases")
    seen: _Seen = {}
    for at, phase in enumerate(protocol.phases):
        keys: Keys = ("phases", at)
        yield from _named(document, (*keys, "id"), phase.id, _ID)
        yield from _once(document, (*keys, "id"), f"phase {phase.id}", phase.id, seen)
        if not phase.steps:
            yield _empty(document, (*keys, "steps"), "a phase has steps", "een fase heeft stappen")
        for number, step in enumerate(phase.steps):
            yield from _step(document, (*keys, "steps", number), step, seen)
    yield from _renamed(document, protocol, seen)
    yield from _made(document, (), protocol, seen)
    yield from _meeting(document, protocol)
    for keys, _, step in protocol.located():
        yield from _made(document, keys, step, seen)
        if step.role and step.role not in protocol.roles:
            said = no_such(step.role, tuple(protocol.roles))
            yield _finding(document.place((*keys, "role")), "unknown-role", said)


def _renamed(document: Document, protocol: Protocol, seen: _Seen) -> _Found:
    """Complain of an earlier name that is in use, and of one that stands for nothing."""
    names = {what.partition(" ")[2] for what in seen if not what.startswith("phase ")}
    for old, new in protocol.renamed.items():
        if old in names:
            text = Text(
                en=f"“{old}” is in use; an earlier name is one that nothing has any more",
                nl=f"‘{old}’ is in gebruik; een eerdere naam is er een die niets meer heeft",
            )
            yield _finding(document.place(("renamed", old), of="key"), "duplicate-name", text)
        if new not in names:
            said = no_such(new, tuple(sorted(names)))
            yield _finding(document.place(("renamed", old)), "unknown-prompt", said)


def _made(document: Document, keys: Keys, owner: Protocol | Step, seen: _Seen) -> _Found:
    """Complain of the names of actions and documents; they share one run."""
    for of, names in (
        ("actions", [action.id for action in owner.actions]),
        ("documents", [letter.id for letter in owner.documents]),
    ):
        for number, name in enumerate(names):
            at = (*keys, of, number, "id")
            yield from _named(document, at, name, _ID)
            yield from _once(document, at, f"{of} {name}", name, seen)


def _meeting(document: Document, protocol: Protocol) -> _Found:
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
        yield _finding(document.place(("meeting",)), "unknown-prompt", said)


def _once_walked(step: Step) -> Iterator[Step]:
    """Yield the steps of a group that are walked once, or the step itself where it is."""
    if not step.for_each and not (step.until and not step.steps):
        if not step.steps:
            yield step
        for inner in step.steps:
            yield from _once_walked(inner)


def _tables(document: Document, protocol: Protocol) -> _Found:
    for table, rows in protocol.tables.items():
        yield from _named(document, ("tables", table), table, _NAME, of_key=True)
        for row, columns in rows.items():
            yield from _named(document, ("tables", table, row), row, _NAME, of_key=True)
            for name in columns:
                keys: Keys = ("tables", table, row, name)
                yield from _named(document, keys, name, _NAME, of_key=True)


def _step(document: Document, keys: Keys, step: Step, seen: _Seen) -> _Found:
    yield from _named(document, (*keys, "id"), step.id, _ID)
    yield from _once(document, (*keys, "id"), f"step {step.id}", step.id, seen)
    yield from _minutes(document, (*keys, "minutes"), step.minutes)
    yield from _at_least(document, (*keys, "pick"), step.pick, 1)
    for number, link in enumerate(step.links):
        if not is_link(link.url):
            text = Text(
                en="an address begins with https://, http:// or mailto:",
                nl="een adres begint met https://, http:// of mailto:",
            )
            yield _finding(document.place((*keys, "links", number, "url")), "wrong-value", text)
    yield from _group(document, keys, step)
    for number, inner in enumerate(step.steps):
        yield from _step(document, (*keys, "steps", number), inner, seen)
    for name, prompt in step.record.items():
        at = (*keys, "record", name)
        yield from _named(document, at, name, _NAME, of_key=True)
        yield from _once(document, at, f"prompt {name}", name, seen)
        yield from _prompt(document, at, prompt)


def _group(document: Document, keys: Keys, step: Step) -> _Found:
    """Complain of what only a group can have, or only a step that is none."""
    own = ("record", "checks", "actions", "documents")
    if step.steps and any(getattr(step, key) for key in own):
        text = Text(
            en="a group of steps records nothing itself; move this to one of its steps",
            nl="een groep stappen legt zelf niets vast; zet dit bij een van haar stappen",
        )
        for key in own:
            if getattr(step, key):
                yield _finding(document.place((*keys, key), of="key"), "group", text)
    elif step.pick is not None and step.pick >= len(step.steps):
        text = Text(
            en="pick says how many of a group's steps are asked: fewer than it has",
            nl="pick zegt hoeveel stappen van een groep worden gevraagd: minder dan ze er heeft",
        )
        yield _finding(document.place((*keys, "pick")), "limits", text)


def _minutes(document: Document, keys: Keys, minutes: Minutes) -> _Found:
    yield from _at_least(document, keys, minutes.low, 0)
    if minutes.low > minutes.high:
        text = Text(en="the least comes first: [5, 8]", nl="het minste staat voorop: [5, 8]")
        yield _finding(document.place(keys), "limits", text)


def _appended(document: Document, keys: Keys, prompt: Prompt) -> _Found:
    if isinstance(prompt, EntryPrompt) or prompt.edit != "append":
        return
    if not isinstance(prompt, TextPrompt | ListPrompt):
        text = Text(
            en="only a text or a list can be added to",
            nl="alleen aan een tekst of een lijst kan iets worden toegevoegd",
        )
        yield _finding(document.place((*keys, "edit")), "limits", text)


def _prompt(document: Document, keys: Keys, prompt: Prompt) -> _Found:
    yield from _appended(document, keys, prompt)
    match prompt:
        case TextPrompt():
            yield from _at_least(document, (*keys, "max_length"), prompt.max_length, 1)
        case ListPrompt():
            yield from _counts(document, keys, prompt)
        case ChoicePrompt():
            yield from _counts(document, keys, prompt)
            yield from _options(document, keys, prompt)
        case EntryPrompt():
            yield from _counts(document, keys, prompt)
            yield from _entry(document, keys, prompt)
        case NumberPrompt():
            yield from _in_order(document, keys, prompt)
        case ScalePrompt():
            yield from _scale(document, keys, prompt)
        case MoneyPrompt() if not _CURRENCY.fullmatch(prompt.currency):
            text = Text(
                en="a currency has a code of three capitals, such as EUR",
                nl="een valuta heeft een code van drie hoofdletters, zoals EUR",
            )
            yield _finding(document.place((*keys, "currency")), "wrong-value", text)


# Names ------------------------------------------------------------------------------------


def _named(
    document: Document, keys: Keys, given: str, form: re.Pattern[str], *, of_key: bool = False
) -> _Found:
    if form.fullmatch(given):
        return
    signs = "a-z, 0-9, _" if form is _NAME else "a-z, 0-9, _, -"
    odd = [f"U+{ord(sign):04X}" for sign in given if not (sign.isascii() and sign.isprintable())]
    listed = f" ({', '.join(odd[:_MOST_ODD])})" if odd else ""
    name = shown(given)
    text = Text(
        en=f"“{name}”{listed} is no name; use {signs}, begin with a letter, at most 64",
        nl=f"‘{name}’{listed} is geen naam; gebruik {signs}, begin met een letter, hooguit 64",
    )
    yield _finding(document.place(keys, of="key" if of_key else "value"), "name", text)


def _once(document: Document, keys: Keys, what: str, name: str, seen: _Seen) -> _Found:
    first = seen.setdefault(what, keys)
    if first != keys:
        earlier, here = document.place(first, of="key"), document.place(keys, of="key")
        where = Text(f"on line {earlier.line}", f"op regel {earlier.line}")
        if earlier.path != here.path:
            where = Text(f"at {earlier}", f"op {earlier}")
        text = Text(
            en=f"“{shown(name)}” is used twice; it was {where.en} already. "
            "Give this one its own name",
            nl=f"‘{shown(name)}’ wordt twee keer gebruikt; het stond al {where.nl}. "
            "Geef deze een eigen naam",
        )
        yield _finding(here, "duplicate-name", text)


# Limits -----------------------------------------------------------------------------------


def _at_least(document: Document, keys: Keys, given: int | None, least: int) -> _Found:
    if given is not None and given < least:
        text = Text(
            en=f"{given} is too little; at least {least}",
            nl=f"{given} is te weinig; minstens {least}",
        )
        yield _finding(document.place(keys), "limits", text)


def _counts(
    document: Document, keys: Keys, prompt: ListPrompt | ChoicePrompt | EntryPrompt
) -> _Found:
    yield from _at_least(document, (*keys, "min"), prompt.min, 0)
    yield from _at_least(document, (*keys, "max"), prompt.max, 1)
    yield from _in_order(document, keys, prompt)


def _in_order(
    document: Document,
    keys: Keys,
    prompt: ListPrompt | ChoicePrompt | EntryPrompt | NumberPrompt,
) -> _Found:
    low, high = prompt.min, prompt.max
    if low is not None and high is not None and low > high:
        text = Text(
            en=f"min ({low}) is more than max ({high})",
            nl=f"min ({low}) is meer dan max ({high})",
        )
        yield _finding(document.place((*keys, "min")), "limits", text)


def _scale(document: Document, keys: Keys, prompt: ScalePrompt) -> _Found:
    if prompt.min >= prompt.max:
        text = Text(
            en=f"a scale goes up: min ({prompt.min}) is not less than max ({prompt.max})",
            nl=f"een schaal loopt op: min ({prompt.min}) is niet minder dan max ({prompt.max})",
        )
        yield _finding(document.place((*keys, "min")), "limits", text)


def _entry(document: Document, keys: Keys, prompt: EntryPrompt) -> _Found:
    known, seen = KINDS[prompt.kind].fields, _Seen()
    for number, name in enumerate(prompt.fields):
        at = (*keys, "fields", number)
        yield from _once(document, at, name, name, seen)
        if name not in known:
            yield _finding(document.place(at), "unknown-field", no_such(name, tuple(known)))
    if not prompt.many:
        yield from _only_with(document, keys, prompt, Text("many: true", "many: true"))


def _options(document: Document, keys: Keys, prompt: ChoicePrompt) -> _Found:
    if not prompt.options:
        yield _empty(document, (*keys, "options"), "a choice has options", "een keuze heeft opties")
    elif prompt.min > len(prompt.options):
        text = Text(
            en=f"min ({prompt.min}) is more than there are options",
            nl=f"min ({prompt.min}) is meer dan er opties zijn",
        )
        yield _finding(document.place((*keys, "min")), "limits", text)
    if prompt.type == "choice":
        yield from _only_with(document, keys, prompt, Text("type: choices", "type: choices"))
    seen: _Seen = {}
    for number, option in enumerate(prompt.options):
        at = (*keys, "options", number, "id")
        yield from _named(document, at, option.id, _ID)
        yield from _once(document, at, option.id, option.id, seen)


def _only_with(
    document: Document, keys: Keys, prompt: ChoicePrompt | EntryPrompt, other: Text
) -> _Found:
    """Complain of limits on how many, where there is only one."""
    key = "min" if prompt.min else "max"
    if prompt.min or prompt.max is not None:
        text = Text(
            en=f"“{key}” counts answers, and there is one here; write {other.en} as well",
            nl=f"‘{key}’ telt antwoorden, en hier is er één; schrijf ook {other.nl}",
        )
        yield _finding(document.place((*keys, key), of="key"), "limits", text)


def _empty(document: Document, keys: Keys, en: str, nl: str) -> Finding:
    text = Text(en=f"{en}; there are none here", nl=f"{nl}; hier zijn ze er niet")
    return _finding(document.place(keys), "empty", text)


def _finding(place: Place, rule: str, text: Text) -> Finding:
    return Finding(place=place, rule=rule, severity="error", text=text)
