"""From a reply to answers: what is accepted, what is proposed, what is left open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from amkit.errors import AnswerError
from amkit.expressions import parse, truth
from amkit.model.account import key_of
from amkit.model.kinds import KINDS
from amkit.model.prompts import EntryPrompt
from amkit.model.record import Entry, Statement
from amkit.model.run import BAND, DONE, NOTE, Answer, Reason, Slot, Source
from amkit.model.text import LANGUAGES, Language, Text
from amkit.model.values import Value
from amkit.walk import actions
from amkit.walk.answered import as_value
from amkit.walk.history import Latest
from amkit.walk.limits import check_limits
from amkit.walk.literal import Filler
from amkit.walk.replies import check_text, read
from amkit.walk.scope import asked_fields, entries_at, latest_answers
from amkit.walk.scorecards import last_score
from amkit.walk.shown import in_one_language
from amkit.walk.state import Place, Stop, Walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What an empty reply stands for.

    Attributes:
        value: the value proposed.
        known: the statement it comes from, where the record knew it; None otherwise.
        fields: all fields of the entry that is kept as a whole; empty where only a value is.
    """

    value: Value
    known: Statement | None = None
    fields: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who answers, and when.

    Attributes:
        by: the account manager.
        at: UTC.
        looked: whether somebody sees what is known before keeping it; not so with an answers file.
        language: in which texts that are made of other answers are kept.
    """

    by: str
    at: datetime
    looked: bool = True
    language: Language = "en"


def proposal(walk: Walk, stop: Stop, place: Place) -> Proposal | None:
    """Return what an empty reply at `place` stands for, None where it leaves it empty.

    That is: the answer given before, or worked out; or the prompt's default; or what the record
    knows.
    """
    if place.answer is not None or place.computed is not None:
        return None if place.value is None else Proposal(value=place.value, fields={})
    if place.prompt.default:
        value = as_value(parse(place.prompt.default).evaluate(place.known(stop.scope)))
        fits = value not in (None, ()) and _would_accept(walk, stop, place, value)
        return Proposal(value=value, fields={}) if fits else None
    scored = last_score(walk, stop, place)
    if scored is not None:
        return Proposal(value=scored.value, fields={}) if scored.is_fresh else None
    known = _known_entry(walk, stop, place)
    if known is not None and place.slot.field in known.fields:
        value = known.fields[place.slot.field]
        asked = asked_fields(entry_prompt(stop, place))
        kept = {name: known.fields[name] for name in asked if name in known.fields}
        main = place.slot.field == KINDS[known.kind].main
        return Proposal(value=value, known=known.latest, fields=kept if main else {})
    return None


def _would_accept(walk: Walk, stop: Stop, place: Place, value: Value) -> bool:
    """Tell whether a prompt accepts a value that its default comes to."""
    try:
        check_limits(place.prompt, value, place.known(stop.scope))
        _check_own(walk, stop, place, value)
    except AnswerError:
        return False
    return True


def entry_prompt(stop: Stop, place: Place) -> EntryPrompt:
    """Return the entry prompt that a field of an entry belongs to."""
    prompt = stop.step.record[place.entry]
    assert isinstance(prompt, EntryPrompt)
    return prompt


def _known_entry(walk: Walk, stop: Stop, place: Place) -> Entry | None:
    """Return the record's entry that the entry at `place` would keep or change.

    For the main field: the next one that its list has not named or passed over yet; for the others:
    the one the main field named.
    """
    if not place.entry:
        return None
    prompt = entry_prompt(stop, place)
    if not prompt.from_record or prompt.kind in ("action", "decision"):
        return None
    entries = walk.record.open_of(prompt.kind)
    latest = latest_answers(walk)
    slot = place.slot
    if slot.field != KINDS[prompt.kind].main:
        named = latest[Slot(slot.name, slot.items, slot.number, KINDS[prompt.kind].main)].value
        return walk.record.find(prompt.kind, str(named))
    if not prompt.many:
        return entries[-1] if entries else None
    before = [
        latest[replace(slot, number=number)].value
        for number in latest.numbers(slot.to(""))
        if number < slot.number
    ]
    behind = entries[len(before) :]
    return next((one for one in behind if not _is_named(one, before)), None)


def _is_named(entry: Entry, names: Iterable[Value]) -> bool:
    """Tell whether an entry was named already: what was just said of it would be undone."""
    return any(entry.is_known_as(str(name or "")) for name in names)


def accept(walk: Walk, stop: Stop, place: Place, reply: str, hand: Hand) -> tuple[Answer, ...]:
    """Return the answers that `reply` makes at `place`.

    An empty reply takes what is proposed: all fields of a known entry at once; a reason for which
    the place was left stays. Where nothing is, it leaves the place empty, or ends the list of
    entries.

    Raises:
        AnswerError: the prompt cannot accept it.
    """
    check_text(reply)
    if place.slot.field == DONE:
        return (_answer(place.slot, reply, True, hand, "said"),)
    if reply.strip():
        value = _taken(walk, stop, place, reply)
        return (_answer(place.slot, reply, value, hand, _source(stop)),)
    if place.standing == "computed" or _is_fixed(place):
        return ()
    if place.slot.field == BAND and place.answer is None:
        return (_answer(place.slot, reply, None, hand, _source(stop), reason="empty"),)
    before = place.answer
    if before is not None and before.reason not in (None, "empty"):
        return (replace(before, reply="", by=hand.by, at=hand.at),)
    proposed = proposal(walk, stop, place)
    if proposed is not None and proposed.fields and not hand.looked:
        # A file may say something of one field: each is come to, and carried over by itself.
        return (_answer(place.slot, "", proposed.value, hand, "carried"),)
    if proposed is not None:
        return tuple(_kept(stop, place, proposed, hand))
    if place.prompt.required and not stop.optional:
        raise AnswerError(
            Text(
                en="this one matters; answer it, or say why not: /unknown, /skip REASON, /park",
                nl="deze doet ertoe; vul hem in, of zeg waarom niet: /weetniet, /overslaan REDEN, "
                "/parkeer",
            )
        )
    return (_answer(place.slot, reply, None, hand, _source(stop), reason="empty"),)


def _taken(walk: Walk, stop: Stop, place: Place, reply: str) -> Value:
    """Return the value of a reply that its prompt and the prompt's checks accept."""
    if _is_fixed(place):
        raise _kept_as_it_was()
    known, prompt = place.known(stop.scope), place.prompt
    value = read(prompt, reply, today=walk.today, me=walk.me, scope=known)
    before = place.value
    if prompt.edit == "append" and isinstance(before, str):
        value = f"{before}\n{value}"
    elif prompt.edit == "append" and isinstance(before, tuple) and isinstance(value, tuple):
        value = before + value
    _check_own(walk, stop, place, value)
    return value


