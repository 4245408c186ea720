"""What somebody changed in a draft of the record, as statements."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, get_args

from amkit.errors import AnswerError, PlacedError
from amkit.model.account import Account, key_of
from amkit.model.finding import Place
from amkit.model.kinds import Kind
from amkit.model.prompts import Audience, KindName
from amkit.model.record import Confidence, Statement
from amkit.model.text import Language, Text
from amkit.model.values import Value
from amkit.planning.by_hand import Voice, changed, value_of
from amkit.planning.drafts import reply_of
from amkit.planning.naming import Known
from amkit.source.decoding import seen
from amkit.source.document import Document, Keys
from amkit.source.names import no_such
from amkit.source.reader import read
from amkit.walk.scope import PLURAL

_HOW: Mapping[str, tuple[str, ...]] = {
    "source": ("said", "assumed", "known"),
    "confidence": tuple(name for name in get_args(Confidence) if name),
    "audience": get_args(Audience),
}
"""What can be said of an entry beside its fields."""
_ID = "id"
_FIELDS = Text("expected fields with values", "verwacht: velden met waarden")
_A_LIST = Text(
    "expected a list: each begins with a dash", "verwacht: een lijst, met een streepje voor elk"
)
_A_REPLY = Text(
    "expected a reply; put it in quotes", "verwacht: een antwoord; zet het tussen aanhalingstekens"
)


class Drafted(NamedTuple):
    """What a draft says.

    Attributes:
        statements: what is new in it; none where nothing was changed.
        removed: the entries that are not in it any more; they stay in the record.
    """

    statements: tuple[Statement, ...]
    removed: tuple[Known, ...] = ()


def read_draft(raw: bytes, path: str) -> Document:
    """Return the data of a draft.

    Raises:
        PlacedError: it cannot be read; tells everything that is wrong.
    """
    document, found = read(raw, path)
    if document is None:
        wrong = (finding for finding in found if finding.severity == "error")
        raise PlacedError(tuple((finding.place, finding.text) for finding in wrong))
    return document


def of_entry(
    document: Document, known: Known, kind: Kind, voice: Voice, language: Language
) -> Drafted:
    """Return what a draft of one entry says.

    Raises:
        PlacedError: something in it cannot be meant; tells everything.
    """
    reading = _Reading(document, voice, language)
    statements = tuple(reading.entry((), document.data, known, kind))
    reading.refuse()
    return Drafted(statements)


def of_account(
    document: Document, account: Account, known: Sequence[Known], kinds: Mapping[KindName, Kind],
    voice: Voice, language: Language,
) -> Drafted:  # fmt: skip
    """Return what a draft of an account says.

    Raises:
        PlacedError: something in it cannot be meant; tells everything.
    """
    reading = _Reading(document, voice, language)
    sections = {name if kind.single else PLURAL[name]: name for name, kind in kinds.items()}
    statements: list[Statement] = []
    for section, given in document.data.items():
        if section not in sections:
            reading.wrong((section,), no_such(section, tuple(sections)), key=True)
            continue
        kind = kinds[sections[section]]
        ours = [one for one in known if one.entry.kind == sections[section]]
        if kind.single:
            statements += reading.single(section, given, account, ours, kind, sections[section])
        else:
            statements += reading.listed(section, given, ours, kind, sections[section])
    reading.refuse()
    removed = (
        one
        for one in known
        if one.entry.is_open and not kinds[one.entry.kind].single and one.id not in reading.ids
    )
    return Drafted(tuple(statements), tuple(removed))


class _Reading:
    """One reading of one draft."""

    def __init__(self, document: Document, voice: Voice, language: Language) -> None:
        self.ids: set[str] = set()
        self._document = document
        self._voice = voice
        self._language = language
        self._found: list[tuple[Place, Text]] = []

    def refuse(self) -> None:
        """Raise the error that tells everything that is wrong, where something is."""
        if self._found:
            raise PlacedError(tuple(sorted(self._found, key=lambda found: found[0])))

    def wrong(self, keys: Keys, text: Text, *, key: bool = False) -> None:
        """Complain of the value at `keys`, or of its key."""
        self._found.append((self._document.place(keys, of="key" if key else "value"), text))

    def single(
        self, section: str, given: Any, account: Account, known: Sequence[Known], kind: Kind,
        name: KindName,
    ) -> Iterator[Statement]:  # fmt: skip
        """Yield what is said of the one entry of a kind that an account has."""
        if given is None:
            return
        if not isinstance(given, dict):
            self.wrong((section,), _FIELDS)
        elif known:
            yield from self.entry((section,), given, known[-1], kind)
        else:
            voice = self._how((section,), given)
            values = self._values((section,), given, {}, kind)
            if values:
                fields = {kind.main: account.name, **values}
                yield voice.statement(name, "", fields, "internal")

    def listed(
        self, section: str, given: Any, known: Sequence[Known], kind: Kind, name: KindName
    ) -> Iterator[Statement]:
        """Yield what is said of the entries of a kind: those with an id, and new ones."""
        by_id = {one.id: one for one in known}
        taken = {key for one in known for key in (one.entry.key, *one.entry.also)}
        if not isinstance(given, list | None):
            self.wrong((section,), _A_LIST)
            return
        for number, one in enumerate(given or ()):
            keys: Keys = (section, number)
            if not isinstance(one, dict):
                self.wrong(keys, _FIELDS)
            elif one.get(_ID) is None:
                yield from self._new(keys, one, kind, name, taken)
            else:
                found = self._with_id((*keys, _ID), str(one[_ID]), by_id)
                if found is not None:
                    fields = {key: value for key, value in one.items() if key != _ID}
                    yield from self.entry(keys, fields, found, kind)

    def _with_id(self, keys: Keys, typed: str, by_id: Mapping[str, Known]) -> Known | None:
        if typed not in by_id:
            self.wrong(
                keys,
                Text(
                    f"there is no entry “{typed}” of this kind; leave the id out of a new one",
                    f"er is geen gegeven ‘{typed}’ van dit soort; laat de id weg bij een nieuw",
                ),
            )
        elif typed in self.ids:
            self.wrong(keys, Text(f"“{typed}” is here twice", f"‘{typed}’ staat hier twee keer"))
        else:
            self.ids.add(typed)
            return by_id[typed]
        return None

    def _new(
        self, keys: Keys, given: Mapping[str, Any], kind: Kind, name: KindName, taken: set[str]
    ) -> Iterator[Statement]:
        voice = self._how(keys, given)
        fields = self._values(keys, {k: v for k, v in given.items() if k != _ID}, {}, kind)
        key = key_of(str(fields.get(kind.main) or ""))
        if not key:
            if not isinstance(given.get(kind.main), list | dict):
                self.wrong(keys, _no_name(kind))
        elif key in taken:
            self.wrong(
                (*keys, kind.main),
                Text("this is in the record already; change it there, or call it otherwise",
                     "dit staat er al; wijzig het daar, of geef het een andere naam"),
            )  # fmt: skip
        else:
            taken.add(key)
            yield voice.statement(name, "", fields, "internal")

    def entry(
        self, keys: Keys, given: Mapping[str, Any], known: Known, kind: Kind
    ) -> Iterator[Statement]:
        """Yield what is said of an entry of the record."""
        voice = self._how(keys, given)
        values = self._values(keys, given, known.entry.fields, kind)
        if kind.main in values and values[kind.main] is None:
            self.wrong((*keys, kind.main), _no_name(kind))
        yield from changed(known.entry, kind, values, voice)

    def _how(self, keys: Keys, given: Mapping[str, Any]) -> Voice:
        """Return the voice that an entry is changed with: as it says, or else as all others."""
        said: dict[str, Any] = {}
        for name, allowed in _HOW.items():
            value = given.get(name)
            if value in allowed:
                said[name] = value
            elif value is not None:
                listed = ", ".join(allowed)
                self.wrong(
                    (*keys, name), Text(f"expected one of {listed}", f"verwacht: een van {listed}")
                )
        return replace(self._voice, **said)

    def _values(
        self, keys: Keys, given: Mapping[str, Any], before: Mapping[str, Value], kind: Kind
    ) -> dict[str, Value]:
        """Return the fields that are not what they were."""
        values: dict[str, Value] = {}
        for name, value in given.items():
            at = (*keys, name)
            if name in _HOW:
                continue
            if name not in kind.fields:
                self.wrong(at, no_such(name, (*kind.fields, *_HOW)), key=True)
                continue
            reply = _reply(value)
            if reply is None:
                self.wrong(at, _A_REPLY)
                continue
            was = seen(reply_of(before.get(name), kind.fields[name], self._language))
            if reply.strip() != was.strip():
                self._read(at, name, reply, kind, values.__setitem__)
        return values

    def _read(
        self, at: Keys, name: str, reply: str, kind: Kind, keep: Callable[[str, Value], None]
    ) -> None:
        try:
            keep(name, value_of(kind, name, reply, self._voice))
        except AnswerError as error:
            self.wrong(at, error.text)


def _no_name(kind: Kind) -> Text:
    return Text(
        f"“{kind.main}” is missing; it names the entry",
        f"‘{kind.main}’ ontbreekt; het is de naam",
    )


def _reply(value: Any) -> str | None:
    """Return what was written for a field, as if it had been typed; None for what is no reply."""
    if isinstance(value, list):
        parts = [_reply(one) for one in value]
        return None if None in parts or not parts else "; ".join(map(str, parts))
    if isinstance(value, dict):
        return None
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
