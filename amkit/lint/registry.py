"""Every rule there is, and which of them somebody wants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeAlias, get_args

from amkit.errors import UsageError
from amkit.lint import library
from amkit.lint.rule import Group, Rule, SourceRule
from amkit.lint.rules import RULES
from amkit.lint.source_rules import OTHER_RULES, SOURCE_RULES
from amkit.model.finding import Finding, Profile
from amkit.model.text import Text
from amkit.source.names import nearest

AnyRule: TypeAlias = Rule | SourceRule

_EVERY: tuple[AnyRule, ...] = (*RULES, *SOURCE_RULES, *OTHER_RULES, library.RULE)
BY_NAME: dict[str, AnyRule] = {
    rule.name: rule for rule in sorted(_EVERY, key=lambda rule: rule.name)
}
"""Every rule that is shipped, by name."""
_OWN: ContextVar[tuple[Rule, ...]] = ContextVar("own rules", default=())
GROUPS: tuple[Group, ...] = get_args(Group)


def take_along(own: Iterable[Rule]) -> None:
    """Let rules count that are not shipped, from here on and in place of those of before.

    Args:
        own: each with a name that no other rule has.
    """
    _OWN.set(tuple(sorted(own, key=lambda rule: rule.name)))


def known() -> Mapping[str, AnyRule]:
    """Return every rule there is by its name, in the order of those."""
    own = _OWN.get()
    if not own:
        return BY_NAME
    return dict(sorted({**BY_NAME, **{rule.name: rule for rule in own}}.items()))


def every_rule() -> tuple[AnyRule, ...]:
    """Return every rule there is, in the order of their names."""
    return tuple(known().values())


def running() -> tuple[Rule, ...]:
    """Return the rules that have a check, in the order in which they run."""
    return (*RULES, *_OWN.get())


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rules run.

    Attributes:
        wanted: their names.
        left_out: names that were left out by name or group, whatever they are.
    """

    wanted: frozenset[str]
    left_out: frozenset[str]

    def runs(self, rule: str) -> bool:
        """Tell whether a rule runs."""
        return rule in self.wanted

    def tells(self, finding: Finding) -> bool:
        """Tell whether a finding of a file that was read is reported.

        A file that cannot be used is never called clean because another rule was chosen.
        """
        if finding.severity == "error":
            return finding.rule not in self.left_out
        return self.runs(finding.rule)


def choose(
    select: Iterable[str] = (), ignore: Iterable[str] = (), profile: Profile = "strict"
) -> Choice:
    """Return which rules run.

    Args:
        select: names of rules and groups that run, whatever the profile says; none: the profile.
        ignore: names of rules and groups that do not.
        profile: which run where none is selected.

    Raises:
        UsageError: a name is no rule's and no group's: a rule that is left out by a wrong name
            would run, and one that is chosen by it would not.
    """
    chosen, left_out = named(select), named(ignore)
    wanted = chosen or frozenset(rule.name for rule in every_rule() if _is_in(rule, profile))
    return Choice(wanted - left_out, left_out)


def named(words: Iterable[str]) -> frozenset[str]:
    """Return the names of the rules that words name, one by one or by group.

    Raises:
        UsageError: a word names none.
    """
    found: set[str] = set()
    for word in sorted(words):
        if word not in known() and word not in GROUPS:
            raise UsageError(no_rule(word, groups=True))
        found |= {rule.name for rule in every_rule() if word in (rule.name, rule.group)}
    return frozenset(found)


def no_rule(name: str, *, groups: bool = False) -> Text:
    """Say that there is no rule of a name, or no group either, and which comes near."""
    names = (*known(), *GROUPS) if groups else tuple(known())
    close, listed = nearest(name, names), ", ".join(names)
    return Text(
        en=f"there is no rule “{name}”; "
        + (f"did you mean “{close}”?" if close else f"there are: {listed}"),
        nl=f"de regel ‘{name}’ bestaat niet; "
        + (f"bedoelt u ‘{close}’?" if close else f"er zijn: {listed}"),
    )


def _is_in(rule: AnyRule, profile: Profile) -> bool:
    match profile:
        case "minimal":
            return rule.severity == "error" and rule.group in ("format", "flow")
        case "standard":
            return rule.severity != "info"
    return True
