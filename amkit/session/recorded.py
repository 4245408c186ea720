"""Recorded answers: a file that answers the prompts in place of a person.

The file maps a prompt's name to its reply: a text, a number, true or false, a list (for a list or
several options), a mapping of fields (for an entry), a list of mappings (for many entries, or the
rows that are added to a table), rows by their names (for a table that has them), the items of a
scorecard by their names, with `band` and `why` where what it means is another than was worked out.
In a
step that is repeated, it maps to a list with what holds for each item. `{answer: …, comment: …}`
adds the comment on an answer. `{left: REASON, why: …}` leaves a prompt open. What the file does not
mention stays as it is known already, which confirms nothing, or open.

Besides, `notes` maps a step's id to what is noted there, `step-actions` to the actions that are
made there (each with what, who and due; for each item, in a step that is repeated), and
`done-actions` lists what of the open actions of before is done, or says `all`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, get_args

from amkit.errors import PlacedError
from amkit.model.account import key_of
from amkit.model.finding import Place as FilePlace
from amkit.model.prompts import (
    MatrixPrompt,
    Prompt,
    TablePrompt,
    ValuePrompt,
)
from amkit.model.protocol import Protocol, Step
from amkit.model.record import Entry
from amkit.model.run import BAND, COMMENT, DONE, Reason
from amkit.model.text import Text
from amkit.session.commands import COMMANDS, Act
from amkit.session.ending import EVERY_ACTION
from amkit.session.file_keys import is_behind, keys_within, leaves_at, parts_of
from amkit.source.document import Document
from amkit.source.names import nearest
from amkit.walk.state import Place, Stop
from amkit.walk.tables import columns_of, names_one

NOTES, ACTIONS, CLOSED = "notes", "step-actions", "done-actions"
"""What a file can say besides; a protocol that has a prompt called notes keeps that name for it."""
LEFT: tuple[str, ...] = tuple(reason for reason in get_args(Reason) if reason != "empty")
_COMMAND: dict[str, Act] = {
    "unknown": "unknown", "not_applicable": "not_applicable", "declined": "declined",
    "parked": "park", "skipped": "skip",
}  # fmt: skip

_ASKED_WHY = ("skipped", "parked")

Keys = tuple[str | int, ...]


class Recorded:
    """The replies of an answers file, prompt by prompt."""

    def __init__(self, document: Document, protocol: Protocol) -> None:
        self.document = document
        self._steps = {name: step for _, step in protocol.steps() for name in step.record}
        self._repeats = _repeats(protocol)
        earlier = protocol.renamed.items()
        self._written = {new: old for old, new in earlier if old in document.data}
        self._protocol = protocol
        self._aside = {ACTIONS, CLOSED} | ({NOTES} - self._steps.keys())
        problems = tuple(self._problems())
        if problems:
            raise PlacedError(problems)

    def replies(self, stop: Stop, place: Place) -> Iterator[str]:
        """Yield what the file types at `place`: notes first, then the reply or the reason."""
        if place.slot == stop.places[0].slot:
            for text in self._notes(stop):
                yield f"/{COMMANDS['note'].words.en} {text}"
            for _, made in self.actions(stop):
                yield from (f"/{COMMANDS['action'].words.en} {made[0]}", *made[1:])
        if place.slot.field == DONE:
            yield ""
            return
        data = self._at(stop, place)[0]
        yield self._reply(data)
        if isinstance(data, Mapping) and data["left"] in _ASKED_WHY and not data.get("why"):
            yield ""  # where the reason is asked for and the file gives none

    def overrules(self, stop: Stop, place: Place) -> bool:
        """Tell whether the file answers a place where something was worked out."""
        return place.slot.field != BAND and self._at(stop, place)[0] is not None

    def where(self, stop: Stop, place: Place) -> FilePlace:
        """Return where the file answers `place`; the nearest key around it where it does not."""
        return self.document.place(self._at(stop, place)[1])

    def keys(self, stop: Stop, place: Place) -> tuple[Keys, bool]:
        """Return the keys that lead to a place, as far as the file has them; whether it has all."""
        data, keys = self._at(stop, place) if place.slot.field != DONE else (None, ())
        return keys, data is not None

    def is_aside(self, name: str) -> bool:
        """Tell whether a key of the file is no prompt."""
        return name in self._aside

    def actions(self, stop: Stop) -> Iterator[tuple[FilePlace, tuple[str, str, str]]]:
        """Yield the actions that the file makes at a step: where each stands; what, who and due."""
        keys: Keys = (ACTIONS, stop.step.id, *(item - 1 for item in stop.items))
        data: Any = self.document.data
        for key in keys:
            data = data.get(key) if isinstance(data, Mapping) else _item(data, key)
        for number, given in enumerate(data or ()):
            what, who, due = (str(given.get(part, "")) for part in _ACTION)
            yield self.document.place((*keys, number)), (what, who, due)

    def closed(self, before: Sequence[Entry]) -> tuple[str, ...]:
        """Return which open actions of before the file says are done.

        Raises:
            PlacedError: it names one that is not open.
        """
        named = self.document.data.get(CLOSED, [])
        known = {entry.key: entry.main for entry in before}
        if isinstance(named, str) and named.casefold() in EVERY_ACTION:
            return tuple(known.values())
        listed = [named] if isinstance(named, str) else named
        keys: Keys = (CLOSED,)
        wrong = [
            self._unknown_action(keys if listed is not named else (*keys, number), name, known)
            for number, name in enumerate(listed)
            if key_of(name) not in known
        ]
        if wrong:
            raise PlacedError(tuple(wrong))
        return tuple(known[key_of(name)] for name in listed)

    def _unknown_action(
        self, keys: Keys, name: str, known: Mapping[str, str]
    ) -> tuple[FilePlace, Text]:
        listed = "; ".join(known.values())
        return self.document.place(keys), Text(
            en=f"no action “{name}” is open; " + (f"there are: {listed}" if known else "none is"),
            nl=f"er staat geen actie ‘{name}’ open; " + (f"wel: {listed}" if known else "geen een"),
        )

    def _notes(self, stop: Stop) -> list[str]:
        notes = self.document.data.get(NOTES, {}) if NOTES in self._aside else {}
        notes = notes.get(stop.step.id, [])
        return [notes] if isinstance(notes, str) else list(notes)

    def _at(self, stop: Stop, place: Place) -> tuple[Any, Keys]:
        """Return what the file says of a place, and the keys that lead there."""
        data: Any = self.document.data
        keys: Keys = ()
        slot = place.slot
        prompt = stop.step.record[slot.name]
        within = tuple(keys_within(prompt, slot))
        path: Keys = (self._written.get(slot.name, slot.name), *(i - 1 for i in slot.items))
        for key in (*path, *within):
            if isinstance(data, Mapping) and "left" in data and keys and slot.field != COMMENT:
                is_left = leaves_at(prompt, slot) and not is_behind(prompt, stop, slot)
                return (data if is_left else None), keys
            known = data.get(key) if isinstance(data, Mapping) else _item(data, key)
            if known is None:
                return None, keys
            data, keys = known, (*keys, key)
        if not slot.field and isinstance(data, Mapping) and "answer" in data:
            return data["answer"], (*keys, "answer")
        return data, keys

    def _reply(self, data: Any) -> str:
        match data:
            case {"left": reason}:
                return f"/{COMMANDS[_COMMAND[reason]].words.en} {data.get('why', '')}".strip()
            case bool():
                return "yes" if data else "no"
            case list():
                return "\n".join(self._reply(item) for item in data)
            case None:
                return ""
            case str():
                return f"/{data}" if data.startswith("/") else data
        return str(data)

    # What is wrong with the file itself ----------------------------------------------------

    def _problems(self) -> Iterator[tuple[FilePlace, Text]]:
        for name, data in self.document.data.items():
            if name in self._aside:
                yield from self._aside_problems(name, data)
                continue
            now = self._protocol.renamed.get(name, name)
            if now not in self._steps:
                yield self._unknown((name,), name, [*self._steps, *sorted(self._aside)])
            elif now != name and now in self.document.data:
                yield self._twice(name, now)
            else:
                step = self._steps[now]
                yield from self._shape_problems(step, step.record[now], (name,), data)

    def _aside_problems(self, aside: str, data: Any) -> Iterator[tuple[FilePlace, Text]]:
        """Complain of what is said besides the answers."""
        if aside == CLOSED:
            if not _is_text(data) and not (isinstance(data, list) and all(map(_is_text, data))):
                yield self._expected((aside,), "a list of actions, or all", "een lijst, of alles")
            return
        steps = {step.id: step for _, step in self._protocol.steps()}
        if not isinstance(data, Mapping):
            what, wat = ("its notes", "de notities") if aside == NOTES else ("actions", "acties")
            yield self._expected((aside,), f"a step's id and {what}", f"een stap en {wat}")
            return
        for name, given in data.items():
            if name not in steps:
                yield self._unknown((aside, name), name, steps)
            elif aside == ACTIONS:
                yield from self._action_problems((aside, name), given, self._repeats[name])
            elif not _is_text(given) and not (
                isinstance(given, list) and all(map(_is_text, given))
            ):
                yield self._expected((aside, name), "text", "tekst")

    def _action_problems(
        self, keys: Keys, data: Any, deep: int
    ) -> Iterator[tuple[FilePlace, Text]]:
        """Complain of the actions at a step; `deep` in repeats, they are lists for each item."""
        if not isinstance(data, list):
            yield self._expected(keys, "a list of actions", "een lijst met acties")
            return
        for number, given in enumerate(data):
            if deep:
                yield from self._action_problems((*keys, number), given, deep - 1)
            else:
                yield from self._part_problems((*keys, number), given, dict.fromkeys(_ACTION, ()))

    def _shape_problems(
        self, step: Step, prompt: Prompt, keys: Keys, data: Any
    ) -> Iterator[tuple[FilePlace, Text]]:
        if len(keys) <= self._repeats[step.id]:
            if not isinstance(data, list):
                yield self._expected(keys, "a list, one for each item", "een lijst, één per item")
                return
            for index, item in enumerate(data):
                yield from self._shape_problems(step, prompt, (*keys, index), item)
            return
        yield from self._prompt_problems(prompt, keys, data)

    def _prompt_problems(
        self, prompt: Prompt, keys: Keys, data: Any
    ) -> Iterator[tuple[FilePlace, Text]]:
        if isinstance(data, Mapping) and "left" in data:
            yield from self._left_problems(keys, data)
        elif isinstance(prompt, ValuePrompt):
            yield from self._value_problems(keys, data)
        elif names_one(prompt) is not None and not isinstance(data, list):
            of_rows = isinstance(prompt, TablePrompt)
            yield self._expected(keys, "a list of rows" if of_rows else "a list of entries",
                                 "een lijst met rijen" if of_rows else "een lijst")  # fmt: skip
        elif names_one(prompt) is not None:
            for index, entry in enumerate(data):
                yield from self._part_problems((*keys, index), entry, parts_of(prompt))
        elif isinstance(prompt, TablePrompt | MatrixPrompt):
            rows = {row.id: columns_of(prompt) for row in prompt.rows}
            yield from self._part_problems(keys, data, rows)
        else:
            yield from self._part_problems(keys, data, parts_of(prompt))

    def _value_problems(self, keys: Keys, data: Any) -> Iterator[tuple[FilePlace, Text]]:
        if not isinstance(data, Mapping):
            return
        if "answer" not in data:
            yield self._expected(
                keys, "a reply, or left: and why:", "een antwoord, of left: en why:"
            )
            return
        for key, value in data.items():
            if key not in ("answer", "comment"):
                yield self._unknown((*keys, key), key, ["answer", "comment"])
            elif isinstance(value, Mapping):
                yield self._expected((*keys, key), "a reply", "een antwoord")

    def _left_problems(
        self, keys: Keys, data: Mapping[str, Any]
    ) -> Iterator[tuple[FilePlace, Text]]:
        if data["left"] not in LEFT:
            listed = ", ".join(LEFT)
            yield self._expected((*keys, "left"), listed, listed)
        for key in data:
            if key not in ("left", "why"):
                yield self._unknown((*keys, key), key, ["left", "why"])

    def _part_problems(
        self, keys: Keys, data: Any, parts: Mapping[str, Collection[str]]
    ) -> Iterator[tuple[FilePlace, Text]]:
        """Complain of the parts of an entry, a row, a table or a scorecard.

        Args:
            keys: where it stands.
            data: what the file says of it.
            parts: the parts it can have, by name; of a row of a table, with its columns.
        """
        if not isinstance(data, Mapping):
            listed = ", ".join(parts)
            yield self._expected(keys, f"keys with replies: {listed}",
                                 f"sleutels met antwoorden: {listed}")  # fmt: skip
        elif "left" in data:
            yield from self._left_problems(keys, data)
        else:
            for name, value in data.items():
                at = (*keys, name)
                if name not in parts:
                    yield self._unknown(at, name, parts)
                elif parts[name]:
                    yield from self._part_problems(at, value, dict.fromkeys(parts[name], ()))
                elif isinstance(value, Mapping) and "left" in value:
                    yield from self._left_problems(at, value)
                elif isinstance(value, Mapping):
                    yield self._expected(at, "a reply", "een antwoord")

    def _twice(self, old: str, new: str) -> tuple[FilePlace, Text]:
        return self.document.place((old,), of="key"), Text(
            en=f"“{old}” is called “{new}” now, and that is here too; leave one of both out",
            nl=f"‘{old}’ heet nu ‘{new}’, en dat staat hier ook; laat een van beide weg",
        )

    def _unknown(self, keys: Keys, name: str, allowed: Any) -> tuple[FilePlace, Text]:
        known = list(allowed)
        close = nearest(name, known)
        listed = ", ".join(known[:30])
        en = f"did you mean “{close}”?" if close else f"there are: {listed}"
        nl = f"bedoelt u ‘{close}’?" if close else f"er zijn: {listed}"
        return self.document.place(keys, of="key"), Text(
            en=f"nothing in this protocol is called “{name}”; {en}",
            nl=f"niets in dit protocol heet ‘{name}’; {nl}",
        )

    def _expected(self, keys: Keys, en: str, nl: str) -> tuple[FilePlace, Text]:
        return self.document.place(keys), Text(en=f"expected {en}", nl=f"verwacht: {nl}")


_ACTION = ("what", "who", "due")


def _is_text(data: Any) -> bool:
    return isinstance(data, str)


def _repeats(protocol: Protocol) -> dict[str, int]:
    """Return how many repeats each step stands in, by its id."""

    def count(steps: tuple[Step, ...], outside: int) -> Iterator[tuple[str, int]]:
        for step in steps:
            depth = outside + bool(step.for_each) + bool(step.until and not step.steps)
            yield step.id, depth
            yield from count(step.steps, depth)

    return {name: depth for phase in protocol.phases for name, depth in count(phase.steps, 0)}


def _item(data: Any, index: str | int) -> Any:
    if isinstance(data, list) and isinstance(index, int) and index < len(data):
        return data[index]
    return None
