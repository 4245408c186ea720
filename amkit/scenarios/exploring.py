"""Every branch of a protocol looked for by walks that are made up, and what they met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from math import prod
from random import Random

from amkit.expressions import holds, parse
from amkit.model.kinds import KINDS
from amkit.model.prompts import (
    ChoicePrompt,
    EntryPrompt,
    KindName,
    MatrixPrompt,
    OneValue,
    Prompt,
    ScalePrompt,
    ScorecardPrompt,
    TablePrompt,
    ValuePrompt,
)
from amkit.model.protocol import Protocol
from amkit.model.record import Entry, Record, Statement
from amkit.model.rules import Letter
from amkit.model.text import Text
from amkit.model.values import Value
from amkit.scenarios.branches import Branch, branches_of, passed
from amkit.scenarios.clues import Clues, clues_of, gaps_of, letter_gaps
from amkit.scenarios.generated import LEFT, REASONS, Plan, walked
from amkit.scenarios.replies import replies, steps_for
from amkit.source.document import Keys
from amkit.walk import engine
from amkit.walk.replies import read
from amkit.walk.scope import asked_fields
from amkit.walk.state import Stop, Walk
from amkit.walk.tables import columns_of

TODAY = date(2026, 11, 23)
"""The day of every walk that is made up: a Monday, so that it comes out the same every time."""
MOST_WALKS = 600
"""Most walks that are made up for one protocol: half a minute for the longest there is."""
MOST_TOGETHER = 150
"""Most walks in which several answers are changed together, to reach one branch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A gap in a text that is not filled when the walk comes to its step.

    Attributes:
        keys: where the text stands.
        expression: what is in the gap.
        plan: the walk in which that happened; the plainest that was tried.
    """

    keys: Keys
    expression: str
    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Explored:
    """What walks that are made up came by.

    Attributes:
        branches: every branch of the protocol.
        reached: those that a walk passed, by name and side.
        gaps: the gaps that were not filled.
        walks: how many walks were made.
    """

    branches: tuple[Branch, ...]
    reached: frozenset[tuple[str, bool]]
    gaps: tuple[Gap, ...]
    walks: int

    @property
    def unreached(self) -> tuple[Branch, ...]:
        """The branches that no walk passed."""
        return tuple(one for one in self.branches if (one.name, one.side) not in self.reached)


def explore(protocol: Protocol, covered: Set[tuple[str, bool]] = frozenset()) -> Explored:
    """Walk a protocol in every way that its conditions tell apart.

    First with every answer given, for a new account and for a known one; then, for each branch that
    was not passed, with another answer to each prompt that decides it; then with several of them
    together. Deterministic: no chance, and no clock.

    Args:
        protocol: which.
        covered: the branches that scenarios pass, by name and side. Several answers are not
            changed together for those: somebody showed already that they can be reached, and how.
    """
    explorer = _Explorer(protocol)
    explorer.try_out(Plan(rich=True))
    explorer.try_out(Plan())
    for plan in explorer.left_open():
        explorer.try_out(plan)
    for branch in explorer.branches:
        for plan in explorer.plans(branch, together=(branch.name, branch.side) not in covered):
            if explorer.walks >= MOST_WALKS or explorer.has(branch):
                break
            explorer.try_out(plan)
    return Explored(
        branches=explorer.branches, reached=frozenset(explorer.reached),
        gaps=tuple(explorer.gaps.values()), walks=explorer.walks,
    )  # fmt: skip


class _Explorer:
    """Tries plans, and keeps what they come by."""

    def __init__(self, protocol: Protocol) -> None:
        self.branches = branches_of(protocol)
        self.reached: set[tuple[str, bool]] = set()
        self.gaps: dict[tuple[Keys, str], Gap] = {}
        self._made: set[tuple[frozenset[tuple[str, int]], frozenset[str], bool]] = set()
        self._clues = clues_of(protocol)
        self._prompts = {
            name: prompt for _, step in protocol.steps() for name, prompt in step.record.items()
        }
        self._gaps = {step.id: tuple(gaps_of(step, keys)) for keys, _, step in protocol.located()}
        self._letters = tuple(_letters(protocol))
        self._bare = Walk(protocol=protocol, account="ACME", record=Record(), me="Kim", today=TODAY)
        before, _ = walked(self._bare, Plan(), self._clues)
        self._rich = replace(
            self._bare,
            record=known_of_all(),
            previous=engine.whole(before)["answers"],
            previous_day=TODAY - timedelta(days=90),
        )

    @property
    def walks(self) -> int:
        """How many walks were made."""
        return len(self._made)

    def has(self, branch: Branch) -> bool:
        """Tell whether a walk passed a branch."""
        return (branch.name, branch.side) in self.reached

    def try_out(self, plan: Plan) -> None:
        """Make one walk, unless it was made before."""
        identity = (frozenset(plan.choices.items()), plan.skipped, plan.rich)
        if identity in self._made:
            return
        self._made.add(identity)
        walk, arrivals = walked(self._rich if plan.rich else self._bare, plan, self._clues)
        self.reached |= passed(walk)
        if not plan.skipped and not any(self._is_refused(*one) for one in plan.choices.items()):
            for keys, expression in (*self._open_at(arrivals), *self._open_in_documents(walk)):
                gap = Gap(keys=keys, expression=expression, plan=plan)
                self.gaps.setdefault((keys, expression), gap)

    def _is_refused(self, knob: str, choice: int) -> bool:
        """Tell whether a choice leaves open what has to be answered."""
        name = knob.removeprefix("#").partition(".")[0]
        prompt = self._prompts[name]
        if knob.startswith("#"):
            least = max(getattr(prompt, "min", 0), prompt.required)
            return 0 <= choice < least
        return choice <= LEFT and "." not in knob and prompt.required

    def _open_at(self, arrivals: Sequence[Stop]) -> Iterator[tuple[Keys, str]]:
        """Yield the gaps of steps that are not filled when the walk comes there."""
        for stop in arrivals:
            for keys, expression in self._gaps[stop.step.id]:
                if not _is_filled(expression, stop):
                    yield keys, expression

    def _open_in_documents(self, walk: Walk) -> Iterator[tuple[Keys, str]]:
        """Yield the gaps of documents that are not filled at the end."""
        scope = engine.whole(walk)
        scopes = {stop.step.id: stop.scope for stop in engine.stops(walk)}
        for keys, step, letter in self._letters:
            known = scopes.get(step) if step else scope
            if known is not None and (not letter.when or holds(parse(letter.when), known)):
                for at, expression in letter_gaps(letter, keys):
                    if parse(expression).evaluate(known) in (None, ""):
                        yield at, expression

    def left_open(self) -> Iterator[Plan]:
        """Yield walks in which one thing that a text reads is left open, where that is allowed."""
        texts = {text for found in self._gaps.values() for _, text in found}
        read = {path[1] for text in texts for path, _ in parse(text).names if len(path) > 1}
        for name in self._prompts:
            if name in read:
                for knob, choices in _knobs(name, self._prompts[name], self._clues).items():
                    fewer = (0, 1) if knob.startswith("#") else (LEFT,)
                    for choice in fewer:
                        if choice in choices and not self._is_refused(knob, choice):
                            yield Plan(choices={knob: choice}, rich=True)

    def plans(self, branch: Branch, together: bool) -> Iterator[Plan]:
        """Yield the walks that could pass a branch, those with the fewest changes first."""
        if branch.others:
            yield Plan(skipped=branch.others)
        deciding = sorted(self._clues.deciding(branch.needs))
        knobs: dict[str, tuple[int, ...]] = {}
        for name in deciding:
            knobs |= _knobs(name, self._prompts[name], self._clues)
        for rich in (False, True):
            for knob, choices in knobs.items():
                yield from (Plan(choices={knob: choice}, rich=rich) for choice in choices)
        if together:
            yield from _together(knobs)


def _together(knobs: Mapping[str, tuple[int, ...]]) -> Iterator[Plan]:
    """Yield plans that change several answers together: all there are, or some of very many."""
    options = [(None, *choices) for choices in knobs.values()]  # None: as it usually is
    if prod(map(len, options)) <= MOST_TOGETHER:
        picked: Iterable[tuple[int | None, ...]] = product(*options)
    else:
        chance = Random(0)
        picked = (tuple(map(chance.choice, options)) for _ in range(MOST_TOGETHER))
    for some in picked:
        choices = {
            knob: choice for knob, choice in zip(knobs, some, strict=True) if choice is not None
        }
        yield from (Plan(choices=choices, rich=rich) for rich in (False, True))


def _knobs(name: str, prompt: Prompt, clues: Clues) -> dict[str, tuple[int, ...]]:
    """Return what can be planned of a prompt, and the choices beside the usual one."""
    constants = clues.constants.get(name, ())
    if isinstance(prompt, ScorecardPrompt):
        low, high = prompt.min, prompt.max
        scale = ScalePrompt(type="scale", min=low, max=high, low=prompt.low, high=prompt.high)
        count = len(replies(name, scale, tuple(steps_for(prompt, constants)), TODAY))
        return {name: (*range(1, count), LEFT)}
    if isinstance(prompt, ValuePrompt):
        count = len(replies(name, _all_open(prompt), constants, TODAY))
        reasons = tuple(LEFT - number for number in range(len(REASONS)))
        left = reasons if any(one in REASONS for one in constants) else (LEFT,)
        return {name: (*range(1, count), *left)}
    found: dict[str, tuple[int, ...]] = {}
    if isinstance(prompt, EntryPrompt) or not prompt.rows:
        assert not isinstance(prompt, MatrixPrompt)
        counts = (0, 1, *(int(one) for one in constants if not isinstance(one, str)))
        most = 1 if isinstance(prompt, EntryPrompt) and not prompt.many else prompt.max
        found = {f"#{name}": tuple(dict.fromkeys(min(max(n, 0), most or 9) for n in counts))}
    for field, asks in _fields(prompt).items():
        count = len(replies(field, _all_open(asks), constants, TODAY))
        left = () if found and field == next(iter(_fields(prompt))) else (LEFT,)
        found[f"{name}.{field}"] = (*range(1, count), *left)
    return {knob: choices for knob, choices in found.items() if choices}


def _fields(prompt: EntryPrompt | TablePrompt | MatrixPrompt) -> Mapping[str, OneValue]:
    """Return what the fields of an entry ask, or the columns of a table; what names it first."""
    if isinstance(prompt, EntryPrompt):
        return {name: KINDS[prompt.kind].fields[name] for name in asked_fields(prompt)}
    return columns_of(prompt)


def _all_open(prompt: OneValue) -> OneValue:
    """Return a choice of which every option can be chosen; any other prompt as it is."""
    if not isinstance(prompt, ChoicePrompt):
        return prompt
    return replace(prompt, options=tuple(replace(one, when="") for one in prompt.options))


def _is_filled(expression: str, stop: Stop) -> bool:
    """Tell whether a gap is filled, or waits for what its own step asks."""
    own = {name for name in stop.step.record}
    if any(path[0] == "answers" and path[1:2] and path[1] in own
           for path, _ in parse(expression).names):  # fmt: skip
        return True
    return parse(expression).evaluate(stop.scope) not in (None, "")


def _letters(protocol: Protocol) -> Iterator[tuple[Keys, str, Letter]]:
    """Yield the documents of a protocol, each with its keys and the step it belongs to."""
    for number, letter in enumerate(protocol.documents):
        yield ("documents", number), "", letter
    for keys, _, step in protocol.located():
        for number, letter in enumerate(step.documents):
            yield (*keys, "documents", number), step.id, letter


def known_of_all() -> Record:
    """Return a record that knows one entry of each kind, with all its fields."""
    return Record(entries=tuple(_entry(kind) for kind in KINDS))


def _entry(kind: KindName) -> Entry:
    fields: dict[str, Value] = {}
    for name, prompt in KINDS[kind].fields.items():
        if name not in KINDS[kind].aside:
            first = replies(f"known {kind}", prompt, (), TODAY)[0]
            fields[name] = read(prompt, first, today=TODAY, me="Kim")
    at = datetime.combine(TODAY, time(12)).astimezone(UTC)
    said = Statement(
        run_id="before", item=kind, kind=kind, fields=fields, step="", source="said", by="Kim",
        at=at,
    )  # fmt: skip
    return Entry(
        kind=kind, key=said.key, fields=fields, said=dict.fromkeys(fields, said), history=(said,)
    )


def told_plan(plan: Plan) -> Text:
    """Return in which walk something happened, in words; "" for one that answers everything."""
    parts = [_told_choice(knob, choice) for knob, choice in plan.choices.items()]
    if not parts and not plan.rich:
        return Text("for a new account", "bij een nieuw account")
    en = " and ".join(part.en for part in parts)
    nl = " en ".join(part.nl for part in parts)
    return Text(f"where {en}" if en else "", f"als {nl}" if nl else "")


def _told_choice(knob: str, choice: int) -> Text:
    name = knob.removeprefix("#")
    if choice <= LEFT or (knob != name and choice == 0):
        return Text(f"“{name}” is left open", f"‘{name}’ open blijft")
    if knob != name:
        count = Text(f"there are {choice} of", f"er {choice} zijn van")
        if choice == 1:
            count = Text("there is one of", "er één is van")
        return Text(f"{count.en} “{name}”", f"{count.nl} ‘{name}’")
    return Text(f"“{name}” is answered otherwise", f"‘{name}’ anders wordt beantwoord")
