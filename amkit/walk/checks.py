"""What must hold of the answers: which checks of a walk do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from amkit.expressions import parse, truth
from amkit.model.prompts import Check
from amkit.model.protocol import Phase
from amkit.model.text import LANGUAGES, Text
from amkit.walk.engine import whole
from amkit.walk.literal import Filler
from amkit.walk.state import Stop, Walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A check that does not hold.

    Attributes:
        message: what it says, filled, in both languages.
        stop: the step it belongs to; for a phase the last of its steps; None for the whole walk.
    """

    message: Text
    stop: Stop | None


def failed(walk: Walk, stops: Sequence[Stop]) -> tuple[Failed, ...]:
    """Return the checks that do not hold: of steps, of phases, of the whole.

    What cannot be told yet is no failure.
    """
    checked = bool(walk.protocol.checks) or any(phase.checks for phase in walk.protocol.phases)
    scope = whole(walk) if checked else {}
    return tuple(
        [
            *(one for stop in stops for one in of_step(walk, stop)),
            *(one for phase in walk.protocol.phases for one in _phase(walk, phase, stops, scope)),
            *_failing(walk, walk.protocol.checks, scope, None),
        ]
    )


def of_step(walk: Walk, stop: Stop) -> Iterator[Failed]:
    """Yield the checks of a step that do not hold."""
    return _failing(walk, stop.step.checks, stop.scope, stop)


def of_phase(walk: Walk, phase: Phase, stops: Sequence[Stop]) -> Iterator[Failed]:
    """Yield the checks of a phase that do not hold."""
    return _phase(walk, phase, stops, whole(walk) if phase.checks else {})


def _phase(
    walk: Walk, phase: Phase, stops: Sequence[Stop], scope: Mapping[str, Any]
) -> Iterator[Failed]:
    """Yield what fails of a phase that is walked, with the last of its steps."""
    own = [stop for stop in stops if stop.phase is phase]
    if own:
        yield from _failing(walk, phase.checks, scope, own[-1])


def _failing(
    walk: Walk, checks: Iterable[Check], scope: Mapping[str, Any], stop: Stop | None
) -> Iterator[Failed]:
    for check in checks:
        if truth(parse(check.that).evaluate(scope)) is False:
            en, nl = (Filler(walk, scope, language).text(check.message) for language in LANGUAGES)
            yield Failed(message=Text(en=en, nl=nl), stop=stop)
