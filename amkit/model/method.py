"""A method: the core tasks of the work with accounts, and when each conversation is due."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from amkit.model.shape import SHAPE
from amkit.model.text import Text

Tier = Literal["strategic", "key", "standard"]
"""The groups of accounts, as the profile of an account names them."""
TIERS: tuple[Tier, ...] = ("strategic", "key", "standard")

Before = Literal["end", "notice", "contract_year", "fiscal_year"]
After = Literal["start", "held", "contact"]
Event = Literal["new_decider", "decider_left", "result_missed", "goal_at_risk", "new_owner"]
Instrument = Literal["plan", "report", "brief"]


@dataclass(frozen=True, slots=True)
class Days:
    """A number of days for each group of accounts; None where it is not for that group."""

    strategic: int | None = None
    key: int | None = None
    standard: int | None = None

    def of(self, tier: Tier) -> int | None:
        """Return the number for a group of accounts."""
        found: int | None = getattr(self, tier)
        return found

    @property
    def same(self) -> int | None:
        """The number where it is one for all groups, else None."""
        return self.key if self.strategic == self.key == self.standard else None

    def given(self) -> Iterator[tuple[Tier, int]]:
        """Yield each group that has a number."""
        for tier in TIERS:
            number = self.of(tier)
            if number is not None:
                yield tier, number

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Callable[[Any], Any]) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415  only where a file is read; heavy

        number = core_schema.int_schema()
        per_tier = core_schema.typed_dict_schema(
            {tier: core_schema.typed_dict_field(number, required=False) for tier in TIERS},
            extra_behavior="forbid",
        )

        def build(given: Any) -> Days:
            return cls(**given) if isinstance(given, dict) else cls(given, given, given)

        return core_schema.no_info_after_validator_function(
            build,
            core_schema.tagged_union_schema(
                {"number": number, "per tier": per_tier},
                discriminator=lambda given: "per tier" if isinstance(given, dict) else "number",
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When a conversation is due: so many days before or after a day, or on an event."""

    __pydantic_config__ = SHAPE

    protocol: str = ""
    """Which conversation; the task's own where it has one."""
    before: Before | None = None
    """So many days before the end of a contract, the last day to end it, its next year, or the
    customer's next fiscal year."""
    after: After | None = None
    """So many days after a contract started, after this conversation was last held, or after the
    last contact of any kind."""
    on: Event | None = None
    """Within so many days of an event: somebody new decides, a decider left, a result was missed,
    a joint goal is at risk, or the account got another account manager."""
    days: Days
    """How many days: one number, or one for each group of accounts it is for."""
    early: int = 30
    """How many days before the due day a conversation counts for it already."""
    lapses: int = 90
    """How many days behind the due day it is told no more; a rhythm never lapses."""

    @property
    def is_yearly(self) -> bool:
        """Whether it comes round once a year."""
        return self.before in ("contract_year", "fiscal_year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One of the few tasks on which the results with a customer hang."""

    __pydantic_config__ = SHAPE

    id: str
    """Its name in findings."""
    title: Text
    """Its name for people."""
    strategy: Text
    """Why it is done so: a sentence or two."""
    protocols: tuple[str, ...]
    """Its conversations, by the names of their protocols."""
    instruments: tuple[Instrument, ...] = ()
    """What is used in it, or made by it."""
    tiers: tuple[Tier, ...] = TIERS
    """The groups of accounts it is done for."""
    due: tuple[Due, ...] = ()
    """When; a task without is done when it comes up."""

    def protocol_of(self, rule: Due) -> str:
        """Return the conversation that a rule of this task is about."""
        return rule.protocol or self.protocols[0]

    @property
    def coming_round(self) -> frozenset[str]:
        """Its conversations that are held again and again, and not only on an event."""
        return frozenset(
            self.protocol_of(rule)
            for rule in self.due
            if rule.after in ("held", "contact") or rule.is_yearly
        )

    def days_of(self, rule: Due, tier: Tier) -> int | None:
        """Return the days of a rule for a group of accounts; None where it is not for them."""
        return rule.days.of(tier) if tier in self.tiers else None

    def days_for_all(self, rule: Due) -> int | None:
        """Return the days of a rule that holds for every account alike, else None."""
        return rule.days.same if set(self.tiers) == set(TIERS) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A method file."""

    __pydantic_config__ = SHAPE

    amkit: Literal[2]
    """The version of the format."""
    title: Text
    """Its name for people."""
    tasks: tuple[Task, ...]
    """The core tasks, the weightiest first."""

    def rules(self) -> Iterator[tuple[Task, Due]]:
        """Yield every rule with its task, in order."""
        for task in self.tasks:
            for rule in task.due:
                yield task, rule

    def for_tier(self, tier: Tier | None) -> Iterator[tuple[Task, Due, int]]:
        """Yield the rules that hold for a group of accounts, each with its days.

        Where the group is not known: those that hold for all alike.
        """
        for task, rule in self.rules():
            days = task.days_of(rule, tier) if tier else task.days_for_all(rule)
            if days is not None:
                yield task, rule, days

    def served(self) -> frozenset[str]:
        """Return the protocols that some task has."""
        return frozenset(name for task in self.tasks for name in task.protocols)


class Rule(NamedTuple):
    """A rule as it holds for a group of accounts.

    Attributes:
        task, due: whose, and which.
        protocol: the conversation it is about.
        days: how many days before or behind what it counts from.
    """

    task: Task
    due: Due
    protocol: str
    days: int


class Rules:
    """The rules of a method as they hold for each group of accounts, laid out once for all.

    Attributes:
        need_tier: whether some depend on the group of an account.
    """

    def __init__(self, method: Method) -> None:
        self._by_tier = {
            tier: tuple(
                Rule(task, due, task.protocol_of(due), days)
                for task, due, days in method.for_tier(tier)
            )
            for tier in (*TIERS, None)
        }
        self._need_year = {
            tier
            for tier, rules in self._by_tier.items()
            if any(rule.due.before == "fiscal_year" for rule in rules)
        }
        self.need_tier = any(rule.days.same is None for _, rule in method.rules())

    def of(self, tier: Tier | None) -> tuple[Rule, ...]:
        """Return the rules for a group of accounts; see `Method.for_tier`."""
        return self._by_tier[tier]

    def need_year(self, tier: Tier | None) -> bool:
        """Tell whether one for a group of accounts counts from a customer's fiscal year."""
        return tier in self._need_year
