"""How protocols are used: what is skipped, changed afterwards, takes longest, or is never run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from statistics import median

from amkit.model.minutes import Minutes
from amkit.model.protocol import Protocol, Step
from amkit.model.run import Given, Slot, Went
from amkit.model.text import Text

_AWAY_S = 30 * 60
"""Between two answers further apart than half an hour somebody was doing something else."""
_BY_HAND_S = 10
"""A run whose answers all came within ten seconds was taken from a file: it has no minutes."""


@dataclass(slots=True, kw_only=True)
class StepUse:
    """What came of one step in a number of runs.

    Attributes:
        step: which.
        runs: in how many runs it was reached.
        skipped: in how many of those it was left out.
        edited: in how many of those an answer was changed after it was given.
        whys: the reasons that were told for leaving it out, and how often.
        seconds: how long it took, run by run.
    """

    step: Step
    runs: int = 0
    skipped: int = 0
    edited: int = 0
    whys: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    @property
    def minutes(self) -> float | None:
        """The median of what it took; None where no run tells."""
        return median(self.seconds) / 60 if self.seconds else None

    @property
    def planned(self) -> Minutes:
        """What the protocol gives it."""
        return self.step.minutes

    @property
    def literal(self) -> Text:
        """The first line that is to be said to the letter."""
        lines = [*self.step.say.to("en"), *self.step.ask.to("en")]
        dutch = [*self.step.say.to("nl"), *self.step.ask.to("nl")]
        return Text(lines[0], dutch[0]) if lines and dutch else Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolUse:
    """What came of one protocol.

    Attributes:
        protocol: which.
        done, open, dropped: how many runs there are of each.
        last: the day on which one was last held; None where none was.
        steps: every step that can be walked, in order.
    """

    protocol: Protocol
    done: int
    open: int
    dropped: int
    last: date | None
    steps: tuple[StepUse, ...]


def use_of(
    protocol: Protocol, runs: Sequence[Went], given: Mapping[str, Sequence[Given]]
) -> ProtocolUse:
    """Return what came of a protocol.

    Steps are told by the protocol as it is today; what runs of an earlier version answered in
    steps that are gone does not count.

    Args:
        protocol: as it is today.
        runs: of it.
        given: by a run's id, its answers in order.
    """
    steps = {step.id: StepUse(step=step) for _, step in protocol.steps()}
    step_of = {name: step.id for _, step in protocol.steps() for name in step.record}
    step_of |= {name: name for name in steps} | {
        old: step_of.get(new, new) for old, new in protocol.renamed.items()
    }
    for run in runs:
        if run.status == "done" and run.id in given:
            _count(steps, step_of, given[run.id])
    status = Counter(run.status for run in runs)
    held = [run.changed for run in runs if run.status == "done"]
    return ProtocolUse(
        protocol=protocol, done=status["done"], open=status["open"], dropped=status["dropped"],
        last=max(held).astimezone().date() if held else None, steps=tuple(steps.values()),
    )  # fmt: skip


def _count(
    steps: Mapping[str, StepUse], step_of: Mapping[str, str], given: Sequence[Given]
) -> None:
    """Add one run to what came of its steps."""
    latest: dict[Slot, Given] = {}
    edited: set[str] = set()
    for one in given:
        before = latest.get(one.slot)
        told = before is not None and not before.reason and not one.slot.field.startswith("#")
        if before is not None and told and before.value != one.value:
            edited.add(step_of.get(one.slot.name, ""))
        latest[one.slot] = one
    by_step: dict[str, list[Given]] = {}
    for one in latest.values():
        by_step.setdefault(step_of.get(one.slot.name, ""), []).append(one)
    took = _seconds(step_of, given)
    for name, use in steps.items():
        those = by_step.get(name)
        if those:
            use.runs += 1
            use.edited += name in edited
            skipped = [one for one in those if one.reason == "skipped"]
            use.skipped += len(skipped) == len(those)
            use.whys.update({one.why for one in skipped if one.why})
            use.seconds += took.get(name, ())


def _seconds(step_of: Mapping[str, str], given: Sequence[Given]) -> dict[str, list[float]]:
    """Return how long each step of a run took: from the answer before, to its own last one."""
    if not given or (given[-1].at - given[0].at).total_seconds() < _BY_HAND_S:
        return {}
    took: dict[str, float] = {}
    for before, one in pairwise(given):
        passed = (one.at - before.at).total_seconds()
        if 0 <= passed <= _AWAY_S:
            name = step_of.get(one.slot.name, "")
            took[name] = took.get(name, 0.0) + passed
    return {name: [seconds] for name, seconds in took.items()}


def whys_of(use: StepUse, most: int = 2) -> str:
    """Return the reasons that were told most, with how often where that is more than once."""
    told = (f"{why} (×{count})" if count > 1 else why for why, count in use.whys.most_common(most))
    return "; ".join(told)


def all_used(uses: Iterable[ProtocolUse]) -> list[tuple[ProtocolUse, StepUse]]:
    """Return every step of protocols that were run, with its protocol."""
    return [(one, step) for one in uses for step in one.steps if step.runs]
