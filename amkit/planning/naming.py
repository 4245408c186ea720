"""What people type for a kind, a field or an entry, and what they mean by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from amkit.errors import NotFound, UsageError
from amkit.model.account import Account, key_of
from amkit.model.kinds import Kind
from amkit.model.prompts import KindName
from amkit.model.record import Entry, Record, entry_id
from amkit.model.text import LANGUAGES, Text
from amkit.source.names import nearest, no_such, shown
from amkit.walk.scope import PLURAL

MOST_LISTED = 12
"""Most entries that are listed where an id can mean several."""


class Known(NamedTuple):
    """An entry of somebody's record, with its id.

    Attributes:
        account: whose it is.
        entry: the entry.
        id: its short name.
    """

    account: Account
    entry: Entry
    id: str


def known_of(account: Account, record: Record) -> tuple[Known, ...]:
    """Return the entries of an account, each with its id."""
    return tuple(Known(account, entry, entry_id(account.id, entry)) for entry in record.entries)


def kind_named(text: str, kinds: Mapping[KindName, Kind]) -> KindName:
    """Return the kind that is meant: by its name, one or many, or as people call it.

    Raises:
        NotFound: there is none; says which there are.
    """
    word = _word(text)
    for name, kind in kinds.items():
        titles = {
            _word(title.to(language))
            for title in (kind.title, kind.plural, kind.fields[kind.main].label)
            for language in LANGUAGES
        }
        if word in {name, PLURAL[name], *titles}:
            return name
    raise NotFound(no_such(text, tuple(kinds)))


def field_named(text: str, kind: Kind) -> str:
    """Return the field of a kind that is meant: by its name, or by its label.

    Raises:
        NotFound: there is none; says which there are.
    """
    word = _word(text)
    if word in kind.fields:
        return word
    labels = {
        _word(asks.label.to(language)): name
        for name, asks in kind.fields.items()
        for language in LANGUAGES
    }
    if word in labels:
        return labels[word]
    raise NotFound(no_such(text, tuple(kind.fields)))


def _word(text: str) -> str:
    return key_of(text).replace("-", "_").replace(" ", "_")


def given_fields(given: Iterable[str], kind: Kind) -> dict[str, str]:
    """Return what `name=value` texts say, by field.

    Raises:
        UsageError: one of them is written otherwise, or names no field; tells all.
    """
    replies: dict[str, str] = {}
    wrong: list[Text] = []
    for text in given:
        name, sign, reply = text.partition("=")
        try:
            replies[field_named(name, kind)] = reply
        except NotFound as error:
            wrong.append(error.text if sign else _no_value(text))
        else:
            wrong += [] if sign else [_no_value(text)]
    refuse_all(wrong)
    return replies


def _no_value(text: str) -> Text:
    return Text(
        f'--field {shown(text)}: write NAME=VALUE, such as measure="10 %"',
        f'--field {shown(text)}: schrijf NAAM=WAARDE, zoals measure="10 %"',
    )


def refuse_all(wrong: Sequence[Text]) -> None:
    """Raise the error that tells everything that is wrong, where something is.

    Raises:
        UsageError: something is.
    """
    if wrong:
        raise UsageError(
            Text("\n".join(text.en for text in wrong), "\n".join(text.nl for text in wrong))
        )


def entry_named(typed: str, known: Sequence[Known], kinds: Mapping[KindName, Kind]) -> Known:
    """Return the entry whose id is `typed`, or begins with it as no other does.

    Raises:
        NotFound: there is none; says which comes near.
        UsageError: several begin so; lists them.
    """
    word = typed.strip().casefold()
    found = [one for one in known if word and one.id.startswith(word)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(_ambiguous(typed, found, kinds))
    close = nearest(word, [one.id for one in known]) if word else None
    raise NotFound(
        Text(
            en=f"there is no entry “{typed}”; "
            + (f"did you mean {close}?" if close else "amkit record list ACCOUNT shows them"),
            nl=f"er is geen gegeven ‘{typed}’; "
            + (f"bedoelt u {close}?" if close else "amkit record list ACCOUNT toont ze"),
        )
    )


def _ambiguous(typed: str, found: Sequence[Known], kinds: Mapping[KindName, Kind]) -> Text:
    en, nl = (
        "\n".join(
            f"  {one.id}  {one.account.name}: {kinds[one.entry.kind].title.to(language)}, "
            f"{one.entry.main}"
            for one in found[:MOST_LISTED]
        )
        for language in LANGUAGES
    )
    return Text(
        en=f"“{typed}” can be {len(found)} entries; type more of it:\n{en}",
        nl=f"‘{typed}’ kunnen {len(found)} gegevens zijn; typ er meer van:\n{nl}",
    )
