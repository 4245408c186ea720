"""Protocols that take over steps of others: put together before the models see them.

A step `{include: closing}` stands for steps of the protocol “closing”; `extends: base` takes over
all of “base”, with `change`, `drop` and `add`. What comes out is a document like any other, whose
places point into the file where each text was written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import fields
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

from amkit.errors import FileError, NotFound
from amkit.model.finding import Finding, Place
from amkit.model.protocol import FORMAT
from amkit.model.reuse import Extension, Include
from amkit.model.text import Text
from amkit.source.document import Document
from amkit.source.formats import unread
from amkit.source.names import no_such
from amkit.source.pieces import Piece, replaced
from amkit.source.reader import read
from amkit.source.validating import validated

Fetch: TypeAlias = Callable[[str, str], tuple[str, bytes]]
"""From the name of a protocol, and the path of the file that asks for it, to its path and bytes.

Raises NotFound or FileError where there is none.
"""
MOST_STEPS = 2_000
"""Most steps that are included in one protocol, so that files which include each other many times
cannot grow without bound; the longest conversation has forty."""
MOST_DEPTH = 8
"""Most protocols that build on one another; real ones build on one or two."""

_OPERATIONS = frozenset(field.name for field in fields(Extension))
OWN = frozenset({"amkit", "id", "version", "status"})
"""What a protocol says for itself, whatever it extends."""
_WHERE = ("after", "before", "into")
_GATHERED = ("roles", "tables", "renamed")
"""What is taken over entry by entry; its own come first."""


class Composed(NamedTuple):
    """A protocol file with everything that it takes over.

    Attributes:
        document: what it says, with places in whatever file it was written.
        findings: why it could not be put together.
    """

    document: Document
    findings: tuple[Finding, ...] = ()


def nowhere(name: str, _asking: str) -> tuple[str, bytes]:
    """Look a protocol up where there are no others.

    Raises:
        NotFound: always.
    """
    raise NotFound(
        Text(en=f"there is no protocol “{name}” here", nl=f"hier is geen protocol ‘{name}’")
    )


def takes_over(data: Any) -> bool:
    """Tell whether a protocol takes anything over from others."""
    if isinstance(data, dict):
        return bool(data.keys() & {"include", "extends"}) or any(
            takes_over(data.get(key)) for key in ("phases", "steps")
        )
    return isinstance(data, list) and any(map(takes_over, data))


def compose(document: Document, fetch: Fetch) -> Composed:
    """Return a protocol file with everything that it takes over; itself where that is nothing."""
    if not takes_over(document.data):
        return Composed(document)
    composer = _Composer(fetch)
    data, root = composer.whole(Piece(document.data, document.root), (document.path,))
    whole = Document(
        path=document.path, text=document.text, data=data, root=root, parts=composer.texts
    )
    return Composed(whole, tuple(composer.found))


class _Composer:
    """Puts one protocol together."""

    def __init__(self, fetch: Fetch) -> None:
        self.found: list[Finding] = []
        self.texts: dict[str, str] = {}
        self._fetch = fetch
        self._parts: dict[str, Piece] = {}
        self._steps_left = MOST_STEPS

    def whole(self, file: Piece, chain: tuple[str, ...]) -> Piece:
        """Return a file with everything that it takes over."""
        if "extends" in file.data:
            file = self._extended(file, chain)
        taken: list[Piece] = []
        phases = self._with_steps(file.member("phases"), "", chain, taken)
        if isinstance(file.data.get("phases"), list):
            file = file.with_member("phases", phases)
        for part in taken:
            file = _with_gathered(file, part)
        return file

    def _with_steps(
        self, owners: Piece, moment: str, chain: tuple[str, ...], taken: list[Piece]
    ) -> Piece:
        """Return phases or steps, with what is included among the steps in them."""
        made: list[Piece] = []
        for piece in owners.members():
            if isinstance(piece.data, dict) and "include" in piece.data:
                made += self._included(piece, moment, chain, taken)
            elif isinstance(piece.data, dict) and isinstance(piece.data.get("steps"), list):
                at = str(piece.data.get("moment", moment))
                steps = self._with_steps(piece.member("steps"), at, chain, taken)
                made.append(piece.with_member("steps", steps))
            else:
                made.append(piece)
        return owners.with_members(made)

    def _included(
        self, piece: Piece, moment: str, chain: tuple[str, ...], taken: list[Piece]
    ) -> Iterator[Piece]:
        """Yield the steps that stand for an `include`."""
        asking = _alone(piece)
        wanted, wrong = validated(Include, asking)
        self.found += wrong
        before = len(self.found)
        part = None if wanted is None else self._part(wanted.include, asking, "include", chain)
        if wanted is None or part is None or len(self.found) > before:
            return
        taken.append(part)
        known = dict(_identified(part))
        here = tuple(_at_moment(part, moment))
        if not wanted.steps:
            yield from self._counted(here, asking)
        if not wanted.steps and not here and self._steps_left >= 0:
            self._complain(asking.place(("include",)), _no_steps(wanted.include, moment))
        for number, name in enumerate(wanted.steps):
            step = known.get(_called(name, part))
            if step is not None:
                yield from self._counted((step,), asking)
            else:
                self._complain(asking.place(("steps", number)), no_such(name, tuple(known)))

    def _counted(self, steps: Collection[Piece], asking: Document) -> Collection[Piece]:
        """Return steps, unless there are too many by now."""
        if self._steps_left >= 0:
            for step in steps:
                self._steps_left -= sum(1 for _ in islice(_within(step), MOST_STEPS + 1))
            if self._steps_left >= 0:
                return steps
            self._complain(asking.place(("include",)), _TOO_MANY)
        return ()

    def _part(self, name: str, asking: Document, key: str, chain: tuple[str, ...]) -> Piece | None:
        """Return another protocol, put together; None where that was complained of."""
        place = asking.place((key,))
        try:
            path, raw = self._fetch(name, asking.path)
        except (NotFound, FileError) as error:
            self._complain(place, error.text)
            return None
        if path in chain:
            self._complain(place, _circle((*chain[chain.index(path) :], path)))
            return None
        if len(chain) >= MOST_DEPTH:
            self._complain(place, _too_deep((*chain, path)))
            return None
        if path in self._parts:
            return self._parts[path]
        document, wrong = read(raw, path)
        self.found += [finding for finding in wrong if finding.severity == "error"]
        if document is None:
            return None
        self.texts[path] = document.text
        wanted = document.data.get("amkit", FORMAT)
        if type(wanted) is int and wanted != FORMAT:
            self.found.append(unread(document, wanted))
            return None
        self._parts[path] = self.whole(Piece(document.data, document.root), (*chain, path))
        return self._parts[path]

    def _complain(self, place: Place, text: Text) -> None:
        self.found.append(Finding(place=place, rule="reuse", severity="error", text=text))

    def _extended(self, file: Piece, chain: tuple[str, ...]) -> Piece:
        """Return a file with what it takes over of the protocol that it extends."""
        asking = _alone(file)
        wanted, wrong = validated(Extension, _alone(_only(file, _OPERATIONS)))
        self.found += wrong
        if "phases" in file.data:
            self._complain(asking.place(("phases",), of="key"), _PHASES)
        part = None if wanted is None else self._part(wanted.extends, asking, "extends", chain)
        if wanted is None or part is None:
            return file
        changes = _Changes(wanted, file, lambda name: _called(name, part))
        made = file
        for key in part.data.keys() - OWN - file.data.keys():
            made = made.with_member(key, part.member(key), part.spot.members[key][0])
        made = made.with_member("phases", changes.made(part.member("phases")))
        self.found += changes.wrong(asking)
        return _with_gathered(_only(made, made.data.keys() - _OPERATIONS), part)


class _Changes:
    """What a protocol changes in the one it extends, step by step."""

    def __init__(self, wanted: Extension, file: Piece, called: Callable[[str], str]) -> None:
        self._change = {called(name): name for name in wanted.change}
        self._drop = {called(name): number for number, name in enumerate(wanted.drop)}
        self._add = [
            {key: called(name) for key in _WHERE if (name := getattr(addition, key))}
            for addition in wanted.add
        ]
        self._file = file
        self._met: dict[str, None] = {}

    def made(self, owners: Piece) -> Piece:
        """Return phases or steps as they are after the changes."""
        made: list[Piece] = []
        for piece in owners.members():
            name = piece.data.get("id") if isinstance(piece.data, dict) else None
            if isinstance(name, str):
                self._met[name] = None
                changed = self._changed(name, piece)
                stays = [] if name in self._drop else [changed]
                made += [*self._added("before", name), *stays, *self._added("after", name)]
            else:
                made.append(piece)
        return owners.with_members(made)

    def _changed(self, name: str, piece: Piece) -> Piece:
        if name in self._change:
            piece = replaced(piece, self._file.member("change").member(self._change[name]))
        into = tuple(self._added("into", name))
        if into or isinstance(piece.data.get("steps"), list):
            steps = piece.member("steps")
            inside = self.made(steps).members()
            piece = piece.with_member("steps", steps.with_members([*inside, *into]))
        return piece

    def _added(self, where: str, name: str) -> Iterator[Piece]:
        for number, addition in enumerate(self._add):
            if addition.get(where) == name:
                yield from self._file.member("add").member(number).member("steps").members()

    def wrong(self, asking: Document) -> Iterator[Finding]:
        """Yield a complaint for each id that the extended protocol has not."""
        named: list[tuple[Place, str]] = [
            *((asking.place(("change", at), of="key"), now) for now, at in self._change.items()),
            *((asking.place(("drop", number)), now) for now, number in self._drop.items()),
        ]
        for number, addition in enumerate(self._add):
            if len(addition) != 1:
                place = asking.place(("add", number))
                yield Finding(place=place, rule="reuse", severity="error", text=_ONE_PLACE)
            named += [(asking.place(("add", number, key)), now) for key, now in addition.items()]
        for place, name in named:
            if name not in self._met:
                said = no_such(name, tuple(self._met))
                yield Finding(place=place, rule="reuse", severity="error", text=said)


def _alone(piece: Piece) -> Document:
    """Return a mapping as a document of its own."""
    path: str = piece.spot.start_mark.name
    return Document(path=path, text="", data=piece.data, root=piece.spot)


def _only(piece: Piece, keys: Collection[str]) -> Piece:
    return Piece({key: data for key, data in piece.data.items() if key in keys}, piece.spot)


def _with_gathered(file: Piece, part: Piece) -> Piece:
    """Return a file with the roles, tables and names of a part that it has not itself."""
    for key in _GATHERED:
        theirs, ours = part.member(key), file.member(key)
        if isinstance(theirs.data, dict) and key not in file.data:
            file = file.with_member(key, theirs)
        elif isinstance(theirs.data, dict) and isinstance(ours.data, dict):
            for name in theirs.data.keys() - ours.data.keys():
                ours = ours.with_member(name, theirs.member(name), theirs.spot.members[name][0])
            file = file.with_member(key, ours)
    return file


def _within(step: Piece) -> Iterator[Piece]:
    """Yield a step, and those in it at any depth."""
    yield step
    for inner in step.member("steps").members():
        yield from _within(inner)


def _identified(file: Piece) -> Iterator[tuple[str, Piece]]:
    """Yield every step with an id, at any depth."""

    def within(owners: Piece) -> Iterator[tuple[str, Piece]]:
        for piece in owners.mappings():
            if isinstance(piece.data.get("id"), str):
                yield piece.data["id"], piece
            yield from within(piece.member("steps"))

    for phase in file.member("phases").mappings():
        yield from within(phase.member("steps"))


def _at_moment(file: Piece, moment: str) -> Iterator[Piece]:
    """Yield the steps of the phases of one moment."""
    for phase in file.member("phases").mappings():
        if phase.data.get("moment") == moment:
            yield from phase.member("steps").members()


def _called(name: str, file: Piece) -> str:
    """Return what a step is called by now, where it was renamed."""
    renamed = file.data.get("renamed")
    now = renamed.get(name) if isinstance(renamed, dict) else None
    return now if isinstance(now, str) else name


def written(data: Any) -> bytes:
    """Return a protocol's data as text that reads as the same: JSON, which YAML 1.2 takes in."""
    return _written(data).encode("utf-8")


