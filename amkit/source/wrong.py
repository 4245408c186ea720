"""What is wrong with a name or a limit, as findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from amkit.model.finding import Finding, Place
from amkit.model.prompts import (
    ChoicePrompt,
    EntryPrompt,
    ListPrompt,
    NumberPrompt,
    ScorecardPrompt,
    TablePrompt,
)
from amkit.model.text import Text
from amkit.source.document import Document, Keys
from amkit.source.names import shown

ID = re.compile(r"[a-z][a-z0-9_-]{0,63}", re.ASCII)
NAME = re.compile(r"[a-z][a-z0-9_]{0,63}", re.ASCII)  # expressions would read - as minus
_MOST_ODD = 5

Found: TypeAlias = Iterator[Finding]
Seen: TypeAlias = dict[str, Keys]


def named(
    document: Document, keys: Keys, given: str, form: re.Pattern[str], *, of_key: bool = False
) -> Found:
    """Complain of a name that is none."""
    if form.fullmatch(given):
        return
    signs = "a-z, 0-9, _" if form is NAME else "a-z, 0-9, _, -"
    odd = [f"U+{ord(sign):04X}" for sign in given if not (sign.isascii() and sign.isprintable())]
    listed = f" ({', '.join(odd[:_MOST_ODD])})" if odd else ""
    name = shown(given)
    text = Text(
        en=f"“{name}”{listed} is no name; use {signs}, begin with a letter, at most 64",
        nl=f"‘{name}’{listed} is geen naam; gebruik {signs}, begin met een letter, hooguit 64",
    )
    yield finding(document.place(keys, of="key" if of_key else "value"), "name", text)


def once(document: Document, keys: Keys, what: str, name: str, seen: Seen) -> Found:
    """Complain of a name that was used before."""
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
        yield finding(here, "duplicate-name", text)


def at_least(document: Document, keys: Keys, given: int | None, least: int) -> Found:
    """Complain of a number that is too small."""
    if given is not None and given < least:
        text = Text(
            en=f"{given} is too little; at least {least}",
            nl=f"{given} is te weinig; minstens {least}",
        )
        yield finding(document.place(keys), "limits", text)


def in_order(
    document: Document,
    keys: Keys,
    prompt: ListPrompt | ChoicePrompt | EntryPrompt | NumberPrompt | TablePrompt | ScorecardPrompt,
) -> Found:
    """Complain of a least that is more than the most."""
    low, high = prompt.min, prompt.max
    if low is not None and high is not None and low > high:
        text = Text(
            en=f"min ({low}) is more than max ({high})",
            nl=f"min ({low}) is meer dan max ({high})",
        )
        yield finding(document.place((*keys, "min")), "limits", text)


def empty(document: Document, keys: Keys, en: str, nl: str) -> Finding:
    """Return the complaint that there is none of what there has to be."""
    text = Text(en=f"{en}; there are none here", nl=f"{nl}; hier zijn ze er niet")
    return finding(document.place(keys), "empty", text)


def finding(place: Place, rule: str, text: Text) -> Finding:
    """Return a complaint that keeps a file from being used."""
    return Finding(place=place, rule=rule, severity="error", text=text)
