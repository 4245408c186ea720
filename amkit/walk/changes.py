"""What an earlier answer changed: which answers stand on something that is different now."""

from __future__ import annotations

from functools import lru_cache

from amkit.expressions import Expression, parse, parse_repeat, parse_wording
from amkit.model.prompts import EntryPrompt
from amkit.model.protocol import Protocol, Step
from amkit.model.run import Slot
from amkit.model.text import Lines
from amkit.walk.scope import PLURAL
from amkit.walk.state import Walk
from amkit.walk.tables import cells_of


class Changes:
    """Which answers of a walk were changed later, and what was built on them."""

    def __init__(self, walk: Walk) -> None:
        self._order, self._changed = walk.history.order, walk.history.changed
        self._prompts_of_kind = _prompts_of_kind(walk.protocol) if self._changed else {}

    def is_stale(self, step: Step, slot: Slot) -> bool:
        """Tell whether something the step's texts build on was changed after this was answered."""
        if not self._changed:
            return False
        given = self._order[slot]
        return any(
            self._changed.get(name, -1) > given
            for read in read_names(step)
            for name in (self._prompts_of_kind.get(read, ()) if "." not in read else (read[8:],))
            if name != slot.name
        )


def _prompts_of_kind(protocol: Protocol) -> dict[str, tuple[str, ...]]:
    """Return the prompts that record each kind, under the names by which texts know the kind."""
    found: dict[str, tuple[str, ...]] = {}
    for _, step in protocol.steps():
        for name, prompt in step.record.items():
            if isinstance(prompt, EntryPrompt):
                for known_as in (prompt.kind, PLURAL[prompt.kind]):
                    found[known_as] = (*found.get(known_as, ()), name)
    return found


@lru_cache(maxsize=1024)
def _read_in(text: str, *, wording: bool) -> frozenset[str]:
    if not text:
        return frozenset()
    expressions = [found for found, _ in parse_wording(text).expressions()] if wording else [
        parse(text)
    ]  # fmt: skip
    return frozenset(name for expression in expressions for name in _read_by(expression))


def _read_by(expression: Expression) -> frozenset[str]:
    return frozenset(
        ".".join(path[:2]) if path[0] == "answers" and len(path) > 1 else path[0]
        for path, _ in expression.names
    )


def read_names(step: Step) -> frozenset[str]:
    """Return what a step's literal lines, repeats, prompts and defaults build on.

    An answer stands as "answers.<prompt>", an entry of the record as its kind or its plural.
    """
    texts = [line for lines in (step.say, step.ask) for line in _written(lines)]
    found = set(_read_by(parse_repeat(step.for_each).items)) if step.for_each else set()
    for prompt in step.record.values():
        for asks in (prompt, *cells_of(prompt)):
            texts += (asks.prompt.en, asks.prompt.nl)
            found |= _read_in(asks.default, wording=False)
    for text in texts:
        found |= _read_in(text, wording=True)
    return frozenset(found)


def _written(lines: Lines) -> tuple[str, ...]:
    return lines.en + lines.nl
