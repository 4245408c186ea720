"""What is said of the record by hand: an entry added, changed, closed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from amkit.errors import AnswerError, UsageError
from amkit.model.account import key_of
from amkit.model.kinds import STATUS, Kind
from amkit.model.prompts import Audience, ChoicePrompt, KindName
from amkit.model.record import Confidence, Entry, Statement
from amkit.model.run import Source
from amkit.model.text import Text
from amkit.model.values import Value
from amkit.planning.naming import Known, refuse_all
from amkit.walk.replies import read

_CLOSED_AS: Mapping[KindName, str] = {
    "contract": "ended", "stakeholder": "left", "expectation": "met", "goal": "reached",
    "joint_goal": "reached", "risk": "gone", "action": "done", "request": "done",
    "decision": "dropped",
}  # fmt: skip
"""How an entry is closed where nobody says; an opportunity is won or lost, which must be said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who says something by hand, and on whose word.

    Attributes:
        by: the account manager.
        at: UTC.
        today: what "tomorrow" counts from.
        item: returns a new UUID, as text.
        source: where it comes from; None where nobody told: from our own records.
        confidence: how sure we are; None where nobody told.
        audience: who may read it; None where nobody told: who could read it before.
    """

    by: str
    at: datetime
    today: date
    item: Callable[[], str]
    source: Source | None = None
    confidence: Confidence | None = None
    audience: Audience | None = None

    @property
    def tells_how(self) -> bool:
        """Whether it says on whose word it is, how sure, or for whom."""
        return not (self.source is None and self.confidence is None and self.audience is None)

    def statement(
        self, kind: KindName, about: str, fields: Mapping[str, Value], audience: Audience
    ) -> Statement:
        """Return what is said of the entry that is called `about`."""
        return Statement(
            run_id="", item=self.item(), kind=kind, fields=fields, about=about, step="",
            source=self.source or "known", confidence=self.confidence or "",
            audience=self.audience or audience, by=self.by, at=self.at,
        )  # fmt: skip


def values_of(
    kind: Kind, replies: Mapping[str, str], voice: Voice
) -> tuple[dict[str, Value], list[Text]]:
    """Return what replies to fields say, None for an empty one, and what is wrong with others."""
    values: dict[str, Value] = {}
    wrong: list[Text] = []
    for name, reply in replies.items():
        try:
            values[name] = value_of(kind, name, reply, voice)
        except AnswerError as error:
            wrong.append(Text(f"{name}: {error.text.en}", f"{name}: {error.text.nl}"))
    return values, wrong


def value_of(kind: Kind, name: str, reply: str, voice: Voice) -> Value:
    """Return what a reply to a field says, None for an empty one.

    Raises:
        AnswerError: the field cannot be that.
    """
    if not reply.strip():
        return None
    value = read(kind.fields[name], reply.strip(), today=voice.today, me=voice.by)
    if name == kind.main and not key_of(str(value)):
        raise AnswerError(
            Text("a name has something that shows", "een naam heeft iets wat te zien is")
        )
    return value


def added(
    name: KindName, kind: Kind, replies: Mapping[str, str], known: Iterable[Known], voice: Voice
) -> Statement:
    """Return what is said where an entry is added.

    Args:
        name: of which kind.
        kind: that kind.
        replies: to its fields, of which the main one names it.
        known: what is known of the account already.
        voice: who adds it.

    Raises:
        UsageError: something cannot be read, or it is there already.
    """
    values, wrong = values_of(kind, replies, voice)
    refuse_all(wrong)
    fields = {field: values[field] for field in kind.fields if values.get(field) is not None}
    if kind.main not in fields:
        raise UsageError(
            Text(
                f"how is it called? A name is missing ({kind.title.en})",
                f"hoe heet het? Er ontbreekt een naam ({kind.title.nl})",
            )
        )
    main = str(fields[kind.main])
    for one in known:
        if one.entry.kind == name and (kind.single or one.entry.is_known_as(main)):
            raise UsageError(_there_already(one))
    return voice.statement(name, "", fields, "internal")


def _there_already(one: Known) -> Text:
    change = f"amkit record change {one.id} --field"
    return Text(
        f"“{one.entry.main}” is there already, as {one.id}; change it: {change} NAME=VALUE",
        f"‘{one.entry.main}’ is er al, als {one.id}; wijzig het: {change} NAAM=WAARDE",
    )


def changed(
    entry: Entry, kind: Kind, values: Mapping[str, Value], voice: Voice
) -> tuple[Statement, ...]:
    """Return what is said where fields of an entry get other values, None takes one back.

    What is the same already is not said again; unless `voice` tells on whose word it is, how sure,
    or for whom: that holds then for the fields that are named, for all of them where none is.
    """
    if voice.tells_how:
        said = dict(values) or {
            name: value for name, value in entry.fields.items() if name in kind.fields
        }
    else:
        said = {name: v for name, v in values.items() if v != entry.fields.get(name)}
    if entry.kind == "action" and STATUS in said and "done" not in said:
        said["done"] = voice.today if said[STATUS] == "done" else None
        if said["done"] == entry.fields.get("done"):
            del said["done"]
    by_reader: dict[Audience, dict[str, Value]] = {}
    for name, value in said.items():
        by_reader.setdefault(_reader(entry, kind, name), {})[name] = value
    return tuple(
        voice.statement(entry.kind, entry.key, fields, audience)
        for audience, fields in by_reader.items()
    )


def _reader(entry: Entry, kind: Kind, name: str) -> Audience:
    """Return who could read a field: what a customer read before, they read corrected."""
    field = kind.main if name == STATUS and not entry.is_open else name
    return entry.said[field].audience if field in entry.said else "internal"


def closing_status(entry: Entry, kind: Kind, given: str, voice: Voice) -> str:
    """Return the status with which an entry is closed.

    Args:
        entry: which.
        kind: its kind.
        given: how, as it was typed; "" for the one that speaks for itself.
        voice: who closes it.

    Raises:
        UsageError: it cannot be closed so, or at all; says how it can.
    """
    asks = kind.fields.get(STATUS)
    if not isinstance(asks, ChoicePrompt):
        raise UsageError(_not_closed(kind))
    texts = {o.id: o.text for o in asks.options if o.id in kind.closing}
    if not given:
        if entry.kind in _CLOSED_AS:
            return _CLOSED_AS[entry.kind]
        raise UsageError(_say_how(texts))
    try:
        status = read(asks, given, today=voice.today, me=voice.by)
    except AnswerError:
        status = None
    if str(status) not in texts:
        raise UsageError(_say_how(texts))
    return str(status)


def _not_closed(kind: Kind) -> Text:
    return Text(
        f"{kind.title.en}: this is not closed; if it is wrong, take it back: "
        f"amkit record change ID --field {kind.main}=",
        f"{kind.title.nl}: dit wordt niet afgesloten; klopt het niet, neem het dan terug: "
        f"amkit record change ID --field {kind.main}=",
    )


def _say_how(texts: Mapping[str, Text]) -> Text:
    return Text(
        f"say how it ended: --as {', '.join(texts)}",
        f"zeg hoe het afliep: --as {', '.join(_in_dutch(texts))}",
    )


def _in_dutch(texts: Mapping[str, Text]) -> Iterator[str]:
    """Yield statuses as they are typed, with what they mean."""
    for name, text in texts.items():
        yield f"{name} ({text.nl})"