def _written(data: Any) -> str:
    if isinstance(data, dict):
        pairs = (f"{json.dumps(key, ensure_ascii=False)}: {_written(one)}"
                 for key, one in data.items())  # fmt: skip
        return "{" + ",\n".join(pairs) + "}"
    if isinstance(data, list):
        return "[" + ",\n".join(map(_written, data)) + "]"
    if isinstance(data, Decimal):
        return f"{data:f}"
    return json.dumps(data, ensure_ascii=False)


# What to say ------------------------------------------------------------------------------


def _circle(paths: tuple[str, ...]) -> Text:
    shown = " → ".join(paths)
    return Text(
        en=f"these protocols take each other over, round and round: {shown}",
        nl=f"deze protocollen nemen elkaar over, in een kring: {shown}",
    )


def _too_deep(paths: tuple[str, ...]) -> Text:
    shown = " → ".join(paths)
    return Text(
        en=f"more than {MOST_DEPTH} protocols build on one another here: {shown}",
        nl=f"hier bouwen meer dan {MOST_DEPTH} protocollen op elkaar: {shown}",
    )


def _no_steps(name: str, moment: str) -> Text:
    return Text(
        en=f"“{name}” has no steps for “{moment}”; name the ones that are meant: steps: [ID]",
        nl=f"‘{name}’ heeft geen stappen voor ‘{moment}’; noem welke bedoeld zijn: steps: [ID]",
    )


_TOO_MANY = Text(
    en=f"more than {MOST_STEPS} steps are included by now; files that include each other grow fast",
    nl=f"er zijn nu meer dan {MOST_STEPS} stappen overgenomen; bestanden die elkaar overnemen "
    "groeien snel",
)
_PHASES = Text(
    en="a protocol that extends another has no phases of its own; use change, drop and add",
    nl="een protocol dat een ander uitbreidt heeft zelf geen fases; gebruik change, drop en add",
)
_ONE_PLACE = Text(
    en="say in one way where these steps come: after, before or into, with an id",
    nl="zeg op één manier waar deze stappen komen: after, before of into, met een id",
)
