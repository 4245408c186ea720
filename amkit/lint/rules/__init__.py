"""The rules, in the order in which they run. A rule is a module; its docstring is its manual."""

from amkit.lint.rule import Rule
from amkit.lint.rules import (
    expression,
    internal_to_client,
    minutes_sum,
    missing_phase,
    missing_translation,
    no_instruction,
    no_next_step,
    no_purpose,
    no_use_when,
    placeholder_mismatch,
)

RULES: tuple[Rule, ...] = (
    expression.RULE,
    internal_to_client.RULE,
    minutes_sum.RULE,
    missing_phase.RULE,
    missing_translation.RULE,
    no_instruction.RULE,
    no_next_step.RULE,
    no_purpose.RULE,
    no_use_when.RULE,
    placeholder_mismatch.RULE,
)
"""By name. A rule that is not named here does not exist."""
