"""Entries of the record as YAML that a person can change: what is known, and what could be said."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from hashlib import blake2b
from textwrap import wrap

from amkit.model.account import Account
from amkit.model.kinds import STATUS, Kind
from amkit.model.prompts import ChoicePrompt, KindName, OneValue
from amkit.model.record import Entry, Statement
from amkit.model.text import Language, Text
from amkit.model.values import Money, Value, to_plain
from amkit.planning.naming import Known
from amkit.source.decoding import seen
from amkit.source.writing import scalar, written
from amkit.walk.scope import PLURAL
from amkit.walk.shown import show

STATE = "# state: "
"""How the line of a draft begins that says of which state of the record it was made."""
_WIDTH = 76
"""Most characters of a line of comments."""
_WIDEST = 60
"""Longest list of options that is told in a comment."""
_HEAD = Text(
    "Save and close to keep what you changed; change nothing to keep nothing.\n"
    "Empty a field to take it back. A line that you remove changes nothing.",
    "Bewaar en sluit om uw wijzigingen vast te leggen; wijzig niets en er verandert niets.\n"
    "Maak een veld leeg om het terug te nemen. Een regel die u weghaalt verandert niets.",
)
_HOW = Text(
    "For what you change here, you may say besides:\n"
    "source: known        (said, assumed or known)\n"
    "confidence: high     (low, middle or high)\n"
    "audience: internal   (internal or client)",
    "Bij wat u hier wijzigt kunt u ook zeggen:\n"
    "source: known        (said = de klant zei het, assumed = onze aanname, known = zelf bekend)\n"
    "confidence: high     (low, middle of high: hoe zeker)\n"
    "audience: internal   (internal = alleen wij, client = ook de klant)",
)
_MORE = Text(
    "A new one begins with “- {main}:”, without an id. Its other fields: {fields}",
    "Een nieuwe begint met ‘- {main}:’, zonder id. De andere velden: {fields}",
)
_KEEPS = Text(
    "An entry that you remove here stays in the record; give it a status to close it.",
    "Een gegeven dat u hier weghaalt blijft bestaan; geef het een status om het af te sluiten.",
)


def state_of(statements: Iterable[Statement]) -> str:
    """Return what tells one state of the record from another: ten hexadecimal digits."""
    told = [
        [one.run_id, one.item, one.at.isoformat(), one.source, one.audience, one.confidence,
         [[name, to_plain(value)] for name, value in one.fields.items()]]
        for one in statements
    ]  # fmt: skip
    return blake2b(json.dumps(told).encode(), digest_size=5).hexdigest()


def state_named(text: str) -> str:
    """Return the state of the record that a draft was made of, "" where it does not say."""
    lines = (line for line in text.splitlines() if line.startswith(STATE))
    return next(lines, STATE).removeprefix(STATE).strip()


def reply_of(value: Value, asks: OneValue, language: Language) -> str:
    """Return a value as somebody would type it, in a form that can mean one thing only."""
    match value:
        case None:
            return ""
        case Money(amount, currency):
            return f"{currency} {_digits(amount)}"
        case Decimal():
            return _digits(value)
        case bool() | str():
            return show(value, asks, language)
        case date():
            return value.isoformat()
        case tuple():
            return "; ".join(value)
    return str(value) if isinstance(value, int) else show(value, asks, language)


def _digits(number: Decimal) -> str:
    """Return a number in digits; never with three decimals, which could be thousands."""
    text = format(number, "f")
    return f"{text}0" if text[-4:-3] == "." else text


def draft_of_entry(known: Known, kind: Kind, state: str, language: Language) -> str:
    """Return the YAML of one entry: all fields of its kind, those that are not known empty."""
    title = f"{kind.title.to(language)} {known.id}, {known.account.name}"
    lines = [
        *_comment(title), *_comment(_HEAD.to(language)), f"{STATE}{state}", "",
        *_fields(known.entry.fields, kind, tuple(kind.fields), language), "",
        *_comment(_HOW.to(language)),
    ]  # fmt: skip
    return "\n".join([*lines, ""])


def draft_of_account(
    account: Account, known: Sequence[Known], kinds: Mapping[KindName, Kind], state: str,
    language: Language,
) -> str:  # fmt: skip
    """Return the YAML of an account: its profile, and the entries that count, kind by kind."""
    lines = [
        *_comment(account.name), *_comment(_HEAD.to(language)), *_comment(_KEEPS.to(language)),
        f"{STATE}{state}",
    ]  # fmt: skip
    for name, kind in kinds.items():
        entries = [one for one in known if one.entry.kind == name and one.entry.is_open]
        title = (kind.title if kind.single else kind.plural).to(language)
        lines += ["", *_comment(title.capitalize())]
        if kind.single:
            lines += [f"{name}:", *_indented(_single(entries, kind, language))]
        else:
            lines += _comment(_more(kind, language))
            lines += [f"{PLURAL[name]}:", *_indented(_listed(entries, kind, language))]
    lines += ["", *_comment(_HOW.to(language))]
    return "\n".join([*lines, ""])


def _more(kind: Kind, language: Language) -> str:
    """Return how a new entry begins, and which fields it can have."""
    rest = ", ".join(name for name in kind.fields if name != kind.main)
    return "\n".join(wrap(_MORE.to(language).format(main=kind.main, fields=rest), _WIDTH))


def _single(entries: Sequence[Known], kind: Kind, language: Language) -> Iterator[str]:
    fields = entries[-1].entry.fields if entries else {}
    names = tuple(name for name in kind.fields if name != kind.main)
    yield from _fields(fields, kind, names, language)


def _listed(entries: Sequence[Known], kind: Kind, language: Language) -> Iterator[str]:
    for one in entries:
        names = tuple(_shown(one.entry, kind))
        first, *rest = [f"id: {scalar(one.id)}", *_fields(one.entry.fields, kind, names, language)]
        yield f"- {first}"
        yield from _indented(rest)


def _shown(entry: Entry, kind: Kind) -> Iterator[str]:
    """Yield the fields of an entry that a draft of the account shows: known, or missed."""
    for name in kind.fields:
        if name in entry.fields or name not in kind.aside:
            yield name


def _fields(
    fields: Mapping[str, Value], kind: Kind, names: Iterable[str], language: Language
) -> Iterator[str]:
    for name in names:
        asks = kind.fields[name]
        text = reply_of(fields.get(name), asks, language)
        yield from written(name, text, _about(name, asks, text, language))


def _about(name: str, asks: OneValue, text: str, language: Language) -> str:
    """Return what a field means: its options, its question where it is empty, or its label."""
    label = (asks.label or asks.prompt).to(language)
    if isinstance(asks, ChoicePrompt):
        options = " · ".join(option.text.to(language) for option in asks.options)
        if name == STATUS or len(options) <= _WIDEST or not text:
            return f"{label}: {options}"
    said = label if text else asks.prompt.to(language)
    return "" if said.casefold() == name else " ".join(seen(said).split())


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in seen(text).splitlines()]


def _indented(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"  {line}" if line else line
