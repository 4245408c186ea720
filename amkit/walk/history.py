"""What the answers of a walk come to: the one that counts for each slot, and which were changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from amkit.model.run import ITEM, Answer, Slot


class Latest(dict[Slot, Answer]):
    """The answer that counts for each slot; knows which entries, rows and notes there are."""

    @cached_property
    def _numbered(self) -> Mapping[tuple[str, tuple[int, ...], str], list[int]]:
        found: dict[tuple[str, tuple[int, ...], str], set[int]] = {}
        for slot in self:
            if slot.number:
                kind = slot.field if slot.field.startswith("#") else ""
                found.setdefault((slot.name, slot.items, kind), set()).add(slot.number)
        return {key: sorted(of) for key, of in found.items()}

    def numbers(self, at: Slot) -> Sequence[int]:
        """Return the numbers of the entries or rows that a prompt has, in order.

        Where the field of `at` is one of amkit's own, those of what a step has of it.
        """
        kind = at.field if at.field.startswith("#") else ""
        return self._numbered.get((at.name, at.items, kind), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What answers come to, oldest first; made once, and gone on with.

    Attributes:
        of: the answers.
        latest: the one that counts for each slot.
        order: where in `of` that one stands.
        changed: for each prompt, where the answer stands that last changed an earlier one.
    """

    of: tuple[Answer, ...] = ()
    latest: Latest = field(default_factory=Latest)
    order: Mapping[Slot, int] = field(default_factory=dict)
    changed: Mapping[str, int] = field(default_factory=dict)

    def and_then(self, answers: tuple[Answer, ...]) -> History:
        """Return what it comes to with more answers; costs no more where there were many."""
        latest, order, changed = Latest(self.latest), dict(self.order), dict(self.changed)
        for at, answer in enumerate(answers, start=len(self.of)):
            before = latest.get(answer.slot)
            told = before is not None and answer.slot.field != ITEM
            if before is not None and told and (before.value, before.reason) != (
                answer.value, answer.reason,
            ):  # fmt: skip
                changed[answer.slot.name] = at
            latest[answer.slot] = answer
            order[answer.slot] = at
        return History(of=self.of + answers, latest=latest, order=order, changed=changed)