def _check_own(walk: Walk, stop: Stop, place: Place, value: Value) -> None:
    """Refuse what the prompt's own checks do not hold of."""
    for check in place.prompt.checks:
        known = place.known(stop.scope)
        if not place.slot.field:
            known = {**known, "answers": {**known["answers"], place.slot.name: value}}
        scope = {**known, "it": value}
        if truth(parse(check.that).evaluate(scope)) is False:
            told = replace(stop, scope=known if place.prompt.secret else scope)
            en, nl = (Filler(walk, told, language).text(check.message) for language in LANGUAGES)
            raise AnswerError(Text(en=en, nl=nl))


def _is_fixed(place: Place) -> bool:
    """Tell whether an answer was given that stays as it is."""
    answer = place.answer
    return place.prompt.edit == "never" and answer is not None and answer.reason is None


def _kept_as_it_was() -> AnswerError:
    return AnswerError(
        Text(
            en="this answer stays as it was given; write what is different in a note: /note",
            nl="dit antwoord blijft zoals het gegeven is; schrijf wat anders is in een notitie: "
            "/notitie",
        )
    )


def _source(stop: Stop) -> Source:
    """During the conversation the customer speaks; before and after it we write what we think."""
    return stop.step.source or ("said" if stop.phase.moment == "during" else "assumed")


def _kept(stop: Stop, place: Place, proposed: Proposal, hand: Hand) -> Iterator[Answer]:
    of_record: Source = "record" if hand.looked else "carried"
    source = of_record if proposed.known is not None else _source(stop)
    if place.answer is not None:
        source = place.answer.source
    fields = proposed.fields or {place.slot.field: proposed.value}
    for field, value in fields.items():
        slot = Slot(place.slot.name, place.slot.items, place.slot.number, field)
        kept = in_one_language(value, place.prompt, hand.language)
        yield _answer(slot, "", kept, hand, source)


def opened(place: Place, proposed: Proposal | None, hand: Hand) -> tuple[Answer, ...]:
    """Return the answer that keeps the name of a known entry, and leaves its fields to be asked.

    Raises:
        AnswerError: no entry that is known is proposed at `place`.
    """
    if proposed is None or proposed.known is None or not proposed.fields:
        raise AnswerError(
            Text(
                en="there is nothing known to change here; type the answer",
                nl="hier is niets bekends te wijzigen; typ het antwoord",
            )
        )
    return (_answer(place.slot, "", proposed.value, hand, "record"),)


def _answer(
    slot: Slot, reply: str, value: Value, hand: Hand, source: Source, *,
    reason: Reason | None = None, why: str = "",
) -> Answer:  # fmt: skip
    return Answer(
        slot=slot, reply=reply, value=value, reason=reason, why=why,
        by=hand.by, at=hand.at, source=source,
    )  # fmt: skip


def leave(stop: Stop, place: Place, reason: Reason, why: str, hand: Hand) -> tuple[Answer, ...]:
    """Return the answer that leaves `place` open for a reason.

    Raises:
        AnswerError: `why` cannot be kept to the letter.
    """
    check_text(why)
    if _is_fixed(place):
        raise _kept_as_it_was()
    return (_answer(place.slot, "", None, hand, _source(stop), reason=reason, why=why),)


def leave_step(stop: Stop, reason: Reason, why: str, hand: Hand) -> tuple[Answer, ...]:
    """Return the answers that leave everything of a step that is still open, for a reason."""
    check_text(why)
    return tuple(
        answer
        for place in stop.places
        if place.standing in ("open", "stale")
        for answer in leave(stop, place, reason, why, hand)
    )


def note(stop: Stop, text: str, hand: Hand) -> Answer:
    """Return the answer that keeps a free note at a step.

    Raises:
        AnswerError: it is empty, or cannot be kept to the letter.
    """
    check_text(text)
    if not text.strip():
        raise AnswerError(
            Text(en="write the note behind /note", nl="schrijf de notitie achter /notitie")
        )
    slot = Slot(stop.step.id, stop.items, len(stop.notes) + 1, NOTE)
    return _answer(slot, text, text, hand, _source(stop))


_STRENGTH: tuple[Source, ...] = ("said", "known", "assumed", "record", "carried")
"""What an entry as a whole rests on, where its fields come from several places."""


def action(walk: Walk, stop: Stop, what: str, who: str, due: str, hand: Hand) -> tuple[Answer, ...]:
    """Return the answers that keep an action made by hand at a step.

    Raises:
        AnswerError: it does not say what, or who or when cannot be read.
    """
    given = dict(zip(("what", "who", "due"), (what, who, due), strict=True))
    for text in given.values():
        check_text(text)
    if not what.strip():
        raise AnswerError(Text(en="what has to be done?", nl="wat moet er gebeuren?"))
    where = actions.slots(stop, actions.next_number(walk, stop))
    fields = KINDS["action"].fields
    return tuple(
        _answer(slot, reply, value, hand, _source(stop))
        for slot, (name, reply) in zip(where, given.items(), strict=True)
        if reply.strip()
        for value in (read(fields[name], reply, today=walk.today, me=walk.me),)
    )


def statements(
    walk: Walk, stops: tuple[Stop, ...], run_id: str, language: Language = "en"
) -> tuple[Statement, ...]:
    """Return what the walk says of the record, entry by entry; actions that follow in `language`.

    Steps that the walk no longer passes say nothing, and neither does what was carried over from
    the record without a look: that it is still true, nobody found.
    """
    latest = latest_answers(walk)
    said = tuple(
        _statement(latest, stop, replace(at, number=number), prompt, told, run_id)
        for stop in stops
        for name, prompt in stop.step.record.items()
        if isinstance(prompt, EntryPrompt)
        for at in (Slot(name, stop.items),)
        for number, fields in entries_at(latest, at, prompt)
        if (told := _told(latest, replace(at, number=number), fields))
    )
    return said + tuple(actions.statements(walk, stops, run_id, language))


def _told(latest: Latest, at: Slot, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an entry that somebody said something of in this run."""
    return {
        field: value for field, value in fields.items() if latest[at.to(field)].source != "carried"
    }


def _statement(
    latest: Latest, stop: Stop, at: Slot, prompt: EntryPrompt,
    fields: Mapping[str, Any], run_id: str,
) -> Statement:  # fmt: skip
    answers = [latest[at.to(field)] for field in fields]
    main = KINDS[prompt.kind].main
    named = latest.get(at.to(main)) if main not in fields else None
    last = max(answers, key=lambda answer: answer.at)
    spoken = {answer.source for answer in answers}
    return Statement(
        run_id=run_id,
        item=str(at),
        kind=prompt.kind,
        fields=fields,
        about=key_of(str(named.value or "")) if named is not None else "",
        step=stop.step.id,
        source=next(source for source in _STRENGTH if source in spoken),
        confidence=stop.step.confidence,
        audience=prompt.audience,
        by=last.by,
        at=last.at,
    )
